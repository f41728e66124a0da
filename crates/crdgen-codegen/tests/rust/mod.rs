// Clients of custom resources. `mod` this file, or `include!` it in a module of yours.
//
// Made by crdgen. Do not edit.

/// A client of the objects of one kind.
#[allow(dead_code, reason = "not every program needs all of it")]
pub mod api;

/// What the types of all kinds share.
#[allow(dead_code, unused_macros, reason = "not every program needs all of it")]
pub mod value;

/// The kinds of `stable.example.com`.
pub mod stable_example_com;
