//! The two patches that a kind without a Go type can have.

use serde_json::Value;

use crate::status::Failure;

/// `object` with the patch of the media type `content_type`.
pub(crate) fn apply(content_type: &str, patch: &[u8], object: &Value) -> Result<Value, Failure> {
    let bad =
        |error: &dyn std::fmt::Display| Failure::new(400, "BadRequest", format!("the patch cannot be read: {error}"));
    let mut patched = object.clone();
    match content_type.split(';').next().unwrap_or_default().trim() {
        "application/merge-patch+json" => {
            json_patch::merge(&mut patched, &serde_json::from_slice(patch).map_err(|error| bad(&error))?);
        }
        "application/json-patch+json" => {
            let patch: json_patch::Patch = serde_json::from_slice(patch).map_err(|error| bad(&error))?;
            json_patch::patch(&mut patched, &patch).map_err(|error| Failure::new(422, "Invalid", error.to_string()))?;
        }
        other => {
            let message = format!(
                "{other:?} is not supported: the body of the request was in an unknown format - accepted media types \
                 include: application/json-patch+json, application/merge-patch+json"
            );
            return Err(Failure::new(415, "UnsupportedMediaType", message));
        }
    }
    Ok(patched)
}
