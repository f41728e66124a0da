//! The four representations of an enum.

use serde_json::{Map, Value, json};

use super::schema::{annotate_field, apply_meta, fields_schema};
use super::{Contract, Fields, Meta, Tag, Types, Variant, object};

/// The schema of an enum: `enum` if it is a set of names, else one branch a variant.
pub(super) fn schema<T>(
    tag: &Tag,
    variants: &[Variant<T>],
    deny_unknown_fields: bool,
    contract: Contract,
    types: &mut impl Types<T>,
) -> Value {
    if variants.is_empty() {
        return Value::Bool(false);
    }
    let is_name = |v: &Variant<T>| {
        *tag == Tag::External
            && matches!(v.fields, Fields::Unit)
            && v.with.is_none()
            && v.meta == Meta::default()
            && !v.untagged
    };
    let mut branches = Vec::new();
    if variants.iter().any(is_name) {
        // schemars gathers the plain names in one branch, which comes first.
        let names: Vec<&str> =
            variants.iter().filter(|v| is_name(v) && !v.skip.under(contract)).map(|v| v.name.under(contract)).collect();
        branches.push(json!({"type": "string", "enum": names}));
        if variants.iter().all(is_name) {
            return branches.remove(0);
        }
    }
    for variant in variants.iter().filter(|v| !is_name(v) && !v.skip.under(contract)) {
        branches.push(branch(tag, variant, deny_unknown_fields, contract, types));
    }
    let overlapping = *tag == Tag::Untagged || variants.iter().any(|v| v.untagged);
    let keyword = if overlapping { "anyOf" } else { "oneOf" };
    Value::Object(Map::from_iter([(keyword.to_owned(), Value::Array(branches))]))
}

fn branch<T>(
    tag: &Tag,
    variant: &Variant<T>,
    deny_unknown_fields: bool,
    contract: Contract,
    types: &mut impl Types<T>,
) -> Value {
    let name = variant.name.under(contract);
    let is_unit = matches!(variant.fields, Fields::Unit) && variant.with.is_none();
    let tag = if variant.untagged { &Tag::Untagged } else { tag };
    let mut schema = match tag {
        Tag::Untagged => content(variant, deny_unknown_fields, contract, types),
        Tag::External if is_unit => json!({"type": "string", "const": name}),
        Tag::External => {
            let content = content(variant, deny_unknown_fields, contract, types);
            json!({
                "type": "object",
                "properties": {name: content},
                "required": [name],
                "additionalProperties": false,
            })
        }
        Tag::Internal { tag } => {
            let mut schema = internal_content(variant, deny_unknown_fields, contract, types);
            add_tag(&mut schema, tag, name, deny_unknown_fields);
            schema
        }
        Tag::Adjacent { tag, content: property } => {
            let mut properties = json!({tag: {"type": "string", "const": name}});
            let mut required = vec![tag];
            if !is_unit {
                properties[property] = content(variant, deny_unknown_fields, contract, types);
                required.push(property);
            }
            let mut schema = json!({"type": "object", "properties": properties, "required": required});
            if deny_unknown_fields {
                schema["additionalProperties"] = json!(false);
            }
            schema
        }
    };
    apply_meta(&mut schema, &variant.meta);
    schema
}

fn content<T>(variant: &Variant<T>, deny_unknown_fields: bool, contract: Contract, types: &mut impl Types<T>) -> Value {
    match &variant.with {
        Some(ty) => types.subschema(ty),
        None => fields_schema(&variant.fields, deny_unknown_fields, contract, types),
    }
}

/// The tag joins the content's own properties, so the content stands here itself and not as a `$ref`.
fn internal_content<T>(
    variant: &Variant<T>,
    deny_unknown_fields: bool,
    contract: Contract,
    types: &mut impl Types<T>,
) -> Value {
    match (&variant.with, &variant.fields) {
        (Some(ty), _) => types.schema(ty),
        (None, Fields::Newtype(field)) => annotate_field(types.schema(&field.ty), field),
        (None, fields) => fields_schema(fields, deny_unknown_fields, contract, types),
    }
}

/// Adds a property that holds a constant name, and requires it.
pub(super) fn add_tag(schema: &mut Value, tag: &str, name: &str, deny_unknown_fields: bool) {
    let mut map = object(schema.take());
    let is_unit = map.get("type").and_then(Value::as_str) == Some("null");
    map.insert("type".to_owned(), json!("object"));
    if let Value::Object(properties) = map.entry("properties").or_insert_with(|| json!({})) {
        properties.insert(tag.to_owned(), json!({"type": "string", "const": name}));
    }
    if let Value::Array(required) = map.entry("required").or_insert_with(|| json!([])) {
        required.insert(0, json!(tag));
    }
    if deny_unknown_fields && is_unit {
        map.entry("additionalProperties").or_insert_with(|| json!(false));
    }
    *schema = Value::Object(map);
}
