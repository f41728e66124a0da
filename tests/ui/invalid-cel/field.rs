use crdgen::CrdSchema;
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize, CrdSchema)]
pub struct CronTabSpec {
    #[crd(validation = "")]
    #[x_kube(validation = Rule::new("true").field_path("name"))]
    names: Vec<String>,
}

fn main() {
    // The schema exists in spite of the error, so nothing more is said here.
    let _ = schemars::schema_for!(CronTabSpec);
}
