//! Every primitive type.

use super::prelude::{CustomResource, JsonSchema};
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize, Clone, Debug, JsonSchema)]
pub struct T {
    a: bool,
    b: i8,
    c: i16,
    d: i32,
    e: i64,
    f: u8,
    g: u16,
    h: u32,
    i: u64,
    j: isize,
    k: usize,
    n: f32,
    o: f64,
    p: char,
    q: String,
}

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
#[crd(group = "x.dev", version = "v1", kind = "A01Primitives")]
pub struct Spec {
    pub f: T,
}

pub fn values() -> Vec<Spec> {
    [
        T {
            a: true,
            b: i8::MIN,
            c: i16::MIN,
            d: i32::MIN,
            e: i64::MIN,
            f: 0,
            g: 0,
            h: 0,
            i: 0,
            j: isize::MIN,
            k: 0,
            n: 0.5,
            o: -1.5e300,
            p: 'é',
            q: String::new(),
        },
        T {
            a: false,
            b: i8::MAX,
            c: i16::MAX,
            d: i32::MAX,
            e: i64::MAX,
            f: u8::MAX,
            g: u16::MAX,
            h: u32::MAX,
            i: i64::MAX as u64,
            j: isize::MAX,
            k: i64::MAX as usize,
            n: 2.0,
            o: 1e-9,
            p: '"',
            q: "text".into(),
        },
    ]
    .map(|f| Spec { f })
    .into()
}
