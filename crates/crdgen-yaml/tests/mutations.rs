//! Texts that are nearly YAML: no panic, no endless loop, and no place outside of the text.

use crdgen_yaml::{Limits, Places, Step, read};
use serde_json::Value;

const LIMITS: Limits = Limits { bytes: 1 << 20, depth: 100 };
const PIECES: [&str; 40] = [
    ": ",
    "- ",
    "? ",
    "\n",
    "\n  ",
    "  ",
    "\t",
    "\"",
    "'",
    "[",
    "]",
    "{",
    "}",
    ",",
    "&a ",
    "*a",
    "<<: ",
    "!!str ",
    "! ",
    "|\n",
    ">+2\n",
    "#",
    " # ",
    "---\n",
    "--- ",
    "...\n",
    "%YAML 1.1\n",
    "a",
    "y",
    "~",
    "0x1",
    "\r\n",
    "\r",
    "é",
    "\u{2028}",
    "\\",
    "\\x41",
    ".inf",
    "\u{FEFF}",
    "{\"a\":1}\n",
];

/// A xorshift generator, so that each run is the same.
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % end.max(1) as u64) as usize
    }

    fn pick<'a, T: ?Sized>(&mut self, of: &[&'a T]) -> &'a T {
        of[self.below(of.len())]
    }
}

fn mutate(random: &mut Random, text: &str) -> String {
    let mut chars: Vec<char> = text.chars().take(400).collect();
    for _ in 0..=random.below(4) {
        let at = random.below(chars.len() + 1);
        let end = (at + random.below(6)).min(chars.len());
        match random.below(3) {
            0 => drop(chars.splice(at..at, random.pick(&PIECES).chars())),
            1 => drop(chars.splice(at..end, random.pick(&PIECES).chars())),
            _ => drop(chars.drain(at..end)),
        }
    }
    chars.into_iter().collect()
}

/// The path to the last value of all.
fn last_path(value: &Value) -> Vec<Step<'_>> {
    let mut path = Vec::new();
    let mut value = value;
    loop {
        let (step, next) = match value {
            Value::Object(fields) => match fields.iter().next_back() {
                Some((name, next)) => (Step::Key(name), next),
                None => return path,
            },
            Value::Array(items) => match items.last() {
                Some(next) => (Step::Index(items.len() - 1), next),
                None => return path,
            },
            _ => return path,
        };
        path.push(step);
        value = next;
    }
}

fn check(text: &str) {
    let documents = match read(text, &LIMITS) {
        Ok(documents) => documents,
        Err(problem) => {
            assert!(text.get(problem.range.clone()).is_some(), "{problem:?} of {text:?}");
            return;
        }
    };
    for (index, document) in documents.iter().enumerate() {
        assert!(text.get(document.range.clone()).is_some(), "{:?} of {text:?}", document.range);
        let path = last_path(&document.value);
        let place = Places::of(text).find(index, &path).unwrap_or_else(|| panic!("no document {index} in {text:?}"));
        assert!(text.get(place.value.clone()).is_some(), "{place:?} of {text:?}");
        assert_eq!(place.steps, path.len(), "{path:?} of {text:?}");
        for range in place.key.into_iter().chain(document.duplicate_keys.iter().map(|problem| problem.range.clone())) {
            assert!(text.get(range.clone()).is_some(), "{range:?} of {text:?}");
        }
    }
}

#[test]
fn mutated_texts() {
    let table = include_str!("go.jsonl");
    let texts: Vec<String> = table
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).expect("a line of the table is JSON"))
        .filter_map(|line| line["text"].as_str().map(str::to_owned))
        .collect();
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    let mut random = Random(0x9E37_79B9_7F4A_7C15);
    for _ in 0..5_000 {
        let text = random.pick(&texts);
        check(&mutate(&mut random, text));
    }
}
