//! `--prune`: only crdgen's own files go.

use snapbox::str;

use crate::sandbox::{Sandbox, TAB, kind};

#[test]
fn removes_what_crdgen_wrote_and_nothing_else() {
    let sandbox = Sandbox::package(&kind("Bar", "v1", "image: String"));
    sandbox.write("crds/tabs.example.com.yaml", TAB);
    sandbox.write("crds/renamed.yaml", TAB);
    sandbox.write("crds/kustomization.yaml", "resources: []\n");
    sandbox.write("crds/hands.example.com.yaml", &format!("# by hand\n{}", TAB.replace("tabs", "hands")));
    sandbox.write("crds/below/tabs.example.com.yaml", TAB);
    sandbox.run("generate").success();
    assert_eq!(sandbox.read("crds/tabs.example.com.yaml"), TAB);
    sandbox.run("generate --prune").success().stderr_eq(str![[r#"
removed crds/tabs.example.com.yaml
1 unchanged

"#]]);
    sandbox.check_generated(&[
        "crds/bars.example.com.yaml",
        "crds/below/tabs.example.com.yaml",
        "crds/hands.example.com.yaml",
        "crds/kustomization.yaml",
        "crds/renamed.yaml",
    ]);
}

#[test]
fn removes_nothing_where_packages_that_are_not_read_may_write() {
    let shared = "[workspace.metadata.crdgen]\nout = \"crds\"";
    let sandbox = Sandbox::workspace(shared, &kind("Tab", "v1", "image: String"), &kind("Bar", "v1", "image: String"));
    sandbox.run("generate --quiet").success();
    sandbox.check_generated(&["crds/bars.example.com.yaml", "crds/tabs.example.com.yaml"]);
    sandbox.run("generate a --prune").code(2).stderr_eq(str![[r#"
error: cannot prune crds: packages that are not read here may write into it too; run it for the whole workspace, or name the folder with --out

"#]]);
    sandbox.run("generate -p a --prune").code(2);
    sandbox.check_generated(&["crds/bars.example.com.yaml", "crds/tabs.example.com.yaml"]);
    sandbox.run("generate --prune").success();
    sandbox.check_generated(&["crds/bars.example.com.yaml", "crds/tabs.example.com.yaml"]);
}

#[test]
fn removes_nothing_when_the_source_is_wrong() {
    let sandbox = Sandbox::package(&kind("Bar", "V1", "image: String"));
    sandbox.write("crds/tabs.example.com.yaml", TAB);
    sandbox.run("generate --prune").code(1);
    sandbox.check_generated(&["crds/tabs.example.com.yaml"]);
}
