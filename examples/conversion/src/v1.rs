//! The version that is stored.

use crdgen::{CrdSchema, CustomResource};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::CronTabStatus;

/// A CronTab runs an image on a schedule.
#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, PartialEq, JsonSchema)]
#[crd(
    group = "batch.example.com",
    version = "v1",
    kind = "CronTab",
    storage = true,
    status = CronTabStatus,
    conversion(service = "crontab-webhook", namespace = "crontab-system", path = "/convert"),
    annotation("cert-manager.io/inject-ca-from", "crontab-system/crontab-webhook"),
    derive = "PartialEq"
)]
#[serde(rename_all = "camelCase")]
pub struct CronTabSpec {
    /// When it runs.
    pub schedule: Schedule,
    /// Where the schedule's hours are those of the day; UTC if absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub time_zone: Option<String>,
    /// What it runs.
    pub image: String,
    /// How many run at once.
    pub replicas: u32,
}

/// The five fields of cron, each as cron writes it.
#[derive(Serialize, Deserialize, Clone, Debug, PartialEq, CrdSchema)]
#[serde(rename_all = "camelCase")]
pub struct Schedule {
    /// From 0 to 59.
    #[crd(pattern = r"^\S+$")]
    pub minute: String,
    /// From 0 to 23.
    #[crd(pattern = r"^\S+$")]
    pub hour: String,
    /// From 1 to 31.
    #[crd(pattern = r"^\S+$")]
    pub day_of_month: String,
    /// From 1 to 12.
    #[crd(pattern = r"^\S+$")]
    pub month: String,
    /// From 0 for Sunday to 6.
    #[crd(pattern = r"^\S+$")]
    pub day_of_week: String,
}
