//! What is to be written, the same for all languages: kinds, versions, and every type by its path.

mod build;
#[cfg(test)]
mod tests;

use serde_json::Value;

pub use build::plan;

/// A kind with all of its versions.
#[derive(Debug, Clone, PartialEq)]
pub struct Kind {
    /// The API group.
    pub group: String,
    /// The kind.
    pub kind: String,
    /// The kind of a list.
    pub list_kind: String,
    /// The name in URLs.
    pub plural: String,
    /// The name of one.
    pub singular: String,
    /// Other names on the command line.
    pub short_names: Vec<String>,
    /// Groups of kinds to which it belongs.
    pub categories: Vec<String>,
    /// Whether objects live in a namespace.
    pub namespaced: bool,
    /// The served versions, the one that Kubernetes prefers first.
    pub versions: Vec<Version>,
}

/// One served version of a kind.
#[derive(Debug, Clone, PartialEq)]
pub struct Version {
    /// `v1`.
    pub name: String,
    /// What a client is told that uses it, if it is deprecated: the author's text or the server's own.
    pub deprecated: Option<String>,
    /// Whether there is `/status`.
    pub status: bool,
    /// `/scale`, if there is one.
    pub scale: Option<Scale>,
    /// Every type that has a name, the root first, each before those inside it, siblings in the order of their JSON names.
    pub types: Vec<Named>,
}

impl Version {
    /// The object itself. Its `apiVersion`, `kind` and `metadata` are not among its fields.
    pub fn root(&self) -> &Named {
        // `plan` makes no version without a root.
        &self.types[0]
    }
}

/// `/scale`: paths into the object.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scale {
    /// Under `.spec`.
    pub spec_replicas_path: String,
    /// Under `.status`.
    pub status_replicas_path: String,
}

/// A type with a name.
#[derive(Debug, Clone, PartialEq)]
pub struct Named {
    /// The JSON names of the properties that lead to it; items and values add nothing. Empty for the root.
    pub path: Vec<String>,
    /// The description, as the author wrote it.
    pub doc: Option<String>,
    /// What it is.
    pub shape: Shape,
    /// Whether the server keeps what a struct's fields do not name (`x-kubernetes-preserve-unknown-fields`), so that an
    /// author may write it.
    pub open: bool,
}

/// What a named type is.
#[derive(Debug, Clone, PartialEq)]
pub enum Shape {
    /// An object with fields of its own. What else a server sends must survive a round trip.
    Struct(Vec<Field>),
    /// A text that is one of these today; a client must take others too.
    Enum(Vec<String>),
}

/// A field of a struct.
#[derive(Debug, Clone, PartialEq)]
pub struct Field {
    /// Its name in JSON: any text at all.
    pub json: String,
    /// The description, as the author wrote it.
    pub doc: Option<String>,
    /// Its type.
    pub ty: Type,
    /// Whether an author must write it: it is required and has no default.
    pub required: bool,
    /// Whether it may be null.
    pub nullable: bool,
    /// What the server puts where it is absent.
    pub default: Option<Value>,
}

/// The type of a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Type {
    /// `boolean`.
    Boolean,
    /// `integer` with `format: int32`.
    Int32,
    /// Any other `integer`.
    Int64,
    /// `number`.
    Number,
    /// `string`, with its format if it has one: a client gets the text as it is.
    String(Option<String>),
    /// `x-kubernetes-int-or-string`.
    IntOrString,
    /// An object of which the schema names no property.
    Object,
    /// `x-kubernetes-embedded-resource` without properties of its own: an object with `apiVersion`, `kind` and `metadata`.
    Resource,
    /// Anything.
    Any,
    /// A list; `true` where an item may be null.
    List(Box<Type>, bool),
    /// A map; `true` where a value may be null.
    Map(Box<Type>, bool),
    /// The one at this index of [`Version::types`].
    Named(usize),
}
