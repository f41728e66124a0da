//! Findings as an error.

use std::fmt;

use crdgen_core::diagnostic::Diagnostic;

/// Why there is no CRD: at least one error, and the warnings that came with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostics(pub Vec<Diagnostic>);

impl Diagnostics {
    /// The value, unless there is none or a finding is an error.
    ///
    /// # Errors
    /// All findings.
    pub fn check<T>((value, findings): (Option<T>, Vec<Diagnostic>)) -> Result<T, Self> {
        match value {
            Some(value) if !findings.iter().any(Diagnostic::is_error) => Ok(value),
            _ => Err(Self(findings)),
        }
    }
}

/// One finding a line, its trail and its advice below it.
impl fmt::Display for Diagnostics {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, finding) in self.0.iter().enumerate() {
            if index > 0 {
                writeln!(f)?;
            }
            write!(f, "{finding}")?;
            for note in &finding.trail {
                write!(f, "\n  {}", note.message)?;
            }
            if let Some(help) = &finding.help {
                write!(f, "\n  help: {help}")?;
            }
        }
        Ok(())
    }
}

impl std::error::Error for Diagnostics {}
