//! Types and functions by way of other modules.

use super::prelude::{CustomResource, JsonSchema};
use serde::{Deserialize, Serialize};

pub mod api {
    pub use self::inner::{Port as HostPort, *};
    mod inner {
        use super::super::JsonSchema;
        use serde::{Deserialize, Serialize};
        pub use std::collections::BTreeMap as Map;
        #[derive(Serialize, Deserialize, Clone, Debug, JsonSchema)]
        pub struct Port {
            pub number: u16,
        }
        #[derive(Serialize, Deserialize, Clone, Debug, JsonSchema)]
        pub enum Mode {
            On,
            Off,
        }
        pub mod defaults {
            pub fn mode() -> super::Mode {
                super::Mode::On
            }
        }
    }
    pub use inner::defaults as make;
}
use api::{HostPort, Map, Mode as M};

#[derive(Serialize, Deserialize, Clone, Debug, JsonSchema)]
pub struct T {
    a: HostPort,
    #[serde(default = "api::make::mode")]
    b: M,
    c: Map<String, self::api::Mode>,
}

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(group = "x.dev", version = "v1", kind = "H04Reexports")]
pub struct Spec {
    pub f: T,
}

pub fn values() -> Vec<Spec> {
    [
        T { a: HostPort { number: 1 }, b: M::On, c: Map::new() },
        T { a: HostPort { number: 65535 }, b: M::Off, c: Map::from([("a".into(), M::Off)]) },
    ]
    .map(|f| Spec { f })
    .into()
}
