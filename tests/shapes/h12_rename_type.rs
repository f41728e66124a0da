//! Types that schemars calls by other names.

use super::prelude::{CustomResource, JsonSchema};
use serde::{Deserialize, Serialize};

mod a {
    use super::JsonSchema;
    use serde::{Deserialize, Serialize};
    #[derive(Serialize, Deserialize, Clone, Debug, JsonSchema)]
    pub struct I {
        pub a: i32,
    }
}

mod b {
    use super::JsonSchema;
    use serde::{Deserialize, Serialize};
    #[derive(Serialize, Deserialize, Clone, Debug, JsonSchema)]
    #[schemars(rename = "Other")]
    pub struct I {
        pub b: i32,
    }
    #[derive(Serialize, Deserialize, Clone, Debug, JsonSchema)]
    pub struct J {
        pub c: i32,
    }
}

#[derive(Serialize, Deserialize, Clone, Debug, JsonSchema)]
pub struct T {
    a: a::I,
    b: b::I,
    c: Option<b::J>,
}

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(group = "x.dev", version = "v1", kind = "H12RenameType")]
pub struct Spec {
    pub f: T,
}

pub fn values() -> Vec<Spec> {
    [
        T { a: a::I { a: 1 }, b: b::I { b: 1 }, c: None },
        T { a: a::I { a: 1 }, b: b::I { b: 1 }, c: Some(b::J { c: 1 }) },
    ]
    .map(|f| Spec { f })
    .into()
}
