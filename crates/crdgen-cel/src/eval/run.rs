//! Walks a plan.

use std::sync::Arc;

use super::node::{Call, Fold, Members, Node, NodeId, Root, Slot, Variable};
use super::{Evaluation, Program};
use crate::value::{Entries, Error, List, Map, Text, Value};

type Outcome<'a> = Result<Value<'a>, Error>;

/// What a list and a map cost to make.
const LIST_COST: u64 = 10;
const MAP_COST: u64 = 30;

/// What is known in the middle of a run.
pub(super) struct Machine<'a> {
    program: &'a Program,
    pub(super) variables: Vec<Variable<'a>>,
    pub(super) cost: u64,
    limit: u64,
    /// The bytes of all texts that were made.
    bytes: u64,
}

/// So many bytes of texts are made in one evaluation. Some functions make long texts at next to no cost.
const MAX_BYTES: u64 = 1 << 29;

pub(super) fn run<'a>(program: &'a Program, variables: Vec<Outcome<'a>>, limit: u64) -> Evaluation<'a> {
    let mut variables: Vec<_> = variables.into_iter().map(Variable::Known).collect();
    variables.resize_with(program.slots, || Variable::Known(Ok(Value::Null)));
    let mut machine = Machine { program, variables, cost: 0, limit, bytes: 0 };
    let value = machine.eval(program.root);
    Evaluation { value, cost: machine.cost }
}

impl<'a> Machine<'a> {
    /// Adds to the cost.
    pub(super) fn charge(&mut self, cost: u64) -> Result<(), Error> {
        self.cost = self.cost.saturating_add(cost);
        if self.cost > self.limit { Err(Error::CostLimit) } else { Ok(()) }
    }

    /// Does something at no cost.
    pub(super) fn uncounted(&mut self, run: impl FnOnce(&mut Self) -> Outcome<'a>) -> Outcome<'a> {
        let (cost, limit) = (self.cost, std::mem::replace(&mut self.limit, u64::MAX));
        let outcome = run(self);
        (self.cost, self.limit) = (cost, limit);
        outcome
    }

    /// Adds the cost of what came out, be it a value or an error that does not end the evaluation.
    fn charged(&mut self, outcome: Outcome<'a>, cost: u64) -> Outcome<'a> {
        if outcome.as_ref().is_err_and(Error::is_fatal) {
            return outcome;
        }
        self.charge(cost)?;
        outcome
    }

    /// What a step gives.
    pub(super) fn eval(&mut self, node: NodeId) -> Outcome<'a> {
        let program = self.program;
        match &program.nodes[node as usize] {
            Node::Const(value) => Ok(value.borrowed()),
            Node::Attribute(attribute) => {
                let value = self.resolve(attribute);
                if matches!(attribute.root, Root::Conditional(..)) { value } else { self.charged(value, 1) }
            }
            Node::Has(attribute) => {
                let found = self.resolve(attribute);
                // cel-go takes back a cost that it has not added to that of `?:`.
                if matches!(attribute.root, Root::Conditional(..)) && !found.as_ref().is_err_and(Error::is_fatal) {
                    self.cost = self.cost.saturating_sub(1);
                }
                Ok(match found? {
                    Value::Optional(value) => Value::Bool(value.is_some()),
                    value => value,
                })
            }
            Node::NotStrictlyFalse(value) => {
                let value = self.eval(*value);
                match self.charged(value, 1) {
                    Err(error) if error.is_fatal() => Err(error),
                    Ok(Value::Bool(value)) => Ok(Value::Bool(value)),
                    _ => Ok(Value::Bool(true)),
                }
            }
            Node::And(terms) => self.logic(terms, false),
            Node::Or(terms) => self.logic(terms, true),
            Node::Equal(a, b) => self.equal(*a, *b, true),
            Node::NotEqual(a, b) => self.equal(*a, *b, false),
            Node::OptionalOr(a, b) => match self.eval(*a)? {
                Value::Optional(None) => self.eval(*b),
                value @ Value::Optional(_) => Ok(value),
                _ => Err(Error::OVERLOAD),
            },
            Node::OptionalOrValue(a, b) => match self.eval(*a)? {
                Value::Optional(None) => self.eval(*b),
                Value::Optional(Some(value)) => Ok((*value).clone()),
                _ => Err(Error::OVERLOAD),
            },
            Node::Call(call) => self.call(call),
            Node::Member(value, members) => {
                let value = self.eval(*value)?;
                members.contain(&value).map(Value::Bool)
            }
            Node::List(elements) => {
                let list = self.list(elements);
                self.charged(list, LIST_COST)
            }
            Node::Map(entries) => {
                let map = self.map(entries);
                self.charged(map, MAP_COST)
            }
            Node::Fold(fold) => self.fold(fold),
            Node::Append(slot, list) => self.append(*slot, *list),
            Node::Insert(slot, args) => self.insert(*slot, args),
        }
    }

    /// `&&` and `||`: `decisive` decides; an error counts only if nothing does.
    fn logic(&mut self, terms: &[NodeId], decisive: bool) -> Outcome<'a> {
        let mut error = None;
        for term in terms {
            match self.eval(*term) {
                Ok(Value::Bool(value)) if value == decisive => return Ok(Value::Bool(decisive)),
                Ok(Value::Bool(_)) => {}
                Ok(_) => drop(error.get_or_insert(Error::OVERLOAD)),
                Err(why) if why.is_fatal() => return Err(why),
                Err(why) => drop(error.get_or_insert(why)),
            }
        }
        error.map_or(Ok(Value::Bool(!decisive)), Err)
    }

