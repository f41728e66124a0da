//! Identifiers from texts: stable, legal, and never twice the same in one scope.
//!
//! The rule is one for all languages. A name is the text's letters and digits in the language's case. Where two names of a
//! scope come out alike, the characters that were lost are spelled out: `a-b` beside `aB` becomes `aDashB`. Where that is not
//! enough a name ends with a hash of its text. A word of the language gets a `_` at its end. No name is ever counted: one
//! more property changes no name but those that it clashes with.

use std::collections::BTreeMap;

use heck::{ToLowerCamelCase as _, ToShoutySnakeCase as _, ToSnakeCase as _, ToUpperCamelCase as _};

/// How a language writes a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Case {
    /// `cronTab`
    LowerCamel,
    /// `CronTab`
    UpperCamel,
    /// `cron_tab`
    Snake,
    /// `CRON_TAB`
    ShoutySnake,
    /// As the text has it, if it can be a name in most languages, and `cronTab` if not. No name ends with `_`, so that one
    /// with a `_` added is new.
    Kept,
    /// `CronTab`, where capitals stay as the author wrote them and initialisms are capitals: `podIP` is `PodIP`, `url` `URL`
    Go,
}

/// The initialisms that Go's linters know.
const INITIALISMS: [&str; 40] = [
    "acl", "api", "ascii", "cpu", "css", "dns", "eof", "guid", "html", "http", "https", "id", "ip", "json", "lhs",
    "qps", "ram", "rhs", "rpc", "sla", "smtp", "sql", "ssh", "tcp", "tls", "ttl", "udp", "ui", "gid", "uid", "uuid",
    "uri", "url", "utf8", "vm", "xml", "xmpp", "xsrf", "xss", "sip",
];

/// The names of one scope, one for each of `texts`, in their order. `texts` are lists of words (a path), of which each may be
/// any text at all. Names in `reserved` are given to none.
pub fn names<T: AsRef<str>>(texts: &[Vec<T>], case: Case, reserved: &[&str]) -> Vec<String> {
    let mut out: Vec<String> = texts.iter().map(|words| identifier(words, case, clean)).collect();
    for index in clashes(&out) {
        out[index] = identifier(&texts[index], case, spell);
    }
    for index in clashes(&out) {
        out[index] = with_hash(&out[index], &texts[index], case);
    }
    for name in out.iter_mut().filter(|name| reserved.contains(&name.as_str())) {
        name.push('_');
    }
    out
}

/// [`names`] of single texts.
pub fn names_of<T: AsRef<str>>(texts: &[T], case: Case, reserved: &[&str]) -> Vec<String> {
    let texts: Vec<Vec<&str>> = texts.iter().map(|text| vec![text.as_ref()]).collect();
    names(&texts, case, reserved)
}

/// The name of a kind's type: the kind as it is, if that is one (`HTTPRoute` stays what it is).
pub fn of_kind(kind: &str) -> String {
    if kind.starts_with(|c: char| c.is_ascii_uppercase()) && kind.chars().all(|c| c.is_ascii_alphanumeric()) {
        return kind.to_owned();
    }
    names_of(&[kind], Case::UpperCamel, &[]).concat()
}

/// The indices of names that stand there more than once.
fn clashes(names: &[String]) -> Vec<usize> {
    let mut count: BTreeMap<&str, usize> = BTreeMap::new();
    for name in names {
        *count.entry(name).or_default() += 1;
    }
    (0..names.len()).filter(|index| count[names[*index].as_str()] > 1).collect()
}

fn identifier<T: AsRef<str>>(words: &[T], case: Case, make: fn(&str) -> String) -> String {
    if let (Case::Kept, [word]) = (case, words)
        && is_name(word.as_ref())
    {
        return word.as_ref().to_owned();
    }
    let joined = words.iter().map(|word| make(word.as_ref())).collect::<Vec<_>>().join(" ");
    let name = match case {
        Case::LowerCamel | Case::Kept => joined.to_lower_camel_case(),
        Case::UpperCamel => joined.to_upper_camel_case(),
        Case::Snake => joined.to_snake_case(),
        Case::ShoutySnake => joined.to_shouty_snake_case(),
        Case::Go => joined.split(' ').map(go_words).collect(),
    };
    if name.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return name;
    }
    // Empty, or a digit in front: what is there is told to be a value.
    match case {
        Case::LowerCamel | Case::Kept => format!("value{name}"),
        Case::UpperCamel | Case::Go => format!("Value{name}"),
        Case::Snake => format!("value_{name}").trim_end_matches('_').to_owned(),
        Case::ShoutySnake => format!("VALUE_{name}").trim_end_matches('_').to_owned(),
    }
}

/// Whether a text can be a name as it is. One that starts with `_` is often taken for private.
fn is_name(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_alphabetic())
        && !text.ends_with('_')
        && text.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
}

