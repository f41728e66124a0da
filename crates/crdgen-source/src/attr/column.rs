//! `printcolumn(name = "...", type = "...", json_path = "...")`, and kube's older JSON text.

use crdgen_core::names;
use crdgen_core::resource::PrinterColumn;

use super::check::check;
use super::entry::{self, Entry, Value};
use super::symbol::{COLUMN_KEYS, ColumnKey};
use super::value::{integer, missing, string};
use super::{Ctxt, Reason, Spanned, json_text};

const FORM: &str = "write `printcolumn(name = \"Replicas\", type = \"integer\", json_path = \".spec.replicas\")`";

/// The column that `entry` gives.
pub(crate) fn parse(entry: &Entry, cx: &Ctxt) -> Option<Spanned<PrinterColumn>> {
    let entries = match &entry.value {
        Value::List(tokens) => entry::of_list(tokens, cx),
        _ => json_text::entries(entry, FORM, cx)?,
    };
    let [mut name, mut type_, mut json_path, mut description, mut format] = [const { None }; 5];
    let mut priority = None;
    for (key, entry) in entry::keyed(entries, COLUMN_KEYS, "`printcolumn(...)`", cx) {
        match key {
            ColumnKey::Name => name = string(&entry, cx),
            ColumnKey::Type => type_ = string(&entry, cx),
            ColumnKey::JsonPath => json_path = string(&entry, cx),
            ColumnKey::Description => description = string(&entry, cx),
            ColumnKey::Format => format = string(&entry, cx),
            ColumnKey::Priority => priority = integer::<i32>(&entry, cx),
        }
    }
    let require = |value: Option<Spanned<String>>, key: &str| match value {
        None => missing(cx, entry.span(), &format!("the printer column has no `{key}`"), FORM),
        some => some,
    };
    let (name, type_, json_path) = (require(name, "name"), require(type_, "type"), require(json_path, "json_path"));
    let (name, type_, json_path) = (name?, type_?, json_path?);

    let reason = Reason::InvalidPrinterColumn;
    check(cx, reason, "name", &name, "give the column a heading", names::column_name);
    check(cx, reason, "type", &type_, "use one of these types", names::column_type);
    check(cx, reason, "json_path", &json_path, &dotted(&json_path), names::column_json_path);
    if let Some(format) = &format {
        check(cx, reason, "format", format, "use one of these formats or leave it out", names::column_format);
    }
    let span = name.span;
    let column = PrinterColumn {
        name: name.value,
        type_: type_.value,
        json_path: json_path.value,
        description: description.map(|text| text.value),
        format: format.map(|text| text.value).filter(|format| !format.is_empty()),
        priority: priority.map(|number| number.value),
    };
    Some(Spanned::new(column, span))
}

/// The advice for a path that lacks its dot.
pub(crate) fn dotted(path: &str) -> String {
    let names = path.trim_start_matches(['$', '{', '.']).trim_end_matches('}');
    if names.is_empty() || path.starts_with('.') {
        "write a path of names from the root of the object, such as \".spec.replicas\"".to_owned()
    } else {
        format!("write the path from the root of the object: \".{names}\"")
    }
}
