//! The program from outside: what it prints, writes and exits with.

mod check;
mod ci;
mod convert;
mod docs;
mod failures;
mod new;
mod packages;
mod prune;
mod sandbox;
mod targets;
mod validate;
mod write;
