//! What rules may cost: each of them, and all of a schema together (P3, P11, P14, P15).

use crate::field::{Error, Path};

/// So much a rule may cost, as many times as it may be run on an object.
pub(super) const MOST: u64 = 10_000_000;
/// So much all rules of a schema may cost.
const MOST_IN_ALL: u64 = 100_000_000;
/// So many of the most expensive rules are named.
const NAMED: usize = 4;

/// What the rules of a schema cost together.
#[derive(Debug, Default)]
pub(in crate::schema) struct Total {
    cost: u64,
    /// The most expensive of them, that first which costs most.
    expensive: Vec<(u64, String)>,
}

impl Total {
    /// Adds the expression at a path.
    pub(super) fn add(&mut self, path: &Path<'_>, cost: u64) {
        self.cost = self.cost.saturating_add(cost);
        if cost < MOST_IN_ALL / 100 {
            return;
        }
        let at = self.expensive.partition_point(|(other, _)| *other >= cost);
        self.expensive.insert(at, (cost, path.to_string()));
        self.expensive.truncate(NAMED);
    }

    /// P14 and P15, if it is too much for the schema at `path`.
    pub(in crate::schema) fn errors(self, path: &Path<'_>) -> Vec<Error> {
        if self.cost <= MOST_IN_ALL {
            return Vec::new();
        }
        let part = "contributed to estimated rule cost total exceeding cost limit for entire OpenAPIv3 schema";
        let named = self.expensive.into_iter().map(|(_, field)| Error { field, ..Error::forbidden(path, part) });
        let whole = "x-kubernetes-validations estimated rule cost total for entire OpenAPIv3 schema";
        let whole = Error::forbidden(path, exceeds(whole, self.cost, MOST_IN_ALL));
        named.chain([whole]).collect()
    }
}

/// By how much a cost is too much, and what to do about it.
pub(super) fn exceeds(what: &str, cost: u64, most: u64) -> String {
    let times = cost as f64 / most as f64;
    let times = if times > 100.0 {
        "more than 100x".to_owned()
    } else if times < 1.5 {
        format!("{times:.6}x")
    } else {
        format!("{times:.1}x")
    };
    format!(
        "{what} exceeds budget by factor of {times} (try simplifying the rule, or adding maxItems, maxProperties, and \
         maxLength where arrays, maps, and strings are declared)"
    )
}
