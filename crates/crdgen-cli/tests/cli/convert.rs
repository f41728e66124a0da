//! `crdgen convert`: what it prints, writes and refuses. What becomes of a document is tested where it is done.

use snapbox::str;

use crate::sandbox::{Sandbox, TAB};

const OLD: &str = "\
apiVersion: apiextensions.k8s.io/v1beta1
kind: CustomResourceDefinition
metadata:
  name: tabs.example.com
spec:
  group: example.com
  version: v1
  names:
    kind: Tab
    plural: tabs
  scope: Namespaced
";

#[test]
fn to_standard_output() {
    let sandbox = Sandbox::package("");
    sandbox.write("old.yaml", OLD);
    let run = sandbox.run("convert old.yaml").code(0);
    run.stderr_eq(str![[r#"
old.yaml:7:12: note: [..] (spec.version)
old.yaml:5:1: note: [..] (spec.versions)

"#]])
        .stdout_eq(str![[r#"
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata:
  name: tabs.example.com
spec:
  group: example.com
  names:
    kind: Tab
    plural: tabs
  scope: Namespaced
  versions:
  - name: v1
    schema:
      openAPIV3Schema:
        type: object
        x-kubernetes-preserve-unknown-fields: true
    served: true
    storage: true

"#]]);
    sandbox.check_generated(&["old.yaml"]);
}

#[test]
fn into_a_folder() {
    let sandbox = Sandbox::package("");
    sandbox.write("old.yaml", OLD);
    sandbox.write("new.yaml", &TAB.replace("tabs", "cabs"));
    sandbox.run("convert old.yaml new.yaml --out out --format json").code(0).stderr_eq(str![[r#"
old.yaml:7:12: note: [..]
old.yaml:5:1: note: [..]
new.yaml:1:1: note: the CRD is of apiextensions.k8s.io/v1 already
wrote out/tabs.example.com.json
wrote out/cabs.example.com.json

"#]]);
    sandbox.check_generated(&["new.yaml", "old.yaml", "out/cabs.example.com.json", "out/tabs.example.com.json"]);
    sandbox.run("validate out").code(0);
}

#[test]
fn all_or_nothing() {
    let sandbox = Sandbox::package("");
    sandbox.write("old.yaml", OLD);
    sandbox.write("bad.yaml", &OLD.replace("scope: Namespaced", "scope: Everywhere"));
    sandbox.write("broken.yaml", "a: [");
    for file in ["bad.yaml", "broken.yaml"] {
        sandbox.run(&format!("convert old.yaml {file} --out out")).code(1).stdout_eq("").stderr_eq(str![[r#"
...
error[..]
...
error: nothing was written: [..]

"#]]);
    }
    sandbox.check_generated(&["bad.yaml", "broken.yaml", "old.yaml"]);
    sandbox.run("convert src/lib.rs").code(2);
    sandbox.run("convert nowhere.yaml").code(2).stderr_eq("error: nowhere.yaml: does not exist\n");
}
