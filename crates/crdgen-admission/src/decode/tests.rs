use crdgen_core::crd::CustomResourceDefinition;
use crdgen_core::meta::ObjectMeta;
use serde_json::{Value, json};

use super::{dump, lenient, strict};

/// What the server says of a CRD whose root schema is `schema`.
fn check_schema(schema: Value, expected: &str) {
    check(json!({"spec": {"versions": [{"schema": {"openAPIV3Schema": schema}}]}}), expected);
}

fn check(document: Value, expected: &str) {
    let found = strict::<CustomResourceDefinition>(&document).err().unwrap_or_default();
    assert_eq!(found, expected, "{document}");
}

#[test]
fn types() {
    check(json!([]), "json: cannot unmarshal array into Go value of type v1.CustomResourceDefinition");
    check(
        json!({"spec": 1}),
        "json: cannot unmarshal number into Go struct field CustomResourceDefinition.spec of type v1.CustomResourceDefinitionSpec",
    );
    check(
        json!({"metadata": {"labels": []}}),
        "json: cannot unmarshal array into Go struct field ObjectMeta.metadata.labels of type map[string]string",
    );
    check(
        json!({"metadata": {"annotations": {"a": 1}}}),
        "json: cannot unmarshal number into Go struct field ObjectMeta.metadata.annotations of type string",
    );
    check(
        json!({"spec": {"versions": [{"storage": 1}]}}),
        "json: cannot unmarshal number into Go struct field CustomResourceDefinitionVersion.spec.versions.storage of type bool",
    );
    check_schema(
        json!({"properties": {"a": {"maxLength": 9223372036854775808u64, "minLength": 1.5}}}),
        "json: cannot unmarshal number 9223372036854775808 into Go struct field JSONSchemaProps.spec.versions.schema.openAPIV3Schema.properties.maxLength of type int64",
    );
    check_schema(
        json!({"maxLength": 1.0}),
        "json: cannot unmarshal number 1.0 into Go struct field JSONSchemaProps.spec.versions.schema.openAPIV3Schema.maxLength of type int64",
    );
    check_schema(
        json!({"properties": {"a": {"x-kubernetes-validations": [{"rule": 5}]}}}),
        "json: cannot unmarshal number into Go struct field ValidationRule.spec.versions.schema.openAPIV3Schema.properties.x-kubernetes-validations.rule of type string",
    );
    check(
        json!({"spec": {"conversion": {"webhook": {"clientConfig": {"caBundle": "Zm9*"}}}}}),
        "illegal base64 data at input byte 3",
    );
}

#[test]
fn types_below_a_decoder_of_its_own() {
    // The struct that is named is the one outside, and the error is told before one that came earlier.
    check_schema(
        json!({"description": 1, "properties": {"a": {"items": {"properties": {"b": {"x-kubernetes-validations": [{"rule": 5}]}}}}}}),
        "json: cannot unmarshal number into Go struct field JSONSchemaProps.spec.versions.schema.openAPIV3Schema.properties.items.properties.x-kubernetes-validations.rule of type string",
    );
    check_schema(json!({"additionalProperties": "a"}), "boolean or JSON schema expected");
    check_schema(json!({"description": 1, "additionalProperties": "a"}), "boolean or JSON schema expected");
    check_schema(
        json!({"dependencies": {"a": [1]}}),
        "json: cannot unmarshal number into Go struct field JSONSchemaProps.spec.versions.schema.openAPIV3Schema.dependencies of type string",
    );
    check_schema(json!({"items": 5, "dependencies": {"a": null}}), "");
}

#[test]
fn times() {
    check(
        json!({"metadata": {"creationTimestamp": "x"}}),
        r#"parsing time "x" as "2006-01-02T15:04:05Z07:00": cannot parse "x" as "2006""#,
    );
    check(
        json!({"metadata": {"creationTimestamp": 5}}),
        "json: cannot unmarshal number into Go struct field ObjectMeta.metadata.creationTimestamp of type string",
    );
    check(json!({"metadata": {"creationTimestamp": null, "deletionTimestamp": null}}), "");
}

