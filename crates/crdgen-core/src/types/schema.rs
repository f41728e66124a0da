//! Containers, structs and fields.

use serde_json::{Map, Value, json};

use super::{Body, Bounds, Container, Contract, Field, Fields, Meta, Shape, Types, enums, flatten, object};

/// The JSON Schema (draft 2020-12) of `container` under `contract`, never a `$ref` to itself.
pub fn json_schema<T>(container: &Container<T>, contract: Contract, types: &mut impl Types<T>) -> Value {
    let mut schema = match &container.body {
        Body::With(ty) => types.schema(ty),
        Body::Transparent(field) => field_schema(field, types),
        Body::Numbers(numbers) => json!({"type": "integer", "enum": numbers}),
        Body::Own { from: Some(ty), .. } if contract == Contract::Deserialize => types.schema(ty),
        Body::Own { into: Some(ty), .. } if contract == Contract::Serialize => types.schema(ty),
        Body::Own { shape: Shape::Struct { fields, deny_unknown_fields, tag }, .. } => {
            let mut schema = fields_schema(fields, *deny_unknown_fields, contract, types);
            if let (Some((property, name)), Contract::Serialize) = (tag, contract) {
                enums::add_tag(&mut schema, property, name, false);
            }
            schema
        }
        Body::Own { shape: Shape::Enum { tag, deny_unknown_fields, variants }, .. } => {
            enums::schema(tag, variants, *deny_unknown_fields, contract, types)
        }
    };
    apply_meta(&mut schema, &container.meta);
    schema
}

/// The schema of a struct's or a variant's fields.
pub(super) fn fields_schema<T>(
    fields: &Fields<T>,
    deny_unknown_fields: bool,
    contract: Contract,
    types: &mut impl Types<T>,
) -> Value {
    match fields {
        Fields::Unit => json!({"type": "null"}),
        Fields::Newtype(field) => field_schema(field, types),
        Fields::Tuple(fields) => tuple_schema(fields, contract, types),
        Fields::Named(fields) => struct_schema(fields, deny_unknown_fields, contract, types),
    }
}

fn tuple_schema<T>(fields: &[Field<T>], contract: Contract, types: &mut impl Types<T>) -> Value {
    let items: Vec<Value> = fields.iter().filter(|f| !f.skip.under(contract)).map(|f| field_schema(f, types)).collect();
    let mut schema = json!({"type": "array", "maxItems": items.len()});
    if !items.is_empty() {
        schema["minItems"] = items.len().into();
        schema["prefixItems"] = items.into();
    }
    schema
}

fn struct_schema<T>(
    fields: &[Field<T>],
    deny_unknown_fields: bool,
    contract: Contract,
    types: &mut impl Types<T>,
) -> Value {
    let mut schema = Map::from_iter([("type".to_owned(), json!("object"))]);
    if deny_unknown_fields {
        schema.insert("additionalProperties".to_owned(), json!(false));
    }
    for field in fields.iter().filter(|f| !f.skip.under(contract)) {
        if field.flatten {
            flatten::merge(&mut schema, flatten::schema(field, types));
            continue;
        }
        let mut property = field_schema(field, types);
        if let Some(default) = field.default.as_ref().filter(|_| !field.skip.serializing) {
            insert(&mut property, "default", default.clone());
        }
        let name = field.name.under(contract).to_owned();
        if !may_be_missing(field, contract, types) {
            push_required(&mut schema, &name);
        }
        if let Value::Object(properties) = schema.entry("properties").or_insert_with(|| json!({})) {
            properties.insert(name, property);
        }
    }
    Value::Object(schema)
}

fn may_be_missing<T>(field: &Field<T>, contract: Contract, types: &mut impl Types<T>) -> bool {
    match contract {
        Contract::Deserialize => field.has_default || (!field.required && types.is_option(&field.ty)),
        Contract::Serialize => field.may_be_skipped,
    }
}

/// The schema of a field's value, with all that its attributes say.
pub(super) fn field_schema<T>(field: &Field<T>, types: &mut impl Types<T>) -> Value {
    let schema = if field.required { types.schema_of_some(&field.ty) } else { types.subschema(&field.ty) };
    annotate_field(schema, field)
}

/// Adds what a field's attributes say to the schema of its type.
pub(super) fn annotate_field<T>(mut schema: Value, field: &Field<T>) -> Value {
    let Meta { title, description, extensions } = &field.meta;
    apply_meta(&mut schema, &Meta { title: title.clone(), description: description.clone(), ..Meta::default() });
    apply_bounds(&mut schema, &field.bounds);
    for (keyword, value) in extensions {
        insert(&mut schema, keyword, value.clone());
    }
    schema
}

/// Adds title, description and extensions.
pub(super) fn apply_meta(schema: &mut Value, meta: &Meta) {
    for (keyword, text) in [("title", &meta.title), ("description", &meta.description)] {
        if let Some(text) = text.as_ref().filter(|t| !t.is_empty()) {
            insert(schema, keyword, json!(text));
        }
    }
    for (keyword, value) in &meta.extensions {
        insert(schema, keyword, value.clone());
    }
}

/// Bounds apply where the schema itself names the type they are for, as in schemars: not through a `$ref`.
fn apply_bounds(schema: &mut Value, bounds: &Bounds) {
    let mut bound = |types: &[&str], keyword: &str, value: &Option<Value>| {
        if let Some(value) = value.as_ref().filter(|_| has_type(schema, types)) {
            insert(schema, keyword, value.clone());
        }
    };
    let (min, max) = &bounds.length;
    bound(&["string"], "minLength", min);
    bound(&["string"], "maxLength", max);
    bound(&["array"], "minItems", min);
    bound(&["array"], "maxItems", max);
    let (min, max) = &bounds.range;
    bound(&["number", "integer"], "minimum", min);
    bound(&["number", "integer"], "maximum", max);
    bound(&["string"], "pattern", &bounds.pattern.clone().map(Value::String));
    if let Some(format) = &bounds.format {
        insert(schema, "format", json!(format));
    }
    if let (Some(inner), Some(items)) = (&bounds.inner, schema.get_mut("items")) {
        apply_bounds(items, inner);
    }
}

fn has_type(schema: &Value, types: &[&str]) -> bool {
    match schema.get("type") {
        Some(Value::String(ty)) => types.contains(&ty.as_str()),
        Some(Value::Array(all)) => all.iter().filter_map(Value::as_str).any(|ty| types.contains(&ty)),
        _ => false,
    }
}

/// Sets a keyword; a `true` schema becomes an object to take it.
pub(super) fn insert(schema: &mut Value, keyword: &str, value: Value) {
    let mut map = object(schema.take());
    map.insert(keyword.to_owned(), value);
    *schema = Value::Object(map);
}

pub(super) fn push_required(schema: &mut Map<String, Value>, name: &str) {
    if let Value::Array(required) = schema.entry("required").or_insert_with(|| json!([])) {
        required.push(json!(name));
    }
}
