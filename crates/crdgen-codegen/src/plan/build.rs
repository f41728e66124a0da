//! From a CRD that the server admits to the plan.

use crdgen_core::crd::{CustomResourceDefinition, CustomResourceDefinitionVersion};
use crdgen_core::names::compare_versions;
use crdgen_core::props::{JsonSchemaProps, SchemaOrArray, SchemaOrBool};
use serde_json::Value;

use super::{Field, Kind, Named, Scale, Shape, Type, Version};

/// The plan of one CRD. Versions that are not served have no clients.
pub fn plan(crd: &CustomResourceDefinition) -> Kind {
    let names = &crd.spec.names;
    let mut served: Vec<_> = crd.spec.versions.iter().filter(|version| version.served).collect();
    served.sort_by(|a, b| compare_versions(&b.name, &a.name));
    let versions = served.iter().map(|version| self::version(crd, version)).collect();
    Kind {
        group: crd.spec.group.clone(),
        kind: names.kind.clone(),
        list_kind: given(names.list_kind.as_ref()).unwrap_or_else(|| format!("{}List", names.kind)),
        plural: names.plural.clone(),
        singular: given(names.singular.as_ref()).unwrap_or_else(|| names.kind.to_lowercase()),
        short_names: names.short_names.clone(),
        categories: names.categories.clone(),
        namespaced: crd.spec.scope == "Namespaced",
        versions,
    }
}

fn given(text: Option<&String>) -> Option<String> {
    text.filter(|text| !text.is_empty()).cloned()
}

fn version(crd: &CustomResourceDefinition, version: &CustomResourceDefinitionVersion) -> Version {
    let deprecated = version.deprecated.then(|| {
        let own = || format!("{}/{} {} is deprecated", crd.spec.group, version.name, crd.spec.names.kind);
        given(version.deprecation_warning.as_ref()).unwrap_or_else(own)
    });
    let subresources = version.subresources.as_ref();
    let scale = subresources.and_then(|subresources| subresources.scale.as_ref()).map(|scale| Scale {
        spec_replicas_path: scale.spec_replicas_path.clone(),
        status_replicas_path: scale.status_replicas_path.clone(),
    });
    let none = JsonSchemaProps::default();
    let schema = version.schema.as_ref().and_then(|schema| schema.open_api_v3_schema.as_ref()).unwrap_or(&none);
    let mut types = Types(Vec::new());
    let mut path = Vec::new();
    types.structure(schema, &mut path);
    Version {
        name: version.name.clone(),
        deprecated,
        status: subresources.is_some_and(|subresources| subresources.status.is_some()),
        scale,
        types: types.0,
    }
}

struct Types(Vec<Named>);

impl Types {
    /// The struct at `path`, of which the schema names the properties. An embedded resource has those of every object too.
    fn structure(&mut self, schema: &JsonSchemaProps, path: &mut Vec<String>) -> usize {
        let index = self.0.len();
        let is_root = path.is_empty();
        self.0.push(Named {
            path: path.clone(),
            doc: given(schema.description.as_ref()),
            shape: Shape::Struct(Vec::new()),
            open: schema.x_preserve_unknown_fields == Some(true),
        });
        let mut fields = Vec::with_capacity(schema.properties.len());
        for (name, property) in &schema.properties {
            if is_root && matches!(name.as_str(), "apiVersion" | "kind" | "metadata") {
                continue;
            }
            path.push(name.clone());
            let ty = self.ty(property, path);
            path.pop();
            let default = property.default.clone().filter(|value| !value.is_null());
            fields.push(Field {
                json: name.clone(),
                doc: given(property.description.as_ref()),
                ty,
                required: default.is_none() && schema.required.contains(name),
                nullable: property.nullable,
                default,
            });
        }
        if schema.x_embedded_resource {
            for (name, ty, required) in [
                ("apiVersion", Type::String(None), true),
                ("kind", Type::String(None), true),
                ("metadata", Type::Object, false),
            ] {
                if !schema.properties.contains_key(name) {
                    fields.push(Field {
                        json: name.to_owned(),
                        doc: None,
                        ty,
                        required,
                        nullable: false,
                        default: None,
                    });
                }
            }
            fields.sort_by(|a, b| a.json.cmp(&b.json));
        }
        self.0[index].shape = Shape::Struct(fields);
        index
    }

    fn ty(&mut self, schema: &JsonSchemaProps, path: &mut Vec<String>) -> Type {
        if schema.x_int_or_string {
            return Type::IntOrString;
        }
        match schema.type_.as_deref() {
            Some("boolean") => Type::Boolean,
            Some("integer") if schema.format.as_deref() == Some("int32") => Type::Int32,
            Some("integer") => Type::Int64,
            Some("number") => Type::Number,
            Some("string") => self.text(schema, path),
            Some("array") => match &schema.items {
                Some(SchemaOrArray::Schema(items)) => Type::List(Box::new(self.ty(items, path)), items.nullable),
                _ => Type::List(Box::new(Type::Any), true),
            },
            Some("object") => self.object(schema, path),
            _ => Type::Any,
        }
    }

    fn text(&mut self, schema: &JsonSchemaProps, path: &[String]) -> Type {
        let texts = |values: &Vec<Value>| {
            let mut texts: Vec<String> = Vec::new();
            for text in values.iter().filter_map(Value::as_str) {
                if !texts.iter().any(|known| known == text) {
                    texts.push(text.to_owned());
                }
            }
            texts
        };
        // A schema may also say it under `allOf`, which is the one form that lets null in.
        let values = schema.enum_.as_ref().or_else(|| schema.all_of.iter().find_map(|clause| clause.enum_.as_ref()));
        match values.map(texts).filter(|texts| !texts.is_empty()) {
            Some(texts) => {
                self.0.push(Named {
                    path: path.to_vec(),
                    doc: given(schema.description.as_ref()),
                    shape: Shape::Enum(texts),
                    open: false,
                });
                Type::Named(self.0.len() - 1)
            }
            None => Type::String(given(schema.format.as_ref())),
        }
    }

    fn object(&mut self, schema: &JsonSchemaProps, path: &mut Vec<String>) -> Type {
        if !schema.properties.is_empty() {
            return Type::Named(self.structure(schema, path));
        }
        match &schema.additional_properties {
            Some(SchemaOrBool::Schema(values)) => Type::Map(Box::new(self.ty(values, path)), values.nullable),
            _ if schema.x_embedded_resource => Type::Resource,
            _ => Type::Object,
        }
    }
}
