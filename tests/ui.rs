//! What the derives refuse and what they take, filed by reason. `TRYBUILD=overwrite` writes the messages anew.

#[test]
fn ui() {
    let cases = trybuild::TestCases::new();
    cases.pass("ui/pass/*.rs");
    for reason in [
        "conflict",
        "duplicate",
        "invalid-cel",
        "invalid-name",
        "invalid-path",
        "invalid-printcolumn",
        "invalid-value",
        "malformed",
        "missing",
        "unknown-key",
    ] {
        cases.compile_fail(format!("ui/{reason}/*.rs"));
    }
}
