//! What an author says with `x-kubernetes-*` keys.

use serde_json::{Map, Value};

use crate::diagnostic::Diagnostic;
use crate::lower::shape::Notes;
use crate::resource::ValidationRule;
use crate::structural::{ListType, MapType};

const KNOWN: [&str; 7] = [
    "x-kubernetes-embedded-resource",
    "x-kubernetes-int-or-string",
    "x-kubernetes-list-map-keys",
    "x-kubernetes-list-type",
    "x-kubernetes-map-type",
    "x-kubernetes-preserve-unknown-fields",
    "x-kubernetes-validations",
];

/// Keys of Kubernetes' own API description that mean nothing in a CRD.
const IGNORED: [&str; 6] = [
    "x-kubernetes-action",
    "x-kubernetes-group-version-kind",
    "x-kubernetes-patch-merge-key",
    "x-kubernetes-patch-strategy",
    "x-kubernetes-selectable-fields",
    "x-kubernetes-unions",
];

/// Reads the extensions of one schema into `notes`.
pub(super) fn read(schema: &Map<String, Value>, notes: &mut Notes, report: &mut impl FnMut(Diagnostic)) {
    let mut keys = Vec::new();
    let mut list_type = None;
    // In this order, whatever order the map has.
    let mut names: Vec<&String> = schema.keys().filter(|key| key.starts_with("x-kubernetes-")).collect();
    names.sort();
    for name in names {
        let value = &schema[name];
        match name.as_str() {
            "x-kubernetes-preserve-unknown-fields" => {
                notes.preserve_unknown_fields = only_true(name, value, report);
            }
            "x-kubernetes-embedded-resource" => notes.embedded_resource = boolean(name, value, report),
            "x-kubernetes-int-or-string" => drop(boolean(name, value, report)),
            "x-kubernetes-list-map-keys" => match serde_json::from_value::<Vec<String>>(value.clone()) {
                Ok(names) => keys = names,
                Err(_) => report(wrong(name, value, "a list of property names")),
            },
            "x-kubernetes-list-type" => match value.as_str() {
                Some("atomic") => list_type = Some(ListType::Atomic),
                Some("set") => list_type = Some(ListType::Set),
                Some("map") => list_type = Some(ListType::Map(Vec::new())),
                _ => report(wrong(name, value, "`atomic`, `set` or `map`")),
            },
            // What Go types call struct type, CRDs write as map type.
            "x-kubernetes-map-type" | "x-kubernetes-struct-type" => match value.as_str() {
                Some("atomic") => notes.map_type = Some(MapType::Atomic),
                Some("granular") => notes.map_type = Some(MapType::Granular),
                _ => report(wrong(name, value, "`atomic` or `granular`")),
            },
            "x-kubernetes-validations" => match serde_json::from_value::<Vec<ValidationRule>>(value.clone()) {
                Ok(rules) => notes.validations = rules,
                Err(_) => report(wrong(name, value, "a list of rules, each with `rule`")),
            },
            ignored if IGNORED.contains(&ignored) => {}
            unknown => report(unknown_key(unknown)),
        }
    }
    match (&mut list_type, keys.is_empty()) {
        (Some(ListType::Map(names)), false) => *names = keys,
        (_, false) => report(
            Diagnostic::error("list-type", "`x-kubernetes-list-map-keys` stands without `x-kubernetes-list-type: map`")
                .help("add the list type `map`, or remove the keys"),
        ),
        _ => {}
    }
    notes.list_type = list_type;
}

fn boolean(name: &str, value: &Value, report: &mut impl FnMut(Diagnostic)) -> bool {
    value.as_bool().unwrap_or_else(|| {
        report(wrong(name, value, "`true` or `false`"));
        false
    })
}

fn only_true(name: &str, value: &Value, report: &mut impl FnMut(Diagnostic)) -> bool {
    if value != &Value::Bool(true) {
        report(wrong(name, value, "`true`, or nothing at all"));
    }
    value == &Value::Bool(true)
}

fn wrong(name: &str, value: &Value, expected: &str) -> Diagnostic {
    Diagnostic::error("extension-value", format!("`{name}` is {value}, but it must be {expected}"))
}

fn unknown_key(name: &str) -> Diagnostic {
    let error = Diagnostic::error("unknown-extension", format!("no CRD may say `{name}`"));
    match KNOWN.iter().min_by_key(|known| distance(known, name)) {
        Some(near) if distance(near, name) <= 6 => error.help(format!("did you mean `{near}`?")),
        _ => error.help(format!("the extensions of a CRD are {}", KNOWN.join(", "))),
    }
}

/// The edit distance between two names.
fn distance(a: &str, b: &str) -> usize {
    let mut row: Vec<usize> = (0..=b.chars().count()).collect();
    for (i, x) in a.chars().enumerate() {
        let mut diagonal = i;
        let mut left = i + 1;
        row.iter_mut().take(1).for_each(|first| *first = left);
        for (cell, y) in row.iter_mut().skip(1).zip(b.chars()) {
            let cost = diagonal + usize::from(x != y);
            diagonal = *cell;
            left = cost.min(left + 1).min(diagonal + 1);
            *cell = left;
        }
    }
    row.last().copied().unwrap_or_default()
}
