//! What calls cost at run time: `interpreter/runtimecost.go` of cel-go, `library/cost.go` of the API server and the
//! trackers of cel-go's libraries. The first that knows the call decides.

use super::library::MAX_RANGE;
use crate::value::{Error, Kubernetes, List, Map, Value};

type Outcome<'a> = Result<Value<'a>, Error>;

/// For each character of a text that is walked over.
const TRAVERSAL: f64 = 0.1;
/// For each character of a regular expression.
const REGEX: f64 = 0.25;
/// A call, and a list that it makes.
const LIST_CALL: u64 = 1 + 10;

/// How the cost of a call is found.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Cost {
    /// 1.
    One,
    /// A tenth of the size of the first argument, so many times.
    First(f64),
    /// A tenth of the size of the second argument.
    Second,
    /// A tenth of that of the shorter one.
    Shorter,
    /// A tenth of both.
    Both,
    /// The size of the list that is searched.
    InList,
    /// Each value in a list.
    Traversal,
    /// The text and the regular expression.
    Regex,
    /// The text and what is looked for in it.
    Contains,
    /// The prefix and the address, which may be a text.
    ContainsIp { is_text: bool },
    /// The prefix twice and the network, which may be a text.
    ContainsCidr { is_text: bool },
    /// The text and the regular expression that there could be for the format.
    Validate,
    /// A tenth of the size of the text that comes out, twice.
    Join,
    /// `lists.range`: the list that comes out.
    Range,
    /// `reverse`: the same.
    Reverse,
    /// `slice`: the same.
    Slice,
    /// The list, as often as it is deep.
    Flatten,
    /// Each element with each.
    SelfCompare { list: usize },
    /// Each element of one list with each of another, so many times.
    Sets(u64),
}

impl Cost {
    /// The cost of a call of `function`, by its overload if it is known.
    pub(super) fn of(function: &str, overload: Option<&str>) -> Self {
        let overload = overload.unwrap_or_default();
        Self::of_library(overload)
            .or_else(|| Self::of_kubernetes(function, overload))
            .unwrap_or_else(|| Self::of_standard(overload))
    }

    /// The trackers of `ext.Lists` and `ext.Sets`.
    fn of_library(overload: &str) -> Option<Self> {
        Some(match overload {
            "list_slice" => Self::Slice,
            "list_flatten" | "list_flatten_int" => Self::Flatten,
            "lists_range" => Self::Range,
            "list_reverse" => Self::Reverse,
            "list_distinct" => Self::SelfCompare { list: 0 },
            "list_sets_contains_list" | "list_sets_intersects_list" => Self::Sets(1),
            "list_sets_equivalent_list" => Self::Sets(2),
            _ if overload.starts_with("list_") && overload.ends_with("_sort") => Self::SelfCompare { list: 0 },
            _ if overload.ends_with("_sortByAssociatedKeys") => Self::SelfCompare { list: 1 },
            _ => return None,
        })
    }

    /// `CostEstimator.CallCost`.
    fn of_kubernetes(function: &str, overload: &str) -> Option<Self> {
        Some(match function {
            "isSorted" | "sum" | "max" | "min" | "indexOf" | "lastIndexOf" | "includes" => Self::Traversal,
            "url" | "lowerAscii" | "upperAscii" | "substring" | "trim" | "cidr" | "isIP" | "isCIDR" | "quantity"
            | "isQuantity" | "semver" | "isSemver" => Self::First(1.0),
            "replace" | "split" | "ip.isCanonical" => Self::First(2.0),
            "ip" if overload != "cidr_ip" => Self::First(1.0),
            "join" => Self::Join,
            "find" | "findAll" => Self::Regex,
            "containsIP" => Self::ContainsIp { is_text: overload == "cidr_contains_ip_string" },
            "containsCIDR" => Self::ContainsCidr { is_text: overload == "cidr_contains_cidr_string" },
            "validate" => Self::Validate,
            _ => return None,
        })
    }

    /// What the interpreter knows itself.
    fn of_standard(overload: &str) -> Self {
        match overload {
            "starts_with_string" | "ends_with_string" => Self::Second,
            "string_to_bytes" | "bytes_to_string" | "strings_quote" | "string_format" => Self::First(1.0),
            "in_list" => Self::InList,
            "less_string"
            | "greater_string"
            | "less_equals_string"
            | "greater_equals_string"
            | "less_bytes"
            | "greater_bytes"
            | "less_equals_bytes"
            | "greater_equals_bytes" => Self::Shorter,
            "add_string" | "add_bytes" => Self::Both,
            "matches" | "matches_string" => Self::Regex,
            "contains_string" => Self::Contains,
            _ => Self::One,
        }
    }

