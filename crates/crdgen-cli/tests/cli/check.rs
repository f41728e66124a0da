//! `--check`: the diff, and nothing written.

use snapbox::str;

use crate::sandbox::{Sandbox, TAB, kind};

#[test]
fn tells_whether_something_would_change() {
    let sandbox = Sandbox::package(&kind("Tab", "v1", "image: String"));
    sandbox.run("generate --check").code(1).stdout_eq(format!(
        "--- /dev/null\n+++ crds/tabs.example.com.yaml\n@@ -0,0 +1,{} @@\n{}",
        TAB.lines().count(),
        TAB.lines().map(|line| format!("+{line}\n")).collect::<String>(),
    ));
    sandbox.check_generated(&[]);

    sandbox.run("generate").success();
    sandbox.run("generate --check").success().stdout_eq("").stderr_eq("");

    let changed = TAB.replace("image", "picture");
    sandbox.write("crds/tabs.example.com.yaml", &changed);
    sandbox.run("generate --check").code(1).stderr_eq("").stdout_eq(str![[r#"
--- crds/tabs.example.com.yaml
+++ crds/tabs.example.com.yaml
@@ -16,10 +16,10 @@
         properties:
           spec:
             properties:
-              picture:
+              image:
                 type: string
             required:
-            - picture
+            - image
             type: object
         required:
         - spec

"#]]);
    assert_eq!(sandbox.read("crds/tabs.example.com.yaml"), changed);
}

#[test]
fn tells_what_would_be_removed() {
    let sandbox = Sandbox::package("");
    sandbox.write("crds/tabs.example.com.yaml", TAB);
    sandbox.run("generate --check").success().stdout_eq("");
    let output = sandbox.run("generate --check --prune").code(1);
    let text = String::from_utf8(output.get_output().stdout.clone()).expect("text");
    assert!(text.starts_with("--- crds/tabs.example.com.yaml\n+++ /dev/null\n"), "{text}");
    sandbox.check_generated(&["crds/tabs.example.com.yaml"]);
}

#[test]
fn is_not_asked_together_with_printing() {
    Sandbox::package("").run("generate --check --stdout").code(2).stderr_eq(str![[r#"
error: the argument '--check' cannot be used with '--stdout'

Usage: crdgen generate --check [PATH]...

For more information, try '--help'.

"#]]);
}
