//! What an expression costs at most, before it is run: `checker/cost.go` and `library/cost.go`, to the number.

mod extension;
mod kubernetes;
mod path;
mod range;
mod standard;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::ast::{ACCUMULATOR, Call, Checked, Comprehension, Expr, Id, Kind, List, Literal, MapEntry, Reference};
use crate::declared::{DeclKind, DeclType};
use crate::types::{OPTIONAL, Type};

use path::Path;
pub use range::Range;

/// What it costs to create a list.
const LIST: u64 = 10;
const MAP: u64 = 30;
const STRUCT: u64 = 40;
/// What it costs to go over a character of a text.
const CHARACTER: f64 = 0.1;
/// What a character of a regular expression costs.
const PATTERN_CHARACTER: f64 = 0.25;

/// The least and the most that an expression costs whose variables are of the type that is declared.
pub fn estimate(checked: &Checked, declared: Option<&DeclType>) -> Range {
    let mut coster = Coster {
        checked,
        declared,
        paths: BTreeMap::new(),
        locals: BTreeMap::new(),
        sizes: BTreeMap::new(),
        entries: BTreeMap::new(),
    };
    coster.cost(&checked.expr)
}

struct Coster<'c> {
    checked: &'c Checked,
    declared: Option<&'c DeclType>,
    /// The way to the value of a node.
    paths: BTreeMap<Id, Path>,
    /// The variables of loops, the innermost last.
    locals: BTreeMap<Arc<str>, Vec<Local>>,
    /// The sizes of nodes that are known.
    sizes: BTreeMap<Id, Range>,
    /// The sizes of the elements of nodes that are known.
    entries: BTreeMap<Id, Entries>,
}

#[derive(Clone, Default)]
struct Local {
    path: Path,
    size: Option<Range>,
    entries: Option<Entries>,
}

/// The sizes of the elements of a list, or of the entries of a map.
#[derive(Clone, Copy)]
struct Entries {
    of_list: bool,
    key: Range,
    value: Range,
}

/// An argument of a call.
struct Node<'e> {
    path: Path,
    type_: Type,
    expr: Option<&'e Expr>,
    size: Option<Range>,
}

/// What a call costs without its arguments, and how large what comes out is.
struct CallCost {
    cost: Range,
    size: Option<Range>,
}

impl CallCost {
    fn new(cost: Range) -> Option<Self> {
        Some(Self { cost, size: None })
    }

    fn sized(cost: Range, size: Range) -> Option<Self> {
        Some(Self { cost, size: Some(size) })
    }
}

/// A call of one overload.
struct Callee<'c> {
    function: &'c str,
    overload: &'static str,
    target: Option<&'c Node<'c>>,
    args: &'c [Node<'c>],
}

impl<'c> Coster<'c> {
    fn cost(&mut self, expr: &'c Expr) -> Range {
        match &expr.kind {
            Kind::Unspecified | Kind::Literal(_) => Range::default(),
            Kind::Ident(name) => {
                let path = self.local(name).map_or_else(|| Path::of(name), |local| local.path.clone());
                self.paths.insert(expr.id, path);
                Range::exactly(1)
            }
            Kind::Select(select) if select.test_only => self.cost(&select.operand),
            Kind::Select(select) => {
                let mut cost = self.cost(&select.operand);
                if matches!(self.type_of(&select.operand), Type::Map(..) | Type::Struct(_) | Type::Param(_)) {
                    cost = cost.plus(Range::exactly(1));
                }
                let path = self.path(&select.operand).then(&select.field);
                self.paths.insert(expr.id, path);
                cost
            }
            Kind::Call(call) => self.call(expr, call),
            Kind::List(list) => self.list(expr, list),
            Kind::Map(entries) => self.map(expr, entries),
            Kind::Struct(message) => {
                let fields = message.fields.iter().map(|field| &field.value);
                fields.fold(Range::exactly(STRUCT), |cost, field| cost.plus(self.cost(field)))
            }
            Kind::Comprehension(fold) if is_bind(fold) => self.bind(expr, fold),
            Kind::Comprehension(fold) => self.fold(expr, fold),
        }
    }

