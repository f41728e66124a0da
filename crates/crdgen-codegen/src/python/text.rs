//! Literals and docstrings of Python, as ruff writes them.

use askama::Template;

use crate::text;

/// What a docstring stands between.
const QUOTES: &str = "\"\"\"";

/// The text of a template, whose data cannot fail to be written.
pub(super) fn rendered(template: &impl Template) -> String {
    let mut text = template.render().unwrap_or_default();
    text.truncate(text.trim_end().len());
    text.push('\n');
    text
}

/// A literal, in the quotes of which there are fewer inside.
pub(super) fn literal(text: &str) -> String {
    text::literal_in_fewer_quotes(text, |c| match u32::from(c) {
        code @ ..=0xff => format!("\\x{code:02x}"),
        code @ ..=0xffff => format!("\\u{code:04x}"),
        code => format!("\\U{code:08x}"),
    })
}

/// A docstring with its line end at the end, `indent` blanks from the left; empty if there is nothing to say.
pub(super) fn docstring(doc: &str, indent: usize) -> String {
    let mut lines = text::lines(doc);
    dedent(&mut lines);
    let is_raw = lines.iter().any(|line| line.contains('\\'))
        && !lines.iter().any(|line| line.contains(QUOTES) || line.ends_with('\\'));
    if !is_raw {
        lines.iter_mut().for_each(|line| *line = escaped(line));
    }
    let pad = " ".repeat(indent);
    let Some((first, rest)) = lines.split_first() else { return String::new() };
    let blank = |is_quote: bool| if is_quote { " " } else { "" };
    let prefix = if is_raw { "r" } else { "" };
    let mut out = format!("{pad}{prefix}{QUOTES}{}{first}", blank(first.starts_with('"')));
    if rest.is_empty() {
        return format!("{out}{}{QUOTES}\n", blank(ends_with_quote(first)));
    }
    for line in rest {
        out.push('\n');
        out.push_str(format!("{pad}{line}").trim_end());
    }
    format!("{out}\n{pad}{QUOTES}\n")
}

/// Takes the blanks away that the first line has, or all others have in common, as ruff does.
fn dedent(lines: &mut [String]) {
    let Some((first, rest)) = lines.split_first_mut() else { return };
    *first = first.trim_start().to_owned();
    let blanks = |line: &String| line.len() - line.trim_start().len();
    let common = rest.iter().filter(|line| !line.is_empty()).map(blanks).min().unwrap_or_default();
    for line in rest.iter_mut().filter(|line| !line.is_empty()) {
        *line = line.chars().skip(common).collect();
    }
}

/// Whether the last character is a quote that no backslash escapes.
fn ends_with_quote(line: &str) -> bool {
    line.strip_suffix('"').is_some_and(|line| (line.len() - line.trim_end_matches('\\').len()) % 2 == 0)
}

/// A line that ends no docstring and has no escapes of its own.
fn escaped(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut rest = line;
    while let Some(c) = rest.chars().next() {
        let run = rest.len() - rest.trim_start_matches('"').len();
        match c {
            // A backslash before every third quote leaves no three that end the text.
            '"' if run >= 3 => (0..run).for_each(|index| out.push_str(if index % 3 == 0 { "\\\"" } else { "\"" })),
            '"' => out.push_str(&rest[..run]),
            '\\' => out.push_str("\\\\"),
            other => out.push(other),
        }
        rest = &rest[run.max(c.len_utf8())..];
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn literals() {
        let check = |text: &str, expected: &str| assert_eq!(literal(text), expected);
        check("it's", r#""it's""#);
        check(r#"it's "q""#, r#"'it\'s "q"'"#);
        check("\u{2028}\0\u{1f600}", r#""\u2028\x00\U0001f600""#);
    }

    #[test]
    fn docstrings() {
        let check = |doc: &str, expected: &str| assert_eq!(docstring(doc, 0), expected);
        check("", "");
        check(" a", "\"\"\"a\"\"\"\n");
        check("\"a\"", "\"\"\" \"a\" \"\"\"\n");
        check(r#"a """ \"#, "\"\"\"a \\\"\"\" \\\\\"\"\"\n");
        check(r#"a """" \"#, "\"\"\"a \\\"\"\"\\\" \\\\\"\"\"\n");
        check(r#"\""#, "r\"\"\"\\\"\"\"\"\n");
        check(r"a \d", "r\"\"\"a \\d\"\"\"\n");
        check("a\n\n  b\n    c\"", "\"\"\"a\n\nb\n  c\"\n\"\"\"\n");
    }
}
