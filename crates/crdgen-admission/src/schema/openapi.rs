//! `ValidateCustomResourceDefinitionOpenAPISchema`: what holds at every node of a schema (K, L, O).

use crdgen_core::props::{JsonSchemaProps, SchemaOrBool, SchemaOrStrings};

use super::cel::{self, Context, Expressions, Step, Total};
use super::view::{additional, has_text, item_list, items, type_name};
use super::written::Written;
use super::{Rules, Source, lists, validations};
use crate::field::{Error, Path};

const TYPES: [&str; 6] = ["array", "boolean", "integer", "number", "object", "string"];

/// Whether `type` is none that there is (K1).
pub(super) fn has_unknown_type(schema: &JsonSchemaProps) -> bool {
    let type_ = type_name(schema);
    !type_.is_empty() && !TYPES.contains(&type_)
}

/// All errors of `schema`, which stands at `path`, and of what is below. With `expressions` its CEL rules are compiled.
pub(super) fn validate(
    schema: Source<'_>,
    rules: Rules,
    expressions: Option<Expressions<'_>>,
    path: &Path<'_>,
) -> Vec<Error> {
    let written = Written::new(schema, path);
    let mut walk = Walk { rules, written, errors: Vec::new(), cel_errors: Vec::new(), total: Total::default() };
    let context = Context::root(schema.props);
    let cel = expressions.map(|expressions| Cel { context: &context, expressions });
    let place = Place { root: true, defaults: Defaults::Allowed, inside_meta: false, uncorrelated: None, cel };
    walk.node(schema.props, place, path);
    walk.errors.append(&mut walk.cel_errors);
    walk.errors.append(&mut walk.total.errors(path));
    walk.errors
}

struct Walk<'w> {
    rules: Rules,
    written: Written<'w>,
    errors: Vec<Error>,
    /// Those of CEL rules, which come last, and keep no others from being compiled.
    cel_errors: Vec<Error>,
    /// What the CEL rules cost.
    total: Total,
}

/// How CEL rules are compiled.
#[derive(Clone, Copy)]
struct Cel<'s> {
    context: &'s Context<'s>,
    expressions: Expressions<'s>,
}

/// `specStandardValidator` and the CEL context: what the schemas above mean for a schema.
#[derive(Clone, Copy)]
struct Place<'s> {
    root: bool,
    defaults: Defaults<'s>,
    /// Whether it describes the `apiVersion`, `kind` or `metadata` of an object.
    inside_meta: bool,
    /// The first schema above whose parts have no old values that stand for them.
    uncorrelated: Option<&'s Path<'s>>,
    cel: Option<Cel<'s>>,
}

impl Place<'_> {
    /// That of a schema below.
    fn below(self) -> Self {
        Self { root: false, ..self }
    }

    /// That of a schema below that judges and shapes nothing.
    fn judged(self) -> Self {
        Self { root: false, cel: None, ..self }
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
    fn node(&mut self, schema: &JsonSchemaProps, place: Place<'_>, path: &Path<'_>) {
        let before = self.errors.len();
        self.keywords(schema, place, path);
        self.values(schema, place, path);
        self.properties(schema, place, path);
        self.junctors(schema, place, path);
        self.items(schema, place, path);
        self.unsupported(schema, place, path);
        let errors = &mut self.errors;
        lists::validate(schema, self.rules.atomic_sets, self.written, path, errors);
        if self.rules.map_list_keys {
            lists::validate_map_list_keys(schema, path, errors);
        }
        validations::validate(schema, path, errors);
        if let (Some(Cel { context, expressions }), false) = (place.cel, schema.x_validations.is_empty())
            && self.errors.len() == before
        {
            let (total, errors) = (&mut self.total, &mut self.cel_errors);
            cel::validate(context, expressions, place.uncorrelated, path, total, errors);
        }
    }

    /// K1 to K14, and L1, L2.
    fn keywords(&mut self, schema: &JsonSchemaProps, place: Place<'_>, path: &Path) {
        let errors = &mut self.errors;
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

    fn values(&mut self, schema: &JsonSchemaProps, place: Place<'_>, path: &Path<'_>) {
        if let Some(values) = additional(schema) {
            let defaults = if place.inside_meta { Defaults::MetadataValues } else { place.defaults };
            self.inner(values, Step::Values, Place { defaults, ..place.below() }, &path.child("additionalProperties"));
        }
    }

    fn properties(&mut self, schema: &JsonSchemaProps, place: Place<'_>, path: &Path<'_>) {
        let is_object = place.root || schema.x_embedded_resource;
        let is_correlated = matches!(schema.x_map_type.as_deref(), None | Some("granular" | "atomic"));
        let properties = path.child("properties");
        for (name, property) in &schema.properties {
            let mut below = place.below();
            if !is_correlated {
                below.uncorrelated = below.uncorrelated.or(Some(path));
            }
            if is_object && matches!(name.as_str(), "metadata" | "kind" | "apiVersion") {
                below.inside_meta = true;
                if place.root {
                    below.defaults = Defaults::TopLevel(name);
                }
            }
            self.inner(property, Step::Property(name), below, &properties.key(name));
        }
    }

    /// A schema whose values are parts of those of another.
    fn inner(&mut self, schema: &JsonSchemaProps, step: Step<'_>, place: Place<'_>, path: &Path<'_>) {
        match place.cel {
            None => self.node(schema, place, path),
            Some(Cel { context, expressions }) => {
                let context = context.child(step, schema);
                self.node(schema, Place { cel: Some(Cel { context: &context, expressions }), ..place }, path);
            }
        }
    }

    fn junctors(&mut self, schema: &JsonSchemaProps, place: Place<'_>, path: &Path<'_>) {
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

    fn items(&mut self, schema: &JsonSchemaProps, place: Place<'_>, path: &Path<'_>) {
        let mut below = place.below();
        if schema.x_list_type.as_deref() != Some("map") {
            below.uncorrelated = below.uncorrelated.or(Some(path));
        }
        let path = path.child("items");
        if let Some(items) = items(schema) {
            self.inner(items, Step::Items, below, &path);
        }
        for (index, items) in item_list(schema).iter().enumerate() {
            self.inner(items, Step::Items, below, &path.index(index));
        }
    }

    /// What no CRD may have and is looked into nonetheless.
    fn unsupported(&mut self, schema: &JsonSchemaProps, place: Place<'_>, path: &Path<'_>) {
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
