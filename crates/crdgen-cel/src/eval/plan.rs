//! A checked tree as a plan.

use std::sync::Arc;

use crdgen_go::regex::Regex;

use super::Program;
use super::cost::Cost;
use super::library;
use super::node::{Attribute, Call, Element, Entry, Fold, Index, Members, Node, NodeId, Qualifier, Root, Slot};
use crate::ast::{self, ACCUMULATOR, Checked, Expr, Id, Kind, Literal, Reference};
use crate::operators;
use crate::types::Type;
use crate::value::{Entries, Error, List, Map, Value};

type Planned = Result<Plan, String>;

/// A step that may still become another one.
enum Plan {
    Const(Value<'static>),
    /// A way, to which steps may be added.
    Attribute(Attribute),
    /// `has(…)`.
    Has(Attribute),
    Node(Node),
}

/// Plans a tree.
pub(super) fn plan(checked: &Checked, variables: &[&str]) -> Result<Program, String> {
    let scope = variables.iter().zip(0..).map(|(name, slot)| (Arc::from(*name), slot)).collect::<Vec<_>>();
    let globals = scope.len();
    let mut planner = Planner { checked, nodes: Vec::new(), scope, globals, slots: globals };
    let root = planner.node(&checked.expr)?;
    Ok(Program { nodes: planner.nodes, root, slots: planner.slots })
}

struct Planner<'c> {
    checked: &'c Checked,
    nodes: Vec<Node>,
    /// The variables that can be seen, the inmost last.
    scope: Vec<(Arc<str>, Slot)>,
    /// So many of them are those of the rule.
    globals: usize,
    slots: usize,
}

