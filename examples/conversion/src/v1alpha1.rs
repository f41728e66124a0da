//! The version of the first users.

use crdgen::CustomResource;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::CronTabStatus;

/// A CronTab runs an image on a schedule.
#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, PartialEq, JsonSchema)]
#[crd(
    group = "batch.example.com",
    version = "v1alpha1",
    kind = "CronTab",
    status = CronTabStatus,
    deprecated = "use v1, in which the schedule has fields",
    annotation("cert-manager.io/inject-ca-from", "crontab-system/crontab-webhook"),
    derive = "PartialEq"
)]
#[serde(rename_all = "camelCase")]
pub struct CronTabSpec {
    /// When it runs, in the five fields of cron.
    pub cron_spec: String,
    /// What it runs.
    pub image: String,
    /// How many run at once.
    pub replicas: u32,
}
