//! The committed CRD is that of the types: `crdgen generate` in this folder writes it anew.

use crdgen::CustomResource;
use crdgen::core::text;
use crontab::CronTab;

const COMMITTED: &str = include_str!("../crds/crontabs.stable.example.com.yaml");

#[test]
fn the_committed_crd_is_what_the_derive_makes() {
    let crd = CronTab::definition().expect("a CRD");
    assert_eq!(COMMITTED, text::to_yaml(&crd).expect("YAML"));
}

/// The CronTab of the Kubernetes documentation, by what its users see.
#[test]
fn the_committed_crd_is_the_crontab_of_the_documentation() {
    let crd: serde_yaml::Value = serde_yaml::from_str(COMMITTED).expect("YAML");
    assert_eq!(crd["metadata"]["name"], "crontabs.stable.example.com");
    assert_eq!(crd["spec"]["names"]["shortNames"][0], "ct");
    let spec = &crd["spec"]["versions"][0]["schema"]["openAPIV3Schema"]["properties"]["spec"];
    assert_eq!(spec["properties"]["cronSpec"]["type"], "string");
    assert_eq!(spec["properties"]["image"]["type"], "string");
    assert_eq!(spec["properties"]["replicas"]["type"], "integer");
}
