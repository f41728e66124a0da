//! Names of fields as identifiers: `a-b` is `a__dash__b` in a rule.

use std::borrow::Cow;

/// The words that no field may be called by in a rule.
const RESERVED: [&str; 21] = [
    "true",
    "false",
    "null",
    "in",
    "as",
    "break",
    "const",
    "continue",
    "else",
    "for",
    "function",
    "if",
    "import",
    "let",
    "loop",
    "package",
    "namespace",
    "return",
    "var",
    "void",
    "while",
];

/// Whether a word is none that a field may be called by.
pub fn is_reserved(word: &str) -> bool {
    RESERVED.contains(&word)
}

/// `cel.Escape`: none for a name that no rule can write.
pub fn escape(name: &str) -> Option<Cow<'_, str>> {
    if name.is_empty() || name.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    if RESERVED.contains(&name) {
        return Some(format!("__{name}__").into());
    }
    if !name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_./-".contains(&byte)) {
        return None;
    }
    if !name.contains("__") && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_') {
        return Some(name.into());
    }
    let mut out = String::with_capacity(name.len() + 16);
    let mut rest = name;
    while let Some(c) = rest.chars().next() {
        let (escaped, length) = match c {
            '_' if rest.starts_with("__") => ("__underscores__", 2),
            '.' => ("__dot__", 1),
            '-' => ("__dash__", 1),
            '/' => ("__slash__", 1),
            _ => ("", 1),
        };
        match escaped {
            "" => out.push(c),
            escaped => out.push_str(escaped),
        }
        rest = &rest[length..];
    }
    Some(out.into())
}

/// `cel.Unescape`: none for what [`escape`] does not make.
pub fn unescape(escaped: &str) -> Option<Cow<'_, str>> {
    if !escaped.contains("__") {
        return Some(escaped.into());
    }
    let mut out = String::with_capacity(escaped.len());
    let mut rest = escaped;
    while let Some(start) = rest.find("__") {
        // `(_{2}[^_]+_{2})`, leftmost: of three underscores in a row the last two begin it.
        let underscores = rest[start..].bytes().take_while(|byte| *byte == b'_').count();
        let inside = start + underscores;
        let contents = &rest[inside..inside + rest[inside..].find('_').unwrap_or(rest.len() - inside)];
        let end = inside + contents.len();
        if contents.is_empty() || !rest[end..].starts_with("__") {
            out.push_str(&rest[..end]);
            rest = &rest[end..];
            continue;
        }
        out.push_str(&rest[..inside - 2]);
        match contents {
            "underscores" => out.push_str("__"),
            "dot" => out.push('.'),
            "dash" => out.push('-'),
            "slash" => out.push('/'),
            word if RESERVED.contains(&word) && contents.len() + 4 == escaped.len() => out.push_str(word),
            _ => return None,
        }
        rest = &rest[end + 2..];
    }
    out.push_str(rest);
    Some(out.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names() {
        let check = |name: &str, escaped: &str| {
            assert_eq!(escape(name).as_deref(), Some(escaped));
            assert_eq!(unescape(escaped).as_deref(), Some(name));
        };
        check("a", "a");
        check("a-b", "a__dash__b");
        check("a.b/c", "a__dot__b__slash__c");
        check("a__b", "a__underscores__b");
        check("namespace", "__namespace__");
        check("___", "__underscores___");
        check("_a_", "_a_");
        for name in ["", "1a", "a b", "é", "a$"] {
            assert_eq!(escape(name), None, "{name}");
        }
        for escaped in ["__x__", "a__if__", "__dash_", "_____"] {
            let expected = if escaped.contains("_x_") || escaped.contains("if") { None } else { Some(escaped) };
            assert_eq!(unescape(escaped).as_deref(), expected, "{escaped}");
        }
    }
}
