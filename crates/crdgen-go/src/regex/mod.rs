//! Regular expressions of Go's: read, refused and matched as Go 1.26's `regexp` does.
//!
//! The parser is built as Go's is, since what it joins, factors and counts decides what it refuses, and in which words. The
//! matcher works on code points and on Go's own classes, so that `\pL{1000}` costs a thousand instructions here, too.
//!
//! One difference is known: Go takes a surrogate behind `^`, as in `^\x{D800}`, for U+FFFD. No text has one.

use std::sync::OnceLock;

mod class;
mod error;
mod escape;
mod factor;
mod flags;
mod limits;
mod node;
mod parse;
mod program;
mod run;
mod unicode;

use node::{Id, Tree};
use program::Program;

/// A regular expression.
#[derive(Debug, Clone)]
pub struct Regex {
    tree: Tree,
    root: Id,
    /// Most expressions of a CRD are only checked, so they are made ready to match at the first match.
    program: OnceLock<Program>,
}

impl Regex {
    /// Reads `pattern` as `regexp.Compile` does.
    ///
    /// # Errors
    /// What Go says of it: ``error parsing regexp: missing closing ): `(` ``.
    pub fn new(pattern: &str) -> Result<Self, String> {
        let (tree, root) = parse::parse(pattern).map_err(|error| error.to_string())?;
        Ok(Self { tree, root, program: OnceLock::new() })
    }

    /// `MatchString`: whether it matches anywhere in `text`.
    pub fn is_match(&self, text: &str) -> bool {
        run::is_match(self.program(), text)
    }

