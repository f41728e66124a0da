//! The fields of the spec at the root of the object.

use crdgen::CustomResource;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, PartialEq, JsonSchema)]
#[kube(
    group = "clux.dev",
    version = "v1",
    kind = "Bucket",
    namespaced,
    no_spec,
    status = "BucketStatus",
    derive = "PartialEq"
)]
struct BucketFields {
    name: String,
}

#[derive(Serialize, Deserialize, Clone, Debug, PartialEq, JsonSchema)]
struct BucketStatus {
    ready: bool,
}

fn main() {
    let mut bucket = Bucket::new("blobs", BucketFields { name: "blobs".into() });
    bucket.status = Some(BucketStatus { ready: true });
    let json = serde_json::to_value(&bucket).unwrap();
    assert_eq!(
        json,
        serde_json::json!({
            "apiVersion": "clux.dev/v1",
            "kind": "Bucket",
            "metadata": {"name": "blobs"},
            "name": "blobs",
            "status": {"ready": true},
        })
    );
    assert_eq!(serde_json::from_value::<Bucket>(json).unwrap(), bucket);

    let crd = serde_json::to_value(Bucket::definition().unwrap()).unwrap();
    let root = &crd["spec"]["versions"][0]["schema"]["openAPIV3Schema"]["properties"];
    assert_eq!(root["name"]["type"], "string");
    assert!(root.get("spec").is_none());
}
