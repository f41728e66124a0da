//! What a conversion webhook answers, of three versions of which each converts to the next.

use crdgen::conversion::{ConversionReview, Converter};
use serde_json::{Value, json};

mod v1alpha1 {
    #[derive(crdgen::CustomResource, serde::Serialize, serde::Deserialize, Clone, Debug, schemars::JsonSchema)]
    #[crd(group = "example.com", version = "v1alpha1", kind = "Disk")]
    pub(crate) struct DiskSpec {
        pub(crate) size: String,
    }
}

mod v1beta1 {
    #[derive(crdgen::CustomResource, serde::Serialize, serde::Deserialize, Clone, Debug, schemars::JsonSchema)]
    #[crd(group = "example.com", version = "v1beta1", kind = "Disk")]
    pub(crate) struct DiskSpec {
        pub(crate) bytes: u64,
    }
}

mod v1 {
    #[derive(crdgen::CustomResource, serde::Serialize, serde::Deserialize, Clone, Debug, schemars::JsonSchema)]
    #[crd(group = "example.com", version = "v1", kind = "Disk")]
    pub(crate) struct DiskSpec {
        pub(crate) bytes: u64,
        /// Nothing of it is known in v1beta1.
        #[serde(default)]
        pub(crate) tags: Vec<String>,
    }
}

impl TryFrom<v1alpha1::Disk> for v1beta1::Disk {
    type Error = String;

    fn try_from(disk: v1alpha1::Disk) -> Result<Self, String> {
        let size = disk.spec.size;
        let bytes = size.parse().map_err(|error| format!("spec.size: {size:?}: {error}"))?;
        Ok(Self { metadata: disk.metadata, spec: v1beta1::DiskSpec { bytes } })
    }
}

/// Of whichever metadata there is: that of k8s-openapi with the feature `kube`, or crdgen's own.
fn set_label(metadata: &mut crdgen::ObjectMeta, key: &str, value: &str) {
    let mut document = serde_json::to_value(&*metadata).expect("metadata is JSON");
    document["labels"][key] = value.into();
    *metadata = serde_json::from_value(document).expect("metadata");
}

impl From<v1beta1::Disk> for v1alpha1::Disk {
    fn from(disk: v1beta1::Disk) -> Self {
        Self { metadata: disk.metadata, spec: v1alpha1::DiskSpec { size: disk.spec.bytes.to_string() } }
    }
}

impl From<v1beta1::Disk> for v1::Disk {
    fn from(disk: v1beta1::Disk) -> Self {
        Self { metadata: disk.metadata, spec: v1::DiskSpec { bytes: disk.spec.bytes, tags: Vec::new() } }
    }
}

impl From<v1::Disk> for v1beta1::Disk {
    fn from(disk: v1::Disk) -> Self {
        let mut metadata = disk.metadata;
        // The first of these may change, the second may not.
        set_label(&mut metadata, "tags", &disk.spec.tags.len().to_string());
        metadata.generation = Some(99);
        Self { metadata, spec: v1beta1::DiskSpec { bytes: disk.spec.bytes } }
    }
}

mod nameless {
    #[derive(crdgen::CustomResource, serde::Serialize, serde::Deserialize, Clone, Debug, schemars::JsonSchema)]
    #[crd(group = "example.com", version = "v2", kind = "Disk")]
    pub(crate) struct DiskSpec {}
}

impl From<v1::Disk> for nameless::Disk {
    fn from(_: v1::Disk) -> Self {
        Self { metadata: crdgen::ObjectMeta::default(), spec: nameless::DiskSpec {} }
    }
}

impl From<nameless::Disk> for v1::Disk {
    fn from(disk: nameless::Disk) -> Self {
        Self { metadata: disk.metadata, spec: v1::DiskSpec { bytes: 0, tags: Vec::new() } }
    }
}

fn converter() -> Converter {
    Converter::new().between::<v1alpha1::Disk, v1beta1::Disk>().between::<v1beta1::Disk, v1::Disk>()
}

fn disk(version: &str, spec: Value) -> Value {
    let metadata =
        json!({"name": "data", "namespace": "default", "uid": "u", "generation": 3, "managedFields": [{"x": 1}]});
    json!({"apiVersion": format!("example.com/{version}"), "kind": "Disk", "metadata": metadata, "spec": spec})
}

#[track_caller]
fn answer(converter: &Converter, review: Value) -> Value {
    let review: ConversionReview = serde_json::from_value(review).expect("a review");
    serde_json::to_value(converter.review(review)).expect("JSON")
}

