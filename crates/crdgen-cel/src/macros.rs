//! Macros: calls that are written out as something else before anything is checked.

use std::sync::Arc;

use crate::ast::{ACCUMULATOR, Call, Comprehension, Expr, Id, Kind, List, Literal, MapEntry, Select, StructField};
use crate::env::Macros;
use crate::operators;
use crate::parse::build::Builder;

/// What is wrong with the use of a macro, and at which node.
pub(crate) struct Wrong {
    pub(crate) at: Id,
    pub(crate) message: String,
}

/// Writes out a call: the node it stands at, what it is called on, and what stands in the parentheses.
pub(crate) type Expand = fn(&mut Builder<'_>, Id, Option<Expr>, Vec<Expr>) -> Result<Expr, Wrong>;

/// The name that the variable of macros once had, which authors must still not take.
const OLD_ACCUMULATOR: &str = "__result__";
/// The name of a variable that nothing uses.
const UNUSED: &str = "#unused";

impl Macros {
    /// The macro of a name, with so many arguments.
    pub(crate) fn find(&self, function: &str, args: usize, has_target: bool) -> Option<Expand> {
        Some(match (function, args, has_target) {
            ("has", 1, false) => has,
            ("all", 2, true) => all,
            ("exists", 2, true) => exists,
            ("exists_one", 2, true) => exists_one,
            ("map", 2 | 3, true) => map,
            ("filter", 2, true) => filter,
            ("optMap", 2, true) if self.optionals => opt_map,
            ("optFlatMap", 2, true) if self.optionals => opt_flat_map,
            ("all", 3, true) if self.two_variables => all,
            ("exists", 3, true) if self.two_variables => exists,
            ("existsOne" | "exists_one", 3, true) if self.two_variables => exists_one,
            ("transformList", 3 | 4, true) if self.two_variables => transform_list,
            ("transformMap", 3 | 4, true) if self.two_variables => transform_map,
            ("transformMapEntry", 3 | 4, true) if self.two_variables => transform_map_entry,
            ("sortBy", 2, true) if self.sort_by => sort_by,
            _ => return None,
        })
    }
}

/// Makes nodes that stand where the macro stands.
struct Make<'b, 's> {
    builder: &'b mut Builder<'s>,
    at: Id,
}

/// One or two variables of a loop.
struct Variables {
    first: Arc<str>,
    second: Option<Arc<str>>,
}

impl Make<'_, '_> {
    fn node(&mut self, kind: Kind) -> Expr {
        self.builder.node_at(self.at, kind)
    }

    fn literal(&mut self, literal: Literal) -> Expr {
        self.node(Kind::Literal(literal))
    }

    fn ident(&mut self, name: &str) -> Expr {
        self.node(Kind::Ident(name.into()))
    }

    fn gathered(&mut self) -> Expr {
        self.ident(ACCUMULATOR)
    }

    fn call(&mut self, function: &str, args: Vec<Expr>) -> Expr {
        self.node(Kind::Call(Box::new(Call { function: function.into(), target: None, args })))
    }

    fn member_call(&mut self, function: &str, target: Expr, args: Vec<Expr>) -> Expr {
        self.node(Kind::Call(Box::new(Call { function: function.into(), target: Some(target), args })))
    }

    fn list(&mut self, elements: Vec<Expr>) -> Expr {
        self.node(Kind::List(List { elements, optional: Vec::new() }))
    }

    /// A loop that gathers in the accumulator.
    fn fold(
        &mut self,
        range: Expr,
        variables: Variables,
        init: Expr,
        condition: Expr,
        step: Expr,
        result: Expr,
    ) -> Expr {
        self.node(Kind::Comprehension(Box::new(Comprehension {
            iter_range: range,
            iter_var: variables.first,
            iter_var2: variables.second,
            accu_var: ACCUMULATOR.into(),
            accu_init: init,
            loop_condition: condition,
            loop_step: step,
            result,
        })))
    }

    /// A loop of no step: `result`, in which a name stands for a value.
    fn bind(&mut self, name: &str, value: Expr, kept: Expr, result: Expr) -> Expr {
        let iter_range = self.list(Vec::new());
        let loop_condition = self.literal(Literal::Bool(false));
        self.node(Kind::Comprehension(Box::new(Comprehension {
            iter_range,
            iter_var: UNUSED.into(),
            iter_var2: None,
            accu_var: name.into(),
            accu_init: value,
            loop_condition,
            loop_step: kept,
            result,
        })))
    }

    /// A tree of nodes of its own that is the same as another.
    fn copy(&mut self, expr: &Expr) -> Expr {
        let kind = match &expr.kind {
            Kind::Unspecified | Kind::Literal(_) | Kind::Ident(_) => expr.kind.clone(),
            Kind::Select(select) => Kind::Select(Box::new(Select {
                operand: self.copy(&select.operand),
                field: select.field.clone(),
                test_only: select.test_only,
            })),
            Kind::Call(call) => Kind::Call(Box::new(Call {
                function: call.function.clone(),
                target: call.target.as_ref().map(|target| self.copy(target)),
                args: call.args.iter().map(|arg| self.copy(arg)).collect(),
            })),
            Kind::List(list) => Kind::List(List {
                elements: list.elements.iter().map(|element| self.copy(element)).collect(),
                optional: list.optional.clone(),
            }),
            Kind::Map(entries) => Kind::Map(entries.iter().map(|entry| self.copy_entry(entry)).collect()),
            Kind::Struct(message) => {
                let mut message = message.clone();
                for field in &mut message.fields {
                    *field = self.copy_field(field);
                }
                Kind::Struct(message)
            }
            Kind::Comprehension(fold) => Kind::Comprehension(Box::new(Comprehension {
                iter_range: self.copy(&fold.iter_range),
                iter_var: fold.iter_var.clone(),
                iter_var2: fold.iter_var2.clone(),
                accu_var: fold.accu_var.clone(),
                accu_init: self.copy(&fold.accu_init),
                loop_condition: self.copy(&fold.loop_condition),
                loop_step: self.copy(&fold.loop_step),
                result: self.copy(&fold.result),
            })),
        };
        self.builder.node_at(expr.id, kind)
    }

    fn copy_entry(&mut self, entry: &MapEntry) -> MapEntry {
        let id = self.node(Kind::Unspecified).id;
        MapEntry { id, key: self.copy(&entry.key), value: self.copy(&entry.value), optional: entry.optional }
    }

    fn copy_field(&mut self, field: &StructField) -> StructField {
        let id = self.node(Kind::Unspecified).id;
        StructField { id, name: field.name.clone(), value: self.copy(&field.value), optional: field.optional }
    }
}

fn wrong<T>(at: &Expr, message: impl Into<String>) -> Result<T, Wrong> {
    Err(Wrong { at: at.id, message: message.into() })
}

/// What a macro is called on, and what stands in the parentheses: there are as many as it was found by.
fn parts<const N: usize>(at: Id, target: Option<Expr>, args: Vec<Expr>) -> Result<(Expr, [Expr; N]), Wrong> {
    let short = || Wrong { at, message: "argument is not an identifier".to_owned() };
    let args = args.try_into().map_err(|_| short())?;
    Ok((target.ok_or_else(short)?, args))
}

fn variable(name: &Expr, message: &str) -> Result<Arc<str>, Wrong> {
    match &name.kind {
        Kind::Ident(name) => Ok(name.clone()),
        _ => wrong(name, message),
    }
}

fn check_free(at: &Expr, name: &str) -> Result<(), Wrong> {
    if matches!(name, ACCUMULATOR | OLD_ACCUMULATOR) {
        return wrong(at, "iteration variable overwrites accumulator variable");
    }
    Ok(())
}

/// The variable of a loop.
fn one_variable(name: &Expr, message: &str) -> Result<Variables, Wrong> {
    let first = variable(name, message)?;
    check_free(name, &first)?;
    Ok(Variables { first, second: None })
}

/// The two variables of a loop.
fn two_variables(names: [&Expr; 2]) -> Result<Variables, Wrong> {
    let [first, second] = names;
    let [a, b] = [variable(first, SIMPLE)?, variable(second, SIMPLE)?];
    if a == b {
        return wrong(second, format!("duplicate variable name: {a}"));
    }
    check_free(first, &a)?;
    check_free(second, &b)?;
    Ok(Variables { first: a, second: Some(b) })
}

const SIMPLE: &str = "argument must be a simple name";

/// The range, variables and predicate of `all` and its like.
fn quantifier(at: Id, target: Option<Expr>, args: Vec<Expr>) -> Result<(Expr, Variables, Expr), Wrong> {
    if args.len() == 3 {
        let (range, [first, second, predicate]) = parts(at, target, args)?;
        return Ok((range, two_variables([&first, &second])?, predicate));
    }
    let (range, [name, predicate]) = parts(at, target, args)?;
    Ok((range, one_variable(&name, SIMPLE)?, predicate))
}

fn has(builder: &mut Builder<'_>, at: Id, _: Option<Expr>, args: Vec<Expr>) -> Result<Expr, Wrong> {
    let Some(arg) = args.into_iter().next() else {
        return Err(Wrong { at, message: "invalid argument to has() macro".to_owned() });
    };
    match arg.kind {
        Kind::Select(select) => {
            let mut make = Make { builder, at };
            Ok(make.node(Kind::Select(Box::new(Select { test_only: true, ..*select }))))
        }
        _ => wrong(&arg, "invalid argument to has() macro"),
    }
}

fn all(builder: &mut Builder<'_>, at: Id, target: Option<Expr>, args: Vec<Expr>) -> Result<Expr, Wrong> {
    let (range, variables, predicate) = quantifier(at, target, args)?;
    let mut make = Make { builder, at };
    let init = make.literal(Literal::Bool(true));
    let gathered = make.gathered();
    let condition = make.call(operators::NOT_STRICTLY_FALSE, vec![gathered]);
    let gathered = make.gathered();
    let step = make.call(operators::AND, vec![gathered, predicate]);
    let result = make.gathered();
    Ok(make.fold(range, variables, init, condition, step, result))
}

fn exists(builder: &mut Builder<'_>, at: Id, target: Option<Expr>, args: Vec<Expr>) -> Result<Expr, Wrong> {
    let (range, variables, predicate) = quantifier(at, target, args)?;
    let mut make = Make { builder, at };
    let init = make.literal(Literal::Bool(false));
    let gathered = make.gathered();
    let not = make.call(operators::NOT, vec![gathered]);
    let condition = make.call(operators::NOT_STRICTLY_FALSE, vec![not]);
    let gathered = make.gathered();
    let step = make.call(operators::OR, vec![gathered, predicate]);
    let result = make.gathered();
    Ok(make.fold(range, variables, init, condition, step, result))
}

fn exists_one(builder: &mut Builder<'_>, at: Id, target: Option<Expr>, args: Vec<Expr>) -> Result<Expr, Wrong> {
    let (range, variables, predicate) = quantifier(at, target, args)?;
    let mut make = Make { builder, at };
    let init = make.literal(Literal::Int(0));
    let condition = make.literal(Literal::Bool(true));
    let gathered = make.gathered();
    let one = make.literal(Literal::Int(1));
    let more = make.call(operators::ADD, vec![gathered, one]);
    let same = make.gathered();
    let step = make.call(operators::CONDITIONAL, vec![predicate, more, same]);
    let gathered = make.gathered();
    let one = make.literal(Literal::Int(1));
    let result = make.call(operators::EQUALS, vec![gathered, one]);
    Ok(make.fold(range, variables, init, condition, step, result))
}

/// A loop whose step is taken where a filter lets it.
fn gather(
    make: &mut Make<'_, '_>,
    range: Expr,
    variables: Variables,
    init: Expr,
    filter: Option<Expr>,
    step: Expr,
) -> Expr {
    let condition = make.literal(Literal::Bool(true));
    let step = match filter {
        Some(filter) => {
            let same = make.gathered();
            make.call(operators::CONDITIONAL, vec![filter, step, same])
        }
        None => step,
    };
    let result = make.gathered();
    make.fold(range, variables, init, condition, step, result)
}

/// A loop that makes a list of what it gathers.
fn gather_list(
    make: &mut Make<'_, '_>,
    range: Expr,
    variables: Variables,
    filter: Option<Expr>,
    element: Expr,
) -> Expr {
    let init = make.list(Vec::new());
    let gathered = make.gathered();
    let element = make.list(vec![element]);
    let step = make.call(operators::ADD, vec![gathered, element]);
    gather(make, range, variables, init, filter, step)
}

const IDENTIFIER: &str = "argument is not an identifier";

fn map(builder: &mut Builder<'_>, at: Id, target: Option<Expr>, args: Vec<Expr>) -> Result<Expr, Wrong> {
    let (range, name, filter, transform) = if args.len() == 3 {
        let (range, [name, filter, transform]) = parts(at, target, args)?;
        (range, name, Some(filter), transform)
    } else {
        let (range, [name, transform]) = parts(at, target, args)?;
        (range, name, None, transform)
    };
    let variables = one_variable(&name, IDENTIFIER)?;
    Ok(gather_list(&mut Make { builder, at }, range, variables, filter, transform))
}

fn filter(builder: &mut Builder<'_>, at: Id, target: Option<Expr>, args: Vec<Expr>) -> Result<Expr, Wrong> {
    let (range, [name, filter]) = parts(at, target, args)?;
    let variables = one_variable(&name, IDENTIFIER)?;
    Ok(gather_list(&mut Make { builder, at }, range, variables, Some(filter), name))
}

/// The range, variables, filter and transformation of `transformList` and its like.
fn transform(at: Id, target: Option<Expr>, args: Vec<Expr>) -> Result<(Expr, Variables, Option<Expr>, Expr), Wrong> {
    let (range, first, second, filter, transform) = if args.len() == 4 {
        let (range, [first, second, filter, transform]) = parts(at, target, args)?;
        (range, first, second, Some(filter), transform)
    } else {
        let (range, [first, second, transform]) = parts(at, target, args)?;
        (range, first, second, None, transform)
    };
    Ok((range, two_variables([&first, &second])?, filter, transform))
}

fn transform_list(builder: &mut Builder<'_>, at: Id, target: Option<Expr>, args: Vec<Expr>) -> Result<Expr, Wrong> {
    let (range, variables, filter, transform) = transform(at, target, args)?;
    Ok(gather_list(&mut Make { builder, at }, range, variables, filter, transform))
}

/// The function that adds entries to a map.
pub(crate) const MAP_INSERT: &str = "cel.@mapInsert";

fn transform_map(builder: &mut Builder<'_>, at: Id, target: Option<Expr>, args: Vec<Expr>) -> Result<Expr, Wrong> {
    let (range, variables, filter, transform) = transform(at, target, args)?;
    let mut make = Make { builder, at };
    let init = make.node(Kind::Map(Vec::new()));
    let gathered = make.gathered();
    let key = make.ident(&variables.first);
    let step = make.call(MAP_INSERT, vec![gathered, key, transform]);
    Ok(gather(&mut make, range, variables, init, filter, step))
}

fn transform_map_entry(
    builder: &mut Builder<'_>,
    at: Id,
    target: Option<Expr>,
    args: Vec<Expr>,
) -> Result<Expr, Wrong> {
    let (range, variables, filter, transform) = transform(at, target, args)?;
    let mut make = Make { builder, at };
    let init = make.node(Kind::Map(Vec::new()));
    let gathered = make.gathered();
    let step = make.call(MAP_INSERT, vec![gathered, transform]);
    Ok(gather(&mut make, range, variables, init, filter, step))
}

/// `target.optMap(name, mapped)`: `target.hasValue() ? optional.of(mapped) : optional.none()`.
fn opt_map(builder: &mut Builder<'_>, at: Id, target: Option<Expr>, args: Vec<Expr>) -> Result<Expr, Wrong> {
    let (target, [name, mapped]) = parts(at, target, args)?;
    let name = variable(&name, "optMap() variable name must be a simple identifier")?;
    let mut make = Make { builder, at };
    let bound = mapped_value(&mut make, &target, &name, mapped);
    let bound = make.call("optional.of", vec![bound]);
    Ok(if_present(&mut make, target, bound))
}

/// `target.optFlatMap(name, mapped)`: `target.hasValue() ? mapped : optional.none()`.
fn opt_flat_map(builder: &mut Builder<'_>, at: Id, target: Option<Expr>, args: Vec<Expr>) -> Result<Expr, Wrong> {
    let (target, [name, mapped]) = parts(at, target, args)?;
    let name = variable(&name, "optFlatMap() variable name must be a simple identifier")?;
    let mut make = Make { builder, at };
    let bound = mapped_value(&mut make, &target, &name, mapped);
    Ok(if_present(&mut make, target, bound))
}

fn mapped_value(make: &mut Make<'_, '_>, target: &Expr, name: &str, mapped: Expr) -> Expr {
    let copy = make.copy(target);
    let value = make.member_call("value", copy, Vec::new());
    let kept = make.ident(name);
    make.bind(name, value, kept, mapped)
}

fn if_present(make: &mut Make<'_, '_>, target: Expr, value: Expr) -> Expr {
    let present = make.member_call("hasValue", target, Vec::new());
    let none = make.call("optional.none", Vec::new());
    make.call(operators::CONDITIONAL, vec![present, value, none])
}

/// `target.sortBy(name, key)`: the list, sorted by the keys in a second list.
fn sort_by(builder: &mut Builder<'_>, at: Id, target: Option<Expr>, args: Vec<Expr>) -> Result<Expr, Wrong> {
    const INPUT: &str = "@__sortBy_input__";
    let (target, [name, key]) = parts(at, target, args)?;
    if matches!(target.kind, Kind::Literal(_) | Kind::Map(_) | Kind::Struct(_) | Kind::Unspecified) {
        let message = "sortBy can only be applied to a list, identifier, comprehension, call or select expression";
        return wrong(&target, message);
    }
    let variables = one_variable(&name, IDENTIFIER)?;
    let mut make = Make { builder, at };
    let range = make.ident(INPUT);
    let keys = gather_list(&mut make, range, variables, None, key);
    let input = make.ident(INPUT);
    let sorted = make.member_call("@sortByAssociatedKeys", input, vec![keys]);
    let kept = make.ident(INPUT);
    Ok(make.bind(INPUT, target, kept, sorted))
}
