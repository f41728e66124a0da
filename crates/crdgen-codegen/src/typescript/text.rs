//! Literals, keys and comments of TypeScript, as prettier writes them.

use askama::Template;
use serde_json::Value;

use crate::text;

/// The text of a template, whose data cannot fail to be written.
pub(super) fn rendered(template: &impl Template) -> String {
    let mut text = template.render().unwrap_or_default();
    text.truncate(text.trim_end().len());
    text.push('\n');
    text
}

/// A literal, in the quotes of which there are fewer inside.
pub(super) fn literal(text: &str) -> String {
    text::literal_in_fewer_quotes(text, |c| format!("\\u{{{:x}}}", u32::from(c)))
}

/// The name of a property: in quotes only where it has to be.
pub(super) fn key(name: &str) -> String {
    let is_start = |c: char| c.is_ascii_alphabetic() || c == '_' || c == '$';
    if name.starts_with(is_start) && name.chars().all(|c| is_start(c) || c.is_ascii_digit()) {
        name.to_owned()
    } else {
        literal(name)
    }
}

/// A comment with its line end at the end, each line `indent` blanks from the left; empty if there is nothing to say.
pub(super) fn comment(doc: Option<&str>, default: Option<&Value>, deprecated: Option<&str>, indent: usize) -> String {
    let mut lines: Vec<String> = text::lines(doc.unwrap_or_default()).iter().map(|line| harmless(line)).collect();
    let mut tag = |name: &str, text: String| {
        let text = text::lines(&text).join(" ");
        if !lines.is_empty() {
            lines.push(String::new());
        }
        lines.push(format!("@{name} {}", harmless(&text)));
    };
    if let Some(default) = default {
        // In JSON a slash may be escaped, so this stays the value that it is.
        tag("defaultValue", format!("`{}`", default.to_string().replace("*/", "*\\/")));
    }
    if let Some(deprecated) = deprecated {
        tag("deprecated", deprecated.to_owned());
    }
    let pad = " ".repeat(indent);
    match &lines[..] {
        [] => String::new(),
        [line] => format!("{pad}/** {} */\n", line.trim_start()),
        lines => {
            let mut out = format!("{pad}/**\n");
            for line in lines {
                out.push_str(format!("{pad} * {line}").trim_end());
                out.push('\n');
            }
            out + &pad + " */\n"
        }
    }
}

/// A line that ends no comment and has no tag: `@internal`, for one, would take a type out of the declarations.
fn harmless(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut before = ' ';
    for (index, c) in line.char_indices() {
        let is_tag = before == '@' && c.is_ascii_alphabetic() && {
            let ahead = line[..index - 1].chars().next_back();
            !ahead.is_some_and(|c| c.is_ascii_alphanumeric()) || line[index..].starts_with("internal")
        };
        if is_tag || (before == '*' && c == '/') {
            out.push(' ');
        }
        out.push(c);
        before = c;
    }
    out
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn literals() {
        let check = |text: &str, expected: &str| assert_eq!(literal(text), expected);
        check("it's", r#""it's""#);
        check(r#"a "b""#, r#"'a "b"'"#);
        check(r#"'a' "b""#, r#""'a' \"b\"""#);
        check(r#"\"'"\"#, r#"'\\"\'"\\'"#);
        check("\u{2028}\0", r#""\u{2028}\u{0}""#);
    }

    #[test]
    fn keys() {
        let check = |name: &str, expected: &str| assert_eq!(key(name), expected);
        check("class", "class");
        check("$ref", "$ref");
        check("1a", r#""1a""#);
        check("", r#""""#);
        check("é", r#""\u{e9}""#);
    }

    #[test]
    fn comments() {
        let check = |doc: &str, expected: &str| assert_eq!(comment(Some(doc), None, None, 0), expected);
        check("", "");
        check(" a", "/** a */\n");
        check("a\n\n*/ b **//", "/**\n * a\n *\n * * / b ** //\n */\n");
        check("@internal me@internal.io you@example.com", "/** @ internal me@ internal.io you@example.com */\n");
        let default = json!("*/ `");
        let expected = "  /**\n   * a\n   *\n   * @defaultValue `\"*\\/ `\"`\n   */\n";
        assert_eq!(comment(Some("a"), Some(&default), None, 2), expected);
    }
}
