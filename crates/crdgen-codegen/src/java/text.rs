//! Literals and comments of Java, as google-java-format writes them.

use askama::Template;

use super::layout::WIDTH;
use crate::text;

/// The text of a template, whose data cannot fail to be written.
pub(super) fn rendered(template: &impl Template) -> String {
    let mut text = template.render().unwrap_or_default();
    text.truncate(text.trim_end().len());
    text.push('\n');
    text
}

/// A literal. Control characters are octal, since Java reads `\u000a` as the line end itself.
pub(super) fn literal(text: &str) -> String {
    let escape = |c: char| {
        let mut units = [0; 2];
        match u32::from(c) {
            code @ ..0x80 => format!("\\{code:03o}"),
            _ => c.encode_utf16(&mut units).iter().map(|unit| format!("\\u{unit:04x}")).collect(),
        }
    };
    let mut literal = text::literal(text, escape);
    // google-java-format takes the end of `\\t` for a tab, and breaks a long literal there.
    for c in ["t", "n", "r"] {
        literal = literal.replace(&format!("\\\\{c}"), &format!("\\134{c}"));
    }
    literal
}

/// Whether a class file can hold a text as a constant.
pub(super) fn is_constant(text: &str) -> bool {
    text.len() <= usize::from(u16::MAX) / 2
}

/// A comment with its line end at the end, each line `indent` blanks from the left; empty if there is nothing to say.
/// `notes` are paragraphs of their own behind `doc`.
pub(super) fn comment(doc: &str, notes: &[String], deprecated: Option<&str>, indent: usize) -> String {
    let mut writer = Writer { width: WIDTH - indent - " * ".len(), lines: Vec::new() };
    let lines = text::lines(doc);
    for paragraph in lines.split(String::is_empty).filter(|paragraph| !paragraph.is_empty()) {
        writer.paragraph(paragraph);
    }
    for note in notes {
        writer.paragraph(&text::lines(note));
    }
    if let Some(deprecated) = deprecated {
        writer.space();
        writer.words("@deprecated ", "    ", &text::lines(deprecated));
    }
    let pad = " ".repeat(indent);
    match &writer.lines[..] {
        [] => String::new(),
        [line] if indent + "/**  */".len() + line.len() <= WIDTH => format!("{pad}/** {line} */\n"),
        lines => {
            let lines: String =
                lines.iter().map(|line| format!("{pad} * {line}").trim_end().to_owned() + "\n").collect();
            format!("{pad}/**\n{lines}{pad} */\n")
        }
    }
}

struct Writer {
    width: usize,
    lines: Vec<String>,
}

impl Writer {
    /// Lines of text, or a list if lines start with `-` or `*`, which has to have text before it.
    fn paragraph(&mut self, lines: &[String]) {
        let is_item = |line: &String| item(line).is_some();
        let can_have_list = |at: usize| at > 0 || !self.lines.is_empty();
        let list = lines.iter().position(is_item).filter(|at| can_have_list(*at)).unwrap_or(lines.len());
        let (before, items) = lines.split_at(list);
        if !before.is_empty() {
            let mark = if self.lines.is_empty() { "" } else { "<p>" };
            self.space();
            self.words(mark, "", before);
        }
        if !items.is_empty() {
            self.space();
            self.lines.push("<ul>".to_owned());
            for lines in items.chunk_by(|_, next| !is_item(next)) {
                let texts: Vec<String> = lines.iter().map(|line| item(line).unwrap_or(line).to_owned()).collect();
                self.words("  <li>", "      ", &texts);
            }
            self.lines.push("</ul>".to_owned());
        }
    }

    fn space(&mut self) {
        if !self.lines.is_empty() {
            self.lines.push(String::new());
        }
    }

    /// Words one after the other, with `first` ahead of the first line and `indent` ahead of the others.
    fn words(&mut self, first: &str, indent: &str, lines: &[String]) {
        let mut line = first.to_owned();
        let mut is_start = true;
        for word in lines.iter().flat_map(|line| line.split_ascii_whitespace()).map(harmless) {
            if !is_start && line.len() + 1 + word.len() > self.width {
                self.lines.push(std::mem::replace(&mut line, indent.to_owned()));
                is_start = true;
            }
            if !is_start {
                line.push(' ');
            }
            line.push_str(&word);
            is_start = false;
        }
        self.lines.push(line.trim_end().to_owned());
    }
}

/// What follows the mark of an item of a list.
fn item(line: &str) -> Option<&str> {
    let line = line.trim_start();
    line.strip_prefix("- ").or_else(|| line.strip_prefix("* ")).map(str::trim_start).filter(|text| !text.is_empty())
}

/// A word that is nothing but text: no tag, no end of the comment, and no `\u` that would become one.
fn harmless(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    for c in word.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '@' | '\\' => out.push_str(&format!("&#{};", u32::from(c))),
            '/' if out.ends_with('*') => out.push_str("&#47;"),
            ' '..='~' => out.push(c),
            _ => out.push_str(&format!("&#{};", u32::from(c))),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn literals() {
        let check = |text: &str, expected: &str| assert_eq!(literal(text), expected);
        check("a\"\\", r#""a\"\\""#);
        check("\n\0\u{7f}", r#""\n\000\177""#);
        check("\u{e9}\u{2028}\u{1f600}", r#""\u00e9\u2028\ud83d\ude00""#);
        check(r"\t\u000a", r#""\134t\\u000a""#);
    }

    #[test]
    fn comments() {
        let check = |doc: &str, expected: &str| assert_eq!(comment(doc, &[], None, 0), expected);
        check("", "");
        check(" a\nb", "/** a b */\n");
        check("a\n\n */ <b> {@c \\u002a/ é", "/**\n * a\n *\n * <p>*&#47; &lt;b&gt; {&#64;c &#92;u002a/ &#233;\n */\n");
        check(
            "a:\n- b\n  c\n- d\n\ne",
            "/**\n * a:\n *\n * <ul>\n *   <li>b c\n *   <li>d\n * </ul>\n *\n * <p>e\n */\n",
        );
        check("- a\n- b", "/** - a - b */\n");
        let noted = comment("a", &["Required.".to_owned()], Some("use b"), 2);
        assert_eq!(noted, "  /**\n   * a\n   *\n   * <p>Required.\n   *\n   * @deprecated use b\n   */\n");
    }
}
