//! What a value breaks, in the words of `kube-openapi/pkg/validation/errors`, and as a `field.Error`
//! (`kubeOpenAPIResultToFieldErrors`).

use std::collections::HashSet;

use serde_json::Value;

use super::number::Num;
use crate::field::{Error, ErrorType, Path};
use crate::go;
use crate::object::place::Place;

/// One thing that is broken, and where.
#[derive(Debug)]
pub(super) struct Failure<'a> {
    name: String,
    what: What<'a>,
}

/// What is broken.
#[derive(Debug)]
pub(super) enum What<'a> {
    /// Of another type, or a text of another format.
    Type {
        expected: &'a str,
        found: &'a str,
    },
    /// Not there.
    Required,
    /// None of the values that there are.
    Enum {
        value: &'a Value,
        allowed: &'a [Value],
    },
    TooLong {
        max: i64,
    },
    TooShort {
        min: i64,
        text: &'a str,
    },
    /// Does not match, or nobody can tell.
    Pattern {
        pattern: &'a str,
        error: Option<String>,
        text: &'a str,
    },
    MultipleOf {
        factor: Num,
        value: Num,
    },
    FactorNotPositive {
        factor: Num,
    },
    Maximum {
        bound: Num,
        exclusive: bool,
        value: Num,
    },
    Minimum {
        bound: Num,
        exclusive: bool,
        value: Num,
    },
    TooFewItems {
        min: i64,
        size: i64,
    },
    TooManyItems {
        max: i64,
        size: i64,
    },
    TooFewProperties {
        min: i64,
        size: i64,
    },
    TooManyProperties {
        max: i64,
        size: i64,
    },
    /// A field that `additionalProperties: false` does not want.
    Forbidden {
        key: &'a str,
    },
    /// The value or a bound is too large for the type.
    Range {
        what: &'static str,
        type_: &'a str,
        format: &'a str,
    },
    AnyOf,
    OneOf {
        fitting: usize,
    },
    AllOf {
        none: bool,
    },
    Not,
}

impl<'a> Failure<'a> {
    pub(super) fn new(place: &Place<'_>, what: What<'a>) -> Self {
        Self { name: place.name(), what }
    }

    /// `Error()` of the library's error.
    fn message(&self) -> String {
        let name = &self.name;
        match &self.what {
            What::Type { expected, found } => {
                format!("{name} in body must be of type {expected}: {}", go::quote(found))
            }
            What::Required => format!("{name} in body is required"),
            What::Enum { allowed, .. } => {
                let allowed: Vec<String> = allowed.iter().map(go::json).collect();
                format!("{name} in body should be one of [{}]", allowed.join(" "))
            }
            What::TooLong { max } => format!("{name} in body should be at most {max} chars long"),
            What::TooShort { min, .. } => format!("{name} in body should be at least {min} chars long"),
            What::Pattern { pattern, error: None, .. } => format!("{name} in body should match '{pattern}'"),
            What::Pattern { pattern, error: Some(error), .. } => {
                format!("{name} in body should match '{pattern}, but pattern is invalid: {error}'")
            }
            What::MultipleOf { factor, .. } => format!("{name} in body should be a multiple of {factor}"),
            What::FactorNotPositive { factor } => {
                format!("factor MultipleOf declared for {name} must be positive: {factor}")
            }
            What::Maximum { bound, exclusive: false, .. } => {
                format!("{name} in body should be less than or equal to {bound}")
            }
            What::Maximum { bound, .. } => format!("{name} in body should be less than {bound}"),
            What::Minimum { bound, exclusive: false, .. } => {
                format!("{name} in body should be greater than or equal to {bound}")
            }
            What::Minimum { bound, .. } => format!("{name} in body should be greater than {bound}"),
            What::TooFewItems { min, .. } => format!("{name} in body should have at least {min} items"),
            What::TooManyItems { max, .. } => format!("{name} in body should have at most {max} items"),
            What::TooFewProperties { min, .. } => format!("{name} in body should have at least {min} properties"),
            What::TooManyProperties { max, .. } => format!("{name} in body should have at most {max} properties"),
            What::Forbidden { key } => format!("{name}.{key} in body is a forbidden property"),
            What::Range { what, type_, format: "" } => {
                format!("{what} value must be of type {type_} (default format) in {name}")
            }
            What::Range { what, type_, format } => {
                format!("{what} value must be of type {type_} with format {format} in {name}")
            }
            What::AnyOf => format!("{} must validate at least one schema (anyOf)", go::quote(name)),
            What::OneOf { fitting } => {
                let found = match fitting {
                    0 => "Found none valid".to_owned(),
                    fitting => format!("Found {fitting} valid alternatives"),
                };
                format!("{} must validate one and only one schema (oneOf). {found}", go::quote(name))
            }
            What::AllOf { none } => {
                let more = if *none { ". None validated" } else { "" };
                format!("{} must validate all the schemas (allOf){more}", go::quote(name))
            }
            What::Not => format!("{} must not validate the schema (not)", go::quote(name)),
        }
    }

