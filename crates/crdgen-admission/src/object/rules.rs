//! CEL rules: which of them the server would have run on an object. Nobody here evaluates them.

use crdgen_core::props::JsonSchemaProps;
use crdgen_core::resource::ValidationRule;
use serde_json::Value;

use super::correlation::OldItems;
use super::view::{additional, items};

/// `hasXValidations`: whether the schema has rules, but for those in `allOf`, which alone are no reason to run any.
pub(super) fn has_any(schema: &JsonSchemaProps) -> bool {
    !schema.x_validations.is_empty()
        || items(schema).is_some_and(has_any)
        || additional(schema).is_some_and(has_any)
        || schema.properties.values().any(has_any)
}

/// How many rules the server would run on `value`, which takes the place of `old`.
pub(super) fn count(value: &Value, old: Option<&Value>, schema: &JsonSchemaProps) -> usize {
    if value.is_null() {
        return 0;
    }
    let old = old.filter(|old| !old.is_null());
    let here = schema.x_validations.iter().filter(|rule| runs(rule, old.is_some())).count();
    let all_of: usize = schema.all_of.iter().map(|schema| count(value, old, schema)).sum();
    let inside: usize = match value {
        Value::Object(fields) => {
            let old = old.filter(|_| schema.x_map_type.as_deref() != Some("atomic"));
            let field = |(name, value): (&String, &Value)| {
                let old = old.and_then(|old| old.get(name));
                let one = |schema| count(value, old, schema);
                additional(schema).map_or(0, one) + schema.properties.get(name).map_or(0, one)
            };
            fields.iter().map(field).sum()
        }
        Value::Array(list) => items(schema).map_or(0, |items| {
            let old = OldItems::new(old, schema);
            list.iter().map(|item| count(item, old.as_ref().and_then(|old| old.get(item)), items)).sum()
        }),
        _ => 0,
    };
    here + all_of + inside
}

/// A rule about a change runs only where there is an old value, unless it says that it can do without.
fn runs(rule: &ValidationRule, has_old: bool) -> bool {
    has_old || rule.optional_old_self == Some(true) || !uses_old_self(&rule.rule)
}

/// Whether the identifier `oldSelf` is in the rule.
fn uses_old_self(rule: &str) -> bool {
    let is_part_of_name = |c: char| c.is_ascii_alphanumeric() || c == '_';
    rule.split(|c| !is_part_of_name(c)).any(|word| word == "oldSelf")
}
