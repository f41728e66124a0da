//! What a smaller set demands beyond a structural type that admits a larger one: value validation without types.
//!
//! A nested schema may not say `type`, but a keyword holds for one type alone, so a contradiction of two tells that type
//! apart: `not: {minLength: 1, maxLength: 0}` holds for strings and for nothing else.

use serde_json::{Number, Value, json};

use crate::lower::algebra::envelope;
use crate::lower::formats;
use crate::lower::shape::{Choice, Clause, Part, Rest, Shape, Type};
use crate::structural::{Bound, Nested, ValueValidation};

/// Constraints that no nested schema can say, each once.
#[derive(Debug, Default)]
pub(super) struct Losses(Vec<String>);

impl Losses {
    pub(super) fn add(&mut self, what: impl Into<String>) {
        let what = what.into();
        if !self.0.contains(&what) {
            self.0.push(what);
        }
    }

    pub(super) fn into_vec(self) -> Vec<String> {
        self.0
    }
}

/// The value validation of one part beside a type that admits `envelope(part)`.
pub(super) fn own(ty: Type, part: &Part, losses: &mut Losses) -> ValueValidation {
    let mut value = part.value.clone();
    for clause in &part.clauses {
        add_clause(ty, clause, &envelope(part), &mut value, losses);
    }
    value
}

/// The same, where several types are admitted and none is written.
pub(super) fn untyped(shape: &Shape, losses: &mut Losses) -> ValueValidation {
    alternatives(shape, &shape.types(), losses, |ty, part, losses| {
        let mut whole = envelope(part).into_owned();
        whole.value = ValueValidation::default();
        whole.integral = false;
        beyond(ty, part, &whole, losses)
    })
    .value
}

/// What `part` demands beyond `whole`, which holds it.
fn beyond(ty: Type, part: &Part, whole: &Part, losses: &mut Losses) -> Nested {
    let mut nested = Nested::from(keywords_beyond(&part.value, &whole.value, losses));
    if part.integral && !whole.integral {
        nested.value.multiple_of.get_or_insert(Number::from(1));
    }
    if let (Some(mine), Some(theirs)) = (&part.items, &whole.items) {
        nested.items = Some(within(mine, theirs, losses)).filter(|nested| !nested.is_empty()).map(Box::new);
    }
    for (name, mine) in &part.properties {
        let Some(theirs) = whole.properties.get(name) else { continue };
        let property = within(mine, theirs, losses);
        if property.is_empty() {
        } else if name == "metadata" {
            losses.add("what a variant demands of a field called `metadata`");
        } else {
            nested.properties.insert(name.clone(), property);
        }
    }
    if matches!(part.rest, Rest::Of(_)) && part.rest != whole.rest {
        losses.add("what a variant demands of the values of its other keys");
    }
    for clause in &part.clauses {
        add_clause(ty, clause, whole, &mut nested.value, losses);
    }
    nested
}

/// What `shape` demands beyond `whole`, which holds it.
fn within(shape: &Shape, whole: &Shape, losses: &mut Losses) -> Nested {
    if shape == whole {
        return Nested::default();
    }
    let types = shape.types();
    let typed = types == whole.types();
    let guards: &[Type] = if typed && types.len() == 1 { &[] } else { &types };
    let mut nested = alternatives_of(shape, &types, guards, losses, |ty, part, losses| match whole.part(ty) {
        Some(whole) => beyond(ty, part, &envelope(whole), losses),
        None => Nested::default(),
    });
    if typed && types.len() > 1 && types.iter().all(|ty| shape.part(*ty) == whole.part(*ty)) {
        nested = Nested::default();
    }
    if shape.null {
        admit_null(&mut nested.value);
    } else if whole.null && nested.value.enum_.is_none() {
        losses.add("that a field may be null in one variant only");
    }
    nested
}

/// Moves an `enum` to where the server does not ask it of null: it skips `allOf` then, but not `enum`, and no `enum`
/// holds for null, not even one that lists it.
pub(super) fn admit_null(value: &mut ValueValidation) {
    if let Some(values) = value.enum_.take() {
        let listed = ValueValidation { enum_: Some(values), ..ValueValidation::default() };
        value.all_of.insert(0, listed.into());
    }
}

fn alternatives(
    shape: &Shape,
    guards: &[Type],
    losses: &mut Losses,
    demands: impl FnMut(Type, &Part, &mut Losses) -> Nested,
) -> Nested {
    alternatives_of(shape, &shape.types(), guards, losses, demands)
}

/// One alternative a type: the test for the type, where it needs one, and what the type's values must satisfy.
fn alternatives_of(
    shape: &Shape,
    types: &[Type],
    guards: &[Type],
    losses: &mut Losses,
    mut demands: impl FnMut(Type, &Part, &mut Losses) -> Nested,
) -> Nested {
    let parts: Vec<(Type, &Part)> = types.iter().filter_map(|ty| Some((*ty, shape.part(*ty)?))).collect();
    let mut branches: Vec<Nested> = Vec::new();
    let mut free = true;
    for (ty, part) in parts {
        let demand = demands(ty, part, losses);
        free &= demand.is_empty();
        let listed = demand.value.enum_.is_some();
        branches.push(if guards.contains(&ty) && !listed { guarded(ty, demand) } else { demand });
    }
    if free && types == Type::ALL {
        return Nested::default();
    }
    match branches.len() {
        // Null alone.
        0 => ValueValidation { enum_: Some(vec![Value::Null]), ..ValueValidation::default() }.into(),
        1 => branches.pop().unwrap_or_default(),
        _ => ValueValidation { any_of: branches, ..ValueValidation::default() }.into(),
    }
}

