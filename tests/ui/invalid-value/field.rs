use crdgen::CrdSchema;
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize, CrdSchema)]
pub struct CronTabSpec {
    #[crd(list_type = "list")]
    names: Vec<String>,
    #[crd(multiple_of = 0, map_type = "set")]
    number: i32,
}

fn main() {
    // The schema exists in spite of the error, so nothing more is said here.
    let _ = schemars::schema_for!(CronTabSpec);
}
