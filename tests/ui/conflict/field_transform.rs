use crdgen::CrdSchema;
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize, CrdSchema)]
pub struct CronTabSpec {
    #[schemars(transform = change)]
    names: Vec<String>,
}

fn main() {
    // The schema exists in spite of the error, so nothing more is said here.
    let _ = schemars::schema_for!(CronTabSpec);
}
