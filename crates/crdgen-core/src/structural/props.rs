//! A structural schema as the CRD document writes it.

use std::collections::BTreeMap;

use crate::props::{JsonSchemaProps, SchemaOrArray, SchemaOrBool};
use crate::structural::{Any, Array, Fields, Kind, ListType, MapType, Nested, Object, Structural, ValueValidation};

impl From<&Structural> for JsonSchemaProps {
    fn from(schema: &Structural) -> Self {
        let mut props = JsonSchemaProps {
            title: schema.title.clone(),
            description: schema.description.clone(),
            default: schema.default.clone(),
            nullable: schema.nullable,
            example: schema.example.clone(),
            external_docs: schema.external_docs.clone(),
            x_validations: schema.validations.clone(),
            ..(&schema.value).into()
        };
        match &schema.kind {
            Kind::Boolean => props.type_ = Some("boolean".to_owned()),
            Kind::Integer => props.type_ = Some("integer".to_owned()),
            Kind::Number => props.type_ = Some("number".to_owned()),
            Kind::String => props.type_ = Some("string".to_owned()),
            Kind::IntOrString => props.x_int_or_string = true,
            Kind::Array(array) => write_array(array, &mut props),
            Kind::Object(object) => write_object(object, &mut props),
            Kind::Any(any) => write_any(any, &mut props),
        }
        props
    }
}

impl From<&ValueValidation> for JsonSchemaProps {
    fn from(value: &ValueValidation) -> Self {
        JsonSchemaProps {
            format: value.format.clone(),
            minimum: value.minimum.as_ref().map(|bound| bound.value.clone()),
            exclusive_minimum: value.minimum.as_ref().is_some_and(|bound| bound.exclusive),
            maximum: value.maximum.as_ref().map(|bound| bound.value.clone()),
            exclusive_maximum: value.maximum.as_ref().is_some_and(|bound| bound.exclusive),
            multiple_of: value.multiple_of.clone(),
            min_length: value.min_length,
            max_length: value.max_length,
            pattern: value.pattern.clone(),
            min_items: value.min_items,
            max_items: value.max_items,
            min_properties: value.min_properties,
            max_properties: value.max_properties,
            required: value.required.iter().cloned().collect(),
            enum_: value.enum_.clone(),
            all_of: value.all_of.iter().map(Into::into).collect(),
            any_of: value.any_of.iter().map(Into::into).collect(),
            one_of: value.one_of.iter().map(Into::into).collect(),
            not: value.not.as_deref().map(|nested| Box::new(nested.into())),
            ..JsonSchemaProps::default()
        }
    }
}

impl From<&Nested> for JsonSchemaProps {
    fn from(nested: &Nested) -> Self {
        JsonSchemaProps {
            items: nested.items.as_deref().map(|items| SchemaOrArray::Schema(Box::new(items.into()))),
            properties: nested.properties.iter().map(|(name, schema)| (name.clone(), schema.into())).collect(),
            ..(&nested.value).into()
        }
    }
}

fn write_array(array: &Array, props: &mut JsonSchemaProps) {
    props.type_ = Some("array".to_owned());
    props.items = Some(items(&array.items));
    props.x_preserve_unknown_fields = array.preserve_unknown_fields.then_some(true);
    match &array.list_type {
        None => {}
        Some(ListType::Atomic) => props.x_list_type = Some("atomic".to_owned()),
        Some(ListType::Set) => props.x_list_type = Some("set".to_owned()),
        Some(ListType::Map(keys)) => {
            props.x_list_type = Some("map".to_owned());
            props.x_list_map_keys.clone_from(keys);
        }
    }
}

fn write_object(object: &Object, props: &mut JsonSchemaProps) {
    props.type_ = Some("object".to_owned());
    props.x_map_type = object.map_type.map(|map_type| match map_type {
        MapType::Atomic => "atomic".to_owned(),
        MapType::Granular => "granular".to_owned(),
    });
    match &object.fields {
        Fields::Properties { properties, preserve_unknown_fields, embedded_resource } => {
            props.properties = write_properties(properties);
            props.x_preserve_unknown_fields = preserve_unknown_fields.then_some(true);
            props.x_embedded_resource = *embedded_resource;
        }
        Fields::Map(values) => props.additional_properties = Some(SchemaOrBool::Schema(boxed(values))),
        Fields::Closed => props.additional_properties = Some(SchemaOrBool::Bool(false)),
    }
}

fn write_any(any: &Any, props: &mut JsonSchemaProps) {
    props.x_preserve_unknown_fields = Some(true);
    props.items = any.items.as_deref().map(items);
    props.properties = write_properties(&any.properties);
    props.additional_properties = any.values.as_deref().map(|values| SchemaOrBool::Schema(boxed(values)));
}

fn write_properties(properties: &BTreeMap<String, Structural>) -> BTreeMap<String, JsonSchemaProps> {
    properties.iter().map(|(name, schema)| (name.clone(), schema.into())).collect()
}

fn items(schema: &Structural) -> SchemaOrArray {
    SchemaOrArray::Schema(boxed(schema))
}

fn boxed(schema: &Structural) -> Box<JsonSchemaProps> {
    Box::new(schema.into())
}