    fn equal(&mut self, a: NodeId, b: NodeId, wanted: bool) -> Outcome<'a> {
        let a = self.eval(a);
        if a.as_ref().is_err_and(Error::is_fatal) {
            return a;
        }
        let b = self.eval(b);
        if b.as_ref().is_err_and(Error::is_fatal) {
            return b;
        }
        self.charge(super::cost::of_equality(&a, &b, wanted))?;
        let (a, b) = (a?, b?);
        match a.is(&b) {
            Ok(equal) => Ok(Value::Bool(equal == wanted)),
            // What cannot be compared is not equal.
            Err(_) if !wanted => Ok(Value::Bool(true)),
            Err(error) => Err(error),
        }
    }

    fn call(&mut self, call: &'a Call) -> Outcome<'a> {
        match *call.args {
            [] => self.apply(call, &[]),
            [a] => {
                let a = [self.eval(a)];
                self.apply(call, &a)
            }
            [a, b] => {
                let a = self.eval(a);
                if a.as_ref().is_err_and(|error| call.stops_early || error.is_fatal()) {
                    return a;
                }
                let args = [a, self.eval(b)];
                self.apply(call, &args)
            }
            ref nodes => {
                let mut args = Vec::with_capacity(nodes.len());
                for (index, node) in nodes.iter().enumerate() {
                    let arg = self.eval(*node);
                    if arg.is_err() && index + 1 < nodes.len() {
                        return arg;
                    }
                    args.push(arg);
                }
                self.apply(call, &args)
            }
        }
    }

    /// Calls a function whose arguments are known. What it will cost is known before, so nothing is begun that costs too
    /// much.
    fn apply(&mut self, call: &'a Call, args: &[Outcome<'a>]) -> Outcome<'a> {
        if let Some(Err(error)) = args.iter().find(|arg| arg.as_ref().is_err_and(Error::is_fatal)) {
            return Err(error.clone());
        }
        self.charge(call.cost.before(args)?)?;
        let outcome = call.apply(args);
        if let Ok(Value::String(Text::Shared(text))) = &outcome {
            self.bytes += text.len() as u64;
            if self.bytes > MAX_BYTES {
                return Err(Error::CostLimit);
            }
        }
        let cost = call.cost.behind(&outcome);
        if cost == 0 { outcome } else { self.charged(outcome, cost) }
    }

    fn list(&mut self, elements: &'a [super::node::Element]) -> Outcome<'a> {
        let mut values = Vec::with_capacity(elements.len());
        for element in elements {
            match self.eval(element.value)? {
                Value::Optional(value) if element.optional => values.extend(value.map(|value| (*value).clone())),
                value if element.optional => {
                    return Err(Error::new(format!(
                        "cannot initialize optional list element from non-optional value {value}"
                    )));
                }
                value => values.push(value),
            }
        }
        Ok(Value::list(values))
    }

    fn map(&mut self, entries: &'a [super::node::Entry]) -> Outcome<'a> {
        let mut map = Entries::default();
        for entry in entries {
            let key = self.eval(entry.key)?;
            let value = self.eval(entry.value)?;
            if matches!(key, Value::Bytes(_)) {
                return Err(Error::Internal("runtime error: hash of unhashable type types.Bytes"));
            }
            match value {
                Value::Optional(None) if entry.optional => map.remove(&key),
                Value::Optional(Some(value)) if entry.optional => map.set(key, (*value).clone()),
                value if entry.optional => {
                    return Err(Error::new(format!(
                        "cannot initialize optional entry '{key}' from non-optional value {value}"
                    )));
                }
                value => map.set(key, value),
            }
        }
        Ok(Value::Map(Map::new(map)))
    }

    fn fold(&mut self, fold: &'a Fold) -> Outcome<'a> {
        let range = self.eval(fold.range)?;
        // A loop inside another starts anew each time.
        if let Some(accumulator) = self.variables.get_mut(fold.accumulator as usize) {
            *accumulator = Variable::Lazy(fold.init);
        }
        match (&range, fold.second) {
            (Value::List(list), None) => {
                for element in list.iter() {
                    self.set(fold.variable, element);
                    if !self.step(fold)? {
                        break;
                    }
                }
            }
            (Value::List(list), Some(second)) => {
                for (index, element) in list.iter().enumerate() {
                    self.set(fold.variable, Ok(Value::Int(index as i64)));
                    self.set(second, element);
                    if !self.step(fold)? {
                        break;
                    }
                }
            }
            (Value::Map(map), second) => {
                for key in map.keys() {
                    if let Some(second) = second {
                        let value = map.find(&key).map(|value| value.unwrap_or(Value::Null));
                        self.set(second, value);
                    }
                    self.set(fold.variable, Ok(key));
                    if !self.step(fold)? {
                        break;
                    }
                }
            }
            (range, None) => {
                return Err(Error::new(format!("got '{}', expected iterable type", range.go_type())));
            }
            (range, Some(_)) => {
                return Err(Error::new(format!("unsupported comprehension range type: {}", range.go_type())));
            }
        }
        self.eval(fold.result)
    }

    /// One turn of a loop; whether there may be another.
    fn step(&mut self, fold: &'a Fold) -> Result<bool, Error> {
        match self.eval(fold.condition) {
            Ok(Value::Bool(false)) => return Ok(false),
            Err(error) if error.is_fatal() => return Err(error),
            _ => {}
        }
        let value = self.eval(fold.step);
        if let Err(error) = &value
            && error.is_fatal()
        {
            return Err(error.clone());
        }
        self.set(fold.accumulator, value);
        Ok(true)
    }

    /// Takes the value of a variable that is about to be set anew, so that nobody else holds it.
    fn take(&mut self, slot: Slot) -> Outcome<'a> {
        let value = self.variable(slot);
        self.set(slot, Ok(Value::Null));
        value
    }

    /// `@result + [x]`, without a copy of what there is.
    fn append(&mut self, slot: Slot, list: NodeId) -> Outcome<'a> {
        // The value is looked at first, for what it costs, and taken only when nothing can ask for it any more.
        if let Err(error) = self.variable(slot)
            && error.is_fatal()
        {
            return Err(error);
        }
        self.charge(1)?;
        let list = self.eval(list);
        if list.as_ref().is_err_and(Error::is_fatal) {
            return list;
        }
        self.charge(1)?;
        let sum = self.take(slot)?;
        match (sum, list?) {
            (Value::List(List::Literal(mut values)), Value::List(list)) => {
                let all = Arc::make_mut(&mut values);
                match list {
                    List::Literal(more) => all.extend(more.iter().cloned()),
                    list => all.extend(list.to_vec()),
                }
                Ok(Value::List(List::Literal(values)))
            }
            (sum, list) => sum.plus(list),
        }
    }

    /// `cel.@mapInsert(@result, …)`, without a copy of what there is.
    fn insert(&mut self, slot: Slot, args: &[NodeId]) -> Outcome<'a> {
        let state = self.variable(slot);
        if state.as_ref().is_err_and(Error::is_fatal) {
            return state;
        }
        self.charge(1)?;
        let stops_early = args.len() > 1;
        if stops_early && state.is_err() {
            return state;
        }
        drop(state);
        let mut values = Vec::with_capacity(args.len());
        for (index, arg) in args.iter().enumerate() {
            let value = self.eval(*arg);
            if value.as_ref().is_err_and(|error| error.is_fatal() || index + 1 < args.len()) {
                return value;
            }
            values.push(value);
        }
        self.charge(1)?;
        let map = self.take(slot)?;
        let values = values.into_iter().collect::<Result<Vec<_>, _>>()?;
        super::library::insert(map, &values)
    }
}

