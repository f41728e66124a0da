//! How serde reads and writes one Rust type, and the JSON Schema of that.
//!
//! Both front ends build a [`Container`]: the source engine from syntax, `#[derive(CrdSchema)]` as a value in the user's
//! program. [`json_schema`] is the one place that knows what serde's representations look like as a schema. Its output
//! is what schemars 1.2 derives for the same type, with what schemars leaves out (the tag of a tagged struct) put in.
//!
//! A type of a field is opaque here (`T`): the [`Types`] given by the caller says what its schema is.

mod enums;
mod flatten;
mod schema;

use std::collections::BTreeMap;

use serde_json::{Map, Value};

pub use schema::json_schema;

/// Whether a schema describes what serde reads or what it writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Contract {
    /// What serde reads.
    Deserialize,
    /// What serde writes.
    Serialize,
}

/// The schemas of the types that a container's fields have.
pub trait Types<T> {
    /// The schema to stand where the type is used: a `$ref`, or the schema itself if the type is inlined.
    fn subschema(&mut self, ty: &T) -> Value;
    /// The type's own schema, never a `$ref` to the type.
    fn schema(&mut self, ty: &T) -> Value;
    /// The type's own schema; of `U` if the type is `Option<U>`.
    fn schema_of_some(&mut self, ty: &T) -> Value;
    /// Whether serde takes a missing field for a value of the type: whether it is an `Option`.
    fn is_option(&mut self, ty: &T) -> bool;
}

/// A struct or an enum.
#[derive(Debug, Clone)]
pub struct Container<T> {
    /// Its documentation and the like.
    pub meta: Meta,
    /// What it looks like.
    pub body: Body<T>,
}

/// What a container looks like to serde.
#[derive(Debug, Clone)]
pub enum Body<T> {
    /// `schemars(with = "T")`: described as another type.
    With(T),
    /// `serde(transparent)`: its only field.
    Transparent(Box<Field<T>>),
    /// `serde_repr`: a number for each variant.
    Numbers(Vec<i64>),
    /// Its fields or variants.
    Own {
        /// `serde(from = "T")` or `serde(try_from = "T")`.
        from: Option<T>,
        /// `serde(into = "T")`.
        into: Option<T>,
        /// The fields or variants.
        shape: Shape<T>,
    },
}

/// The fields of a struct or the variants of an enum.
#[derive(Debug, Clone)]
pub enum Shape<T> {
    /// A struct or the body of a struct-like container.
    Struct {
        /// Its fields.
        fields: Fields<T>,
        /// `serde(deny_unknown_fields)`.
        deny_unknown_fields: bool,
        /// `serde(tag = "…")` on a struct: the property and the name in it.
        tag: Option<(String, String)>,
    },
    /// An enum.
    Enum {
        /// How the variant is told.
        tag: Tag,
        /// `serde(deny_unknown_fields)`.
        deny_unknown_fields: bool,
        /// The variants.
        variants: Vec<Variant<T>>,
    },
}

/// The fields of a struct or a variant.
#[derive(Debug, Clone)]
pub enum Fields<T> {
    /// None: `struct A;`
    Unit,
    /// One without a name.
    Newtype(Box<Field<T>>),
    /// Several without names.
    Tuple(Vec<Field<T>>),
    /// With names.
    Named(Vec<Field<T>>),
}

/// How an enum's variant is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Tag {
    /// `{"Variant": …}`, the default.
    External,
    /// `{"tag": "Variant", …}`.
    Internal {
        /// `serde(tag = "…")`.
        tag: String,
    },
    /// `{"tag": "Variant", "content": …}`.
    Adjacent {
        /// `serde(tag = "…")`.
        tag: String,
        /// `serde(content = "…")`.
        content: String,
    },
    /// `serde(untagged)`.
    Untagged,
}

/// A name as serde reads and as it writes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    /// As it reads it.
    pub deserialize: String,
    /// As it writes it.
    pub serialize: String,
}

