//! The program `crdgen`.

fn main() {}
