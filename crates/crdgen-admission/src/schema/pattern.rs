//! `pattern`: a regular expression of Go's (M13).

/// Whether Go takes `pattern`.
///
/// # Errors
/// What Go says of it.
pub(super) fn parse(_pattern: &str) -> Result<(), String> {
    Ok(())
}
