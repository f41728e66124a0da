//! `CELSchemaContext`: what rules know at a schema: its type, and how many times values of it stand in an object.

use std::cell::OnceCell;

use crdgen_cel::declared::{DeclKind, DeclType};
use crdgen_cel::escape::escape;
use crdgen_core::props::JsonSchemaProps;

use crate::schema::structural;
use crate::schema::view::{additional, items, type_name};

/// A schema, and those around it.
pub(in crate::schema) struct Context<'c> {
    parent: Option<&'c Context<'c>>,
    step: Step<'c>,
    schema: &'c JsonSchemaProps,
    /// Whether there are rules here or above.
    in_scope: bool,
    /// How many times a value stands in an object at most, if that is bounded.
    cardinality: Option<u64>,
    /// The type made from the schema, where that above does not tell it.
    converted: OnceCell<Result<DeclType, Unknown>>,
}

/// The way from the schema above.
#[derive(Clone, Copy)]
pub(in crate::schema) enum Step<'c> {
    /// There is none above.
    Root,
    /// A property.
    Property(&'c str),
    /// `additionalProperties`.
    Values,
    /// `items`.
    Items,
}

/// Why a type is not known.
#[derive(Debug, Clone)]
pub(super) enum Unknown {
    /// The schema cannot be read as one.
    Schema(String),
    /// Rules can do nothing with its values.
    Type,
}

impl<'c> Context<'c> {
    /// That of the root.
    pub(in crate::schema) fn root(schema: &'c JsonSchemaProps) -> Self {
        let in_scope = !schema.x_validations.is_empty();
        Self { parent: None, step: Step::Root, schema, in_scope, cardinality: Some(1), converted: OnceCell::new() }
    }

    /// That of a schema in this one.
    pub(in crate::schema) fn child<'s>(&'s self, step: Step<'s>, schema: &'s JsonSchemaProps) -> Context<'s> {
        let cardinality = self.cardinality.zip(elements(self.schema)).map(|(outer, inner)| outer.saturating_mul(inner));
        Context {
            parent: Some(self),
            step,
            schema,
            in_scope: self.in_scope || !schema.x_validations.is_empty(),
            cardinality,
            converted: OnceCell::new(),
        }
    }

    pub(super) fn schema(&self) -> &'c JsonSchemaProps {
        self.schema
    }

    pub(super) fn cardinality(&self) -> Option<u64> {
        self.cardinality
    }

    /// The type of the values here: a part of that above if rules stand there, too, else made from the schema.
    pub(super) fn declared(&self) -> Result<&DeclType, Unknown> {
        let inside = match self.parent.filter(|parent| parent.in_scope) {
            Some(parent) => self.step.inside(parent.declared()?, parent.schema),
            None => None,
        };
        match inside {
            Some(found) => found,
            None => self.converted.get_or_init(|| self.convert()).as_ref().map_err(Clone::clone),
        }
    }

    fn convert(&self) -> Result<DeclType, Unknown> {
        structural(self.schema).map_err(Unknown::Schema)?;
        let is_resource = self.parent.is_none() || self.schema.x_embedded_resource;
        let declared = DeclType::new(self.schema, is_resource);
        declared.ok_or_else(|| Unknown::Schema("unable to convert structural schema to CEL declarations".to_owned()))
    }
}

impl Step<'_> {
    /// The type that this way leads to, if it can be gone.
    fn inside<'d>(self, outer: &'d DeclType, schema: &JsonSchemaProps) -> Option<Result<&'d DeclType, Unknown>> {
        let element = |outer: &'d DeclType| match &outer.kind {
            DeclKind::List(inner) | DeclKind::Map(inner) => Ok(inner.as_ref()),
            _ => Err(Unknown::Type),
        };
        match self {
            Step::Root => None,
            Step::Property(name) => outer.fields()?.get(&*escape(name)?).map(Ok),
            Step::Values => additional(schema).map(|_| element(outer)),
            Step::Items => items(schema).map(|_| element(outer)),
        }
    }
}

/// How many values a value of a schema holds at most, if that is bounded.
fn elements(schema: &JsonSchemaProps) -> Option<u64> {
    let most = match type_name(schema) {
        "object" if schema.additional_properties.is_some() => schema.max_properties?,
        "array" => schema.max_items?,
        _ => return Some(1),
    };
    Some(u64::try_from(most).unwrap_or(0))
}
