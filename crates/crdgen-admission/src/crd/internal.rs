//! The internal type, on which the server runs its rules: what all versions share stands at the top (§1.1), and what the
//! author left out is filled in (§2.A).
//!
//! Nothing is moved for it: a [`Crd`] is the document, with a note of what counts as standing at the top.

use crdgen_core::crd::{
    CustomResourceColumnDefinition, CustomResourceConversion, CustomResourceDefinition, CustomResourceDefinitionNames,
    CustomResourceDefinitionSpec, CustomResourceDefinitionStatus, CustomResourceDefinitionVersion,
    CustomResourceSubresources, SelectableField,
};
use crdgen_core::meta::ObjectMeta;
use crdgen_core::props::JsonSchemaProps;
use serde_json::Value;

use crate::decode::{self, dump};
use crate::meta;
use crate::schema::Source;

/// `apiextensions.CustomResourceDefinition`.
#[derive(Debug)]
pub(super) struct Crd<'d> {
    document: CustomResourceDefinition,
    conversion: CustomResourceConversion,
    status: CustomResourceDefinitionStatus,
    json: &'d Value,
    hoisted: Hoisted,
}

/// Which fields are the same in every version, and so stand at the top.
#[derive(Debug, Clone, Copy)]
struct Hoisted {
    validation: bool,
    subresources: bool,
    columns: bool,
    selectable_fields: bool,
}

/// What stands at the top, if all versions agree on it, or in each.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Parts<'c> {
    /// `validation` or `schema`, which may be there without a schema in it.
    pub(super) validation: Option<Option<Source<'c>>>,
    pub(super) subresources: Option<&'c CustomResourceSubresources>,
    pub(super) columns: &'c [CustomResourceColumnDefinition],
    pub(super) selectable_fields: &'c [SelectableField],
}

impl<'c> Parts<'c> {
    pub(super) fn schema(&self) -> Option<Source<'c>> {
        self.validation.flatten()
    }

    pub(super) fn has_status(&self) -> bool {
        self.subresources.is_some_and(|subresources| subresources.status.is_some())
    }
}

impl<'d> Crd<'d> {
    /// Decodes, fills in and hoists.
    ///
    /// # Errors
    /// The message of the server's `Status` for a document that it cannot decode.
    pub(super) fn read(json: &'d Value) -> Result<Self, String> {
        decode::custom_resource_definition(json).map(|document| Self::new(document, json))
    }

    /// The same for a CRD that was stored, in which fields that nobody knows are gone.
    ///
    /// # Errors
    /// The message of the server's `Status` for a document that it cannot decode.
    pub(super) fn read_stored(json: &'d Value) -> Result<Self, String> {
        decode::stored_custom_resource_definition(json).map(|document| Self::new(document, json))
    }

    fn new(mut document: CustomResourceDefinition, json: &'d Value) -> Self {
        fill_in_names(&mut document.spec.names);
        let none = || CustomResourceConversion { strategy: "None".to_owned(), webhook: None };
        let conversion = document.spec.conversion.take().unwrap_or_else(none);
        let status = document.status.take().unwrap_or_default();
        let hoisted = Hoisted::of(&document.spec.versions);
        let mut crd = Self { document, conversion, status, json, hoisted };
        if crd.status.stored_versions.is_empty() {
            crd.store();
        }
        crd
    }

    /// A9 for a new CRD. Gives the warnings.
    pub(super) fn prepare_for_create(&mut self) -> Vec<String> {
        let warnings = meta::before_create(&mut self.document.metadata);
        self.document.metadata.namespace = None;
        self.document.metadata.generation = Some(1);
        self.status = CustomResourceDefinitionStatus::default();
        self.store();
        warnings
    }

    /// A9 for the update of `old`. Gives the warnings.
    pub(super) fn prepare_for_update(&mut self, old: &mut Self) -> Vec<String> {
        let warnings = meta::before_update(&mut self.document.metadata, &mut old.document.metadata);
        self.document.metadata.namespace = None;
        old.document.metadata.namespace = None;
        self.status.clone_from(&old.status);
        self.store();
        warnings
    }

    /// Adds the first version that is stored to those in which objects may be.
    fn store(&mut self) {
        let storage = self.document.spec.versions.iter().find(|version| version.storage);
        if let Some(version) = storage.filter(|version| !self.status.stored_versions.contains(&version.name)) {
            self.status.stored_versions.push(version.name.clone());
        }
    }

    pub(super) fn metadata(&self) -> &ObjectMeta {
        &self.document.metadata
    }

    pub(super) fn name(&self) -> &str {
        self.document.metadata.name.as_deref().unwrap_or_default()
    }

