//! Documentation of several paragraphs, with a heading.

use super::prelude::{CustomResource, JsonSchema};
use serde::{Deserialize, Serialize};

/// # The title
///
/// The first paragraph
/// goes on.
///
/// - a list
#[derive(Serialize, Deserialize, Clone, Debug, JsonSchema)]
pub struct T {
    /// # Title of a
    /// Text of a.
    a: i32,
    /// Only text,
    ///   indented.
    b: i32,
    #[doc = "By an attribute."]
    c: i32,
    /** A block

    comment. */
    d: i32,
}

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(group = "x.dev", version = "v1", kind = "F35Docs")]
pub struct Spec {
    pub f: T,
}

pub fn values() -> Vec<Spec> {
    [T { a: 1, b: 2, c: 3, d: 4 }].map(|f| Spec { f }).into()
}
