//! Types that macros of other crates make.

use stackable_versioned::versioned;

#[versioned(version(name = "v1alpha1"), version(name = "v1"), crates(kube = "kube", versioned = "stackable_versioned"))]
mod versions {
    mod v1 {
        pub use super::OnlyLater;
    }

    /// A cluster.
    #[versioned(crd(group = "example.com", plural = "clusters", doc = "A cluster of servers.", status = ClusterStatus, namespaced))]
    #[derive(Clone, Debug, CustomResource, Serialize, Deserialize, JsonSchema)]
    #[serde(rename_all = "camelCase")]
    pub struct ClusterSpec {
        name: String,
        #[versioned(added(since = "v1"))]
        later: Option<OnlyLater>,
        #[versioned(changed(since = "v1", from_name = "count", from_type = "String"))]
        replicas: u16,
        #[versioned(deprecated(since = "v1", note = "not used"))]
        deprecated_color: Option<Color>,
    }

    #[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
    pub enum Color {
        Red,
        #[versioned(added(since = "v1"))]
        Blue,
    }
}

#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct OnlyLater(String);

#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct ClusterStatus {
    ready: bool,
}

#[derive(CustomResource, Serialize, Deserialize, JsonSchema)]
#[kube(group = "example.com", version = "v1", kind = "Made")]
pub struct MadeSpec {
    kind: ShapeDiscriminants,
    config: ConfigFragment,
    clusters: Vec<v1::Cluster>,
}

#[derive(Serialize, Deserialize, EnumDiscriminants)]
#[strum_discriminants(derive(Serialize, Deserialize, JsonSchema), serde(rename_all = "snake_case"))]
#[serde(tag = "kind")]
pub enum Shape {
    RoundOne { radius: i32 },
    SquareOne { side: i32 },
}

/// How it is set up.
#[derive(Fragment, JsonSchema)]
#[fragment_attrs(derive(Default, Serialize, Deserialize, JsonSchema), serde(rename_all = "camelCase"))]
pub struct Config {
    /// A text.
    log_level: String,
    #[fragment_attrs(serde(default))]
    resources: Resources<Disk>,
    color: Tint,
}

#[derive(Fragment, JsonSchema)]
#[fragment_attrs(derive(Default, Serialize, Deserialize, JsonSchema))]
pub struct Resources<T> {
    #[fragment_attrs(serde(default))]
    storage: T,
    cpu: Option<u32>,
}

#[derive(Fragment, JsonSchema)]
#[fragment_attrs(derive(Default, Serialize, Deserialize, JsonSchema))]
pub struct Disk {
    size: u64,
}

#[derive(Serialize, Deserialize, JsonSchema)]
pub struct Tint(String);

impl Atomic for Tint {}
