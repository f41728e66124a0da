//! `metadata` of any object: what the server asks of it when it is created and updated (§2.B).

use crdgen_core::meta::ObjectMeta;
use crdgen_core::names::NameError;

use crate::field::{Error, Path};

/// A rule for `metadata.name`: `prefix` says whether the name is that of `generateName`.
pub type NameRule<'r> = &'r dyn Fn(&str, bool) -> Vec<String>;

/// `ValidateObjectMeta`: the rules for an object that is created.
pub fn create(_meta: &ObjectMeta, _namespaced: bool, _name: NameRule<'_>, _path: &Path<'_>) -> Vec<Error> {
    Vec::new()
}

/// `ValidateObjectMetaUpdate`: the rules for the change from `old` to `new`.
pub fn update(_new: &ObjectMeta, _old: &ObjectMeta, _path: &Path<'_>) -> Vec<Error> {
    Vec::new()
}

/// The error of a check of `value`, if it fails: all details in one.
pub fn check(_path: &Path<'_>, _value: &str, _result: Result<(), NameError>, _errors: &mut Vec<Error>) {}
