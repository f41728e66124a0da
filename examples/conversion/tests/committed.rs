//! The committed CRD is that of the types: `crdgen generate` in this folder writes it anew.

use conversion::{v1, v1alpha1};
use crdgen::CustomResource;
use crdgen::core::text;

#[test]
fn the_committed_crd_is_what_the_derive_makes() {
    let crds = crdgen::definitions([v1::CronTab::resource_version(), v1alpha1::CronTab::resource_version()]);
    let [crd] = &crds.expect("a CRD")[..] else { panic!("one kind") };
    assert_eq!(include_str!("../crds/crontabs.batch.example.com.yaml"), text::to_yaml(crd).expect("YAML"));
}
