//! Random documents: CRDs that are mostly right, custom resources by their schemas, and faults in both.

mod crd;
mod fault;
mod schema;
mod value;

pub use crd::crd;
pub use fault::{faulty_crd, faulty_object};
pub use value::object;

use fastrand::Rng;
use serde_json::Value;

/// One of `items`.
fn pick<'i, T>(rng: &mut Rng, items: &'i [T]) -> &'i T {
    &items[rng.usize(..items.len())]
}

/// Whether something that is so once in `n` times is so now.
fn once_in(rng: &mut Rng, n: u32) -> bool {
    rng.u32(..n) == 0
}

/// Each of `items` once in `n` times, in their order.
fn some(rng: &mut Rng, items: &[&str], n: u32) -> Vec<String> {
    items.iter().filter(|_| once_in(rng, n)).map(|item| (*item).to_owned()).collect()
}

/// One of the values of a table, which are JSON.
fn json_of(rng: &mut Rng, texts: &[&str]) -> Value {
    let text: &&str = pick(rng, texts);
    crate::edit::parse(text)
}
