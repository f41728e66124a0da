//! Writes shapes as structural schemas.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, Span};
use crate::lower::algebra::envelope;
use crate::lower::narrow::{self, Losses};
use crate::lower::shape::{Notes, Part, Rest, Shape, Type};
use crate::lower::{defaults, lists};
use crate::structural::{Any, Array, Fields, Kind, Object, Structural, ValueValidation};

/// The structural schema of a root shape.
pub(super) fn structural(shape: &Shape, diagnostics: &mut Vec<Diagnostic>) -> Structural {
    Emitter { diagnostics }.schema(shape, "", None)
}

struct Emitter<'d> {
    diagnostics: &'d mut Vec<Diagnostic>,
}

impl Emitter<'_> {
    fn schema(&mut self, shape: &Shape, path: &str, around: Option<&Span>) -> Structural {
        let place = Place { path, span: shape.notes.span.as_ref().or(around) };
        let mut losses = Losses::default();
        let (kind, value) = self.kind(shape, place, &mut losses);
        if shape.notes.rules_dropped {
            losses.add("a CEL rule that only some alternatives have");
        }
        for what in losses.into_vec() {
            self.report(place, unsayable(&what));
        }
        let notes = &shape.notes;
        let mut schema = Structural {
            title: notes.title.clone(),
            description: notes.description.clone(),
            default: notes.default.clone().filter(|default| !default.is_null()),
            nullable: shape.null,
            example: notes.example.clone(),
            external_docs: notes.external_docs.clone(),
            validations: notes.validations.clone(),
            kind,
            value,
        };
        if schema.nullable {
            narrow::admit_null(&mut schema.value);
        }
        for diagnostic in lists::check(&mut schema, notes, shape.part(Type::Array).is_some_and(|part| part.unique)) {
            self.report(place, diagnostic);
        }
        for diagnostic in defaults::settle(&mut schema) {
            self.report(place, diagnostic);
        }
        schema
    }

    fn kind(&mut self, shape: &Shape, place: Place<'_>, losses: &mut Losses) -> (Kind, ValueValidation) {
        let notes = &shape.notes;
        let types = shape.types();
        let only = |ty: Type| types == [ty];
        let number = shape.part(Type::Number);
        if types == [Type::Number, Type::String] && number.is_some_and(|part| part.integral) {
            return (Kind::IntOrString, narrow::int_or_string(shape, losses));
        }
        if let Some(part) = shape.part(Type::Boolean).filter(|_| only(Type::Boolean)) {
            return (Kind::Boolean, narrow::own(Type::Boolean, part, losses));
        }
        if let Some(part) = number.filter(|_| only(Type::Number)) {
            let kind = if part.integral { Kind::Integer } else { Kind::Number };
            return (kind, narrow::own(Type::Number, part, losses));
        }
        if let Some(part) = shape.part(Type::String).filter(|_| only(Type::String)) {
            return (Kind::String, narrow::own(Type::String, part, losses));
        }
        if let Some(part) = shape.part(Type::Array).filter(|_| only(Type::Array)) {
            let items = envelope(part).items.as_ref().map(|items| self.items(items, place));
            let array = Array {
                items: Box::new(items.unwrap_or_else(|| Structural { nullable: true, ..any(Any::default()) })),
                list_type: None,
                preserve_unknown_fields: notes.preserve_unknown_fields,
            };
            return (Kind::Array(array), narrow::own(Type::Array, part, losses));
        }
        let embedded = notes.embedded_resource && shape.part(Type::Object).is_some();
        if let Some(part) = shape.part(Type::Object).filter(|_| only(Type::Object) || embedded) {
            let fields = self.fields(part, notes, place, losses);
            return (Kind::Object(Object { fields, map_type: None }), narrow::own(Type::Object, part, losses));
        }
        if types.is_empty() && !shape.null {
            self.report(place, nothing());
        }
        if notes.mixed && !types.is_empty() && !shape.is_any() {
            self.report(place, mixed(&types, number.is_some_and(|part| part.integral)));
        }
        (self.any(shape, place, losses), narrow::untyped(shape, losses))
    }

    fn fields(&mut self, part: &Part, notes: &Notes, place: Place<'_>, losses: &mut Losses) -> Fields {
        let whole = envelope(part);
        let properties = self.properties(&whole.properties, place);
        let free = Structural { nullable: true, ..any(Any::default()) };
        let empty = properties.is_empty();
        let keeps = match &whole.rest {
            _ if notes.embedded_resource => notes.preserve_unknown_fields || empty,
            Rest::Of(values) if empty => return Fields::Map(Box::new(self.values(values, place))),
            Rest::Free if empty && !notes.preserve_unknown_fields => return Fields::Map(Box::new(free)),
            Rest::Closed if empty && part.clauses.is_empty() && !notes.preserve_unknown_fields => {
                return Fields::Closed;
            }
            Rest::Of(values) => {
                if !(values.null && values.is_any()) {
                    losses.add("the type of keys beside the properties of an object");
                }
                true
            }
            Rest::Any | Rest::Free => true,
            Rest::Skipped | Rest::Closed => notes.preserve_unknown_fields,
        };
        let embedded_resource = notes.embedded_resource;
        Fields::Properties { properties, preserve_unknown_fields: keeps, embedded_resource }
    }

    fn any(&mut self, shape: &Shape, place: Place<'_>, losses: &mut Losses) -> Kind {
        let mut any = Any::default();
        if let Some(part) = shape.part(Type::Array) {
            let whole = envelope(part);
            let items = whole.items.as_ref().filter(|items| !(items.null && items.is_any()));
            any.items = items.map(|items| Box::new(self.items(items, place)));
        }
        if let Some(part) = shape.part(Type::Object) {
            let whole = envelope(part);
            let typed = whole.properties.iter().filter(|(_, shape)| !(shape.null && shape.is_any()));
            any.properties = self.properties(typed, place);
            match &whole.rest {
                Rest::Of(values) if values.null && values.is_any() => {}
                Rest::Of(values) if any.properties.is_empty() => {
                    any.values = Some(Box::new(self.values(values, place)));
                }
                Rest::Of(_) => losses.add("the type of keys beside the properties of an object"),
                _ => {}
            }
        }
        Kind::Any(any)
    }

    fn properties<'s>(
        &mut self,
        shapes: impl IntoIterator<Item = (&'s String, &'s Shape)>,
        place: Place<'_>,
    ) -> BTreeMap<String, Structural> {
        let Place { path, span } = place;
        let dot = if path.is_empty() { "" } else { "." };
        let mut schema = |name: &str, shape| self.schema(shape, &format!("{path}{dot}{name}"), span);
        shapes.into_iter().map(|(name, shape)| (name.clone(), schema(name, shape))).collect()
    }

    fn items(&mut self, shape: &Shape, place: Place<'_>) -> Structural {
        self.schema(shape, &format!("{}[]", place.path), place.span)
    }

    fn values(&mut self, shape: &Shape, place: Place<'_>) -> Structural {
        self.schema(shape, &format!("{}{{}}", place.path), place.span)
    }

    fn report(&mut self, place: Place<'_>, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic.at(place.span.cloned()).on(place.path));
    }
}

/// Where a schema stands.
#[derive(Clone, Copy)]
struct Place<'a> {
    path: &'a str,
    span: Option<&'a Span>,
}

fn any(any: Any) -> Structural {
    Structural::new(Kind::Any(any))
}

/// The warning that a constraint is not in the schema.
pub(super) fn unsayable(what: &str) -> Diagnostic {
    Diagnostic::warning("unsayable", format!("no structural schema can say {what}: the server will not check it"))
}

fn nothing() -> Diagnostic {
    Diagnostic::error("no-value", "no value can ever stand here, and no structural schema says that")
        .help("skip the field (#[serde(skip)]), or give it another type")
}

fn mixed(types: &[Type], integral: bool) -> Diagnostic {
    let names: Vec<&str> = types
        .iter()
        .map(|ty| match ty {
            Type::Boolean => "boolean",
            Type::Number if integral => "integer",
            Type::Number => "number",
            Type::String => "string",
            Type::Array => "array",
            Type::Object => "object",
        })
        .collect();
    let message =
        format!("this field is {} at once, and no structural type is: it is written without one", names.join(" or "));
    Diagnostic::warning("mixed-types", message).help("name the field differently, or give it one type")
}
