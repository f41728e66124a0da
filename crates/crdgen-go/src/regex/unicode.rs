//! `\p{Name}` and case: the tables of Go 1.26, which knows Unicode 15.0.
//!
//! They are Go's own, in `unicode.txt`, since a crate would bring those of another version of Unicode. Go finds fewer
//! names than Unicode has: no script of two words.

use std::collections::BTreeMap;
use std::sync::{LazyLock, OnceLock};

use super::class::{self, MAX};
use super::node::Ranges;

/// A line of `unicode.txt`, and what it says once somebody asked.
struct Line {
    text: &'static str,
    ranges: OnceLock<Ranges>,
}

/// The lines by their names.
static LINES: LazyLock<BTreeMap<&str, Line>> = LazyLock::new(|| {
    let lines = include_str!("unicode.txt").lines().filter(|line| !line.starts_with('#'));
    let lines = lines.filter_map(|line| line.split_once(' '));
    lines.map(|(name, text)| (name, Line { text, ranges: OnceLock::new() })).collect()
});

/// The next case of each letter that has several; after the last comes the first (`unicode.SimpleFold`).
static NEXT_CASE: LazyLock<BTreeMap<u32, u32>> = LazyLock::new(|| {
    let runs = LINES.get("fold").into_iter().flat_map(|line| line.text.split(' '));
    let mut next: BTreeMap<u32, u32> = runs.filter_map(fold).flatten().collect();
    let mut firsts = BTreeMap::new();
    for (&letter, &greater) in &next {
        let first = firsts.remove(&letter).unwrap_or(letter);
        firsts.insert(greater, first);
    }
    next.extend(firsts);
    next
});

/// The class of a name, with the code points that differ only in case if the flags say so; `None` if Go knows no such name.
pub(super) fn named(name: &str, negated: bool, flags: u16) -> Option<Ranges> {
    let name = canonical(name);
    let (table, inverted) = match name.as_str() {
        "Any" => (&[(0, MAX)][..], false),
        "Ascii" => (&[(0, 0x7F)][..], false),
        "Assigned" => (table("Cn")?, true),
        // Go folds no cased letter, though U+0345, a mark, is another case of one.
        "Lc" | "Casedletter" => return Some(class::group(table("LC")?, negated, 0)),
        _ => (table(&name)?, false),
    };
    Some(class::group(table, negated != inverted, flags))
}

/// Go's form of a name: the first letter large, the others small, without spaces, hyphens and underscores.
fn canonical(name: &str) -> String {
    let mut canonical = String::with_capacity(name.len());
    for c in name.chars().filter(|c| !matches!(c, '_' | '-' | ' ')) {
        canonical.push(if canonical.is_empty() { c.to_ascii_uppercase() } else { c.to_ascii_lowercase() });
    }
    canonical
}

fn table(name: &str) -> Option<&'static [(u32, u32)]> {
    let line = LINES.get(name)?;
    let read = || {
        let mut ranges = Ranges::new();
        match line.text.strip_prefix('=') {
            Some(names) => names.split('+').filter_map(table).for_each(|part| ranges.extend(part)),
            None => ranges.extend(line.text.split(' ').filter_map(range)),
        }
        class::clean(&mut ranges);
        ranges
    };
    Some(line.ranges.get_or_init(read))
}

/// `41-5A`, or `AA`.
fn range(text: &str) -> Option<(u32, u32)> {
    let (low, high) = text.split_once('-').unwrap_or((text, text));
    Some((number(low)?, number(high)?))
}

/// `41-5A+20`, or `100-12E/2+1`: letters and their next greater case.
fn fold(text: &str) -> Option<impl Iterator<Item = (u32, u32)>> {
    let (letters, delta) = text.split_once('+')?;
    let (letters, stride) = letters.split_once('/').unwrap_or((letters, "1"));
    let ((low, high), stride, delta) = (range(letters)?, number(stride)?.max(1), number(delta)?);
    Some((low..=high).step_by(stride as usize).map(move |letter| (letter, letter + delta)))
}

fn number(text: &str) -> Option<u32> {
    u32::from_str_radix(text, 16).ok()
}

/// The other cases of all letters from `low` to `high`.
pub(super) fn other_cases((low, high): (u32, u32)) -> impl Iterator<Item = u32> {
    let next = |&letter: &u32| NEXT_CASE.get(&letter).copied();
    NEXT_CASE.range(low..=high).flat_map(move |(&letter, &other)| {
        std::iter::successors(Some(other), next).take_while(move |&other| other != letter)
    })
}
