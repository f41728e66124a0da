//! For tests: what an object loses on its way through another version.

use std::collections::BTreeSet;
use std::fmt::{self, Display};

use serde_json::Value;

use super::converter::Name;
use super::{ConversionError, Converter, Version};

/// What became of an object on its way to other versions and back.
#[derive(Debug, Clone, PartialEq)]
pub enum RoundTripError {
    /// A conversion failed, or there is none.
    Failed(ConversionError),
    /// It came back from a version otherwise than it went.
    Changed {
        /// `<group>/<version>` of the version in between.
        through: String,
        /// Each value that changed.
        differences: Vec<Difference>,
    },
}

/// A value that changed.
#[derive(Debug, Clone, PartialEq)]
pub struct Difference {
    /// Where: `spec.ports[0].name`.
    pub path: String,
    /// What it was, if it was there.
    pub before: Option<Value>,
    /// What it is, if it is there.
    pub after: Option<Value>,
}

impl Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let shown = |value: &Option<Value>| value.as_ref().map_or("absent".to_owned(), Value::to_string);
        write!(f, "{}: was {}, is {}", self.path, shown(&self.before), shown(&self.after))
    }
}

impl Display for RoundTripError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Failed(error) => error.fmt(f),
            Self::Changed { through, differences } => {
                write!(f, "changed on its way through {through}")?;
                differences.iter().try_for_each(|difference| write!(f, "\n{difference}"))
            }
        }
    }
}

impl std::error::Error for RoundTripError {}

impl Converter {
    /// Converts `object` to each other version and back, and compares. A converter is right if this is so for every value
    /// of every version: tests ask it of many, best of random ones.
    ///
    /// # Errors
    /// For the first version from which it does not come back unchanged.
    pub fn round_trip<T: Version>(&self, object: &T) -> Result<(), RoundTripError> {
        let fail = |message: String| RoundTripError::Failed(ConversionError(message));
        let name = Name::of::<T>();
        let before = serde_json::to_value(object).map_err(|error| fail(error.to_string()))?;
        let others = self.others(&name);
        if others.is_empty() {
            return Err(fail(format!("there is no conversion of {:?} from {:?}", name.kind, name.api_version)));
        }
        for other in others {
            let there = self.convert(&before, &other.api_version).map_err(RoundTripError::Failed)?;
            let back = self.convert(&there, &name.api_version).map_err(RoundTripError::Failed)?;
            let mut differences = Vec::new();
            compare(String::new(), Some(&before), Some(&back), &mut differences);
            if !differences.is_empty() {
                return Err(RoundTripError::Changed { through: other.api_version.clone(), differences });
            }
        }
        Ok(())
    }
}

/// Adds the innermost values in which the two differ.
fn compare(path: String, before: Option<&Value>, after: Option<&Value>, differences: &mut Vec<Difference>) {
    match (before, after) {
        _ if before == after => {}
        (Some(Value::Object(a)), Some(Value::Object(b))) => {
            let keys: BTreeSet<&String> = a.keys().chain(b.keys()).collect();
            for key in keys {
                let path = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
                compare(path, a.get(key), b.get(key), differences);
            }
        }
        (Some(Value::Array(a)), Some(Value::Array(b))) => {
            for index in 0..a.len().max(b.len()) {
                compare(format!("{path}[{index}]"), a.get(index), b.get(index), differences);
            }
        }
        _ => differences.push(Difference { path, before: before.cloned(), after: after.cloned() }),
    }
}