/// The words of a word in camel case, as [`Case::Go`] has them.
fn go_words(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    let starts = word.char_indices().zip(word.chars().skip(1));
    let mut ends: Vec<usize> = starts
        .filter(|((_, c), next)| !c.is_ascii_uppercase() && next.is_ascii_uppercase())
        .map(|((index, _), _)| index + 1)
        .collect();
    ends.push(word.len());
    let mut start = 0;
    for end in ends {
        let part = &word[start..end];
        match part.chars().next() {
            _ if INITIALISMS.contains(&part) => out.push_str(&part.to_ascii_uppercase()),
            Some(first) => {
                out.push(first.to_ascii_uppercase());
                out.push_str(&part[first.len_utf8()..]);
            }
            None => {}
        }
        start = end;
    }
    out
}

/// Letters and digits of ASCII; everything else parts words.
fn clean(text: &str) -> String {
    text.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { ' ' }).collect()
}

/// As [`clean`], with the names of the characters that would be lost, and of a capital in front.
fn spell(text: &str) -> String {
    let mut out = String::new();
    if text.starts_with(|c: char| c.is_ascii_uppercase()) {
        out.push_str("upper ");
    }
    if text.is_empty() {
        out.push_str("empty");
    }
    for c in text.chars() {
        if c.is_ascii_alphanumeric() {
            out.push(c);
            continue;
        }
        let name = match c {
            ' ' => "space",
            '-' => "dash",
            '_' => "underscore",
            '.' => "dot",
            '/' => "slash",
            '$' => "dollar",
            ':' => "colon",
            '*' => "star",
            '+' => "plus",
            '=' => "equal",
            '<' => "less",
            '>' => "greater",
            '!' => "not",
            '%' => "percent",
            '@' => "at",
            '#' => "hash",
            '&' => "and",
            '|' => "or",
            '~' => "tilde",
            ',' => "comma",
            '"' | '\'' | '`' => "quote",
            other => {
                out.push_str(&format!(" u{:x} ", u32::from(other)));
                continue;
            }
        };
        out.push_str(&format!(" {name} "));
    }
    out
}

/// `name` with a hash of the text that it is for.
pub(crate) fn with_hash<T: AsRef<str>>(name: &str, words: &[T], case: Case) -> String {
    // FNV-1a, which stays the same for ever.
    let mut hash: u32 = 0x811c_9dc5;
    for word in words {
        for byte in word.as_ref().bytes().chain([0]) {
            hash = (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
        }
    }
    match case {
        Case::LowerCamel | Case::UpperCamel | Case::Kept | Case::Go => format!("{name}X{hash:08x}"),
        Case::Snake => format!("{name}_x{hash:08x}"),
        Case::ShoutySnake => format!("{name}_X{hash:08X}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(texts: &[&str], case: Case, reserved: &[&str], expected: &[&str]) {
        assert_eq!(names_of(texts, case, reserved), expected, "{texts:?}");
    }

    #[test]
    fn plain_names() {
        check(&["podIP", "a.b/c", "x"], Case::Snake, &[], &["pod_ip", "a_b_c", "x"]);
        check(&["é"], Case::ShoutySnake, &[], &["VALUE"]);
        check(&["podIP", "a.b/c", "x"], Case::UpperCamel, &[], &["PodIp", "ABC", "X"]);
        check(
            &["podIP", "httpGet", "a_url", "HTTPRoute", "1a"],
            Case::Go,
            &[],
            &["PodIP", "HTTPGet", "AURL", "HTTPRoute", "Value1a"],
        );
        check(&["1abc", "", "é"], Case::LowerCamel, &[], &["value1abc", "empty", "ue9"]);
    }

    #[test]
    fn clashes_are_spelled_out() {
        check(&["a-b", "a_b", "aB"], Case::Snake, &[], &["a_dash_b", "a_underscore_b", "a_b"]);
        check(&["a-b", "a_b", "aB"], Case::LowerCamel, &[], &["aDashB", "aUnderscoreB", "aB"]);
        check(&["fooBar", "FooBar"], Case::Snake, &[], &["foo_bar", "upper_foo_bar"]);
        check(&["", "-", "$"], Case::UpperCamel, &[], &["Empty", "Dash", "Dollar"]);
    }

    #[test]
    fn what_can_be_a_name_is_kept() {
        check(&["podIP", "a_b", "a-b", "_x"], Case::Kept, &[], &["podIP", "a_b", "aB", "x"]);
        check(&["aB", "a-b", "x", "_x"], Case::Kept, &[], &["aB", "aDashB", "x", "underscoreX"]);
        check(&["from", "from_", "1"], Case::Kept, &["from"], &["from_", "fromUnderscore", "value1"]);
        check(&["from_"], Case::Kept, &["from"], &["from_"]);
    }

    #[test]
    fn words_of_the_language_are_not_taken() {
        check(&["type", "class"], Case::LowerCamel, &["class"], &["type", "class_"]);
    }

    #[test]
    fn what_cannot_be_told_apart_has_a_hash() {
        let found = names_of(&["aBC", "aBc", "a-bC"], Case::Snake, &[]);
        let mut unique = found.clone();
        unique.sort();
        unique.dedup();
        assert_eq!(unique.len(), 3, "{found:?}");
    }
}
