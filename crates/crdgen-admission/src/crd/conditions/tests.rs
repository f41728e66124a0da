use crdgen_core::crd::CustomResourceDefinition;
use serde_json::{Value, json};

use super::conditions;
use crate::decode::strict;

fn crd(group: &str, plural: &str, kind: &str, more: Value) -> CustomResourceDefinition {
    let mut document = json!({"metadata": {}, "spec": {"group": group, "names": {"plural": plural, "kind": kind}}});
    for (path, value) in more.as_object().into_iter().flatten() {
        *document.pointer_mut(path).expect("a place") = value.clone();
    }
    strict(&document).expect("a CRD")
}

/// The conditions of each, in short.
fn check(crds: &[CustomResourceDefinition], expected: &[&[&str]]) {
    let crds: Vec<&CustomResourceDefinition> = crds.iter().collect();
    let found: Vec<Vec<String>> = conditions(&crds)
        .into_iter()
        .map(|conditions| {
            let text = |text: Option<String>| text.unwrap_or_default();
            conditions
                .into_iter()
                .map(|c| format!("{} {} {}: {}", c.type_, c.status, text(c.reason), text(c.message)))
                .collect()
        })
        .collect();
    assert_eq!(found, expected);
}

const ACCEPTED: &str = "NamesAccepted True NoConflicts: no conflicts found";
const ESTABLISHED: &str = "Established True InitialNamesAccepted: the initial names have been accepted";
const NOT_ESTABLISHED: &str = "Established False NotAccepted: not all names are accepted";

#[test]
fn names() {
    let names = |short: &[&str]| json!({"/spec/names": {"plural": "as", "singular": "a", "kind": "A", "listKind": "AList", "shortNames": short}});
    check(
        &[
            crd("x.io", "as", "A", names(&["a1", "a2"])),
            // The same names in another group.
            crd("y.io", "as", "A", names(&["a1"])),
            // The singular is the kind in lower case; a short name is in use.
            crd(
                "x.io",
                "bs",
                "B",
                json!({"/spec/names": {"plural": "bs", "kind": "B", "shortNames": ["a1", "b1", "a2"]}}),
            ),
            // `b1` is free, because the short names of the CRD before were not accepted; the last conflict is told.
            crd("x.io", "b1", "AList", json!({})),
            crd("x.io", "c", "B", json!({})),
        ],
        &[
            &[ACCEPTED, ESTABLISHED],
            &[ACCEPTED, ESTABLISHED],
            &[
                r#"NamesAccepted False ShortNamesConflict: ["a1" is already in use, "a2" is already in use]"#,
                NOT_ESTABLISHED,
            ],
            &[r#"NamesAccepted False KindConflict: "AList" is already in use"#, NOT_ESTABLISHED],
            &[r#"NamesAccepted False ListKindConflict: "BList" is already in use"#, NOT_ESTABLISHED],
        ],
    );
}

#[test]
fn other_conditions() {
    let bundle = json!({"/spec/names": {"plural": "as", "kind": "A"}, "/spec": {"group": "x.io", "names": {"plural": "as", "kind": "A"},
        "conversion": {"strategy": "Webhook", "webhook": {"clientConfig": {"caBundle": "bm90YWNlcnQ="}}}}});
    check(
        &[crd("x.io", "as", "A", bundle)],
        &[&[ACCEPTED, "Established False InvalidCABundle: The conversion webhook CABundle is invalid"]],
    );
    let preserves =
        json!({"/spec": {"group": "x.io", "names": {"plural": "as", "kind": "A"}, "preserveUnknownFields": true}});
    check(
        &[crd("x.io", "as", "A", preserves)],
        &[&[
            ACCEPTED,
            ESTABLISHED,
            "NonStructuralSchema True Violations: spec.preserveUnknownFields: Invalid value: true: must be false",
        ]],
    );
    let approval = |annotation: &str, expected: &str| {
        let annotations = json!({"/metadata": {"annotations": {"api-approved.kubernetes.io": annotation}}});
        let expected = format!("KubernetesAPIApprovalPolicyConformant {expected}");
        check(&[crd("x.k8s.io", "as", "A", annotations)], &[&[ACCEPTED, ESTABLISHED, &expected]]);
    };
    approval("https://example.com/1", "True ApprovedAnnotation: approved in https://example.com/1");
    approval("unapproved, a test", r#"False UnapprovedAnnotation: not approved: "unapproved, a test""#);
    approval(
        "yes",
        r#"False InvalidAnnotation: protected groups must have approval annotation "api-approved.kubernetes.io" with either a URL or a reason starting with "unapproved", see https://github.com/kubernetes/enhancements/pull/1111"#,
    );
    approval(
        "",
        r#"False MissingAnnotation: protected groups must have approval annotation "api-approved.kubernetes.io", see https://github.com/kubernetes/enhancements/pull/1111"#,
    );
}
