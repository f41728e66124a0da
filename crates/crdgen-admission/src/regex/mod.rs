//! Regular expressions of Go's: read, refused and matched as Go's `regexp` does.

/// A regular expression.
#[derive(Debug, Clone)]
pub struct Regex;

impl Regex {
    /// Reads `pattern` as `regexp.Compile` does.
    ///
    /// # Errors
    /// What Go says of it: ``error parsing regexp: missing closing ): `(` ``.
    pub fn new(_pattern: &str) -> Result<Self, String> {
        Ok(Self)
    }

    /// `MatchString`: whether it matches anywhere in `text`.
    pub fn is_match(&self, _text: &str) -> bool {
        true
    }
}
