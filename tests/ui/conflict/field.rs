use crdgen::CrdSchema;
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize, CrdSchema)]
pub struct CronTabSpec {
    #[crd(list_map_keys("name"), min_items = 3, max_items = 2)]
    names: Vec<String>,
    #[crd(int_or_string, preserve_unknown_fields)]
    port: i32,
}

fn main() {
    // The schema exists in spite of the error, so nothing more is said here.
    let _ = schemars::schema_for!(CronTabSpec);
}
