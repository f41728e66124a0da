//! From versions of kinds to CRDs.

use std::collections::BTreeMap;

use super::findings::{Findings, Input, Locate};
use super::{
    CustomResourceColumnDefinition, CustomResourceDefinition, CustomResourceDefinitionNames,
    CustomResourceDefinitionSpec, CustomResourceDefinitionVersion, CustomResourceSubresourceScale,
    CustomResourceSubresourceStatus, CustomResourceSubresources, CustomResourceValidation, SelectableField, agree,
    check, conflict, conversion, root,
};
use crate::diagnostic::{Diagnostic, Span};
use crate::meta::ObjectMeta;
use crate::names::{compare_versions, plural};
use crate::resource::{ConversionWebhook, PrinterColumn, Resource, ResourceVersion, Scale, Scope};

/// The CRDs of all kinds among `versions`, in the order of their names: one for each kind and group, with its versions in
/// Kubernetes' order of preference. A kind with an error gets none.
pub fn assemble(versions: Vec<ResourceVersion>) -> (Vec<CustomResourceDefinition>, Vec<Diagnostic>) {
    assemble_with(versions, &|_, _| None)
}

/// [`assemble`], where `locate` knows the source: it is asked where the version at an index of `versions` says what
/// stands at a path of its CRD, such as `spec.names.plural`, or for the empty path where the version itself is.
pub fn assemble_with(
    versions: Vec<ResourceVersion>,
    locate: &dyn Fn(usize, &str) -> Option<Span>,
) -> (Vec<CustomResourceDefinition>, Vec<Diagnostic>) {
    let mut kinds: BTreeMap<(String, String), Vec<Input>> = BTreeMap::new();
    for (index, version) in versions.into_iter().enumerate() {
        let key = (version.resource.group.clone(), version.resource.kind.clone());
        kinds.entry(key).or_default().push(Input { index, version });
    }
    let mut crds = Vec::new();
    let mut diagnostics = Vec::new();
    let mut claims = conflict::Claims::default();
    for mut inputs in kinds.into_values() {
        inputs.sort_by(|a, b| compare_versions(&b.version.resource.version, &a.version.resource.version));
        let Some(crd) = assemble_kind(&inputs, locate, &mut diagnostics) else { continue };
        let mut findings = Findings::new(locate);
        if let Some(first) = inputs.first() {
            claims.add(first, &crd.spec, &mut findings);
        }
        if !findings.have_error() {
            crds.push(crd);
        }
        diagnostics.extend(findings.into_diagnostics());
    }
    crds.sort_by(|a, b| a.metadata.name.cmp(&b.metadata.name));
    (crds, diagnostics)
}

/// The CRD of one kind, whose versions are `inputs` in their final order; none if there is an error.
fn assemble_kind(
    inputs: &[Input],
    locate: Locate<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<CustomResourceDefinition> {
    let mut findings = Findings::new(locate);
    agree::check(inputs, &mut findings);
    let storage = agree::storage(inputs, &mut findings);
    let mut versions = Vec::new();
    for (position, input) in inputs.iter().enumerate() {
        versions.push(version(position, input, storage == Some(position), &mut findings));
    }
    let crd = inputs.first().map(|first| {
        let webhook = inputs.iter().find_map(|input| input.version.resource.conversion.as_ref());
        document(&first.version.resource, webhook, versions)
    });
    if let Some(crd) = &crd {
        check::document(inputs, crd, &mut findings);
    }
    let right = !findings.have_error();
    diagnostics.extend(findings.into_diagnostics());
    crd.filter(|_| right)
}

fn document(
    resource: &Resource,
    webhook: Option<&ConversionWebhook>,
    versions: Vec<CustomResourceDefinitionVersion>,
) -> CustomResourceDefinition {
    let names = names(resource);
    CustomResourceDefinition {
        api_version: "apiextensions.k8s.io/v1".to_owned(),
        kind: "CustomResourceDefinition".to_owned(),
        metadata: ObjectMeta {
            name: Some(format!("{}.{}", names.plural, resource.group)),
            labels: resource.labels.clone(),
            annotations: resource.annotations.clone(),
            ..ObjectMeta::default()
        },
        spec: CustomResourceDefinitionSpec {
            group: resource.group.clone(),
            names,
            scope: scope(resource.scope).to_owned(),
            versions,
            conversion: webhook.map(conversion::of),
            ..CustomResourceDefinitionSpec::default()
        },
        status: None,
    }
}

/// `spec.names`. The server fills in `singular` and `listKind` where they are missing, so neither need be written; `singular`
/// is because kube writes it, `listKind` only where it says something of its own.
pub(super) fn names(resource: &Resource) -> CustomResourceDefinitionNames {
    CustomResourceDefinitionNames {
        plural: resource.plural.clone().unwrap_or_else(|| plural(&resource.kind)),
        singular: Some(resource.singular.clone().unwrap_or_else(|| resource.kind.to_lowercase())),
        short_names: resource.short_names.clone(),
        kind: resource.kind.clone(),
        list_kind: resource.list_kind.clone(),
        categories: resource.categories.clone(),
    }
}

pub(super) fn scope(scope: Scope) -> &'static str {
    match scope {
        Scope::Namespaced => "Namespaced",
        Scope::Cluster => "Cluster",
    }
}

fn version(
    position: usize,
    input: &Input,
    storage: bool,
    findings: &mut Findings<'_>,
) -> CustomResourceDefinitionVersion {
    let resource = &input.version.resource;
    let schema = root::schema(position, input, findings);
    CustomResourceDefinitionVersion {
        name: resource.version.clone(),
        served: resource.served,
        storage,
        deprecated: resource.deprecated,
        deprecation_warning: resource.deprecation_warning.clone(),
        schema: Some(CustomResourceValidation { open_api_v3_schema: schema }),
        subresources: subresources(&input.version),
        additional_printer_columns: resource.printer_columns.iter().map(column).collect(),
        selectable_fields: resource
            .selectable_fields
            .iter()
            .map(|path| SelectableField { json_path: path.clone() })
            .collect(),
    }
}

fn subresources(version: &ResourceVersion) -> Option<CustomResourceSubresources> {
    let status = version.status.as_ref().map(|_| CustomResourceSubresourceStatus {});
    let scale = version.resource.scale.as_ref().map(|scale: &Scale| CustomResourceSubresourceScale {
        spec_replicas_path: scale.spec_replicas_path.clone(),
        status_replicas_path: scale.status_replicas_path.clone(),
        label_selector_path: scale.label_selector_path.clone(),
    });
    (status.is_some() || scale.is_some()).then_some(CustomResourceSubresources { status, scale })
}

/// The server keeps neither an empty text nor a priority of 0, so neither is written: what is stored is what was applied.
fn column(column: &PrinterColumn) -> CustomResourceColumnDefinition {
    let given = |text: &Option<String>| text.clone().filter(|text| !text.is_empty());
    CustomResourceColumnDefinition {
        name: column.name.clone(),
        type_: column.type_.clone(),
        format: given(&column.format),
        description: given(&column.description),
        priority: column.priority.filter(|&priority| priority != 0),
        json_path: column.json_path.clone(),
    }
}
