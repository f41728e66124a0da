//! `NewStructural`: from a schema as a document writes it.

use crdgen_core::props::{JsonSchemaProps, SchemaOrArray, SchemaOrBool};
use serde_json::{Number, Value};

use super::{Extensions, Generic, NestedValueValidation, Structural, StructuralOrBool, ValueValidation};

/// The structural view of `schema`.
///
/// # Errors
/// Kubernetes' own sentence about a keyword that no CRD may use (K15), or `x-kubernetes-preserve-unknown-fields: false`.
pub fn structural(schema: &JsonSchemaProps) -> Result<Structural, String> {
    unsupported(schema)?;
    let value_validation = value_validation(schema)?;
    let extensions = extensions(schema)?;
    let items = match items(schema)? {
        Some(items) => Some(Box::new(structural(items)?)),
        None => None,
    };
    let mut properties = std::collections::BTreeMap::new();
    for (name, property) in &schema.properties {
        properties.insert(name.clone(), structural(property)?);
    }
    let additional_properties = match &schema.additional_properties {
        None => None,
        Some(SchemaOrBool::Bool(allowed)) => Some(StructuralOrBool::Bool(*allowed)),
        Some(SchemaOrBool::Schema(values)) => Some(StructuralOrBool::Structural(Box::new(structural(values)?))),
    };
    Ok(Structural {
        items,
        properties,
        additional_properties,
        generic: generic(schema),
        extensions,
        x_validations: schema.x_validations.clone(),
        value_validation,
    })
}

fn nested(schema: &JsonSchemaProps) -> Result<NestedValueValidation, String> {
    unsupported(schema)?;
    let value_validation = value_validation(schema)?;
    let forbidden_extensions = extensions(schema)?;
    let items = match items(schema)? {
        Some(items) => Some(Box::new(nested(items)?)),
        None => None,
    };
    let mut properties = std::collections::BTreeMap::new();
    for (name, property) in &schema.properties {
        properties.insert(name.clone(), nested(property)?);
    }
    let additional_properties = match &schema.additional_properties {
        None | Some(SchemaOrBool::Bool(false)) => None,
        Some(SchemaOrBool::Bool(true)) => Some(Box::default()),
        Some(SchemaOrBool::Schema(values)) => Some(Box::new(nested(values)?)),
    };
    Ok(NestedValueValidation {
        value_validation,
        x_validations: schema.x_validations.clone(),
        items,
        properties,
        additional_properties,
        forbidden_generics: generic(schema),
        forbidden_extensions,
    })
}

fn all_nested(schemas: &[JsonSchemaProps]) -> Result<Vec<NestedValueValidation>, String> {
    schemas.iter().map(nested).collect()
}

fn items(schema: &JsonSchemaProps) -> Result<Option<&JsonSchemaProps>, String> {
    match &schema.items {
        None => Ok(None),
        Some(SchemaOrArray::Schema(items)) => Ok(Some(items)),
        // An empty list is no schema at all to the server.
        Some(SchemaOrArray::Array(list)) if list.is_empty() => Ok(None),
        Some(SchemaOrArray::Array(_)) => Err("OpenAPIV3Schema 'items' must be a schema, but is an array".to_owned()),
    }
}

fn unsupported(schema: &JsonSchemaProps) -> Result<(), String> {
    let is_set = |text: &Option<String>| text.as_ref().is_some_and(|text| !text.is_empty());
    let keyword = if is_set(&schema.id) {
        "id"
    } else if is_set(&schema.schema) {
        "schema"
    } else if is_set(&schema.ref_) {
        "$ref"
    } else if !schema.pattern_properties.is_empty() {
        "patternProperties"
    } else if !schema.dependencies.is_empty() {
        "dependencies"
    } else if schema.additional_items.is_some() {
        "additionalItems"
    } else if !schema.definitions.is_empty() {
        "definitions"
    } else {
        return Ok(());
    };
    Err(format!("OpenAPIV3Schema '{keyword}' is not supported"))
}

fn generic(schema: &JsonSchemaProps) -> Generic {
    Generic {
        description: schema.description.clone().unwrap_or_default(),
        type_: schema.type_.clone().unwrap_or_default(),
        title: schema.title.clone().unwrap_or_default(),
        default: not_null(schema.default.as_ref()),
        nullable: schema.nullable,
        external_docs: schema.external_docs.clone(),
        example: not_null(schema.example.as_ref()),
    }
}

fn not_null(value: Option<&Value>) -> Option<Value> {
    value.filter(|value| !value.is_null()).cloned()
}

fn extensions(schema: &JsonSchemaProps) -> Result<Extensions, String> {
    if schema.x_preserve_unknown_fields == Some(false) {
        return Err("internal error: 'x-kubernetes-preserve-unknown-fields' must be true or undefined".to_owned());
    }
    Ok(Extensions {
        preserve_unknown_fields: schema.x_preserve_unknown_fields.is_some(),
        embedded_resource: schema.x_embedded_resource,
        int_or_string: schema.x_int_or_string,
        list_map_keys: schema.x_list_map_keys.clone(),
        list_type: schema.x_list_type.clone(),
        map_type: schema.x_map_type.clone(),
    })
}

fn value_validation(schema: &JsonSchemaProps) -> Result<ValueValidation, String> {
    let float = |number: &Option<Number>| number.as_ref().and_then(Number::as_f64);
    Ok(ValueValidation {
        format: schema.format.clone().unwrap_or_default(),
        maximum: float(&schema.maximum),
        exclusive_maximum: schema.exclusive_maximum,
        minimum: float(&schema.minimum),
        exclusive_minimum: schema.exclusive_minimum,
        max_length: schema.max_length,
        min_length: schema.min_length,
        pattern: schema.pattern.clone().unwrap_or_default(),
        max_items: schema.max_items,
        min_items: schema.min_items,
        unique_items: schema.unique_items,
        multiple_of: float(&schema.multiple_of),
        enum_: schema.enum_.clone().unwrap_or_default(),
        max_properties: schema.max_properties,
        min_properties: schema.min_properties,
        required: schema.required.clone(),
        not: schema.not.as_deref().map(nested).transpose()?.map(Box::new),
        all_of: all_nested(&schema.all_of)?,
        any_of: all_nested(&schema.any_of)?,
        one_of: all_nested(&schema.one_of)?,
    })
}
