//! The findings on the CRD of one kind.

use std::fmt::Display;

use crate::diagnostic::{Diagnostic, Span};
use crate::resource::ResourceVersion;

/// One of the versions handed to [`assemble`](super::assemble), with its place among them.
pub(super) struct Input {
    pub(super) index: usize,
    pub(super) version: ResourceVersion,
}

/// Where an input's attributes say what stands at a path of the document.
pub(super) type Locate<'a> = &'a dyn Fn(usize, &str) -> Option<Span>;

/// Collects what is found, and adds to each finding where it comes from.
pub(super) struct Findings<'a> {
    locate: Locate<'a>,
    diagnostics: Vec<Diagnostic>,
}

impl<'a> Findings<'a> {
    pub(super) fn new(locate: Locate<'a>) -> Self {
        Self { locate, diagnostics: Vec::new() }
    }

    /// Adds a finding on what `input` says.
    pub(super) fn push(&mut self, input: &Input, diagnostic: Diagnostic) {
        let resource = &input.version.resource;
        let span = (self.locate)(input.index, &diagnostic.path);
        let note = format!("in version `{}` of `{}` in group `{}`", resource.version, resource.kind, resource.group);
        self.diagnostics.push(diagnostic.at(span).note(note, (self.locate)(input.index, "")));
    }

    /// Adds the error, if there is one, at `path`.
    pub(super) fn check(&mut self, input: &Input, rule: &'static str, path: &str, result: Result<(), impl Display>) {
        if let Err(error) = result {
            self.push(input, Diagnostic::error(rule, error.to_string()).on(path));
        }
    }

    pub(super) fn have_error(&self) -> bool {
        self.diagnostics.iter().any(Diagnostic::is_error)
    }

    pub(super) fn into_diagnostics(self) -> Vec<Diagnostic> {
        self.diagnostics
    }
}
