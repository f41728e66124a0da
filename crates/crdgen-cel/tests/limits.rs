//! Rules that mean no good: whatever they ask for, an answer comes, soon and within the memory and the stack of a thread.

#![allow(clippy::print_stdout, reason = "a test tells what it did")]

use std::time::{Duration, Instant};

use crdgen_cel::check::{SELF_TYPE, Scope, check};
use crdgen_cel::declared::DeclType;
use crdgen_cel::env::Environment;
use crdgen_cel::eval::Program;
use crdgen_cel::parse::parse;
use crdgen_cel::source::Source;
use crdgen_cel::value::schema::Schema;
use crdgen_cel::value::typed;
use serde_json::json;

const PER_CALL: u64 = 1_000_000;

/// The value or the error that an expression on a list of numbers comes to, run in a thread with the least stack.
fn evaluated(expr: &str) -> String {
    let expr = expr.to_owned();
    let run = move || {
        let items = json!({"type": "array", "items": {"type": "integer"}});
        let props =
            serde_json::from_value(json!({"type": "object", "properties": {"l": items, "s": {"type": "string"}}}))
                .expect("a schema");
        let declared = DeclType::new(&props, true).expect("a type");
        let variables = vec![("self", declared.cel_type(SELF_TYPE))];
        let environment = Environment::stored_today();
        let scope = Scope { environment, variables, declared: Some(&declared) };
        let source = Source::new(&expr);
        let checked = match parse(&source, environment.macros()).and_then(|parsed| check(parsed, &source, &scope)) {
            Ok(checked) => checked,
            Err(issues) => return issues.print(&source),
        };
        let program = match Program::new(&checked, &["self"]) {
            Ok(program) => program,
            Err(error) => return error,
        };
        let object = json!({"l": (0..1000).collect::<Vec<_>>(), "s": "x".repeat(1000)});
        let schema = Schema::new(&props, true);
        let evaluation = program.evaluate(vec![typed(&object, &schema)], PER_CALL);
        let said = evaluation.value.map_or_else(|error| error.to_string(), |value| value.to_string());
        said.chars().take(60).collect()
    };
    let thread = std::thread::Builder::new().stack_size(2 << 20).spawn(run).expect("a thread");
    thread.join().expect("no panic")
}

fn check_answer(expr: &str, expected: &str) {
    let start = Instant::now();
    let expected: String = expected.chars().take(60).collect();
    assert_eq!(evaluated(expr), expected, "{expr:.200}");
    assert!(start.elapsed() < Duration::from_secs(20), "{expr:.200}: {:?}", start.elapsed());
    println!("{:?} {expr:.60}", start.elapsed());
}

const LIMIT: &str = "operation cancelled: actual cost limit exceeded";

#[test]
fn what_grows() {
    // Lists and texts that double, at a cost of 1 each time.
    let doubled = |start: &str, step: &str, times: usize| format!("{start}{}", step.repeat(times));
    check_answer(&(doubled("[self.l]", ".map(x, x + x)", 60) + "[0].size()"), LIMIT);
    check_answer(&(doubled("['x']", ".map(x, x + x)", 60) + "[0].size()"), LIMIT);
    check_answer(&(doubled("self.s", ".replace('', 'xxxxxxxx')", 20) + ".size()"), LIMIT);
    check_answer("self.l.map(x, self.l.map(y, self.s.replace('x', self.s)).size()).size()", LIMIT);
    check_answer("lists.range(1000000).size()", LIMIT);
    check_answer("self.l.filter(x, x < 100).map(x, '%s'.format([self.l])).join().size() > 0", "true");
    check_answer("self.l.all(x, self.l.all(y, self.l.all(z, true)))", LIMIT);
    check_answer("quantity('1e2000000000').add(quantity('1')).isInteger()", LIMIT);
    check_answer("quantity('1e2000000000').isGreaterThan(quantity('1e1999999999'))", "true");
    check_answer("'%.1000000000f'.format([1.0])", "%!(NOVERB)");
}

#[test]
fn what_overflows() {
    let (least, most) = ("-9223372036854775808", "9223372036854775807");
    for expr in [
        format!("{most} + 1"),
        format!("{least} - 1"),
        format!("{least} * -1"),
        format!("{least} / -1"),
        format!("-({least})"),
    ] {
        check_answer(&expr, "integer overflow");
    }
    check_answer(&format!("{least} % -1"), "integer overflow");
    check_answer("int(1e19)", "integer overflow");
    check_answer("uint(-1)", "unsigned integer overflow");
    check_answer("0u - 1u", "unsigned integer overflow");
    check_answer("timestamp('9999-12-31T23:59:59Z') + duration('1s')", "timestamp overflow");
    check_answer("timestamp('0001-01-01T00:00:00Z') - duration('1ns')", "timestamp overflow");
    check_answer("timestamp('9999-01-01T00:00:00Z') - timestamp('0001-01-01T00:00:00Z')", "integer overflow");
    check_answer("self.l[9223372036854775807]", "index out of bounds: 9223372036854775807");
    check_answer("self.l[-1]", "index out of bounds: -1");
    check_answer("self.s.substring(9223372036854775807)", "index out of range: 9223372036854775807");
    check_answer("'é'.charAt(-1)", "index out of range: -1");
    check_answer("self.l.slice(0, 9223372036854775807)", "cannot slice(0, 9223372036854775807), list is length 1000");
    check_answer("[[1]].flatten(9223372036854775807)", LIMIT);
}

#[test]
fn what_is_deep() {
    let nested = |open: &str, inner: &str, close: &str, depth: usize| open.repeat(depth) + inner + &close.repeat(depth);
    check_answer(&nested("[", "1", "]", 100), &"[".repeat(60));
    check_answer(&nested("!(", "true", ")", 120), "true");
    check_answer(&nested("1 + (", "1", ")", 100), "101");
    check_answer(&nested("(true ? ", "1", " : 0)", 60), "1");
    check_answer(&nested("[1].all(x, ", "true", ")", 40), "true");
    check_answer(&nested("[1].map(x, ", "x", ")", 40), &("[".repeat(40) + "1" + &"]".repeat(19)));
    check_answer(&format!("[0]{}.size()", ".map(x, [x])".repeat(80)), "1");
    check_answer(&format!("[0]{0} == [0]{0}", ".map(x, [x])".repeat(80)), "true");
}
