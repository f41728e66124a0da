//! `field.Error` and `field.Path` of `k8s.io/apimachinery/pkg/util/validation/field`: what is wrong, where, and how the
//! server says it.

use std::collections::BTreeSet;
use std::fmt;

use serde_json::Value;

use crate::go;

/// `field.Path`: where in a document, `spec.versions[0].name`. It is a step from its parent, which it borrows, and becomes
/// text only where an error is made.
#[derive(Debug, Clone, Copy)]
pub struct Path<'p>(Option<Step<'p>>);

/// The last step of a path.
#[derive(Debug, Clone, Copy)]
enum Step<'p> {
    Root(&'p str),
    Child(&'p Path<'p>, &'p str),
    Index(&'p Path<'p>, usize),
    Key(&'p Path<'p>, &'p str),
}

impl<'p> Path<'p> {
    /// The path of a field of the document itself.
    pub const fn new(name: &'p str) -> Self {
        Self(Some(Step::Root(name)))
    }

    /// No path: it prints as `<nil>`, and its children have no dot in front.
    pub const fn nil() -> Self {
        Self(None)
    }

    /// The field `name` of what is here.
    pub fn child<'c>(&'c self, name: &'c str) -> Path<'c> {
        Path(Some(Step::Child(self, name)))
    }

    /// The item at `index` of the list that is here.
    pub fn index(&self, index: usize) -> Path<'_> {
        Path(Some(Step::Index(self, index)))
    }

    /// The value at `key` of the map that is here.
    pub fn key<'c>(&'c self, key: &'c str) -> Path<'c> {
        Path(Some(Step::Key(self, key)))
    }

    /// What stands at this path of a document that has `value` at `top`, a path on the way here: the one that this path was
    /// made from, and no copy of it.
    pub fn find<'v>(&self, top: &Path<'_>, value: &'v Value) -> Option<&'v Value> {
        if std::ptr::eq(self, top) {
            return Some(value);
        }
        match self.0? {
            Step::Root(_) => None,
            Step::Index(parent, index) => parent.find(top, value)?.get(index),
            Step::Child(parent, name) | Step::Key(parent, name) => parent.find(top, value)?.get(name),
        }
    }

    fn write(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(step) = self.0 else { return Ok(()) };
        match step {
            Step::Root(name) => f.write_str(name),
            Step::Index(parent, index) => {
                parent.write(f)?;
                write!(f, "[{index}]")
            }
            // Go knows a field by its name, and takes one without for a key.
            Step::Child(parent, name) if !name.is_empty() => {
                parent.write(f)?;
                f.write_str(if parent.0.is_some() { "." } else { "" })?;
                f.write_str(name)
            }
            Step::Key(parent, key) | Step::Child(parent, key) => {
                parent.write(f)?;
                write!(f, "[{key}]")
            }
        }
    }
}

impl fmt::Display for Path<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.is_none() {
            return f.write_str("<nil>");
        }
        self.write(f)
    }
}

/// The type of an error, by the reason that a `Status` gives for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ErrorType {
    /// `Required value`.
    Required,
    /// `Invalid value`.
    Invalid,
    /// `Invalid value`, of the wrong type: it keeps CEL rules from running.
    TypeInvalid,
    /// `Unsupported value`.
    NotSupported,
    /// `Duplicate value`.
    Duplicate,
    /// `Not found`.
    NotFound,
    /// `Forbidden`.
    Forbidden,
    /// `Too long`.
    TooLong,
    /// `Too short`.
    TooShort,
    /// `Too many`.
    TooMany,
    /// `Too few`.
    TooFew,
    /// `Internal error`.
    Internal,
}

impl ErrorType {
    /// `reason` of a cause: `FieldValueRequired` and the like.
    pub fn reason(self) -> &'static str {
        match self {
            ErrorType::Required => "FieldValueRequired",
            ErrorType::Invalid => "FieldValueInvalid",
            ErrorType::TypeInvalid => "FieldValueTypeInvalid",
            ErrorType::NotSupported => "FieldValueNotSupported",
            ErrorType::Duplicate => "FieldValueDuplicate",
            ErrorType::NotFound => "FieldValueNotFound",
            ErrorType::Forbidden => "FieldValueForbidden",
            ErrorType::TooLong => "FieldValueTooLong",
            ErrorType::TooShort => "FieldValueTooShort",
            ErrorType::TooMany => "FieldValueTooMany",
            ErrorType::TooFew => "FieldValueTooFew",
            ErrorType::Internal => "InternalError",
        }
    }

    /// The words that stand after the path.
    pub fn words(self) -> &'static str {
        match self {
            ErrorType::Required => "Required value",
            ErrorType::Invalid | ErrorType::TypeInvalid => "Invalid value",
            ErrorType::NotSupported => "Unsupported value",
            ErrorType::Duplicate => "Duplicate value",
            ErrorType::NotFound => "Not found",
            ErrorType::Forbidden => "Forbidden",
            ErrorType::TooLong => "Too long",
            ErrorType::TooShort => "Too short",
            ErrorType::TooMany => "Too many",
            ErrorType::TooFew => "Too few",
            ErrorType::Internal => "Internal error",
        }
    }

    /// Whether the value is printed.
    fn shows_value(self) -> bool {
        !matches!(
            self,
            ErrorType::Required | ErrorType::Forbidden | ErrorType::TooLong | ErrorType::TooShort | ErrorType::Internal
        )
    }
}

