//! Where the decoder is, and what it has to say.

use std::fmt::Write as _;

use serde_json::{Number, Value};

use super::{Target, Type};
use crate::go;

/// No more unknown fields are told than these.
const MAX_UNKNOWN: usize = 100;

/// An error after which Go's decoder reads no further.
#[derive(Debug)]
pub struct Abort(pub String);

/// Where in the document, and what the server expects there.
#[derive(Debug, Clone, Copy)]
pub struct Place<'p> {
    /// What a value here must be.
    pub type_: &'static Type,
    /// The last step of the way here.
    pub step: Step<'p>,
}

/// A step from a place to one inside it.
#[derive(Debug, Clone, Copy)]
pub enum Step<'p> {
    /// To the document.
    Root,
    /// To a field of a struct: the Go name of the struct, with the package, and that of the field in documents.
    Field(&'p Place<'p>, &'static str, &'static str),
    /// To the value at a key of a map.
    Key(&'p Place<'p>, &'p str),
    /// To an item of a list.
    Index(&'p Place<'p>, usize),
    /// To what a type with its own decoder hands to Go's decoder anew.
    Anew(&'p Place<'p>),
}

impl Place<'_> {
    /// The struct that an error names, and the fields from the root: no keys of maps, no indices.
    fn fields(&self) -> (&'static str, Vec<&'static str>) {
        let (mut struct_, mut fields) = ("", Vec::new());
        let mut place = self;
        loop {
            place = match place.step {
                Step::Root => break,
                Step::Field(parent, owner, name) => {
                    if struct_.is_empty() {
                        struct_ = owner.strip_prefix("v1.").unwrap_or(owner);
                    }
                    fields.push(name);
                    parent
                }
                Step::Key(parent, _) | Step::Index(parent, _) => parent,
                // The decoder outside puts its own struct in the place of the one inside.
                Step::Anew(parent) => {
                    struct_ = "";
                    parent
                }
            }
        }
        fields.reverse();
        (struct_, fields)
    }

    /// The path of an unknown field: fields, keys and indices.
    fn write(&self, out: &mut String) {
        match self.step {
            Step::Root => {}
            Step::Field(parent, _, name) | Step::Key(parent, name) => {
                parent.write(out);
                if !out.is_empty() {
                    out.push('.');
                }
                out.push_str(name);
            }
            Step::Index(parent, index) => {
                parent.write(out);
                // Writing to a String does not fail.
                let _ = write!(out, "[{index}]");
            }
            Step::Anew(parent) => parent.write(out),
        }
    }
}

/// What was found so far.
#[derive(Debug, Default)]
pub struct Decoder {
    /// The first error of a kind after which Go's decoder reads on.
    error: Option<String>,
    unknown: Vec<String>,
    /// How many types with their own decoder are around.
    anew: usize,
}

impl Decoder {
    /// The unknown fields, unless there was an error.
    pub(super) fn finish(self) -> Result<Vec<String>, String> {
        self.error.map_or(Ok(self.unknown), Err)
    }

    /// Notes an error, unless one is noted.
    pub(super) fn save(&mut self, error: impl FnOnce() -> String) {
        if self.error.is_none() {
            self.error = Some(error());
        }
    }

    /// `value` is not of the type that is expected at `at`.
    pub(super) fn mismatch(&mut self, value: &Value, at: &Place<'_>) {
        self.save(|| cannot_unmarshal(kind(value), at.type_.name(), at));
    }

    /// `number` is no integer of the type that is expected at `at`.
    pub(super) fn not_an_integer(&mut self, number: &Number, at: &Place<'_>) {
        self.save(|| cannot_unmarshal(&format!("number {}", literal(number)), at.type_.name(), at));
    }

    /// There is no field `key` in the struct at `at`.
    pub(super) fn unknown(&mut self, key: &str, at: &Place<'_>) {
        // Types with their own decoder are not strict.
        if self.anew > 0 || self.unknown.len() >= MAX_UNKNOWN {
            return;
        }
        let mut path = String::new();
        at.write(&mut path);
        if !path.is_empty() {
            path.push('.');
        }
        path.push_str(key);
        self.unknown.push(path);
    }

    /// Runs Go's decoder anew, as types with their own decoder do: without strictness, and ending all at any error.
    pub(super) fn anew<T: Target>(
        &mut self,
        target: &mut T,
        value: &Value,
        type_: &'static Type,
        at: &Place<'_>,
    ) -> Result<(), Abort> {
        let before = self.error.take();
        self.anew += 1;
        target.read(value, &Place { type_, step: Step::Anew(at) }, self)?;
        self.anew -= 1;
        if let Some(error) = self.error.take() {
            return Err(Abort(error));
        }
        self.error = before;
        Ok(())
    }
}

/// `json.UnmarshalTypeError`.
pub(super) fn cannot_unmarshal(found: &str, expected: &str, at: &Place<'_>) -> String {
    let (struct_, fields) = at.fields();
    if struct_.is_empty() {
        return format!("json: cannot unmarshal {found} into Go value of type {expected}");
    }
    format!("json: cannot unmarshal {found} into Go struct field {struct_}.{} of type {expected}", fields.join("."))
}

/// What Go calls a JSON value.
pub(super) fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "bool",
        Value::Number(_) => "number",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    }
}

/// A number as the document writes it, most likely.
fn literal(number: &Number) -> String {
    match number.as_f64() {
        // Nobody but a JSON document has an integer that is no integer, and such a document writes it so.
        Some(value) if number.is_f64() && (value.fract() != 0.0 || value.abs() >= 1e21) => go::float_as_json(value),
        _ => number.to_string(),
    }
}
