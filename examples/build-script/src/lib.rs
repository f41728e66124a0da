//! A program that carries its CRD.

use crdgen::CustomResource;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The CRD of [`Backup`] as YAML. `build.rs` wrote it, from the type below.
pub const BACKUP_CRD: &str = include_str!(concat!(env!("OUT_DIR"), "/backups.stable.example.com.yaml"));

/// A Backup copies a volume at times.
#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(group = "stable.example.com", version = "v1alpha1", kind = "Backup", shortname = "bak")]
#[serde(rename_all = "camelCase")]
pub struct BackupSpec {
    /// The volume that is copied.
    pub volume: String,
    /// How many copies are kept.
    #[serde(default = "seven")]
    #[schemars(range(min = 1, max = 365))]
    pub copies_kept: u32,
}

fn seven() -> u32 {
    7
}
