//! The keywords that stand for themselves.

use serde_json::{Map, Value};

use crate::diagnostic::{Position, Span};
use crate::lower::formats;
use crate::lower::shape::{Part, Shape, Type};
use crate::lower::value;
use crate::structural::{Bound, ValueValidation};

pub(super) fn constants(values: Vec<Value>) -> Shape {
    let mut shape = Shape { null: values.contains(&Value::Null), ..Shape::default() };
    for ty in Type::ALL {
        let values: Vec<Value> = values.iter().filter(|value| Type::of(value) == Some(ty)).cloned().collect();
        if !values.is_empty() {
            let integral = values.iter().all(|value| value.is_i64() || value.is_u64());
            let value = ValueValidation { enum_: Some(values), ..ValueValidation::default() };
            shape.set(ty, Some(Part { integral: integral && ty == Type::Number, value, ..Part::default() }));
        }
    }
    shape
}

pub(super) fn numbers(schema: &Map<String, Value>) -> ValueValidation {
    let number = |key: &str| match schema.get(key) {
        Some(Value::Number(number)) => Some(formats::plain(number)),
        _ => None,
    };
    let bound = |inclusive: &str, exclusive: &str| {
        let inclusive = number(inclusive)
            .map(|value| Bound { value, exclusive: schema.get(exclusive) == Some(&Value::Bool(true)) });
        let exclusive = number(exclusive).map(|value| Bound { value, exclusive: true });
        (inclusive, exclusive)
    };
    let (minimum, above) = bound("minimum", "exclusiveMinimum");
    let (maximum, below) = bound("maximum", "exclusiveMaximum");
    let inclusive =
        ValueValidation { minimum, maximum, multiple_of: number("multipleOf"), ..ValueValidation::default() };
    let exclusive = ValueValidation { minimum: above, maximum: below, ..ValueValidation::default() };
    value::meet(inclusive, exclusive)
}

pub(super) fn count(schema: &Map<String, Value>, key: &str) -> Option<i64> {
    schema.get(key)?.as_i64()
}

pub(super) fn list<'a>(schema: &'a Map<String, Value>, key: &str) -> impl Iterator<Item = &'a Value> + use<'a> {
    schema.get(key).and_then(Value::as_array).into_iter().flatten()
}

/// What the schema says of integers and strings, or any of them.
pub(super) fn int_or_string(schema: &Map<String, Value>, mut shape: Shape) -> Shape {
    let typed = ["type", "$ref", "allOf", "anyOf", "oneOf"].iter().any(|keyword| schema.contains_key(*keyword));
    let mut both = Shape { null: shape.null && typed, ..Shape::int_or_string() };
    for ty in [Type::Number, Type::String] {
        if let Some(part) = shape.take(ty) {
            both.set(ty, Some(Part { integral: ty == Type::Number, ..part }));
        }
    }
    both.notes = shape.notes;
    both
}

/// Reads `file:line:column-line:column`; the file may have colons of its own.
pub(super) fn parse_span(text: &str) -> Option<Span> {
    let (head, end) = text.rsplit_once('-')?;
    let (head, column) = head.rsplit_once(':')?;
    let (file, line) = head.rsplit_once(':')?;
    let (end_line, end_column) = end.split_once(':')?;
    Some(Span {
        file: file.into(),
        start: Position { line: line.parse().ok()?, column: column.parse().ok()? },
        end: Position { line: end_line.parse().ok()?, column: end_column.parse().ok()? },
    })
}
