//! What both engines must make the same CRDs of, one ability a module. `crates/crdgen-cli/tests/parity` makes a package of
//! it, with one more module of random types.
#![allow(dead_code)]

mod by_code;
mod by_hand;
mod defaults;
mod private;
mod random;
mod roots;
