//! Literals, tags and comments of Go, as gofmt writes them.

use askama::Template;
use serde_json::Value;

use crate::text;

/// `json.go`
#[derive(Template)]
#[template(path = "go/json.go", escape = "none")]
pub(super) struct Json<'a> {
    pub(super) package: &'a str,
}

/// `resource.go`
#[derive(Template)]
#[template(path = "go/resource.go", escape = "none")]
pub(super) struct Resource<'a> {
    pub(super) package: &'a str,
}

/// `int_or_string.go`
#[derive(Template)]
#[template(path = "go/int_or_string.go", escape = "none")]
pub(super) struct IntOrString<'a> {
    pub(super) package: &'a str,
}

/// The text of a template, whose data cannot fail to be written.
pub(super) fn rendered(template: &impl Template) -> String {
    let mut text = template.render().unwrap_or_default();
    text.truncate(text.trim_end().len());
    text.push('\n');
    text
}

/// A literal of a string.
pub(super) fn literal(text: &str) -> String {
    text::literal(text, |c| match u32::from(c) {
        c @ ..=0xffff => format!("\\u{c:04x}"),
        c => format!("\\U{c:08x}"),
    })
}

/// The tag of a field of this name, with what makes it optional, if it is.
///
/// A name that `encoding/json` does not take has a tag that only the package itself reads.
pub(super) fn tag(json: &str, omit: &str, nullable: bool) -> String {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "!#$%&()*+-./:;<=>?@[]^_{|}~ ".contains(c);
    let options = if omit.is_empty() { String::new() } else { format!(",{omit}") };
    let nullable = if nullable { " nullable:\"true\"" } else { "" };
    let parts = if !json.is_empty() && json != "-" && json.chars().all(is_plain) {
        format!("json:\"{json}{options}\"{nullable}")
    } else {
        // An option is there, so that no comma of the name is taken for the one before it.
        let options = if omit.is_empty() { "," } else { &options };
        format!("json:\"-\" property:{}{nullable}", literal(&format!("{json}{options}")))
    };
    if parts.contains('`') { literal(&parts) } else { format!("`{parts}`") }
}

/// The comment of a declaration, with its line end at the end; empty if there is nothing to say.
///
/// gofmt rewrites such comments, so that what it would take for a list, code or links must read otherwise.
pub(super) fn comment(doc: Option<&str>, deprecated: Option<&str>) -> String {
    let mut lines: Vec<String> = Vec::new();
    for line in doc.map(text::lines).unwrap_or_default() {
        let line = plain(&harmless(line.trim()));
        if !line.is_empty() || lines.last().is_some_and(|last| !last.is_empty()) {
            lines.push(line);
        }
    }
    for index in 1..lines.len().saturating_sub(1) {
        if lines[index - 1].is_empty() && lines[index + 1].is_empty() && is_heading(&lines[index]) {
            lines[index].insert_str(0, "# ");
        }
    }
    if let Some(deprecated) = deprecated {
        if !lines.is_empty() {
            lines.push(String::new());
        }
        lines.push(plain(&format!("Deprecated: {}", text::lines(deprecated).join(" "))));
    }
    written(&lines, "//")
}

/// The comment of a field, with its line end at the end; empty if there is nothing to say. gofmt leaves it as it is.
pub(super) fn field_comment(doc: Option<&str>, default: Option<&Value>) -> String {
    let mut lines: Vec<String> = doc.map(text::lines).unwrap_or_default().iter().map(|line| harmless(line)).collect();
    if let Some(default) = default {
        if !lines.is_empty() {
            lines.push(String::new());
        }
        lines.push(format!("Defaults to {}.", text::lines(&default.to_string()).join(" ")));
    }
    written(&lines, "\t//")
}

fn written(lines: &[String], start: &str) -> String {
    lines.iter().map(|line| format!("{start} {line}").trim_end().to_owned() + "\n").collect()
}

