//! An API server of its own for one kind, behind the aggregator of Kubernetes.
//!
//! A request comes through [`front_proxy`], which lets nobody in but the aggregator, to [`api`], which is what clients see. It
//! asks crdgen what a Kubernetes API server would say of an object, and keeps objects in the [`store`]: one file, to which
//! every change is written before it is answered.

pub mod api;
pub mod discovery;
pub mod front_proxy;
mod patch;
mod selector;
mod status;
pub mod store;
mod watch;

use crdgen::CustomResource;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A note.
#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(
    group = "notes.example.com",
    version = "v1",
    kind = "Note",
    shortname = "nt",
    status = NoteStatus,
    selectable = ".spec.color"
)]
pub struct NoteSpec {
    /// What it says.
    #[schemars(length(min = 1, max = 1000))]
    pub text: String,
    /// The color of its paper.
    #[serde(default = "yellow")]
    pub color: String,
}

/// What became of a note.
#[derive(Serialize, Deserialize, Clone, Debug, Default, JsonSchema)]
pub struct NoteStatus {
    /// How often it was read.
    pub reads: u32,
}

fn yellow() -> String {
    "yellow".to_owned()
}
