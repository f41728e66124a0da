//! What the server asks of a CRD's names, paths and texts, in its own words (`ValidateCustomResourceDefinition`).

use super::findings::{Findings, Input};
use super::{CustomResourceDefinition, CustomResourceDefinitionVersion, columns, rules, selectable};
use crate::diagnostic::Diagnostic;
use crate::names::{self, NameError};

/// Checks `crd`, whose versions come from `inputs` in the same order.
pub(super) fn document(inputs: &[Input], crd: &CustomResourceDefinition, findings: &mut Findings<'_>) {
    let [first, ..] = inputs else { return };
    metadata(first, crd, findings);
    spec(first, crd, findings);
    for (position, (input, version)) in inputs.iter().zip(&crd.spec.versions).enumerate() {
        let path = format!("spec.versions[{position}]");
        self::version(input, version, &path, findings);
    }
}

fn metadata(input: &Input, crd: &CustomResourceDefinition, findings: &mut Findings<'_>) {
    const RULE: &str = "invalid-metadata";
    // Both parts are checked on their own; together they can still be too long.
    if let Some(name) = crd.metadata.name.as_deref().filter(|name| name.len() > 253) {
        findings.check(input, RULE, "metadata.name", names::dns1123_subdomain(name));
    }
    let mut check = |path: &str, result: Result<(), NameError>| {
        for error in result.err().iter().flat_map(NameError::split) {
            findings.check(input, RULE, path, Err(error));
        }
    };
    for (key, value) in &crd.metadata.labels {
        check("metadata.labels", names::label_key(key));
        check("metadata.labels", names::label_value(value));
    }
    for key in crd.metadata.annotations.keys() {
        check("metadata.annotations", names::annotation_key(key));
    }
    let size: usize = crd.metadata.annotations.iter().map(|(key, value)| key.len() + value.len()).sum();
    if size > 256 * 1024 {
        let message = "Too long: may not be more than 262144 bytes";
        findings.push(input, Diagnostic::error(RULE, message).on("metadata.annotations"));
    }
    let approval =
        names::approval(&crd.spec.group, crd.metadata.annotations.get(names::APPROVED_ANNOTATION).map(String::as_str));
    let path = format!("metadata.annotations[{}]", names::APPROVED_ANNOTATION);
    findings.check(input, "protected-group", &path, approval);
}

fn spec(input: &Input, crd: &CustomResourceDefinition, findings: &mut Findings<'_>) {
    const RULE: &str = "invalid-name";
    let spec = &crd.spec;
    let kind = names::kind(&spec.names.kind);
    let kind_is_right = kind.is_ok();
    findings.check(input, RULE, "spec.group", names::group(&spec.group));
    findings.check(input, RULE, "spec.names.kind", kind);
    // Names that are made from a wrong kind are wrong as well, which would say the same thing again.
    let given = &input.version.resource;
    if kind_is_right || given.plural.is_some() {
        findings.check(input, RULE, "spec.names.plural", names::plural_name(&spec.names.plural));
    }
    if let Some(singular) = spec.names.singular.as_ref().filter(|_| kind_is_right || given.singular.is_some()) {
        findings.check(input, RULE, "spec.names.singular", names::singular_name(singular));
    }
    if kind_is_right || given.list_kind.is_some() {
        // The one that the server fills in can be too long.
        let list_kind = spec.names.list_kind.clone().unwrap_or_else(|| format!("{}List", spec.names.kind));
        findings.check(input, RULE, "spec.names.listKind", names::list_kind(&list_kind, &spec.names.kind));
    }
    for (index, name) in spec.names.short_names.iter().enumerate() {
        findings.check(input, RULE, &format!("spec.names.shortNames[{index}]"), names::short_name(name));
    }
    for (index, category) in spec.names.categories.iter().enumerate() {
        findings.check(input, RULE, &format!("spec.names.categories[{index}]"), names::category(category));
    }
}

fn version(input: &Input, version: &CustomResourceDefinitionVersion, path: &str, findings: &mut Findings<'_>) {
    findings.check(input, "invalid-name", &format!("{path}.name"), names::version_name(&version.name));
    if let Some(warning) = &version.deprecation_warning {
        let result = names::deprecation_warning(warning, version.deprecated);
        findings.check(input, "deprecation-warning", &format!("{path}.deprecationWarning"), result);
    }
    let schema = version.schema.as_ref().and_then(|schema| schema.open_api_v3_schema.as_ref());
    scale(input, version, path, findings);
    columns::check(input, &version.additional_printer_columns, schema, path, findings);
    if let Some(schema) = schema {
        selectable::check(input, &version.selectable_fields, schema, path, findings);
        rules::check(input, schema, &format!("{path}.schema.openAPIV3Schema"), findings);
    }
}

fn scale(input: &Input, version: &CustomResourceDefinitionVersion, path: &str, findings: &mut Findings<'_>) {
    const RULE: &str = "invalid-scale";
    let Some(subresources) = &version.subresources else { return };
    let Some(scale) = &subresources.scale else { return };
    let path = format!("{path}.subresources.scale");
    let spec_path = names::spec_replicas_path(&scale.spec_replicas_path);
    findings.check(input, RULE, &format!("{path}.specReplicasPath"), spec_path);
    let status_path = names::status_replicas_path(&scale.status_replicas_path);
    findings.check(input, RULE, &format!("{path}.statusReplicasPath"), status_path);
    if let Some(selector) = &scale.label_selector_path {
        findings.check(input, RULE, &format!("{path}.labelSelectorPath"), names::label_selector_path(selector));
    }
    if subresources.status.is_none() {
        // kube-derive leaves the scale out without a word; the server takes it and reports no replicas.
        let diagnostic = Diagnostic::warning(
            "scale-without-status",
            "the scale subresource reads a field of a status that the kind has not",
        )
        .on(path)
        .help("add `status = \"…\"` with a type that has the field at `status_replicas_path`, or remove `scale`");
        findings.push(input, diagnostic);
    }
}
