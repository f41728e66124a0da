//! The deepest expressions that there are fit in the stack of a thread.

use crdgen_cel::env::Environment;
use crdgen_cel::parse::parse;
use crdgen_cel::source::Source;

fn with_stack(kilobytes: usize, text: String) {
    let thread = std::thread::Builder::new().stack_size(kilobytes * 1024);
    let run = move || {
        let source = Source::new(&text);
        let _ = parse(&source, Environment::new_today().macros());
    };
    thread.spawn(run).unwrap().join().unwrap();
}

#[test]
fn parens() {
    let n: usize = std::env::var("KB").unwrap().parse().unwrap();
    with_stack(n, "(".repeat(249) + "1" + &")".repeat(249));
}
#[test]
fn calls() {
    let n: usize = std::env::var("KB").unwrap().parse().unwrap();
    with_stack(n, "a.b(".repeat(249) + "1" + &")".repeat(249));
}
#[test]
fn lists() {
    let n: usize = std::env::var("KB").unwrap().parse().unwrap();
    with_stack(n, "[".repeat(249) + "1" + &"]".repeat(249));
}
