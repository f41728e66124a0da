//! The least documents that still show a difference.

use serde_json::{Value, json};

use crate::case::Case;
use crate::edit::{pointers, remove, set};

/// How many smaller cases are tried; each is a question to the server.
const TRIES: usize = 120;

/// `case` with everything taken away without which `still` holds.
pub fn shrink(case: &Case, still: impl Fn(&Case) -> bool) -> Case {
    let mut least = case.clone();
    let mut tries = 0;
    for change in [take_away, simplify] {
        let mut at = 0;
        while let Some(pointer) = all_pointers(&least).get(at) {
            let smaller = change(&least, pointer).into_iter().find(|smaller| {
                tries += 1;
                tries <= TRIES && still(smaller)
            });
            match smaller {
                // What stood behind it stands here now.
                Some(smaller) => least = smaller,
                None => at += 1,
            }
            if tries > TRIES {
                return least;
            }
        }
    }
    least
}

/// The pointers of all documents of a case, parents first.
fn all_pointers(case: &Case) -> Vec<String> {
    let documents = [case.crd.as_ref(), case.old.as_ref(), Some(&case.new)];
    let mut all: Vec<String> = documents.into_iter().flatten().flat_map(pointers).collect();
    all.retain(|pointer| !pointer.is_empty());
    all.sort_by_key(|pointer| pointer.matches('/').count());
    all.dedup();
    all
}

/// Without what is at `pointer`: in all documents, or in one of them.
fn take_away(case: &Case, pointer: &str) -> Vec<Case> {
    variants(case, |document| drop(remove(document, pointer)))
}

/// With the least value of its kind at `pointer`.
fn simplify(case: &Case, pointer: &str) -> Vec<Case> {
    variants(case, |document| {
        let least = match document.pointer(pointer) {
            Some(Value::String(text)) if text.len() > 1 => json!("a"),
            Some(Value::Number(number)) if number.as_i64() != Some(1) => json!(1),
            Some(Value::Array(_)) => json!([]),
            Some(Value::Object(_)) => json!({}),
            _ => return,
        };
        set(document, pointer, least);
    })
}

fn variants(case: &Case, change: impl Fn(&mut Value)) -> Vec<Case> {
    let changed = |document: &Value| {
        let mut document = document.clone();
        change(&mut document);
        document
    };
    let new = Case { new: changed(&case.new), ..case.clone() };
    let old = Case { old: case.old.as_ref().map(changed), ..case.clone() };
    let crd = Case { crd: case.crd.as_ref().map(changed), ..case.clone() };
    let both = Case { new: new.new.clone(), ..old.clone() };
    let mut variants: Vec<Case> = Vec::new();
    for variant in [both, new, old, crd] {
        if variant != *case && !variants.contains(&variant) {
            variants.push(variant);
        }
    }
    variants
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_matters_is_left() {
        let case = Case::crd(json!({"a": [{"b": 1, "c": "long"}, 2], "d": {"e": null}}));
        let least = shrink(&case, |case| case.new.pointer("/a/0/c").is_some());
        assert_eq!(least.new, json!({"a": [{"c": "a"}]}));
    }
}
