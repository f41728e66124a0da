//! The spec of a v1beta1 CRD with its fields in the places that they have in v1.

use serde_json::{Map, Value, json};

use super::Migration;
use crate::go;

/// The fields of the spec in the places that they have in v1 (`Convert_apiextensions_CustomResourceDefinitionSpec_To_v1…`).
pub(super) fn reshape(spec: &mut Map<String, Value>, migration: &mut Migration) {
    if take(spec, "preserveUnknownFields").is_some_and(|value| !value.is_boolean()) {
        migration.refuse("spec.preserveUnknownFields", "it is neither true nor false", "write true or false");
    }
    if !is_set(spec.get("scope")) || spec.get("scope") == Some(&json!("")) {
        spec.insert("scope".to_owned(), json!("Namespaced"));
        migration.decide("spec.scope", "Namespaced, the default of v1beta1");
    }
    let mut versions = versions(spec, migration);
    for (top, each, what) in [
        ("validation", "schema", "schemas"),
        ("subresources", "subresources", "subresources"),
        ("additionalPrinterColumns", "additionalPrinterColumns", "additionalPrinterColumns"),
        ("selectableFields", "selectableFields", "selectableFields"),
    ] {
        let Some(value) = take(spec, top) else { continue };
        if versions.iter().any(|version| is_set(version.get(each))) {
            let message = format!("Forbidden: top-level and per-version {what} are mutually exclusive");
            let help = format!("keep one of the two: spec.{top} or spec.versions[*].{each}");
            migration.refuse(format!("spec.{top}"), message, help);
            continue;
        }
        for version in versions.iter_mut().filter_map(Value::as_object_mut) {
            version.insert(each.to_owned(), value.clone());
        }
    }
    for version in &mut versions {
        rename_json_path(version.get_mut("additionalPrinterColumns"));
    }
    spec.insert("versions".to_owned(), Value::Array(versions));
    conversion(spec, migration);
}

/// The versions, of which v1beta1 could have one without a list.
fn versions(spec: &mut Map<String, Value>, migration: &mut Migration) -> Vec<Value> {
    let version = take(spec, "version").filter(|version| version.as_str() != Some(""));
    let versions = match take(spec, "versions") {
        Some(Value::Array(versions)) => versions,
        Some(_) => {
            migration.refuse(
                "spec.versions",
                "it is no list",
                "list the versions: [{name: v1, served: true, storage: true}]",
            );
            return Vec::new();
        }
        None => Vec::new(),
    };
    match (version, versions.first().map(|first| first.get("name").cloned().unwrap_or_default())) {
        (Some(version), None) => {
            migration.decide("spec.version", format!("{} is served and stored, as the only one", go::print(&version)));
            return vec![json!({"name": version, "served": true, "storage": true})];
        }
        (Some(version), Some(first)) if version != first => {
            let message =
                format!("Invalid value: {}: must match the first version in spec.versions", go::print(&version));
            migration.refuse("spec.version", message, "remove it, or put that version first");
        }
        (None, None) => {
            migration.refuse("spec.versions", "Required value", "name a version: spec.versions or spec.version")
        }
        _ => {}
    }
    versions
}

/// `JSONPath` is `jsonPath` in v1.
fn rename_json_path(columns: Option<&mut Value>) {
    for column in columns.and_then(Value::as_array_mut).into_iter().flatten() {
        if let Value::Object(column) = column
            && let Some(path) = column.remove("JSONPath")
        {
            column.insert("jsonPath".to_owned(), path);
        }
    }
}

/// The webhook has a place of its own in v1, and must say which reviews it understands.
fn conversion(spec: &mut Map<String, Value>, migration: &mut Migration) {
    let Some(Value::Object(conversion)) = spec.get_mut("conversion") else { return };
    let client = take(conversion, "webhookClientConfig");
    let mut reviews = take(conversion, "conversionReviewVersions");
    let none = reviews.as_ref().is_none_or(|reviews| reviews.as_array().is_some_and(Vec::is_empty));
    if none && conversion.get("strategy").and_then(Value::as_str) == Some("Webhook") {
        reviews = Some(json!(["v1beta1"]));
        let message = "[v1beta1], the default of v1beta1: write [v1, v1beta1] once the webhook answers both";
        migration.decide("spec.conversion.conversionReviewVersions", message);
    }
    let mut webhook = Map::new();
    webhook.extend(client.map(|client| ("clientConfig".to_owned(), client)));
    webhook.extend(reviews.map(|reviews| ("conversionReviewVersions".to_owned(), reviews)));
    if !webhook.is_empty() {
        conversion.insert("webhook".to_owned(), Value::Object(webhook));
    }
}

/// Nothing tells a field that is null from one that is absent.
pub(super) fn is_set(value: Option<&Value>) -> bool {
    value.is_some_and(|value| !value.is_null())
}

fn take(fields: &mut Map<String, Value>, name: &str) -> Option<Value> {
    fields.remove(name).filter(|value| !value.is_null())
}