impl Members {
    fn contain(&self, value: &Value<'_>) -> Result<bool, Error> {
        Ok(match value {
            Value::String(text) => self.strings.contains::<str>(text),
            Value::Bool(value) => self.bools[usize::from(*value)],
            Value::Int(value) => self.ints.contains(value),
            Value::Uint(value) => self.uints.contains(value),
            Value::Double(value) => self.doubles.contains(&(value + 0.0).to_bits()) && !value.is_nan(),
            Value::Bytes(_) => return Err(Error::Internal("runtime error: hash of unhashable type types.Bytes")),
            _ => false,
        })
    }
}

impl Call {
    /// Calls the function unless an argument is wrong.
    fn apply<'a>(&'a self, args: &[Outcome<'a>]) -> Outcome<'a> {
        let mut values = [const { Value::Null }; 4];
        let Some(values) = values.get_mut(..args.len()) else { return Err(Error::OVERLOAD) };
        for (value, arg) in values.iter_mut().zip(args) {
            *value = arg.clone()?;
        }
        self.run(values)
    }

    /// Calls the first of the candidates that takes the arguments.
    pub(super) fn run<'a>(&'a self, args: &[Value<'a>]) -> Outcome<'a> {
        if let (Some(regex), [Value::String(text), rest @ ..]) = (&self.regex, args) {
            return super::library::with_regex(&self.name, regex, text, rest);
        }
        for candidate in &self.candidates {
            match candidate.call(args) {
                Err(Error::Mismatch) => {}
                outcome => return outcome,
            }
        }
        let types: Vec<&str> = args.iter().map(Value::type_name).collect();
        Err(Error::new(format!("no such overload: {}({})", self.name, types.join(", "))))
    }
}