/// One error.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Error {
    /// Where, in the server's words; `<nil>` where it has none.
    pub field: String,
    /// What kind.
    pub kind: ErrorType,
    /// The value as the server prints it (`go::print`); shown only for the kinds that show one, and not if `None`.
    pub value: Option<String>,
    /// What more there is to say.
    pub detail: String,
}

impl Error {
    /// An error at `path`, with the value as the server prints it.
    pub fn new(path: &Path<'_>, kind: ErrorType, value: Option<String>, detail: impl Into<String>) -> Self {
        Self { field: path.to_string(), kind, value, detail: detail.into() }
    }

    /// What is there is wrong; `value` as the server prints it.
    pub fn invalid(path: &Path<'_>, value: impl Into<String>, detail: impl Into<String>) -> Self {
        Self::new(path, ErrorType::Invalid, Some(value.into()), detail)
    }

    /// Something must be there.
    pub fn required(path: &Path<'_>, detail: impl Into<String>) -> Self {
        Self::new(path, ErrorType::Required, None, detail)
    }

    /// Required if `text` is empty, else invalid.
    pub fn required_or_invalid(path: &Path<'_>, text: &str, detail: &str) -> Self {
        if text.is_empty() { Self::required(path, detail) } else { Self::invalid(path, go::quote(text), detail) }
    }

    /// Nothing may be there.
    pub fn forbidden(path: &Path<'_>, detail: impl Into<String>) -> Self {
        Self::new(path, ErrorType::Forbidden, None, detail)
    }

    /// `text` is none of `supported`.
    pub fn not_supported(path: &Path<'_>, text: &str, supported: &[&str]) -> Self {
        let supported: Vec<String> = supported.iter().map(|value| go::quote(value)).collect();
        let detail = format!("supported values: {}", supported.join(", "));
        Self::new(path, ErrorType::NotSupported, Some(go::quote(text)), detail)
    }

    /// `message` of a cause: the error without its field.
    pub fn body(&self) -> String {
        let mut body = self.kind.words().to_owned();
        if let Some(value) = self.value.as_ref().filter(|_| self.kind.shows_value()) {
            body.push_str(": ");
            body.push_str(value);
        }
        if !self.detail.is_empty() {
            body.push_str(": ");
            body.push_str(&self.detail);
        }
        body
    }
}

/// `<field>: <body>`, as it stands in a `Status` message.
impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.field, self.body())
    }
}

/// `utilerrors.Aggregate`: errors as one text, in which one whose text was there already is said once.
pub fn aggregate(texts: impl IntoIterator<Item = String>) -> String {
    let mut known = BTreeSet::new();
    let texts: Vec<String> = texts.into_iter().filter(|text| known.insert(text.clone())).collect();
    match &texts[..] {
        [one] => one.clone(),
        all => format!("[{}]", all.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths() {
        let check = |path: &Path<'_>, expected: &str| assert_eq!(path.to_string(), expected);
        let (nil, spec) = (Path::nil(), Path::new("spec"));
        check(&nil, "<nil>");
        check(&nil.child("a").child("b"), "a.b");
        check(&nil.index(0).child("a"), "[0].a");
        check(&nil.key("k"), "[k]");
        check(&spec.child("versions").index(10).child("schema").key("a.b"), "spec.versions[10].schema[a.b]");
        check(&spec.child("[0]").child("q"), "spec.[0].q");
        check(&spec.child("").child("q"), "spec[].q");
    }

    #[test]
    fn errors() {
        let check = |error: Error, expected: &str| assert_eq!(error.to_string(), expected);
        let path = Path::new("a");
        check(Error::required(&path, ""), "a: Required value");
        check(Error::required_or_invalid(&path, "", "why"), "a: Required value: why");
        check(Error::required_or_invalid(&path, "x", "why"), "a: Invalid value: \"x\": why");
        check(Error::forbidden(&path, "why"), "a: Forbidden: why");
        check(
            Error::not_supported(&path, "x", &["y", "z"]),
            "a: Unsupported value: \"x\": supported values: \"y\", \"z\"",
        );
        check(Error::new(&path, ErrorType::TooLong, Some("5".into()), "why"), "a: Too long: why");
        check(Error::new(&path, ErrorType::Duplicate, Some("5".into()), ""), "a: Duplicate value: 5");
    }
}
