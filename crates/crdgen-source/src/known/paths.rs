//! The paths by which known types are named.

use super::Known;

/// Names of std's prelude that are types.
pub(super) const PRELUDE: &[&str] = &["Option", "Vec", "String", "Box", "Result"];

/// Types by crate and name. The modules between do not matter: no crate here has two types of one name that serde takes.
const TYPES: &[(&str, &str, Known)] = &[
    ("std", "String", Known::Text),
    ("std", "PathBuf", Known::Text),
    ("std", "Path", Known::Text),
    ("std", "SocketAddr", Known::Text),
    ("std", "SocketAddrV4", Known::Text),
    ("std", "SocketAddrV6", Known::Text),
    ("std", "IpAddr", Known::Formatted("ip")),
    ("std", "Ipv4Addr", Known::Formatted("ipv4")),
    ("std", "Ipv6Addr", Known::Formatted("ipv6")),
    ("std", "OsString", Known::OsString),
    ("std", "OsStr", Known::OsString),
    ("std", "CString", Known::CString),
    ("std", "CStr", Known::CString),
    ("std", "PhantomData", Known::Unit),
    ("std", "Option", Known::Option),
    ("std", "Result", Known::Result),
    ("std", "Bound", Known::Bound),
    ("std", "Range", Known::Range),
    ("std", "RangeInclusive", Known::Range),
    ("std", "Duration", Known::Duration),
    ("std", "SystemTime", Known::SystemTime),
    ("std", "Vec", Known::Sequence),
    ("std", "VecDeque", Known::Sequence),
    ("std", "LinkedList", Known::Sequence),
    ("std", "BinaryHeap", Known::Sequence),
    ("std", "HashSet", Known::Set),
    ("std", "BTreeSet", Known::Set),
    ("std", "HashMap", Known::Map),
    ("std", "BTreeMap", Known::Map),
    ("std", "Box", Known::Wrapper),
    ("std", "Rc", Known::Wrapper),
    ("std", "Arc", Known::Wrapper),
    ("std", "Weak", Known::Wrapper),
    ("std", "Cow", Known::Wrapper),
    ("std", "Cell", Known::Wrapper),
    ("std", "RefCell", Known::Wrapper),
    ("std", "Mutex", Known::Wrapper),
    ("std", "RwLock", Known::Wrapper),
    ("std", "Wrapping", Known::Wrapper),
    ("std", "Reverse", Known::Wrapper),
    ("std", "AtomicBool", Known::Bool),
    ("std", "AtomicI8", Known::Signed(8)),
    ("std", "AtomicI16", Known::Signed(16)),
    ("std", "AtomicI32", Known::Signed(32)),
    ("std", "AtomicI64", Known::Signed(64)),
    ("std", "AtomicIsize", Known::Signed(0)),
    ("std", "AtomicU8", Known::Unsigned(8)),
    ("std", "AtomicU16", Known::Unsigned(16)),
    ("std", "AtomicU32", Known::Unsigned(32)),
    ("std", "AtomicU64", Known::Unsigned(64)),
    ("std", "AtomicUsize", Known::Unsigned(0)),
    ("std", "NonZeroI8", Known::NonZeroSigned(8)),
    ("std", "NonZeroI16", Known::NonZeroSigned(16)),
    ("std", "NonZeroI32", Known::NonZeroSigned(32)),
    ("std", "NonZeroI64", Known::NonZeroSigned(64)),
    ("std", "NonZeroI128", Known::NonZeroSigned(128)),
    ("std", "NonZeroIsize", Known::NonZeroSigned(0)),
    ("std", "NonZeroU8", Known::NonZeroUnsigned(8)),
    ("std", "NonZeroU16", Known::NonZeroUnsigned(16)),
    ("std", "NonZeroU32", Known::NonZeroUnsigned(32)),
    ("std", "NonZeroU64", Known::NonZeroUnsigned(64)),
    ("std", "NonZeroU128", Known::NonZeroUnsigned(128)),
    ("std", "NonZeroUsize", Known::NonZeroUnsigned(0)),
    ("serde_json", "Value", Known::Json),
    ("serde_json", "RawValue", Known::Json),
    ("serde_json", "Map", Known::JsonMap),
    ("serde_json", "Number", Known::JsonNumber),
    ("chrono", "DateTime", Known::Formatted("date-time")),
    ("chrono", "NaiveDate", Known::Formatted("date")),
    ("chrono", "NaiveDateTime", Known::Formatted("partial-date-time")),
    ("chrono", "NaiveTime", Known::Formatted("partial-time")),
    ("chrono", "Weekday", Known::Weekday),
    ("chrono", "TimeDelta", Known::TimeDelta),
    ("chrono", "Duration", Known::TimeDelta),
    ("jiff", "Timestamp", Known::Formatted("date-time")),
    ("jiff", "Zoned", Known::Formatted("zoned-date-time")),
    ("jiff", "Span", Known::Formatted("duration")),
    ("jiff", "SignedDuration", Known::Formatted("duration")),
    ("jiff", "Date", Known::Formatted("date")),
    ("jiff", "Time", Known::Formatted("partial-time")),
    ("jiff", "DateTime", Known::Formatted("partial-date-time")),
    ("uuid", "Uuid", Known::Formatted("uuid")),
    ("url", "Url", Known::Formatted("uri")),
    ("semver", "Version", Known::Semver),
    ("rust_decimal", "Decimal", Known::Decimal),
    ("bigdecimal", "BigDecimal", Known::Decimal),
    ("bytes", "Bytes", Known::Bytes),
    ("bytes", "BytesMut", Known::Bytes),
    ("either", "Either", Known::Either),
    ("indexmap", "IndexMap", Known::Map),
    ("indexmap", "IndexSet", Known::Set),
    ("smallvec", "SmallVec", Known::SmallVec),
    ("smol_str", "SmolStr", Known::Text),
    // kube's durations are texts such as `1h30m`.
    ("kube", "Duration", Known::Text),
];

