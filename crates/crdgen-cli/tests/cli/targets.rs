//! Clients beside CRDs.

use snapbox::str;

use crate::sandbox::{Sandbox, TAB, kind};

const CLIENT: [&str; 4] = [
    "typescript/client.ts",
    "typescript/example.com/index.ts",
    "typescript/example.com/tab_v1.ts",
    "typescript/index.ts",
];

#[test]
fn of_rust_types() {
    let sandbox = Sandbox::package(&kind("Tab", "v1", "image: String"));
    sandbox.run("generate --quiet --target crd,typescript").success();
    let crds = |name: &str| format!("crds/{name}");
    let mut expected = vec![crds("tabs.example.com.yaml")];
    expected.extend(CLIENT.map(crds));
    sandbox.check_generated(&expected.iter().map(String::as_str).collect::<Vec<_>>());
    assert!(sandbox.read("crds/typescript/example.com/tab_v1.ts").contains("export interface Tab "));
    sandbox.run("generate --check --target crd,typescript").success().stdout_eq("");
    // A target that is named twice is one.
    sandbox.run("generate --check --target crd,typescript,typescript").success().stdout_eq("");
}

#[test]
fn of_a_crd() {
    let sandbox = Sandbox::package("");
    sandbox.write("tabs.yaml", TAB);
    sandbox.run("generate tabs.yaml --quiet --target typescript --out clients").success();
    let mut expected: Vec<String> = CLIENT.iter().map(|name| format!("clients/{name}")).collect();
    expected.push("tabs.yaml".to_owned());
    sandbox.check_generated(&expected.iter().map(String::as_str).collect::<Vec<_>>());
}

#[test]
fn of_several_languages() {
    let sandbox = Sandbox::package("");
    sandbox.write("tabs.yaml", TAB);
    sandbox.run("generate tabs.yaml --quiet --target typescript,python --out clients").success();
    assert!(sandbox.read("clients/typescript/example.com/tab_v1.ts").contains("export interface Tab "));
    assert!(sandbox.read("clients/python/example_com/tab_v1.py").contains("class Tab(objects.NamespacedResource):"));
    assert_eq!(sandbox.read("clients/python/py.typed"), "");
    sandbox.run("generate tabs.yaml --check --target typescript,python --out clients").success().stdout_eq("");
}

#[test]
fn of_a_crd_that_the_server_refuses_nothing_is_written() {
    let sandbox = Sandbox::package("");
    sandbox.write("tabs.yaml", &TAB.replace("storage: true", "storage: false"));
    sandbox.run("generate tabs.yaml --target typescript --out clients").code(1).stdout_eq("").stderr_eq(str![[r#"
error[versions]: Invalid value: [..]: must have exactly one version marked as storage version
...
error: nothing was written: [..]

"#]]);
    sandbox.check_generated(&["tabs.yaml"]);
}

#[test]
fn a_crd_is_not_made_of_itself() {
    let sandbox = Sandbox::package("");
    sandbox.write("tabs.yaml", TAB);
    sandbox.run("generate tabs.yaml").code(2).stderr_eq(str![[r#"
error: a CRD is not generated from a CRD: name another target with --target

"#]]);
    sandbox.run("generate --target typescript --stdout").code(2).stderr_eq(str![[r#"
error: only CRDs can be printed: write other targets with --out

"#]]);
}

const SETTINGS: &str = "[workspace]\n[package.metadata.crdgen.apiservice]\n";

#[test]
fn of_an_api_server() {
    let sandbox = Sandbox::package(&kind("Tab", "v1", "image: String"));
    sandbox.add_package(
        "",
        "a",
        &format!("{SETTINGS}name = \"tabs\"\nnamespace = \"tools\"\ncert-manager = true"),
        &(kind("Tab", "v1", "image: String") + &kind("Tab", "v1beta1", "image: String")),
    );
    sandbox.run("generate --quiet --target apiservice").success();
    sandbox.check_generated(&[
        "crds/apiservice/certificate.yaml",
        "crds/apiservice/rbac.yaml",
        "crds/apiservice/service.yaml",
        "crds/apiservice/serviceaccount.yaml",
        "crds/apiservice/v1.example.com.yaml",
        "crds/apiservice/v1beta1.example.com.yaml",
    ]);
    let expected = str![[r#"
apiVersion: apiregistration.k8s.io/v1
kind: APIService
metadata:
  annotations:
    cert-manager.io/inject-ca-from: tools/tabs
  name: v1.example.com
spec:
  group: example.com
  groupPriorityMinimum: 1000
  service:
    name: tabs
    namespace: tools
    port: 443
  version: v1
  versionPriority: 101

"#]];
    snapbox::assert_data_eq!(sandbox.read("crds/apiservice/v1.example.com.yaml"), expected);
    sandbox.run("validate --quiet crds/apiservice/v1.example.com.yaml").success();
    sandbox.run("generate --check --target apiservice").success().stdout_eq("");
}

#[test]
fn of_an_api_server_whose_settings_are_wrong() {
    let check = |more: &str, error: snapbox::data::Inline| {
        let sandbox = Sandbox::package("");
        sandbox.add_package("", "a", &format!("{SETTINGS}{more}"), &kind("Tab", "v1", "image: String"));
        sandbox.run("generate --target apiservice").code(2).stderr_eq(error);
        sandbox.check_generated(&[]);
    };
    check(
        "names = \"tabs\"",
        str![[r#"
error: package `a`: in `metadata.crdgen.apiservice`: unknown field `names`, expected one of `name`, `namespace`, `image`, `cert-manager`

"#]],
    );
    check(
        "name = \"Tabs\"",
        str![[r#"
error: `name = "Tabs"` in `metadata.crdgen.apiservice`: Invalid value: "Tabs": a DNS-1035 label must [..]

"#]],
    );
}

#[test]
fn of_an_api_server_of_two_packages() {
    let tabs = [kind("Tab", "v1", "image: String"), kind("Tab", "v1beta1", "image: String")];
    let sandbox = Sandbox::workspace("[workspace.metadata.crdgen]\nout = \"out\"", &tabs[0], &tabs[1]);
    sandbox.run("generate --quiet --target apiservice").success();
    sandbox.add_package("b", "b", "[package.metadata.crdgen.apiservice]\nname = \"tabs\"", &tabs[1]);
    sandbox.run("generate --target apiservice").code(2).stderr_eq(str![[r#"
error: packages `a` and `b` write into out, but differ in `apiservice` of `metadata.crdgen`: give them the same, or an `out` each

"#]]);
}
