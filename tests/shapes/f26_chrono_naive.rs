//! Times without a zone.

use super::prelude::{CustomResource, JsonSchema};
use serde::{Deserialize, Serialize};

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

#[derive(Serialize, Deserialize, Clone, Debug, JsonSchema)]
pub struct T {
    a: NaiveDateTime,
    b: NaiveDate,
    c: NaiveTime,
}

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(group = "x.dev", version = "v1", kind = "F26ChronoNaive")]
pub struct Spec {
    pub f: T,
}

pub fn values() -> Vec<Spec> {
    [T { a: NaiveDateTime::default(), b: NaiveDate::default(), c: NaiveTime::default() }].map(|f| Spec { f }).into()
}