#[test]
fn unknown_fields() {
    check(json!({"Spec": {}}), r#"strict decoding error: unknown field "Spec""#);
    check(
        json!({"a\"": 1, "spec": {"bogus": {"a": 1}, "versions": [{}, {"subresources": {"status": {"a": 1}}}]}}),
        r#"strict decoding error: unknown field "a\"", unknown field "spec.bogus", unknown field "spec.versions[1].subresources.status.a""#,
    );
    check_schema(
        json!({"properties": {"a.b": {"deprecated": true, "default": {"x": 1}}}}),
        r#"strict decoding error: unknown field "spec.versions[0].schema.openAPIV3Schema.properties.a.b.deprecated""#,
    );
    // Types with their own decoder do not ask.
    check_schema(json!({"items": {"deprecated": true}, "additionalProperties": {"deprecated": true}}), "");
    let many: serde_json::Map<String, Value> = (0..200).map(|index| (format!("{index:03}"), Value::Null)).collect();
    let error = strict::<ObjectMeta>(&Value::Object(many)).expect_err("unknown fields");
    assert!(error.ends_with(r#"unknown field "099""#), "{error}");
}

#[test]
fn nulls_and_zero_values_are_as_good_as_nothing() {
    let document = json!({
        "metadata": {"name": null, "namespace": "", "generation": 0, "labels": {"a": null}, "finalizers": [null]},
        "spec": {"versions": [null, {"deprecationWarning": ""}]},
    });
    let crd: CustomResourceDefinition = strict(&document).expect("a CRD");
    assert_eq!((crd.metadata.name, crd.metadata.namespace, crd.metadata.generation), (None, None, None));
    assert_eq!(crd.metadata.labels.get("a").map(String::as_str), Some(""));
    assert_eq!(crd.metadata.finalizers, [""]);
    assert_eq!(crd.spec.versions.len(), 2);
    assert_eq!(crd.spec.versions.last().and_then(|version| version.deprecation_warning.as_deref()), Some(""));
}

#[test]
fn as_serde_reads_it() {
    let document = json!({
        "apiVersion": "apiextensions.k8s.io/v1",
        "kind": "CustomResourceDefinition",
        "metadata": {"name": "a", "labels": {"b": "c"}, "managedFields": [{"manager": "m", "fieldsV1": {"f:a": {}}}]},
        "spec": {"group": "g", "names": {"plural": "p", "kind": "K", "shortNames": ["s"]}, "scope": "Cluster",
            "conversion": {"strategy": "Webhook", "webhook": {"clientConfig": {"caBundle": "Zm9v", "service": {"namespace": "n", "name": "m", "port": 1}}, "conversionReviewVersions": ["v1"]}},
            "versions": [{"name": "v1", "served": true, "storage": true,
                "additionalPrinterColumns": [{"name": "n", "type": "t", "jsonPath": ".j", "priority": 1}],
                "selectableFields": [{"jsonPath": ".a"}],
                "subresources": {"status": {}, "scale": {"specReplicasPath": ".a", "statusReplicasPath": ".b"}},
                "schema": {"openAPIV3Schema": {
                    "type": "object", "maximum": 1.5, "enum": [null, 1], "required": ["a"], "default": {"a": [1]},
                    "items": [{"type": "a"}], "additionalProperties": false, "not": {"type": "b"},
                    "dependencies": {"a": ["b"], "c": {"type": "d"}},
                    "properties": {"a": {"items": {"nullable": true}, "additionalProperties": {"minLength": 1}}},
                    "x-kubernetes-validations": [{"rule": "true", "optionalOldSelf": true}],
                    "x-kubernetes-preserve-unknown-fields": true,
                }}}]},
        "status": {"conditions": [{"type": "Established", "status": "True"}], "storedVersions": ["v1"]},
    });
    let expected: CustomResourceDefinition = serde_json::from_value(document.clone()).expect("a CRD");
    assert_eq!(strict::<CustomResourceDefinition>(&document), Ok(expected));
}

#[test]
fn metadata_of_a_custom_resource() {
    assert_eq!(
        lenient::<ObjectMeta>(&json!({"labels": {"a": 1}})).err().as_deref(),
        Some("json: cannot unmarshal number into Go struct field ObjectMeta.labels of type string")
    );
    assert_eq!(lenient::<ObjectMeta>(&json!({"bogus": 1})), Ok(ObjectMeta::default()));
}

/// `json.Marshal` of an `apiextensions.JSONSchemaProps` of which nothing is set.
const EMPTY: &str = r#"{"ID":"","Schema":"","Ref":null,"Description":"","Type":"","Nullable":false,"Format":"","Title":"","Default":null,"Maximum":null,"ExclusiveMaximum":false,"Minimum":null,"ExclusiveMinimum":false,"MaxLength":null,"MinLength":null,"Pattern":"","MaxItems":null,"MinItems":null,"UniqueItems":false,"MultipleOf":null,"Enum":null,"MaxProperties":null,"MinProperties":null,"Required":null,"Items":null,"AllOf":null,"OneOf":null,"AnyOf":null,"Not":null,"Properties":null,"AdditionalProperties":null,"PatternProperties":null,"Dependencies":null,"AdditionalItems":null,"Definitions":null,"ExternalDocs":null,"Example":null,"XPreserveUnknownFields":null,"XEmbeddedResource":false,"XIntOrString":false,"XListMapKeys":null,"XListType":null,"XMapType":null,"XValidations":null}"#;

#[test]
fn schemas_are_printed_as_the_internal_type() {
    let check = |schema: Value, before: &str, after: &str| {
        assert_eq!(dump::schema(&schema), EMPTY.replace(before, &after.replace("{E}", EMPTY)), "{schema}");
    };
    check(json!({}), "", "");
    check(json!({"title": null, "default": null, "not": null, "allOf": null}), "", "");
    check(json!({"title": "<"}), r#""Title":"""#, r#""Title":"\u003c""#);
    check(json!({"$ref": ""}), r#""Ref":null"#, r#""Ref":"""#);
    check(json!({"maximum": 1e21}), r#""Maximum":null"#, r#""Maximum":1e+21"#);
    check(json!({"enum": [null, 1, {"b": 1, "a": 2}]}), r#""Enum":null"#, r#""Enum":[null,1,{"a":2,"b":1}]"#);
    check(
        json!({"enum": [], "required": []}),
        r#""Enum":null,"MaxProperties":null,"MinProperties":null,"Required":null"#,
        r#""Enum":[],"MaxProperties":null,"MinProperties":null,"Required":[]"#,
    );
    check(json!({"allOf": [{}, null]}), r#""AllOf":null"#, r#""AllOf":[{E},{E}]"#);
    check(json!({"properties": {"a": null}}), r#"null,"AdditionalProperties""#, r#"{"a":{E}},"AdditionalProperties""#);
    check(json!({"items": {}}), r#""Items":null"#, r#""Items":{"Schema":{E},"JSONSchemas":null}"#);
    check(json!({"items": []}), r#""Items":null"#, r#""Items":{"Schema":null,"JSONSchemas":[]}"#);
    check(json!({"items": 1}), r#""Items":null"#, r#""Items":{"Schema":null,"JSONSchemas":null}"#);
    check(
        json!({"additionalItems": false}),
        r#""AdditionalItems":null"#,
        r#""AdditionalItems":{"Allows":false,"Schema":null}"#,
    );
    check(
        json!({"additionalItems": {}}),
        r#""AdditionalItems":null"#,
        r#""AdditionalItems":{"Allows":true,"Schema":{E}}"#,
    );
    check(
        json!({"dependencies": {"b": ["c"], "a": {}, "d": null}}),
        r#""Dependencies":null"#,
        r#""Dependencies":{"a":{"Schema":{E},"Property":null},"b":{"Schema":null,"Property":["c"]},"d":{"Schema":null,"Property":null}}"#,
    );
    check(
        json!({"x-kubernetes-validations": [{"rule": "r"}]}),
        r#""XValidations":null"#,
        r#""XValidations":[{"Rule":"r","Message":"","MessageExpression":"","Reason":null,"FieldPath":"","OptionalOldSelf":null}]"#,
    );
}

#[test]
fn fields_that_are_set() {
    let schema = json!({
        "type": "", "title": "t", "nullable": false, "maximum": 0, "enum": [], "$ref": "", "not": {}, "default": null,
        "x-kubernetes-preserve-unknown-fields": false,
    });
    let set: Vec<&str> = dump::fields_of_schema(&schema).collect();
    assert_eq!(set, ["Ref", "Title", "Maximum", "Enum", "Not", "XPreserveUnknownFields"]);
}

#[test]
fn versions_are_printed_without_what_is_hoisted() {
    let versions = json!([{"name": "v1", "schema": {"openAPIV3Schema": {}}, "selectableFields": []}]);
    assert_eq!(
        dump::versions(&versions, &["schema"]),
        r#"[{"Name":"v1","Served":false,"Storage":false,"Deprecated":false,"DeprecationWarning":null,"Schema":null,"Subresources":null,"AdditionalPrinterColumns":null,"SelectableFields":[]}]"#
    );
}
