//! `ValidateCustomResourceDefinitionOpenAPISchema`: what holds at every node of a schema (K, L, O).

use crdgen_core::props::{JsonSchemaProps, SchemaOrBool, SchemaOrStrings};

use super::view::{additional, has_text, item_list, items, type_name};
use super::written::Written;
use super::{Findings, Rules, Source, lists, validations};
use crate::field::{Error, Path};

const TYPES: [&str; 6] = ["array", "boolean", "integer", "number", "object", "string"];

/// Whether `type` is none that there is (K1).
pub(super) fn has_unknown_type(schema: &JsonSchemaProps) -> bool {
    let type_ = type_name(schema);
    !type_.is_empty() && !TYPES.contains(&type_)
}

/// All errors of `schema`, which stands at `path`, and of what is below. `cel` says whether its CEL rules are compiled.
pub(super) fn validate(schema: Source<'_>, rules: Rules, cel: bool, path: &Path) -> Findings {
    let mut walk = Walk { rules, written: Written::new(schema, path), findings: Findings::default() };
    walk.node(schema.props, Place { root: true, defaults: Defaults::Allowed, inside_meta: false, cel }, path);
    walk.findings
}

struct Walk<'w> {
    rules: Rules,
    written: Written<'w>,
    findings: Findings,
}

/// `specStandardValidator` and the CEL context: what the schemas above mean for a schema.
#[derive(Clone, Copy)]
struct Place<'s> {
    root: bool,
    defaults: Defaults<'s>,
    /// Whether it describes the `apiVersion`, `kind` or `metadata` of an object.
    inside_meta: bool,
    cel: bool,
}

impl Place<'_> {
    /// That of a schema below.
    fn below(self) -> Self {
        Self { root: false, ..self }
    }

    /// That of a schema below that judges and shapes nothing.
    fn judged(self) -> Self {
        Self { root: false, cel: false, ..self }
    }
}

/// Whether a default may stand here, or why not.
#[derive(Clone, Copy)]
enum Defaults<'s> {
    Allowed,
    /// In the property of this name at the root.
    TopLevel(&'s str),
    /// Under `additionalProperties` of what describes the metadata of an object.
    MetadataValues,
}

