//! Texts of strangers as comments and literals, so that none of them becomes code.

/// The lines of a description for a comment: control characters are spaces, line ends of any kind part lines, and lines have
/// no blanks at their end. What ends a comment in a language is for that language's module to take out of them.
pub fn lines(doc: &str) -> Vec<String> {
    let mut lines: Vec<String> = doc
        .split(['\n', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}'])
        .flat_map(|line| line.strip_suffix('\r').unwrap_or(line).split('\r'))
        .map(|line| {
            line.chars().map(|c| if is_harmless(c) { c } else { ' ' }).collect::<String>().trim_end().to_owned()
        })
        .collect();
    while lines.last().is_some_and(String::is_empty) {
        lines.pop();
    }
    let empty = lines.iter().take_while(|line| line.is_empty()).count();
    lines.drain(..empty);
    lines
}

/// Not a control character, nor one that makes text read otherwise than it stands (U+202E and its like).
fn is_harmless(c: char) -> bool {
    !c.is_control()
        && !matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// A literal in double quotes with the escapes that Rust, Go, Java, TypeScript and Python share: `\\`, `\"`, `\n`, `\r`,
/// `\t`, and for what is not printable ASCII whatever `escape` makes of the character.
pub fn literal(text: &str, escape: fn(char) -> String) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            ' '..='~' => out.push(c),
            other => out.push_str(&escape(other)),
        }
    }
    out.push('"');
    out
}

/// [`literal`] in single quotes, if fewer are to be escaped then, as the formatters of TypeScript and Python have it.
pub fn literal_in_fewer_quotes(text: &str, escape: fn(char) -> String) -> String {
    let double = literal(text, escape);
    let count = |quote: char| text.matches(quote).count();
    if count('"') <= count('\'') {
        return double;
    }
    // Within double quotes the only `\"` are escaped quotes; `\\` is passed over as one.
    let mut out = String::from("'");
    let mut inside = double[1..double.len() - 1].chars();
    while let Some(c) = inside.next() {
        match c {
            '\'' => out.push_str("\\'"),
            '\\' => match inside.next() {
                Some('"') => out.push('"'),
                escaped => out.extend(['\\'].into_iter().chain(escaped)),
            },
            other => out.push(other),
        }
    }
    out.push('\'');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments() {
        let check = |doc: &str, expected: &[&str]| assert_eq!(lines(doc), expected);
        check("a\r\nb\rc\u{2028}d\n\n", &["a", "b", "c", "d"]);
        check("\n x \0\u{1b}y\u{202e}z", &[" x   y z"]);
        check("", &[]);
    }

    #[test]
    fn literals() {
        let rust = |c: char| format!("\\u{{{:x}}}", u32::from(c));
        assert_eq!(literal("a\"\\\n\té\0", rust), r#""a\"\\\n\t\u{e9}\u{0}""#);
    }
}