    /// `spec`, but for what is hoisted and for the conversion.
    pub(super) fn spec(&self) -> &CustomResourceDefinitionSpec {
        &self.document.spec
    }

    pub(super) fn names(&self) -> &CustomResourceDefinitionNames {
        &self.document.spec.names
    }

    pub(super) fn versions(&self) -> &[CustomResourceDefinitionVersion] {
        &self.document.spec.versions
    }

    pub(super) fn conversion(&self) -> &CustomResourceConversion {
        &self.conversion
    }

    pub(super) fn status(&self) -> &CustomResourceDefinitionStatus {
        &self.status
    }

    pub(super) fn preserves_unknown_fields(&self) -> bool {
        self.document.spec.preserve_unknown_fields.unwrap_or_default()
    }

    /// What stands at the top.
    pub(super) fn top(&self) -> Parts<'_> {
        self.parts(0, true)
    }

    /// What stands in a version.
    pub(super) fn version(&self, index: usize) -> Parts<'_> {
        self.parts(index, false)
    }

    fn parts(&self, index: usize, hoisted: bool) -> Parts<'_> {
        let Some(version) = self.versions().get(index) else { return Parts::default() };
        let mut parts = Parts::default();
        if self.hoisted.validation == hoisted {
            parts.validation = version.schema.as_ref().map(|validation| {
                validation.open_api_v3_schema.as_ref().map(|props| Source { props, json: self.schema_json(index) })
            });
        }
        if self.hoisted.subresources == hoisted {
            parts.subresources = version.subresources.as_ref();
        }
        if self.hoisted.columns == hoisted {
            parts.columns = &version.additional_printer_columns;
        }
        if self.hoisted.selectable_fields == hoisted {
            parts.selectable_fields = &version.selectable_fields;
        }
        parts
    }

    fn schema_json(&self, index: usize) -> &'d Value {
        let version = self.versions_json().get(index);
        version.and_then(|version| version.get("schema")?.get("openAPIV3Schema")).unwrap_or(&Value::Null)
    }

    fn versions_json(&self) -> &'d Value {
        self.json.get("spec").and_then(|spec| spec.get("versions")).unwrap_or(&Value::Null)
    }

    /// Every schema: the one of all versions, or one a version.
    pub(super) fn schemas(&self) -> Vec<&JsonSchemaProps> {
        let parts = std::iter::once(self.top()).chain((0..self.versions().len()).map(|index| self.version(index)));
        parts.filter_map(|parts| parts.schema()).map(|schema| schema.props).collect()
    }

    /// Whether every version has a schema (`allVersionsSpecifyOpenAPISchema`).
    pub(super) fn all_have_schemas(&self) -> bool {
        self.top().schema().is_some() || (0..self.versions().len()).all(|index| self.version(index).schema().is_some())
    }

    /// Whether the status subresource is on in any version (`hasAnyStatusEnabled`).
    pub(super) fn has_any_status(&self) -> bool {
        self.top().has_status() || (0..self.versions().len()).any(|index| self.version(index).has_status())
    }

    /// `spec.versions` as the server prints it.
    pub(super) fn print_versions(&self) -> String {
        let Hoisted { validation, subresources, columns, selectable_fields } = self.hoisted;
        let fields = [
            ("schema", validation),
            ("subresources", subresources),
            ("additionalPrinterColumns", columns),
            ("selectableFields", selectable_fields),
        ];
        let hoisted: Vec<&str> = fields.into_iter().filter_map(|(name, is)| is.then_some(name)).collect();
        dump::versions(self.versions_json(), &hoisted)
    }
}

impl Hoisted {
    fn of(versions: &[CustomResourceDefinitionVersion]) -> Self {
        let Some((first, rest)) = versions.split_first() else {
            return Self { validation: false, subresources: false, columns: false, selectable_fields: false };
        };
        Self {
            validation: rest.iter().all(|version| version.schema == first.schema),
            subresources: rest.iter().all(|version| version.subresources == first.subresources),
            columns: rest.iter().all(|version| version.additional_printer_columns == first.additional_printer_columns),
            selectable_fields: rest.iter().all(|version| version.selectable_fields == first.selectable_fields),
        }
    }
}

/// A1 and A2.
pub(super) fn fill_in_names(names: &mut CustomResourceDefinitionNames) {
    if names.singular.is_none() && !names.kind.is_empty() {
        // Rune by rune, as Go does.
        names.singular = Some(names.kind.chars().filter_map(|c| c.to_lowercase().next()).collect());
    }
    if names.list_kind.is_none() && !names.kind.is_empty() {
        names.list_kind = Some(format!("{}List", names.kind));
    }
}
