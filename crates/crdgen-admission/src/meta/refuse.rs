//! What keeps the server from looking at an update at all.

use crdgen_core::meta::ObjectMeta;

use crate::go;
use crate::verdict::Verdict;

/// The answer to an update with another name than its URL has, which is that of `old`; of another object, or of one that was
/// changed since. `resource` is `<plural>.<group>`; `key` is that of the storage, as a dry
/// run tells it, which has no prefix.
pub(crate) fn refuse_update(new: &ObjectMeta, old: &ObjectMeta, resource: &str, key: &str) -> Option<Verdict> {
    let [name, expected] = [new, old].map(|meta| meta.name.as_deref().unwrap_or_default());
    if name.is_empty() {
        return Some(Verdict::bad_request(format!(
            "the name of the object ({expected} based on URL) was undeterminable: name must be provided"
        )));
    }
    if name != expected {
        return Some(Verdict::bad_request(format!(
            "the name of the object ({name}) does not match the name on the URL ({expected})"
        )));
    }
    let conflict = |error: &str| {
        let message = format!("Operation cannot be fulfilled on {resource} {}: {error}", go::quote(name));
        Some(Verdict { code: 409, reason: "Conflict", message, ..Verdict::admitted(409) })
    };
    if let (Some(asked), Some(found)) = (&new.uid, &old.uid)
        && asked != found
    {
        return conflict(&format!(
            "StorageError: invalid object, Code: 4, Key: {key}, ResourceVersion: 0, AdditionalErrorMsg: Precondition \
             failed: UID in precondition: {asked}, UID in object meta: {found}"
        ));
    }
    match (&new.resource_version, &old.resource_version) {
        (Some(asked), Some(found)) if asked != found => {
            conflict("the object has been modified; please apply your changes to the latest version and try again")
        }
        _ => None,
    }
}
