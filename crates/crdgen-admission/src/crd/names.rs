//! Names (E1 to E11).

use crdgen_core::crd::CustomResourceDefinitionNames;
use crdgen_core::names::{self, NameError};

use crate::field::{Error, Path};
use crate::go;
use crate::meta::check;

/// E1 to E4: which names must be there.
pub(super) fn required(names: &CustomResourceDefinitionNames, path: &Path<'_>, errors: &mut Vec<Error>) {
    let given = [
        ("plural", Some(&names.plural)),
        ("singular", names.singular.as_ref()),
        ("kind", Some(&names.kind)),
        ("listKind", names.list_kind.as_ref()),
    ];
    for (name, value) in given {
        if value.is_none_or(String::is_empty) {
            errors.push(Error::required(&path.child(name), ""));
        }
    }
}

/// `ValidateCustomResourceDefinitionNames`: E5 to E11, of names that are there.
pub(super) fn validate(given: &CustomResourceDefinitionNames, path: &Path<'_>, errors: &mut Vec<Error>) {
    let singular = given.singular.as_deref().unwrap_or_default();
    let list_kind = given.list_kind.as_deref().unwrap_or_default();
    let mut one = |name: &str, value: &str, rule: fn(&str) -> Result<(), NameError>| {
        if !value.is_empty() {
            check(&path.child(name), value, rule(value), errors);
        }
    };
    one("plural", &given.plural, names::plural_name);
    one("singular", singular, names::singular_name);
    one("kind", &given.kind, names::kind);
    one("listKind", list_kind, names::kind);
    for (index, short_name) in given.short_names.iter().enumerate() {
        check(&path.child("shortNames").index(index), short_name, names::short_name(short_name), errors);
    }
    if !given.kind.is_empty() && given.kind == list_kind {
        let detail = "kind and listKind may not be the same";
        errors.push(Error::invalid(&path.child("listKind"), go::quote(list_kind), detail));
    }
    for (index, category) in given.categories.iter().enumerate() {
        check(&path.child("categories").index(index), category, names::category(category), errors);
    }
}
