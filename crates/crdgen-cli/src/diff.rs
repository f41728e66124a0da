//! Changes as a unified diff.

use crdgen_files::Change;
use similar::TextDiff;

/// What `change` does, in the form that `patch` reads.
pub(crate) fn unified(change: &Change) -> String {
    let name = change.path.display().to_string();
    let side = |is_there: bool| if is_there { name.as_str() } else { "/dev/null" };
    // A file that is no text is replaced whatever it holds.
    let old = String::from_utf8_lossy(change.old.as_deref().unwrap_or_default());
    TextDiff::from_lines(old.as_ref(), change.new.as_deref().unwrap_or_default())
        .unified_diff()
        .header(side(change.old.is_some()), side(change.new.is_some()))
        .to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(old: Option<&str>, new: Option<&str>, expected: &str) {
        let old = old.map(|text| text.as_bytes().to_vec());
        let change = Change { path: "crds/a.yaml".into(), old, new: new.map(str::to_owned) };
        assert_eq!(unified(&change), expected);
    }

    #[test]
    fn diffs() {
        check(Some("a\nb\n"), Some("a\nc\n"), "--- crds/a.yaml\n+++ crds/a.yaml\n@@ -1,2 +1,2 @@\n a\n-b\n+c\n");
        check(None, Some("a\n"), "--- /dev/null\n+++ crds/a.yaml\n@@ -0,0 +1 @@\n+a\n");
        check(Some("a\n"), None, "--- crds/a.yaml\n+++ /dev/null\n@@ -1 +0,0 @@\n-a\n");
    }
}
