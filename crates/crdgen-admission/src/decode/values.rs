//! How each Rust type is read from a JSON value.

use std::collections::BTreeMap;

use crdgen_core::props::{JsonSchemaProps, SchemaOrArray, SchemaOrBool, SchemaOrStrings};
use crdgen_go::time::Time;
use serde_json::{Number, Value};

use super::error::{Abort, Decoder, Place, Step, cannot_unmarshal, kind};
use super::{Type, base64, tables};

/// A Rust type that a Go value is decoded into. Its default is what Go has where the document has nothing.
pub trait Target: Default {
    /// Reads `value`, which is not null and should be of the type that `at` tells.
    ///
    /// # Errors
    /// An error after which Go's decoder reads no further; others are noted in `decoder`.
    fn read(&mut self, value: &Value, at: &Place<'_>, decoder: &mut Decoder) -> Result<(), Abort>;

    /// Whether Go cannot tell it from a field that is absent, unless the field is a pointer.
    fn is_zero(&self) -> bool {
        false
    }
}

impl Target for String {
    fn read(&mut self, value: &Value, at: &Place<'_>, decoder: &mut Decoder) -> Result<(), Abort> {
        match (value, at.type_) {
            (Value::String(text), Type::Time) => {
                Time::parse_rfc3339(text).map_err(Abort)?;
                self.clone_from(text);
            }
            // A time has a decoder of its own, which asks for a string.
            (_, Type::Time) => return Err(Abort(cannot_unmarshal(kind(value), "string", at))),
            (Value::String(text), Type::Bytes) => match base64::decode(text) {
                Ok(_) => self.clone_from(text),
                Err(offset) => decoder.save(|| format!("illegal base64 data at input byte {offset}")),
            },
            (Value::String(text), _) => self.clone_from(text),
            _ => decoder.mismatch(value, at),
        }
        Ok(())
    }

    fn is_zero(&self) -> bool {
        self.is_empty()
    }
}

impl Target for bool {
    fn read(&mut self, value: &Value, at: &Place<'_>, decoder: &mut Decoder) -> Result<(), Abort> {
        match value {
            Value::Bool(value) => *self = *value,
            _ => decoder.mismatch(value, at),
        }
        Ok(())
    }

    fn is_zero(&self) -> bool {
        !self
    }
}

impl Target for i32 {
    fn read(&mut self, value: &Value, at: &Place<'_>, decoder: &mut Decoder) -> Result<(), Abort> {
        match value {
            Value::Number(number) => match number.as_i64().and_then(|number| Self::try_from(number).ok()) {
                Some(number) => *self = number,
                None => decoder.not_an_integer(number, at),
            },
            _ => decoder.mismatch(value, at),
        }
        Ok(())
    }

    fn is_zero(&self) -> bool {
        *self == 0
    }
}

impl Target for i64 {
    fn read(&mut self, value: &Value, at: &Place<'_>, decoder: &mut Decoder) -> Result<(), Abort> {
        match value {
            Value::Number(number) => match number.as_i64() {
                Some(number) => *self = number,
                None => decoder.not_an_integer(number, at),
            },
            _ => decoder.mismatch(value, at),
        }
        Ok(())
    }

