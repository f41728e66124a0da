//! A folder with packages, and crdgen run in it.

use std::fs;
use std::path::{Path, PathBuf};

use snapbox::cmd::{Command, OutputAssert, cargo_bin};
use tempfile::TempDir;

/// The CRD of [`kind`]`("Tab", "v1", "image: String")`.
pub(crate) const TAB: &str = "\
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata:
  name: tabs.example.com
spec:
  group: example.com
  names:
    kind: Tab
    plural: tabs
    singular: tab
  scope: Namespaced
  versions:
  - name: v1
    schema:
      openAPIV3Schema:
        properties:
          spec:
            properties:
              image:
                type: string
            required:
            - image
            type: object
        required:
        - spec
        title: Tab
        type: object
    served: true
    storage: true
";

/// Rust source of one version of one kind.
pub(crate) fn kind(kind: &str, version: &str, fields: &str) -> String {
    format!(
        "#[derive(CustomResource, Serialize, Deserialize, JsonSchema)]\n\
         #[crd(group = \"example.com\", version = \"{version}\", kind = \"{kind}\")]\n\
         pub struct {kind}{version}Spec {{\n    {fields},\n}}\n"
    )
}

pub(crate) struct Sandbox(TempDir);

impl Sandbox {
    /// An empty folder.
    pub(crate) fn empty() -> Self {
        Self(tempfile::tempdir().expect("a folder"))
    }

    /// A package `a` with this library.
    pub(crate) fn package(source: &str) -> Self {
        let sandbox = Self::empty();
        sandbox.add_package("", "a", "[workspace]", source);
        sandbox
    }

    /// A workspace with the packages `a` and `b` in folders of their names, and more lines in its manifest.
    pub(crate) fn workspace(more: &str, a: &str, b: &str) -> Self {
        let sandbox = Self(tempfile::tempdir().expect("a folder"));
        sandbox.write("Cargo.toml", &format!("[workspace]\nmembers = [\"?\"]\n{more}\n"));
        sandbox.add_package("a", "a", "", a);
        sandbox.add_package("b", "b", "", b);
        sandbox
    }

    pub(crate) fn add_package(&self, folder: &str, name: &str, more: &str, source: &str) {
        let manifest = format!("[package]\nname = \"{name}\"\nversion = \"0.1.0\"\nedition = \"2024\"\n{more}\n");
        self.write(&join(folder, "Cargo.toml"), &manifest);
        self.write(&join(folder, "src/lib.rs"), source);
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    pub(crate) fn write(&self, name: &str, text: &str) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("written");
    }

    pub(crate) fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    /// Runs crdgen in the folder.
    pub(crate) fn run(&self, args: &str) -> OutputAssert {
        command().current_dir(self.0.path()).args(args.split_whitespace()).assert()
    }

    /// The names of all files.
    pub(crate) fn files(&self) -> Vec<String> {
        let mut names = Vec::new();
        collect(self.0.path(), self.0.path(), &mut names);
        names.sort();
        names
    }

    /// The names of all files but the source and the manifests.
    pub(crate) fn generated(&self) -> Vec<String> {
        let mut names = self.files();
        names.retain(|name| !name.ends_with(".rs") && !name.ends_with("Cargo.toml"));
        names
    }

    pub(crate) fn check_generated(&self, expected: &[&str]) {
        assert_eq!(self.generated(), expected);
    }
}

pub(crate) fn command() -> Command {
    Command::new(cargo_bin!("crdgen"))
}

fn join(folder: &str, name: &str) -> String {
    if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") }
}

fn collect(root: &Path, folder: &Path, names: &mut Vec<String>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() && !path.is_symlink() {
            collect(root, &path, names);
        } else {
            names.push(path.strip_prefix(root).expect("inside").display().to_string());
        }
    }
}