    /// `FindString`: the first match in `text`.
    pub fn find<'t>(&self, text: &'t str) -> Option<&'t str> {
        run::find(self.program(), text, 0).map(|(start, end)| &text[start..end])
    }

    /// `FindAllString`: at most `count` matches, none of which overlap.
    pub fn find_all<'t>(&self, text: &'t str, count: usize) -> Vec<&'t str> {
        let (mut found, mut from, mut last) = (Vec::new(), 0, None);
        while found.len() < count && from <= text.len() {
            let Some((start, end)) = run::find(self.program(), text, from) else { break };
            // Nothing is not found directly behind a match.
            let counts = end > from || last != Some(start);
            from = if end > from { end } else { end + text[end..].chars().next().map_or(1, char::len_utf8) };
            last = Some(end);
            if counts {
                found.push(&text[start..end]);
            }
        }
        found
    }

    fn program(&self) -> &Program {
        self.program.get_or_init(|| Program::new(&self.tree, self.root))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What Go says of `pattern`, without the words in front.
    fn refusal(pattern: &str) -> String {
        let error = Regex::new(pattern).err().unwrap_or_default();
        error.strip_prefix("error parsing regexp: ").unwrap_or(&error).to_owned()
    }

    #[test]
    fn refuses_in_gos_words() {
        let check = |pattern: &str, expected: &str| assert_eq!(refusal(pattern), expected, "{pattern}");
        check("(", "missing closing ): `(`");
        check("a)b", "unexpected ): `a)b`");
        check("[a", "missing closing ]: `[a`");
        check("[b-a]", "invalid character class range: `b-a`");
        check("[a[:foo:]]", "invalid character class range: `[:foo:]`");
        check(r"[a-\d]", r"invalid escape sequence: `\d`");
        check("*", "missing argument to repetition operator: `*`");
        check("a|?", "missing argument to repetition operator: `?`");
        check("a**", "invalid nested repetition operator: `**`");
        check("a{2}{3}", "invalid nested repetition operator: `{2}{3}`");
        check("a{1001}", "invalid repeat count: `{1001}`");
        check("a{2,1}", "invalid repeat count: `{2,1}`");
        check("(a{100}){11}", "invalid repeat count: `{11}`");
        check(r"a\", "trailing backslash at end of expression: ``");
        check(r"\8", r"invalid escape sequence: `\8`");
        check(r"\C", r"invalid escape sequence: `\C`");
        check(r"\Z", r"invalid escape sequence: `\Z`");
        check(r"\x{110000}", r"invalid escape sequence: `\x{110000`");
        check(r"\p{Foo}", r"invalid character class range: `\p{Foo}`");
        check(r"\p{#}", r"invalid character class range: `\p{#}`");
        check(r"\p{Linear_A}", r"invalid character class range: `\p{Linear_A}`");
        check("(?=a)", "invalid or unsupported Perl syntax: `(?=`");
        check("(?i-)", "invalid or unsupported Perl syntax: `(?i-)`");
        check("(?<!a)", "invalid named capture: `(?<!a)`");
        check("(?P<a-b>c)", "invalid named capture: `(?P<a-b>`");
    }

    #[test]
    fn refuses_what_is_too_deep_or_too_large() {
        let check = |pattern: String, expected: &str| {
            let refusal = refusal(&pattern);
            assert_eq!(refusal.split_once(": `").map_or("", |(words, _)| words), expected, "{pattern:.40}");
        };
        check("(".repeat(999) + &")".repeat(999), "");
        check("(".repeat(1000) + &")".repeat(1000), "expression nests too deeply");
        let alternatives = |count: usize| (1..=count).map(|length| "a".repeat(length)).collect::<Vec<_>>().join("|");
        check(alternatives(333), "");
        check(alternatives(510), "expression nests too deeply");
        check("x{1000}".repeat(3355), "");
        check("x{1000}".repeat(3356), "expression too large");
    }

    #[test]
    fn finds() {
        let check = |pattern: &str, text: &str, expected: &[&str]| {
            let found = Regex::new(pattern).map(|regex| regex.find_all(text, usize::MAX));
            assert_eq!(found.as_deref(), Ok(expected), "{pattern} {text}");
        };
        // What Go 1.26 finds.
        check("a*", "baaa", &["", "aaa"]);
        check("a*?", "baa", &["", "", "", ""]);
        check("a+?", "aa", &["a", "a"]);
        check("a|ab", "abab", &["a", "a"]);
        check("(?:ab|a)(?:c|bcd)", "abcd", &["abc"]);
        check("(a*)*", "b", &["", ""]);
        check("(?:|a)*", "aaa", &["", "", "", ""]);
        check("(?:|a)+", "aaa", &["", "", "", ""]);
        check("(a|b)??c", "abc", &["bc"]);
        check(r"\bé", "é éa", &[]);
        check("x{2,3}?", "xxxxx", &["xx", "xx"]);
        check("^a|b$", "aab\n", &["a"]);
        check("[0-9]+", "a12b3", &["12", "3"]);
        check("é?", "éa", &["é", ""]);
    }

    #[test]
    fn matches() {
        let check = |pattern: &str, texts: &[&str]| {
            let regex = Regex::new(pattern);
            let matches = |text: &&&str| regex.as_ref().is_ok_and(|regex| regex.is_match(text));
            texts.iter().filter(matches).map(|text| text.to_string()).collect::<Vec<_>>()
        };
        assert_eq!(check("", &["", "a"]), ["", "a"]);
        assert_eq!(check("b+", &["abc", "ac"]), ["abc"]);
        assert_eq!(check("^a$", &["a", "a\n", "b\na"]), ["a"]);
        assert_eq!(check("(?m)^a$", &["a", "a\n", "b\na", "ba"]), ["a", "a\n", "b\na"]);
        assert_eq!(check("^.$", &["é", "\n", "😀", "e\u{301}"]), ["é", "😀"]);
        assert_eq!(check("(?s)^.$", &["\n", "\r\n"]), ["\n"]);
        assert_eq!(check(r"^\w\d\s$", &["a1 ", "é1 ", "a١ ", "a1\u{a0}", "a1\u{b}"]), ["a1 "]);
        assert_eq!(check(r"\bb", &["ab", "éb", "_b"]), ["éb"]);
        assert_eq!(check(r"^\B$|^é\Bé$", &["", "éé", "a"]), ["", "éé"]);
        assert_eq!(check("(?i)^ks$", &["KS", "\u{212a}\u{17f}", "k"]), ["KS", "\u{212a}\u{17f}"]);
        assert_eq!(check("(?i)^[^k]$", &["K", "\u{212a}", "s"]), ["s"]);
        assert_eq!(check("(?i)^ß$", &["ß", "ẞ", "ss"]), ["ß", "ẞ"]);
        // One letter since Unicode 15.1, which Go 1.26 does not know.
        assert_eq!(check("(?i)^\u{fb05}$", &["\u{fb05}", "\u{fb06}"]), ["\u{fb05}"]);
        assert_eq!(check(r"^\pL\p{Greek}[^\PN]$", &["aα1", "1α1", "aa1", "aα²"]), ["aα1", "aα²"]);
        assert_eq!(check(r"^\Q.*\E+$", &[".*", ".**", "a"]), [".*", ".**"]);
        assert_eq!(check(r"^(?:a{2,3}|b{2,}|c{0})$", &["a", "aa", "aaaa", "b", "bbb", "", "c"]), ["aa", "bbb", ""]);
        assert_eq!(check("^a{,2}$", &["aa", "a{,2}"]), ["a{,2}"]);
        assert_eq!(check("^[]a]$|^[a-]$|^[[:^alpha:]]$", &["]", "a", "-", "1", "b"]), ["]", "a", "-", "1"]);
        assert_eq!(check(r"^(\pL{1000}|(a*)*b)$", &["a".repeat(1000).as_str(), &"a".repeat(999)]), ["a".repeat(1000)]);
    }
}
