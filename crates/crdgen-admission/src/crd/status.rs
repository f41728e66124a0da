//! `status`: the names that were accepted, and the versions in which objects may be stored (E5 to E11, Q1 to Q3).

use super::internal::Crd;
use super::names;
use crate::field::{Error, Path};
use crate::go;

const STATUS: Path<'_> = Path::new("status");

/// `ValidateCustomResourceDefinitionStatus` and `ValidateCustomResourceDefinitionStoredVersions`.
pub(super) fn validate(crd: &Crd<'_>, errors: &mut Vec<Error>) {
    names::validate(&crd.status().accepted_names, &STATUS.child("acceptedNames"), errors);
    stored_versions(crd, &STATUS.child("storedVersions"), errors);
}

fn stored_versions(crd: &Crd<'_>, path: &Path<'_>, errors: &mut Vec<Error>) {
    let stored = &crd.status().stored_versions;
    if stored.is_empty() {
        errors.push(Error::invalid(path, "null", "must have at least one stored version"));
        return;
    }
    // A version whose name is given twice is found once.
    let mut left: Vec<&String> = stored.iter().collect();
    for version in crd.versions() {
        let is_stored = left.contains(&&version.name);
        if version.storage && !is_stored {
            let detail = format!("must have the storage version {}", version.name);
            errors.push(Error::invalid(path, go::json(&stored.clone().into()), detail));
        }
        left.retain(|name| **name != version.name);
    }
    for (index, name) in stored.iter().enumerate() {
        // Of a name that is stored twice, the server knows the last place.
        if left.contains(&name) && !stored.iter().skip(index + 1).any(|later| later == name) {
            let detail = format!(
                "missing from spec.versions; {name} was previously a storage version, and must remain in spec.versions \
                 until a storage migration ensures no data remains persisted in {name} and removes {name} from \
                 status.storedVersions"
            );
            errors.push(Error::invalid(&path.index(index), go::quote(name), detail));
        }
    }
}
