//! The tree of an expression, as the parser makes it and the checker rewrites it.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::types::Type;

/// The number of a node, or of an entry of a map or message: positions, types and references are kept by it.
pub type Id = i64;

/// A node.
#[derive(Debug, Clone, PartialEq)]
pub struct Expr {
    /// Its number, of which there is no other in the tree.
    pub id: Id,
    /// What it is.
    pub kind: Kind,
}

impl Expr {
    /// Visits the nodes right in it, in their order.
    pub fn for_each_part<'e>(&'e self, mut visit: impl FnMut(&'e Expr)) {
        match &self.kind {
            Kind::Unspecified | Kind::Literal(_) | Kind::Ident(_) => {}
            Kind::Select(select) => visit(&select.operand),
            Kind::Call(call) => call.target.iter().chain(&call.args).for_each(visit),
            Kind::List(list) => list.elements.iter().for_each(visit),
            Kind::Map(entries) => entries.iter().flat_map(|entry| [&entry.key, &entry.value]).for_each(visit),
            Kind::Struct(message) => message.fields.iter().map(|field| &field.value).for_each(visit),
            Kind::Comprehension(fold) => {
                let parts = [&fold.iter_range, &fold.accu_init, &fold.loop_condition, &fold.loop_step, &fold.result];
                parts.into_iter().for_each(visit);
            }
        }
    }
}

/// What a node is.
#[derive(Debug, Clone, PartialEq)]
pub enum Kind {
    /// What the parser could not read; there is an error for it.
    Unspecified,
    /// `1`, `"a"`, `null`.
    Literal(Literal),
    /// `self`. After the check the full name, with a dot in front if it is hidden by a variable of a comprehension.
    Ident(Arc<str>),
    /// `self.spec`, `has(self.spec)`.
    Select(Box<Select>),
    /// `size(x)`, `x.size()`, and every operator.
    Call(Box<Call>),
    /// `[1, ?x]`.
    List(List),
    /// `{"a": 1, ?"b": x}`.
    Map(Vec<MapEntry>),
    /// `google.protobuf.Int64Value{value: 1}`.
    Struct(Struct),
    /// What `all`, `map` and their like are written out as.
    Comprehension(Box<Comprehension>),
}

/// A constant.
#[derive(Debug, Clone, PartialEq)]
pub enum Literal {
    /// `null`.
    Null,
    /// `true`, `false`.
    Bool(bool),
    /// `-1`, `0x1F`.
    Int(i64),
    /// `1u`.
    Uint(u64),
    /// `1.5`.
    Double(f64),
    /// `"a"`, `r'\d'`.
    String(Arc<str>),
    /// `b"a"`.
    Bytes(Arc<[u8]>),
}

/// A field of a value.
#[derive(Debug, Clone, PartialEq)]
pub struct Select {
    /// The value.
    pub operand: Expr,
    /// The name of the field.
    pub field: Arc<str>,
    /// Whether only its presence is asked for, as `has` does.
    pub test_only: bool,
}

/// A call of a function or an operator.
#[derive(Debug, Clone, PartialEq)]
pub struct Call {
    /// The name: `size`, `_==_`.
    pub function: Arc<str>,
    /// What the function is called on, if it is written so.
    pub target: Option<Expr>,
    /// What stands in the parentheses.
    pub args: Vec<Expr>,
}

/// A list.
#[derive(Debug, Clone, PartialEq)]
pub struct List {
    /// The elements.
    pub elements: Vec<Expr>,
    /// Which of them are written with `?`, in order.
    pub optional: Vec<usize>,
}

/// An entry of a map.
#[derive(Debug, Clone, PartialEq)]
pub struct MapEntry {
    /// Its number.
    pub id: Id,
    /// The key.
    pub key: Expr,
    /// The value.
    pub value: Expr,
    /// Whether it is written with `?`.
    pub optional: bool,
}

/// A message.
#[derive(Debug, Clone, PartialEq)]
pub struct Struct {
    /// The name of its type.
    pub type_name: Arc<str>,
    /// The fields that are set.
    pub fields: Vec<StructField>,
}

/// A field of a message.
#[derive(Debug, Clone, PartialEq)]
pub struct StructField {
    /// Its number.
    pub id: Id,
    /// Its name.
    pub name: Arc<str>,
    /// The value.
    pub value: Expr,
    /// Whether it is written with `?`.
    pub optional: bool,
}

/// A loop: from `accu_init`, `loop_step` for each of `iter_range` while `loop_condition` holds, then `result`.
#[derive(Debug, Clone, PartialEq)]
pub struct Comprehension {
    /// The list or map that it goes over.
    pub iter_range: Expr,
    /// The variable for the element, or the key of a map; with `iter_var2` for the index or key.
    pub iter_var: Arc<str>,
    /// The variable for the value, if there are two.
    pub iter_var2: Option<Arc<str>>,
    /// The variable for what has been gathered.
    pub accu_var: Arc<str>,
    /// What it is before the first step.
    pub accu_init: Expr,
    /// Whether another step is taken.
    pub loop_condition: Expr,
    /// What it is after a step.
    pub loop_step: Expr,
    /// What comes out.
    pub result: Expr,
}

/// The variable that macros gather in. No author can write it.
pub const ACCUMULATOR: &str = "@result";

/// Where the nodes stand in the text: the offset of each by its number, in code points.
pub type Positions = BTreeMap<Id, usize>;

/// What the checker found a node to refer to.
#[derive(Debug, Clone, PartialEq)]
pub enum Reference {
    /// A variable, or a type by its name.
    Variable(Arc<str>),
    /// A function: the overloads that may be meant, in the order of their declaration.
    Function(Vec<&'static str>),
}

/// A tree that was checked.
#[derive(Debug, Clone, PartialEq)]
pub struct Checked {
    /// The tree. Names in it are full names.
    pub expr: Expr,
    /// Where its nodes stand.
    pub positions: Positions,
    /// The type of each node.
    pub types: BTreeMap<Id, Type>,
    /// What identifiers, messages and calls refer to.
    pub references: BTreeMap<Id, Reference>,
}
