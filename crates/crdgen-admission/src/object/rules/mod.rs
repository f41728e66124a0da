//! CEL rules: `cel.Validator`. [`Rules`] is a schema with its rules compiled, [`run`] judges objects by it.

mod run;
#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::collections::BTreeMap;

use crdgen_cel::compile::{Environments, Rule, compile};
use crdgen_cel::declared::{DeclKind, DeclType};
use crdgen_cel::env::Environment;
use crdgen_cel::eval::Program;
use crdgen_cel::value::schema::Schema;
use crdgen_core::field_path;
use crdgen_core::props::JsonSchemaProps;
use crdgen_core::resource::ValidationRule;

pub(crate) use self::run::{BUDGET, Correlation};
use super::view::{additional, items};

/// A schema and those inside it, as far as they have rules.
#[derive(Debug)]
pub(crate) struct Rules {
    rules: Vec<CompiledRule>,
    /// Why no rule could be compiled.
    error: Option<&'static str>,
    /// How the rules see the values.
    values: Schema,
    /// The type that the schema names, which stands in errors.
    type_: String,
    /// Whether a field stands for the field of its name before.
    has_correlated_fields: bool,
    /// The keys by which items are told apart, if they are.
    list_keys: Option<Vec<String>>,
    items: Option<Box<Rules>>,
    properties: BTreeMap<String, Box<Rules>>,
    additional: Option<Box<Rules>>,
    all_of: Vec<Rules>,
}

/// A rule that is ready to run.
#[derive(Debug)]
struct CompiledRule {
    /// As it is written.
    written: ValidationRule,
    /// Nothing for a rule that is blank.
    program: Option<Result<Ready, String>>,
}

#[derive(Debug)]
struct Ready {
    rule: Program,
    message: Option<Program>,
    uses_old_self: bool,
    /// Where an error is reported, from the value on.
    field_path: String,
}

impl Rules {
    /// The rules of the schema of a resource; nothing if there are none (`NewValidator`).
    pub(crate) fn new(schema: &JsonSchemaProps, is_resource: bool) -> Option<Box<Self>> {
        if !has_any(schema) {
            return None;
        }
        let declared = DeclType::new(schema, is_resource);
        build(schema, schema, is_resource, declared.as_ref())
    }
}

/// `hasXValidations`: whether the schema has rules, but for those in `allOf`, which alone are no reason to run any.
fn has_any(schema: &JsonSchemaProps) -> bool {
    !schema.x_validations.is_empty()
        || items(schema).is_some_and(has_any)
        || additional(schema).is_some_and(has_any)
        || schema.properties.values().any(has_any)
}

/// `validator`: the rules of `written`, which is `schema` or stands in its `allOf`.
fn build(
    written: &JsonSchemaProps,
    schema: &JsonSchemaProps,
    is_resource: bool,
    declared: Option<&DeclType>,
) -> Option<Box<Rules>> {
    let element = declared.and_then(|declared| match &declared.kind {
        DeclKind::List(element) | DeclKind::Map(element) => Some(&**element),
        _ => None,
    });
    let mut built = Box::new(own(written, schema, is_resource, declared));
    if let (Some(written), Some(schema)) = (items(written), items(schema)) {
        built.items = build(written, schema, schema.x_embedded_resource, element);
    }
    for (name, written) in &written.properties {
        if let Some(property) = schema.properties.get(name)
            && let Some(declared) = declared_field(name, property, declared)
            && let Some(rules) = build(written, property, property.x_embedded_resource, Some(&declared))
        {
            built.properties.insert(name.clone(), rules);
        }
    }
    if let (Some(written), Some(schema)) = (additional(written), additional(schema)) {
        built.additional = build(written, schema, schema.x_embedded_resource, element);
    }
    for nested in &written.all_of {
        built.all_of.extend(build(nested, schema, is_resource, declared).map(|rules| *rules));
    }
    let has_rules = !built.rules.is_empty()
        || built.error.is_some()
        || built.items.is_some()
        || built.additional.is_some()
        || !built.properties.is_empty()
        || !built.all_of.is_empty();
    has_rules.then_some(built)
}

/// The type of a field, if rules know it. That of a name that no rule can write has a type of its own.
fn declared_field<'d>(
    name: &str,
    schema: &JsonSchemaProps,
    declared: Option<&'d DeclType>,
) -> Option<Cow<'d, DeclType>> {
    match crdgen_cel::escape::escape(name) {
        Some(escaped) => declared?.fields()?.get(&*escaped).map(Cow::Borrowed),
        None => DeclType::new(schema, schema.x_embedded_resource).map(Cow::Owned),
    }
}

/// The rules of a schema itself.
fn own(written: &JsonSchemaProps, schema: &JsonSchemaProps, is_resource: bool, declared: Option<&DeclType>) -> Rules {
    let (rules, error) = match declared {
        _ if written.x_validations.is_empty() => (Vec::new(), None),
        None => (Vec::new(), Some("failed to convert to declType for CEL validation rules")),
        Some(declared) => (written.x_validations.iter().map(|rule| compiled(rule, schema, declared)).collect(), None),
    };
    let is_list = schema.type_.as_deref() == Some("array") && schema.x_list_type.as_deref() == Some("map");
    Rules {
        error,
        values: if rules.is_empty() { Schema::unused() } else { Schema::new(schema, is_resource) },
        type_: schema.type_.clone().unwrap_or_default(),
        has_correlated_fields: matches!(schema.x_map_type.as_deref(), None | Some("granular" | "atomic")),
        list_keys: is_list.then(|| schema.x_list_map_keys.clone()),
        items: None,
        properties: BTreeMap::new(),
        additional: None,
        all_of: Vec::new(),
        rules,
    }
}

/// `compileRule`, as for rules that are stored.
fn compiled(rule: &ValidationRule, schema: &JsonSchemaProps, declared: &DeclType) -> CompiledRule {
    let program = (!rule.rule.trim().is_empty()).then(|| {
        let text = Rule {
            rule: &rule.rule,
            message: rule.message_expression.as_deref().unwrap_or_default(),
            optional_old_self: rule.optional_old_self == Some(true),
        };
        let stored = Environment::stored_today();
        let compiled = compile(text, declared, Environments { rule: stored, message: stored });
        let rule_program = compiled.rule.map_err(|error| error.detail)?.program;
        // A message that cannot be made is none.
        let message = compiled.message.and_then(Result::ok).map(|message| message.program);
        let field_path = rule.field_path.as_deref().and_then(|path| written_path(path, schema));
        Ok(Ready {
            rule: rule_program,
            message,
            uses_old_self: compiled.uses_old_self,
            field_path: field_path.unwrap_or_default(),
        })
    });
    CompiledRule { written: rule.clone(), program }
}

/// A path in a schema as errors write it: `spec.labels[app]`.
fn written_path(path: &str, schema: &JsonSchemaProps) -> Option<String> {
    let (steps, _) = field_path::resolve(path, schema, true).ok()?;
    let mut text = String::new();
    let mut here = Some(schema);
    for step in steps {
        let named = here.and_then(|schema| schema.properties.get(&step));
        match named {
            Some(_) if text.is_empty() => text.push_str(&step),
            Some(_) => text.extend([".", &step]),
            None => text.extend(["[", &step, "]"]),
        }
        here = named.or_else(|| here.and_then(additional));
    }
    Some(text)
}
