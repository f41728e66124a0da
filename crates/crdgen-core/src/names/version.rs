//! The order of versions.

use std::cmp::Ordering;

/// Kubernetes' version priority, as `CompareKubeAwareVersionStrings` has it: greater is preferred. `v2`, `v1`, `v2beta1`,
/// `v1beta2`, `v1alpha1`, and all other names after those, in the order of the alphabet.
pub fn compare_versions(a: &str, b: &str) -> Ordering {
    match (parse(a), parse(b)) {
        (Some(a), Some(b)) => a.cmp(&b),
        (Some(_), None) => Ordering::Greater,
        (None, Some(_)) => Ordering::Less,
        (None, None) => b.cmp(a),
    }
}

#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Stability {
    Alpha,
    Beta,
    Stable,
}

fn parse(version: &str) -> Option<(Stability, i64, i64)> {
    let rest = version.strip_prefix('v')?;
    let (major, rest) = number(rest)?;
    if rest.is_empty() {
        return Some((Stability::Stable, major, 0));
    }
    let (stability, rest) = match rest.strip_prefix("alpha") {
        Some(rest) => (Stability::Alpha, rest),
        None => (Stability::Beta, rest.strip_prefix("beta")?),
    };
    let (minor, rest) = number(rest)?;
    rest.is_empty().then_some((stability, major, minor))
}

/// The digits at the start, and what follows; none if there are none or Go's `int` cannot hold them.
fn number(text: &str) -> Option<(i64, &str)> {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let (digits, rest) = text.split_at(end);
    Some((digits.parse().ok()?, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kubernetes_own_example() {
        // From the documentation of CRD versioning, "Version priority".
        let sorted = ["v10", "v2", "v1", "v11beta2", "v10beta3", "v3beta1", "v12alpha1", "v11alpha2", "foo1", "foo10"];
        let mut versions = sorted;
        versions.sort();
        versions.sort_by(|a, b| compare_versions(b, a));
        assert_eq!(versions, sorted);
    }

    #[test]
    fn what_looks_like_a_version_and_is_none_comes_last() {
        for other in ["v", "v1beta", "v1gamma1", "V1", "v1.0", "v99999999999999999999", "v1beta1x"] {
            assert_eq!(compare_versions("v1alpha1", other), Ordering::Greater, "{other}");
            assert_eq!(compare_versions(other, "v1alpha1"), Ordering::Less, "{other}");
        }
        assert_eq!(compare_versions("v1", "v1"), Ordering::Equal);
    }
}
