use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use super::{Document, Plan};

struct Sandbox(TempDir);

impl Sandbox {
    fn new() -> Self {
        Self(tempfile::tempdir().expect("a folder"))
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn write(&self, name: &str, text: &str) {
        fs::write(self.path(name), text).expect("written");
    }

    /// Every file below, with its text.
    fn files(&self) -> Vec<(String, String)> {
        let mut files = Vec::new();
        let mut folders = vec![self.0.path().to_owned()];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).expect("a folder") {
                let path = entry.expect("an entry").path();
                let name = path.strip_prefix(self.0.path()).expect("inside").display().to_string();
                if path.is_dir() {
                    files.push((name, "folder".to_owned()));
                    folders.push(path);
                } else {
                    files.push((name, fs::read_to_string(&path).expect("text")));
                }
            }
        }
        files.sort();
        files
    }

    fn check_files(&self, expected: &[(&str, &str)]) {
        let found = self.files();
        let found: Vec<_> = found.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
        assert_eq!(found, expected);
    }

    /// Compares the error, in which the folder is written as `$`.
    fn check_error<T: std::fmt::Debug>(&self, result: Result<T, crate::Error>, expected: &str) {
        let text = result.expect_err("an error").to_string();
        assert_eq!(text.replace(&self.0.path().display().to_string(), "$"), expected);
    }
}

fn document(folder: &Path, name: &str, text: &str) -> Document {
    Document { folder: folder.to_owned(), name: name.to_owned(), text: text.to_owned() }
}

#[test]
fn creates_replaces_removes_and_leaves_alone() {
    let sandbox = Sandbox::new();
    let root = sandbox.path("");
    sandbox.write("same", "1");
    sandbox.write("other", "1");
    sandbox.write("gone", "1");
    sandbox.write("theirs", "1");
    let documents =
        vec![document(&root, "same", "1"), document(&root, "other", "2"), document(&root.join("a/b"), "new", "3")];
    let before = fs::metadata(sandbox.path("same")).and_then(|m| m.modified()).expect("a time");
    let plan = Plan::new(documents, vec![sandbox.path("gone"), sandbox.path("same")]).expect("a plan");
    assert_eq!((plan.changes().len(), plan.unchanged()), (3, 1));
    plan.apply().expect("applied");
    sandbox.check_files(&[
        ("a", "folder"),
        ("a/b", "folder"),
        ("a/b/new", "3"),
        ("other", "2"),
        ("same", "1"),
        ("theirs", "1"),
    ]);
    assert_eq!(fs::metadata(sandbox.path("same")).and_then(|m| m.modified()).expect("a time"), before);
}

#[test]
fn a_failure_takes_everything_back() {
    let sandbox = Sandbox::new();
    let root = sandbox.path("");
    sandbox.write("a", "old a");
    sandbox.write("d", "old d");
    let documents = vec![
        document(&root, "a", "new a"),
        document(&root.join("deep/er"), "b", "new b"),
        document(&root, "c", "new c"),
    ];
    let plan = Plan::new(documents, vec![sandbox.path("d")]).expect("a plan");
    // What comes after the plan is seen too late by it: a full folder where a file should go cannot be renamed over.
    fs::create_dir_all(sandbox.path("c/full")).expect("a folder");
    let error = plan.apply().expect_err("an error").to_string();
    assert!(error.contains("cannot be replaced"), "{error}");
    sandbox.check_files(&[("a", "old a"), ("c", "folder"), ("c/full", "folder"), ("d", "old d")]);
}

#[test]
fn what_cannot_be_a_file_is_refused() {
    let sandbox = Sandbox::new();
    let root = sandbox.path("out");
    for name in ["", ".", "..", "../a", "a/b", "/a", "a/", "a\\b", "a\0"] {
        let plan = Plan::new(vec![document(&root, name, "")], Vec::new());
        sandbox.check_error(plan, &format!("$/out: {name:?} is no name of a file in a folder"));
    }
    let twice = vec![document(&root, "a", "1"), document(&root, "a", "2")];
    sandbox.check_error(Plan::new(twice, Vec::new()), "$/out/a: two kinds want to be written into this file");
    sandbox.write("file", "");
    let in_file = Plan::new(vec![document(&sandbox.path("file"), "a", "")], Vec::new());
    sandbox.check_error(in_file, "$/file: is no folder");
    fs::create_dir_all(sandbox.path("out/a")).expect("a folder");
    let folder = Plan::new(vec![document(&root, "a", "")], Vec::new());
    sandbox.check_error(folder, "$/out/a: is a folder where a file should be written");
    sandbox.check_files(&[("file", ""), ("out", "folder"), ("out/a", "folder")]);
}

#[test]
fn a_folder_that_cannot_be_made_leaves_nothing() {
    let sandbox = Sandbox::new();
    let root = sandbox.path("");
    let documents = vec![document(&root.join("new"), "a", "1"), document(&root.join("file/under"), "b", "1")];
    let plan = Plan::new(documents, Vec::new()).expect("a plan");
    sandbox.write("file", "");
    let error = plan.apply().expect_err("an error").to_string();
    assert!(error.contains("cannot be created"), "{error}");
    sandbox.check_files(&[("file", "")]);
}

#[cfg(unix)]
#[test]
fn nothing_is_written_through_a_link() {
    use std::os::unix::fs::symlink;

    let sandbox = Sandbox::new();
    fs::create_dir_all(sandbox.path("real")).expect("a folder");
    sandbox.write("real/a", "1");
    symlink(sandbox.path("real"), sandbox.path("linked")).expect("a link");
    let through = Plan::new(vec![document(&sandbox.path("linked/"), "a", "2")], Vec::new());
    sandbox.check_error(
        through,
        "$/linked: is a symbolic link, through which nothing is written: name the folder that it leads to",
    );
    fs::create_dir_all(sandbox.path("out")).expect("a folder");
    for target in ["../real/a", "nowhere"] {
        let link = sandbox.path("out/a");
        let _ = fs::remove_file(&link);
        symlink(target, &link).expect("a link");
        let expected = "$/out/a: is a symbolic link, through which nothing is written: remove it";
        sandbox.check_error(Plan::new(vec![document(&sandbox.path("out"), "a", "2")], Vec::new()), expected);
    }
    assert_eq!(fs::read_to_string(sandbox.path("real/a")).expect("text"), "1");
}

#[cfg(unix)]
#[test]
fn a_replaced_file_keeps_its_permissions() {
    use std::os::unix::fs::PermissionsExt;

    let sandbox = Sandbox::new();
    sandbox.write("a", "1");
    fs::set_permissions(sandbox.path("a"), fs::Permissions::from_mode(0o640)).expect("permissions");
    let plan = Plan::new(vec![document(&sandbox.path(""), "a", "2")], Vec::new()).expect("a plan");
    plan.apply().expect("applied");
    let mode = fs::metadata(sandbox.path("a")).expect("a file").permissions().mode();
    assert_eq!(mode & 0o777, 0o640);
}
