//! What the server warns of in the schemas of a CRD that it admits (S1, S2).

use std::collections::BTreeSet;

use crdgen_core::props::JsonSchemaProps;

use super::any::any;
use super::view::{items, type_name};
use crate::{format, go};

/// S1 and S2: the warnings of the schemas `new`, each once; `old` are the schemas of the CRD before an update, whose
/// warnings are not repeated.
pub fn warnings(new: &[&JsonSchemaProps], old: &[&JsonSchemaProps]) -> Vec<String> {
    let [new, old] = [new, old].map(Found::of);
    let formats =
        new.formats.difference(&old.formats).map(|format| format!("unrecognized format {}", go::quote(format)));
    let sets = new.sets_of.difference(&old.sets_of).map(|type_| {
        format!(
            "x-kubernetes-list-type: set for items of type {} is not supported by server-side apply or CEL validation rules",
            go::quote(type_)
        )
    });
    formats.chain(sets).collect()
}

#[derive(Default)]
struct Found<'s> {
    /// The formats that the server does not know.
    formats: BTreeSet<&'s str>,
    /// The types of items in sets whose items are not scalars.
    sets_of: BTreeSet<&'s str>,
}

impl<'s> Found<'s> {
    fn of(schemas: &[&'s JsonSchemaProps]) -> Self {
        let mut found = Self::default();
        for schema in schemas {
            any(schema, &mut |schema| {
                let format = schema.format.as_deref().filter(|format| !format.is_empty());
                found.formats.extend(format.filter(|format| !format::is_known(type_name(schema), format)));
                let items = items(schema).filter(|_| schema.x_list_type.as_deref() == Some("set"));
                found.sets_of.extend(items.map(type_name).filter(|type_| matches!(*type_, "object" | "array")));
                false
            });
        }
        found
    }
}
