//! Addresses.

use super::prelude::{CustomResource, JsonSchema};
use serde::{Deserialize, Serialize};

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

#[derive(Serialize, Deserialize, Clone, Debug, JsonSchema)]
pub struct T {
    a: IpAddr,
    b: Ipv4Addr,
    c: Ipv6Addr,
    d: SocketAddr,
}

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(group = "x.dev", version = "v1", kind = "F30Addresses")]
pub struct Spec {
    pub f: T,
}

pub fn values() -> Vec<Spec> {
    [
        T {
            a: Ipv4Addr::LOCALHOST.into(),
            b: Ipv4Addr::BROADCAST,
            c: Ipv6Addr::LOCALHOST,
            d: ([127, 0, 0, 1], 80).into(),
        },
        T {
            a: Ipv6Addr::LOCALHOST.into(),
            b: Ipv4Addr::LOCALHOST,
            c: Ipv6Addr::UNSPECIFIED,
            d: (Ipv6Addr::LOCALHOST, 80).into(),
        },
    ]
    .map(|f| Spec { f })
    .into()
}
