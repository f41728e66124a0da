//! What a server said of the documents of the rules is what crdgen says. No server is needed.

use crdgen_apiserver::recorded::{self, Recorded};
use crdgen_apiserver::rules;

#[test]
fn crdgen_says_what_the_server_said() {
    let mut wrong = Vec::new();
    let all = recorded::read().unwrap();
    for Recorded { name, case, answer } in &all {
        let found = case.differences(answer);
        if !found.is_empty() {
            wrong.push(format!("{name}\n    {}", found.join("\n    ")));
        }
    }
    assert!(wrong.is_empty(), "{} of {} differ:\n{}", wrong.len(), all.len(), wrong.join("\n"));
}

#[test]
fn what_is_recorded_is_what_is_written_down() {
    let (names, cases): (Vec<_>, Vec<_>) =
        recorded::read().unwrap().into_iter().map(|one| (one.name, one.case)).unzip();
    let mut all = rules::all();
    all.sort_by_key(|(_, case)| (case.crd.is_some(), case.old.is_some()));
    let again = "record anew: cargo run -p crdgen-apiserver -- rules";
    assert_eq!(names, all.iter().map(|(name, _)| name.clone()).collect::<Vec<_>>(), "{again}");
    for (recorded, (name, case)) in cases.iter().zip(&all) {
        assert_eq!(recorded, case, "{name}: {again}");
    }
}
