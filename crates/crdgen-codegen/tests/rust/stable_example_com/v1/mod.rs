//! The kinds of `stable.example.com/v1`.
//!
//! Made by crdgen. Do not edit.

use super::{api, value};

pub mod cron_tab;
pub use self::cron_tab::CronTab;

pub mod clock;
pub use self::clock::Clock;
