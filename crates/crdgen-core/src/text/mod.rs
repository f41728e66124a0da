//! Canonical text: one value has one YAML and one JSON.
//!
//! Keys stand in byte order, whatever order `serde_json`'s maps have in the user's build.

mod json;
mod sorted;
mod yaml;

use serde::Serialize;

pub use json::to_json;
pub use yaml::to_yaml;

/// A value could not be made into a document: a map with keys that are no strings, or a type whose `Serialize` fails.
#[derive(Debug)]
pub struct TextError(serde_json::Error);

impl std::fmt::Display for TextError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "cannot be written: {}", self.0)
    }
}

impl std::error::Error for TextError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.0)
    }
}

fn value(document: &impl Serialize) -> Result<serde_json::Value, TextError> {
    serde_json::to_value(document).map_err(TextError)
}
