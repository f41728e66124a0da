//! Set operations on shapes.

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::lower::shape::{Choice, Clause, Notes, Part, Rest, Shape, Type};
use crate::lower::value;
use crate::structural::ValueValidation;

/// The values in both, with the notes of `a` over those of `b`.
pub(super) fn meet(mut a: Shape, mut b: Shape) -> Shape {
    let mut shape = Shape { null: a.null && b.null, ..Shape::default() };
    for ty in Type::ALL {
        let part = a.take(ty).zip(b.take(ty)).map(|(a, b)| meet_parts(a, b));
        shape.set(ty, part.filter(|part| part.value.enum_.as_ref().is_none_or(|values| !values.is_empty())));
    }
    shape.notes = a.notes.over(b.notes);
    shape
}

fn meet_parts(a: Part, b: Part) -> Part {
    Part {
        integral: a.integral || b.integral,
        unique: a.unique || b.unique,
        value: value::meet(a.value, b.value),
        items: match (a.items, b.items) {
            (Some(a), Some(b)) => Some(meet(a, b)),
            (a, b) => a.or(b),
        },
        properties: merge(a.properties, b.properties, meet),
        rest: meet_rests(a.rest, b.rest),
        clauses: a.clauses.into_iter().chain(b.clauses).collect(),
    }
}

fn meet_rests(a: Rest, b: Rest) -> Rest {
    match (a, b) {
        (Rest::Any, rest) | (rest, Rest::Any) => rest,
        (Rest::Closed, _) | (_, Rest::Closed) => Rest::Closed,
        (Rest::Of(a), Rest::Of(b)) => Rest::Of(Box::new(meet(*a, *b))),
        (Rest::Of(shape), _) | (_, Rest::Of(shape)) => Rest::Of(shape),
        (Rest::Free, _) | (_, Rest::Free) => Rest::Free,
        (Rest::Skipped, Rest::Skipped) => Rest::Skipped,
    }
}

/// The values in any of `shapes`, exactly. Notes are kept where there is only null beside one of them.
pub(super) fn join(choice: Choice, shapes: Vec<Shape>) -> Shape {
    let null = shapes.iter().any(|shape| shape.null);
    let mut shapes: Vec<Shape> = shapes.into_iter().filter(|shape| !shape.types().is_empty()).collect();
    let mut joined = Shape { null, ..Shape::default() };
    for ty in Type::ALL {
        joined.set(ty, join_parts(ty, choice, shapes.iter_mut().filter_map(|shape| shape.take(ty)).collect()));
    }
    let preserve_unknown_fields = shapes.iter().any(|shape| shape.notes.preserve_unknown_fields);
    let rules_dropped = shapes.iter().any(|shape| shape.notes.rules_dropped || !shape.notes.validations.is_empty());
    joined.notes = match (shapes.pop(), shapes.is_empty()) {
        // An option: what is said of the type holds of it.
        (Some(shape), true) if null => shape.notes,
        // The only variant of an enum: its description is not that of the enum.
        (Some(shape), true) => Notes { title: None, description: None, ..shape.notes },
        _ => Notes { preserve_unknown_fields, rules_dropped, ..Notes::default() },
    };
    joined
}

fn join_parts(ty: Type, choice: Choice, parts: Vec<Part>) -> Option<Part> {
    let mut branches: Vec<Part> = Vec::new();
    for part in parts {
        // An alternative of alternatives is one of more.
        let spliced = match part.clauses.as_slice() {
            [Clause { choice: Choice::AnyOf, branches }]
                if choice == Choice::AnyOf && bare(&part) && ty.is_scalar() =>
            {
                branches.clone()
            }
            _ => vec![part],
        };
        for part in spliced {
            if !branches.contains(&part) {
                branches.push(part);
            }
        }
    }
    if ty.is_scalar() {
        let integral = branches.iter().all(|part| part.integral);
        let all = |part: &&Part| bare(part) && part.clauses.is_empty() && part.integral == integral;
        if let Some(all) = branches.iter().find(all) {
            return Some(all.clone());
        }
        if let Some(values) = branches.iter().map(|part| part.as_enum().cloned()).collect::<Option<Vec<_>>>() {
            let enum_ = values.into_iter().reduce(value::unite)?;
            let value = ValueValidation { enum_: Some(enum_), ..ValueValidation::default() };
            return Some(Part { integral, value, ..Part::default() });
        }
    }
    if branches.len() < 2 {
        return branches.pop();
    }
    let mut whole = Part { integral: branches.iter().all(|part| part.integral), ..Part::default() };
    // A format needs a type, so it is kept where the type is: on the whole.
    let format = branches.first().and_then(|part| part.value.format.clone());
    if branches.iter().all(|part| part.value.format == format) {
        whole.value.format = format;
    }
    for branch in &mut branches {
        branch.integral &= !whole.integral;
        if whole.value.format.is_some() {
            branch.value.format = None;
        }
    }
    whole.clauses.push(Clause { choice, branches });
    Some(whole)
}

