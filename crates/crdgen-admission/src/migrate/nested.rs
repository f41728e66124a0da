//! What stands under `allOf`, `anyOf`, `oneOf` and `not`, where a structural schema says nothing but value validations.

use crdgen_core::props::{JsonSchemaProps, SchemaOrArray, SchemaOrBool};

use super::Migration;
use super::int_or_string::{self, is_canonical};
use crate::field::Path;

/// Takes out of the branches what holds for every value that they allow, and can stand outside of them: the type that all
/// of them name, an integer or a string, the types of the properties that all of them name.
pub(super) fn lift(schema: &mut JsonSchemaProps, path: &Path, migration: &mut Migration) {
    int_or_string::lift(schema, path, migration);
    for keyword in ["allOf", "anyOf", "oneOf"] {
        // The branches are lent out while the schema around them is written.
        let branches = std::mem::take(branches(schema, keyword));
        let groups: Vec<Vec<&JsonSchemaProps>> = match keyword {
            // Each of them must hold, so that what one says is said.
            "allOf" => branches.iter().map(|branch| vec![branch]).collect(),
            _ => vec![branches.iter().collect()],
        };
        for group in groups {
            lift_group(schema, &group, keyword, path, migration);
        }
        *self::branches(schema, keyword) = branches;
    }
}

fn branches<'s>(schema: &'s mut JsonSchemaProps, keyword: &str) -> &'s mut Vec<JsonSchemaProps> {
    match keyword {
        "allOf" => &mut schema.all_of,
        "anyOf" => &mut schema.any_of,
        _ => &mut schema.one_of,
    }
}

/// `schema` holds together with one of `group`.
fn lift_group(
    schema: &mut JsonSchemaProps,
    group: &[&JsonSchemaProps],
    keyword: &str,
    path: &Path,
    migration: &mut Migration,
) {
    let Some(first) = group.first() else { return };
    if let Some(type_) = &first.type_
        && schema.type_.is_none()
        && !schema.x_int_or_string
        && agree_on_a_type(group)
    {
        schema.type_ = Some(type_.clone());
        migration
            .decide(path.child("type"), format!("{type_}: {keyword} says so throughout, and it must stand outside"));
    }
    let properties = path.child("properties");
    for name in first.properties.keys() {
        let all: Option<Vec<_>> = group.iter().map(|branch| branch.properties.get(name)).collect();
        let Some(group) = all else { continue };
        // A map names no property.
        if agree_on_a_type(&group) && schema.additional_properties.is_none() {
            let outside = schema.properties.entry(name.clone()).or_default();
            lift_group(outside, &group, keyword, &properties.key(name), migration);
        }
    }
    let all: Option<Vec<_>> = group.iter().map(|branch| items(branch)).collect();
    if let Some(group) = all.filter(|group| agree_on_a_type(group))
        && let SchemaOrArray::Schema(outside) =
            schema.items.get_or_insert_with(|| SchemaOrArray::Schema(Box::default()))
    {
        lift_group(outside, &group, keyword, &path.child("items"), migration);
    }
}

/// Whether a branch of `schema` names a type.
pub(super) fn name_a_type(schema: &JsonSchemaProps) -> bool {
    let mut branches = schema.all_of.iter().chain(&schema.any_of).chain(&schema.one_of).chain(schema.not.as_deref());
    branches.any(|branch| branch.type_.is_some() || name_a_type(branch))
}

/// Whether all of `group` name the same type.
fn agree_on_a_type(group: &[&JsonSchemaProps]) -> bool {
    let type_ = group.first().and_then(|schema| schema.type_.as_ref());
    type_.is_some() && group.iter().all(|schema| schema.type_.as_ref() == type_)
}

/// The schema of the items, if there is one for all.
pub(super) fn items(schema: &JsonSchemaProps) -> Option<&JsonSchemaProps> {
    match &schema.items {
        Some(SchemaOrArray::Schema(items)) => Some(items),
        _ => None,
    }
}

/// Takes out of the branches what they may not say and need not: words, and what is said outside as well.
pub(super) fn mend(schema: &mut JsonSchemaProps, path: &Path, migration: &mut Migration) {
    mend_branches(schema, None, path, migration);
}

/// `outside`: the schema around the branches of `schema`, if that is not `schema` itself.
fn mend_branches(
    schema: &mut JsonSchemaProps,
    outside: Option<&JsonSchemaProps>,
    path: &Path,
    migration: &mut Migration,
) {
    // The one form in which branches may name types.
    let is_int_or_string = is_canonical(&schema.any_of);
    for keyword in ["allOf", "anyOf", "oneOf"] {
        if keyword == "anyOf" && is_int_or_string {
            continue;
        }
        let mut branches = std::mem::take(branches(schema, keyword));
        let path = path.child(keyword);
        for (index, branch) in branches.iter_mut().enumerate() {
            mend_branch(branch, Some(outside.unwrap_or(schema)), &path.index(index), migration);
        }
        *self::branches(schema, keyword) = branches;
    }
    if let Some(mut not) = schema.not.take() {
        mend_branch(&mut not, Some(outside.unwrap_or(schema)), &path.child("not"), migration);
        schema.not = Some(not);
    }
}

/// `outside`: the schema that holds for the same value, if there is one.
fn mend_branch(
    branch: &mut JsonSchemaProps,
    outside: Option<&JsonSchemaProps>,
    path: &Path,
    migration: &mut Migration,
) {
    if branch.description.take().is_some() | branch.title.take().is_some() {
        migration.decide(path, "description and title dropped: a value validation has none");
    }
    if branch.schema.take().is_some() {
        migration.decide(path.child("$schema"), super::schema::NO_DIALECT);
    }
    let outer_type = outside.and_then(|outside| outside.type_.as_deref());
    let implied = match (branch.type_.as_deref(), outer_type) {
        (Some(inner), Some(outer)) => inner == outer || (inner, outer) == ("number", "integer"),
        _ => false,
    };
    if implied {
        branch.type_ = None;
        migration.decide(path.child("type"), "dropped: it is said outside as well, and may be said there alone");
    }
    let null_is_decided = outside.is_some_and(|outside| {
        (outside.type_.is_some() && !outside.nullable) || (outside.nullable && branch.enum_.is_none())
    });
    if branch.nullable && null_is_decided {
        branch.nullable = false;
        migration.decide(path.child("nullable"), "dropped: whether null is taken is said outside");
    }
    if branch.additional_properties == Some(SchemaOrBool::Bool(true)) {
        branch.additional_properties = None;
        migration.decide(path.child("additionalProperties"), "dropped: true says nothing");
    }
    if branch.x_preserve_unknown_fields == Some(true) {
        branch.x_preserve_unknown_fields = None;
        let message = "dropped: what is kept is said outside";
        migration.decide(path.child("x-kubernetes-preserve-unknown-fields"), message);
    }
    let properties = path.child("properties");
    for (name, property) in &mut branch.properties {
        let outside = outside.and_then(|outside| match &outside.additional_properties {
            Some(SchemaOrBool::Schema(values)) => Some(outside.properties.get(name).unwrap_or(values)),
            _ => outside.properties.get(name),
        });
        mend_branch(property, outside, &properties.key(name), migration);
    }
    if let Some(SchemaOrArray::Schema(inner)) = &mut branch.items {
        mend_branch(inner, outside.and_then(items), &path.child("items"), migration);
    }
    // A branch of a branch says the same of the same value, so that what is outside of both holds.
    mend_branches(branch, outside, path, migration);
}
