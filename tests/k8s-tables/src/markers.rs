//! The table of markers: those of Kubernetes that a CRD may hold, given the schemas of k8s-openapi.
//!
//! Kubernetes' own types are not validated as CRDs are. The rules are `ValidateCustomResourceDefinitionOpenAPISchema` and
//! `validateMapListKeysMapSet` of apiextensions: a list type is of arrays alone, the items of a set are scalars (or atomic,
//! which none is here), a map key is a scalar property of the items, required or with a default. A default that
//! Kubernetes publishes for a key that is not required becomes part of the marker.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::openapi::{OpenApi, Property};
use crate::{KUBERNETES, Result};

/// The schemas of k8s-openapi by definition name.
type Schemas<'a> = BTreeMap<&'a str, &'a Value>;

/// By definition name and property (`.` is the definition itself): the words of a cell.
pub(crate) type Markers<'a> = BTreeMap<&'a str, BTreeMap<&'a str, String>>;

/// A marker of Kubernetes that no CRD could hold.
pub(crate) struct LeftOut<'a> {
    definition: &'a str,
    property: &'a str,
    marker: String,
    reason: String,
}

/// The markers of the definitions that k8s-openapi has.
///
/// # Errors
/// When Kubernetes says something that this program does not know.
pub(crate) fn select<'a>(schemas: &Schemas<'a>, openapi: &'a OpenApi) -> Result<(Markers<'a>, Vec<LeftOut<'a>>)> {
    let mut markers = Markers::new();
    let mut left_out = Vec::new();
    for (&definition, &schema) in schemas {
        let Some(published) = openapi.get(definition) else { continue };
        let mut keep = |property, cell: Cell| -> Result<()> {
            match cell.map_err(|error| format!("{definition} {property}: {error}"))? {
                (_, Ok(words)) => _ = markers.entry(definition).or_default().insert(property, words),
                (marker, Err(reason)) => left_out.push(LeftOut { definition, property, marker, reason }),
            }
            Ok(())
        };
        if let Some(map_type) = &published.map_type {
            keep(".", object(map_type, schema, schemas))?;
        }
        for (name, property) in &published.properties {
            let Some(schema) = schema["properties"].get(name) else { continue };
            if property.list_type.is_some() {
                keep(name, list(property, schema, schemas, openapi))?;
            } else if let Some(map_type) = &property.map_type {
                keep(name, object(map_type, schema, schemas))?;
            }
        }
    }
    Ok((markers, left_out))
}

/// The marker, and the words of its cell or why a CRD cannot hold it.
type Cell = Result<(String, std::result::Result<String, String>)>;

/// `object atomic`, or why not.
fn object(map_type: &str, schema: &Value, schemas: &Schemas<'_>) -> Cell {
    if !matches!(map_type, "atomic" | "granular") {
        return Err(format!("unknown map type {map_type}").into());
    }
    let marker = format!("object {map_type}");
    let fits = match follow(schema, schemas)?.0["type"].as_str() {
        Some("object") => Ok(marker.clone()),
        other => Err(format!("the type is {}", other.unwrap_or("not said"))),
    };
    Ok((marker, fits))
}

/// `list atomic`, `list set`, `list map KEY…`, or why not.
fn list(property: &Property, schema: &Value, schemas: &Schemas<'_>, openapi: &OpenApi) -> Cell {
    let list_type = property.list_type.as_deref().unwrap_or_default();
    let mut marker = format!("list {list_type}");
    property.list_map_keys.iter().for_each(|key| marker.extend([" ", key]));
    if schema["type"] != "array" {
        return Ok((marker, Err(format!("the type is {}", schema["type"]))));
    }
    let (items, name) = follow(&schema["items"], schemas)?;
    let words = match list_type {
        "atomic" => Ok(marker.clone()),
        "set" if is_scalar(items) => Ok(marker.clone()),
        "set" => Err("the items of a set must be scalars".to_owned()),
        "map" => {
            let defaults = name.and_then(|name| openapi.get(name));
            let default = |key: &str| defaults?.properties.get(key)?.default.as_ref();
            let keys: std::result::Result<Vec<_>, _> =
                property.list_map_keys.iter().map(|name| key(name, items, default(name))).collect();
            keys.map(|keys| format!("list map {}", keys.join(" ")))
        }
        _ => return Err(format!("unknown list type {list_type}").into()),
    };
    Ok((marker, words))
}

/// `NAME`, or `NAME=DEFAULT` where a CRD needs the default, or why the property cannot be a key.
fn key(name: &str, items: &Value, default: Option<&Value>) -> std::result::Result<String, String> {
    let Some(property) = items["properties"].get(name) else { return Err(format!("the items have no {name}")) };
    if !is_scalar(property) {
        return Err(format!("{name} is not a scalar"));
    }
    if items["required"].as_array().is_some_and(|required| required.iter().any(|it| it == name)) {
        return Ok(name.to_owned());
    }
    match default.map(Value::to_string) {
        Some(default) if default.contains(char::is_whitespace) => Err(format!("the default of {name} has a space")),
        Some(default) => Ok(format!("{name}={default}")),
        None => Err(format!("{name} is not required and has no default")),
    }
}

fn is_scalar(schema: &Value) -> bool {
    matches!(schema["type"].as_str(), Some("string" | "integer" | "number" | "boolean"))
}

/// The schema itself, or the definition that its `$ref` names.
fn follow<'a>(schema: &'a Value, schemas: &Schemas<'a>) -> Result<(&'a Value, Option<&'a str>)> {
    let Some(reference) = schema["$ref"].as_str() else { return Ok((schema, None)) };
    let name = reference.strip_prefix("#/$defs/").ok_or_else(|| format!("unknown reference {reference}"))?;
    match schemas.get(name) {
        Some(schema) => Ok((schema, Some(name))),
        None => Err(format!("{reference} is not a type of k8s-openapi").into()),
    }
}

/// A definition a line: its name, then a cell for each property: the property's name and the words, a space between.
pub(crate) fn table(markers: &Markers<'_>) -> String {
    let mut text = format!("# Kubernetes {KUBERNETES}; written by crdgen-k8s-tables\n");
    for (definition, cells) in markers {
        text.push_str(definition);
        for (property, words) in cells {
            text.push_str(&format!("\t{property} {words}"));
        }
        text.push('\n');
    }
    text
}

/// A marker a line: definition, property, marker, reason.
pub(crate) fn left_out_table(left_out: &[LeftOut<'_>]) -> String {
    let mut text = format!("# Kubernetes {KUBERNETES}; written by crdgen-k8s-tables\n");
    for LeftOut { definition, property, marker, reason } in left_out {
        text.push_str(&format!("{definition}\t{property}\t{marker}\t{reason}\n"));
    }
    text
}
