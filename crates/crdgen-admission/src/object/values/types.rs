//! `typeValidator` and `basicCommonValidator`: type, format of a type, and enum.

use crdgen_core::props::JsonSchemaProps;
use serde_json::Value;

use super::failure::{Failure, What};
use super::number::{Num, is_json_integer};
use super::{Validator, View};
use crate::format;
use crate::object::correlation::identical;
use crate::object::place::Place;

impl Validator<'_> {
    /// The types that are allowed, none for any.
    fn types(self, schema: &JsonSchemaProps) -> (&str, &str) {
        let type_ = schema.type_.as_deref().unwrap_or_default();
        if schema.x_int_or_string && self.view == View::Objects { ("integer", "string") } else { (type_, type_) }
    }

    /// The types in the words of an error.
    fn type_names(self, schema: &JsonSchemaProps) -> &str {
        match self.types(schema) {
            (one, other) if one == other => one,
            _ => "integer,string",
        }
    }

    /// The type if there is just one, else nothing.
    pub(super) fn only_type(self, schema: &JsonSchemaProps) -> &str {
        match self.types(schema) {
            (one, other) if one == other => one,
            _ => "",
        }
    }

    /// `format`, if the server did not strip it.
    pub(super) fn format(self, schema: &JsonSchemaProps) -> &str {
        let format = schema.format.as_deref().unwrap_or_default();
        let is_stripped = self.view == View::Objects && !format.is_empty();
        if is_stripped && !format::is_known(self.only_type(schema), format) { "" } else { format }
    }

    /// Whether the type is checked at all.
    pub(super) fn has_type(self, schema: &JsonSchemaProps) -> bool {
        !self.types(schema).0.is_empty() || !self.format(schema).is_empty()
    }

    /// Null, which fits where it is allowed, or where no type is asked for.
    pub(super) fn null<'a>(
        self,
        schema: &'a JsonSchemaProps,
        place: &Place<'_>,
        failures: &mut Vec<Failure<'a>>,
    ) -> usize {
        if self.types(schema).0.is_empty() || schema.nullable {
            return 1;
        }
        failures.push(Failure::new(place, What::Type { expected: self.type_names(schema), found: "null" }));
        0
    }

    pub(super) fn type_<'a>(
        self,
        value: &'a Value,
        schema: &'a JsonSchemaProps,
        place: &Place<'_>,
        failures: &mut Vec<Failure<'a>>,
    ) -> usize {
        match self.wrong_type(value, schema) {
            None => 1,
            Some(what) => {
                failures.push(Failure::new(place, what));
                0
            }
        }
    }

    fn wrong_type<'a>(self, value: &Value, schema: &'a JsonSchemaProps) -> Option<What<'a>> {
        let (one, other) = self.types(schema);
        let contains = |type_: &str| one == type_ || other == type_;
        let format = self.format(schema);
        let (found, found_format) = type_and_format(value);
        let fits = contains(found)
            || (found == "number" && contains("integer") && value.as_f64().is_some_and(is_json_integer))
            || (found == "integer" && contains("number"));
        let is_text_or_list = value.is_string() || value.is_array();
        if !is_text_or_list && !format.is_empty() && !fits && format != found_format {
            return Some(What::Type { expected: format, found: found_format });
        }
        // The library leaves a text, and with it any list, to the check of its format.
        if is_text_or_list && !format.is_empty() && !contains("number") && !contains("integer") {
            return None;
        }
        (!fits).then(|| What::Type { expected: self.type_names(schema), found })
    }

    pub(super) fn common<'a>(
        self,
        value: &'a Value,
        schema: &'a JsonSchemaProps,
        place: &Place<'_>,
        failures: &mut Vec<Failure<'a>>,
    ) {
        let Some(allowed) = schema.enum_.as_deref().filter(|allowed| !allowed.is_empty()) else { return };
        if !allowed.iter().any(|allowed| is_same(value, allowed)) {
            failures.push(Failure::new(place, What::Enum { value, allowed }));
        }
    }
}

/// `schemaInfoForType`.
fn type_and_format(value: &Value) -> (&'static str, &'static str) {
    match value {
        Value::Null => ("null", ""),
        Value::Bool(_) => ("boolean", ""),
        Value::String(_) => ("string", ""),
        Value::Array(_) => ("array", ""),
        Value::Object(_) => ("object", ""),
        Value::Number(number) => match Num::from(number) {
            Num::Int(_) => ("integer", "int64"),
            Num::Float(_) => ("number", "float64"),
        },
    }
}

/// Whether `value`, once converted to the Go type of `allowed`, equals it. Go converts a float to an integer by cutting it
/// off, and an integer to the character of that number.
fn is_same(value: &Value, allowed: &Value) -> bool {
    match (value, allowed) {
        // Null has no type that it could be converted to.
        (Value::Null, _) | (_, Value::Null) => false,
        (Value::Number(value), Value::Number(allowed)) => match (Num::from(value), Num::from(allowed)) {
            (value, Num::Int(allowed)) => value.as_int() == allowed,
            (value, Num::Float(allowed)) => value.as_float() == allowed,
        },
        (Value::Number(value), Value::String(allowed)) => match Num::from(value) {
            Num::Int(code) => {
                let c = u32::try_from(code).ok().and_then(char::from_u32).unwrap_or(char::REPLACEMENT_CHARACTER);
                allowed.chars().eq([c])
            }
            Num::Float(_) => false,
        },
        (value, allowed) => identical(value, allowed),
    }
}
