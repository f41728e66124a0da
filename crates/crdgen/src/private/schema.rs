//! What `#[derive(CrdSchema)]` expands to: the types of a container's fields by what schemars knows of them.

pub use crdgen_core::types::escape_pattern;
use crdgen_core::types::{self, Container, Contract, Types};
use schemars::transform::Transform;
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::Serialize;
use serde_json::Value;

pub use serde_json::json;

type Make = fn(&mut SchemaGenerator) -> Schema;

/// A type of the user's program. Its methods are kept as functions, because a container holds fields of many types.
#[derive(Debug, Clone, Copy)]
pub struct Type {
    subschema: Make,
    schema: Make,
    schema_of_some: Make,
    is_option: fn() -> bool,
}

impl Type {
    /// What schemars knows of `T`. The two hidden methods are how its own derive sees through an `Option`.
    pub fn of<T: JsonSchema + ?Sized>() -> Self {
        Self {
            subschema: SchemaGenerator::subschema_for::<T>,
            schema: T::json_schema,
            schema_of_some: T::_schemars_private_non_optional_json_schema,
            is_option: T::_schemars_private_is_option,
        }
    }

    /// The schema that a function of the user makes.
    pub fn made_by(make: Make) -> Self {
        Self { subschema: make, schema: make, schema_of_some: make, is_option: || false }
    }
}

struct Generator<'a>(&'a mut SchemaGenerator);

impl Types<Type> for Generator<'_> {
    fn subschema(&mut self, ty: &Type) -> Value {
        (ty.subschema)(self.0).to_value()
    }

    fn schema(&mut self, ty: &Type) -> Value {
        (ty.schema)(self.0).to_value()
    }

    fn schema_of_some(&mut self, ty: &Type) -> Value {
        (ty.schema_of_some)(self.0).to_value()
    }

    fn is_option(&mut self, ty: &Type) -> bool {
        (ty.is_option)()
    }
}

/// The schema of a container.
pub fn of(container: &Container<Type>, generator: &mut SchemaGenerator) -> Schema {
    let contract = if generator.contract().is_deserialize() { Contract::Deserialize } else { Contract::Serialize };
    // A schema is an object or a boolean, so the conversion holds; a schema that says nothing stands for the rest.
    Schema::try_from(types::json_schema(container, contract, &mut Generator(generator))).unwrap_or_default()
}

/// `schemars(transform = …)`.
pub fn transform(schema: &mut Schema, mut transform: impl Transform) {
    transform.transform(schema);
}

/// The value of a text that the derive wrote.
pub fn parsed(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_default()
}

/// What `serialize_with` writes into.
pub fn serializer() -> serde_json::value::Serializer {
    serde_json::value::Serializer
}

/// A default value, to be written if its type can be.
pub struct Written<'a, T: ?Sized>(pub &'a T);

impl<T: Serialize + ?Sized> Written<'_, T> {
    /// As serde writes it. An inherent method wins over that of [`NotWritten`], where there is one.
    pub fn value(&self) -> Option<Value> {
        serde_json::to_value(self.0).ok()
    }
}

/// A default value of a type that serde cannot write: there is nothing to say of it.
pub trait NotWritten {
    /// Nothing.
    fn value(&self) -> Option<Value> {
        None
    }
}

impl<T: ?Sized> NotWritten for Written<'_, T> {}