    fn error(&self, base: &Path<'_>, message: String) -> Error {
        let name = self.name.strip_prefix('.').unwrap_or(&self.name);
        let child = base.child(name);
        let path = if self.name.is_empty() || self.name == "." { base } else { &child };
        match &self.what {
            What::Type { found, .. } => Error::new(path, ErrorType::TypeInvalid, Some(go::quote(found)), message),
            What::Required => Error::required(path, ""),
            What::Enum { value, allowed } => Error::new(
                path,
                ErrorType::NotSupported,
                Some(go::print(value)),
                format!("supported values: {}", allowed.iter().map(supported).collect::<Vec<_>>().join(", ")),
            ),
            What::TooLong { max } => Error::new(path, ErrorType::TooLong, None, too_long(*max)),
            What::TooManyItems { max, size } | What::TooManyProperties { max, size } => {
                Error::new(path, ErrorType::TooMany, Some(size.to_string()), too_many(*max))
            }
            What::TooShort { text, .. } | What::Pattern { text, .. } | What::Forbidden { key: text } => {
                Error::invalid(path, go::quote(text), message)
            }
            What::MultipleOf { value, .. } | What::Maximum { value, .. } | What::Minimum { value, .. } => {
                Error::invalid(path, value.to_string(), message)
            }
            What::FactorNotPositive { factor } => Error::invalid(path, factor.to_string(), message),
            What::TooFewItems { size, .. } | What::TooFewProperties { size, .. } => {
                Error::invalid(path, size.to_string(), message)
            }
            // These are no errors of a field to the library: it has lost their place.
            What::Range { .. } | What::AnyOf | What::OneOf { .. } | What::AllOf { .. } | What::Not => {
                Error::invalid(base, "\"\"", message)
            }
        }
    }
}

fn supported(value: &Value) -> String {
    match value {
        Value::String(text) => go::quote(text),
        other => go::quote(&go::json(other)),
    }
}

fn too_long(max: i64) -> String {
    match max {
        1 => "may not be more than 1 byte".to_owned(),
        0.. => format!("may not be more than {max} bytes"),
        _ => "value is too long".to_owned(),
    }
}

fn too_many(max: i64) -> String {
    match max {
        1 => "must have at most 1 item".to_owned(),
        0.. => format!("must have at most {max} items"),
        _ => "has too many items".to_owned(),
    }
}

/// The failures as the server's errors under `base`. What was said in the same words before is not said again.
pub(super) fn errors(failures: Vec<Failure<'_>>, base: &Path<'_>) -> Vec<Error> {
    let mut said = HashSet::with_capacity(failures.len());
    let mut errors = Vec::with_capacity(failures.len());
    for failure in &failures {
        let message = failure.message();
        if said.insert(message.clone()) {
            errors.push(failure.error(base, message));
        }
    }
    errors
}
