//! crdgen in the place of `rustc`, as Cargo calls it for the members of a workspace.
//!
//! It compiles what Cargo asks for, and writes down how the one crate is compiled whose types are asked: only when Cargo is
//! done are all libraries there that the probe is linked with.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::{env, fs, io};

use serde::{Deserialize, Serialize};

/// The variable that names the file to write down into.
pub(crate) const CALL: &str = "CRDGEN_RUSTC_CALL";

/// The configuration that Cargo hands on to the one crate that is asked.
pub(crate) const CFG: &str = "crdgen_probe";

/// How Cargo calls the compiler for the crate that is asked.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Call {
    rustc: String,
    args: Vec<String>,
    folder: PathBuf,
    variables: BTreeMap<String, String>,
}

/// Runs the compiler if Cargo called this program for that; none if a person did.
pub(crate) fn run() -> Option<ExitCode> {
    let file = PathBuf::from(env::var_os(CALL)?);
    let mut args = env::args_os().skip(1).map(|arg| arg.to_string_lossy().into_owned());
    let rustc = args.next().filter(|path| Path::new(path).file_stem() == Some(OsStr::new("rustc")))?;
    let args: Vec<String> = args.collect();
    Some(compile(rustc, args, &file).unwrap_or(ExitCode::FAILURE))
}

fn compile(rustc: String, args: Vec<String>, file: &Path) -> io::Result<ExitCode> {
    // Warnings of the author's code are for the author's own builds.
    let done = Command::new(&rustc).args(&args).args(["--cap-lints", "allow"]).status()?;
    if !done.success() {
        return Ok(ExitCode::FAILURE);
    }
    if args.iter().any(|arg| arg == CFG) {
        let variables =
            env::vars_os().filter_map(|(key, value)| Some((key.into_string().ok()?, value.into_string().ok()?)));
        let call = Call { rustc, args, folder: env::current_dir()?, variables: variables.collect() };
        fs::write(file, serde_json::to_string(&call)?)?;
    }
    Ok(ExitCode::SUCCESS)
}

impl Call {
    /// The same call with another root file, for a program.
    pub(crate) fn of_program(&self, root: &Path, program: &Path) -> Command {
        let mut command = Command::new(&self.rustc);
        let incremental = program.with_extension("incremental");
        command
            .args(probe_arguments(&self.args, root))
            .args(["--cap-lints", "allow", "--crate-type", "bin", "--emit", "link", "-C", "debuginfo=0", "-o"])
            .arg(program)
            .arg("-C")
            .arg(format!("incremental={}", incremental.display()))
            .current_dir(&self.folder)
            .env_clear()
            .envs(&self.variables);
        command
    }
}

/// Options that say what is written, where and how it is told, with their values.
const OUTPUT: &[&str] =
    &["--crate-type", "--emit", "--out-dir", "--json", "--error-format", "--diagnostic-width", "-o"];

/// Options of `-C` that belong to the files that Cargo keeps.
const CODEGEN: &[&str] = &["incremental", "extra-filename", "debuginfo", "split-debuginfo", "embed-bitcode"];

/// The arguments with which Cargo has the crate compiled, but for its root and its output.
fn probe_arguments(args: &[String], root: &Path) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let mut args = args.iter();
    while let Some(arg) = args.next() {
        let name = arg.split('=').next().unwrap_or_default();
        if OUTPUT.contains(&name) {
            if !arg.contains('=') {
                args.next();
            }
        } else if arg == "-C" {
            let Some(value) = args.next() else { continue };
            if !CODEGEN.contains(&value.split('=').next().unwrap_or_default()) {
                out.extend([arg.clone(), value.clone()]);
            }
        } else if arg == "--extern" {
            out.push(arg.clone());
            // A library can be compiled before those that it names are whole; a program is linked with the whole ones.
            out.extend(args.next().map(|value| match value.strip_suffix(".rmeta") {
                Some(start) => format!("{start}.rlib"),
                None => value.clone(),
            }));
        } else if arg.starts_with('-') {
            out.push(arg.clone());
            if takes_value(arg) {
                out.extend(args.next().cloned());
            }
        } else if arg.ends_with(".rs") {
            out.push(root.display().to_string());
        } else {
            out.push(arg.clone());
        }
    }
    out
}

/// Whether the value of an option stands in the next argument.
fn takes_value(option: &str) -> bool {
    const OPTIONS: &[&str] = &[
        "--cap-lints",
        "--cfg",
        "--check-cfg",
        "--crate-name",
        "--edition",
        "--remap-path-prefix",
        "--sysroot",
        "--target",
        "-A",
        "-D",
        "-F",
        "-L",
        "-W",
        "-Z",
        "-l",
    ];
    OPTIONS.contains(&option)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arguments() {
        let check = |given: &str, expected: &str| {
            let args: Vec<String> = given.split(' ').map(str::to_owned).collect();
            assert_eq!(probe_arguments(&args, Path::new("/p/main.rs")).join(" "), expected);
        };
        check(
            "--crate-name a --edition=2024 a/src/lib.rs --error-format=json --json=artifacts --crate-type lib \
             --emit=dep-info,metadata,link -C embed-bitcode=no -C debuginfo=2 --cfg feature=\"x\" -C metadata=1 \
             -C extra-filename=-1 --out-dir /t/deps -C incremental=/t/i -L dependency=/t/deps --extern b=/t/libb.rmeta",
            "--crate-name a --edition=2024 /p/main.rs --cfg feature=\"x\" -C metadata=1 -L dependency=/t/deps \
             --extern b=/t/libb.rlib",
        );
    }
}
