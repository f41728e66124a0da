//! One of `spec.versions`, and what it may share with the others: subresources and printer columns (D6 to D11, G, H).

use crdgen_core::crd::{CustomResourceColumnDefinition, CustomResourceDefinitionVersion, CustomResourceSubresources};
use crdgen_core::names;

use super::internal::Crd;
use super::options::Options;
use super::selectable;
use crate::field::{Error, Path};
use crate::meta::check;
use crate::{go, schema};

/// `validateCustomResourceDefinitionVersion`.
pub(super) fn validate(
    crd: &Crd<'_>,
    index: usize,
    version: &CustomResourceDefinitionVersion,
    options: &Options,
    path: &Path<'_>,
    errors: &mut Vec<Error>,
) {
    if let Some(warning) = &version.deprecation_warning
        && let Err(error) = names::deprecation_warning(warning, version.deprecated)
    {
        // A pointer is no plain string to Go, so that it is printed as JSON.
        let invalid = |detail: &String| {
            Error::invalid(&path.child("deprecationWarning"), go::quote_as_json(warning), detail.as_str())
        };
        errors.extend(error.details().iter().map(invalid));
    }
    let parts = crd.version(index);
    if let Some(source) = parts.schema() {
        let status = status_is_on(crd, &version.name);
        let expressions = options.expressions(&version.name);
        errors.extend(schema::validate(source, status, options.schema_rules, expressions, &path.child("schema")));
    }
    subresources(parts.subresources, &path.child("subresources"), errors);
    columns(parts.columns, &path.child("additionalPrinterColumns"), errors);
    let missing = "may only be set when `version.schema.openAPIV3Schema` is not included";
    let may_have_many = options.many_selectable_fields.contains(&version.name);
    selectable::validate(&parts, missing, may_have_many, path, errors);
}

/// Whether the status subresource is on in the version `name` (`getSubresourcesForVersion`).
fn status_is_on(crd: &Crd<'_>, name: &str) -> bool {
    let in_version = |index: usize| crd.version(index);
    if (0..crd.versions().len()).all(|index| in_version(index).subresources.is_none()) {
        return crd.top().has_status();
    }
    crd.versions().iter().position(|version| version.name == name).is_some_and(|index| in_version(index).has_status())
}

/// `ValidateCustomResourceDefinitionSubresources` (G1 to G8).
pub(super) fn subresources(
    subresources: Option<&CustomResourceSubresources>,
    path: &Path<'_>,
    errors: &mut Vec<Error>,
) {
    let Some(scale) = subresources.and_then(|subresources| subresources.scale.as_ref()) else { return };
    let value = &scale.spec_replicas_path;
    check(&path.child("scale.specReplicasPath"), value, names::spec_replicas_path(value), errors);
    let value = &scale.status_replicas_path;
    check(&path.child("scale.statusReplicasPath"), value, names::status_replicas_path(value), errors);
    if let Some(value) = &scale.label_selector_path
        && let Err(error) = names::label_selector_path(value)
    {
        // The server prints the text in one case and the pointer in the other.
        let print = if value.starts_with('.') { go::quote_as_json(value) } else { go::quote(value) };
        errors.push(Error::invalid(&path.child("scale.labelSelectorPath"), print, error.details().join(",")));
    }
}

/// `ValidateCustomResourceColumnDefinition`, of each (H1 to H6).
pub(super) fn columns(columns: &[CustomResourceColumnDefinition], path: &Path<'_>, errors: &mut Vec<Error>) {
    for (index, column) in columns.iter().enumerate() {
        let path = path.index(index);
        let format = column.format.as_deref().unwrap_or_default();
        check(&path.child("name"), &column.name, names::column_name(&column.name), errors);
        check(&path.child("type"), &column.type_, names::column_type(&column.type_), errors);
        check(&path.child("format"), format, names::column_format(format), errors);
        check(&path.child("JSONPath"), &column.json_path, names::column_json_path(&column.json_path), errors);
    }
}