    fn is_zero(&self) -> bool {
        *self == 0
    }
}

/// Any JSON; null included where it is an item of a list.
impl Target for Value {
    fn read(&mut self, value: &Value, _: &Place<'_>, _: &mut Decoder) -> Result<(), Abort> {
        *self = value.clone();
        Ok(())
    }
}

/// A pointer of Go's, or a plain value of which the Rust type tells the zero value from others.
impl<T: Target> Target for Option<T> {
    fn read(&mut self, value: &Value, at: &Place<'_>, decoder: &mut Decoder) -> Result<(), Abort> {
        let target = self.insert(T::default());
        match at.type_ {
            Type::Pointer(type_) => target.read(value, &Place { type_, ..*at }, decoder),
            _ => {
                target.read(value, at, decoder)?;
                if target.is_zero() {
                    *self = None;
                }
                Ok(())
            }
        }
    }
}

/// `*float64`: an integer that a `float64` holds is kept as one. A number has no default, for it stands nowhere else.
impl Target for Option<Number> {
    fn read(&mut self, value: &Value, at: &Place<'_>, decoder: &mut Decoder) -> Result<(), Abort> {
        match value {
            Value::Number(number) => *self = number.as_f64().and_then(float64),
            _ => decoder.mismatch(value, at),
        }
        Ok(())
    }
}

/// A number with the value that a `float64` has, as Go knows no other.
fn float64(value: f64) -> Option<Number> {
    // Below 2^63, so that nothing is lost.
    if value.fract() == 0.0 && value.abs() < 9e18 { Some(Number::from(value as i64)) } else { Number::from_f64(value) }
}

impl<T: Target> Target for Box<T> {
    fn read(&mut self, value: &Value, at: &Place<'_>, decoder: &mut Decoder) -> Result<(), Abort> {
        T::read(self, value, at, decoder)
    }
}

impl<T: Target> Target for Vec<T> {
    fn read(&mut self, value: &Value, at: &Place<'_>, decoder: &mut Decoder) -> Result<(), Abort> {
        let (Type::List(type_, _), Value::Array(items)) = (at.type_, value) else {
            decoder.mismatch(value, at);
            return Ok(());
        };
        self.resize_with(items.len(), T::default);
        for (index, (item, value)) in self.iter_mut().zip(items).enumerate() {
            if !value.is_null() {
                item.read(value, &Place { type_, step: Step::Index(at, index) }, decoder)?;
            }
        }
        Ok(())
    }

    fn is_zero(&self) -> bool {
        self.is_empty()
    }
}

impl<T: Target> Target for BTreeMap<String, T> {
    fn read(&mut self, value: &Value, at: &Place<'_>, decoder: &mut Decoder) -> Result<(), Abort> {
        let (Type::Map(type_, _), Value::Object(fields)) = (at.type_, value) else {
            decoder.mismatch(value, at);
            return Ok(());
        };
        for (key, value) in fields {
            let target = self.entry(key.clone()).or_default();
            if !value.is_null() {
                target.read(value, &Place { type_, step: Step::Key(at, key) }, decoder)?;
            }
        }
        Ok(())
    }
}

// The three types below have decoders of their own. What is neither of the two that they take is nothing to two of them.

impl Target for Option<SchemaOrArray> {
    fn read(&mut self, value: &Value, at: &Place<'_>, decoder: &mut Decoder) -> Result<(), Abort> {
        let mut schemas = Vec::new();
        match value {
            Value::Object(_) => {
                let mut schema = Box::<JsonSchemaProps>::default();
                decoder.anew(&mut schema, value, &tables::SCHEMA, at)?;
                *self = Some(SchemaOrArray::Schema(schema));
                return Ok(());
            }
            Value::Array(_) => decoder.anew(&mut schemas, value, &tables::SCHEMAS, at)?,
            _ => {}
        }
        *self = Some(SchemaOrArray::Array(schemas));
        Ok(())
    }
}

impl Target for Option<SchemaOrBool> {
    fn read(&mut self, value: &Value, at: &Place<'_>, decoder: &mut Decoder) -> Result<(), Abort> {
        *self = Some(match value {
            Value::Object(_) => {
                let mut schema = Box::<JsonSchemaProps>::default();
                decoder.anew(&mut schema, value, &tables::SCHEMA, at)?;
                SchemaOrBool::Schema(schema)
            }
            Value::Bool(allows) => SchemaOrBool::Bool(*allows),
            _ => return Err(Abort("boolean or JSON schema expected".to_owned())),
        });
        Ok(())
    }
}

/// The values of `dependencies`.
impl Target for BTreeMap<String, SchemaOrStrings> {
    fn read(&mut self, value: &Value, at: &Place<'_>, decoder: &mut Decoder) -> Result<(), Abort> {
        let Value::Object(fields) = value else {
            decoder.mismatch(value, at);
            return Ok(());
        };
        for (key, value) in fields {
            let at = Place { type_: &tables::SCHEMA, step: Step::Key(at, key) };
            let mut strings = Vec::new();
            let dependency = match value {
                Value::Object(_) => {
                    let mut schema = Box::<JsonSchemaProps>::default();
                    decoder.anew(&mut schema, value, &tables::SCHEMA, &at)?;
                    SchemaOrStrings::Schema(schema)
                }
                Value::Array(_) => {
                    decoder.anew(&mut strings, value, &tables::STRINGS, &at)?;
                    SchemaOrStrings::Strings(strings)
                }
                _ => SchemaOrStrings::Strings(strings),
            };
            self.insert(key.clone(), dependency);
        }
        Ok(())
    }
}
