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

use crate::decode::{self, CRD, CRD_VERSION};
use crate::field::Path;
use crate::meta::{self, is_dns_subdomain, is_path_segment};
use crate::schema;
use crate::verdict::Verdict;

pub use conditions::conditions;
use internal::Crd;
use options::Options;

const KIND: &str = "CustomResourceDefinition.apiextensions.k8s.io";
const RESOURCE: &str = "customresourcedefinitions.apiextensions.k8s.io";
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
    spec::validate(&crd, &Options::create(), &mut errors);
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
    verdict.warn(warnings)
}

/// What the server's decoder says of a document that names another kind; where it names none, the URL says it.
fn refuse_other_kind(document: &Value) -> Option<Verdict> {
    let given = match decode::type_meta(document, CRD) {
        Ok(given) => given,
        Err(message) => return Some(Verdict::bad_request(message)),
    };
    let api_version = if given.api_version.is_empty() { CRD_VERSION } else { given.api_version };
    let kind = if given.kind.is_empty() { CRD } else { given.kind };
    if (api_version, kind) == (CRD_VERSION, CRD) {
        return None;
    }
    let error = decode::not_registered(api_version, kind);
    Some(Verdict::bad_request(decode::cannot_be_handled(api_version, kind, CRD, &error)))
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
    let key = format!("/apiextensions.k8s.io/customresourcedefinitions/{}", new.name());
    if let Some(refused) = meta::refuse_update(new.metadata(), old.metadata(), RESOURCE, &key) {
        return refused;
    }
    let mut warnings = new.prepare_for_update(&mut old);

    let mut errors = meta::create(new.metadata(), false, &is_path_segment, &METADATA);
    errors.extend(meta::update(new.metadata(), old.metadata(), &METADATA));
    // The strategy of CRDs asks the same again.
    errors.extend(meta::update(new.metadata(), old.metadata(), &METADATA));
    let options = Options::update(&new, &old);
    spec::validate(&new, &options, &mut errors);
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
    verdict.warn(warnings)
}

#[cfg(test)]
mod tests;