    /// The cost as far as it is known from the arguments.
    ///
    /// # Errors
    /// The server's evaluation crashes over an argument that is wrong.
    pub(super) fn before(self, args: &[Outcome<'_>]) -> Result<u64, Error> {
        let arg = |index: usize| args.get(index).and_then(|arg| arg.as_ref().ok());
        let size = |index: usize| arg(index).and_then(Value::size).unwrap_or(1);
        // The interpreter looks into optional values, the libraries do not.
        let inner = |index: usize| args.get(index).map_or(1, inner_size);
        Ok(match self {
            Self::One => 1,
            Self::First(times) => ceil(size(0) as f64 * times * TRAVERSAL),
            Self::Second => ceil(inner(1) as f64 * TRAVERSAL),
            Self::Shorter => ceil(inner(0).min(inner(1)) as f64 * TRAVERSAL),
            Self::Both => ceil((inner(0) + inner(1)) as f64 * TRAVERSAL),
            Self::InList => inner(1),
            Self::Traversal => args.first().map_or(0, traversal),
            Self::Regex => ceil((1.0 + size(0) as f64) * TRAVERSAL).saturating_mul(ceil(size(1) as f64 * REGEX)),
            Self::Contains => ceil(inner(0) as f64 * TRAVERSAL).saturating_mul(ceil(inner(1) as f64 * TRAVERSAL)),
            Self::ContainsIp { is_text } => {
                let text = if is_text { ceil(size(1) as f64 * TRAVERSAL) } else { 0 };
                ceil((size(0) + size(0)) as f64 * TRAVERSAL) + text
            }
            Self::ContainsCidr { is_text } => {
                let text = if is_text { ceil(size(1) as f64 * TRAVERSAL) } else { 0 };
                let network = ceil((size(0) + size(0)) as f64 * TRAVERSAL) + ceil(size(0) as f64 * TRAVERSAL);
                network + 1 + text
            }
            Self::Validate => match arg(0) {
                Some(Value::Kubernetes(Kubernetes::Format(format))) => {
                    let regex = ceil(format.regex_size as f64 * REGEX);
                    ceil((1.0 + size(1) as f64) * TRAVERSAL).saturating_mul(regex)
                }
                _ => 1,
            },
            Self::Join => 0,
            Self::Range => match arg(0) {
                Some(Value::Int(count)) if (0..=MAX_RANGE).contains(count) => {
                    count.unsigned_abs().saturating_add(LIST_CALL)
                }
                _ => 1 + LIST_CALL,
            },
            Self::Reverse => size(0) + LIST_CALL,
            Self::Slice => match (arg(1), arg(2)) {
                (Some(Value::Int(start)), Some(Value::Int(end)))
                    if 0 <= *start && start <= end && end.unsigned_abs() <= size(0) =>
                {
                    end.abs_diff(*start) + LIST_CALL
                }
                _ => 1 + LIST_CALL,
            },
            Self::Flatten => {
                let depth = match (args.len(), arg(1)) {
                    (1, _) => 1.0,
                    (_, Some(Value::Int(depth))) => *depth as f64,
                    _ => return Err(crash("interface conversion: ref.Val is *types.Err, not types.Int")),
                };
                let depth = if depth < 0.0 { 1.0 } else { depth };
                (size(0) as f64 * depth) as u64 + LIST_CALL
            }
            Self::SelfCompare { list } => match arg(list) {
                Some(Value::List(list)) => self_compare(list),
                _ => {
                    return Err(crash("interface conversion: *types.Err is not traits.Lister: missing method Add"));
                }
            },
            Self::Sets(times) => 1 + size(0).saturating_mul(size(1)).saturating_mul(times),
        })
    }

    /// The cost as far as it depends on what comes out.
    pub(super) fn behind(self, outcome: &Outcome<'_>) -> u64 {
        let size = || outcome.as_ref().ok().and_then(Value::size).unwrap_or(1);
        if self == Self::Join { ceil(size() as f64 * 2.0 * TRAVERSAL) } else { 0 }
    }
}

/// What `==` costs; `!=` costs the same, but that it does not know the types of Kubernetes.
pub(super) fn of_equality(a: &Outcome<'_>, b: &Outcome<'_>, is_equals: bool) -> u64 {
    match a {
        Ok(Value::Kubernetes(_)) if is_equals => 1,
        a => ceil(inner_size(a).min(inner_size(b)) as f64 * TRAVERSAL),
    }
}

fn crash(what: &'static str) -> Error {
    Error::Internal(what)
}

/// `actualSize` of the interpreter: 1 for what has no size.
fn inner_size(value: &Outcome<'_>) -> u64 {
    let mut value = match value {
        Ok(value) => value,
        Err(_) => return 1,
    };
    while let Value::Optional(Some(inner)) = value {
        value = inner;
    }
    value.size().unwrap_or(1)
}

fn ceil(cost: f64) -> u64 {
    cost.ceil() as u64
}

/// `traversalCost`: 1 for each scalar, a tenth of the bytes of each text.
fn traversal(value: &Outcome<'_>) -> u64 {
    match value {
        Ok(Value::String(text)) => (text.len() as f64 * TRAVERSAL) as u64,
        Ok(Value::Bytes(bytes)) => (bytes.len() as f64 * TRAVERSAL) as u64,
        Ok(Value::List(list)) => list.iter().map(|element| traversal(&element)).sum(),
        Ok(Value::Map(map)) => of_map(map),
        _ => 1,
    }
}

fn of_map(map: &Map<'_>) -> u64 {
    map.keys()
        .into_iter()
        .map(|key| {
            let value = map.find(&key).map(|value| value.unwrap_or(Value::Null));
            traversal(&Ok(key)) + traversal(&value)
        })
        .sum()
}

/// `trackListSelfCompare`.
fn self_compare(list: &List<'_>) -> u64 {
    let factor = match list.get(0) {
        Some(Ok(Value::String(_) | Value::Bytes(_))) => 2.0 + TRAVERSAL,
        _ => 2.0,
    };
    let size = list.len() as u64;
    ((size.saturating_mul(size) as f64 * factor) as u64).saturating_add(LIST_CALL)
}
