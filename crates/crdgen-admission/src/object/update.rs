//! `UpdateResource`, `BeforeUpdate`, and what the strategies do before they validate.

use crdgen_core::meta::ObjectMeta;
use serde_json::Value;

use super::create::{invalid, not_found, set_namespace};
use super::request::{self, Object};
use super::{Kind, correlation, has_status, validate, warnings};
use crate::verdict::Verdict;
use crate::{go, meta};

/// The answer to the update of `old` to `new` at the URL of `version` in `namespace`.
pub(super) fn update(kind: &Kind, version: &str, namespace: &str, old: &Value, new: &Value) -> Verdict {
    let Some(served) = kind.version(version).filter(|version| version.served) else { return not_found() };
    let mut warnings = warnings::deprecation(kind, served);
    let (mut new, old) = match prepare(kind, version, namespace, old, new, &mut warnings) {
        Ok(objects) => objects,
        Err(refused) => return refused.warn(warnings),
    };
    if let (true, Some(fields)) = (has_status(served), new.fields.as_object_mut()) {
        match old.fields.get("status") {
            Some(status) => drop(fields.insert("status".to_owned(), status.clone())),
            None => drop(fields.remove("status")),
        }
    }
    new.meta.generation = old.meta.generation.map(|old_generation| {
        old_generation.saturating_add(i64::from(!is_same_but_for_metadata(&new.fields, &old.fields)))
    });
    new.with_meta();
    let findings = validate::update(kind, served, &new, &old);
    warnings.extend_from_slice(&findings.warnings);
    if findings.errors.is_empty() {
        warnings.extend(warnings::finalizers(&new.meta, Some(&old.meta)));
    }
    answer(kind, version, new, findings).warn(warnings)
}

/// The answer to the same at `/status`: nothing else of `new` counts.
pub(super) fn update_status(kind: &Kind, version: &str, namespace: &str, old: &Value, new: &Value) -> Verdict {
    let Some(served) = kind.version(version).filter(|version| version.served) else { return not_found() };
    if !has_status(served) {
        return no_status(kind, old);
    }
    let mut warnings = warnings::deprecation(kind, served);
    let (new, old) = match prepare(kind, version, namespace, old, new, &mut warnings) {
        Ok(objects) => objects,
        Err(refused) => return refused.warn(warnings),
    };
    let mut updated = old.clone();
    if let (Value::Object(fields), Value::Object(mut new)) = (&mut updated.fields, new.fields) {
        match new.remove("status") {
            Some(status) => drop(fields.insert("status".to_owned(), status)),
            None => drop(fields.remove("status")),
        }
    }
    updated.meta.resource_version = new.meta.resource_version;
    updated.with_meta();
    let findings = validate::update_status(kind, served, &updated, &old);
    warnings.extend_from_slice(&findings.warnings);
    answer(kind, version, updated, findings).warn(warnings)
}

/// Both objects, decoded, of the same namespace, name and `resourceVersion`.
fn prepare(
    kind: &Kind,
    version: &str,
    namespace: &str,
    old: &Value,
    new: &Value,
    warnings: &mut Vec<String>,
) -> Result<(Object, Object), Box<Verdict>> {
    let bad_request = |message| Box::new(Verdict::bad_request(message));
    let mut old = request::stored(kind, version, old);
    if kind.is_namespaced() {
        old.meta.namespace.get_or_insert_with(|| namespace.to_owned());
    }
    let mut new = request::decode(kind, version, new).map_err(bad_request)?;
    set_namespace(kind, namespace, &mut new).map_err(bad_request)?;
    let spec = &kind.crd.spec;
    let space = old.meta.namespace.as_ref().map(|namespace| format!("{namespace}/")).unwrap_or_default();
    let key = format!("/{}/{}/{space}{}", spec.group, spec.names.plural, name(&old.meta));
    if let Some(refused) = meta::refuse_update(&new.meta, &old.meta, &resource(kind), &key) {
        return Err(Box::new(refused));
    }
    warnings.extend(meta::before_update(&mut new.meta, &mut old.meta));
    old.with_meta();
    Ok((new, old))
}

fn no_status(kind: &Kind, old: &Value) -> Verdict {
    let name = old.pointer("/metadata/name").and_then(Value::as_str).unwrap_or_default();
    let message = format!("{} {} not found", resource(kind), go::quote(name));
    Verdict { message, ..not_found() }
}

/// `<plural>.<group>`
fn resource(kind: &Kind) -> String {
    let spec = &kind.crd.spec;
    format!("{}.{}", spec.names.plural, spec.group)
}

fn name(meta: &ObjectMeta) -> &str {
    meta.name.as_deref().unwrap_or_default()
}

fn is_same_but_for_metadata(new: &Value, old: &Value) -> bool {
    let (Some(new), Some(old)) = (new.as_object(), old.as_object()) else { return false };
    let count = |fields: &serde_json::Map<String, Value>| fields.keys().filter(|name| *name != "metadata").count();
    count(new) == count(old)
        && new
            .iter()
            .filter(|(name, _)| *name != "metadata")
            .all(|(name, value)| old.get(name).is_some_and(|old| correlation::identical(value, old)))
}

fn answer(kind: &Kind, version: &str, mut object: Object, findings: validate::Findings) -> Verdict {
    if findings.errors.is_empty() {
        request::store(kind, version, &mut object);
        Verdict { object: Some(object.shown()), ..Verdict::admitted(200) }
    } else {
        invalid(kind, &object, findings.errors)
    }
}
