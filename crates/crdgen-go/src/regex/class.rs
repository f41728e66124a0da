//! Sets of code points: the classes that have names in ASCII, case folding, negation.

use super::flags::FOLD_CASE;
use super::node::Ranges;
use super::unicode;

/// The last code point.
pub(super) const MAX: u32 = 0x10_FFFF;

const DIGIT: &[(u32, u32)] = &[(0x30, 0x39)];
const SPACE: &[(u32, u32)] = &[(0x09, 0x0A), (0x0C, 0x0D), (0x20, 0x20)];
const WORD: &[(u32, u32)] = &[(0x30, 0x39), (0x41, 0x5A), (0x5F, 0x5F), (0x61, 0x7A)];

/// The class of `\d`, `\S` and the like, by its letter.
pub(super) fn perl(letter: u8, flags: u16) -> Option<Ranges> {
    let ranges = match letter.to_ascii_lowercase() {
        b'd' => DIGIT,
        b's' => SPACE,
        b'w' => WORD,
        _ => return None,
    };
    Some(group(ranges, letter.is_ascii_uppercase(), flags))
}

/// The class of `[:alpha:]`, `[:^alpha:]` and the like, by its name without the brackets.
pub(super) fn posix(name: &str, flags: u16) -> Option<Ranges> {
    let (negated, name) = name.strip_prefix('^').map_or((false, name), |name| (true, name));
    let ranges: &[(u32, u32)] = match name {
        "alnum" => &[(0x30, 0x39), (0x41, 0x5A), (0x61, 0x7A)],
        "alpha" => &[(0x41, 0x5A), (0x61, 0x7A)],
        "ascii" => &[(0x00, 0x7F)],
        "blank" => &[(0x09, 0x09), (0x20, 0x20)],
        "cntrl" => &[(0x00, 0x1F), (0x7F, 0x7F)],
        "digit" => DIGIT,
        "graph" => &[(0x21, 0x7E)],
        "lower" => &[(0x61, 0x7A)],
        "print" => &[(0x20, 0x7E)],
        "punct" => &[(0x21, 0x2F), (0x3A, 0x40), (0x5B, 0x60), (0x7B, 0x7E)],
        "space" => &[(0x09, 0x0D), (0x20, 0x20)],
        "upper" => &[(0x41, 0x5A)],
        "word" => WORD,
        "xdigit" => &[(0x30, 0x39), (0x41, 0x46), (0x61, 0x66)],
        _ => return None,
    };
    Some(group(ranges, negated, flags))
}

/// A class as the flags and its negation make it.
pub(super) fn group(ranges: &[(u32, u32)], negated: bool, flags: u16) -> Ranges {
    let folded = if flags & FOLD_CASE != 0 { fold(ranges) } else { ranges.to_vec() };
    if negated { negate(&folded) } else { folded }
}

/// Adds one code point, in both cases if the flags say so. Leaves the class unsorted.
pub(super) fn add_literal(class: &mut Ranges, rune: u32, flags: u16) {
    add_range(class, (rune, rune), flags);
}

/// Adds a range, in both cases if the flags say so. Leaves the class unsorted.
pub(super) fn add_range(class: &mut Ranges, range: (u32, u32), flags: u16) {
    if flags & FOLD_CASE != 0 {
        class.append(&mut fold(&[range]));
    } else {
        class.push(range);
    }
}

/// The code points of a class and those that differ from them only in case.
pub(super) fn fold(ranges: &[(u32, u32)]) -> Ranges {
    let mut folded = ranges.to_vec();
    folded.extend(ranges.iter().flat_map(|&range| unicode::other_cases(range)).map(|c| (c, c)));
    clean(&mut folded);
    folded
}

/// The least code point that differs from `rune` only in case: by it, Go compares literals.
pub(super) fn least_fold(rune: u32) -> u32 {
    unicode::other_cases((rune, rune)).fold(rune, u32::min)
}

/// Sorts the ranges and joins those that touch.
pub(super) fn clean(ranges: &mut Ranges) {
    ranges.sort_unstable();
    ranges.dedup_by(|next, last| {
        let touches = next.0 <= last.1.saturating_add(1);
        if touches {
            last.1 = last.1.max(next.1);
        }
        touches
    });
}

/// All other code points. `ranges` must be clean.
pub(super) fn negate(ranges: &[(u32, u32)]) -> Ranges {
    let mut negated = Ranges::new();
    let mut next = 0;
    for &(low, high) in ranges {
        if next < low {
            negated.push((next, low - 1));
        }
        next = high + 1;
    }
    if next <= MAX {
        negated.push((next, MAX));
    }
    negated
}
