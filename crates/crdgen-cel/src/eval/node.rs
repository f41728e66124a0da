//! The steps of a plan.

use std::collections::HashSet;
use std::sync::Arc;

use crdgen_go::regex::Regex;

use super::cost::Cost;
use super::library::Function;
use crate::value::{Error, Value};

/// The index of a step.
pub(super) type NodeId = u32;

/// The index of a variable.
pub(super) type Slot = u32;

/// A step.
#[derive(Debug)]
pub(super) enum Node {
    /// A constant.
    Const(Value<'static>),
    /// A variable, or what lies behind it.
    Attribute(Attribute),
    /// `has(…)`.
    Has(Attribute),
    And(Box<[NodeId]>),
    Or(Box<[NodeId]>),
    Equal(NodeId, NodeId),
    NotEqual(NodeId, NodeId),
    /// `x.or(y)`, which asks for `y` only if need be.
    OptionalOr(NodeId, NodeId),
    OptionalOrValue(NodeId, NodeId),
    /// Whether a loop may go on.
    NotStrictlyFalse(NodeId),
    Call(Box<Call>),
    /// `x in [1, 2]`.
    Member(NodeId, Box<Members>),
    List(Box<[Element]>),
    Map(Box<[Entry]>),
    Fold(Box<Fold>),
    /// A step of a loop that adds to the list of this variable.
    Append(Slot, NodeId),
    /// A step of a loop that adds to the map of this variable.
    Insert(Slot, Box<[NodeId]>),
}

/// A call of a function.
#[derive(Debug)]
pub(super) struct Call {
    pub(super) name: Arc<str>,
    /// The functions that may be meant, of which the first that takes the arguments is.
    pub(super) candidates: Box<[Function]>,
    pub(super) args: Box<[NodeId]>,
    pub(super) cost: Cost,
    /// Whether an argument that is wrong keeps those behind it from being looked at.
    pub(super) stops_early: bool,
    /// The constant that the second argument is, read already.
    pub(super) regex: Option<Regex>,
}

/// What `in` finds in a constant list.
#[derive(Debug, Default)]
pub(super) struct Members {
    pub(super) strings: HashSet<Arc<str>>,
    pub(super) bools: [bool; 2],
    pub(super) ints: HashSet<i64>,
    pub(super) uints: HashSet<u64>,
    /// Their bits.
    pub(super) doubles: HashSet<u64>,
}

#[derive(Debug)]
pub(super) struct Element {
    pub(super) value: NodeId,
    pub(super) optional: bool,
}

#[derive(Debug)]
pub(super) struct Entry {
    pub(super) key: NodeId,
    pub(super) value: NodeId,
    pub(super) optional: bool,
}

/// A loop.
#[derive(Debug)]
pub(super) struct Fold {
    pub(super) range: NodeId,
    pub(super) variable: Slot,
    pub(super) second: Option<Slot>,
    pub(super) accumulator: Slot,
    pub(super) init: NodeId,
    pub(super) condition: NodeId,
    pub(super) step: NodeId,
    pub(super) result: NodeId,
}

/// A value and the way from there to another one.
#[derive(Debug, Clone)]
pub(super) struct Attribute {
    pub(super) root: Root,
    pub(super) qualifiers: Vec<Qualifier>,
}

/// Where a way starts.
#[derive(Debug, Clone)]
pub(super) enum Root {
    Variable(Slot),
    /// A variable of the rule that one of a loop hides: cel-go does not count the steps behind it.
    Hidden(Slot),
    Node(NodeId),
    /// One of two ways, which both know where to go on.
    Conditional(NodeId, Box<(Attribute, Attribute)>),
}

/// One step of a way.
#[derive(Debug, Clone)]
pub(super) struct Qualifier {
    pub(super) index: Index,
    /// Whether there may be nothing.
    pub(super) optional: bool,
}

#[derive(Debug, Clone)]
pub(super) enum Index {
    Const(Value<'static>),
    /// A field whose presence is asked for.
    Has(Value<'static>),
    Computed(Box<Attribute>),
}

/// A variable at run time.
#[derive(Debug)]
pub(super) enum Variable<'a> {
    /// Not computed yet: it is what this step gives.
    Lazy(NodeId),
    Known(Result<Value<'a>, Error>),
}
