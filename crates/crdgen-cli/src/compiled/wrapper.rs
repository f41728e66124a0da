//! crdgen in the place of `rustc`, as Cargo calls it for the members of a workspace.

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::{env, fs};

/// The variable that names the root file of the probe.
pub(crate) const ROOT: &str = "CRDGEN_PROBE_ROOT";

/// The configuration that Cargo hands on to the one crate that is asked, with the version of the probe.
pub(crate) const CFG: &str = "crdgen_probe";

/// The program, beside the root file.
pub(crate) const PROGRAM: &str = "probe";

/// The version of the program, beside it.
pub(crate) const STAMP: &str = "version";

/// Runs the compiler if Cargo called this program for that; none if a person did.
pub(crate) fn run() -> Option<ExitCode> {
    let root = PathBuf::from(env::var_os(ROOT)?);
    let mut args = env::args_os().skip(1);
    let rustc = args.next().filter(|path| Path::new(path).file_stem() == Some(OsStr::new("rustc")))?;
    let args: Vec<OsString> = args.collect();
    Some(compile(&rustc, &args, &root).unwrap_or_else(|_| ExitCode::FAILURE))
}

fn compile(rustc: &OsStr, args: &[OsString], root: &Path) -> std::io::Result<ExitCode> {
    // Warnings of the author's code are for the author's own builds.
    let done = Command::new(rustc).args(args).args(["--cap-lints", "allow"]).status()?;
    if !done.success() {
        return Ok(ExitCode::FAILURE);
    }
    let Some(version) = version(args) else { return Ok(ExitCode::SUCCESS) };
    let folder = root.parent().unwrap_or(Path::new(""));
    let done = Command::new(rustc)
        .args(probe_arguments(args, root, folder))
        .args(["--cap-lints", "allow", "--crate-type", "bin", "--emit", "link", "-C", "debuginfo=0"])
        .arg("-o")
        .arg(folder.join(PROGRAM))
        .status()?;
    if !done.success() {
        return Ok(ExitCode::FAILURE);
    }
    fs::write(folder.join(STAMP), version)?;
    Ok(ExitCode::SUCCESS)
}

/// The version of the probe, where this is the crate that is asked.
fn version(args: &[OsString]) -> Option<String> {
    let start = format!("{CFG}=\"");
    args.iter().find_map(|arg| Some(arg.to_str()?.strip_prefix(&start)?.trim_end_matches('"').to_owned()))
}

/// Options that say what is written, where and how it is told, with their values.
const OUTPUT: &[&str] = &["--crate-type", "--emit", "--out-dir", "--json", "--error-format", "--diagnostic-width", "-o"];

/// Options of `-C` that belong to the files that Cargo keeps.
const CODEGEN: &[&str] = &["incremental", "extra-filename", "debuginfo", "split-debuginfo", "embed-bitcode"];

/// The arguments with which Cargo has the crate compiled, but for its root and its output.
fn probe_arguments(args: &[OsString], root: &Path, folder: &Path) -> Vec<OsString> {
    let mut out: Vec<OsString> = Vec::new();
    let mut args = args.iter().peekable();
    while let Some(arg) = args.next() {
        let text = arg.to_string_lossy();
        let name = text.split('=').next().unwrap_or_default();
        if OUTPUT.contains(&name) {
            if !text.contains('=') {
                args.next();
            }
        } else if text == "-C" {
            let Some(value) = args.next() else { continue };
            let key = value.to_string_lossy().split('=').next().unwrap_or_default().to_owned();
            if !CODEGEN.contains(&key.as_str()) {
                out.extend([arg.clone(), value.clone()]);
            }
        } else if text.starts_with('-') {
            out.push(arg.clone());
            if takes_value(&text) {
                out.extend(args.next().cloned());
            }
        } else if text.ends_with(".rs") {
            out.push(root.into());
        } else {
            out.push(arg.clone());
        }
    }
    let mut incremental = OsString::from("incremental=");
    incremental.push(folder.join("incremental"));
    out.extend(["-C".into(), incremental]);
    out
}

/// Whether the value of an option stands in the next argument.
fn takes_value(option: &str) -> bool {
    matches!(option, "--crate-name" | "--cfg" | "--check-cfg" | "--extern" | "--target" | "--sysroot" | "-L" | "-l" | "-A" | "-W" | "-D" | "-F" | "-Z" | "--cap-lints" | "--edition" | "--test-runtool")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arguments() {
        let check = |given: &str, expected: &str| {
            let args: Vec<OsString> = given.split(' ').map(OsString::from).collect();
            let out = probe_arguments(&args, Path::new("/p/main.rs"), Path::new("/p"));
            let out: Vec<_> = out.iter().map(|arg| arg.to_string_lossy()).collect();
            assert_eq!(out.join(" "), format!("{expected} -C incremental=/p/incremental"));
        };
        check(
            "--crate-name a --edition=2024 a/src/lib.rs --error-format=json --json=artifacts --crate-type lib \
             --emit=dep-info,metadata,link -C embed-bitcode=no -C debuginfo=2 --cfg feature=\"x\" -C metadata=1 \
             -C extra-filename=-1 --out-dir /t/deps -C incremental=/t/i -L dependency=/t/deps --extern b=/t/libb.rlib",
            "--crate-name a --edition=2024 /p/main.rs --cfg feature=\"x\" -C metadata=1 -L dependency=/t/deps \
             --extern b=/t/libb.rlib",
        );
    }

    #[test]
    fn the_crate_that_is_asked() {
        let check = |given: &str, expected: Option<&str>| {
            let args: Vec<OsString> = given.split(' ').map(OsString::from).collect();
            assert_eq!(version(&args).as_deref(), expected);
        };
        check("--crate-name a src/lib.rs", None);
        check("--crate-name a src/lib.rs --cfg crdgen_probe=\"12\"", Some("12"));
    }
}