    fn call(&mut self, expr: &'c Expr, call: &'c Call) -> Range {
        if let ("dyn", [arg, ..]) = (&*call.function, call.args.as_slice()) {
            let cost = self.cost(arg);
            self.copy_sizes(expr, arg);
            return cost.plus(Range::exactly(1));
        }
        let mut args = Vec::with_capacity(call.args.len());
        let mut costs = Vec::with_capacity(call.args.len());
        for arg in &call.args {
            costs.push(self.cost(arg));
            args.push(self.node(arg));
        }
        let checked = self.checked;
        let Some(Reference::Function(overloads)) = checked.references.get(&expr.id) else { return Range::default() };
        let mut cost = Range::default();
        let target = call.target.as_ref().map(|target| {
            cost = self.cost(target);
            self.node(target)
        });
        let mut widest = Range::NONE;
        let mut size: Option<Range> = None;
        for overload in overloads {
            let callee = Callee { function: &call.function, overload, target: target.as_ref(), args: &args };
            let called = self.overload(expr, &callee, &costs);
            widest = widest.union(called.cost);
            if let Some(result) = called.size {
                size = Some(size.map_or(result, |size| size.union(result)));
            }
            if let ("index_list" | "index_map", Some(of)) = (*overload, call.args.first()) {
                size = self.entries_of(of).map(|entries| entries.value);
                let step = if *overload == "index_list" { "@items" } else { "@values" };
                let path = self.path(of).then(step);
                self.paths.insert(expr.id, path);
            }
            if size.is_none() {
                size = self.size(expr);
            }
        }
        self.set_size(expr, size);
        cost.plus(widest)
    }

    /// What a call of one overload costs, with its arguments.
    fn overload(&mut self, expr: &Expr, callee: &Callee<'_>, costs: &[Range]) -> CallCost {
        let arguments = costs.iter().fold(Range::default(), |sum, cost| sum.plus(*cost));
        if let Some(cost) = self.conditional(expr, callee, costs) {
            return cost;
        }
        let called = self.extension(callee).or_else(|| self.kubernetes(callee)).or_else(|| self.standard(expr, callee));
        let called = called.unwrap_or(CallCost { cost: Range::exactly(1), size: None });
        CallCost { cost: called.cost.plus(arguments), size: called.size }
    }

    /// `&&`, `||` and `?:`, which do not always look at all of their arguments.
    fn conditional(&mut self, expr: &Expr, callee: &Callee<'_>, costs: &[Range]) -> Option<CallCost> {
        match (callee.overload, costs, callee.args) {
            ("logical_or" | "logical_and", [left, right], _) => {
                CallCost::new(Range::new(left.min, left.plus(*right).max))
            }
            ("conditional", [condition, yes, no], [_, yes_node, no_node]) => {
                let size = yes_node.size_or_unknown().union(no_node.size_or_unknown());
                let entries = self.both_entries(yes_node, no_node);
                self.set_entries(expr, entries);
                CallCost::sized(condition.plus(yes.union(*no)), size)
            }
            _ => None,
        }
    }

    /// The sizes of the elements of two values together.
    fn both_entries(&self, a: &Node<'_>, b: &Node<'_>) -> Option<Entries> {
        let (a, b) = (self.entries_of(a.expr?)?, self.entries_of(b.expr?)?);
        Some(Entries { of_list: a.of_list, key: a.key.union(b.key), value: a.value.union(b.value) })
    }

    fn list(&mut self, expr: &Expr, list: &'c List) -> Range {
        let mut cost = Range::exactly(LIST);
        let mut value = if list.elements.is_empty() { Range::default() } else { Range::NONE };
        for element in &list.elements {
            cost = cost.plus(self.cost(element));
            value = value.union(self.size_or_unknown(element));
        }
        self.set_entries(expr, Some(Entries { of_list: true, key: Range::exactly(1), value }));
        cost
    }

