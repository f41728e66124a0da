//! Printer columns (`ValidateCustomResourceColumnDefinition`), and whether each shows something.

use super::CustomResourceColumnDefinition;
use super::findings::{Findings, Input};
use crate::diagnostic::Diagnostic;
use crate::names;
use crate::props::{JsonSchemaProps, SchemaOrArray, SchemaOrBool};

/// Checks the `columns` of the version at the path `version`.
pub(super) fn check(
    input: &Input,
    columns: &[CustomResourceColumnDefinition],
    schema: Option<&JsonSchemaProps>,
    version: &str,
    findings: &mut Findings<'_>,
) {
    const RULE: &str = "invalid-printer-column";
    for (index, column) in columns.iter().enumerate() {
        let path = format!("{version}.additionalPrinterColumns[{index}]");
        findings.check(input, RULE, &format!("{path}.name"), names::column_name(&column.name));
        findings.check(input, RULE, &format!("{path}.type"), names::column_type(&column.type_));
        if let Some(format) = &column.format {
            findings.check(input, RULE, &format!("{path}.format"), names::column_format(format));
        }
        let json_path = &column.json_path;
        let path = format!("{path}.jsonPath");
        match (names::column_json_path(json_path), schema) {
            (Ok(()), Some(schema)) => {
                if let Some(field) = missing_field(json_path, schema) {
                    let message = format!("`{json_path}` shows nothing: the schema has no field `{field}` there");
                    findings.push(input, Diagnostic::warning("unknown-column-path", message).on(path));
                }
            }
            (result, _) => findings.check(input, RULE, &path, result),
        }
    }
}

/// The first name along `json_path` that no object of `schema` can have; none if there is none, or it cannot be told.
fn missing_field(json_path: &str, root: &JsonSchemaProps) -> Option<String> {
    let mut schema = root;
    let mut rest = json_path;
    while !rest.is_empty() {
        let step;
        (step, rest) = first_step(rest)?;
        schema = match step {
            // The server adds these to every object.
            Step::Name(name) if std::ptr::eq(schema, root) && matches!(&*name, "apiVersion" | "kind" | "metadata") => {
                return None;
            }
            Step::Name(name) => match property(schema, &name) {
                Found::Schema(found) => found,
                Found::Anything => return None,
                Found::Nothing => return Some(name),
            },
            Step::Items => match &schema.items {
                Some(SchemaOrArray::Schema(items)) => items,
                _ => return None,
            },
        };
    }
    None
}

enum Step {
    /// `.name`, `['name']`
    Name(String),
    /// `[0]`, `[*]`, `[?(@.type=="Ready")]`
    Items,
}

enum Found<'s> {
    Schema(&'s JsonSchemaProps),
    Anything,
    Nothing,
}

fn property<'s>(schema: &'s JsonSchemaProps, name: &str) -> Found<'s> {
    match (schema.properties.get(name), &schema.additional_properties) {
        (Some(property), _) => Found::Schema(property),
        (None, Some(SchemaOrBool::Schema(values))) => Found::Schema(values),
        (None, Some(SchemaOrBool::Bool(true))) => Found::Anything,
        _ if schema.x_preserve_unknown_fields == Some(true) || schema.x_embedded_resource => Found::Anything,
        _ => Found::Nothing,
    }
}

/// The step at the start of `path`, and what follows; none if it is not of a form that leads to one place (`..`).
fn first_step(path: &str) -> Option<(Step, &str)> {
    if let Some(rest) = path.strip_prefix('.') {
        let mut name = String::new();
        let mut chars = rest.char_indices();
        while let Some((index, c)) = chars.next() {
            match c {
                '.' | '[' => return (!name.is_empty()).then(|| (Step::Name(name), &rest[index..])),
                '\\' => name.extend(chars.next().map(|(_, escaped)| escaped)),
                c => name.push(c),
            }
        }
        return (!name.is_empty()).then_some((Step::Name(name), ""));
    }
    let inner = path.strip_prefix('[')?;
    let end = closing_bracket(inner)?;
    let (inside, rest) = (inner[..end].trim(), &inner[end + 1..]);
    let quoted = ['\'', '"'].iter().find_map(|&quote| inside.strip_prefix(quote)?.strip_suffix(quote));
    match quoted {
        Some(name) if !name.contains(['\'', '"', '\\']) => Some((Step::Name(name.to_owned()), rest)),
        Some(_) => None,
        None => Some((Step::Items, rest)),
    }
}

/// The place of the bracket that closes `text`, past brackets and quotes inside.
fn closing_bracket(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    let mut quote = None;
    for (index, c) in text.char_indices() {
        match (quote, c) {
            (Some(open), c) if open == c => quote = None,
            (Some(_), _) => {}
            (None, '\'' | '"') => quote = Some(c),
            (None, '[') => depth += 1,
            (None, ']') if depth == 0 => return Some(index),
            (None, ']') => depth -= 1,
            _ => {}
        }
    }
    None
}
