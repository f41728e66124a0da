// Clients of custom resources. `mod` this file, or `include!` it in a module of yours.
//
// Made by crdgen. Do not edit.

#[allow(dead_code, reason = "not every program needs all of it")]
pub mod api;

#[allow(
    dead_code,
    unused_imports,
    reason = "not every program needs all of it"
)]
pub mod value;

pub mod stable_example_com;
