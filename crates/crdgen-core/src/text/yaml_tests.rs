use serde_json::{Value, json};

use super::to_yaml;

fn yaml(value: &Value) -> String {
    to_yaml(value).expect("a JSON value")
}

/// What readers of YAML 1.1 and 1.2 get from `text`; that they agree with Kubernetes' own was tried by hand with
/// `sigs.k8s.io/yaml` over this table and over random strings.
fn read(text: &str) -> Value {
    serde_yaml::from_str(text).unwrap_or_else(|error| panic!("{error} in\n{text}"))
}

#[test]
fn strings_that_something_takes_for_another_type_are_quoted() {
    let words = "y n Y N yes No ON off true False null NULL ~ = << .inf -.INF +.inf .NaN nan inf \
                 0 1 -1 +1 1.5 -.5 1. 1e3 1E-3 0777 0o17 0b1 0x1F 0X1f -0x1 1_000 _1 +_1 12:30:45 190:20:30.15 \
                 2001-01-01 2001-12-14t21:59:43.10-05:00 2001-12-14T21:59:43Z 1.2.3 . 1,000";
    for word in words.split_whitespace().chain(["2001-12-14 21:59:43.10 -5", ""]) {
        assert_eq!(yaml(&json!(word)), format!("'{word}'\n"));
        assert_eq!(yaml(&json!({word: [word]})), format!("'{word}':\n- '{word}'\n"));
        assert_eq!(read(&yaml(&json!({word: [word]}))), json!({word: [word]}));
    }
}

#[test]
fn strings_and_their_text() {
    let check = |string: &str, expected: &str| {
        let document = yaml(&json!({ "a": string, string: [string] }));
        assert_eq!(yaml(&json!([string])), format!("- {expected}\n"), "{string:?}");
        assert_eq!(read(&document), json!({ "a": string, string: [string] }), "{document}");
    };
    // Plain.
    for string in [
        "abc",
        "a b",
        "a:b",
        "a#b",
        "it's",
        "say \"so\"",
        "10Gi",
        "100m",
        "v1",
        "yes!",
        "non",
        "-a",
        "a-",
        "?a",
        ":a",
        ".spec.replicas",
        "stable.example.com",
        "a, b",
        "a]",
        "ä",
        "日本",
        "😀",
        "\u{a0}",
        "^[a-z]+$",
        "x=y",
        "truely",
    ] {
        check(string, string);
    }
    // In single quotes: indicators, spaces at the ends, comments and colons inside.
    for string in [
        " a", "a ", " ", "-", "- a", "?", "? a", ":", ": a", "a:", "a: b", "a #b", "#a", ",a", "[a", "]a", "{a", "}a",
        "&a", "*a", "!a", "|a", ">a", "\"a\"", "%a", "@a", "`a", "---", "--- a", "...", "[]", "{}",
    ] {
        check(string, &format!("'{string}'"));
    }
    check("'a'", "'''a'''");
    // In double quotes: what cannot stand as it is.
    check("\t", r#""\t""#);
    check("a\tb", r#""a\tb""#);
    check("a\r\nb", r#""a\r\nb""#);
    check("\0\u{7}\u{1b}\u{7f}", r#""\x00\x07\x1B\x7F""#);
    check("a\u{85}b\u{2028}c\u{2029}d\u{feff}", r#""a\x85b\u2028c\u2029d\uFEFF""#);
    check("\u{fffe}\u{ffff}", r#""\uFFFE\uFFFF""#);
    check("\"\\\u{1}", r#""\"\\\x01""#);
    // Several lines: a literal block where it needs no hint.
    check("a\nb", "|-\n  a\n  b");
    check("a\nb\n", "|\n  a\n  b");
    check("a\n\n  b: c # d\n- e", "|-\n  a\n\n    b: c # d\n  - e");
    check("'\n\\", "|-\n  '\n  \\");
    for string in ["\n", "a\n\n", "\na", " a\nb", "a \nb", "a\n ", "a\n \nb", "a\n\tb"] {
        let escaped = string.replace('\n', "\\n").replace('\t', "\\t");
        check(string, &format!("\"{escaped}\""));
    }
}

#[test]
fn blocks() {
    let value = json!({
        "b": {}, "a": [], "c": [[1, [2]], {"y": null, "x": [true]}, [], "text\nmore"],
        "d": {"e": {"f": "text\nmore\n", "g": []}},
    });
    let expected = "\
a: []
b: {}
c:
- - 1
  - - 2
- x:
  - true
  'y': null
- []
- |-
  text
  more
d:
  e:
    f: |
      text
      more
    g: []
";
    assert_eq!(yaml(&value), expected);
    assert_eq!(read(expected), value);
}

#[test]
fn a_long_key_is_marked() {
    let key = "k".repeat(129);
    let value = json!({"a": {&key: {"b": 1}, "c": [{&key: [1]}]}});
    assert_eq!(yaml(&value), format!("a:\n  c:\n  - ? {key}\n    :\n    - 1\n  ? {key}\n  :\n    b: 1\n"));
    assert_eq!(read(&yaml(&value)), value);
}

#[test]
fn numbers() {
    let check = |value: Value, expected: &str| assert_eq!(yaml(&value), format!("{expected}\n"));
    check(json!(0), "0");
    check(json!(i64::MIN), "-9223372036854775808");
    check(json!(u64::MAX), "18446744073709551615");
    check(json!(0.5), "0.5");
    check(json!(1.0), "1.0");
    check(json!(-0.0), "-0.0");
    check(json!(1e300), "1.0e+300");
    check(json!(1.5e-9), "1.5e-9");
}

#[test]
fn text_without_ambiguity_is_that_of_serde_yaml() {
    let value = json!({
        "apiVersion": "apiextensions.k8s.io/v1",
        "spec": {
            "names": {"kind": "CronTab", "shortNames": ["ct"]},
            "versions": [{"name": "v1", "served": true, "schema": {
                "description": "A cron tab.\n\nIt runs: often.\n  - indented",
                "pattern": "^(\\d+|\\*)(/\\d+)?$",
                "default": "it's",
                "properties": {"a: b": {}, "c #d": {"enum": ["", "-", "null", "1", 1, 1.5, null, "ä", " x "]}},
                "items": [[1, 2], [], [{"a": []}], "a\tb", "a \nb"],
            }}],
        },
    });
    assert_eq!(yaml(&value), serde_yaml::to_string(&value).expect("a JSON value"));
}
