//! `ConversionReview` of `apiextensions.k8s.io/v1`: what the API server asks, and the answer.

use serde::{Deserialize, Deserializer, Serialize};
use serde_json::Value;

use super::{ConversionError, Converter};

const API_VERSION: &str = "apiextensions.k8s.io/v1";
const KIND: &str = "ConversionReview";

/// The body of a request to a conversion webhook, and of its answer.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct ConversionReview {
    /// `apiextensions.k8s.io/v1`.
    pub api_version: String,
    /// `ConversionReview`.
    pub kind: String,
    /// What the server asks.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub request: Option<ConversionRequest>,
    /// What the webhook answers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub response: Option<ConversionResponse>,
}

/// `request`.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct ConversionRequest {
    /// Marks this request; the answer has it too.
    pub uid: String,
    /// `<group>/<version>` in which the objects are wanted.
    #[serde(rename = "desiredAPIVersion")]
    pub desired_api_version: String,
    /// The objects, of one kind, each of any other version.
    #[serde(deserialize_with = "list")]
    pub objects: Vec<Value>,
}

/// `response`.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct ConversionResponse {
    /// That of the request.
    pub uid: String,
    /// The objects of the request in the wanted version and in the same order; none if one could not be converted.
    #[serde(deserialize_with = "list")]
    pub converted_objects: Vec<Value>,
    /// Whether all were converted.
    pub result: Status,
}

/// `response.result`.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Status {
    /// `Success` or `Failure`.
    pub status: String,
    /// Why not: the user who asked reads it.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub message: String,
}

/// Go writes an empty list as null, and the server an empty response into each request.
fn list<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<Value>, D::Error> {
    Option::deserialize(from).map(Option::unwrap_or_default)
}

impl Converter {
    /// The answer to `review`: all of its objects converted, or a failure that says why.
    pub fn review(&self, review: ConversionReview) -> ConversionReview {
        let asked = (review.api_version.as_str(), review.kind.as_str());
        let understood = if asked == (API_VERSION, KIND) {
            review.request.as_ref().ok_or_else(|| ConversionError("the review has no request".to_owned()))
        } else {
            let (api_version, kind) = asked;
            Err(ConversionError(format!("expected {KIND} of {API_VERSION}, not {kind:?} of {api_version:?}")))
        };
        let converted = understood.and_then(|request| {
            request.objects.iter().map(|object| self.convert(object, &request.desired_api_version)).collect()
        });
        let (converted_objects, result) = match converted {
            Ok(objects) => (objects, Status { status: "Success".to_owned(), message: String::new() }),
            Err(error) => (Vec::new(), Status { status: "Failure".to_owned(), message: error.to_string() }),
        };
        let uid = review.request.map(|request| request.uid).unwrap_or_default();
        ConversionReview {
            api_version: API_VERSION.to_owned(),
            kind: KIND.to_owned(),
            request: None,
            response: Some(ConversionResponse { uid, converted_objects, result }),
        }
    }
}
