//! Which names are taken: no two CRDs of a group can have the same.

use std::collections::{BTreeMap, BTreeSet};

use crdgen_core::crd::CustomResourceDefinitionNames;

use super::super::internal::fill_in_names;
use crate::field::aggregate;
use crate::go;

/// The names that were accepted so far, by group.
#[derive(Debug, Default)]
pub(super) struct Taken(BTreeMap<String, Group>);

#[derive(Debug, Default)]
struct Group {
    /// Plurals, singulars and short names.
    resources: BTreeSet<String>,
    /// Kinds and kinds of lists.
    kinds: BTreeSet<String>,
}

impl Taken {
    /// `calculateNamesAndConditions`: takes those names of a new CRD that are free.
    ///
    /// # Errors
    /// The reason and the message of the last conflict, if one is not.
    pub(super) fn accept(
        &mut self,
        group: &str,
        names: &CustomResourceDefinitionNames,
    ) -> Result<(), (&'static str, String)> {
        let mut names = names.clone();
        fill_in_names(&mut names);
        let Group { resources, kinds } = self.0.entry(group.to_owned()).or_default();
        let short_names: Vec<&str> = names.short_names.iter().map(String::as_str).collect();
        let singular = names.singular.as_deref().unwrap_or_default();
        let list_kind = names.list_kind.as_deref().unwrap_or_default();
        // The names of the CRD itself do not get in each other's way.
        let mut accepted = [Vec::new(), Vec::new()];
        let mut conflict = None;
        let mut take = |names: &[&str], kind: bool, reason| {
            let taken = if kind { &*kinds } else { &*resources };
            let in_use: Vec<String> = names
                .iter()
                .filter(|name| taken.contains(**name))
                .map(|name| format!("{} is already in use", go::quote(name)))
                .collect();
            if in_use.is_empty() {
                accepted[usize::from(kind)].extend(names.iter().map(|name| (*name).to_owned()));
            } else {
                conflict = Some((reason, aggregate(in_use)));
            }
        };
        take(&[&names.plural], false, "PluralConflict");
        take(&[singular], false, "SingularConflict");
        take(&short_names, false, "ShortNamesConflict");
        take(&[&names.kind], true, "KindConflict");
        take(&[list_kind], true, "ListKindConflict");
        let [accepted_resources, accepted_kinds] = accepted;
        resources.extend(accepted_resources);
        kinds.extend(accepted_kinds);
        conflict.map_or(Ok(()), Err)
    }
}
