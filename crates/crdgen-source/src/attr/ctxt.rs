//! Where findings about attributes gather, so that the author sees them all at once.

use std::cell::RefCell;
use std::fmt::Display;

use proc_macro2::Span;
use quote::ToTokens;

/// Why an attribute was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// A key that the attribute does not have.
    UnknownKey,
    /// A value of the wrong form.
    Malformed,
    /// A key given twice.
    Duplicate,
    /// A key that must be given.
    Missing,
    /// A name that the API server rejects.
    InvalidName,
    /// A JSON path that the API server rejects.
    InvalidPath,
    /// A printer column that the API server rejects.
    InvalidPrinterColumn,
    /// A CEL rule that the API server rejects.
    InvalidCel,
    /// Another value that the API server rejects.
    InvalidValue,
    /// Two settings that contradict each other.
    Conflict,
    /// A field that a function writes, which may write anything.
    UnknownWriter,
}

impl Reason {
    /// The stable name of the reason, in kebab case.
    pub fn name(self) -> &'static str {
        match self {
            Reason::UnknownKey => "unknown-key",
            Reason::Malformed => "malformed",
            Reason::Duplicate => "duplicate",
            Reason::Missing => "missing",
            Reason::InvalidName => "invalid-name",
            Reason::InvalidPath => "invalid-path",
            Reason::InvalidPrinterColumn => "invalid-printcolumn",
            Reason::InvalidCel => "invalid-cel",
            Reason::InvalidValue => "invalid-value",
            Reason::Conflict => "conflict",
            Reason::UnknownWriter => "unknown-writer",
        }
    }
}

/// One finding about an attribute.
#[derive(Debug, Clone)]
pub struct AttrError {
    /// Why the attribute was refused.
    pub reason: Reason,
    /// What is wrong, and where.
    pub error: syn::Error,
    /// What to do about it.
    pub help: Option<String>,
}

impl AttrError {
    /// A finding at one token.
    pub fn at(reason: Reason, span: Span, message: impl Display) -> Self {
        Self { reason, error: syn::Error::new(span, message), help: None }
    }

    /// A finding over all of `tokens`.
    pub fn on(reason: Reason, tokens: impl ToTokens, message: impl Display) -> Self {
        Self { reason, error: syn::Error::new_spanned(tokens, message), help: None }
    }

    /// The same finding with advice.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// The finding as rustc shall show it: the message, and the advice below it.
    pub fn to_syn_error(&self) -> syn::Error {
        let Some(help) = &self.help else { return self.error.clone() };
        syn::Error::new(self.error.span(), format!("{}\n\nhelp: {help}", self.error))
    }
}

/// Collects findings by `&self`. Dropping it without [`Ctxt::check`] is a mistake and panics in a debug build.
#[derive(Debug)]
pub struct Ctxt {
    /// `None` once checked.
    errors: RefCell<Option<Vec<AttrError>>>,
}

impl Ctxt {
    /// An empty collection.
    #[allow(clippy::new_without_default)] // it must be checked, so nobody should get one by the way
    pub fn new() -> Self {
        Self { errors: RefCell::new(Some(Vec::new())) }
    }

    /// Adds a finding.
    pub fn push(&self, error: AttrError) {
        if let Some(errors) = self.errors.borrow_mut().as_mut() {
            errors.push(error);
        }
    }

    /// Adds a finding at one token.
    pub fn error(&self, reason: Reason, span: Span, message: impl Display) {
        self.push(AttrError::at(reason, span, message));
    }

    /// Ends the collection.
    ///
    /// # Errors
    /// All findings, if there are any.
    pub fn check(self) -> Result<(), Vec<AttrError>> {
        match self.errors.borrow_mut().take() {
            Some(errors) if !errors.is_empty() => Err(errors),
            _ => Ok(()),
        }
    }
}

impl Drop for Ctxt {
    fn drop(&mut self) {
        if cfg!(debug_assertions) && !std::thread::panicking() && self.errors.borrow().is_some() {
            panic!("forgot to check for errors");
        }
    }
}