    fn map(&mut self, expr: &Expr, entries: &'c [MapEntry]) -> Range {
        let mut cost = Range::exactly(MAP);
        let none = if entries.is_empty() { Range::default() } else { Range::NONE };
        let (mut key, mut value) = (none, none);
        for entry in entries {
            cost = cost.plus(self.cost(&entry.key)).plus(self.cost(&entry.value));
            key = key.union(self.size_or_unknown(&entry.key));
            value = value.union(self.size_or_unknown(&entry.value));
        }
        self.set_entries(expr, Some(Entries { of_list: false, key, value }));
        cost
    }

    fn fold(&mut self, expr: &Expr, fold: &'c Comprehension) -> Range {
        let mut cost = self.cost(&fold.iter_range);
        cost = cost.plus(self.cost(&fold.accu_init));
        self.push_value(&fold.accu_var, &fold.accu_init);
        self.push_elements(fold);
        let condition = self.cost(&fold.loop_condition);
        let step = self.cost(&fold.loop_step);
        self.pop(&fold.iter_var);
        if let Some(second) = &fold.iter_var2 {
            self.pop(second);
        }
        cost = cost.plus(self.cost(&fold.result));
        self.pop(&fold.accu_var);
        let count = self.size_or_unknown(&fold.iter_range);
        cost = cost.plus(count.times(step.plus(condition)));
        match &fold.accu_init.kind {
            Kind::Literal(_) => {
                let size = self.size(&fold.accu_init);
                self.set_size(expr, size);
            }
            Kind::List(_) | Kind::Map(_) => {
                self.set_size(expr, Some(count));
                let entries = self.entries_of(&fold.loop_step);
                self.set_entries(expr, entries);
            }
            _ => {}
        }
        cost
    }

    /// A loop of no step, as `optMap` makes it.
    fn bind(&mut self, expr: &Expr, fold: &'c Comprehension) -> Range {
        let mut cost = self.cost(&fold.iter_range);
        cost = cost.plus(self.cost(&fold.accu_init));
        self.push_value(&fold.accu_var, &fold.accu_init);
        cost = cost.plus(self.cost(&fold.result));
        self.pop(&fold.accu_var);
        self.copy_sizes(expr, &fold.result);
        cost
    }

    /// A variable that stands for a value.
    fn push_value(&mut self, name: &Arc<str>, value: &Expr) {
        let path = self.path(value);
        let entries = self.entries_of(value);
        let size = self.size(value);
        self.push(name, Local { path, size, entries });
    }

    /// The variables that stand for the elements of a range.
    fn push_elements(&mut self, fold: &Comprehension) {
        let range = &fold.iter_range;
        let entries = self.entries_of(range);
        let of_list = entries.map_or(matches!(self.type_of(range), Type::List(_)), |entries| entries.of_list);
        let key = entries.map(|entries| entries.key);
        let value = entries.map(|entries| entries.value);
        let local = |coster: &Self, step, size| Local { path: coster.path(range).then(step), size, entries: None };
        match (&fold.iter_var2, of_list) {
            (None, true) => self.push(&fold.iter_var, local(self, "@items", value)),
            (None, false) => self.push(&fold.iter_var, local(self, "@keys", key)),
            (Some(second), _) => {
                let (keys, values) = if of_list { ("@indices", "@items") } else { ("@keys", "@values") };
                self.push(&fold.iter_var, local(self, keys, key));
                self.push(second, local(self, values, value));
            }
        }
    }

    fn push(&mut self, name: &Arc<str>, local: Local) {
        self.locals.entry(name.clone()).or_default().push(local);
    }

    fn pop(&mut self, name: &Arc<str>) {
        if let Some(locals) = self.locals.get_mut(name) {
            locals.pop();
        }
    }

    fn local(&self, name: &str) -> Option<&Local> {
        self.locals.get(name)?.last()
    }

    fn local_of(&self, expr: &Expr) -> Option<&Local> {
        match &expr.kind {
            Kind::Ident(name) => self.local(name),
            _ => None,
        }
    }

    fn path(&self, expr: &Expr) -> Path {
        match self.local_of(expr) {
            Some(local) => local.path.clone(),
            None => self.paths.get(&expr.id).cloned().unwrap_or_default(),
        }
    }