impl Walk<'_> {
    fn node<'s>(&mut self, schema: &'s JsonSchemaProps, place: Place<'s>, path: &Path) {
        let before = self.findings.errors.len();
        self.keywords(schema, place, path);
        self.values(schema, place, path);
        self.properties(schema, place, path);
        self.junctors(schema, place, path);
        self.items(schema, place, path);
        self.unsupported(schema, place, path);
        let errors = &mut self.findings.errors;
        lists::validate(schema, self.rules.atomic_sets, self.written, path, errors);
        if self.rules.map_list_keys {
            lists::validate_map_list_keys(schema, path, errors);
        }
        validations::validate(schema, path, errors);
        if place.cel && errors.len() == before {
            // This is where the server compiles the rules: the schema and all below it are without error.
            self.findings.unchecked_rules += schema.x_validations.len();
        }
    }

    /// K1 to K14, and L1, L2.
    fn keywords(&mut self, schema: &JsonSchemaProps, place: Place<'_>, path: &Path) {
        let errors = &mut self.findings.errors;
        if self.rules.valid_types && has_unknown_type(schema) {
            errors.push(Error::not_supported(&path.child("type"), type_name(schema), &TYPES));
        }
        if schema.default.is_some() {
            match place.defaults {
                Defaults::Allowed => {}
                Defaults::TopLevel(name) => {
                    let detail = format!("must not be set in top-level {name}");
                    errors.push(Error::forbidden(&path.child("default"), detail));
                }
                Defaults::MetadataValues => {
                    let detail = "must not be set inside additionalProperties applying to object metadata";
                    errors.push(Error::forbidden(&path.child("default"), detail));
                }
            }
        }
        let unsupported = [
            (has_text(&schema.id), "id"),
            (schema.additional_items.is_some(), "additionalItems"),
            (!schema.pattern_properties.is_empty(), "patternProperties"),
            (!schema.definitions.is_empty(), "definitions"),
            (schema.dependencies.is_some(), "dependencies"),
            (schema.ref_.is_some(), "$ref"),
        ];
        for (_, keyword) in unsupported.into_iter().filter(|(there, _)| *there) {
            errors.push(Error::forbidden(&path.child(keyword), format!("{keyword} is not supported")));
        }
        let forbidden = [
            (type_name(schema) == "null", "type", "type cannot be set to null, use nullable as an alternative"),
            (!item_list(schema).is_empty(), "items", "items must be a schema object and not an array"),
            (
                place.inside_meta && schema.x_embedded_resource,
                "x-kubernetes-embedded-resource",
                "must not be used inside of resource meta",
            ),
            (
                schema.unique_items,
                "uniqueItems",
                "uniqueItems cannot be set to true since the runtime complexity becomes quadratic",
            ),
            (
                !schema.properties.is_empty()
                    && !matches!(schema.additional_properties, None | Some(SchemaOrBool::Bool(true))),
                "additionalProperties",
                "additionalProperties and properties are mutual exclusive",
            ),
        ];
        for (_, keyword, detail) in forbidden.into_iter().filter(|(wrong, ..)| *wrong) {
            errors.push(Error::forbidden(&path.child(keyword), detail));
        }
        if schema.x_preserve_unknown_fields == Some(false) {
            let path = path.child("x-kubernetes-preserve-unknown-fields");
            errors.push(Error::invalid(&path, "false", "must be true or undefined"));
        }
    }

    fn values<'s>(&mut self, schema: &'s JsonSchemaProps, place: Place<'s>, path: &Path) {
        if let Some(values) = additional(schema) {
            let defaults = if place.inside_meta { Defaults::MetadataValues } else { place.defaults };
            self.node(values, Place { defaults, ..place.below() }, &path.child("additionalProperties"));
        }
    }

    fn properties<'s>(&mut self, schema: &'s JsonSchemaProps, place: Place<'s>, path: &Path) {
        let is_object = place.root || schema.x_embedded_resource;
        let path = path.child("properties");
        for (name, property) in &schema.properties {
            let mut below = place.below();
            if is_object && matches!(name.as_str(), "metadata" | "kind" | "apiVersion") {
                below.inside_meta = true;
                if place.root {
                    below.defaults = Defaults::TopLevel(name);
                }
            }
            self.node(property, below, &path.key(name));
        }
    }

    fn junctors<'s>(&mut self, schema: &'s JsonSchemaProps, place: Place<'s>, path: &Path) {
        if let Some(not) = &schema.not {
            self.node(not, place.judged(), &path.child("not"));
        }
        for (name, clauses) in [("allOf", &schema.all_of), ("oneOf", &schema.one_of), ("anyOf", &schema.any_of)] {
            let path = path.child(name);
            for (index, clause) in clauses.iter().enumerate() {
                self.node(clause, place.judged(), &path.index(index));
            }
        }
    }

    fn items<'s>(&mut self, schema: &'s JsonSchemaProps, place: Place<'s>, path: &Path) {
        let path = path.child("items");
        if let Some(items) = items(schema) {
            self.node(items, place.below(), &path);
        }
        for (index, items) in item_list(schema).iter().enumerate() {
            self.node(items, place.below(), &path.index(index));
        }
    }

    /// What no CRD may have and is looked into nonetheless.
    fn unsupported<'s>(&mut self, schema: &'s JsonSchemaProps, place: Place<'s>, path: &Path) {
        for (name, definition) in &schema.definitions {
            self.node(definition, place.judged(), &path.child("definitions").key(name));
        }
        for (name, dependency) in schema.dependencies.iter().flatten() {
            if let SchemaOrStrings::Schema(dependency) = dependency {
                self.node(dependency, place.judged(), &path.child("dependencies").key(name));
            }
        }
    }
}
