//! Checks what an author says with list types, map types and embedded resources: the server rejects the CRD otherwise.
//!
//! Source of the rules: `ValidateCustomResourceDefinitionOpenAPISchema` and `ValidateStructural`.

use crate::diagnostic::Diagnostic;
use crate::lower::shape::Notes;
use crate::structural::{Array, Fields, Kind, ListType, MapType, Object, Structural};

/// Puts the list and map type where they belong, or says why they do not. `unique`: the items are a set.
pub(super) fn check(schema: &mut Structural, notes: &Notes, unique: bool) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    match (&mut schema.kind, &notes.list_type) {
        (Kind::Array(array), Some(list_type)) => match wrong_list(list_type, array) {
            None => array.list_type = Some(list_type.clone()),
            Some(_) if notes.of_api => {}
            Some(wrong) => found.push(wrong),
        },
        (Kind::Array(array), None) => {
            let scalar = is_scalar(&array.items) && !array.items.nullable;
            array.list_type = (unique && scalar).then_some(ListType::Set);
        }
        (_, Some(_)) if !notes.of_api => {
            found.push(error("`x-kubernetes-list-type` stands beside another type than array"));
        }
        _ => {}
    }
    match (&mut schema.kind, notes.map_type) {
        (Kind::Object(object), map_type) => object.map_type = map_type,
        (_, Some(_)) if !notes.of_api => {
            found.push(error("`x-kubernetes-map-type` stands beside another type than object"));
        }
        _ => {}
    }
    if notes.embedded_resource {
        found.extend(wrong_resource(schema));
    }
    found
}

fn wrong_list(list_type: &ListType, array: &Array) -> Option<Diagnostic> {
    let items = &array.items;
    if *list_type != ListType::Atomic && items.nullable {
        return Some(error("a list of type set or map may not have items that can be null"));
    }
    match list_type {
        ListType::Atomic => None,
        ListType::Set => match &items.kind {
            Kind::Array(items) if items.list_type != Some(ListType::Atomic) => {
                Some(error("the items of a set are lists, and those must have the list type atomic"))
            }
            Kind::Object(items) if items.map_type != Some(MapType::Atomic) => {
                Some(error("the items of a set are objects, and those must have the map type atomic"))
            }
            _ => None,
        },
        ListType::Map(keys) => wrong_keys(keys, items),
    }
}

fn wrong_keys(keys: &[String], items: &Structural) -> Option<Diagnostic> {
    if keys.is_empty() {
        return Some(error("a list of type map needs `x-kubernetes-list-map-keys`"));
    }
    let Kind::Object(Object { fields: Fields::Properties { properties, .. }, .. }) = &items.kind else {
        return Some(error("a list of type map needs items that are objects with properties"));
    };
    let names = || properties.keys().map(String::as_str).collect::<Vec<_>>().join(", ");
    for (at, key) in keys.iter().enumerate() {
        let Some(property) = properties.get(key) else {
            let wrong = error(format!("the items have no property `{key}`, so it cannot be a key of the list"));
            return Some(wrong.help(format!("the properties are {}", names())));
        };
        let message = if keys.iter().take(at).any(|other| other == key) {
            format!("`{key}` is named twice as a key of the list")
        } else if matches!(property.kind, Kind::Array(_) | Kind::Object(_)) {
            format!("`{key}` is not a scalar, so it cannot be a key of the list")
        } else if property.nullable {
            format!("`{key}` is a key of the list, so it may not be null")
        } else if property.default.is_none() && !items.value.required.contains(key) {
            format!("`{key}` is a key of the list, so it must be required or have a default")
        } else {
            continue;
        };
        return Some(error(message));
    }
    None
}

fn wrong_resource(schema: &Structural) -> Vec<Diagnostic> {
    let Kind::Object(Object { fields: Fields::Properties { properties, .. }, .. }) = &schema.kind else {
        return vec![Diagnostic::error(
            "embedded-resource",
            "`x-kubernetes-embedded-resource` stands beside another type than object with properties",
        )];
    };
    let expected = [("apiVersion", "string"), ("kind", "string"), ("metadata", "object")];
    let wrong = expected.into_iter().filter(|(name, ty)| {
        properties.get(*name).is_some_and(|property| match *ty {
            "string" => property.kind != Kind::String,
            _ => !matches!(property.kind, Kind::Object(_)),
        })
    });
    wrong
        .map(|(name, ty)| {
            Diagnostic::error("embedded-resource", format!("`{name}` of an embedded resource must have the type {ty}"))
        })
        .collect()
}

fn is_scalar(schema: &Structural) -> bool {
    matches!(schema.kind, Kind::Boolean | Kind::Integer | Kind::Number | Kind::String | Kind::IntOrString)
}

fn error(message: impl Into<String>) -> Diagnostic {
    Diagnostic::error("list-type", message)
}
