use crdgen_core::crd::CustomResourceDefinition;
use serde_json::{Value, json};

use super::*;

fn planned(schema: Value) -> Version {
    let crd = json!({
        "spec": {
            "group": "example.com",
            "names": {"kind": "Tab", "plural": "tabs"},
            "scope": "Namespaced",
            "versions": [
                {"name": "v1beta1", "served": true, "deprecated": true},
                {"name": "v1", "served": true, "schema": {"openAPIV3Schema": schema}},
                {"name": "v1alpha1", "served": false},
            ],
        },
    });
    let crd: CustomResourceDefinition = serde_json::from_value(crd).expect("a CRD");
    let kind = plan(&crd);
    let names: Vec<&str> = kind.versions.iter().map(|version| version.name.as_str()).collect();
    assert_eq!(names, ["v1", "v1beta1"]);
    assert_eq!(kind.versions[1].deprecated.as_deref(), Some("example.com/v1beta1 Tab is deprecated"));
    kind.versions[0].clone()
}

/// Each type on a line: its path, and its fields or values.
fn check(schema: Value, expected: &[&str]) {
    let version = planned(schema);
    let lines: Vec<String> = version.types.iter().map(line).collect();
    assert_eq!(lines, expected);
}

fn line(named: &Named) -> String {
    let inside: Vec<String> = match &named.shape {
        Shape::Enum(values) => values.clone(),
        Shape::Struct(fields) => fields
            .iter()
            .map(|field| {
                let marks =
                    format!("{}{}", if field.required { "!" } else { "" }, if field.nullable { "?" } else { "" });
                format!("{}{marks}: {:?}", field.json, field.ty)
            })
            .collect(),
    };
    format!("/{} {}", named.path.join("/"), inside.join(", "))
}

#[test]
fn types() {
    let enumeration = json!({"type": "string", "enum": ["a", "b", "a"]});
    check(
        json!({"type": "object", "required": ["spec"], "properties": {
            "metadata": {"type": "object"},
            "spec": {"type": "object", "required": ["n", "m"], "properties": {
                "n": {"type": "integer", "format": "int32"},
                "m": {"type": "string", "default": "x"},
                "items": {"type": "array", "items": {"type": "object", "properties": {"mode": enumeration}}},
                "map": {"type": "object", "additionalProperties": {"type": "number", "nullable": true}},
                "port": {"x-kubernetes-int-or-string": true},
                "free": {"type": "object", "x-kubernetes-preserve-unknown-fields": true},
                "any": {"x-kubernetes-preserve-unknown-fields": true, "nullable": true},
            }},
        }}),
        &[
            "/ spec!: Named(1)",
            "/spec any?: Any, free: Object, items: List(Named(2), false), m: String(None), map: Map(Number, true), \
             n!: Int32, port: IntOrString",
            "/spec/items mode: Named(3)",
            "/spec/items/mode a, b",
        ],
    );
}

#[test]
fn a_version_without_a_schema_has_a_root() {
    check(json!(null), &["/ "]);
}

#[test]
fn what_no_field_names() {
    let template =
        json!({"type": "object", "x-kubernetes-embedded-resource": true, "properties": {"kind": {"type": "string"}}});
    let open =
        json!({"type": "object", "x-kubernetes-preserve-unknown-fields": true, "properties": {"template": template}});
    let schema = json!({"type": "object", "properties": {"open": open}});
    check(
        schema.clone(),
        &[
            "/ open: Named(1)",
            "/open template: Named(2)",
            "/open/template apiVersion!: String(None), kind: String(None), metadata: Object",
        ],
    );
    let open: Vec<bool> = planned(schema).types.iter().map(|named| named.open).collect();
    assert_eq!(open, [false, true, false]);
}
