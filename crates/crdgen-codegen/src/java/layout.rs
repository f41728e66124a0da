//! Where google-java-format breaks lines: its algorithm, after Oppen, as far as declarations need it.
//!
//! A text is levels with breaks between their parts. A level that fits on the line has no break; in one that does not,
//! every break is taken, or, if it is one that fills, only where what follows it would not fit. What follows a level without a
//! break, such as a `;`, is part of it: else a level could fit that leaves no room for the `;`.

/// The longest line.
pub(super) const WIDTH: usize = 100;

/// How far a continued line stands to the right.
const CONTINUED: usize = 4;

/// A part of a text.
#[derive(Debug, Clone)]
pub(super) enum Doc {
    /// Text without a place to break.
    Text(String),
    /// A literal, which is broken at its blanks if it does not fit on a line of its own with as many characters after it.
    Literal(String, usize),
    /// A place to break, with what stands there otherwise.
    Break(Fill, &'static str, Option<Tag>),
    /// Parts that belong together, and how far their breaks are to the right of those around.
    Level(Indent, Vec<Doc>),
}

/// Which breaks of a level are taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fill {
    /// All or none.
    Unified,
    /// Those that have to be.
    Independent,
}

/// A break that others depend on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tag {
    /// The one before the name of a method.
    Method,
    /// The one before the name of a variable.
    Variable,
}

/// An indent, that of [`Indent::If`] only if that break was taken.
#[derive(Debug, Clone, Copy)]
pub(super) enum Indent {
    None,
    Continued,
    If(Tag),
    /// Of the elements of an array.
    Elements,
}

pub(super) fn text(text: impl Into<String>) -> Doc {
    Doc::Text(text.into())
}

pub(super) fn level(indent: Indent, docs: impl Into<Vec<Doc>>) -> Doc {
    Doc::Level(indent, docs.into())
}

/// A break that is taken with all of its level.
pub(super) fn line(flat: &'static str) -> Doc {
    Doc::Break(Fill::Unified, flat, None)
}

/// A break that is taken where it has to be.
pub(super) fn fill(flat: &'static str) -> Doc {
    Doc::Break(Fill::Independent, flat, None)
}

/// The text of a line that starts after `indent` blanks, without these.
pub(super) fn print(docs: &[Doc], indent: usize) -> String {
    let mut tree = Tree { levels: vec![(Indent::None, Vec::new())], open: vec![0], last: 0 };
    tree.add_all(docs);
    let mut printer = Printer { levels: &tree.levels, out: String::new(), column: indent, taken: Vec::new() };
    printer.parts(&tree.levels[0].1, indent);
    printer.out
}

/// Levels, each with its parts.
type Levels<'a> = Vec<(Indent, Vec<Part<'a>>)>;

#[derive(Clone, Copy)]
enum Part<'a> {
    Doc(&'a Doc),
    Level(usize),
}

/// Levels as they are printed, with what follows a level in that of the last break.
struct Tree<'a> {
    levels: Levels<'a>,
    open: Vec<usize>,
    last: usize,
}

impl<'a> Tree<'a> {
    fn add_all(&mut self, docs: &'a [Doc]) {
        for doc in docs {
            let top = self.open.last().copied().unwrap_or_default();
            match doc {
                Doc::Level(indent, docs) => {
                    let index = self.levels.len();
                    self.levels.push((*indent, Vec::new()));
                    self.open.push(index);
                    self.add_all(docs);
                    self.open.pop();
                    self.levels[top].1.push(Part::Level(index));
                }
                Doc::Break(..) => {
                    self.last = top;
                    self.levels[top].1.push(Part::Doc(doc));
                }
                Doc::Text(_) | Doc::Literal(..) => self.levels[self.last].1.push(Part::Doc(doc)),
            }
        }
    }
}

struct Printer<'a> {
    levels: &'a Levels<'a>,
    out: String,
    column: usize,
    taken: Vec<Tag>,
}

