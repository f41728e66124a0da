use crdgen::CrdSchema;
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize, CrdSchema)]
pub struct CronTabSpec {
    #[crd(list_typ = "set", merge_strategy = ListMerge::Set)]
    #[x_kube(validations = "true")]
    names: Vec<String>,
}

fn main() {
    // The schema exists in spite of the error, so nothing more is said here.
    let _ = schemars::schema_for!(CronTabSpec);
}
