//! How names are found: modules, `use`, globs, renames, re-exports, aliases, and circles of globs.

mod a {
    pub use super::b::*;
    pub mod deep {
        use super::super::Leaf as Renamed;
        pub type Alias<T> = Vec<T>;
        #[derive(serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
        pub struct Inner {
            pub leaf: Renamed,
            pub list: Alias<u8>,
            pub r#type: self::sibling::Side,
        }
        mod sibling {
            #[derive(serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
            pub enum Side {
                Left,
                Right,
            }
        }
    }
}

mod b {
    pub use super::a::*;
    pub use crate::a::deep::Inner;
}

use a::Inner;
use std::collections::BTreeMap as Map;

#[derive(serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
pub struct Leaf(String);

#[derive(kube::CustomResource, serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
#[kube(group = "example.com", version = "v1", kind = "Names", namespaced)]
pub struct NamesSpec {
    inner: Inner,
    map: Map<String, self::a::deep::Alias<Option<crate::Leaf>>>,
}
