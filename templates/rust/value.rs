//! What the types of all kinds share.
//!
//! Values are the JSON of the server: a field that a type does not name is kept in `unknown_fields` when an object is read,
//! and written again. `None` is a field that is absent. Where null is another thing than that, a field is an
//! `Option<Option<T>>`, and `Some(None)` is null.
//!
//! Made by crdgen for kube 5 and k8s-openapi 0.29. Do not edit.

use std::fmt;
use std::marker::PhantomData;

use k8s_openapi::Resource;
use serde::de::Error as _;
use serde::ser::SerializeStruct as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// An object of which the schema names no field.
pub type AnyObject = serde_json::Map<String, serde_json::Value>;

/// A number or a text, such as a port or a percentage.
///
/// That of k8s-openapi holds 32 bits, but a server takes 64.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(untagged)]
pub enum IntOrString {
    /// A number.
    Int(i64),
    /// A text.
    String(String),
}

impl Default for IntOrString {
    fn default() -> Self {
        Self::Int(0)
    }
}

impl From<i64> for IntOrString {
    fn from(number: i64) -> Self {
        Self::Int(number)
    }
}

impl From<i32> for IntOrString {
    fn from(number: i32) -> Self {
        Self::Int(number.into())
    }
}

impl From<String> for IntOrString {
    fn from(text: String) -> Self {
        Self::String(text)
    }
}

impl From<&str> for IntOrString {
    fn from(text: &str) -> Self {
        Self::String(text.to_owned())
    }
}

impl fmt::Display for IntOrString {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Int(number) => number.fmt(f),
            Self::String(text) => text.fmt(f),
        }
    }
}

/// The `apiVersion` and `kind` of a `K`: there is nothing to set, and no object of another kind is read as a `K`.
pub struct TypeMeta<K>(PhantomData<fn() -> K>);

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct AnyTypeMeta {
    api_version: Option<String>,
    kind: Option<String>,
}

impl<K: Resource> Serialize for TypeMeta<K> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut types = serializer.serialize_struct("TypeMeta", 2)?;
        types.serialize_field("apiVersion", K::API_VERSION)?;
        types.serialize_field("kind", K::KIND)?;
        types.end()
    }
}

impl<'de, K: Resource> Deserialize<'de> for TypeMeta<K> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let AnyTypeMeta { api_version, kind } = AnyTypeMeta::deserialize(deserializer)?;
        for (found, expected) in [(api_version, K::API_VERSION), (kind, K::KIND)] {
            if let Some(found) = found.filter(|found| found != expected) {
                let message = format!("expected {expected}, found {found:?}");
                return Err(D::Error::custom(message));
            }
        }
        Ok(Self::default())
    }
}

impl<K> Default for TypeMeta<K> {
    fn default() -> Self {
        Self(PhantomData)
    }
}

impl<K> Clone for TypeMeta<K> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<K> Copy for TypeMeta<K> {}

impl<K> PartialEq for TypeMeta<K> {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl<K: Resource> fmt::Debug for TypeMeta<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", K::API_VERSION, K::KIND)
    }
}

/// The metadata of an object of which only the name is known.
pub(super) fn named(name: &str) -> kube::api::ObjectMeta {
    kube::api::ObjectMeta {
        name: Some(name.to_owned()),
        ..kube::api::ObjectMeta::default()
    }
}

/// Reads a field that is there, so that null is not taken for absence.
pub(super) fn present<'de, D, T>(deserializer: D) -> Result<Option<T>, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de>,
{
    T::deserialize(deserializer).map(Some)
}

/// An enum of the texts that a schema names, and `Other` for those that it will name one day. `Default` is the empty text.
macro_rules! open_enum {
    ($(#[$attribute:meta])* pub enum $name:ident { $($variant:ident = $text:literal,)* }) => {
        $(#[$attribute])*
        #[derive(Clone, Debug)]
        pub enum $name {
            $(
                #[allow(missing_docs)]
                $variant,
            )*
            /// A text that the schema did not name when this was made.
            Other(::std::string::String),
        }

        impl $name {
            /// The text in JSON.
            #[must_use]
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$variant => $text,)*
                    Self::Other(text) => text,
                }
            }
        }

        impl ::core::convert::From<&str> for $name {
            fn from(text: &str) -> Self {
                match text {
                    $($text => Self::$variant,)*
                    other => Self::Other(other.to_owned()),
                }
            }
        }

        impl ::core::convert::From<::std::string::String> for $name {
            fn from(text: ::std::string::String) -> Self {
                match text.as_str() {
                    $($text => Self::$variant,)*
                    _ => Self::Other(text),
                }
            }
        }

        impl ::core::default::Default for $name {
            fn default() -> Self {
                Self::from("")
            }
        }

        impl ::core::cmp::PartialEq for $name {
            fn eq(&self, other: &Self) -> bool {
                self.as_str() == other.as_str()
            }
        }

        impl ::core::cmp::Eq for $name {}

        impl ::core::hash::Hash for $name {
            fn hash<H: ::core::hash::Hasher>(&self, state: &mut H) {
                self.as_str().hash(state);
            }
        }

        impl ::core::fmt::Display for $name {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl ::serde::Serialize for $name {
            fn serialize<S: ::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> ::serde::Deserialize<'de> for $name {
            fn deserialize<D: ::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                <::std::string::String as ::serde::Deserialize>::deserialize(deserializer)
                    .map(Self::from)
            }
        }
    };
}

pub(super) use open_enum;
