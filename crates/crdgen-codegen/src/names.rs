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
}

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
    let joined = words.iter().map(|word| make(word.as_ref())).collect::<Vec<_>>().join(" ");
    let name = match case {
        Case::LowerCamel => joined.to_lower_camel_case(),
        Case::UpperCamel => joined.to_upper_camel_case(),
        Case::Snake => joined.to_snake_case(),
        Case::ShoutySnake => joined.to_shouty_snake_case(),
    };
    if name.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return name;
    }
    // Empty, or a digit in front: what is there is told to be a value.
    match case {
        Case::LowerCamel => format!("value{name}"),
        Case::UpperCamel => format!("Value{name}"),
        Case::Snake => format!("value_{name}").trim_end_matches('_').to_owned(),
        Case::ShoutySnake => format!("VALUE_{name}").trim_end_matches('_').to_owned(),
    }
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

/// The name with a hash of its text at the end.
pub(crate) fn with_hash<T: AsRef<str>>(name: &str, words: &[T], case: Case) -> String {
    // FNV-1a, which stays the same for ever.
    let mut hash: u32 = 0x811c_9dc5;
    for word in words {
        for byte in word.as_ref().bytes().chain([0]) {
            hash = (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
        }
    }
    match case {
        Case::LowerCamel | Case::UpperCamel => format!("{name}X{hash:08x}"),
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