#[track_caller]
fn ask(desired: &str, objects: &[Value]) -> Value {
    let request = json!({"uid": "r-1", "desiredAPIVersion": desired, "objects": objects});
    // As the server writes it, which says something of the response, too.
    let response = json!({"uid": "", "convertedObjects": null, "result": {"metadata": {}}});
    let mut review = json!({"apiVersion": "apiextensions.k8s.io/v1", "kind": "ConversionReview", "request": request});
    review["response"] = response;
    let answer = answer(&converter().between::<v1::Disk, nameless::Disk>(), review);
    assert_eq!(
        (&answer["apiVersion"], &answer["kind"]),
        (&json!("apiextensions.k8s.io/v1"), &json!("ConversionReview"))
    );
    assert_eq!((&answer["request"], &answer["response"]["uid"]), (&Value::Null, &json!("r-1")));
    answer["response"].clone()
}

#[track_caller]
fn check_failure(desired: &str, objects: &[Value], message: &str) {
    let response = ask(desired, objects);
    assert_eq!(response["result"], json!({"status": "Failure", "message": message}));
    assert_eq!(response["convertedObjects"], json!([]));
}

#[test]
fn all_objects_come_back_in_order() {
    let old = disk("v1alpha1", json!({"size": "512"}));
    let mut other = disk("v1", json!({"bytes": 7, "tags": []}));
    other["metadata"]["name"] = json!("other");
    let response = ask("example.com/v1", &[old.clone(), other.clone(), disk("v1beta1", json!({"bytes": 1}))]);
    assert_eq!(response["result"], json!({"status": "Success"}));
    let expected = [disk("v1", json!({"bytes": 512, "tags": []})), other, disk("v1", json!({"bytes": 1, "tags": []}))];
    assert_eq!(response["convertedObjects"], json!(expected));
    // On the way back a conversion changes a label, which it may, and the generation, which stays as it was.
    let mut expected = disk("v1alpha1", json!({"size": "512"}));
    expected["metadata"]["labels"] = json!({"tags": "1"});
    let new = disk("v1", json!({"bytes": 512, "tags": ["a"]}));
    assert_eq!(ask("example.com/v1alpha1", &[new])["convertedObjects"], json!([expected]));
}

#[test]
fn failures_say_why() {
    let good = disk("v1alpha1", json!({"size": "512"}));
    check_failure(
        "example.com/v1",
        &[good.clone(), disk("v1alpha1", json!({"size": "big"}))],
        "default/data: spec.size: \"big\": invalid digit found in string",
    );
    check_failure(
        "example.com/v1",
        &[disk("v1alpha1", json!({"bytes": 1}))],
        "default/data: is not of version v1alpha1: missing field `size`",
    );
    check_failure(
        "example.com/v3",
        &[good],
        r#"there is no conversion of "Disk" from "example.com/v1alpha1" to "example.com/v3""#,
    );
    check_failure("example.com/v1", &[json!(3)], r#"there is no conversion of "" from "" to "example.com/v1""#);
    check_failure(
        "example.com/v2",
        &[disk("v1", json!({"bytes": 1}))],
        r#"default/data: the conversion changed metadata.name from "data" to "": hand `metadata` on"#,
    );
}

#[test]
fn what_is_no_request_is_answered() {
    let check = |review: Value, message: &str| {
        let response = answer(&converter(), review)["response"].clone();
        assert_eq!(response["result"], json!({"status": "Failure", "message": message}));
    };
    let kind = "ConversionReview";
    check(json!({"apiVersion": "apiextensions.k8s.io/v1", "kind": kind}), "the review has no request");
    check(json!({}), r#"expected ConversionReview of apiextensions.k8s.io/v1, not "" of """#);
    check(
        json!({"apiVersion": "apiextensions.k8s.io/v1beta1", "kind": kind, "request": {"uid": "1"}}),
        r#"expected ConversionReview of apiextensions.k8s.io/v1, not "ConversionReview" of "apiextensions.k8s.io/v1beta1""#,
    );
}

#[test]
fn a_round_trip_tells_what_is_lost() {
    let old = v1alpha1::Disk::new("data", v1alpha1::DiskSpec { size: "0512".to_owned() });
    let error = converter().round_trip(&old).expect_err("a loss").to_string();
    let expected = "changed on its way through example.com/v1beta1\nspec.size: was \"0512\", is \"512\"";
    assert_eq!(error, expected);

    let new = v1::Disk::new("data", v1::DiskSpec { bytes: 1, tags: vec!["a".to_owned()] });
    let error = converter().round_trip(&new).expect_err("a loss").to_string();
    let expected = "changed on its way through example.com/v1beta1\nmetadata.labels: was absent, is {\"tags\":\"1\"}\n\
        spec.tags[0]: was \"a\", is absent";
    assert_eq!(error, expected);

    let beta = v1beta1::Disk::new("data", v1beta1::DiskSpec { bytes: 1 });
    let only_older = Converter::new().between::<v1alpha1::Disk, v1beta1::Disk>();
    assert_eq!(only_older.round_trip(&beta), Ok(()));
    let error = only_older.round_trip(&new).expect_err("no conversion").to_string();
    assert_eq!(error, r#"there is no conversion of "Disk" from "example.com/v1""#);
}