    fn type_of(&self, expr: &Expr) -> &'c Type {
        self.checked.types.get(&expr.id).unwrap_or(&Type::Dyn)
    }

    fn node(&mut self, expr: &'c Expr) -> Node<'c> {
        let mut path = self.path(expr);
        if path.steps().first().is_some_and(|first| &**first == ACCUMULATOR) {
            path = Path::default();
        }
        Node { path, type_: self.type_of(expr).clone(), expr: Some(expr), size: self.size(expr) }
    }

    fn set_size(&mut self, expr: &Expr, size: Option<Range>) {
        if let Some(size) = size {
            self.sizes.insert(expr.id, size);
        }
    }

    fn set_entries(&mut self, expr: &Expr, entries: Option<Entries>) {
        if let Some(entries) = entries {
            self.entries.insert(expr.id, entries);
        }
    }

    fn copy_sizes(&mut self, to: &Expr, from: &Expr) {
        let size = self.size(from);
        self.set_size(to, size);
        let entries = self.entries_of(from);
        self.set_entries(to, entries);
    }

    fn entries_of(&self, expr: &Expr) -> Option<Entries> {
        self.entries.get(&expr.id).copied().or_else(|| self.local_of(expr)?.entries)
    }

    fn size_or_unknown(&mut self, expr: &Expr) -> Range {
        self.size(expr).unwrap_or(Range::UNKNOWN)
    }

    fn size(&mut self, expr: &Expr) -> Option<Range> {
        if let Some(size) = self.sizes.get(&expr.id) {
            return Some(*size);
        }
        if let Some(size) = literal_size(expr) {
            return Some(Range::exactly(size));
        }
        if let Some(size) = self.declared_size(&self.path(expr)) {
            self.sizes.insert(expr.id, size);
            return Some(size);
        }
        if is_scalar(self.type_of(expr)) {
            return Some(Range::exactly(1));
        }
        self.local_of(expr)?.size
    }

    /// The size that a schema allows a value at the end of a way.
    fn declared_size(&self, path: &Path) -> Option<Range> {
        let steps = path.steps();
        let (_, steps) = steps.split_first()?;
        let mut declared = self.declared?;
        for step in steps {
            declared = match (&**step, &declared.kind) {
                ("@items" | "@values", DeclKind::List(inner) | DeclKind::Map(inner)) => inner,
                ("@keys", DeclKind::Map(_)) => return Some(Range::default()),
                (field, DeclKind::Object(fields)) => fields.get(field)?,
                _ => return None,
            };
        }
        Some(Range::new(0, u64::try_from(declared.max_elements).unwrap_or(0)))
    }

    /// The size of an argument as the API server's libraries estimate it.
    fn estimated(&self, node: &Node<'_>) -> Range {
        node.size.or_else(|| self.declared_size(&node.path)).unwrap_or(Range::UNKNOWN)
    }
}

impl Node<'_> {
    fn size_or_unknown(&self) -> Range {
        self.size.unwrap_or(Range::UNKNOWN)
    }

    fn literal(&self) -> Option<&Literal> {
        match &self.expr?.kind {
            Kind::Literal(literal) => Some(literal),
            _ => None,
        }
    }
}

/// Whether a loop only gives a name to a value.
fn is_bind(fold: &Comprehension) -> bool {
    matches!(&fold.iter_range.kind, Kind::List(list) if list.elements.is_empty())
        && matches!(fold.loop_condition.kind, Kind::Literal(Literal::Bool(false)))
}

fn literal_size(expr: &Expr) -> Option<u64> {
    let size = match &expr.kind {
        Kind::Literal(Literal::String(text)) => text.chars().count(),
        Kind::Literal(Literal::Bytes(bytes)) => bytes.len(),
        Kind::Literal(_) => 1,
        Kind::List(list) => list.elements.len(),
        Kind::Map(entries) => entries.len(),
        _ => return None,
    };
    u64::try_from(size).ok()
}

fn is_scalar(type_: &Type) -> bool {
    match type_ {
        Type::Bool | Type::Double | Type::Duration | Type::Int | Type::Timestamp | Type::Uint => true,
        Type::Wrapper(of) => is_scalar(of),
        Type::Opaque(OPTIONAL, params) => params.first().is_some_and(is_scalar),
        _ => false,
    }
}