impl Planner<'_> {
    fn node(&mut self, expr: &Expr) -> Result<NodeId, String> {
        let plan = self.plan(expr)?;
        Ok(self.push(plan))
    }

    fn nodes<'e>(&mut self, exprs: impl IntoIterator<Item = &'e Expr>) -> Result<Box<[NodeId]>, String> {
        exprs.into_iter().map(|expr| self.node(expr)).collect()
    }

    fn push(&mut self, plan: Plan) -> NodeId {
        self.nodes.push(match plan {
            Plan::Const(value) => Node::Const(value),
            Plan::Attribute(attribute) => Node::Attribute(attribute),
            Plan::Has(attribute) => Node::Has(attribute),
            Plan::Node(node) => node,
        });
        (self.nodes.len() - 1) as NodeId
    }

    /// The constant that a step is.
    fn constant(&self, node: NodeId) -> Option<&Value<'static>> {
        match self.nodes.get(node as usize)? {
            Node::Const(value) => Some(value),
            _ => None,
        }
    }

    fn plan(&mut self, expr: &Expr) -> Planned {
        match &expr.kind {
            Kind::Unspecified => Err("unsupported expr".to_owned()),
            Kind::Literal(literal) => Ok(Plan::Const(constant(literal))),
            Kind::Ident(name) => self.ident(expr.id, name),
            Kind::Select(select) => self.select(expr.id, select),
            Kind::Call(call) => self.call(expr.id, call),
            Kind::List(list) => self.list(list),
            Kind::Map(entries) => self.map(entries),
            Kind::Struct(message) => Err(format!("unknown type: {}", message.type_name)),
            Kind::Comprehension(comprehension) => self.comprehension(comprehension),
        }
    }

    fn ident(&mut self, id: Id, name: &str) -> Planned {
        let name = match self.checked.references.get(&id) {
            Some(Reference::Variable(name)) => name.clone(),
            _ => name.into(),
        };
        let is_global = name.starts_with('.');
        let name = name.trim_start_matches('.');
        let scope = if is_global { &self.scope[..self.globals] } else { &self.scope[..] };
        let slot = scope.iter().rev().find(|(known, _)| **known == *name).map(|(_, slot)| *slot);
        match (self.checked.types.get(&id), slot) {
            (Some(Type::Type(Some(of))), None) => {
                Ok(Plan::Const(Value::Type(Arc::<str>::from(of.runtime_name()).into())))
            }
            (Some(Type::Type(_)), None) => Ok(Plan::Const(Value::Type(Arc::<str>::from(name).into()))),
            // cel-go takes every variable that holds a type for the name of one.
            (Some(Type::Type(_)), Some(_)) => Err(format!("reference to undefined type: {name}")),
            (_, Some(slot)) => {
                let root = if is_global { Root::Hidden(slot) } else { Root::Variable(slot) };
                Ok(Plan::Attribute(Attribute { root, qualifiers: Vec::new() }))
            }
            (_, None) => Err(format!("undeclared reference to '{name}'")),
        }
    }

    fn select(&mut self, id: Id, select: &ast::Select) -> Planned {
        if let Some(Reference::Variable(name)) = self.checked.references.get(&id) {
            let name = name.clone();
            return self.ident(id, &name);
        }
        let operand = self.plan(&select.operand)?;
        let mut attribute = self.attribute(operand);
        let key = Value::String(select.field.clone().into());
        let index = if select.test_only { Index::Has(key) } else { Index::Const(key) };
        attribute.push(&Qualifier { index, optional: false });
        Ok(if select.test_only { Plan::Has(attribute) } else { Plan::Attribute(attribute) })
    }

    /// A step as the start of a way.
    fn attribute(&mut self, plan: Plan) -> Attribute {
        match plan {
            Plan::Attribute(attribute) => attribute,
            plan => Attribute { root: Root::Node(self.push(plan)), qualifiers: Vec::new() },
        }
    }

    /// A step as a branch of `?:`, or as an index: what `has` asks for counts without it.
    fn branch(&mut self, plan: Plan) -> Attribute {
        match plan {
            Plan::Attribute(attribute) | Plan::Has(attribute) => attribute,
            plan => Attribute { root: Root::Node(self.push(plan)), qualifiers: Vec::new() },
        }
    }

    fn call(&mut self, id: Id, call: &ast::Call) -> Planned {
        let args = call.target.iter().chain(&call.args);
        match &*call.function {
            operators::AND => Ok(Plan::Node(Node::And(self.nodes(args)?))),
            operators::OR => Ok(Plan::Node(Node::Or(self.nodes(args)?))),
            operators::CONDITIONAL => self.conditional(&call.args),
            operators::EQUALS | operators::NOT_EQUALS => match *self.nodes(args)? {
                [a, b] if &*call.function == operators::EQUALS => Ok(Plan::Node(Node::Equal(a, b))),
                [a, b] => Ok(Plan::Node(Node::NotEqual(a, b))),
                _ => Err(no_overload(&call.function)),
            },
            operators::INDEX => self.index(&call.args, false),
            operators::OPTIONAL_INDEX | operators::OPTIONAL_SELECT => self.index(&call.args, true),
            _ => self.function(id, call),
        }
    }

    fn conditional(&mut self, args: &[Expr]) -> Planned {
        let [condition, yes, no] = args else { return Err(no_overload(operators::CONDITIONAL)) };
        let condition = self.node(condition)?;
        let yes = self.plan(yes)?;
        let yes = self.branch(yes);
        let no = self.plan(no)?;
        let no = self.branch(no);
        let root = Root::Conditional(condition, Box::new((yes, no)));
        Ok(Plan::Attribute(Attribute { root, qualifiers: Vec::new() }))
    }

    fn index(&mut self, args: &[Expr], optional: bool) -> Planned {
        let [operand, index] = args else { return Err(no_overload(operators::INDEX)) };
        let operand = self.plan(operand)?;
        let mut attribute = self.attribute(operand);
        let index = match self.plan(index)? {
            Plan::Const(key) => match key {
                Value::String(_) | Value::Int(_) | Value::Uint(_) | Value::Bool(_) | Value::Double(_) => {
                    Index::Const(key)
                }
                key => return Err(format!("invalid qualifier type: {}", key.go_type())),
            },
            plan => Index::Computed(Box::new(self.branch(plan))),
        };
        attribute.push(&Qualifier { index, optional });
        Ok(Plan::Attribute(attribute))
    }

    fn function(&mut self, id: Id, call: &ast::Call) -> Planned {
        let overloads = match self.checked.references.get(&id) {
            Some(Reference::Function(overloads)) => overloads.as_slice(),
            _ => return Err(no_overload(&call.function)),
        };
        let overload = if let [overload] = overloads { Some(*overload) } else { None };
        if let Some(step) = self.step_of_loop(call, overload) {
            return step;
        }
        let args = self.nodes(call.target.iter().chain(&call.args))?;
        if let (operators::NOT_STRICTLY_FALSE, &[value]) = (&*call.function, &*args) {
            return Ok(Plan::Node(Node::NotStrictlyFalse(value)));
        }
        match (&*call.function, overload, &*args) {
            ("or", None | Some("optional_or_optional"), &[a, b]) => return Ok(Plan::Node(Node::OptionalOr(a, b))),
            ("orValue", None | Some("optional_orValue_value"), &[a, b]) => {
                return Ok(Plan::Node(Node::OptionalOrValue(a, b)));
            }
            (operators::IN, Some("in_list"), &[value, list]) => {
                if let Some(member) = self.member(value, list) {
                    return Ok(member);
                }
            }
            _ => {}
        }
        let candidates = library::find(&call.function, overloads);
        let is_dispatched = overload.is_none() && candidates.iter().all(|candidate| !candidate.is_operator);
        let mut planned = Call {
            name: call.function.clone(),
            candidates,
            cost: Cost::of(&call.function, overload),
            stops_early: is_dispatched || overload == Some("string_format"),
            regex: None,
            args,
        };
        if let ("matches" | "find" | "findAll", Some(pattern)) = (&*call.function, planned.args.get(1))
            && let Some(Value::String(pattern)) = self.constant(*pattern)
        {
            planned.regex = Some(Regex::new(pattern)?);
            planned.stops_early = true;
        }
        self.folded(planned)
    }

    /// A conversion of a constant as a constant.
    fn folded(&self, call: Call) -> Planned {
        let is_conversion = matches!(
            &*call.name,
            "bool" | "bytes" | "double" | "duration" | "dyn" | "int" | "string" | "timestamp" | "type" | "uint"
        );
        match (&*call.args, is_conversion) {
            ([arg], true) => match self.constant(*arg) {
                Some(value) => call.run_constant(value).map(Plan::Const).map_err(|error| error.to_string()),
                None => Ok(Plan::Node(Node::Call(Box::new(call)))),
            },
            _ => Ok(Plan::Node(Node::Call(Box::new(call)))),
        }
    }

    /// `@result + [x]` and `cel.@mapInsert(@result, …)`, which need not copy what has been gathered.
    fn step_of_loop(&mut self, call: &ast::Call, overload: Option<&str>) -> Option<Planned> {
        let [first, rest @ ..] = &*call.args else { return None };
        let (Kind::Ident(name), None) = (&first.kind, &call.target) else { return None };
        if **name != *ACCUMULATOR {
            return None;
        }
        let slot = self.scope.iter().rev().find(|(known, _)| *known == *name).map(|(_, slot)| *slot)?;
        match (overload?, rest) {
            ("add_list", [list]) => Some(self.node(list).map(|list| Plan::Node(Node::Append(slot, list)))),
            (_, rest) if &*call.function == library::MAP_INSERT => {
                Some(self.nodes(rest).map(|args| Plan::Node(Node::Insert(slot, args))))
            }
            _ => None,
        }
    }

    /// `in` of a constant list of scalars as a look-up.
    fn member(&self, value: NodeId, list: NodeId) -> Option<Plan> {
        let Value::List(list) = self.constant(list)? else { return None };
        if list.is_empty() {
            return Some(Plan::Const(Value::Bool(false)));
        }
        let members = Members::of(list)?;
        Some(Plan::Node(Node::Member(value, Box::new(members))))
    }

    fn list(&mut self, list: &ast::List) -> Planned {
        let elements = self.nodes(&list.elements)?;
        let optional = |index: usize| list.optional.contains(&index);
        let constants: Option<Vec<_>> = elements.iter().map(|element| self.constant(*element).cloned()).collect();
        if let (Some(constants), true) = (constants, list.optional.is_empty()) {
            return Ok(Plan::Const(Value::list(constants)));
        }
        let elements = elements.iter().enumerate();
        Ok(Plan::Node(Node::List(
            elements.map(|(index, value)| Element { value: *value, optional: optional(index) }).collect(),
        )))
    }

    fn map(&mut self, entries: &[ast::MapEntry]) -> Planned {
        let mut planned = Vec::with_capacity(entries.len());
        for entry in entries {
            planned.push(Entry {
                key: self.node(&entry.key)?,
                value: self.node(&entry.value)?,
                optional: entry.optional,
            });
        }
        let constants = planned.iter().map(|entry: &Entry| {
            let (key, value) = (self.constant(entry.key)?, self.constant(entry.value)?);
            (!entry.optional && !matches!(key, Value::Bytes(_))).then(|| (key.clone(), value.clone()))
        });
        let constants: Option<Vec<_>> = constants.collect();
        Ok(match constants {
            Some(constants) => {
                let mut entries = Entries::default();
                constants.into_iter().for_each(|(key, value)| entries.set(key, value));
                Plan::Const(Value::Map(Map::new(entries)))
            }
            None => Plan::Node(Node::Map(planned.into())),
        })
    }

    fn comprehension(&mut self, comprehension: &ast::Comprehension) -> Planned {
        let ast::Comprehension {
            iter_range,
            iter_var,
            iter_var2,
            accu_var,
            accu_init,
            loop_condition,
            loop_step,
            result,
        } = comprehension;
        let init = self.node(accu_init)?;
        let range = self.node(iter_range)?;
        let mut slot = || {
            self.slots += 1;
            (self.slots - 1) as Slot
        };
        let (accumulator, variable) = (slot(), slot());
        let second = iter_var2.as_ref().map(|_| slot());
        let outside = self.scope.len();
        self.scope.push((accu_var.clone(), accumulator));
        let loop_start = self.scope.len();
        self.scope.push((iter_var.clone(), variable));
        self.scope.extend(iter_var2.clone().zip(second));
        let condition = self.node(loop_condition)?;
        let step = self.node(loop_step)?;
        self.scope.truncate(loop_start);
        let result = self.node(result)?;
        self.scope.truncate(outside);
        Ok(Plan::Node(Node::Fold(Box::new(Fold {
            range,
            variable,
            second,
            accumulator,
            init,
            condition,
            step,
            result,
        }))))
    }
}

