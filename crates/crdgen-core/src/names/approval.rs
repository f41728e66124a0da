//! The approval of the Kubernetes community that CRDs in its groups need: `GetAPIApprovalState` and `validateAPIApproval`.

use super::{NameError, quote};

/// The annotation by which a CRD in a group of the Kubernetes community says who approved it.
pub const APPROVED_ANNOTATION: &str = "api-approved.kubernetes.io";

/// `APIApprovalState`: what the annotation says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Approval {
    /// Nothing.
    Missing,
    /// That there is none, and why.
    Bypassed,
    /// Where it was given.
    Approved,
    /// Something else.
    Invalid,
}

/// `IsProtectedCommunityGroup`: whether a group is at or under `k8s.io` or `kubernetes.io`.
pub fn is_protected_group(group: &str) -> bool {
    let under = |domain: &str| group.strip_suffix(domain).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'));
    under("k8s.io") || under("kubernetes.io")
}

/// `GetAPIApprovalState`: what the annotation [`APPROVED_ANNOTATION`] says, empty if it is not there, and the server's words
/// for it. `is_url` says whether Go's `url.ParseRequestURI` finds a scheme and a host in a text.
pub fn approval_state(annotation: &str, is_url: impl Fn(&str) -> bool) -> (Approval, String) {
    const MORE: &str = "see https://github.com/kubernetes/enhancements/pull/1111";
    let needs = format!("protected groups must have approval annotation \"{APPROVED_ANNOTATION}\"");
    if annotation.is_empty() {
        (Approval::Missing, format!("{needs}, {MORE}"))
    } else if annotation.starts_with("unapproved") {
        (Approval::Bypassed, format!("not approved: {}", quote(annotation)))
    } else if is_url(annotation) {
        (Approval::Approved, format!("approved in {annotation}"))
    } else {
        (Approval::Invalid, format!("{needs} with either a URL or a reason starting with \"unapproved\", {MORE}"))
    }
}

/// What the annotation of a CRD in `group` must be: a URL, or a text that starts with `unapproved`. Only protected groups
/// need it. URLs are read less exactly than the server does, for Go's parser is not in users' builds.
///
/// # Errors
/// The group needs it, and it is missing, empty or something else.
pub fn approval(group: &str, annotation: Option<&str>) -> Result<(), NameError> {
    let annotation = annotation.unwrap_or_default();
    let (state, reason) = approval_state(annotation, is_absolute_url);
    match state {
        _ if !is_protected_group(group) => Ok(()),
        Approval::Approved | Approval::Bypassed => Ok(()),
        Approval::Missing => Err(NameError::required(&reason)),
        Approval::Invalid => NameError::invalid(annotation, vec![reason]),
    }
}

/// Whether Go's `url.ParseRequestURI` finds a scheme and a host in `text`.
fn is_absolute_url(text: &str) -> bool {
    let Some((scheme, rest)) = text.split_once("://") else { return false };
    let scheme_is_right = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'));
    let (authority, path) = rest.split_at(rest.find(['/', '?']).unwrap_or(rest.len()));
    let path = path.split('?').next().unwrap_or_default();
    let host = authority.rsplit('@').next().unwrap_or_default();
    let host_is_right = !host.is_empty()
        && host.chars().all(|c| !c.is_ascii() || c.is_ascii_alphanumeric() || "-_.~!$&'()*+,;=:[]<>\"".contains(c));
    scheme_is_right && host_is_right && escapes_are_right(path) && !text.contains(|c: char| c.is_ascii_control())
}

fn escapes_are_right(path: &str) -> bool {
    path.split('%').skip(1).all(|rest| rest.len() >= 2 && rest.bytes().take(2).all(|b| b.is_ascii_hexdigit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(result: Result<(), NameError>, expected: &str) {
        assert_eq!(result.err().map(|error| error.to_string()).unwrap_or_default(), expected);
    }

    #[test]
    fn protected_groups() {
        check(approval("example.com", None), "");
        check(approval("notk8s.io", None), "");
        for group in ["k8s.io", "a.k8s.io", "kubernetes.io", "a.kubernetes.io"] {
            check(
                approval(group, None),
                r#"Required value: protected groups must have approval annotation "api-approved.kubernetes.io", see https://github.com/kubernetes/enhancements/pull/1111"#,
            );
        }
        for right in ["https://example.com/pull/1", "http://example.com:80", "unapproved, an experiment", "https://u@h"]
        {
            check(approval("a.k8s.io", Some(right)), "");
        }
        for wrong in ["yes", "/path", "https:", "https://", "https:///path", "1a://h", "https://a b", "https://h/%zz"] {
            check(
                approval("a.k8s.io", Some(wrong)),
                &format!(
                    r#"Invalid value: "{wrong}": protected groups must have approval annotation "api-approved.kubernetes.io" with either a URL or a reason starting with "unapproved", see https://github.com/kubernetes/enhancements/pull/1111"#
                ),
            );
        }
    }
}
