//! The Common Expression Language as a Kubernetes 1.37 API server has it, offline and in its own words.
//!
//! A rule goes one way: text, tree ([`ast`]), types and overloads, cost, value. What is reported, where, and in which
//! words is what cel-go 0.29 and the API server's libraries report.

pub mod ast;
pub mod check;
pub mod compile;
pub mod cost;
pub mod declared;
pub mod decls;
pub mod env;
pub mod escape;
pub mod eval;
mod library;
mod macros;
mod operators;
pub mod parse;
mod scan;
pub mod source;
mod token;
pub mod types;
pub mod value;
