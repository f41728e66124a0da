//! What a stage has to say about its input: one message, one place, one way out.

use std::fmt;
use std::sync::Arc;

/// A place in a text file. Lines and columns count from 1, columns in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Position {
    /// The line, from 1.
    pub line: u32,
    /// The column in characters, from 1.
    pub column: u32,
}

/// A stretch of a text file, from `start` up to but not including `end`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The file as its reader named it.
    pub file: Arc<str>,
    /// The first character.
    pub start: Position,
    /// The place after the last character.
    pub end: Position,
}

/// Whether a finding stops the run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Nothing is written.
    Error,
    /// The output is right, but the author should look.
    Warning,
}

/// A step on the way to a finding: "in field `a` of `Foo`", with its own place.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Note {
    /// What the step was.
    pub message: String,
    /// Where it was, if it has a place.
    pub span: Option<Span>,
}

/// One finding.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Diagnostic {
    /// Where in the text, if the stage knows.
    pub span: Option<Span>,
    /// Error or warning.
    pub severity: Severity,
    /// The stable name of the rule, in kebab case.
    pub rule: &'static str,
    /// What is wrong, in one sentence without a full stop.
    pub message: String,
    /// Where in the document (`spec.versions[0].name`) or schema (`spec.items[].port`), empty if nowhere.
    pub path: String,
    /// The trail that led there, outermost first.
    pub trail: Vec<Note>,
    /// What to do about it.
    pub help: Option<String>,
}

impl Diagnostic {
    /// An error under `rule`.
    pub fn error(rule: &'static str, message: impl Into<String>) -> Self {
        Self {
            span: None,
            severity: Severity::Error,
            rule,
            message: message.into(),
            path: String::new(),
            trail: Vec::new(),
            help: None,
        }
    }

    /// A warning under `rule`.
    pub fn warning(rule: &'static str, message: impl Into<String>) -> Self {
        Self { severity: Severity::Warning, ..Self::error(rule, message) }
    }

    /// The same finding at `span`.
    #[must_use]
    pub fn at(mut self, span: impl Into<Option<Span>>) -> Self {
        self.span = span.into();
        self
    }

    /// The same finding at a document or schema path.
    #[must_use]
    pub fn on(mut self, path: impl Into<String>) -> Self {
        self.path = path.into();
        self
    }

    /// The same finding with advice.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// The same finding with one more step in its trail.
    #[must_use]
    pub fn note(mut self, message: impl Into<String>, span: impl Into<Option<Span>>) -> Self {
        self.trail.push(Note { message: message.into(), span: span.into() });
        self
    }

    /// Whether this finding stops the run.
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}

impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.line, self.column)
    }
}

impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.file, self.start)
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
        })
    }
}

/// One line: `src/lib.rs:3:5: error: message (spec.a)`. The trail and the help are left to a renderer.
impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(span) = &self.span {
            write!(f, "{span}: ")?;
        }
        write!(f, "{}[{}]: {}", self.severity, self.rule, self.message)?;
        if !self.path.is_empty() {
            write!(f, " ({})", self.path)?;
        }
        Ok(())
    }
}
