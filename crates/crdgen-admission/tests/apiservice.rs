//! `apiservice.jsonl` holds APIServices, alone or `old` and `new`, and what an API server of Kubernetes 1.37 answered to
//! each: `dryRun=All&fieldValidation=Strict`.

use crdgen_admission::apiservice::{create, update};
use crdgen_admission::verdict::Verdict;
use serde::Deserialize;
use serde_json::{Value, json};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Recorded {
    old: Option<Value>,
    new: Value,
    code: u16,
    #[serde(default)]
    reason: String,
    #[serde(default)]
    message: String,
    #[serde(default)]
    causes: Vec<Value>,
}

fn causes(verdict: &Verdict) -> Vec<Value> {
    let cause = |cause: &crdgen_admission::field::Error| json!({"reason": cause.kind.reason(), "field": cause.field, "message": cause.body()});
    verdict.causes.iter().map(cause).collect()
}

#[test]
fn answers_of_a_server() {
    let mut wrong = Vec::new();
    let lines = include_str!("apiservice.jsonl").lines();
    let count = lines.clone().count();
    for (number, line) in lines.enumerate() {
        let recorded: Recorded = serde_json::from_str(line).expect("a line is a case");
        let verdict = match &recorded.old {
            Some(old) => update(old, &recorded.new),
            None => create(&recorded.new),
        };
        let found = (verdict.code, verdict.reason, &*verdict.message, causes(&verdict), &verdict.warnings[..]);
        let expected = (recorded.code, &*recorded.reason, &*recorded.message, recorded.causes, &[][..]);
        if found != expected {
            wrong.push(format!("line {}: {line}\n  {found:?}", number + 1));
        }
    }
    assert!(count > 100, "only {count} cases");
    assert!(wrong.is_empty(), "{} of {count}:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn of_v1beta1() {
    let document = json!({"apiVersion": "apiregistration.k8s.io/v1beta1", "kind": "APIService"});
    let verdict = create(&document);
    assert_eq!(
        (verdict.code, &*verdict.message, &verdict.warnings[..]),
        (
            400,
            "the API version in the data (apiregistration.k8s.io/v1beta1) does not match the expected API version \
             (apiregistration.k8s.io/v1)",
            &["apiregistration.k8s.io/v1beta1 APIService is deprecated in v1.19+, unavailable in v1.22+; use \
               apiregistration.k8s.io/v1 APIService"
                .to_owned()][..]
        )
    );
}
