//! "Did you mean": the known name that is nearest to a misspelt one.

/// The name in `known` that differs from `word` by the fewest edits, if that is few enough to be a slip.
pub(crate) fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let limit = word.chars().count().div_ceil(3);
    known
        .into_iter()
        .map(|name| (distance(&normal(word), &normal(name)), name))
        .filter(|(edits, _)| *edits <= limit)
        .min_by_key(|(edits, _)| *edits)
        .map(|(_, name)| name)
}

/// `shortNames`, `short_name` and `shortname` are the same word to a reader.
fn normal(name: &str) -> Vec<char> {
    name.chars().filter(|c| *c != '_').flat_map(char::to_lowercase).collect()
}

/// The Levenshtein distance. Written out because a user's build of the derive should not wait for a crate of it.
fn distance(a: &[char], b: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut diagonal = i;
        let mut left = i + 1;
        for (cell, y) in row.iter_mut().skip(1).zip(b) {
            let best = (diagonal + usize::from(x != y)).min(left + 1).min(*cell + 1);
            diagonal = std::mem::replace(cell, best);
            left = best;
        }
        if let Some(first) = row.first_mut() {
            *first = i + 1;
        }
    }
    row.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(word: &str, expected: Option<&str>) {
        assert_eq!(nearest(word, ["group", "shortname", "printcolumn", "status", "storage"]), expected);
    }

    #[test]
    fn slips_are_found_and_other_words_are_not() {
        check("gruop", Some("group"));
        check("shortNames", Some("shortname"));
        check("print_columns", Some("printcolumn"));
        check("statsu", Some("status"));
        check("finalizer", None);
        check("", None);
    }

    #[test]
    fn distance_is_levenshtein() {
        let chars = |s: &str| s.chars().collect::<Vec<_>>();
        for (a, b, edits) in [("kitten", "sitting", 3), ("", "abc", 3), ("abc", "", 3), ("same", "same", 0)] {
            assert_eq!(distance(&chars(a), &chars(b)), edits, "{a} {b}");
        }
    }
}