impl Printer<'_> {
    fn parts(&mut self, parts: &[Part], indent: usize) {
        for part in parts {
            match part {
                Part::Level(index) => self.level(*index, indent),
                Part::Doc(Doc::Literal(literal, after)) => self.literal(literal, *after),
                Part::Doc(Doc::Text(text)) => self.put(text),
                Part::Doc(Doc::Break(_, flat, _)) => self.put(flat),
                Part::Doc(Doc::Level(..)) => {}
            }
        }
    }

    fn level(&mut self, index: usize, indent: usize) {
        let (more, parts) = &self.levels[index];
        if self.column + self.width(parts) <= WIDTH {
            return self.parts(parts, indent);
        }
        let indent = indent
            + match more {
                Indent::None => 0,
                Indent::Continued => CONTINUED,
                Indent::If(tag) => CONTINUED * usize::from(self.taken.contains(tag)),
                Indent::Elements => 2,
            };
        let mut had_no_room = false;
        for parts in parts.chunk_by(|_, next| !matches!(next, Part::Doc(Doc::Break(..)))) {
            let rest = match parts {
                [Part::Doc(Doc::Break(how, flat, tag)), rest @ ..] => {
                    let fits = self.column + flat.len() + self.width(rest) <= WIDTH;
                    if *how == Fill::Unified || had_no_room || !fits {
                        self.break_line(indent);
                        self.taken.extend(*tag);
                    } else {
                        self.put(flat);
                    }
                    rest
                }
                rest => rest,
            };
            had_no_room = self.column + self.width(rest) > WIDTH;
            self.parts(rest, indent);
        }
    }

    fn width(&self, parts: &[Part]) -> usize {
        let width = |part: &Part| match part {
            Part::Level(index) => self.width(&self.levels[*index].1),
            Part::Doc(Doc::Text(text) | Doc::Literal(text, _)) => text.len(),
            Part::Doc(Doc::Break(_, flat, _)) => flat.len(),
            Part::Doc(Doc::Level(..)) => 0,
        };
        parts.iter().map(width).sum()
    }

    /// A literal that is too long is a sum of literals. Breaks are where they would be if it stood on one line, as
    /// google-java-format breaks literals last.
    fn literal(&mut self, literal: &str, after: usize) {
        if self.column + literal.len() + after <= WIDTH {
            return self.put(literal);
        }
        let start = self.column;
        let mut room = WIDTH.saturating_sub(start + "\"\"".len());
        let inside = literal.strip_prefix('"').and_then(|text| text.strip_suffix('"')).unwrap_or(literal);
        let mut rest = inside.len();
        let mut words = words(inside).into_iter().peekable();
        let mut is_first = true;
        while words.peek().is_some() {
            if rest <= room {
                room = room.saturating_sub(after);
            }
            let mut piece = String::new();
            while let Some(word) = words.next_if(|word| piece.len() <= 4 || piece.len() + word.len() <= room) {
                piece.push_str(word);
                if word.ends_with("\\n") || word.ends_with("\\r") {
                    break;
                }
            }
            rest -= piece.len();
            if is_first {
                room = room.saturating_sub(CONTINUED + "+ ".len());
            } else {
                self.break_line(start + CONTINUED);
                self.put("+ ");
            }
            is_first = false;
            self.put(&format!("\"{piece}\""));
        }
        self.column = start + literal.len();
    }

    fn put(&mut self, text: &str) {
        self.out.push_str(text);
        self.column += text.len();
    }

    fn break_line(&mut self, indent: usize) {
        self.out.push('\n');
        self.out.push_str(&" ".repeat(indent));
        self.column = indent;
    }
}

/// The words of the inside of a literal, each with the blank before it and the line ends after it.
fn words(text: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let (mut start, mut index) = (0, 0);
    while index < text.len() {
        let mut end = index;
        while text[end..].starts_with("\\r") || text[end..].starts_with("\\n") {
            end += 2;
        }
        if end > index || text[index..].starts_with(' ') || text[index..].starts_with("\\t") {
            words.push(&text[start..end]);
            start = end;
        }
        index = end + 1;
    }
    words.push(&text[start..]);
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_literals() {
        let check = |text: &str, expected: &[&str]| assert_eq!(words(text), expected);
        check("a b  c", &["a", " b", " ", " c"]);
        check("a\\n\\rb\\tc", &["a\\n\\r", "b", "\\tc"]);
        check("", &[""]);
    }

    #[test]
    fn levels() {
        let check = |name: &str, expected: &str| {
            let inside = level(
                Indent::Continued,
                [text("("), line(""), text(name), text(","), line(" "), text(name), text(")")],
            );
            assert_eq!(print(&[text("f"), inside, text(";")], 2), expected);
        };
        check("a", "f(a, a);");
        let long = "x".repeat(60);
        check(&long, &format!("f(\n      {long},\n      {long});"));
    }

    #[test]
    fn literals() {
        let words = ["word"; 20].join(" ");
        let doc = Doc::Literal(format!("\"{words}\""), 2);
        let expected = format!("\"{}\"\n      + \" {}\"", ["word"; 19].join(" "), "word");
        assert_eq!(print(&[doc], 2), expected);
    }
}
