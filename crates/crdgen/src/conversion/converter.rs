//! The conversions between versions, and the way from one to another.

use std::collections::VecDeque;
use std::fmt::{self, Display};

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::metadata;
use crate::CustomResource;

/// A version of a kind that can be converted: `#[derive(CustomResource)]` gives its type all that this asks for.
pub trait Version: CustomResource + Serialize + DeserializeOwned + 'static {}

impl<T: CustomResource + Serialize + DeserializeOwned + 'static> Version for T {}

/// Why an object was not converted: a sentence for the user who asked for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConversionError(pub(super) String);

impl Display for ConversionError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for ConversionError {}

/// The name of a version of a kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Name {
    pub(super) kind: String,
    /// `<group>/<version>`
    pub(super) api_version: String,
}

impl Name {
    pub(super) fn of<T: CustomResource>() -> Self {
        let resource = T::resource();
        Self { api_version: format!("{}/{}", resource.group, resource.version), kind: resource.kind }
    }
}

type Convert = Box<dyn Fn(Value) -> Result<Value, String> + Send + Sync>;

/// A conversion that the author wrote.
struct Step {
    from: Name,
    to: Name,
    convert: Convert,
}

/// The conversions between the versions of one kind, or of several kinds.
#[derive(Default)]
pub struct Converter {
    steps: Vec<Step>,
}

impl fmt::Debug for Converter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.steps.iter().map(|step| (&step.from, &step.to.api_version))).finish()
    }
}

impl Converter {
    /// No conversion.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds the conversions between two versions, there and back.
    #[must_use]
    pub fn between<A, B>(mut self) -> Self
    where
        A: Version + TryFrom<B, Error: Display>,
        B: Version + TryFrom<A, Error: Display>,
    {
        self.steps.push(step::<A, B>());
        self.steps.push(step::<B, A>());
        self
    }

    /// `object` in another version of its kind: `api_version` is `<group>/<version>`. Of its metadata only labels and
    /// annotations may change; the rest stays as it is, whatever the author's functions make of it.
    ///
    /// # Errors
    /// No conversion leads there, or one of them failed, or it changed whose object this is.
    pub fn convert(&self, object: &Value, api_version: &str) -> Result<Value, ConversionError> {
        let text = |field: &str| object.get(field).and_then(Value::as_str).unwrap_or_default().to_owned();
        let from = Name { kind: text("kind"), api_version: text("apiVersion") };
        if from.api_version == api_version {
            return Ok(object.clone());
        }
        let way = self.way(&from, api_version).ok_or_else(|| {
            let Name { kind, api_version: from } = &from;
            ConversionError(format!("there is no conversion of {kind:?} from {from:?} to {api_version:?}"))
        })?;
        let fail = |message: String| ConversionError(format!("{}: {message}", metadata::full_name(object)));
        let mut converted = object.clone();
        for step in way {
            converted = (step.convert)(converted).map_err(fail)?;
        }
        metadata::restore(object, &mut converted).map_err(fail)?;
        Ok(converted)
    }

    /// The other versions to which there is a way from `from`.
    pub(super) fn others(&self, from: &Name) -> Vec<&Name> {
        let mut found: Vec<&Name> = Vec::new();
        for step in &self.steps {
            if step.to != *from && !found.contains(&&step.to) && self.way(from, &step.to.api_version).is_some() {
                found.push(&step.to);
            }
        }
        found
    }

    /// The shortest way, among those the one that was added first.
    fn way(&self, from: &Name, api_version: &str) -> Option<Vec<&Step>> {
        let mut ways: VecDeque<Vec<&Step>> = VecDeque::from([Vec::new()]);
        let mut seen = vec![from];
        while let Some(way) = ways.pop_front() {
            let here = way.last().map_or(from, |step| &step.to);
            if here.api_version == api_version && here.kind == from.kind {
                return Some(way);
            }
            for step in self.steps.iter().filter(|step| step.from == *here) {
                if !seen.contains(&&step.to) {
                    seen.push(&step.to);
                    ways.push_back(way.iter().copied().chain([step]).collect());
                }
            }
        }
        None
    }
}

fn step<A, B>() -> Step
where
    A: Version,
    B: Version + TryFrom<A, Error: Display>,
{
    let convert = |object: Value| {
        let object: A = serde_json::from_value(object)
            .map_err(|error| format!("is not of version {}: {error}", A::resource().version))?;
        let object = B::try_from(object).map_err(|error| error.to_string())?;
        serde_json::to_value(object)
            .map_err(|error| format!("cannot be written in version {}: {error}", B::resource().version))
    };
    Step { from: Name::of::<A>(), to: Name::of::<B>(), convert: Box::new(convert) }
}
