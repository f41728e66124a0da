//! The compiled patterns of a kind.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use crate::regex::Regex;

/// Patterns by their text, each compiled when it is first asked for.
#[derive(Debug, Default)]
pub(crate) struct Patterns(Mutex<HashMap<String, Arc<Result<Regex, String>>>>);

impl Patterns {
    /// Whether `pattern` matches anywhere in `text`.
    ///
    /// # Errors
    /// What Go says of a pattern that it cannot read.
    pub(super) fn is_match(&self, pattern: &str, text: &str) -> Result<bool, String> {
        match &*self.get(pattern) {
            Ok(regex) => Ok(regex.is_match(text)),
            Err(error) => Err(error.clone()),
        }
    }

    fn get(&self, pattern: &str) -> Arc<Result<Regex, String>> {
        // Nothing is half done if a thread dies here.
        let mut patterns = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(regex) = patterns.get(pattern) {
            return Arc::clone(regex);
        }
        let regex = Arc::new(Regex::new(pattern));
        patterns.insert(pattern.to_owned(), Arc::clone(&regex));
        regex
    }
}
