//! Runs of Cargo, and of what it built.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crdgen_files::{Selected, Target};
use serde_json::Value;

use super::absolute;
use super::wrapper::{self, Call};
use crate::Result;
use crate::args::GenerateArgs;

/// The building of one crate's probe.
pub(crate) struct Run {
    /// The folder of the package, whose configuration and toolchain count.
    package: PathBuf,
    /// What to build of it.
    target: Vec<String>,
    /// `--features` and the like.
    features: Vec<String>,
    /// Where the probe is.
    folder: PathBuf,
    is_locked: bool,
    is_quiet: bool,
}

impl Run {
    /// # Errors
    /// Cargo is not there, or does not understand the package.
    pub(crate) fn new(selected: &Selected, target: &Target, args: &GenerateArgs) -> Result<Self> {
        let manifest = selected.manifests.first().ok_or("a package without a manifest")?;
        let package = absolute(manifest.parent().unwrap_or(Path::new("")))?;
        let (target, name) = match target {
            Target::Library => (vec!["--lib".to_owned()], "lib"),
            Target::Program(name) => (vec!["--bin".to_owned(), name.clone()], name.as_str()),
        };
        let features = feature_arguments(args);
        let mut hasher = DefaultHasher::new();
        (&package, &features, std::env::var_os("RUSTFLAGS")).hash(&mut hasher);
        let folder = format!("{}-{name}-{:016x}", selected.package.name, hasher.finish());
        let folder = target_folder(&package)?.join("crdgen").join(folder);
        let is_locked = absolute(&selected.workspace)?.join("Cargo.lock").is_file();
        Ok(Self { package, target, features, folder, is_locked, is_quiet: args.quiet })
    }

    /// The folder into which the probe belongs.
    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }

    /// Writes the probe, builds it, and gives the program.
    ///
    /// # Errors
    /// It cannot be compiled; the compiler has said why.
    pub(crate) fn build(&self, root: &Path, files: &[(PathBuf, String)]) -> Result<PathBuf> {
        let (program, stamp, call) =
            (self.folder.join("probe"), self.folder.join("version"), self.folder.join("call.json"));
        fs::create_dir_all(&self.folder)?;
        let mut hasher = DefaultHasher::new();
        files.hash(&mut hasher);
        let version = format!("{:016x}", hasher.finish());
        let seen = fs::metadata(&call).and_then(|call| call.modified()).ok();
        self.cargo(&call, None)?;
        if !call.is_file() {
            // Cargo remembers a build of which nothing is left here.
            self.cargo(&call, Some(&version))?;
        }
        let is_same = seen == fs::metadata(&call)?.modified().ok();
        if is_same && program.is_file() && fs::read_to_string(&stamp).is_ok_and(|built| built == version) {
            return Ok(program);
        }
        for (path, text) in files {
            fs::write(path, text)?;
        }
        let recorded: Call = serde_json::from_slice(&fs::read(&call)?)?;
        if !recorded.of_program(root, &program).stdin(Stdio::null()).stdout(Stdio::null()).status()?.success() {
            return Err(self.not_compiled(" with questions in it").into());
        }
        fs::write(stamp, version)?;
        Ok(program)
    }

    fn cargo(&self, call: &Path, over: Option<&str>) -> Result<()> {
        let mut command = Command::new(cargo());
        command.current_dir(&self.package).arg("rustc").args(&self.target).args(&self.features);
        // The lock file is the author's: where it does not fit, Cargo says so and changes nothing.
        if self.is_locked {
            command.arg("--locked");
        }
        if self.is_quiet {
            command.arg("--quiet");
        }
        command.args(["--", "--cfg", wrapper::CFG]);
        if let Some(over) = over {
            command.arg("--cfg").arg(format!("crdgen_over=\"{over}\""));
        }
        command.env("RUSTC_WORKSPACE_WRAPPER", std::env::current_exe()?).env(wrapper::CALL, call);
        command.stdin(Stdio::null()).stdout(Stdio::null());
        let status = command.status().map_err(|error| format!("cannot run Cargo: {error}"))?;
        if status.success() { Ok(()) } else { Err(self.not_compiled("").into()) }
    }

    fn not_compiled(&self, how: &str) -> String {
        let package = self.package.display();
        format!("{package} cannot be compiled{how}: see above; `--engine source` says what source alone does not tell")
    }
}

/// What the built program says to a question.
///
/// # Errors
/// It fails, as when the author's code panics.
pub(crate) fn answer(program: &Path, index: usize, rust_type: &str) -> Result<String> {
    let output = Command::new(program).arg(index.to_string()).stdin(Stdio::null()).output()?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        return Err(format!("`{rust_type}` was compiled, but cannot say its schema: {}", said.trim()).into());
    }
    let said = String::from_utf8(output.stdout)?;
    // Whatever the author's code prints comes before.
    Ok(said.lines().last().unwrap_or_default().to_owned())
}

fn cargo() -> std::ffi::OsString {
    std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into())
}

/// Where Cargo puts what it makes of the package.
fn target_folder(package: &Path) -> Result<PathBuf> {
    let mut command = Command::new(cargo());
    command.current_dir(package).args(["metadata", "--no-deps", "--format-version", "1"]).stdin(Stdio::null());
    let output = command.output().map_err(|error| format!("cannot run Cargo: {error}"))?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).trim().to_owned().into());
    }
    let metadata: Value = serde_json::from_slice(&output.stdout)?;
    let folder = metadata.get("target_directory").and_then(Value::as_str);
    Ok(folder.ok_or("Cargo does not say where its target folder is")?.into())
}

fn feature_arguments(args: &GenerateArgs) -> Vec<String> {
    let mut out: Vec<String> = args.features.iter().map(|names| format!("--features={names}")).collect();
    if args.all_features {
        out.push("--all-features".to_owned());
    }
    if args.no_default_features {
        out.push("--no-default-features".to_owned());
    }
    out
}