fn bare(part: &Part) -> bool {
    part.value.is_empty() && part.items.is_none() && part.properties.is_empty()
}

/// A set that holds the values of both, without alternatives where they do not pair up: what one field may hold that
/// several variants or both contracts have.
pub(super) fn hull(mut a: Shape, mut b: Shape) -> Shape {
    if a == b {
        a.notes = a.notes.beside(b.notes);
        return a;
    }
    let mixed = a.types() != b.types() && !a.types().is_empty() && !b.types().is_empty();
    let mut shape = Shape { null: a.null || b.null, ..Shape::default() };
    for ty in Type::ALL {
        let part = match (a.take(ty), b.take(ty)) {
            (Some(a), Some(b)) => Some(hull_parts(a, b)),
            (a, b) => a.or(b),
        };
        shape.set(ty, part);
    }
    shape.notes = Notes { mixed: mixed || a.notes.mixed || b.notes.mixed, ..a.notes.beside(b.notes) };
    shape
}

fn hull_parts(a: Part, b: Part) -> Part {
    if a == b {
        return Part { properties: merge(a.properties, b.properties, hull), ..a };
    }
    let a = as_union(a, &b);
    let b = as_union(b, &a);
    let (a, b, clauses) = match pair(&a.clauses, &b.clauses) {
        Some(clauses) => (a, b, clauses),
        None => (envelope(&a).into_owned(), envelope(&b).into_owned(), Vec::new()),
    };
    let other = |part: &Part| match &part.rest {
        Rest::Of(values) => Some((**values).clone()),
        Rest::Any | Rest::Free => Some(Shape::any()),
        Rest::Skipped | Rest::Closed => None,
    };
    let (others_of_a, others_of_b) = (other(&a), other(&b));
    let mut properties = BTreeMap::new();
    let mut of_b = b.properties;
    for (name, shape) in a.properties {
        let shape = match of_b.remove(&name) {
            Some(theirs) => hull(shape, theirs),
            None => widen(shape, others_of_b.clone()),
        };
        properties.insert(name, shape);
    }
    for (name, shape) in of_b {
        properties.insert(name, widen(shape, others_of_a.clone()));
    }
    Part {
        integral: a.integral && b.integral,
        unique: a.unique && b.unique,
        value: value::hull(a.value, b.value),
        items: a.items.zip(b.items).map(|(a, b)| hull(a, b)),
        properties,
        rest: hull_rests(a.rest, b.rest),
        clauses,
    }
}

/// A field that only one side has: the server may not set it, as it would for both.
fn widen(mut shape: Shape, other: Option<Shape>) -> Shape {
    shape.notes.default = None;
    match other {
        Some(other) => hull(shape, other),
        None => shape,
    }
}

fn hull_rests(a: Rest, b: Rest) -> Rest {
    match (a, b) {
        (a, b) if a == b => a,
        (Rest::Any, _) | (_, Rest::Any) => Rest::Any,
        (Rest::Free, _) | (_, Rest::Free) => Rest::Free,
        (Rest::Of(a), Rest::Of(b)) => Rest::Of(Box::new(hull(*a, *b))),
        (Rest::Of(shape), _) | (_, Rest::Of(shape)) => Rest::Of(shape),
        _ => Rest::Skipped,
    }
}

/// The clauses of two sides of one union, variant by variant; none if they are not of one make.
fn pair(a: &[Clause], b: &[Clause]) -> Option<Vec<Clause>> {
    if a.len() != b.len() {
        return None;
    }
    a.iter().zip(b).map(|(a, b)| pair_clauses(a, b)).collect()
}

