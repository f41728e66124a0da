//! Values of Kubernetes' libraries.

pub mod format;
mod ip;
mod quantity;
mod semver;

use std::fmt;
use std::net::IpAddr;
use std::sync::Arc;

use crdgen_go::url::Url;

pub use self::format::Format;
pub use self::ip::{Cidr, parse_cidr, parse_ip};
pub use self::quantity::Quantity;
pub use self::semver::Semver;

/// A value of one of the libraries.
#[derive(Debug, Clone)]
pub enum Kubernetes {
    /// `quantity("1Ki")`.
    Quantity(Arc<Quantity>),
    /// `quantity("1").add(1)`. The server has it behind a pointer, and finds no quantity equal to it.
    Sum(Arc<Quantity>),
    /// `ip("10.0.0.1")`.
    Ip(IpAddr),
    /// `cidr("10.0.0.0/8")`.
    Cidr(Cidr),
    /// `url("https://a")`.
    Url(Arc<Url>),
    /// `semver("1.2.3")`.
    Semver(Arc<Semver>),
    /// `format.dns1123Label()`.
    Format(&'static Format),
}

impl Kubernetes {
    /// The name of its type.
    pub fn type_name(&self) -> &'static str {
        match self {
            Self::Quantity(_) | Self::Sum(_) => "kubernetes.Quantity",
            Self::Ip(_) => "net.IP",
            Self::Cidr(_) => "net.CIDR",
            Self::Url(_) => "kubernetes.URL",
            Self::Semver(_) => "kubernetes.Semver",
            Self::Format(_) => "kubernetes.NamedFormat",
        }
    }

    /// The name of its Go type.
    pub(super) fn go_type(&self) -> &'static str {
        match self {
            Self::Quantity(_) => "cel.Quantity",
            Self::Sum(_) => "*cel.Quantity",
            Self::Ip(_) => "cel.IP",
            Self::Cidr(_) => "cel.CIDR",
            Self::Url(_) => "cel.URL",
            Self::Semver(_) => "cel.Semver",
            Self::Format(_) => "cel.Format",
        }
    }

    /// Whether two values are equal; none if they are not to be compared.
    pub(super) fn equal(&self, other: &Self) -> Option<bool> {
        Some(match (self, other) {
            (Self::Quantity(a) | Self::Sum(a), Self::Quantity(b)) => a.compare(b).is_eq(),
            (Self::Ip(a), Self::Ip(b)) => a == b,
            (Self::Cidr(a), Self::Cidr(b)) => a == b,
            (Self::Url(a), Self::Url(b)) => a.prints_as(b),
            (Self::Semver(a), Self::Semver(b)) => a.compare(b).is_eq(),
            (Self::Format(a), Self::Format(b)) => a.name() == b.name(),
            _ => return None,
        })
    }

    /// The bytes of an address, or of the prefix of a network.
    pub(super) fn size(&self) -> Option<u64> {
        match self {
            Self::Ip(IpAddr::V4(_)) => Some(4),
            Self::Ip(IpAddr::V6(_)) => Some(16),
            Self::Cidr(cidr) => Some(u64::from(cidr.bits).div_ceil(8)),
            _ => None,
        }
    }
}

impl fmt::Display for Kubernetes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Ip(address) => write!(f, "{address}"),
            Self::Cidr(cidr) => write!(f, "{cidr}"),
            other => f.write_str(other.type_name()),
        }
    }
}
