//! What is answered if not an object: `Status` of `meta/v1`.

use std::io;

use axum::Json;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use crdgen_admission::verdict::Verdict;
use serde_json::{Value, json};

/// A request that failed.
#[derive(Debug)]
pub(crate) struct Failure {
    code: u16,
    reason: &'static str,
    message: String,
    details: Value,
}

impl Failure {
    pub(crate) fn new(code: u16, reason: &'static str, message: impl Into<String>) -> Self {
        Self { code, reason, message: message.into(), details: json!({}) }
    }

    /// Of a verdict that admits nothing.
    pub(crate) fn of(verdict: &Verdict) -> Self {
        let cause = |error: &crdgen_admission::field::Error| json!({"reason": error.kind.reason(), "field": error.field, "message": error.body()});
        let details = json!({"causes": verdict.causes.iter().map(cause).collect::<Vec<_>>()});
        Self { code: verdict.code, reason: verdict.reason, message: verdict.message.clone(), details }
    }

    pub(crate) fn not_found(resource: &str, name: &str) -> Self {
        Self::new(404, "NotFound", format!("{resource} {name:?} not found"))
    }

    /// A watch or a list that wants to go on where nothing is known any more.
    pub(crate) fn expired() -> Self {
        Self::new(410, "Expired", "too old resource version")
    }

    pub(crate) fn is_not_found(&self) -> bool {
        self.code == 404
    }

    pub(crate) fn status(&self) -> Value {
        let Self { code, reason, message, details } = self;
        json!({
            "apiVersion": "v1", "kind": "Status", "metadata": {}, "status": "Failure",
            "code": code, "reason": reason, "message": message, "details": details,
        })
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::new(500, "InternalError", error.to_string())
    }
}

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        let code = StatusCode::from_u16(self.code).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        (code, Json(self.status())).into_response()
    }
}
