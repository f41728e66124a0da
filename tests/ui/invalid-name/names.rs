use crdgen::CustomResource;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(
    group = "Example",
    version = "1",
    kind = "CronTab",
    plural = "CronTabs",
    singular = "cron tab",
    list_kind = "CronTab",
    shortname = "c_t",
    category = "All",
    label("a b", "c d"),
    annotation("/x", "any")
)]
pub struct CronTabSpec {}

fn main() {
    // The root type exists in spite of the error, so nothing more is said here.
    let _ = CronTab::new("a", CronTabSpec {});
}
