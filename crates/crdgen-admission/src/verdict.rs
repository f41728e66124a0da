//! What the server answers: `metav1.Status`, or the object as it would be stored.

use serde_json::Value;

use crate::field::{Error, aggregate};

/// The answer to one request.
#[derive(Debug, Clone, PartialEq)]
pub struct Verdict {
    /// The HTTP code: 201 created, 200 updated, 400 not decodable, 403 forbidden, 409 conflict, 422 invalid.
    pub code: u16,
    /// `reason` of the `Status`: `Invalid`, `BadRequest`, …; empty where the request is admitted.
    pub reason: &'static str,
    /// `message` of the `Status`; empty where the request is admitted.
    pub message: String,
    /// `details.causes` of the `Status`, duplicates included.
    pub causes: Vec<Error>,
    /// The `Warning` headers, in the order in which they are sent.
    pub warnings: Vec<String>,
    /// A custom resource as it would be stored, without what a server makes up (uid, times, resourceVersion, managedFields).
    pub object: Option<Value>,
}

impl Verdict {
    /// Admitted with `code` 201 or 200.
    pub fn admitted(code: u16) -> Self {
        Self { code, reason: "", message: String::new(), causes: Vec::new(), warnings: Vec::new(), object: None }
    }

    /// Refused before any rule was asked.
    pub fn bad_request(message: impl Into<String>) -> Self {
        Self { code: 400, reason: "BadRequest", message: message.into(), ..Self::admitted(400) }
    }

    /// `apierrors.NewInvalid`: refused for `causes`. `kind` is `<Kind>.<group>`.
    pub fn invalid(kind: &str, name: &str, causes: Vec<Error>) -> Self {
        let all = aggregate(causes.iter().map(ToString::to_string));
        let message = format!("{kind} {} is invalid: {all}", crate::go::quote(name));
        Self { code: 422, reason: "Invalid", message, causes, ..Self::admitted(422) }
    }

    /// Whether the request is admitted.
    pub fn is_admitted(&self) -> bool {
        self.code < 300
    }

    /// The same with these warnings.
    #[must_use]
    pub fn warn(mut self, warnings: Vec<String>) -> Self {
        self.warnings = warnings;
        self
    }
}
