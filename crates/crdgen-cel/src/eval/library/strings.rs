//! `ext.Strings` of version 2. Places in a text are counted in code points.

use super::{Outcome, Run, fail};
use crate::value::{Error, Value};

/// No text that is made is longer: an API server that makes one has no memory left for anything else.
const MAX_BYTES: usize = 1 << 26;

pub(super) fn find(overload: &str) -> Option<Run> {
    Some(match overload {
        "string_char_at_int" => char_at,
        "string_index_of_string" | "string_index_of_string_int" => index_of,
        "string_last_index_of_string" | "string_last_index_of_string_int" => last_index_of,
        "string_lower_ascii" => |args| mapped(args, str::to_ascii_lowercase),
        "string_upper_ascii" => |args| mapped(args, str::to_ascii_uppercase),
        "string_trim" => trim,
        "string_replace_string_string" | "string_replace_string_string_int" => replace,
        "string_split_string" | "string_split_string_int" => split,
        "string_substring_int" | "string_substring_int_int" => substring,
        "string_format" => super::format::format,
        "strings_quote" => |args| mapped(args, quote),
        "list_join" | "list_join_string" => join,
        _ => return None,
    })
}

fn out_of_range<'a>(index: i64) -> Outcome<'a> {
    fail(format!("index out of range: {index}"))
}

/// The byte at which the code point of an index starts, or at which the text ends.
fn byte_at(text: &str, index: usize) -> Option<usize> {
    if text.is_ascii() {
        return (index <= text.len()).then_some(index);
    }
    text.char_indices().map(|(byte, _)| byte).chain([text.len()]).nth(index)
}

fn char_at<'a>(args: &[Value<'a>]) -> Outcome<'a> {
    let [Value::String(text), Value::Int(index)] = args else { return Err(Error::Mismatch) };
    let Some(start) = usize::try_from(*index).ok().and_then(|index| byte_at(text, index)) else {
        return out_of_range(*index);
    };
    Ok(Value::string(text[start..].chars().take(1).collect::<String>()))
}

fn index_of<'a>(args: &[Value<'a>]) -> Outcome<'a> {
    let (text, part, offset) = match args {
        [Value::String(text), Value::String(part)] => (text, part, 0),
        [Value::String(text), Value::String(part), Value::Int(offset)] => (text, part, *offset),
        _ => return Err(Error::Mismatch),
    };
    let Ok(from) = usize::try_from(offset) else { return out_of_range(offset) };
    let count = text.count();
    if part.is_empty() {
        return Ok(Value::Int((from as u64).min(count) as i64));
    }
    let found = byte_at(text, from).and_then(|start| {
        let place = text[start..].find(&**part)?;
        Some(from + text[start..start + place].chars().count())
    });
    Ok(Value::Int(found.map_or(-1, |index| index as i64)))
}

fn last_index_of<'a>(args: &[Value<'a>]) -> Outcome<'a> {
    let (text, part, offset) = match args {
        [Value::String(text), Value::String(part)] => {
            let count = text.count() as i64;
            if part.is_empty() {
                return Ok(Value::Int(count));
            }
            if text.len() < part.len() {
                return Ok(Value::Int(-1));
            }
            (text, part, count - 1)
        }
        [Value::String(text), Value::String(part), Value::Int(offset)] => (text, part, *offset),
        _ => return Err(Error::Mismatch),
    };
    let Ok(from) = usize::try_from(offset) else { return out_of_range(offset) };
    let count = text.count();
    if part.is_empty() {
        return Ok(Value::Int((from as u64).min(count) as i64));
    }
    if from as u64 >= count {
        return Ok(Value::Int(-1));
    }
    // What is looked for may reach beyond the offset, from where it starts.
    let end = byte_at(text, from).map_or(text.len(), |start| text.len().min(start + part.len()));
    let end = (0..=end).rev().find(|end| text.is_char_boundary(*end)).unwrap_or(0);
    let found = text[..end].rfind(&**part).map(|place| text[..place].chars().count());
    Ok(Value::Int(found.map_or(-1, |index| index as i64)))
}

fn mapped<'a>(args: &[Value<'a>], map: fn(&str) -> String) -> Outcome<'a> {
    match args {
        [Value::String(text)] => Ok(Value::string(map(text))),
        _ => Err(Error::Mismatch),
    }
}

