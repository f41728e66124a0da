//! `field.Error` and `field.Path` of `k8s.io/apimachinery/pkg/util/validation/field`: what is wrong, where, and how the
//! server says it.

use std::fmt;

use crate::go;

/// `field.Path`: where in a document, `spec.versions[0].name`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Path(Option<String>);

impl Path {
    /// The path of a field of the document itself.
    pub fn new(name: &str) -> Self {
        Self(Some(name.to_owned()))
    }

    /// No path: it prints as `<nil>`, and its children have no dot in front.
    pub fn nil() -> Self {
        Self(None)
    }

    /// The field `name` of what is here.
    pub fn child(&self, name: &str) -> Self {
        Self(Some(match &self.0 {
            Some(path) => format!("{path}.{name}"),
            None => name.to_owned(),
        }))
    }

    /// The item at `index` of the list that is here.
    pub fn index(&self, index: usize) -> Self {
        Self(Some(format!("{}[{index}]", self.text())))
    }

    /// The value at `key` of the map that is here.
    pub fn key(&self, key: &str) -> Self {
        Self(Some(format!("{}[{key}]", self.text())))
    }

    fn text(&self) -> &str {
        self.0.as_deref().unwrap_or_default()
    }
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.as_deref().unwrap_or("<nil>"))
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
    pub fn new(path: &Path, kind: ErrorType, value: Option<String>, detail: impl Into<String>) -> Self {
        Self { field: path.to_string(), kind, value, detail: detail.into() }
    }

    /// What is there is wrong; `value` as the server prints it.
    pub fn invalid(path: &Path, value: impl Into<String>, detail: impl Into<String>) -> Self {
        Self::new(path, ErrorType::Invalid, Some(value.into()), detail)
    }

    /// Something must be there.
    pub fn required(path: &Path, detail: impl Into<String>) -> Self {
        Self::new(path, ErrorType::Required, None, detail)
    }

    /// Required if `text` is empty, else invalid.
    pub fn required_or_invalid(path: &Path, text: &str, detail: &str) -> Self {
        if text.is_empty() { Self::required(path, detail) } else { Self::invalid(path, go::quote(text), detail) }
    }

    /// Nothing may be there.
    pub fn forbidden(path: &Path, detail: impl Into<String>) -> Self {
        Self::new(path, ErrorType::Forbidden, None, detail)
    }

    /// `text` is none of `supported`.
    pub fn not_supported(path: &Path, text: &str, supported: &[&str]) -> Self {
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
