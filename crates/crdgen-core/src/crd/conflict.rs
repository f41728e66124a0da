//! Names that two kinds of one group want.

use std::collections::BTreeMap;

use super::CustomResourceDefinitionSpec;
use super::findings::{Findings, Input};
use crate::diagnostic::Diagnostic;

/// The names that the kinds before have. The server's naming controller keeps two sets for a group: plurals, singulars and
/// short names in one, kinds and list kinds in the other. It serves no kind whose name another one has.
#[derive(Default)]
pub(super) struct Claims {
    owners: BTreeMap<(String, Set, String), String>,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Set {
    Resource,
    Kind,
}

impl Claims {
    /// Takes the names of `spec`, which `input` gives, and reports each that another kind has.
    pub(super) fn add(&mut self, input: &Input, spec: &CustomResourceDefinitionSpec, findings: &mut Findings<'_>) {
        let names = &spec.names;
        let mut wanted = vec![
            ("spec.names.plural".to_owned(), Set::Resource, names.plural.clone()),
            ("spec.names.kind".to_owned(), Set::Kind, names.kind.clone()),
        ];
        if let Some(singular) = &names.singular {
            wanted.push(("spec.names.singular".to_owned(), Set::Resource, singular.clone()));
        }
        let list_kind = names.list_kind.clone().unwrap_or_else(|| format!("{}List", names.kind));
        wanted.push(("spec.names.listKind".to_owned(), Set::Kind, list_kind));
        for (index, name) in names.short_names.iter().enumerate() {
            wanted.push((format!("spec.names.shortNames[{index}]"), Set::Resource, name.clone()));
        }
        for (path, set, name) in wanted {
            let owner =
                self.owners.entry((spec.group.clone(), set, name.clone())).or_insert_with(|| names.kind.clone());
            if *owner != names.kind {
                let diagnostic = Diagnostic::error("name-conflict", format!("\"{name}\" is already in use"))
                    .on(path)
                    .help(format!("`{owner}` in the same group has this name: give `{}` another", names.kind));
                findings.push(input, diagnostic);
            }
        }
    }
}