/// Where one crate shows another's types under a name of its own: the start of the path, and what it stands for.
const REEXPORTS: &[(&[&str], &[&str])] = &[
    (&["core"], &["std"]),
    (&["alloc"], &["std"]),
    (&["kube", "k8s_openapi"], &["k8s_openapi"]),
    (&["kube", "core", "ObjectMeta"], &["k8s_openapi", "apimachinery", "pkg", "apis", "meta", "v1", "ObjectMeta"]),
    (&["kube", "api", "ObjectMeta"], &["k8s_openapi", "apimachinery", "pkg", "apis", "meta", "v1", "ObjectMeta"]),
    (
        &["kube", "core", "metadata", "ObjectMeta"],
        &["k8s_openapi", "apimachinery", "pkg", "apis", "meta", "v1", "ObjectMeta"],
    ),
    (&["kube", "core", "duration"], &["kube"]),
    (&["kube", "core", "Duration"], &["kube", "Duration"]),
    (&["kube_core"], &["kube", "core"]),
    (&["k8s_openapi", "chrono"], &["chrono"]),
    (&["k8s_openapi", "jiff"], &["jiff"]),
    (&["k8s_openapi", "serde_json"], &["serde_json"]),
    (&["serde_json", "value"], &["serde_json"]),
    (&["serde_json", "map"], &["serde_json"]),
];

/// The path under the name of the crate that defines the type.
pub(super) fn canonical(path: &[String]) -> Vec<String> {
    let mut path = path.to_vec();
    while let Some((from, to)) = REEXPORTS.iter().find(|(from, to)| starts_with(&path, from) && !starts_with(&path, to))
    {
        let rest = path.split_off(from.len());
        path = to.iter().map(|s| (*s).to_owned()).chain(rest).collect();
    }
    path
}

fn starts_with(path: &[String], start: &[&str]) -> bool {
    path.len() >= start.len() && path.iter().zip(start).all(|(a, b)| a == b)
}

pub(super) fn lookup(path: &[String]) -> Option<Known> {
    let (krate, name) = match path {
        [name] => {
            return primitive(name).or_else(|| PRELUDE.contains(&name.as_str()).then(|| in_crate("std", name))?);
        }
        [krate, .., name] => (krate, name),
        [] => return None,
    };
    // `std::primitive::u8` and the like.
    let primitive = || (krate == "std").then(|| primitive(name)).flatten();
    in_crate(krate, name).or_else(primitive)
}

fn in_crate(krate: &str, name: &str) -> Option<Known> {
    TYPES.iter().find(|(k, n, _)| *k == krate && *n == name).map(|(_, _, known)| *known)
}

/// A primitive type by its name.
pub(super) fn primitive(name: &str) -> Option<Known> {
    Some(match name {
        "bool" => Known::Bool,
        "i8" => Known::Signed(8),
        "i16" => Known::Signed(16),
        "i32" => Known::Signed(32),
        "i64" => Known::Signed(64),
        "i128" => Known::Signed(128),
        "isize" => Known::Signed(0),
        "u8" => Known::Unsigned(8),
        "u16" => Known::Unsigned(16),
        "u32" => Known::Unsigned(32),
        "u64" => Known::Unsigned(64),
        "u128" => Known::Unsigned(128),
        "usize" => Known::Unsigned(0),
        "f32" => Known::F32,
        "f64" => Known::F64,
        "char" => Known::Char,
        "str" => Known::Text,
        _ => return None,
    })
}
