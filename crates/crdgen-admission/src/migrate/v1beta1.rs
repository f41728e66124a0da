//! CRDs of `apiextensions.k8s.io/v1beta1`, which Kubernetes 1.22 no longer serves.

use crdgen_core::crd::{CustomResourceDefinition, CustomResourceValidation};
use crdgen_core::props::JsonSchemaProps;
use serde_json::{Map, Value, json};

use super::{CRD, Migration, V1, finish, metadata, preserve, schema};
use crate::decode;
use crate::field::Path;
use crate::go;

/// A v1beta1 CRD as a v1 CRD, with the defaults of v1beta1 and what its server did where v1 asks for a word.
pub fn v1beta1(document: &Value) -> Migration {
    let mut migration = Migration::default();
    let empty = Map::new();
    let document = document.as_object().unwrap_or(&empty);
    let metadata = metadata::carry(document, &mut migration);
    status(document, &mut migration);
    let mut spec = match document.get("spec") {
        Some(Value::Object(spec)) => spec.clone(),
        _ => {
            migration.refuse("spec", "Required value", "give a CRD with its spec");
            return migration;
        }
    };
    let form = Form::of(&spec);
    reshape(&mut spec, &mut migration);
    let mut reshaped = document.clone();
    reshaped.remove("status");
    reshaped.insert("apiVersion".to_owned(), json!(V1));
    reshaped.insert("kind".to_owned(), json!(CRD));
    reshaped.insert("metadata".to_owned(), Value::Object(metadata));
    reshaped.insert("spec".to_owned(), Value::Object(spec));

    let mut crd = match decode::decode::<CustomResourceDefinition>(&Value::Object(reshaped)) {
        Err(error) => {
            migration.refuse("", error, "correct the value: the server reads no other type there");
            return migration;
        }
        Ok(decoded) => {
            for path in decoded.unknown {
                migration.decide(form.old_path(&path), "dropped: a CRD has no such field");
            }
            decoded.document
        }
    };
    schemas(&mut crd, form, &mut migration);
    finish::check(crd, migration)
}

/// How the old document says what v1 says in another way.
#[derive(Debug, Clone, Copy)]
struct Form {
    /// Whether one schema for all versions stands at the top.
    one_schema: bool,
    /// Whether unknown fields were kept, which v1beta1 did unless told otherwise.
    preserve: bool,
    /// Whether it was told.
    says_preserve: bool,
}

impl Form {
    fn of(spec: &Map<String, Value>) -> Self {
        let says = spec.get("preserveUnknownFields").and_then(Value::as_bool);
        Self {
            one_schema: is_set(spec.get("validation")),
            preserve: says != Some(false),
            says_preserve: says.is_some(),
        }
    }

    /// A path of the new document in the old one, as far as it can be told.
    fn old_path(self, path: &str) -> String {
        match path.strip_prefix("spec.versions[0].schema") {
            Some(rest) if self.one_schema => format!("spec.validation{rest}"),
            _ => path.to_owned(),
        }
    }
}

/// Nothing tells a field that is null from one that is absent.
fn is_set(value: Option<&Value>) -> bool {
    value.is_some_and(|value| !value.is_null())
}

fn take(fields: &mut Map<String, Value>, name: &str) -> Option<Value> {
    fields.remove(name).filter(|value| !value.is_null())
}

/// A manifest has no status; that of the cluster stays in the cluster.
fn status(document: &Map<String, Value>, migration: &mut Migration) {
    let says = |field: &str| document.get("status").and_then(|status| status.get(field)).and_then(Value::as_array);
    // controller-gen wrote an empty one into every manifest.
    let is_of_a_cluster =
        ["conditions", "storedVersions"].iter().any(|field| says(field).is_some_and(|list| !list.is_empty()));
    if is_of_a_cluster {
        migration.decide("status", "dropped: it is the server's, which keeps its own, storedVersions included");
    }
}

