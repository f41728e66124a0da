use crdgen::CrdSchema;
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize, CrdSchema)]
pub struct CronTabSpec {
    #[crd(default = NAMES, max_items = -1, minimum = "a")]
    #[x_kube(merge_strategy = Set)]
    names: Vec<String>,
    #[crd(default = {"a" 1})]
    map: std::collections::BTreeMap<String, i32>,
}

fn main() {
    // The schema exists in spite of the error, so nothing more is said here.
    let _ = schemars::schema_for!(CronTabSpec);
}