fn guarded(ty: Type, mut nested: Nested) -> Nested {
    let test = is(ty);
    if nested.value.not.is_none() {
        nested.value.not = test.not;
        nested.value.enum_ = nested.value.enum_.or(test.enum_);
    } else {
        nested.value.all_of.push(test.into());
    }
    nested
}

/// Holds for the values of one type, and for null.
fn is(ty: Type) -> ValueValidation {
    let bound = |value: i64| Some(Bound { value: value.into(), exclusive: false });
    let mut never = ValueValidation::default();
    match ty {
        Type::Boolean => {
            return ValueValidation { enum_: Some(vec![json!(false), json!(true)]), ..ValueValidation::default() };
        }
        Type::Number => (never.minimum, never.maximum) = (bound(1), bound(0)),
        Type::String => (never.min_length, never.max_length) = (Some(1), Some(0)),
        Type::Array => (never.min_items, never.max_items) = (Some(1), Some(0)),
        Type::Object => (never.min_properties, never.max_properties) = (Some(1), Some(0)),
    }
    ValueValidation { not: Some(Box::new(never.into())), ..ValueValidation::default() }
}

fn add_clause(ty: Type, clause: &Clause, whole: &Part, value: &mut ValueValidation, losses: &mut Losses) {
    let mut lost = Losses::default();
    let mut branches: Vec<Nested> = Vec::new();
    let mut distinct = true;
    for branch in &clause.branches {
        let nested = beyond(ty, branch, whole, &mut lost);
        if branches.contains(&nested) {
            distinct = false;
        } else {
            branches.push(nested);
        }
    }
    if clause.choice != Choice::Not && branches.iter().any(Nested::is_empty) {
        return;
    }
    let exact = lost.0.is_empty();
    lost.0.into_iter().for_each(|what| losses.add(what));
    let mut rest = ValueValidation::default();
    match clause.choice {
        // A negation of too little would refuse too much.
        Choice::Not if exact => {
            for nested in branches {
                let not = Some(Box::new(nested));
                if value.not.is_none() {
                    value.not = not;
                } else {
                    value.all_of.push(ValueValidation { not, ..ValueValidation::default() }.into());
                }
            }
            return;
        }
        Choice::Not => return,
        Choice::OneOf if exact && distinct && branches.len() > 1 => rest.one_of = branches,
        _ if branches.len() == 1 => {
            value.all_of.append(&mut branches);
            return;
        }
        _ => rest.any_of = branches,
    }
    if value.one_of.is_empty() && value.any_of.is_empty() {
        value.one_of = rest.one_of;
        value.any_of = rest.any_of;
    } else {
        value.all_of.push(rest.into());
    }
}

/// The keywords of `value` that `whole` does not say already, with bounds in place of formats, which need a type.
fn keywords_beyond(value: &ValueValidation, whole: &ValueValidation, losses: &mut Losses) -> ValueValidation {
    if value == whole {
        return ValueValidation::default();
    }
    let mut value = value.clone();
    if let Some(format) = value.format.take().filter(|format| whole.format.as_ref() != Some(format)) {
        match formats::untyped(&format) {
            Some(bounds) => value = crate::lower::value::meet(value, bounds),
            None => losses.add(format!("format `{format}` for one alternative only")),
        }
    }
    value.minimum.take_if(|it| whole.minimum.as_ref() == Some(it));
    value.maximum.take_if(|it| whole.maximum.as_ref() == Some(it));
    value.multiple_of.take_if(|it| whole.multiple_of.as_ref() == Some(it));
    value.min_length.take_if(|it| whole.min_length == Some(*it));
    value.max_length.take_if(|it| whole.max_length == Some(*it));
    value.pattern.take_if(|it| whole.pattern.as_ref() == Some(it));
    value.min_items.take_if(|it| whole.min_items == Some(*it));
    value.max_items.take_if(|it| whole.max_items == Some(*it));
    value.min_properties.take_if(|it| whole.min_properties == Some(*it));
    value.max_properties.take_if(|it| whole.max_properties == Some(*it));
    value.required.retain(|name| !whole.required.contains(name));
    value.enum_.take_if(|it| whole.enum_.as_ref() == Some(it));
    value
}

/// What integers and strings must satisfy beside `x-kubernetes-int-or-string`. Keywords of both types stand side by
/// side where each speaks of its own type alone.
pub(super) fn int_or_string(shape: &Shape, losses: &mut Losses) -> ValueValidation {
    let plain = |part: &Part| {
        let ValueValidation { enum_, all_of, any_of, one_of, not, .. } = &part.value;
        enum_.is_none()
            && all_of.is_empty()
            && any_of.is_empty()
            && one_of.is_empty()
            && not.is_none()
            && part.clauses.is_empty()
    };
    match (shape.part(Type::Number), shape.part(Type::String)) {
        (Some(number), Some(string)) if plain(number) && plain(string) => {
            let none = ValueValidation::default();
            let number = keywords_beyond(&number.value, &none, losses);
            crate::lower::value::meet(number, keywords_beyond(&string.value, &none, losses))
        }
        _ => {
            let whole = Part { integral: true, ..Part::default() };
            alternatives(shape, &shape.types(), losses, |ty, part, losses| beyond(ty, part, &whole, losses)).value
        }
    }
}
