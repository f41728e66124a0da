//! `spec`: group, scope, versions, names and what they hold (C, D, E), and what an update may not change (Q6 to Q9).

use std::collections::BTreeSet;

use crdgen_core::names::{group, version_name};

use super::internal::Crd;
use super::options::Options;
use super::{conversion, names, selectable, version};
use crate::field::{Error, Path};
use crate::meta::{check, immutable as check_immutable};
use crate::{go, schema};

const SPEC: Path<'_> = Path::new("spec");

/// `validateCustomResourceDefinitionSpec`. Gives the number of CEL rules that nobody checked.
pub(super) fn validate(crd: &Crd<'_>, options: &Options, errors: &mut Vec<Error>) {
    let spec = crd.spec();
    check(&SPEC.child("group"), &spec.group, group(&spec.group), errors);
    one_of(&SPEC.child("scope"), &spec.scope, &["Cluster", "Namespaced"], errors);
    schemas_are_there(crd, options, errors);
    if crd.preserves_unknown_fields() && crd.schemas().into_iter().any(schema::has_defaults) {
        let detail = "must be false in order to use defaults in the schema";
        errors.push(Error::invalid(&SPEC.child("preserveUnknownFields"), "true", detail));
    }
    versions(crd, options, errors);

    let names_path = SPEC.child("names");
    names::required(&spec.names, &names_path, errors);
    names::validate(&spec.names, &names_path, errors);
    let top = crd.top();
    if let Some(source) = top.schema() {
        // `spec.version` is the name of the first.
        let expressions = options.expressions(crd.versions().first().map_or("", |version| &version.name));
        let path = SPEC.child("validation");
        errors.extend(schema::validate(source, crd.has_any_status(), options.schema_rules, expressions, &path));
    }
    version::subresources(top.subresources, &SPEC.child("subresources"), errors);
    version::columns(top.columns, &SPEC.child("additionalPrinterColumns"), errors);
    let missing = "may only be set when validations.schema is included";
    let may_have_many = options.many_selectable_fields.contains("");
    selectable::validate(&top, missing, may_have_many, &SPEC, errors);
    conversion::validate(crd, options, &SPEC.child("conversion"), errors);
}

/// `validateEnumStrings` of a value that must be there.
pub(super) fn one_of(path: &Path<'_>, value: &str, accepted: &[&str], errors: &mut Vec<Error>) {
    if value.is_empty() {
        errors.push(Error::required(path, ""));
    } else if !accepted.contains(&value) {
        errors.push(Error::not_supported(path, value, accepted));
    }
}

/// C6 and C7.
fn schemas_are_there(crd: &Crd<'_>, options: &Options, errors: &mut Vec<Error>) {
    if crd.top().schema().is_some() {
        return;
    }
    let detail = if options.schema {
        ""
    } else if !crd.preserves_unknown_fields() {
        "because otherwise all fields are pruned"
    } else {
        return;
    };
    for (index, version) in crd.versions().iter().enumerate() {
        if crd.version(index).schema().is_none() && (options.schema || version.served) {
            let path = SPEC.child("versions");
            errors.push(Error::required(&path.index(index).child("schema").child("openAPIV3Schema"), detail));
        }
    }
}

/// D1 to D11, and what else stands in each version.
fn versions(crd: &Crd<'_>, options: &Options, errors: &mut Vec<Error>) {
    let path = SPEC.child("versions");
    let mut names = BTreeSet::new();
    for (index, version) in crd.versions().iter().enumerate() {
        names.insert(version.name.as_str());
        let path = path.index(index);
        check(&path.child("name"), &version.name, version_name(&version.name), errors);
        version::validate(crd, index, version, options, &path, errors);
    }
    if names.len() < crd.versions().len() {
        errors.push(Error::invalid(&path, crd.print_versions(), "must contain unique version names"));
    }
    if crd.versions().iter().filter(|version| version.storage).count() != 1 {
        let detail = "must have exactly one version marked as storage version";
        errors.push(Error::invalid(&path, crd.print_versions(), detail));
    }
    // `spec.version` is the name of the first.
    if let Some(first) = crd.versions().first().filter(|first| !first.name.is_empty()) {
        check(&SPEC.child("version"), &first.name, version_name(&first.name), errors);
    }
}

/// Q6 to Q9.
pub(super) fn immutable(new: &Crd<'_>, old: &Crd<'_>, names_too: bool, errors: &mut Vec<Error>) {
    let (new, old) = (new.spec(), old.spec());
    let names = SPEC.child("names");
    if names_too {
        // The scope is no plain string to Go, so that it is printed as JSON.
        let print = || go::quote_as_json(&new.scope);
        check_immutable(&SPEC.child("scope"), new.scope == old.scope, print, errors);
        let same = new.names.kind == old.names.kind;
        check_immutable(&names.child("kind"), same, || go::quote(&new.names.kind), errors);
    }
    check_immutable(&SPEC.child("group"), new.group == old.group, || go::quote(&new.group), errors);
    let same = new.names.plural == old.names.plural;
    check_immutable(&names.child("plural"), same, || go::quote(&new.names.plural), errors);
}

/// `validatePreserveUnknownFields` (C9).
pub(super) fn preserve_unknown_fields(new: &Crd<'_>, old: Option<&Crd<'_>>, errors: &mut Vec<Error>) {
    if new.preserves_unknown_fields() && !old.is_some_and(Crd::preserves_unknown_fields) {
        let detail = "cannot set to true, set x-kubernetes-preserve-unknown-fields to true in \
                      spec.versions[*].schema instead";
        errors.push(Error::invalid(&SPEC.child("preserveUnknownFields"), "true", detail));
    }
}
