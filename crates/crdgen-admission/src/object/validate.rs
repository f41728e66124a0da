//! The rules that an object must keep: `customResourceStrategy.Validate` and `ValidateUpdate`.

use crdgen_core::crd::CustomResourceDefinitionVersion;
use serde_json::Value;

use super::request::Object;
use super::rules::{BUDGET, Correlation};
use super::values::{self, View};
use super::{Kind, lists, meta as embedded, scale, schema};
use crate::field::{Error, ErrorType, Path};
use crate::{go, meta};

const METADATA: Path<'_> = Path::new("metadata");

/// What was found: errors, and errors of CEL rules that do not count, since nothing changed where they are.
#[derive(Debug, Default)]
pub(super) struct Findings {
    pub(super) errors: Vec<Error>,
    pub(super) warnings: Vec<String>,
}

impl Findings {
    /// The same after errors that keep no CEL rule from running.
    fn after(mut self, mut errors: Vec<Error>) -> Self {
        errors.append(&mut self.errors);
        Self { errors, ..self }
    }
}

/// An object that is created.
pub(super) fn create(kind: &Kind, version: &CustomResourceDefinitionVersion, new: &Object) -> Findings {
    let mut errors = type_meta(kind, version, new);
    if errors.is_empty() {
        errors.extend(meta::create(&new.meta, kind.is_namespaced(), &meta::is_dns_subdomain, &METADATA));
        whole(kind, version, new, None, &mut errors);
    }
    if let Some(schema) = schema(version) {
        embedded::validate(&new.fields, Some(schema), false, &Path::nil(), &mut errors);
        lists::validate(&new.fields, schema, &Path::nil(), &mut errors);
    }
    with_rules(kind, version, new, None, errors)
}

/// An object that takes the place of `old`.
pub(super) fn update(kind: &Kind, version: &CustomResourceDefinitionVersion, new: &Object, old: &Object) -> Findings {
    let mut errors = type_meta(kind, version, new);
    if errors.is_empty() {
        errors.extend(meta::update(&new.meta, &old.meta, &METADATA));
        whole(kind, version, new, Some(old), &mut errors);
    }
    if let Some(schema) = schema(version) {
        embedded::validate(&new.fields, Some(schema), false, &Path::nil(), &mut errors);
        errors.extend(new_list_errors(new, old, version));
    }
    with_rules(kind, version, new, Some(old), errors).after(common(kind, new, old))
}

/// An object of which the status takes the place of that of `old`.
pub(super) fn update_status(
    kind: &Kind,
    version: &CustomResourceDefinitionVersion,
    new: &Object,
    old: &Object,
) -> Findings {
    let mut errors = type_meta(kind, version, new);
    if errors.is_empty() {
        errors.extend(meta::update(&new.meta, &old.meta, &METADATA));
        let status = schema(version).and_then(|schema| schema.properties.get("status"));
        if let (Some(schema), Some(status)) = (status, new.fields.get("status")) {
            let old = old.fields.get("status");
            let path = Path::new("status");
            errors.extend(values::validate(status, old, schema, View::Objects, &kind.patterns, &path));
        }
        if let Some(scale) = super::scale(version) {
            scale::validate_status(&new.fields, scale, &mut errors);
        }
    }
    errors.extend(new_list_errors(new, old, version));
    with_rules(kind, version, new, Some(old), errors).after(common(kind, new, old))
}

/// `validateCommonFields`.
fn common(kind: &Kind, new: &Object, old: &Object) -> Vec<Error> {
    let mut errors = meta::create(&new.meta, kind.is_namespaced(), &meta::is_path_segment, &METADATA);
    errors.extend(meta::update(&new.meta, &old.meta, &METADATA));
    errors
}

/// `ValidateTypeMeta` (CR1, CR2).
fn type_meta(kind: &Kind, version: &CustomResourceDefinitionVersion, object: &Object) -> Vec<Error> {
    let must_be = |field: &str, expected: &str| {
        let found = object.text(field);
        (found != expected).then(|| Error::invalid(&Path::new(field), go::quote(found), format!("must be {expected}")))
    };
    let kind_error = must_be("kind", &kind.crd.spec.names.kind);
    kind_error.into_iter().chain(must_be("apiVersion", &kind.api_version(&version.name))).collect()
}

/// The schema of the whole object, and the paths of `/scale`.
fn whole(
    kind: &Kind,
    version: &CustomResourceDefinitionVersion,
    new: &Object,
    old: Option<&Object>,
    errors: &mut Vec<Error>,
) {
    if let Some(schema) = schema(version) {
        let old = old.map(|old| &old.fields);
        errors.extend(values::validate(&new.fields, old, schema, View::Objects, &kind.patterns, &Path::nil()));
    }
    if let Some(scale) = super::scale(version) {
        scale::validate_spec(&new.fields, scale, errors);
        scale::validate_status(&new.fields, scale, errors);
    }
}

/// The errors of lists, unless the old object had some.
fn new_list_errors(new: &Object, old: &Object, version: &CustomResourceDefinitionVersion) -> Vec<Error> {
    let of = |fields: &Value| {
        let mut errors = Vec::new();
        if let Some(schema) = schema(version) {
            lists::validate(fields, schema, &Path::nil(), &mut errors);
        }
        errors
    };
    let errors = of(&new.fields);
    if errors.is_empty() || !of(&old.fields).is_empty() { Vec::new() } else { errors }
}

/// `hasBlockingErr`: some errors keep CEL rules from running, and the server says so.
fn with_rules(
    kind: &Kind,
    version: &CustomResourceDefinitionVersion,
    new: &Object,
    old: Option<&Object>,
    mut errors: Vec<Error>,
) -> Findings {
    let (Some(schema), Some(rules)) = (schema(version), kind.rules(version)) else {
        return Findings { errors, ..Findings::default() };
    };
    let blocks = |error: &Error| {
        use ErrorType::{NotSupported, Required, TooLong, TooMany, TypeInvalid};
        matches!(error.kind, NotSupported | Required | TooLong | TooMany | TypeInvalid)
    };
    if errors.iter().any(blocks) {
        let detail = "some validation rules were not checked because the object was invalid; correct the existing errors \
                      to complete validation";
        errors.push(Error::invalid(&Path::nil(), "null", detail));
        return Findings { errors, ..Findings::default() };
    }
    let old = old.map(|old| &old.fields);
    let correlation = old.map(|old| Correlation::new(&new.fields, old, schema)).unwrap_or_default();
    let found = rules.validate(&new.fields, old, correlation, &Path::nil(), BUDGET);
    errors.extend(found.errors);
    Findings { errors, warnings: found.warnings }
}
