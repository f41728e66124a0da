//! The tables of the Go structs: the names and types of their fields.

mod apiservice;
mod crd;
mod meta;
mod schema;

use super::Type;
pub(crate) use crd::VERSIONS;
pub(crate) use schema::SCHEMA_PROPS;

use meta::OBJECT_META;

pub(super) static TEXT: Type = Type::String("string");
pub(super) static STRINGS: Type = Type::List(&TEXT, "[]string");
pub(super) static STRING_MAP: Type = Type::Map(&TEXT, "map[string]string");
pub(super) static SCHEMA: Type = Type::Struct(&SCHEMA_PROPS);
pub(super) static SCHEMAS: Type = Type::List(&SCHEMA, "[]v1.JSONSchemaProps");
