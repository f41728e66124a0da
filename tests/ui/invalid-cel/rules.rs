use crdgen::CustomResource;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(
    group = "example.com",
    version = "v1",
    kind = "CronTab",
    validation = " ",
    validation = ("true", ""),
    validation = "a\nb",
    validation(rule = "true", message = "two\nlines", message_expression = " "),
    validation(rule = "true", reason = "Wrong", field_path = "spec.a")
)]
pub struct CronTabSpec {}

fn main() {
    // The root type exists in spite of the error, so nothing more is said here.
    let _ = CronTab::new("a", CronTabSpec {});
}
