//! Two versions of one kind, and the webhook that converts between them.
//!
//! [`v1alpha1`] and [`v1`] are the types, [`converter`] holds the functions between them, [`router`] answers the API server.

mod convert;
mod server;
pub mod v1;
pub mod v1alpha1;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use convert::{TIME_ZONE, converter};
pub use server::{router, serve};

/// What became of a CronTab, in every version.
#[derive(Serialize, Deserialize, Clone, Debug, Default, PartialEq, JsonSchema)]
pub struct CronTabStatus {
    /// How many run now.
    pub active: u32,
}
