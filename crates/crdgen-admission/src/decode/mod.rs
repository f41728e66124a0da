//! From JSON to a document of a known type, as the server decodes it when asked to be strict: `sigs.k8s.io/json` in its
//! words.
//!
//! Each Go struct has one table (`tables`): from it comes how a value is decoded into the type of
//! `crdgen_core`, and how the server prints its internal type where an error shows a whole struct.
//!
//! The server decodes in the order of the document, this in that of the JSON value, which is sorted: where a document has
//! several type errors, the one that is told may be another.

mod base64;
pub mod dump;
mod error;
mod go_struct;
mod tables;
mod type_meta;
mod values;

use crdgen_core::crd::CustomResourceDefinition;
use serde_json::Value;

pub(crate) use base64::decode as decode_base64;
pub use error::{Abort, Decoder, Place, Step};
pub use go_struct::{Field, Struct, Type};
pub(crate) use tables::{SCHEMA_PROPS, VERSIONS};
pub(crate) use type_meta::{TypeMeta, group_version, no_object, not_registered, type_meta, unrecognized};
pub use values::Target;

use crate::go;

/// A type that stands for a Go struct.
pub trait Document: Target {
    /// The struct.
    const TYPE: &'static Type;
}

/// A document, and the paths of the fields that its type does not have, at most 100.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Decoded<T> {
    /// The document.
    pub document: T,
    /// Where the unknown fields stand: `spec.versions[0].bogus`.
    pub unknown: Vec<String>,
}

/// `value` as a `T`, with the fields that a `T` does not have (`kjson.UnmarshalStrict`).
///
/// # Errors
/// The server's words for the first value of another type.
pub fn decode<T: Document>(value: &Value) -> Result<Decoded<T>, String> {
    let mut decoder = Decoder::default();
    let mut document = T::default();
    if !value.is_null() {
        let at = Place { type_: T::TYPE, step: Step::Root };
        document.read(value, &at, &mut decoder).map_err(|Abort(error)| error)?;
    }
    let unknown = decoder.finish()?;
    Ok(Decoded { document, unknown })
}

/// `value` as a `T`; fields that a `T` does not have are passed over.
///
/// # Errors
/// The server's words for the first value of another type.
pub fn lenient<T: Document>(value: &Value) -> Result<T, String> {
    decode(value).map(|decoded| decoded.document)
}

/// `value` as a `T` without any other field, which is what `fieldValidation=Strict` asks for.
///
/// # Errors
/// The server's words for the first value of another type, or for all fields that it does not know.
pub fn strict<T: Document>(value: &Value) -> Result<T, String> {
    let decoded = decode(value)?;
    strict_error(&decoded.unknown).map_or(Ok(decoded.document), Err)
}

/// `strictDecodingError`: what the server says of unknown fields, if there are any.
pub fn strict_error(unknown: &[String]) -> Option<String> {
    if unknown.is_empty() {
        return None;
    }
    let fields: Vec<String> = unknown.iter().map(|path| format!("unknown field {}", go::quote(path))).collect();
    Some(format!("strict decoding error: {}", fields.join(", ")))
}

/// `transformDecodeError`: the message of the `Status` for a document of `api_version` and `kind` that cannot be decoded
/// as a `target`.
pub fn cannot_be_handled(api_version: &str, kind: &str, target: &str, error: &str) -> String {
    let version = api_version.rsplit('/').next().unwrap_or_default();
    format!("{kind} in version {} cannot be handled as a {target}: {error}", go::quote(version))
}

pub(crate) const CRD: &str = "CustomResourceDefinition";
pub(crate) const CRD_VERSION: &str = "apiextensions.k8s.io/v1";

/// A CRD of `apiextensions.k8s.io/v1`, decoded strictly.
///
/// # Errors
/// The message of the server's `Status`.
pub fn custom_resource_definition(value: &Value) -> Result<CustomResourceDefinition, String> {
    strict(value).map_err(|error| cannot_be_handled(CRD_VERSION, CRD, CRD, &error))
}

/// A CRD as it is read from storage, where fields that nobody knows were dropped when it was written.
///
/// # Errors
/// The message of the server's `Status`.
pub fn stored_custom_resource_definition(value: &Value) -> Result<CustomResourceDefinition, String> {
    lenient(value).map_err(|error| cannot_be_handled(CRD_VERSION, CRD, CRD, &error))
}

#[cfg(test)]
mod tests;