/// The fields of the spec in the places that they have in v1 (`Convert_apiextensions_CustomResourceDefinitionSpec_To_v1…`).
fn reshape(spec: &mut Map<String, Value>, migration: &mut Migration) {
    spec.remove("preserveUnknownFields");
    if spec.get("scope").and_then(Value::as_str).unwrap_or_default().is_empty()
        && !matches!(spec.get("scope"), Some(Value::Number(_)))
    {
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
        for version in &mut versions {
            if is_set(version.get(each)) {
                let message = format!("Forbidden: top-level and per-version {what} are mutually exclusive");
                migration.refuse(
                    format!("spec.{top}"),
                    message,
                    format!("keep one of the two: spec.{top} or spec.versions[*].{each}"),
                );
                break;
            }
            version.insert(each.to_owned(), value.clone());
        }
    }
    for version in &mut versions {
        rename_json_path(version.get_mut("additionalPrinterColumns"));
    }
    spec.insert("versions".to_owned(), versions.into_iter().map(Value::Object).collect());
    conversion(spec, migration);
}

/// The versions, of which v1beta1 could have one without a list.
fn versions(spec: &mut Map<String, Value>, migration: &mut Migration) -> Vec<Map<String, Value>> {
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
            let one = json!({"name": version, "served": true, "storage": true});
            return one.as_object().cloned().into_iter().collect();
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
    let fields = |version: Value| match version {
        Value::Object(fields) => fields,
        _ => Map::new(),
    };
    versions.into_iter().map(fields).collect()
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

/// Makes the schemas structural, and keeps what is stored from being pruned.
fn schemas(crd: &mut CustomResourceDefinition, form: Form, migration: &mut Migration) {
    let spec = Path::new("spec");
    let versions_path = spec.child("versions");
    let mut marked = 0;
    let mut without: Vec<&str> = Vec::new();
    let mut defaults = false;
    let mut first: Option<JsonSchemaProps> = None;
    for (index, version) in crd.spec.versions.iter_mut().enumerate() {
        let version_path = versions_path.index(index);
        let parent = if form.one_schema { spec.child("validation") } else { version_path.child("schema") };
        let path = parent.child("openAPIV3Schema");
        match version.schema.as_mut().and_then(|schema| schema.open_api_v3_schema.as_mut()) {
            Some(schema) => match &first {
                // One schema is mended once, and told of once.
                Some(first) if form.one_schema => schema.clone_from(first),
                _ => {
                    defaults |= has_default(schema);
                    schema::mend(schema, form.preserve, &path, migration);
                    if form.preserve {
                        marked += preserve::mark(schema);
                    }
                    first = Some(schema.clone());
                }
            },
            None if form.preserve => {
                version.schema =
                    Some(CustomResourceValidation { open_api_v3_schema: Some(preserve::any_object(None)) });
                without.push(&version.name);
            }
            None => {}
        }
    }
    if !without.is_empty() {
        let message = format!(
            "a CRD of v1 has a schema for each version, and {} had none: type object with \
             x-kubernetes-preserve-unknown-fields takes and keeps what it did",
            without.join(", ")
        );
        migration.decide("spec.versions", message);
    }
    if form.preserve && first.is_some() {
        let why = if form.says_preserve {
            "which v1 does not take"
        } else {
            "the default of v1beta1, which v1 does not take"
        };
        let message = format!(
            "true, {why}: x-kubernetes-preserve-unknown-fields is set at every object of the schema instead ({marked}), so that \
             no field that is stored is pruned; remove it where the schema names all there are"
        );
        migration.decide("spec.preserveUnknownFields", message);
    }
    if form.preserve && defaults {
        let message = "v1beta1 took no default unless preserveUnknownFields was false: those of the schema now hold";
        migration.decide("spec.preserveUnknownFields", message);
    }
}

/// Whether there is a default where one counts.
fn has_default(schema: &JsonSchemaProps) -> bool {
    use crdgen_core::props::{SchemaOrArray, SchemaOrBool};
    schema.default.is_some()
        || schema.properties.values().any(has_default)
        || matches!(&schema.items, Some(SchemaOrArray::Schema(items)) if has_default(items))
        || matches!(&schema.additional_properties, Some(SchemaOrBool::Schema(values)) if has_default(values))
}
