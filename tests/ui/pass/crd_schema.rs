//! Both derives on one type: the keys of `#[crd(...)]` go to the one that they are for.

use crdgen::{CrdSchema, CustomResource};
use serde::{Deserialize, Serialize};

#[derive(CustomResource, CrdSchema, Serialize, Deserialize, Clone, Debug)]
#[crd(
    group = "stable.example.com",
    version = "v1",
    kind = "CronTab",
    status = Status,
    validation = "self.metadata.name.size() < 20",
    spec(validation(rule = "self.names.size() < 5", message = "too many names"))
)]
pub struct CronTabSpec {
    /// What it is called.
    #[crd(list_type = "set", max_items = 5)]
    names: Vec<String>,
    #[crd(int_or_string)]
    port: serde_json::Value,
}

#[derive(CrdSchema, Serialize, Deserialize, Clone, Debug)]
pub struct Status {
    #[crd(list_type = "map", list_map_keys("name"))]
    conditions: Vec<Condition>,
}

#[derive(CrdSchema, Serialize, Deserialize, Clone, Debug)]
pub struct Condition {
    #[crd(max_length = 63)]
    name: String,
}

fn main() {
    let crd = serde_json::to_value(CronTab::definition().unwrap()).unwrap();
    let root = &crd["spec"]["versions"][0]["schema"]["openAPIV3Schema"];
    assert_eq!(root["x-kubernetes-validations"][0]["rule"], "self.metadata.name.size() < 20");
    let (spec, status) = (&root["properties"]["spec"], &root["properties"]["status"]);
    assert_eq!(spec["x-kubernetes-validations"][0]["message"], "too many names");
    assert_eq!(spec["properties"]["names"]["x-kubernetes-list-type"], "set");
    assert_eq!(spec["properties"]["names"]["maxItems"], 5);
    assert_eq!(spec["properties"]["port"]["x-kubernetes-int-or-string"], true);
    let conditions = &status["properties"]["conditions"];
    assert_eq!(conditions["x-kubernetes-list-map-keys"][0], "name");
    assert_eq!(conditions["items"]["properties"]["name"]["maxLength"], 63);
}
