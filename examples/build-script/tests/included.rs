//! The text in the program is the CRD.

use build_script::{BACKUP_CRD, Backup};
use crdgen::CustomResource;
use crdgen::core::text;

/// Two ways to one CRD: the build script read the source, the derive saw the types.
#[test]
fn the_text_is_what_the_derive_makes() {
    let crd = Backup::definition().expect("a CRD");
    assert_eq!(BACKUP_CRD, text::to_yaml(&crd).expect("YAML"));
}

#[test]
fn the_text_is_a_crd() {
    let crd: serde_yaml::Value = serde_yaml::from_str(BACKUP_CRD).expect("YAML");
    assert_eq!(crd["kind"], "CustomResourceDefinition");
    assert_eq!(crd["metadata"]["name"], "backups.stable.example.com");
    let spec = &crd["spec"]["versions"][0]["schema"]["openAPIV3Schema"]["properties"]["spec"];
    assert_eq!(spec["properties"]["copiesKept"]["default"], 7);
}
