//! `createHandler` and `Store.create`.

use super::request::{self, Object};
use super::{Kind, has_status, validate, warnings};
use crate::meta;
use crate::verdict::Verdict;

/// The answer to the creation of `body` at the URL of `version` in `namespace`.
pub(super) fn create(kind: &Kind, version: &str, namespace: &str, body: &serde_json::Value) -> Verdict {
    let Some(served) = kind.version(version).filter(|version| version.served) else { return not_found() };
    let mut warnings = warnings::deprecation(kind, served);
    let mut object = match request::decode(kind, version, body) {
        Ok(object) => object,
        Err(message) => return Verdict::bad_request(message).warn(warnings),
    };
    if let Err(message) = set_namespace(kind, namespace, &mut object) {
        return Verdict::bad_request(message).warn(warnings);
    }
    let is_generated = object.meta.name.is_none();
    warnings.extend(meta::before_create(&mut object.meta));
    // The server makes up an identity and a time; that they are there is all that a schema could see.
    object.meta.uid = Some("00000000-0000-0000-0000-000000000000".to_owned());
    object.meta.creation_timestamp = Some("1970-01-01T00:00:00Z".to_owned());
    if let (true, Some(fields)) = (has_status(served), object.fields.as_object_mut()) {
        fields.remove("status");
    }
    object.meta.generation = Some(1);
    object.with_meta();

    let findings = validate::create(kind, served, &object);
    warnings.extend(findings.warnings);
    let verdict = if findings.errors.is_empty() {
        warnings.extend(warnings::finalizers(&object.meta, None));
        request::store(kind, version, &mut object);
        if is_generated {
            object.meta.name = None;
        }
        Verdict { object: Some(object.shown()), ..Verdict::admitted(201) }
    } else {
        invalid(kind, &object, findings.errors)
    };
    verdict.warn(warnings)
}

/// A version that is not served has no URL.
pub(super) fn not_found() -> Verdict {
    Verdict {
        code: 404,
        reason: "NotFound",
        message: "the server could not find the requested resource".to_owned(),
        ..Verdict::admitted(404)
    }
}

/// Refused for `errors`, under the kind that the object says it has.
pub(super) fn invalid(kind: &Kind, object: &Object, errors: Vec<crate::field::Error>) -> Verdict {
    let qualified = format!("{}.{}", object.text("kind"), kind.crd.spec.group);
    Verdict::invalid(&qualified, object.meta.name.as_deref().unwrap_or_default(), errors)
}

/// `EnsureObjectNamespaceMatchesRequestNamespace`.
///
/// # Errors
/// The message, where the object is of another namespace.
pub(super) fn set_namespace(kind: &Kind, namespace: &str, object: &mut Object) -> Result<(), String> {
    let own = object.meta.namespace.as_deref().unwrap_or_default();
    if kind.is_namespaced() && !own.is_empty() && own != namespace {
        return Err("the namespace of the provided object does not match the namespace sent on the request".to_owned());
    }
    object.meta.namespace = Some(namespace.to_owned()).filter(|_| kind.is_namespaced() && !namespace.is_empty());
    Ok(())
}
