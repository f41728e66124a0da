//! `metadata` of any object: what the server makes of it before it asks, and what it asks when an object is created and
//! updated (§2.B).

mod names;
mod owners;
mod prepare;
mod refuse;

use std::collections::BTreeSet;

use crdgen_core::meta::{ManagedFieldsEntry, ObjectMeta};
use crdgen_core::names::{NameError, annotation_key, is_print, label_key, label_value};
use crdgen_go::time::Time;

use crate::field::{Error, ErrorType, Path};
use crate::go;
pub use names::{is_dns_label, is_dns_subdomain, is_path_segment};
pub use prepare::{before_create, before_update, dedup_owner_references, generate_name};
pub(crate) use refuse::refuse_update;

/// A rule for `metadata.name`: `prefix` says whether the name is that of `generateName`.
pub type NameRule<'r> = &'r dyn Fn(&str, bool) -> Vec<String>;

/// All keys and values of `metadata.annotations` may be as long as this.
const MAX_ANNOTATIONS: usize = 256 * 1024;

const MAX_MANAGER: usize = 128;
const MAX_SUBRESOURCE: usize = 256;

/// `ValidateObjectMetaAccessor`: the rules for an object that is created (B1 to B21).
pub fn create(meta: &ObjectMeta, namespaced: bool, name: NameRule<'_>, path: &Path<'_>) -> Vec<Error> {
    let mut errors = Vec::new();
    let mut each = |field: &str, value: &str, details: Vec<String>| {
        errors.extend(details.into_iter().map(|detail| Error::invalid(&path.child(field), go::quote(value), detail)));
    };
    let generate_name = text(&meta.generate_name);
    if !generate_name.is_empty() {
        each("generateName", generate_name, name(generate_name, true));
    }
    let given = text(&meta.name);
    if !given.is_empty() {
        each("name", given, name(given, false));
    } else {
        errors.push(Error::required(&path.child("name"), "name or generateName is required"));
    }
    namespace(text(&meta.namespace), namespaced, &path.child("namespace"), &mut errors);
    generation(meta, path, &mut errors);
    common(meta, path, &mut errors, |errors| finalizers(&meta.finalizers, &path.child("finalizers"), errors));
    errors
}

/// `ValidateObjectMetaAccessorUpdate`: the rules for the change from `old` to `new` (B22 to B25, and again most others).
pub fn update(new: &ObjectMeta, old: &ObjectMeta, path: &Path<'_>) -> Vec<Error> {
    let mut errors = Vec::new();
    if old.deletion_timestamp.is_some() {
        errors.extend(no_new_finalizers(new, old, &path.child("finalizers")));
    }
    if text(&new.resource_version).is_empty() {
        errors.push(Error::invalid(&path.child("resourceVersion"), "\"\"", "must be specified for an update"));
    }
    generation(new, path, &mut errors);
    let [new_generation, old_generation] = [new, old].map(|meta| meta.generation.unwrap_or_default());
    if new_generation < old_generation {
        let detail = "must not be decremented";
        errors.push(Error::invalid(&path.child("generation"), new_generation.to_string(), detail));
    }
    immutable(&path.child("name"), text(&new.name) == text(&old.name), || go::quote(text(&new.name)), &mut errors);
    let [namespace, old_namespace] = [new, old].map(|meta| text(&meta.namespace));
    immutable(&path.child("namespace"), namespace == old_namespace, || go::quote(namespace), &mut errors);
    // What is no plain text to Go is printed as JSON.
    let [uid, old_uid] = [new, old].map(|meta| text(&meta.uid));
    immutable(&path.child("uid"), uid == old_uid, || go::quote_as_json(uid), &mut errors);
    for (field, new, old) in [
        ("creationTimestamp", &new.creation_timestamp, &old.creation_timestamp),
        ("deletionTimestamp", &new.deletion_timestamp, &old.deletion_timestamp),
    ] {
        let [new, old] = [new, old].map(|time| time.as_deref().and_then(|time| Time::parse_rfc3339(time).ok()));
        let print = || new.map_or("null".to_owned(), |time| go::quote(&time.to_string()));
        immutable(&path.child(field), new == old, print, &mut errors);
    }
    let [seconds, old_seconds] = [new, old].map(|meta| meta.deletion_grace_period_seconds);
    let print = || seconds.map_or("null".to_owned(), |seconds| seconds.to_string());
    immutable(&path.child("deletionGracePeriodSeconds"), seconds == old_seconds, print, &mut errors);
    common(new, path, &mut errors, |_| {});
    errors
}

/// `ValidateImmutableField`, of a value that is the `same` as before or not.
pub fn immutable(path: &Path<'_>, same: bool, print: impl FnOnce() -> String, errors: &mut Vec<Error>) {
    if !same {
        errors.push(Error::invalid(path, print(), "field is immutable"));
    }
}

/// The error of a check of `value`, if it fails: all details in one.
pub fn check(path: &Path<'_>, value: &str, result: Result<(), NameError>, errors: &mut Vec<Error>) {
    let Err(error) = result else { return };
    let detail = error.details().join(",");
    errors.push(if error.is_required() {
        Error::required(path, detail)
    } else {
        Error::invalid(path, go::quote(value), detail)
    });
}

/// The errors of a check of `value`, one a detail.
pub fn check_each(path: &Path<'_>, value: &str, result: Result<(), NameError>, errors: &mut Vec<Error>) {
    let Err(error) = result else { return };
    errors.extend(error.details().iter().map(|detail| Error::invalid(path, go::quote(value), detail.as_str())));
}