fn pair_clauses(a: &Clause, b: &Clause) -> Option<Clause> {
    if a == b {
        return Some(a.clone());
    }
    if a.choice != b.choice || a.choice == Choice::Not {
        return None;
    }
    let tags = |clause: &Clause| clause.branches.iter().map(tag).collect::<Option<Vec<_>>>();
    let (Some(tags_of_a), Some(tags_of_b)) = (tags(a), tags(b)) else {
        // Nothing tells the variants apart but their order.
        let paired = a.branches.len() == b.branches.len();
        let branches = a.branches.iter().zip(&b.branches).map(|(a, b)| hull_parts(a.clone(), b.clone())).collect();
        return paired.then_some(Clause { choice: a.choice, branches });
    };
    let mut branches = a.branches.clone();
    for (tag, theirs) in tags_of_b.iter().zip(&b.branches) {
        let mine = tags_of_a.iter().position(|other| other == tag).and_then(|at| branches.get_mut(at));
        match mine {
            Some(mine) => *mine = hull_parts(std::mem::take(mine), theirs.clone()),
            None => branches.push(theirs.clone()),
        }
    }
    Some(Clause { choice: a.choice, branches })
}

/// What tells a variant of a tagged enum from the others: the values of its tags, or its only key.
fn tag(branch: &Part) -> Option<String> {
    let mut tags = branch.properties.iter().filter(|(name, _)| branch.value.required.contains(*name)).filter_map(
        |(name, shape)| match shape
            .part(Type::String)
            .filter(|_| shape.types() == [Type::String])?
            .as_enum()?
            .as_slice()
        {
            [value] => Some(format!("{name}={value}")),
            _ => None,
        },
    );
    let first = tags.next();
    match (first, branch.properties.len()) {
        (Some(tag), _) => Some(tag),
        (None, 1) => branch.value.required.first().cloned(),
        _ => None,
    }
}

/// One variant alone, beside a union of several: the other contract skips all others.
fn as_union(part: Part, other: &Part) -> Part {
    match other.clauses.as_slice() {
        [clause] if part.clauses.is_empty() && clause.choice != Choice::Not && tag(&part).is_some() => Part {
            rest: part.rest.clone(),
            clauses: vec![Clause { choice: clause.choice, branches: vec![part] }],
            ..Part::default()
        },
        _ => part,
    }
}

/// The part without its alternatives, but with all their fields: what the structural type must have room for.
pub(super) fn envelope(part: &Part) -> Cow<'_, Part> {
    if part.clauses.is_empty() {
        return Cow::Borrowed(part);
    }
    let mut whole = Part { clauses: Vec::new(), ..part.clone() };
    for clause in part.clauses.iter().filter(|clause| clause.choice != Choice::Not) {
        let branches = clause.branches.iter().map(|branch| {
            let mut branch = envelope(branch).into_owned();
            // An alternative that says nothing of other keys leaves them to what stands around it.
            if branch.rest == Rest::Any {
                branch.rest = whole.rest.clone();
            }
            branch
        });
        let Some(hull) = branches.reduce(hull_parts) else { continue };
        for (name, shape) in hull.properties {
            let shape = match whole.properties.remove(&name) {
                Some(outer) => meet_or_keep(outer, shape),
                None => shape,
            };
            whole.properties.insert(name, shape);
        }
        whole.items = match (whole.items, hull.items) {
            (Some(a), Some(b)) => Some(meet_or_keep(a, b)),
            (a, b) => a.or(b),
        };
        if matches!(whole.rest, Rest::Any) {
            whole.rest = hull.rest;
        }
    }
    Cow::Owned(whole)
}

/// What alternatives say of a field that stands around them too. Another alternative may leave it alone, so that only
/// what adds fields may be taken from them.
fn meet_or_keep(outer: Shape, inner: Shape) -> Shape {
    let types = outer.types();
    let both = meet(outer.clone(), inner);
    if both.types() == types { Shape { null: outer.null, ..hull(both, outer) } } else { outer }
}

/// The values that are not in `shape`.
pub(super) fn complement(shape: &Shape) -> Shape {
    let mut other = Shape::any();
    other.null = !shape.null;
    for ty in Type::ALL {
        match shape.part(ty) {
            Some(part) if part.is_any() => other.set(ty, None),
            Some(part) => {
                let not = Clause { choice: Choice::Not, branches: vec![part.clone()] };
                other.set(ty, Some(Part { clauses: vec![not], ..Part::default() }));
            }
            None => {}
        }
    }
    other
}

fn merge(
    mut a: BTreeMap<String, Shape>,
    b: BTreeMap<String, Shape>,
    both: impl Fn(Shape, Shape) -> Shape,
) -> BTreeMap<String, Shape> {
    for (name, theirs) in b {
        let shape = match a.remove(&name) {
            Some(mine) => both(mine, theirs),
            None => theirs,
        };
        a.insert(name, shape);
    }
    a
}
