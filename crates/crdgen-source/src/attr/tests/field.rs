use serde_json::{Map, Value, json};

use super::{attributes, check_findings};
use crate::attr::Ctxt;
use crate::attr::field::{Place, parse};

#[track_caller]
fn check(text: &str, place: Place, expected: Value) {
    let (attrs, _) = attributes(text);
    let cx = Ctxt::new();
    let schema = parse(&attrs, place, &cx);
    check_findings(cx, &[]);
    let keywords: Map<String, Value> =
        schema.keywords().map(|(keyword, value)| (keyword.to_owned(), value.value.clone())).collect();
    assert_eq!(Value::Object(keywords), expected);
}

#[track_caller]
fn check_refused(text: &str, expected: &[&str]) {
    let (attrs, _) = attributes(text);
    let cx = Ctxt::new();
    parse(&attrs, Place::Field, &cx);
    check_findings(cx, expected);
}

#[test]
fn keywords_of_a_field() {
    check(
        r#"#[crd(list_type = "map", list_map_keys("name", "port"), min_items = 1, max_items = 8)]
        #[crd(description = "ports", default = [{"name": "http", "port": 80}], validation = "self.size() > 0")]
        #[crd(validation(rule = "a\nb", message = "m", reason = "FieldValueInvalid", optional_old_self))]"#,
        Place::Field,
        json!({
            "x-kubernetes-list-type": "map",
            "x-kubernetes-list-map-keys": ["name", "port"],
            "minItems": 1,
            "maxItems": 8,
            "description": "ports",
            "default": [{"name": "http", "port": 80}],
            "x-kubernetes-validations": [
                {"rule": "self.size() > 0"},
                {"rule": "a\nb", "message": "m", "reason": "FieldValueInvalid", "optionalOldSelf": true},
            ],
        }),
    );
    check(
        r#"#[crd(minimum = -1, exclusive_maximum = 2.5, multiple_of = 0.5, format = "int32", nullable)]"#,
        Place::Field,
        json!({"minimum": -1, "exclusiveMaximum": 2.5, "multipleOf": 0.5, "format": "int32", "nullable": true}),
    );
    check("#[crd(preserve_unknown_fields = false)]", Place::Field, json!({}));
}

#[test]
fn x_kube_unchanged() {
    let strategy = |text: &str, expected| check(&format!("#[x_kube(merge_strategy = {text})]"), Place::Field, expected);
    strategy("ListMerge::Set", json!({"x-kubernetes-list-type": "set"}));
    strategy(
        r#"ListMerge::Map(vec!["name".into()])"#,
        json!({"x-kubernetes-list-type": "map", "x-kubernetes-list-map-keys": ["name"]}),
    );
    strategy("MapMerge::Granular", json!({"x-kubernetes-map-type": "granular"}));
    strategy("kube::core::StructMerge::Atomic", json!({"x-kubernetes-map-type": "atomic"}));
    check(
        r#"#[x_kube(validation = Rule::new("self != ''").message("empty"), cel)]"#,
        Place::Field,
        json!({"x-kubernetes-validations": [{"rule": "self != ''", "message": "empty"}]}),
    );
}

#[test]
fn the_type_of_a_spec_has_its_own_list() {
    let kind = r#"#[crd(group = "a.b", version = "v1", kind = "K", validation = "root", spec(validation = "spec"))]"#;
    check(kind, Place::Container, json!({"x-kubernetes-validations": [{"rule": "spec"}]}));
    check(r#"#[crd(validation = "own")]"#, Place::Container, json!({"x-kubernetes-validations": [{"rule": "own"}]}));
}

#[test]
fn what_is_refused() {
    check_refused("#[crd(list_typ = \"set\")]", &["unknown-key: list_typ: unknown key `list_typ` in `#[crd(...)]`"]);
    check_refused(
        r#"#[crd(list_type = "list")]"#,
        &[r#"invalid-value: "list": `list_type`: Unsupported value: "list": supported values: "atomic", "set", "map""#],
    );
    check_refused(
        r#"#[crd(list_type = "map")]"#,
        &[r#"missing: "map": `list_map_keys`: Required value: must not be empty if x-kubernetes-list-type is map"#],
    );
    check_refused(
        r#"#[crd(list_map_keys("a", "a"))]"#,
        &[
            r#"duplicate: "a": key `a` is given twice"#,
            "conflict: list_map_keys: `list_type` must be map if x-kubernetes-list-map-keys is non-empty",
        ],
    );
    check_refused(
        "#[crd(int_or_string, preserve_unknown_fields)]",
        &[
            "conflict: preserve_unknown_fields: x-kubernetes-preserve-unknown-fields must be false if x-kubernetes-int-or-string is true",
        ],
    );
    check_refused(
        "#[crd(min_length = 3, max_length = 2, minimum = a, max_items = -1)]",
        &[
            "malformed: a: expected a string, a number, true, false, null, [...] or {...}",
            "malformed: -1: expected a whole number: `max_items = 1`",
            "conflict: 2: maxLength is less than minLength, so that no value fits",
        ],
    );
    check_refused("#[x_kube(merge_strategy = Set)]", &["malformed: merge_strategy: expected a merge strategy"]);
}
