//! Where values stand.

use crdgen_yaml::{Limits, Lines, Places, Position, Step, read};

use Step::{Index as I, Key as K};

/// The key and the value found at `path` of document `index`, as they stand in the text, and how much of the path was found.
fn check(text: &str, index: usize, path: &[Step<'_>], key: Option<&str>, value: &str, steps: usize) {
    let place = Places::of(text).find(index, path).unwrap_or_else(|| panic!("no document {index} in {text:?}"));
    let found = (place.key.map(|range| &text[range]), &text[place.value], place.steps);
    assert_eq!(found, (key, value, steps), "{path:?} of {text:?}");
}

const CRD: &str = r#"# a comment
kind: CustomResourceDefinition
spec:
  versions:
  - name: "v1"
    served: yes # not true
  - name: 'v2'
    flow: {a: [1, {b: c}], "d": ~}
  text: |-
    one
    two
  folded: one
    two
  empty:
---
kind: second
"#;

#[test]
fn yaml() {
    check(CRD, 0, &[], None, "kind: CustomResourceDefinition", 0);
    check(CRD, 0, &[K("kind")], Some("kind"), "CustomResourceDefinition", 1);
    check(CRD, 0, &[K("spec"), K("versions")], Some("versions"), "- name: \"v1\"", 2);
    check(CRD, 0, &[K("spec"), K("versions"), I(0)], None, "name: \"v1\"", 3);
    check(CRD, 0, &[K("spec"), K("versions"), I(0), K("name")], Some("name"), "\"v1\"", 4);
    check(CRD, 0, &[K("spec"), K("versions"), I(0), K("served")], Some("served"), "yes", 4);
    check(CRD, 0, &[K("spec"), K("versions"), I(1), K("name")], Some("name"), "'v2'", 4);
    let flow = [K("spec"), K("versions"), I(1), K("flow"), K("a"), I(1), K("b")];
    check(CRD, 0, &flow[..4], Some("flow"), "{a: [1, {b: c}], \"d\": ~}", 4);
    check(CRD, 0, &flow[..5], Some("a"), "[1, {b: c}]", 5);
    check(CRD, 0, &flow, Some("b"), "c", 7);
    check(CRD, 0, &[K("spec"), K("text")], Some("text"), "|-\n    one\n    two", 2);
    check(CRD, 0, &[K("spec"), K("folded")], Some("folded"), "one\n    two", 2);
    check(CRD, 0, &[K("spec"), K("empty")], Some("empty"), "", 2);
    check(CRD, 1, &[K("kind")], Some("kind"), "second", 1);
}

#[test]
fn a_path_that_ends_early() {
    check(CRD, 0, &[K("spec"), K("group"), K("x")], Some("spec"), "versions:", 1);
    check(CRD, 0, &[K("spec"), K("versions"), I(2)], Some("versions"), "- name: \"v1\"", 2);
    check(CRD, 0, &[I(0)], None, "kind: CustomResourceDefinition", 0);
    assert_eq!(Places::of(CRD).find(2, &[]), None);
    assert_eq!(Places::of("a: [").find(0, &[]), None);
}

#[test]
fn aliases_and_merges() {
    let text = "base: &base {a: 1, b: 2}\nmerged:\n  <<: *base\n  b: 3\nlist: &list [x]\nuse: *list\nboth: {<<: [{a: 4}, *base]}\n";
    check(text, 0, &[K("use")], Some("use"), "*list", 1);
    check(text, 0, &[K("use"), I(0)], None, "x", 2);
    check(text, 0, &[K("merged"), K("a")], Some("a"), "1", 2);
    check(text, 0, &[K("merged"), K("b")], Some("b"), "3", 2);
    check(text, 0, &[K("both"), K("a")], Some("a"), "4", 2);
    check(text, 0, &[K("both"), K("b")], Some("b"), "2", 2);
}

#[test]
fn keys_are_named_as_in_json() {
    check("n: 1\n2: b\n1.5: c\n", 0, &[K("false")], Some("n"), "1", 1);
    check("n: 1\n2: b\n1.5: c\n", 0, &[K("2")], Some("2"), "b", 1);
    check("n: 1\n2: b\n1.5: c\n", 0, &[K("1.5")], Some("1.5"), "c", 1);
    check("a: 1\na: 2\n", 0, &[K("a")], Some("a"), "2", 1);
}

#[test]
fn json() {
    let text = "{\"a\": [1, \"x\"],\n \"b\": {\"c\": null}}\n{\"d\": 1.0}";
    check(text, 0, &[], None, "{\"a\": [1, \"x\"],", 0);
    check(text, 0, &[K("a"), I(1)], None, "\"x\"", 2);
    check(text, 0, &[K("b"), K("c")], Some("\"c\""), "null", 2);
    check(text, 1, &[K("d")], Some("\"d\""), "1.0", 1);
}

#[test]
fn documents_that_say_nothing_are_not_counted() {
    check("# c\n---\n---\na: 1\n---\nnull\n---\nb: 2", 0, &[K("a")], Some("a"), "1", 1);
    check("# c\n---\n---\na: 1\n---\nnull\n---\nb: 2", 1, &[K("b")], Some("b"), "2", 1);
    check("\u{FEFF}a: é\r\nb: 2\r\n", 0, &[K("a")], Some("a"), "é", 1);
}

#[test]
fn lines_and_columns() {
    let text = "ab\né: x\r\n\nlast";
    let lines = Lines::new(text);
    let check = |at, line, column| assert_eq!(lines.position(text, at), Position { line, column }, "{at}");
    check(0, 1, 1);
    check(2, 1, 3);
    check(3, 2, 1);
    check(5, 2, 2);
    check(7, 2, 4);
    check(10, 3, 1);
    check(11, 4, 1);
    check(15, 4, 5);
    check(99, 4, 5);
    let line = |line| lines.line(text, line).map(|range| &text[range]).unwrap_or_default();
    assert_eq!((line(2), line(4), line(0), line(9)), ("é: x", "last", "", ""));
}

#[test]
fn problems() {
    let limits = Limits { bytes: 1 << 20, depth: 100 };
    let text = "x: é\n---\na: 1\nb: 2\na: 3\n";
    let documents = read(text, &limits).expect("YAML");
    let shown: Vec<_> = documents.iter().map(|document| &text[document.range.clone()]).collect();
    assert_eq!(shown, ["x: é", "a: 1\nb: 2\na: 3"]);
    let duplicates = &documents[1].duplicate_keys;
    let found: Vec<_> = duplicates.iter().map(|problem| (problem.message.as_str(), problem.range.clone())).collect();
    assert_eq!(found, [("line 3: key \"a\" already set in map", 20..21)]);

    let check = |text: &str, message: &str, at: usize| {
        let problem = read(text, &limits).expect_err(text);
        assert_eq!((problem.message.as_str(), problem.range.start), (message, at), "{text:?}");
    };
    check("é: 1\n---\na:\n\tb: 1\n", "yaml: line 2: found character that cannot start any token", 13);
    check("a: b: c\n", "yaml: mapping values are not allowed in this context", 4);
    check("a: 1\nb: *c\n", "yaml: unknown anchor 'c' referenced", 8);
    check("a: 1\nb: .nan\n", "json: unsupported value: NaN", 8);
    check("{\"a\": 1\n", "unexpected EOF", 7);
}
