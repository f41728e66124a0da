//! YAML that YAML 1.1 and YAML 1.2 read to the same value.
//!
//! Kubernetes reads YAML 1.1. `serde_yaml` and its forks write for YAML 1.2, where `y`, `on` or `1_000` are strings, leave
//! them unquoted, and have no setting for the style of a scalar; a property `n` of a schema would come back as `false`.
//! So the few styles that a CRD needs are written here, and a test holds them to the text of `serde_yaml` wherever that
//! reads the same in both versions.

use serde::Serialize;
use serde_json::{Number, Value};

use super::TextError;
use super::sorted::sorted;

/// `document` as YAML in block style with sorted keys, indented by two spaces, with a newline at its end. Text of several
/// lines stands in a literal block. There is no `---` in front.
///
/// # Errors
/// The value's own `Serialize` fails, or it has map keys that are no strings.
pub fn to_yaml(document: &impl Serialize) -> Result<String, TextError> {
    let mut out = String::new();
    write_node(&mut out, &super::value(document)?, Place { indent: 0, after: After::LineStart });
    Ok(out)
}

/// Where a node is written: how far its lines are indented, and what stands before it on the line.
#[derive(Clone, Copy)]
struct Place {
    indent: usize,
    after: After,
}

#[derive(Clone, Copy, PartialEq)]
enum After {
    /// Nothing but the indent of this node.
    LineStart,
    /// `- `: the first entry of a block goes on in the same line.
    Dash,
    /// `key:`
    Colon,
}

/// Writes `value` and the newline after it.
fn write_node(out: &mut String, value: &Value, place: Place) {
    match value {
        Value::Object(map) if !map.is_empty() => {
            for (index, (key, value)) in sorted(map).into_iter().enumerate() {
                start_entry(out, place, index);
                write_key(out, key, place.indent);
                // A sequence stands below its key without a further indent, as libyaml and kubectl write it.
                let indent = if value.is_array() { place.indent } else { place.indent + 2 };
                write_node(out, value, Place { indent, after: After::Colon });
            }
        }
        Value::Array(items) if !items.is_empty() => {
            for (index, item) in items.iter().enumerate() {
                start_entry(out, place, index);
                out.push('-');
                write_node(out, item, Place { indent: place.indent + 2, after: After::Dash });
            }
        }
        scalar => {
            if place.after != After::LineStart {
                out.push(' ');
            }
            write_scalar(out, scalar, place);
            out.push('\n');
        }
    }
}

/// What stands before entry `index` of a block.
fn start_entry(out: &mut String, place: Place, index: usize) {
    match (place.after, index) {
        (After::Dash, 0) => return out.push(' '),
        (After::Colon, 0) => out.push('\n'),
        _ => {}
    }
    indent(out, place.indent);
}

fn indent(out: &mut String, width: usize) {
    out.extend(std::iter::repeat_n(' ', width));
}

/// Writes `key:`. A reader need not look for the colon further than 1024 characters, so libyaml marks every key of more
/// than 128 bytes.
fn write_key(out: &mut String, key: &str, width: usize) {
    let long = key.len() > 128;
    if long {
        out.push_str("? ");
    }
    write_line(out, key);
    if long {
        out.push('\n');
        indent(out, width);
    }
    out.push(':');
}

fn write_scalar(out: &mut String, scalar: &Value, place: Place) {
    match scalar {
        Value::Null => out.push_str("null"),
        Value::Bool(value) => out.push_str(if *value { "true" } else { "false" }),
        Value::Number(number) => write_number(out, number),
        // At the start of a line there is no enclosing block from which the text could be indented.
        Value::String(text) if may_be_literal(text) && place.after != After::LineStart => {
            write_literal(out, text, place.indent);
        }
        Value::String(text) => write_line(out, text),
        Value::Array(_) => out.push_str("[]"),
        Value::Object(_) => out.push_str("{}"),
    }
}

