//! `UpdateResource`, `BeforeUpdate`, and what the strategies do before they validate.

use serde_json::Value;

use super::create::{invalid, not_found, set_namespace};
use super::request::{self, Object};
use super::{Kind, correlation, has_status, validate, warnings};
use crate::meta;
use crate::verdict::Verdict;

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
    if findings.errors.is_empty() {
        warnings.extend(warnings::finalizers(&new.meta, Some(&old.meta)));
    }
    answer(kind, version, new, findings).warn(warnings)
}

/// The answer to the same at `/status`: nothing else of `new` counts.
pub(super) fn update_status(kind: &Kind, version: &str, namespace: &str, old: &Value, new: &Value) -> Verdict {
    let Some(served) = kind.version(version).filter(|version| version.served && has_status(version)) else {
        return not_found();
    };
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
    check_name(&new, &old).map_err(bad_request)?;
    if let (Some(new), Some(old_version)) = (&new.meta.resource_version, &old.meta.resource_version)
        && new != old_version
    {
        return Err(Box::new(conflict(kind, &old)));
    }
    warnings.extend(meta::before_update(&mut new.meta, &mut old.meta));
    old.with_meta();
    Ok((new, old))
}

/// `checkName`: the URL has the name of the old object.
fn check_name(new: &Object, old: &Object) -> Result<(), String> {
    let expected = old.meta.name.as_deref().unwrap_or_default();
    match new.meta.name.as_deref() {
        None => {
            Err(format!("the name of the object ({expected} based on URL) was undeterminable: name must be provided"))
        }
        Some(name) if name != expected => {
            Err(format!("the name of the object ({name}) does not match the name on the URL ({expected})"))
        }
        Some(_) => Ok(()),
    }
}

/// `OptimisticLockErrorMsg`.
fn conflict(kind: &Kind, old: &Object) -> Verdict {
    let spec = &kind.crd.spec;
    let message = format!(
        "Operation cannot be fulfilled on {}.{} {}: the object has been modified; please apply your changes to the latest \
         version and try again",
        spec.names.plural,
        spec.group,
        crate::go::quote(old.meta.name.as_deref().unwrap_or_default())
    );
    Verdict { code: 409, reason: "Conflict", message, ..Verdict::admitted(409) }
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
    let mut verdict = if findings.errors.is_empty() {
        request::store(kind, version, &mut object);
        Verdict { object: Some(object.shown()), ..Verdict::admitted(200) }
    } else {
        invalid(kind, &object, findings.errors)
    };
    verdict.unchecked_rules = findings.unchecked_rules;
    verdict
}
