//! The least documents that still show a difference.

use serde_json::{Value, json};

use crate::case::Case;
use crate::edit::{pointers, remove, set};

/// How many smaller cases are tried; each is a question to the server.
const TRIES: usize = 300;

/// The documents of a case that are changed: a custom resource first, as long as its CRD can stay where it is.
#[derive(Clone, Copy, PartialEq)]
enum Part {
    OldAndNew,
    New,
    Old,
    Crd,
}

/// `case` with everything taken away without which `still` holds.
pub fn shrink(case: &Case, mut still: impl FnMut(&Case) -> bool) -> Case {
    let mut least = case.clone();
    let mut tries = 0;
    for part in [Part::OldAndNew, Part::New, Part::Old, Part::Crd] {
        for change in [take_away, simplify] {
            let mut at = 0;
            while let Some(pointer) = part.pointers(&least).get(at) {
                let smaller = part.changed(&least, |document| change(document, pointer));
                if smaller != least && tries < TRIES {
                    tries += 1;
                    if still(&smaller) {
                        // What stood behind it stands here now.
                        least = smaller;
                        continue;
                    }
                }
                at += 1;
            }
        }
    }
    least
}

impl Part {
    /// The pointers of what may change, parents first.
    fn pointers(self, case: &Case) -> Vec<String> {
        let document = match self {
            Part::OldAndNew | Part::Old => case.old.as_ref(),
            Part::New => Some(&case.new),
            Part::Crd => case.crd.as_ref(),
        };
        document.into_iter().flat_map(pointers).filter(|pointer| !pointer.is_empty()).collect()
    }

    fn changed(self, case: &Case, change: impl Fn(&mut Value)) -> Case {
        let mut case = case.clone();
        if matches!(self, Part::OldAndNew | Part::New) {
            change(&mut case.new);
        }
        if matches!(self, Part::OldAndNew | Part::Old) {
            case.old.as_mut().map(&change);
        }
        if self == Part::Crd {
            case.crd.as_mut().map(&change);
        }
        case
    }
}

fn take_away(document: &mut Value, pointer: &str) {
    remove(document, pointer);
}

/// The least value of its kind.
fn simplify(document: &mut Value, pointer: &str) {
    let least = match document.pointer(pointer) {
        Some(Value::String(text)) if text.len() > 1 => json!("a"),
        Some(Value::Number(_)) => json!(1),
        Some(Value::Array(_)) => json!([]),
        Some(Value::Object(_)) => json!({}),
        _ => return,
    };
    set(document, pointer, least);
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

    #[test]
    fn the_old_document_is_shrunk_with_the_new_one() {
        let case = Case::crd(json!({"a": 5, "b": 2, "c": 3})).from_old(json!({"a": 5, "b": 2}));
        let same = |case: &Case| case.old.as_ref().is_some_and(|old| old.get("a") == case.new.get("a"));
        let least = shrink(&case, |case| same(case) && case.new.get("a").is_some());
        assert_eq!((least.old, least.new), (Some(json!({"a": 1})), json!({"a": 1})));
    }
}
