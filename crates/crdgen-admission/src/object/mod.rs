//! Custom resources: decoded, pruned, defaulted and validated as the server does (§3).

mod correlation;
mod create;
mod defaults;
mod lists;
mod meta;
mod nulls;
mod place;
mod prune;
mod request;
mod rules;
mod scale;
#[cfg(test)]
mod tests;
mod update;
mod validate;
mod values;
mod view;
mod warnings;

use std::sync::OnceLock;

use crdgen_core::crd::{CustomResourceDefinition, CustomResourceDefinitionVersion, CustomResourceSubresourceScale};
use crdgen_core::props::JsonSchemaProps;
use serde_json::Value;

pub(crate) use self::meta::{Malformed, coerce, validate as validate_metadata};
pub(crate) use self::prune::prune;
pub(crate) use self::rules::{BUDGET, Correlation, Rules};
pub(crate) use self::values::{Patterns, View, validate as validate_value};
use crate::verdict::Verdict;

/// A CRD made ready to judge its custom resources: patterns are compiled once, on first use.
#[derive(Debug)]
pub struct Kind {
    crd: CustomResourceDefinition,
    patterns: Patterns,
    /// The CEL rules of each version, compiled when they are first asked for.
    rules: Vec<OnceLock<Option<Box<Rules>>>>,
}

impl Kind {
    /// The kind of a CRD, one that [`crate::crd::create`] admits.
    pub fn new(crd: CustomResourceDefinition) -> Self {
        let rules = crd.spec.versions.iter().map(|_| OnceLock::new()).collect();
        Self { crd, patterns: Patterns::default(), rules }
    }

    /// The CRD.
    pub fn crd(&self) -> &CustomResourceDefinition {
        &self.crd
    }

    /// The answer to the creation of `object` at the URL of `version` in `namespace` (ignored where the scope is Cluster).
    pub fn create(&self, version: &str, namespace: &str, object: &Value) -> Verdict {
        create::create(self, version, namespace, object)
    }

    /// The answer to the update of `old`, as it is stored, to `new`. Where `new` has no `resourceVersion`, which a server
    /// would refuse, it is taken to be that of `old`.
    pub fn update(&self, version: &str, namespace: &str, old: &Value, new: &Value) -> Verdict {
        update::update(self, version, namespace, old, new)
    }

    /// The answer to the same update at the subresource `/status`.
    pub fn update_status(&self, version: &str, namespace: &str, old: &Value, new: &Value) -> Verdict {
        update::update_status(self, version, namespace, old, new)
    }

    fn version(&self, name: &str) -> Option<&CustomResourceDefinitionVersion> {
        self.crd.spec.versions.iter().find(|version| version.name == name)
    }

    /// The CEL rules of a version of this kind, if it has any.
    fn rules(&self, version: &CustomResourceDefinitionVersion) -> Option<&Rules> {
        let index = self.crd.spec.versions.iter().position(|known| known.name == version.name)?;
        self.rules.get(index)?.get_or_init(|| Rules::new(schema(version)?, true)).as_deref()
    }

    /// `<group>/<version>`.
    fn api_version(&self, version: &str) -> String {
        format!("{}/{version}", self.crd.spec.group)
    }

    fn is_namespaced(&self) -> bool {
        self.crd.spec.scope != "Cluster"
    }
}

/// The schema of a version.
fn schema(version: &CustomResourceDefinitionVersion) -> Option<&JsonSchemaProps> {
    version.schema.as_ref()?.open_api_v3_schema.as_ref()
}

/// Whether a version has `/status`.
fn has_status(version: &CustomResourceDefinitionVersion) -> bool {
    version.subresources.as_ref().is_some_and(|subresources| subresources.status.is_some())
}

/// `/scale` of a version.
fn scale(version: &CustomResourceDefinitionVersion) -> Option<&CustomResourceSubresourceScale> {
    version.subresources.as_ref()?.scale.as_ref()
}
