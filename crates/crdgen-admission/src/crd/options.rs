//! What an update may leave wrong because it was wrong before (§2.R).

use std::collections::BTreeSet;

use crdgen_core::props::JsonSchemaProps;

use super::conversion::is_accepted_review_version;
use super::internal::{Crd, Parts};
use super::{ca_bundle, selectable};
use crate::schema::{self, Expressions, Rules, Stored};

/// `validationOptions`.
#[derive(Debug, Clone)]
pub(super) struct Options {
    /// F22.
    pub(super) recognized_review_version: bool,
    /// Q6, Q7.
    pub(super) immutable_names: bool,
    /// C6.
    pub(super) schema: bool,
    /// F18.
    pub(super) valid_ca_bundle: bool,
    /// I9: the versions, or `""` for the top, that may have too many.
    pub(super) many_selectable_fields: BTreeSet<String>,
    /// What holds for schemas.
    pub(super) schema_rules: Rules,
    /// The CEL expressions that are stored already.
    stored: Stored,
    /// The versions whose schema is the one that is stored.
    unchanged_schemas: BTreeSet<String>,
}

impl Options {
    /// For a new CRD, everything but the certificates.
    pub(super) fn create() -> Self {
        Self {
            recognized_review_version: true,
            immutable_names: false,
            schema: true,
            valid_ca_bundle: false,
            many_selectable_fields: BTreeSet::new(),
            schema_rules: Rules::ALL,
            stored: Stored::default(),
            unchanged_schemas: BTreeSet::new(),
        }
    }

    /// How the CEL expressions of the schema of a version are judged.
    pub(super) fn expressions(&self, version: &str) -> Expressions<'_> {
        Expressions { stored: &self.stored, unchanged: self.unchanged_schemas.contains(version) }
    }

    /// For an update of `old`.
    pub(super) fn update(new: &Crd<'_>, old: &Crd<'_>) -> Self {
        let webhook = old.conversion().webhook.as_ref();
        let review_versions = webhook.map(|webhook| webhook.conversion_review_versions.as_slice()).unwrap_or_default();
        let bundle = webhook
            .and_then(|webhook| webhook.client_config.as_ref())
            .and_then(|client| client.ca_bundle.as_deref())
            .unwrap_or_default();
        let established = is_established(old);
        Self {
            recognized_review_version: review_versions.is_empty()
                || review_versions.iter().any(|version| is_accepted_review_version(version)),
            immutable_names: established,
            schema: old.all_have_schemas(),
            valid_ca_bundle: established && (bundle.is_empty() || ca_bundle::validate(bundle).is_ok()),
            many_selectable_fields: unchanged_selectable_fields(new, old),
            schema_rules: schema_rules(new, old),
            stored: Stored::of(&old.schemas()),
            unchanged_schemas: unchanged_schemas(new, old),
        }
    }
}

/// Whether the CRD has been served: so it is with one whose status says nothing.
fn is_established(crd: &Crd<'_>) -> bool {
    let conditions = &crd.status().conditions;
    conditions.is_empty()
        || conditions.iter().any(|condition| condition.type_ == "Established" && condition.status == "True")
}

/// The relaxations of schemas. Pruning, defaults and extensions ask for a structural schema in any case.
fn schema_rules(new: &Crd<'_>, old: &Crd<'_>) -> Rules {
    let preserves = new.preserves_unknown_fields();
    let rules = Rules::of_update(&old.schemas());
    let needs_structure = |schema: &&JsonSchemaProps| schema::has_defaults(schema) || schema::has_extensions(schema);
    let structural = rules.structural || !preserves || new.schemas().iter().any(needs_structure);
    Rules { structural, ..rules }
}

/// `findVersionsWithUnchangedSchemas`.
fn unchanged_schemas(new: &Crd<'_>, old: &Crd<'_>) -> BTreeSet<String> {
    let is_unchanged = |name: &&str| match (schema_of(new, name), schema_of(old, name)) {
        (Some(new), Some(old)) => new == old,
        _ => false,
    };
    let names = new.versions().iter().map(|version| version.name.as_str());
    names.filter(is_unchanged).map(str::to_owned).collect()
}

/// `GetSchemaForVersion`: that of the version, or the one that all share, if there is such a version.
fn schema_of<'c>(crd: &'c Crd<'_>, name: &str) -> Option<Option<&'c JsonSchemaProps>> {
    let of = |parts: Parts<'c>| parts.schema().map(|source| source.props);
    if (0..crd.versions().len()).all(|index| crd.version(index).schema().is_none()) {
        return Some(of(crd.top()));
    }
    let index = crd.versions().iter().position(|version| version.name == name)?;
    crd.top().schema().is_none().then(|| of(crd.version(index)))
}

fn unchanged_selectable_fields(new: &Crd<'_>, old: &Crd<'_>) -> BTreeSet<String> {
    let many = |new: Parts<'_>, old: Parts<'_>| {
        old.selectable_fields.len() > selectable::MAX && old.selectable_fields == new.selectable_fields
    };
    let mut found = BTreeSet::new();
    if many(new.top(), old.top()) {
        found.insert(String::new());
    }
    for (index, version) in new.versions().iter().enumerate() {
        let before = old.versions().iter().rposition(|before| before.name == version.name);
        if before.is_some_and(|before| many(new.version(index), old.version(before))) {
            found.insert(version.name.clone());
        }
    }
    found
}