impl Attribute {
    /// Goes one step further, on both ways if there are two.
    fn push(&mut self, qualifier: &Qualifier) {
        match &mut self.root {
            Root::Conditional(_, branches) => {
                branches.0.push(qualifier);
                branches.1.push(qualifier);
            }
            _ => self.qualifiers.push(qualifier.clone()),
        }
    }
}

impl Call {
    fn run_constant(&self, value: &Value<'static>) -> Result<Value<'static>, Error> {
        let args = [value.clone()];
        for candidate in &self.candidates {
            match candidate.call(&args) {
                Err(Error::Mismatch) => {}
                outcome => return outcome,
            }
        }
        Err(Error::new(format!("no such overload: {}({})", self.name, value.type_name())))
    }
}

impl Members {
    /// What is in a list, if all of it is of types that are looked up.
    fn of(list: &List<'static>) -> Option<Self> {
        let mut members = Self::default();
        for element in list.iter() {
            match element.ok()? {
                Value::String(text) => drop(members.strings.insert((*text).into())),
                Value::Bool(value) => members.bools[usize::from(value)] = true,
                value @ (Value::Int(_) | Value::Uint(_) | Value::Double(_)) => members.add_number(&value),
                _ => return None,
            }
        }
        Some(members)
    }

    /// Adds a number in all the types in which it is the same.
    fn add_number(&mut self, value: &Value<'static>) {
        for type_ in [Type::Int, Type::Uint, Type::Double] {
            match value.clone().convert(&type_) {
                Ok(Value::Int(int)) if !matches!(value, Value::Double(double) if int as f64 != *double) => {
                    self.ints.insert(int);
                }
                Ok(Value::Uint(uint)) if !matches!(value, Value::Double(double) if uint as f64 != *double) => {
                    self.uints.insert(uint);
                }
                Ok(Value::Double(double)) if !double.is_nan() => drop(self.doubles.insert((double + 0.0).to_bits())),
                _ => {}
            }
        }
    }
}

fn constant(literal: &Literal) -> Value<'static> {
    match literal {
        Literal::Null => Value::Null,
        Literal::Bool(value) => Value::Bool(*value),
        Literal::Int(value) => Value::Int(*value),
        Literal::Uint(value) => Value::Uint(*value),
        Literal::Double(value) => Value::Double(*value),
        Literal::String(text) => Value::String(text.clone().into()),
        Literal::Bytes(bytes) => Value::Bytes(bytes.clone().into()),
    }
}

fn no_overload(function: &str) -> String {
    format!("no such overload: {function}")
}