/// `ValidateLabels` (B7, B8).
pub fn labels<'l>(
    labels: impl IntoIterator<Item = (&'l String, &'l String)>,
    path: &Path<'_>,
    errors: &mut Vec<Error>,
) {
    for (key, value) in labels {
        check_each(path, key, label_key(key), errors);
        check_each(path, value, label_value(value), errors);
    }
}

fn text(text: &Option<String>) -> &str {
    text.as_deref().unwrap_or_default()
}

/// B5.
fn namespace(namespace: &str, namespaced: bool, path: &Path<'_>, errors: &mut Vec<Error>) {
    match (namespaced, namespace) {
        (true, "") => errors.push(Error::required(path, "")),
        (true, _) => errors.extend(
            is_dns_label(namespace, false).into_iter().map(|detail| Error::invalid(path, go::quote(namespace), detail)),
        ),
        (false, "") => {}
        (false, _) => errors.push(Error::forbidden(path, "not allowed on this type")),
    }
}

/// B6.
fn generation(meta: &ObjectMeta, path: &Path<'_>, errors: &mut Vec<Error>) {
    if let Some(generation) = meta.generation.filter(|generation| *generation < 0) {
        let detail = "must be greater than or equal to 0";
        errors.push(Error::invalid(&path.child("generation"), generation.to_string(), detail));
    }
}

/// What is asked at any time; `before_managed_fields` stands where it does when an object is created.
fn common(
    meta: &ObjectMeta,
    path: &Path<'_>,
    errors: &mut Vec<Error>,
    before_managed_fields: impl FnOnce(&mut Vec<Error>),
) {
    labels(&meta.labels, &path.child("labels"), errors);
    annotations(meta, &path.child("annotations"), errors);
    owners::validate(&meta.owner_references, &path.child("ownerReferences"), errors);
    before_managed_fields(errors);
    for (index, entry) in meta.managed_fields.iter().enumerate() {
        managed_fields(entry, &path.child("managedFields").index(index), errors);
    }
}

/// `ValidateAnnotations` (B9, B10).
fn annotations(meta: &ObjectMeta, path: &Path<'_>, errors: &mut Vec<Error>) {
    for key in meta.annotations.keys() {
        check_each(path, key, annotation_key(key), errors);
    }
    if meta.annotations.iter().map(|(key, value)| key.len() + value.len()).sum::<usize>() > MAX_ANNOTATIONS {
        errors.push(too_long(path, MAX_ANNOTATIONS));
    }
}

fn too_long(path: &Path<'_>, limit: usize) -> Error {
    Error::new(path, ErrorType::TooLong, None, format!("may not be more than {limit} bytes"))
}

/// `ValidateFinalizers` (B16, B17).
fn finalizers(finalizers: &[String], path: &Path<'_>, errors: &mut Vec<Error>) {
    for finalizer in finalizers {
        check_each(path, finalizer, label_key(finalizer), errors);
    }
    if ["orphan", "foregroundDeletion"].iter().all(|one| finalizers.iter().any(|finalizer| finalizer == one)) {
        let detail = "finalizer orphan and foregroundDeletion cannot be both set";
        errors.push(Error::invalid(path, go::json(&finalizers.to_vec().into()), detail));
    }
}

/// `ValidateNoNewFinalizers` (B25).
fn no_new_finalizers(new: &ObjectMeta, old: &ObjectMeta, path: &Path<'_>) -> Option<Error> {
    let added: BTreeSet<&String> = new.finalizers.iter().filter(|name| !old.finalizers.contains(name)).collect();
    let names: Vec<String> = added.into_iter().map(|name| go::quote(name)).collect();
    let detail = format!(
        "no new finalizers can be added if the object is being deleted, found new finalizers []string{{{}}}",
        names.join(", ")
    );
    (!names.is_empty()).then(|| Error::forbidden(path, detail))
}

/// `ValidateManagedFields`, of one entry (B18 to B21).
fn managed_fields(entry: &ManagedFieldsEntry, path: &Path<'_>, errors: &mut Vec<Error>) {
    let operation = path.child("operation");
    match text(&entry.operation) {
        "" => errors.push(Error::required(&operation, "must not be empty")),
        "Apply" | "Update" => {}
        other => {
            let mut error = Error::not_supported(&operation, other, &["Apply", "Update"]);
            error.value = Some(go::quote_as_json(other));
            errors.push(error);
        }
    }
    let fields_type = text(&entry.fields_type);
    if !matches!(fields_type, "" | "FieldsV1") {
        errors.push(Error::invalid(&path.child("fieldsType"), go::quote(fields_type), "must be `FieldsV1`"));
    }
    let (manager, manager_path) = (text(&entry.manager), path.child("manager"));
    if manager.len() > MAX_MANAGER {
        errors.push(too_long(&manager_path, MAX_MANAGER));
    }
    for (at, c) in manager.char_indices().filter(|(_, c)| !is_print(*c)) {
        let detail = format!("invalid character U+{:04X} (at position {at})", u32::from(c));
        errors.push(Error::invalid(&manager_path, go::quote(manager), detail));
    }
    if text(&entry.subresource).len() > MAX_SUBRESOURCE {
        errors.push(too_long(&path.child("subresource"), MAX_SUBRESOURCE));
    }
}

#[cfg(test)]
mod tests;
