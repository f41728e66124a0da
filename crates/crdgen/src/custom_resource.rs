//! What the derives implement.

use crdgen_core::crd::{self, CustomResourceDefinition};
use crdgen_core::lower::{Contracts, lower};
use crdgen_core::resource::{Resource, ResourceVersion};
use crdgen_core::structural::Structural;

use crate::{Diagnostics, Schemas};

/// One version of a custom resource, from its Rust types to its CRD. `#[derive(CustomResource)]` implements it.
pub trait CustomResource: Sized {
    /// What the attributes say.
    fn resource() -> Resource;

    /// The JSON Schemas of the types.
    fn schemas() -> Schemas;

    /// The version with structural schemas.
    ///
    /// # Errors
    /// A type has no structural schema.
    fn resource_version() -> Result<ResourceVersion, Diagnostics> {
        let Schemas { spec, status } = Self::schemas();
        let mut findings = Vec::new();
        let mut schema = |contracts: Option<Contracts>, of: &str| -> Option<Structural> {
            let (schema, found) = lower(&contracts?);
            let root = Self::resource().kind;
            findings.extend(found.into_iter().map(|finding| finding.note(format!("in the {of} of {root}"), None)));
            schema
        };
        let (spec, status) = (schema(spec, "spec"), schema(status, "status"));
        Diagnostics::check((Some(ResourceVersion { resource: Self::resource(), spec, status }), findings))
    }

    /// The CRD of this version alone.
    ///
    /// # Errors
    /// A type has no structural schema, or the API server would reject the CRD.
    fn definition() -> Result<CustomResourceDefinition, Diagnostics> {
        let (crds, findings) = crd::assemble(vec![Self::resource_version()?]);
        Diagnostics::check((crds.into_iter().next(), findings))
    }
}

/// The CRDs of several versions and kinds: the versions of one kind share a CRD, in Kubernetes' order.
///
/// ```
/// # fn main() -> Result<(), crdgen::Diagnostics> {
/// # use crdgen::CustomResource;
/// # mod v1 {
/// #     #[derive(crdgen::CustomResource, serde::Serialize, serde::Deserialize, Clone, Debug, schemars::JsonSchema)]
/// #     #[crd(group = "example.com", version = "v1", kind = "CronTab", storage = true)]
/// #     pub struct CronTabSpec {}
/// # }
/// # mod v2beta1 {
/// #     #[derive(crdgen::CustomResource, serde::Serialize, serde::Deserialize, Clone, Debug, schemars::JsonSchema)]
/// #     #[crd(group = "example.com", version = "v2beta1", kind = "CronTab", storage = false)]
/// #     pub struct CronTabSpec {}
/// # }
/// let crds = crdgen::definitions([v1::CronTab::resource_version(), v2beta1::CronTab::resource_version()])?;
/// assert_eq!(crds.len(), 1);
/// # Ok(())
/// # }
/// ```
///
/// # Errors
/// All findings of all versions.
pub fn definitions(
    versions: impl IntoIterator<Item = Result<ResourceVersion, Diagnostics>>,
) -> Result<Vec<CustomResourceDefinition>, Diagnostics> {
    let mut findings = Vec::new();
    let mut complete = Vec::new();
    for version in versions {
        match version {
            Ok(version) => complete.push(version),
            Err(Diagnostics(found)) => findings.extend(found),
        }
    }
    let (crds, found) = crd::assemble(complete);
    findings.extend(found);
    Diagnostics::check((Some(crds), findings))
}

/// A type whose [`JsonSchema`](schemars::JsonSchema) heeds `#[crd(...)]` on its fields. `#[derive(CrdSchema)]` implements
/// both.
#[diagnostic::on_unimplemented(
    message = "`#[crd(...)]` on the fields of `{Self}` has no effect",
    label = "this type has schema keywords in `#[crd(...)]`",
    note = "derive `crdgen::CrdSchema` for it in place of `JsonSchema`"
)]
pub trait CrdSchema: schemars::JsonSchema {}
