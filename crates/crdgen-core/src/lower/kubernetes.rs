//! The types of the Kubernetes API that their JSON Schema does not tell all about.

use crate::k8s;
use crate::lower::shape::{Shape, Type};

/// Whether a definition is one of the Kubernetes API.
pub(super) fn is_api(definition: &str) -> bool {
    definition.starts_with("io.k8s.")
}

/// Adds to a definition the list and map types that Kubernetes' own API description has for it.
pub(super) fn mark(definition: &str, shape: &mut Shape) {
    shape.notes.map_type = shape.notes.map_type.or(k8s::definition_map_type(definition));
    let Some(object) = shape.part_mut(Type::Object) else { return };
    for (name, property) in &mut object.properties {
        if property.part(Type::Object).is_some() {
            property.notes.map_type = k8s::map_type(definition, name).or(property.notes.map_type);
        }
        // Most properties are no lists, and need no look at the table.
        let marker = property.part(Type::Array).and_then(|_| k8s::list(definition, name));
        let Some(marker) = marker else { continue };
        property.notes.list_type = Some(marker.list_type);
        property.notes.of_api = true;
        let items = property.part_mut(Type::Array).and_then(|array| array.items.as_mut());
        let Some(item) = items.and_then(|items| items.part_mut(Type::Object)) else { continue };
        for (key, default) in marker.key_defaults {
            if let Some(key) = item.properties.get_mut(key) {
                key.notes.default.get_or_insert(default);
            }
        }
    }
}

/// The shape of a definition whose schema says less than the type holds.
pub(super) fn known(definition: &str) -> Option<Shape> {
    match definition {
        "io.k8s.apimachinery.pkg.runtime.RawExtension"
        | "io.k8s.apimachinery.pkg.apis.meta.v1.FieldsV1"
        | "io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.JSONSchemaProps" => Some(Shape::free_object()),
        "io.k8s.apimachinery.pkg.util.intstr.IntOrString" | "io.k8s.apimachinery.pkg.api.resource.Quantity" => {
            Some(Shape::int_or_string())
        }
        "io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.JSON"
        | "io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.JSONSchemaPropsOrArray"
        | "io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.JSONSchemaPropsOrBool"
        | "io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.JSONSchemaPropsOrStringArray" => Some(Shape::any()),
        _ => None,
    }
}