/// YAML 1.1 knows a float by its point and by the sign of its exponent.
fn write_number(out: &mut String, number: &Number) {
    let text = match number.as_f64() {
        Some(float) if !number.is_i64() && !number.is_u64() => format!("{float:?}"),
        _ => number.to_string(),
    };
    match text.split_once('e') {
        None => out.push_str(&text),
        Some((mantissa, exponent)) => {
            out.push_str(mantissa);
            out.push_str(if mantissa.contains('.') { "e" } else { ".0e" });
            out.push_str(if exponent.starts_with('-') { "" } else { "+" });
            out.push_str(exponent);
        }
    }
}

/// Writes `text` in one line: plain, in single quotes, or in double quotes.
fn write_line(out: &mut String, text: &str) {
    if text.contains(needs_escape) {
        write_double_quoted(out, text);
    } else if is_plain(text) && !is_read_as_other_type(text) {
        out.push_str(text);
    } else {
        out.push('\'');
        out.push_str(&text.replace('\'', "''"));
        out.push('\'');
    }
}

/// Whether YAML has the character only as an escape, or readers disagree on it: control characters, the line ends of
/// YAML 1.1, the byte order mark, and what is no character.
fn needs_escape(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}')
}

fn write_double_quoted(out: &mut String, text: &str) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if needs_escape(c) => {
                let code = u32::from(c);
                out.push_str(&if code < 0x100 { format!("\\x{code:02X}") } else { format!("\\u{code:04X}") });
            }
            c => out.push(c),
        }
    }
    out.push('"');
}

/// Whether `text`, all printable and in one line, means itself where it stands without quotes (YAML 1.1, 5.13 and 9.1.3).
fn is_plain(text: &str) -> bool {
    let mut chars = text.chars();
    let Some(first) = chars.next() else { return false };
    let starts_plain = match first {
        '-' | '?' | ':' => !matches!(chars.next(), None | Some(' ')),
        first => !" #,[]{}&*!|>'\"%@`".contains(first),
    };
    starts_plain
        && !text.starts_with("---")
        && !text.starts_with("...")
        && !text.ends_with([' ', ':'])
        && !text.contains(": ")
        && !text.contains(" #")
}

/// Whether a reader of YAML 1.1 or 1.2 takes the plain `text` for a boolean, null, number, time, merge or default key.
/// Anything made of the characters of a number or time counts, so that no grammar of theirs need be known here.
fn is_read_as_other_type(text: &str) -> bool {
    const WORDS: [&str; 12] = ["y", "n", "yes", "no", "on", "off", "true", "false", "null", "~", "=", "<<"];
    let lower = text.to_ascii_lowercase();
    let number = lower.strip_prefix(['+', '-']).unwrap_or(&lower);
    WORDS.contains(&lower.as_str())
        || matches!(number, ".inf" | ".nan" | "inf" | "infinity" | "nan")
        || number.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '.' | '_'))
            && number.chars().all(|c| c.is_ascii_hexdigit() || "xo_.,:+-tz ".contains(c))
}

/// Whether `text` has several lines, and a literal block holds them as they are without a hint about indent or end.
fn may_be_literal(text: &str) -> bool {
    let body = text.strip_suffix('\n').unwrap_or(text);
    text.contains('\n')
        && !body.is_empty()
        && !body.starts_with([' ', '\n'])
        && !body.ends_with('\n')
        && body.lines().all(|line| !line.ends_with(' '))
        && !body.contains(|c| c != '\n' && needs_escape(c))
}

fn write_literal(out: &mut String, text: &str, width: usize) {
    out.push_str(if text.ends_with('\n') { "|" } else { "|-" });
    for line in text.lines() {
        out.push('\n');
        if !line.is_empty() {
            indent(out, width);
            out.push_str(line);
        }
    }
}

#[cfg(test)]
#[path = "yaml_tests.rs"]
mod tests;
