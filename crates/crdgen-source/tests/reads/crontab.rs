//! The CronTab of the Kubernetes documentation.

use crdgen::CustomResource;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A CronTab runs an image on a schedule.
#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(
    group = "stable.example.com",
    version = "v1",
    kind = "CronTab",
    plural = "crontabs",
    singular = "crontab",
    shortname = "ct",
    scope = "Namespaced",
    status = CronTabStatus,
    scale(spec = ".spec.replicas", status = ".status.replicas", selector = ".status.labelSelector"),
    printcolumn(name = "Spec", type = "string", path = ".spec.cronSpec", description = "When it runs"),
    printcolumn(name = "Replicas", type = "integer", path = ".spec.replicas"),
    printcolumn(name = "Age", type = "date", path = ".metadata.creationTimestamp")
)]
#[serde(rename_all = "camelCase")]
pub struct CronTabSpec {
    /// When it runs, in the five fields of cron.
    #[schemars(length(min = 9, max = 100))]
    pub cron_spec: String,
    /// What it runs.
    pub image: String,
    /// How many run at once.
    #[serde(default = "one")]
    #[schemars(range(max = 10))]
    pub replicas: u32,
}

/// What became of a CronTab.
#[derive(Serialize, Deserialize, Clone, Debug, Default, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct CronTabStatus {
    /// How many run now.
    pub replicas: u32,
    /// Which pods belong to it.
    pub label_selector: String,
}

fn one() -> u32 {
    1
}
