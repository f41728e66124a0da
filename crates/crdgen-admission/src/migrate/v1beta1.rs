//! CRDs of `apiextensions.k8s.io/v1beta1`, which Kubernetes 1.22 no longer serves.

use crdgen_core::crd::{CustomResourceDefinition, CustomResourceValidation};
use crdgen_core::props::JsonSchemaProps;
use serde_json::{Map, Value, json};

use super::reshape::{is_set, reshape};
use super::{CRD, Migration, V1, finish, metadata, preserve, schema};
use crate::decode;
use crate::field::Path;

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
            for path in decoded.unknown.iter().filter_map(|path| form.old_path(path)) {
                migration.decide(path, "dropped: a CRD has no such field");
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

    /// A path of the new document in the old one; none for what the old one says once and was told of once.
    fn old_path(self, path: &str) -> Option<String> {
        let in_schema = path.strip_prefix("spec.versions[").and_then(|rest| rest.split_once("].schema"));
        match in_schema.filter(|_| self.one_schema) {
            Some(("0", rest)) => Some(format!("spec.validation{rest}")),
            Some(_) => None,
            None => Some(path.to_owned()),
        }
    }
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