impl Name {
    fn under(&self, contract: Contract) -> &str {
        match contract {
            Contract::Deserialize => &self.deserialize,
            Contract::Serialize => &self.serialize,
        }
    }
}

/// `serde(skip)` and its halves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Skip {
    /// serde does not read it.
    pub deserializing: bool,
    /// serde does not write it.
    pub serializing: bool,
}

impl Skip {
    fn under(self, contract: Contract) -> bool {
        match contract {
            Contract::Deserialize => self.deserializing,
            Contract::Serialize => self.serializing,
        }
    }
}

/// A variant of an enum.
#[derive(Debug, Clone)]
pub struct Variant<T> {
    /// Its name.
    pub name: Name,
    /// Whether it is left out.
    pub skip: Skip,
    /// `serde(untagged)` on the variant.
    pub untagged: bool,
    /// `schemars(with = "T")`: its content is described as another type.
    pub with: Option<T>,
    /// Its documentation and the like.
    pub meta: Meta,
    /// Its fields.
    pub fields: Fields<T>,
}

/// A field of a struct or a variant.
#[derive(Debug, Clone)]
pub struct Field<T> {
    /// Its name; empty for a field without one.
    pub name: Name,
    /// Its type, or the type it is described as.
    pub ty: T,
    /// `serde(flatten)`.
    pub flatten: bool,
    /// Whether it is left out.
    pub skip: Skip,
    /// Whether `serde(default)` stands on the field or on the container.
    pub has_default: bool,
    /// Whether `serde(skip_serializing_if)` is there.
    pub may_be_skipped: bool,
    /// The value that serde takes for a missing field, as serde writes it; none where it would not be written.
    pub default: Option<Value>,
    /// `schemars(required)`: not optional though an `Option`.
    pub required: bool,
    /// Bounds that apply if the type is one they can apply to.
    pub bounds: Bounds,
    /// Its documentation and the like.
    pub meta: Meta,
}

/// Documentation, and keywords that the author wrote.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Meta {
    /// `title`.
    pub title: Option<String>,
    /// `description`.
    pub description: Option<String>,
    /// `#[schemars(extend(…))]`, `#[crd(…)]` and `#[x_kube(…)]`, applied last.
    pub extensions: BTreeMap<String, Value>,
}

/// `length`, `range`, `pattern` and the formats of schemars, validator and garde.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Bounds {
    /// Length of a string, or number of items.
    pub length: (Option<Value>, Option<Value>),
    /// Least and greatest number.
    pub range: (Option<Value>, Option<Value>),
    /// A regular expression that a string must match.
    pub pattern: Option<String>,
    /// `format`.
    pub format: Option<String>,
    /// What holds for each item of a list.
    pub inner: Option<Box<Bounds>>,
}

/// Splits documentation as rustdoc and schemars do: a first line that is a heading is the title.
///
/// Takes the text of all `doc` attributes joined by newlines, each without its first space.
pub fn title_and_description(doc: &str) -> (Option<String>, Option<String>) {
    let text = |s: &str| Some(s.trim_ascii().to_owned()).filter(|s| !s.is_empty());
    let doc = doc.trim_ascii();
    match doc.strip_prefix('#') {
        Some(_) => {
            let (heading, rest) = doc.split_once('\n').unwrap_or((doc, ""));
            (text(heading.trim_start_matches('#')), text(rest))
        }
        None => (None, text(doc)),
    }
}

/// A text as a regular expression that matches just it, escaped as the crate regex-syntax does.
pub fn escape_pattern(text: &str) -> String {
    let mut pattern = String::with_capacity(text.len());
    for c in text.chars() {
        if r"\.+*?()|[]{}^$#&-~".contains(c) {
            pattern.push('\\');
        }
        pattern.push(c);
    }
    pattern
}

fn object(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(map) => map,
        _ => Map::new(),
    }
}