/// `strings.TrimSpace`.
fn trim<'a>(args: &[Value<'a>]) -> Outcome<'a> {
    match args {
        [Value::String(text)] => Ok(Value::string(text.trim_matches(char::is_whitespace).to_owned())),
        _ => Err(Error::Mismatch),
    }
}

/// `strings.Replace`: an empty text is found before each code point and at the end.
fn replace<'a>(args: &[Value<'a>]) -> Outcome<'a> {
    let (text, old, new, count) = match args {
        [Value::String(text), Value::String(old), Value::String(new)] => (text, old, new, -1),
        [Value::String(text), Value::String(old), Value::String(new), Value::Int(count)] => (text, old, new, *count),
        _ => return Err(Error::Mismatch),
    };
    let count = usize::try_from(count).unwrap_or(usize::MAX);
    let found = if old.is_empty() { text.chars().count() + 1 } else { text.matches(&**old).count() };
    let most = text.len().saturating_add(found.min(count).saturating_mul(new.len()));
    if most > MAX_BYTES {
        return Err(Error::CostLimit);
    }
    Ok(Value::string(text.replacen(&**old, new, count)))
}

/// `strings.SplitN`: with an empty separator into code points.
fn split<'a>(args: &[Value<'a>]) -> Outcome<'a> {
    let (text, separator, count) = match args {
        [Value::String(text), Value::String(separator)] => (text, separator, -1),
        [Value::String(text), Value::String(separator), Value::Int(count)] => (text, separator, *count),
        _ => return Err(Error::Mismatch),
    };
    let count = usize::try_from(count).unwrap_or(usize::MAX);
    let parts: Vec<String> = if count == 0 {
        Vec::new()
    } else if separator.is_empty() {
        let mut parts: Vec<String> = text.chars().take(count - 1).map(String::from).collect();
        let rest: String = text.chars().skip(count - 1).collect();
        parts.extend(Some(rest).filter(|rest| !rest.is_empty()));
        parts
    } else {
        text.splitn(count, &**separator).map(str::to_owned).collect()
    };
    Ok(Value::list(parts.into_iter().map(Value::string).collect()))
}

fn substring<'a>(args: &[Value<'a>]) -> Outcome<'a> {
    let (text, start, end) = match args {
        [Value::String(text), Value::Int(start)] => (text, start, None),
        [Value::String(text), Value::Int(start), Value::Int(end)] => (text, start, Some(end)),
        _ => return Err(Error::Mismatch),
    };
    if let Some(end) = end.filter(|end| start > end) {
        return fail(format!("invalid substring range. start: {start}, end: {end}"));
    }
    let place = |index: &i64| usize::try_from(*index).ok().and_then(|index| byte_at(text, index));
    let Some(from) = place(start) else { return out_of_range(*start) };
    let to = match end {
        None => text.len(),
        Some(end) => match place(end) {
            Some(to) => to,
            None => return out_of_range(*end),
        },
    };
    Ok(Value::string(text[from..to].to_owned()))
}

/// A text as a rule would write it.
fn quote(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '\u{7}' => out.push_str("\\a"),
            '\u{8}' => out.push_str("\\b"),
            '\u{c}' => out.push_str("\\f"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '\u{b}' => out.push_str("\\v"),
            '\\' => out.push_str("\\\\"),
            '"' => out.push_str("\\\""),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

fn join<'a>(args: &[Value<'a>]) -> Outcome<'a> {
    let (list, separator) = match args {
        [Value::List(list)] => (list, ""),
        [Value::List(list), Value::String(separator)] => (list, &**separator),
        _ => return Err(Error::Mismatch),
    };
    let mut out = String::new();
    for (index, element) in list.iter().enumerate() {
        if index > 0 {
            out.push_str(separator);
        }
        match element {
            Ok(Value::String(text)) => out.push_str(&text),
            // The first element tells the type of the list.
            Ok(_) | Err(_) if index == 0 => return Err(Error::Mismatch),
            Ok(other) => return fail(format!("join: invalid input: {other}")),
            Err(error) => return fail(format!("join: invalid input: {error}")),
        }
        if out.len() > MAX_BYTES {
            return Err(Error::CostLimit);
        }
    }
    Ok(Value::string(out))
}
