//! What source alone cannot tell is an error with the trail that led there; nothing is guessed.

use serde::{Deserialize, Serialize};

#[derive(kube::CustomResource, Serialize, Deserialize, schemars::JsonSchema)]
#[kube(group = "example.com", version = "v1", kind = "Foreign", namespaced)]
pub struct ForeignSpec {
    outer: Outer,
}

#[derive(Serialize, Deserialize, schemars::JsonSchema)]
struct Outer {
    inner: Vec<some_crate::Thing>,
}

#[derive(kube::CustomResource, Serialize, Deserialize, schemars::JsonSchema)]
#[kube(group = "example.com", version = "v1", kind = "Missing", namespaced)]
pub struct MissingSpec {
    inner: Nowhere,
}

#[derive(kube::CustomResource, Serialize, Deserialize, schemars::JsonSchema)]
#[kube(group = "example.com", version = "v1", kind = "Handmade", namespaced)]
pub struct HandmadeSpec {
    handmade: Handmade,
    #[schemars(schema_with = "made")]
    made: String,
    #[schemars(transform = make)]
    changed: String,
}

struct Handmade;

impl schemars::JsonSchema for Handmade {
    fn schema_name() -> String {
        "Handmade".to_owned()
    }
}

#[derive(kube::CustomResource, Serialize, Deserialize, schemars::JsonSchema)]
#[kube(group = "example.com", version = "v1", kind = "Computed", namespaced)]
pub struct ComputedSpec {
    #[serde(default = "from_environment")]
    image: String,
    #[serde(default)]
    no_default: NoDefault,
}

#[derive(Serialize, Deserialize, schemars::JsonSchema)]
struct NoDefault;

fn from_environment() -> String {
    std::env::var("IMAGE").unwrap_or_default()
}

#[derive(kube::CustomResource, Serialize, Deserialize, schemars::JsonSchema)]
#[kube(group = "Example.com", version = "v1", kind = "BadNames", namespaced, shortnames = "bn")]
pub struct BadNamesSpec {
    #[serde(renam = "a")]
    a: String,
}

#[derive(kube::CustomResource, Serialize, Deserialize, schemars::JsonSchema)]
#[kube(group = "example.com", version = "v1", kind = "Recursive", namespaced)]
pub struct RecursiveSpec {
    tree: Tree,
}

#[derive(Serialize, Deserialize, schemars::JsonSchema)]
struct Tree {
    children: Vec<Tree>,
}

#[derive(kube::CustomResource, Serialize, Deserialize, schemars::JsonSchema)]
#[kube(group = "example.com", version = "v1", kind = "Fine", namespaced)]
pub struct FineSpec {
    a: String,
}
