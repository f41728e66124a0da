//! `metadata.ownerReferences` (B11 to B15).

use crdgen_core::meta::OwnerReference;

use crate::field::{Error, Path};
use crate::go;

/// `ValidateOwnerReferences`.
pub(super) fn validate(references: &[OwnerReference], path: &Path<'_>, errors: &mut Vec<Error>) {
    let mut first_controller = String::new();
    for (index, reference) in references.iter().enumerate() {
        validate_one(reference, &path.index(index), errors);
        if reference.controller != Some(true) {
            continue;
        }
        let controller = format!("{}/{}", reference.kind, reference.name);
        if first_controller.is_empty() {
            first_controller = controller;
            continue;
        }
        let all: Vec<String> = references.iter().map(json).collect();
        let detail = format!(
            "Only one reference can have Controller set to true. Found \"true\" in references for {first_controller} and \
             {controller}"
        );
        errors.push(Error::invalid(path, format!("[{}]", all.join(",")), detail));
    }
}

fn validate_one(reference: &OwnerReference, path: &Path<'_>, errors: &mut Vec<Error>) {
    const EMPTY: &str = "must not be empty";
    let api_version = reference.api_version.as_str();
    let group_version = group_version(api_version);
    if api_version.is_empty() {
        errors.push(Error::required(&path.child("apiVersion"), EMPTY));
    } else if group_version.is_none_or(|(_, version)| version.is_empty()) {
        let detail = "must be <group>/<version> or <version>";
        errors.push(Error::invalid(&path.child("apiVersion"), go::quote(api_version), detail));
    }
    for (field, value) in [("kind", &reference.kind), ("name", &reference.name), ("uid", &reference.uid)] {
        if value.is_empty() {
            errors.push(Error::required(&path.child(field), EMPTY));
        }
    }
    if group_version == Some(("", "v1")) && reference.kind == "Event" {
        errors.push(Error::invalid(path, json(reference), "/v1, Kind=Event is disallowed from being an owner"));
    }
}

/// `schema.ParseGroupVersion`.
fn group_version(text: &str) -> Option<(&str, &str)> {
    match text.split_once('/') {
        None => Some(("", text)),
        Some(("", "")) => Some(("", "")),
        Some((_, version)) if version.contains('/') => None,
        both => both,
    }
}

/// `json.Marshal` of an `OwnerReference`, whose fields stand in the order of its type.
fn json(reference: &OwnerReference) -> String {
    let OwnerReference { api_version, kind, name, uid, controller, block_owner_deletion } = reference;
    let texts = [("apiVersion", api_version), ("kind", kind), ("name", name), ("uid", uid)];
    let flags = [("controller", controller), ("blockOwnerDeletion", block_owner_deletion)];
    let texts = texts.iter().map(|(field, text)| format!("\"{field}\":{}", go::quote_as_json(text)));
    let flags = flags.iter().filter_map(|(field, flag)| flag.map(|flag| format!("\"{field}\":{flag}")));
    format!("{{{}}}", texts.chain(flags).collect::<Vec<_>>().join(","))
}
