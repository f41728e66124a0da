//! CustomResourceDefinitions of `apiextensions.k8s.io/v1`: §2 of the rules, on the server's internal type.

mod approval;
mod ca_bundle;
mod conditions;
mod conversion;
mod internal;
mod names;
mod options;
mod pem;
mod selectable;
mod spec;
mod status;
mod version;

use serde_json::Value;

use crate::field::Path;
use crate::meta::{self, is_dns_subdomain, is_path_segment};
use crate::object::{summary, wrong_text};
use crate::schema;
use crate::verdict::Verdict;

pub use conditions::conditions;
use internal::Crd;
use options::Options;

const KIND: &str = "CustomResourceDefinition.apiextensions.k8s.io";
const METADATA: Path<'_> = Path::new("metadata");

/// The answer to the creation of `document`.
pub fn create(document: &Value) -> Verdict {
    if let Some(refused) = refuse_other_kind(document) {
        return refused;
    }
    let mut crd = match Crd::read(document) {
        Ok(crd) => crd,
        Err(message) => return Verdict::bad_request(message),
    };
    let mut warnings = crd.prepare_for_create();

    let full_name = format!("{}.{}", crd.names().plural, crd.spec().group);
    let name_rule = |name: &str, prefix: bool| {
        let mut details = is_dns_subdomain(name, prefix);
        if name != full_name {
            details.push("must be spec.names.plural+\".\"+spec.group".to_owned());
        }
        details
    };
    let mut errors = meta::create(crd.metadata(), false, &name_rule, &METADATA);
    let unchecked_rules = spec::validate(&crd, &Options::create(), &mut errors);
    status::validate(&crd, &mut errors);
    errors.extend(approval::validate(&crd, None));
    spec::preserve_unknown_fields(&crd, None, &mut errors);
    if errors.is_empty() {
        errors = meta::create(crd.metadata(), false, &is_path_segment, &METADATA);
    }
    let verdict = if errors.is_empty() {
        warnings.extend(schema::warnings(&crd.schemas(), &[]));
        Verdict::admitted(201)
    } else {
        Verdict::invalid(KIND, crd.name(), errors)
    };
    Verdict { unchecked_rules, ..verdict.warn(warnings) }
}

/// What the server's decoder says of a document that names another kind; where it names none, the URL says it.
fn refuse_other_kind(document: &Value) -> Option<Verdict> {
    let unrecognized = |error: &str| {
        let text = "the object provided is unrecognized (must be of type CustomResourceDefinition)";
        Some(Verdict::bad_request(format!("{text}: {error} ({})", summary(document))))
    };
    for field in ["apiVersion", "kind"] {
        if let Some(found) = document.get(field).and_then(wrong_text) {
            let error = format!("json: cannot unmarshal {found} into Go struct field .{field} of type string");
            return unrecognized(&format!("couldn't get version/kind; json parse error: {error}"));
        }
    }
    let named =
        |field: &str, own| document.get(field).and_then(Value::as_str).filter(|text| !text.is_empty()).unwrap_or(own);
    let (api_version, kind) =
        (named("apiVersion", "apiextensions.k8s.io/v1"), named("kind", "CustomResourceDefinition"));
    if (api_version, kind) == ("apiextensions.k8s.io/v1", "CustomResourceDefinition") {
        return None;
    }
    if api_version.matches('/').count() > 1 {
        return unrecognized(&format!("unexpected GroupVersion string: {api_version}"));
    }
    let version = api_version.rsplit('/').next().unwrap_or_default();
    Some(Verdict::bad_request(format!(
        "{kind} in version \"{version}\" cannot be handled as a CustomResourceDefinition: no kind \"{kind}\" is registered for \
         version \"{api_version}\" in scheme \"pkg/runtime/scheme.go:111\""
    )))
}

/// The answer to the update of `old`, which was admitted once, to `new`. The old CRD counts as established if its status
/// says so, or has no conditions at all, as a manifest has none.
pub fn update(old: &Value, new: &Value) -> Verdict {
    if let Some(refused) = refuse_other_kind(new) {
        return refused;
    }
    let (mut new, mut old) = match (Crd::read(new), Crd::read_stored(old)) {
        (Ok(new), Ok(old)) => (new, old),
        (Err(message), _) | (_, Err(message)) => return Verdict::bad_request(message),
    };
    if let Some(refused) = refuse(&new, &old) {
        return refused;
    }
    let mut warnings = new.prepare_for_update(&mut old);

    let mut errors = meta::create(new.metadata(), false, &is_path_segment, &METADATA);
    errors.extend(meta::update(new.metadata(), old.metadata(), &METADATA));
    // The strategy of CRDs asks the same again.
    errors.extend(meta::update(new.metadata(), old.metadata(), &METADATA));
    let options = Options::update(&new, &old);
    let unchecked_rules = spec::validate(&new, &options, &mut errors);
    spec::immutable(&new, &old, options.immutable_names, &mut errors);
    status::validate(&new, &mut errors);
    errors.extend(approval::validate(&new, Some(&old)));
    spec::preserve_unknown_fields(&new, Some(&old), &mut errors);
    let verdict = if errors.is_empty() {
        warnings.extend(schema::warnings(&new.schemas(), &old.schemas()));
        Verdict::admitted(200)
    } else {
        Verdict::invalid(KIND, new.name(), errors)
    };
    Verdict { unchecked_rules, ..verdict.warn(warnings) }
}

/// What keeps the server from looking at the update at all: another name, another object, or one that was changed since.
fn refuse(new: &Crd<'_>, old: &Crd<'_>) -> Option<Verdict> {
    let (name, old_name) = (new.name(), old.name());
    if name.is_empty() {
        return Some(Verdict::bad_request(format!(
            "the name of the object ({old_name} based on URL) was undeterminable: name must be provided"
        )));
    }
    if name != old_name {
        return Some(Verdict::bad_request(format!(
            "the name of the object ({name}) does not match the name on the URL ({old_name})"
        )));
    }
    let conflict = |message: &str| {
        let message = format!(
            "Operation cannot be fulfilled on customresourcedefinitions.apiextensions.k8s.io {}: {message}",
            crate::go::quote(name)
        );
        Verdict { code: 409, reason: "Conflict", message, ..Verdict::admitted(409) }
    };
    match (&new.metadata().uid, &old.metadata().uid) {
        (Some(new), Some(old)) if new != old => {
            return Some(conflict(&format!(
                "StorageError: invalid object, Code: 4, Key: /registry/apiextensions.k8s.io/customresourcedefinitions/{name}, \
                 ResourceVersion: 0, AdditionalErrorMsg: Precondition failed: UID in precondition: {new}, UID in object meta: \
                 {old}"
            )));
        }
        _ => {}
    }
    match (&new.metadata().resource_version, &old.metadata().resource_version) {
        (Some(new), Some(old)) if new != old => Some(conflict(
            "the object has been modified; please apply your changes to the latest version and try again",
        )),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
