//! What the functions of Kubernetes' libraries cost, by their names: `library/cost.go`.

use super::standard::matching;
use super::{CHARACTER, CallCost, Callee, Coster, LIST, Node, PATTERN_CHARACTER, Range, STRUCT};
use crate::ast::Literal;
use crate::operators;
use crate::types::Type;

const ONE: Range = Range::exactly(1);
/// What asking an authorizer costs: no more than two times in a rule.
const CHECK: Range = Range::exactly(350_000);
/// The bytes of an address.
const ADDRESS: Range = Range::new(4, 16);
/// The longest pattern of a named format, and the longest name.
const FORMAT_PATTERN: f64 = 128.0;
const FORMAT_NAME: u64 = 64;

impl Coster<'_> {
    /// What a call costs without its arguments, if it is one of Kubernetes' libraries, or of a function of that name.
    pub(super) fn kubernetes(&self, callee: &Callee<'_>) -> Option<CallCost> {
        let first = callee.args.first();
        match (callee.function, callee.target, first) {
            ("check", ..) => CallCost::new(CHECK),
            ("serviceAccount" | "path" | "group" | "resource" | "subresource" | "namespace" | "name", ..)
            | ("allowed" | "reason" | "error" | "errored", ..)
            | ("masked" | "prefixLength" | "family" | "isUnspecified" | "isLoopback", ..)
            | ("isLinkLocalMulticast" | "isLinkLocalUnicast" | "isGlobalUnicast" | "format.named", ..)
            | ("sign" | "asInteger" | "isInteger" | "asApproximateFloat" | "isGreaterThan" | "isLessThan", ..)
            | ("compareTo" | "add" | "sub" | "major" | "minor" | "patch", ..)
            | ("getScheme" | "getHostname" | "getHost" | "getPort" | "getEscapedPath" | "getQuery", ..) => {
                CallCost::new(ONE)
            }
            ("fieldSelector" | "labelSelector", _, Some(arg)) if callee.args.len() == 1 => {
                CallCost::new(selector(self.estimated(arg)))
            }
            ("isSorted" | "sum" | "max" | "min" | "indexOf" | "lastIndexOf" | "includes", Some(target), _) => {
                CallCost::new(self.over_elements(callee.function, target))
            }
            ("url", _, Some(arg)) if callee.args.len() == 1 => {
                let size = self.estimated(arg);
                CallCost::sized(size.times_factor(CHARACTER), size)
            }
            ("lowerAscii" | "upperAscii" | "substring" | "trim", Some(target), _) => {
                let size = self.estimated(target);
                CallCost::sized(size.times_factor(CHARACTER), size)
            }
            ("replace", Some(target), _) => self.replace(target, callee.args),
            ("split", Some(target), _) => {
                let size = self.estimated(target);
                let most = match callee.args.get(1).and_then(Node::literal) {
                    Some(Literal::Int(most)) => most.cast_unsigned(),
                    _ => size.max,
                };
                CallCost::sized(size.times_factor(2.0 * CHARACTER), Range::new(0, most))
            }
            ("join", Some(target), _) => self.join(target, first),
            ("find" | "findAll", Some(target), Some(pattern)) => {
                let size = self.estimated(target);
                CallCost::sized(matching(size, self.estimated(pattern)), Range::new(0, size.max))
            }
            ("ip", ..) if callee.overload == "cidr_ip" => CallCost::new(ONE),
            ("cidr" | "isIP" | "isCIDR" | "ip", _, Some(arg))
            | ("quantity" | "isQuantity" | "semver" | "isSemver", _, Some(arg)) => {
                CallCost::new(self.estimated(arg).times_factor(CHARACTER))
            }
            ("ip.isCanonical", _, Some(arg)) => CallCost::new(self.estimated(arg).times_factor(2.0 * CHARACTER)),
            ("containsIP", _, Some(arg)) => CallCost::new(self.contains(callee.overload, arg)),
            ("containsCIDR", _, Some(arg)) => {
                let masking = ADDRESS.times_factor(CHARACTER).plus(ONE);
                CallCost::new(self.contains(callee.overload, arg).plus(masking))
            }
            ("validate", _, Some(arg)) => {
                let pattern = FORMAT_PATTERN * PATTERN_CHARACTER;
                CallCost::new(self.estimated(arg).times_factor(CHARACTER).times_factor(pattern))
            }
            (operators::EQUALS, _, Some(left)) => equality(left, callee.args.get(1)?),
            _ => None,
        }
    }

    /// The node of the elements of a list.
    fn elements(&self, list: &Node<'_>) -> Option<Node<'static>> {
        let type_ = match &list.type_ {
            Type::List(element) | Type::Map(element, _) | Type::Type(Some(element)) => element.as_ref().clone(),
            Type::Opaque(_, params) => params.first()?.clone(),
            _ => return None,
        };
        let is_known = !list.path.steps().is_empty();
        let path = if is_known { list.path.copied().then("@items") } else { super::Path::default() };
        Some(Node { path, type_, expr: None, size: None })
    }

    /// What it costs to look at all elements of a list, or at all characters of a text.
    fn over_elements(&self, function: &str, target: &Node<'_>) -> Range {
        let size = self.estimated(target);
        match self.elements(target) {
            Some(element) => {
                let is_text = matches!(element.type_, Type::String | Type::Bytes);
                let text = if is_text { self.estimated(&element).times_factor(CHARACTER) } else { Range::default() };
                size.times(ONE.plus(text))
            }
            None if function == "includes" => size.times(ONE),
            None => size.times_factor(CHARACTER),
        }
    }

    fn replace(&self, target: &Node<'_>, args: &[Node<'_>]) -> Option<CallCost> {
        let [from, to, ..] = args else { return None };
        let size = self.estimated(target);
        let (from, to) = (self.estimated(from), self.estimated(to));
        let (mut count, mut kept) = (Range::default(), Range::default());
        // The longest that can come out. In front of and behind each character there is an empty text.
        if from.min == 0 {
            count.max = size.max.saturating_add(1);
            kept.max = size.max;
        } else if to.max <= from.min {
            kept.max = size.max;
        } else {
            count.max = divided(size.max, from.min);
        }
        // The shortest.
        if from.max == 0 {
            count.min = size.min.saturating_add(1);
            kept.min = size.min;
        } else if from.max <= to.min {
            kept.min = size.min;
        } else {
            count.min = divided(size.min, from.max);
        }
        CallCost::sized(size.times_factor(2.0 * CHARACTER), count.times(to).plus(kept))
    }

    fn join(&self, target: &Node<'_>, separator: Option<&Node<'_>>) -> Option<CallCost> {
        let count = self.estimated(target);
        let mut size = self.elements(target).map_or(Range::default(), |element| count.times(self.estimated(&element)));
        if let Some(separator) = separator {
            let separators = Range::new(count.min.saturating_sub(1), count.max.saturating_sub(1));
            size = size.plus(self.estimated(separator).times(separators));
        }
        CallCost::sized(size.times_factor(CHARACTER), size)
    }

    /// What it costs to compare an address with a range of addresses, and to read it if it is a text.
    fn contains(&self, overload: &str, arg: &Node<'_>) -> Range {
        let cost = ADDRESS.plus(ADDRESS).times_factor(CHARACTER);
        if overload.ends_with("_string") { cost.plus(self.estimated(arg).times_factor(CHARACTER)) } else { cost }
    }
}

/// A quotient as Go's `math.Ceil` rounds it.
fn divided(a: u64, b: u64) -> u64 {
    (a as f64 / b as f64).ceil() as u64
}

fn selector(size: Range) -> Range {
    let requirements = size.times_factor(0.5).times_factor((LIST + STRUCT) as f64);
    Range::exactly(LIST).plus(size.times_factor(CHARACTER)).plus(requirements)
}

/// What it costs to compare two values of one of the libraries' types.
fn equality(left: &Node<'_>, right: &Node<'_>) -> Option<CallCost> {
    if left.type_.runtime_name() != right.type_.runtime_name() {
        return None;
    }
    let one = match &left.type_ {
        Type::Opaque("net.IP" | "net.CIDR", _) => ONE,
        Type::Struct(name) => match &**name {
            "kubernetes.Quantity" | "kubernetes.Semver" => ONE,
            "kubernetes.NamedFormat" => Range::new(1, FORMAT_NAME).times_factor(CHARACTER),
            "kubernetes.URL" => Range::new(1, right.size.map_or(1, |size| size.max)).times_factor(CHARACTER),
            name if name.starts_with("kubernetes.authorization.") => ONE,
            _ => return None,
        },
        _ => return None,
    };
    CallCost::new(one)
}
