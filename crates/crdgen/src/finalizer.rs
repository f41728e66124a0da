//! Finalizers: names that keep an object until its controller has cleaned up.
//!
//! A controller asks [`Finalizer::step`] what an object needs of it now. The two writes that are needed are merge patches, for
//! any client: they hold the object's `resourceVersion`, so that the server answers `409 Conflict` where the object
//! has changed since, and no finalizer of another controller is lost.
//!
//! ```
//! # use crdgen::ObjectMeta;
//! use crdgen::finalizer::{Finalizer, Step};
//!
//! # fn main() -> Result<(), crdgen::core::names::NameError> {
//! # let metadata = ObjectMeta::default();
//! let finalizer = Finalizer::new("crontabs.stable.example.com/clean-up")?;
//! match finalizer.step(&metadata) {
//!     // Nothing may be made outside before the object is kept.
//!     Step::Add(patch) => { /* send the patch */ }
//!     Step::Reconcile => { /* make what is wanted */ }
//!     // Sent only after the clean-up: if that fails, or the controller dies in it, it is the next step again.
//!     Step::CleanUp(patch) => { /* clean up, then send the patch */ }
//!     Step::Gone => {}
//! }
//! # Ok(())
//! # }
//! ```

use std::fmt;

use crdgen_core::names::{self, NameError};
use serde_json::{Value, json};

use crate::ObjectMeta;

/// The name of a finalizer, which the API server takes without an error and without a warning.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Finalizer(String);

/// What an object needs of a controller with a finalizer.
#[derive(Debug, Clone, PartialEq)]
pub enum Step {
    /// The finalizer is to be added, by this merge patch, before anything else is done.
    Add(Value),
    /// The finalizer is there, and the object is to stay.
    Reconcile,
    /// The object is to go and waits for the clean-up, after which this merge patch lets it go.
    CleanUp(Value),
    /// The object is to go, and does not wait for this controller (any more).
    Gone,
}

impl Finalizer {
    /// A finalizer of this name: a DNS subdomain, a slash, and up to 63 letters, digits, `-`, `_` or `.`.
    ///
    /// # Errors
    /// `ValidateFinalizerName`'s reasons, or the server's warning of a name without a domain or a path.
    pub fn new(name: &str) -> Result<Self, NameError> {
        names::finalizer(name)?;
        Ok(Self(name.to_owned()))
    }

    /// The name.
    pub fn name(&self) -> &str {
        &self.0
    }

    /// Whether the object with this metadata is kept by this finalizer.
    pub fn is_on(&self, metadata: &ObjectMeta) -> bool {
        finalizers(metadata).contains(&self.0)
    }

    /// What the object with this metadata needs now.
    pub fn step(&self, metadata: &ObjectMeta) -> Step {
        match (self.is_on(metadata), metadata.deletion_timestamp.is_some()) {
            // The server takes no new finalizer for what is being deleted.
            (false, true) => Step::Gone,
            (false, false) => Step::Add(self.patch(metadata, true)),
            (true, false) => Step::Reconcile,
            (true, true) => Step::CleanUp(self.patch(metadata, false)),
        }
    }

    /// The merge patch that adds the finalizer at the end; none if it is there, or if the object is being deleted.
    pub fn add(&self, metadata: &ObjectMeta) -> Option<Value> {
        match self.step(metadata) {
            Step::Add(patch) => Some(patch),
            _ => None,
        }
    }

    /// The merge patch that removes the finalizer, of an object that stays as well; none if it is not there.
    pub fn remove(&self, metadata: &ObjectMeta) -> Option<Value> {
        self.is_on(metadata).then(|| self.patch(metadata, false))
    }

    fn patch(&self, metadata: &ObjectMeta, keep: bool) -> Value {
        let others = finalizers(metadata).iter().filter(|name| **name != self.0);
        let own = keep.then_some(&self.0);
        let all: Vec<&String> = others.chain(own).collect();
        let mut patch = json!({"metadata": {"finalizers": all}});
        if let Some(version) = &metadata.resource_version {
            patch["metadata"]["resourceVersion"] = version.as_str().into();
        }
        patch
    }
}

impl fmt::Display for Finalizer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(feature = "kube")]
fn finalizers(metadata: &ObjectMeta) -> &[String] {
    metadata.finalizers.as_deref().unwrap_or_default()
}

#[cfg(not(feature = "kube"))]
fn finalizers(metadata: &ObjectMeta) -> &[String] {
    &metadata.finalizers
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(metadata: Value, expected: Step) {
        let finalizer = Finalizer::new("example.com/mine").expect("a name");
        let metadata: ObjectMeta = serde_json::from_value(metadata).expect("metadata");
        assert_eq!(finalizer.step(&metadata), expected);
    }

    #[test]
    fn steps() {
        let deleted = "2026-01-01T00:00:00Z";
        check(
            json!({"resourceVersion": "7", "finalizers": ["a/b"]}),
            Step::Add(json!({"metadata": {"finalizers": ["a/b", "example.com/mine"], "resourceVersion": "7"}})),
        );
        check(json!({}), Step::Add(json!({"metadata": {"finalizers": ["example.com/mine"]}})));
        check(json!({"finalizers": ["example.com/mine"]}), Step::Reconcile);
        check(
            json!({"resourceVersion": "8", "finalizers": ["example.com/mine", "a/b"], "deletionTimestamp": deleted}),
            Step::CleanUp(json!({"metadata": {"finalizers": ["a/b"], "resourceVersion": "8"}})),
        );
        check(json!({"finalizers": ["a/b"], "deletionTimestamp": deleted}), Step::Gone);
    }

    #[test]
    fn names() {
        assert!(Finalizer::new("example.com/mine").is_ok());
        for wrong in ["", "mine", "example.com", "/mine", "example.com/", "a/b/c", "Example.com/mine", "example.com/ä"]
        {
            assert!(Finalizer::new(wrong).is_err(), "{wrong}");
        }
    }
}
