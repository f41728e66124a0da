//! The Go program beside this package: built once, found again.

use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;
use std::thread;
use std::time::{Duration, Instant};

/// The first build compiles all of Kubernetes' API server: minutes on many cores, a quarter of an hour on two busy ones.
const DEADLINE: Duration = Duration::from_secs(40 * 60);

/// The program, built if it is not there or not up to date; in a process only once.
///
/// # Errors
///
/// A sentence that says what is missing, or what Go said.
pub fn path() -> Result<&'static Path, String> {
    static PROGRAM: OnceLock<Result<PathBuf, String>> = OnceLock::new();
    match PROGRAM.get_or_init(build) {
        Ok(path) => Ok(path),
        Err(error) => Err(error.clone()),
    }
}

fn build() -> Result<PathBuf, String> {
    let output = target_folder()?.join("crdgen-apiserver-go");
    let mut go = Command::new("go")
        // Nobody debugs it, and without the tables for that it is linked in half the time.
        .args(["build", "-ldflags=-s -w", "-o"])
        .arg(&output)
        .arg(".")
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .stdin(Stdio::null())
        .spawn()
        .map_err(|error| match error.kind() {
            io::ErrorKind::NotFound => "Go is not installed: the API server is a Go program".to_owned(),
            _ => format!("go: {error}"),
        })?;
    let started = Instant::now();
    loop {
        match go.try_wait().map_err(|error| format!("go: {error}"))? {
            Some(status) if status.success() => return Ok(output),
            Some(status) => return Err(format!("go build in {}: {status}", env!("CARGO_MANIFEST_DIR"))),
            None if started.elapsed() < DEADLINE => thread::sleep(Duration::from_millis(50)),
            None => {
                // Nothing more can be done if it is gone already.
                let _ = go.kill();
                let _ = go.wait();
                return Err(format!("go build takes more than {DEADLINE:?}"));
            }
        }
    }
}

/// Cargo's target folder, which holds the folder of a profile, which holds the program that runs here.
fn target_folder() -> Result<PathBuf, String> {
    let program = std::env::current_exe().map_err(|error| format!("this program's path: {error}"))?;
    let profile = program.ancestors().find(|folder| folder.join(".fingerprint").is_dir());
    let target = profile.and_then(Path::parent).map(Path::to_owned);
    target.ok_or_else(|| format!("{} is in no target folder of Cargo", program.display()))
}
