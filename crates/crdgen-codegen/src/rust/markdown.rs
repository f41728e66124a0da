//! Descriptions as Markdown in which they read as they were written.
//!
//! rustdoc takes a comment for Markdown: `<name>` would be a tag, `[x]` a link, and what is indented a test to be run.
//! Lists, code between backticks and fenced blocks stay what they are; of all else nothing has a meaning.

use crate::text;

/// The lines of a description.
pub(super) fn lines(doc: &str) -> Vec<String> {
    let mut out = Vec::new();
    // How far the fence is indented that is open.
    let mut fence: Option<usize> = None;
    for line in text::lines(doc) {
        let trimmed = line.trim_start();
        let indent = line.len() - trimmed.len();
        match fence {
            Some(_) if is_fence_end(trimmed) => {
                fence = None;
                out.push("```".to_owned());
            }
            Some(outer) => out.push(line.get(outer.min(indent)..).unwrap_or_default().to_owned()),
            None if is_fence(trimmed) => {
                fence = Some(indent);
                // A text to rustdoc, whatever the author calls it.
                out.push("```text".to_owned());
            }
            None => out.push(harmless(trimmed)),
        }
    }
    if fence.is_some() {
        out.push("```".to_owned());
    }
    out
}

/// A text as code, with more backticks around it than there are inside.
pub(super) fn code(text: &str) -> String {
    let text = text::lines(text).join(" ");
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or_default();
    let ticks = "`".repeat(longest + 1);
    let space = if text.starts_with('`') || text.ends_with('`') { " " } else { "" };
    format!("{ticks}{space}{text}{space}{ticks}")
}

fn is_fence(line: &str) -> bool {
    line.strip_prefix("```").is_some_and(|rest| !rest.trim_start_matches('`').contains('`'))
}

fn is_fence_end(line: &str) -> bool {
    line.starts_with("```") && line.bytes().all(|c| c == b'`')
}

/// A line outside of fences. Single blanks, so that nothing is indented.
fn harmless(line: &str) -> String {
    let line = line.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut out = String::with_capacity(line.len());
    let mut rest = line.as_str();
    while let Some(marker) = marker(rest) {
        out.push_str(marker);
        rest = &rest[marker.len()..];
    }
    let is_rule = !rest.is_empty() && rest.bytes().all(|c| b"-=+ ".contains(&c));
    if is_rule || rest.starts_with(['#', '>']) {
        out.push('\\');
    }
    inline(rest, &mut out);
    out
}

/// The mark of an item of a list, with the blank behind it, where something follows.
fn marker(line: &str) -> Option<&str> {
    let mark = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let end = match line.len() - mark.len() {
        0 if line.starts_with(['-', '*', '+']) => 1,
        1..=9 if mark.starts_with(['.', ')']) => line.len() - mark.len() + 1,
        _ => return None,
    };
    line[end..].starts_with(' ').then(|| &line[..=end])
}

/// What stands in a line, with a backslash before what would have a meaning.
fn inline(line: &str, out: &mut String) {
    let mut rest = line;
    let mut before = ' ';
    while let Some(c) = rest.chars().next() {
        let taken = match c {
            '`' => ticks(rest, out),
            'h' => url(rest, out),
            _ => 0,
        };
        if taken > 0 {
            before = c;
            rest = &rest[taken..];
            continue;
        }
        rest = &rest[c.len_utf8()..];
        let after = rest.chars().next();
        let is_special = match c {
            '<' | '[' | '*' | '~' => true,
            '_' => !(before.is_alphanumeric() && after.is_some_and(char::is_alphanumeric)),
            '&' => after.is_some_and(|c| c.is_ascii_alphanumeric() || c == '#'),
            '\\' => after.is_none_or(|c| c.is_ascii_punctuation()),
            _ => false,
        };
        if is_special {
            out.push('\\');
        }
        out.push(c);
        before = c;
    }
}

/// Code between backticks, or backticks that are none of code; gives how much of `rest` that was.
fn ticks(rest: &str, out: &mut String) -> usize {
    let run = |text: &str| text.len() - text.trim_start_matches('`').len();
    let width = run(rest);
    let mut end = width;
    while let Some(at) = rest[end..].find('`') {
        let closing = run(&rest[end + at..]);
        end += at + closing;
        if closing == width {
            out.push_str(&rest[..end]);
            return end;
        }
    }
    out.push_str(&"\\`".repeat(width));
    width
}

/// A URL as a link; gives how much of `rest` that was.
fn url(rest: &str, out: &mut String) -> usize {
    let Some(scheme) = ["https://", "http://"].into_iter().find(|scheme| rest.starts_with(scheme)) else { return 0 };
    let is_of_url = |c: char| c.is_ascii_alphanumeric() || "-@:%._+~#?&/=".contains(c);
    let url = rest.split(|c| !is_of_url(c)).next().unwrap_or_default().trim_end_matches(['.', ':', '?']);
    if url.len() <= scheme.len() {
        return 0;
    }
    out.push_str(&format!("<{url}>"));
    url.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(doc: &str, expected: &[&str]) {
        assert_eq!(lines(doc), expected, "{doc}");
    }

    #[test]
    fn what_has_a_meaning() {
        check("a <b> [c](d) *e* ~f~ _g_ h_i __j__", &[r"a \<b> \[c](d) \*e\* \~f\~ \_g\_ h_i \_\_j\_\_"]);
        check("    indented", &["indented"]);
        check("# a\n> b\n---\n=", &[r"\# a", r"\> b", r"\---", r"\="]);
        check("&amp; & \\d \\* \\", &[r"\&amp; & \d \\\* \\"]);
    }

    #[test]
    fn lists() {
        check("-     a\n* b\n 1. - # c\n+x", &["- a", "* b", r"1. - \# c", "+x"]);
        check("- -", &[r"- \-"]);
    }

    #[test]
    fn code_stays_code() {
        check("`a<b>` ``c`d`` `e", &[r"`a<b>` ``c`d`` \`e"]);
        check("  ```yaml\n    a: [b]\n  c: `d`\n  ```\n<x>", &["```text", "  a: [b]", "c: `d`", "```", r"\<x>"]);
        check("~~~\na\n```\nb", &[r"\~\~\~", "a", "```text", "b", "```"]);
        check("```a``` b", &["```a``` b"]);
        assert_eq!(code("`a` \u{2028}b"), "`` `a` b ``");
    }

    #[test]
    fn urls() {
        check("see https://a.io/b_c?d=e. (http://x.y)", &["see <https://a.io/b_c?d=e>. (<http://x.y>)"]);
        check("https://<host>/ http", &[r"https://\<host>/ http"]);
    }
}
