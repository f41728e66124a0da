//! Types of other crates whose schema is known: those that schemars 1.2 describes, and kube's and k8s-openapi's.

mod paths;
mod schema;

use crate::k8s;

pub(crate) use schema::schema;

/// A type outside the package.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Known {
    /// A signed integer of 8, 16, 32, 64, 128 bits, or 0 for `isize`.
    Signed(u8),
    /// An unsigned integer likewise.
    Unsigned(u8),
    /// `NonZeroI*`.
    NonZeroSigned(u8),
    /// `NonZeroU*`.
    NonZeroUnsigned(u8),
    Bool,
    F32,
    F64,
    Char,
    /// `String`, `str`, and what is written as any text.
    Text,
    /// `()`, `PhantomData`.
    Unit,
    Option,
    /// A wrapper that is written as what it holds: `Box`, `Arc`, `Cow`, …
    Wrapper,
    Sequence,
    /// `SmallVec<[T; N]>`, which is a list of `T`.
    SmallVec,
    Set,
    Map,
    Result,
    Either,
    Bound,
    Range,
    /// `std::time::Duration`.
    Duration,
    SystemTime,
    /// A text with a format.
    Formatted(&'static str),
    /// `serde_json::Value`.
    Json,
    /// `serde_json::Map`.
    JsonMap,
    /// `serde_json::Number`.
    JsonNumber,
    /// `semver::Version`.
    Semver,
    Decimal,
    Bytes,
    CString,
    OsString,
    Weekday,
    TimeDelta,
    /// A type of k8s-openapi, by its name in Kubernetes' OpenAPI.
    K8s(&'static str),
}

/// Whether a path into another crate is a type known here.
pub(crate) fn exists(path: &[String]) -> bool {
    lookup(path).is_some()
}

/// Whether every module sees the name without a `use`.
pub(crate) fn in_prelude(name: &str) -> bool {
    paths::primitive(name).is_some() || paths::PRELUDE.contains(&name)
}

/// The type at a path into another crate, by whatever name that crate is re-exported.
pub(crate) fn lookup(path: &[String]) -> Option<Known> {
    let path = paths::canonical(path);
    paths::lookup(&path).or_else(|| k8s::by_path(&path.join("::")).map(|found| Known::K8s(found.definition)))
}
