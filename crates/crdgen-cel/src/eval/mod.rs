//! Evaluation: a checked tree is planned once and run as often as need be.
//!
//! `plan` makes of the tree what cel-go's planner and its optimizer make: constants are folded, `in` of a constant list
//! is a look-up, a path of fields is one step. `run` walks the plan. What a step costs is counted as cel-go counts it,
//! which depends on how it plans.

mod attribute;
mod cost;
pub(crate) mod library;
mod node;
mod plan;
mod run;

use crate::ast::Checked;
use crate::value::{Error, Value};
use node::{Node, NodeId};

/// A rule, ready to run.
#[derive(Debug)]
pub struct Program {
    nodes: Vec<Node>,
    root: NodeId,
    /// The number of variables, those of the author's loops included.
    slots: usize,
}

/// What came out, and what it cost.
#[derive(Debug)]
pub struct Evaluation<'a> {
    /// The value, or why there is none.
    pub value: Result<Value<'a>, Error>,
    /// The cost in cel-go's units.
    pub cost: u64,
}

impl Program {
    /// Plans a rule in which the variables of these names may occur.
    ///
    /// # Errors
    /// What can be computed now cannot be: `int('x')`.
    pub fn new(checked: &Checked, variables: &[&str]) -> Result<Self, String> {
        plan::plan(checked, variables)
    }

    /// Runs the rule with the values of the variables, in the order in which they were named, at a cost of at most `limit`.
    pub fn evaluate<'a>(&'a self, variables: Vec<Result<Value<'a>, Error>>, limit: u64) -> Evaluation<'a> {
        run::run(self, variables, limit)
    }
}
