//! The last question: would the server take it?

use crdgen_core::crd::CustomResourceDefinition;

use super::Migration;
use crate::crd;
use crate::field::Error;

/// The migration with its CRD, or with the causes for which a server would refuse it.
pub(super) fn check(document: CustomResourceDefinition, mut migration: Migration) -> Migration {
    // What was refused before would be refused again, in words that fit less.
    if !migration.refusals.is_empty() {
        return migration;
    }
    let verdict = match serde_json::to_value(&document) {
        Ok(value) => crd::create(&value),
        Err(error) => {
            migration.refuse("", error.to_string(), "give a document that can be written as JSON");
            return migration;
        }
    };
    if verdict.is_admitted() {
        migration.crd = Some(document);
        return migration;
    }
    if verdict.causes.is_empty() {
        migration.refuse("", verdict.message, "correct the document");
    }
    for cause in verdict.causes {
        // The server's own type repeats the name of the first version in a field that v1 does not have.
        if cause.field == "spec.version" {
            continue;
        }
        let help = help(&cause);
        migration.refuse(&cause.field, cause.body(), help);
    }
    migration
}

/// What to do about what the server says.
fn help(cause: &Error) -> &'static str {
    let ends = |end: &str| cause.field.ends_with(end);
    let says = |text: &str| cause.detail.contains(text);
    match () {
        () if says("api-approved.kubernetes.io") => {
            "add the annotation api-approved.kubernetes.io with the URL of the review, or \"unapproved, \" and the reason"
        }
        () if says("must not be empty at the root") || says("must not be empty for specified") => {
            "write the type, x-kubernetes-int-or-string: true for an integer or a string, or \
             x-kubernetes-preserve-unknown-fields: true for any value"
        }
        () if ends(".type") && says("to be structural") => {
            "write the type outside of allOf, anyOf, oneOf and not, at the properties or items that it is about"
        }
        () if says("because it is defined in") => {
            "write the property outside of allOf, anyOf, oneOf and not too, with its type"
        }
        () if says("must not be specified in a nested context") || says("metadata is implicitly specified") => {
            "say nothing of metadata but properties name and generateName, and that outside of allOf, anyOf, oneOf and not"
        }
        () if says("to be structural") => "take it out: allOf, anyOf, oneOf and not hold value validations alone",
        () if says("must not be used at the root") => "take it out, or move the map into a property",
        () if says("mutual exclusive") => {
            "keep properties, as a server prunes what they do not name, or additionalProperties alone for a map"
        }
        () if ends(".items") && says("must be specified") => "write the schema of the items",
        () if ends(".items") => "write one schema for all items",
        () if ends(".$ref") || ends(".definitions") => "write the schema out in place of the reference",
        () if ends(".patternProperties") => {
            "write additionalProperties with the schema of the values, and a rule in x-kubernetes-validations for the keys"
        }
        () if ends(".dependencies") => "write a rule in x-kubernetes-validations: !has(self.a) || has(self.b)",
        () if ends(".uniqueItems") => "write x-kubernetes-list-type: set, if the items are scalars or atomic",
        () if ends(".additionalItems") || ends(".id") || ends(".x-kubernetes-preserve-unknown-fields") => "take it out",
        () if ends(".openAPIV3Schema") && says("Required") => {
            "write the schema of the version, or type: object with x-kubernetes-preserve-unknown-fields: true for any object"
        }
        () if ends(".openAPIV3Schema") && cause.detail.is_empty() => {
            "write the schema of the version, or type: object with x-kubernetes-preserve-unknown-fields: true for any object"
        }
        () if ends(".type") => "write array, boolean, integer, number, object or string",
        () => "correct it: no server takes it",
    }
}