/// A line that is no marker, such as `+kubebuilder:…`, which generators read, or `+build`, which is not to stand here.
fn harmless(line: &str) -> String {
    let text = line.trim_start();
    match text.strip_prefix('+') {
        Some(rest) if !rest.starts_with(' ') => {
            let indent = &line[..line.len() - text.len()];
            format!("{indent}+ {rest}")
        }
        _ => line.to_owned(),
    }
}

/// A line that gofmt leaves as it is: no quotes that it makes others of, no definition of a link, which it moves to the end,
/// and one blank after the mark of a heading.
fn plain(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut rest = line;
    while let Some(c) = rest.chars().next() {
        let run = rest.len() - rest.trim_start_matches(c).len();
        match c {
            '`' if run == 2 * c.len_utf8() => out.push('`'),
            '\'' if run > 1 => out.push_str(&"\"".repeat(run.div_ceil(2))),
            _ => out.push_str(&rest[..run]),
        }
        rest = &rest[run..];
    }
    if let Some(heading) = out.strip_prefix("# ") {
        out = format!("# {}", heading.trim_start());
    }
    if out.starts_with('[') && out.contains("://") {
        out = out.replacen("]:", "] :", 1);
    }
    out
}

/// Whether gofmt takes a line, which stands alone between others, for a heading of old: a bit more than that.
fn is_heading(line: &str) -> bool {
    line.starts_with(char::is_uppercase)
        && line.ends_with(char::is_alphanumeric)
        && !line.contains(|c| ";:!?+*/=[]{}_^°&§~%#@<\">\\".contains(c))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn literals() {
        let check = |text: &str, expected: &str| assert_eq!(literal(text), expected);
        check("a\"\\`\n", r#""a\"\\`\n""#);
        check("\u{0}\u{e9}\u{2028}\u{1f600}", "\"\\u0000\\u00e9\\u2028\\U0001f600\"");
    }

    #[test]
    fn tags() {
        let check = |json: &str, omit: &str, nullable: bool, expected: &str| {
            assert_eq!(tag(json, omit, nullable), expected);
        };
        check("a", "omitzero", false, "`json:\"a,omitzero\"`");
        check("a", "", true, "`json:\"a\" nullable:\"true\"`");
        check("", "", false, "`json:\"-\" property:\",\"`");
        check("-", "omitzero", false, "`json:\"-\" property:\"-,omitzero\"`");
        check("a,b", "", false, "`json:\"-\" property:\"a,b,\"`");
        check("`", "", false, r#""json:\"-\" property:\"`,\"""#);
        check("é\"", "", false, "`json:\"-\" property:\"\\u00e9\\\",\"`");
    }

    #[test]
    fn comments() {
        let check = |doc: &str, expected: &str| assert_eq!(comment(Some(doc), None), expected);
        check("", "");
        check("a\n\n\n  - b\n   c", "// a\n//\n// - b\n// c\n");
        check("a\n\nA heading\n\nb\n\nNo heading", "// a\n//\n// # A heading\n//\n// b\n//\n// No heading\n");
        check("#   h\n[a]: http://x", "// # h\n// [a] : http://x\n");
        check("``a`` ''b'' '''", "// `a` \"b\" \"\"\n");
        check("+build x\n+ y", "// + build x\n// + y\n");
        assert_eq!(comment(Some("a"), Some("b")), "// a\n//\n// Deprecated: b\n");
    }

    #[test]
    fn comments_of_fields() {
        let check = |doc: Option<&str>, default: Option<Value>, expected: &str| {
            assert_eq!(field_comment(doc, default.as_ref()), expected);
        };
        check(None, None, "");
        check(
            Some("a:\n  - b\n  +c"),
            Some(json!("x")),
            "\t// a:\n\t//   - b\n\t//   + c\n\t//\n\t// Defaults to \"x\".\n",
        );
    }
}
