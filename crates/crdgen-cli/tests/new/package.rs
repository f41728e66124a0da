//! A package that `crdgen new` wrote, with crdgen from this workspace.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use crdgen_apiserver::server::Address;

pub(crate) struct Package {
    folder: PathBuf,
    /// Kept until the end, when it is removed.
    root: tempfile::TempDir,
    target: PathBuf,
    name: String,
}

impl Package {
    /// Runs crdgen with these arguments in a new folder, in which it writes a package into the folder `name`.
    pub(crate) fn new(name: &str, arguments: &[&str]) -> Self {
        let root = tempfile::tempdir().unwrap();
        let folder = root.path().join(name);
        // Beside the artefacts of the workspace, so that kube is built once.
        let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join("kube");
        let package = Self { folder, root, target, name: name.to_owned() };
        run(Command::new(env!("CARGO_BIN_EXE_crdgen")).args(arguments).current_dir(package.root.path()));
        let manifest = package.folder.join("Cargo.toml");
        let crdgen = Path::new(env!("CARGO_MANIFEST_DIR")).join("../crdgen");
        let patch = format!("\n[patch.crates-io]\ncrdgen = {{ path = {crdgen:?} }}\n\n[profile.dev]\ndebug = false\n");
        fs::write(&manifest, fs::read_to_string(&manifest).unwrap() + &patch).unwrap();
        // The versions that the workspace is tested with.
        fs::copy(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../Cargo.lock"), package.folder.join("Cargo.lock"))
            .unwrap();
        package
    }

    /// Holds it to Rust's own tools.
    pub(crate) fn check(&self) {
        self.cargo(&["fmt", "--check"]);
        self.cargo(&["clippy", "--quiet", "--all-targets", "--", "-D", "warnings"]);
        self.cargo(&["test", "--quiet"]);
    }

    pub(crate) fn crdgen(&self, arguments: &[&str]) {
        run(Command::new(env!("CARGO_BIN_EXE_crdgen")).args(arguments).current_dir(&self.folder));
    }

    pub(crate) fn cargo(&self, arguments: &[&str]) {
        run(Command::new(env!("CARGO"))
            .args(arguments)
            .current_dir(&self.folder)
            .env("CARGO_TARGET_DIR", &self.target));
    }

    /// The text of one of its files.
    pub(crate) fn text(&self, path: &str) -> String {
        fs::read_to_string(self.folder.join(path)).unwrap()
    }

    /// Starts its program against a server.
    pub(crate) fn run(&self, Address { url, token, ca, .. }: &Address) -> Child {
        self.cargo(&["build", "--quiet"]);
        let authority = self.root.path().join("ca.crt");
        fs::write(&authority, ca).unwrap();
        let kubeconfig = self.root.path().join("kubeconfig");
        let text = format!(
            "apiVersion: v1\nkind: Config\ncurrent-context: test\n\
             clusters: [{{name: test, cluster: {{server: {url:?}, certificate-authority: {authority:?}}}}}]\n\
             users: [{{name: test, user: {{token: {token:?}}}}}]\n\
             contexts: [{{name: test, context: {{cluster: test, user: test}}}}]\n"
        );
        fs::write(&kubeconfig, text).unwrap();
        let program = self.target.join("debug").join(&self.name);
        Command::new(program).env("KUBECONFIG", kubeconfig).stderr(Stdio::null()).spawn().unwrap()
    }
}

fn run(command: &mut Command) {
    let output = command.output().unwrap();
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    assert!(output.status.success(), "{command:?}: {}{}", text(&output.stdout), text(&output.stderr));
}
