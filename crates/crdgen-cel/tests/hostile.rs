//! Expressions that are deep, long or both: whatever is said of them, it is said in the stack of a thread.

use crdgen_cel::compile::{Environments, Rule, compile};
use crdgen_cel::declared::DeclType;
use crdgen_cel::env::Environment;
use crdgen_core::props::JsonSchemaProps;
use serde_json::json;

/// Half of what a thread of Rust's has.
const STACK: usize = 1024 * 1024;

fn check(texts: Vec<String>) {
    let run = move || {
        let schema: JsonSchemaProps = serde_json::from_value(json!({
            "type": "object",
            "properties": {"s": {"type": "string"}, "l": {"type": "array", "items": {"type": "integer"}}},
        }))
        .expect("a schema");
        let declared = DeclType::new(&schema, true).expect("a type");
        let environment = Environment::new_today();
        for text in texts {
            let rule = Rule { rule: &text, message: "", optional_old_self: false };
            let compiled = compile(rule, &declared, Environments { rule: environment, message: environment });
            assert!(compiled.rule.is_ok() || compiled.message.is_none());
        }
    };
    std::thread::Builder::new().stack_size(STACK).spawn(run).expect("a thread").join().expect("no panic");
}

#[test]
fn deep_expressions() {
    let nested = |open: &str, inner: &str, close: &str, count: usize| open.repeat(count) + inner + &close.repeat(count);
    let mut texts = Vec::new();
    for count in [40, 60, 82, 124, 249, 250] {
        texts.extend([
            nested("(", "true", ")", count),
            nested("[", "1", "]", count) + " == []",
            nested("{'a':", "1", "}", count) + " == {}",
            nested("self.l.all(x, ", "true", ")", count),
            nested("self.l.map(x, ", "x", ")", count) + " == []",
            nested("self.l.sortBy(x, ", "x", ".size())", count) + " == []",
            nested("optional.of(1).optMap(x, ", "1", ").value()", count) + " == 1",
            nested("size('a' + ", "'b'", " + 'c')", count),
            nested("self.l[", "0", "]", count) + " == 1",
            "true ? ".to_owned() + &"true : true ? ".repeat(count) + "true : false",
            "1".to_owned() + &" + 1".repeat(count) + " == 1",
            "'a'".to_owned() + &".replace('a', 'aa')".repeat(count) + " == ''",
            nested("dyn(", "1", ")", count) + " == 1",
            nested("!(", "true", ")", count),
            nested("-(", "1", ")", count) + " == 1",
        ]);
    }
    check(texts);
}

#[test]
fn long_expressions() {
    let long =
        |first: &str, rest: &str, length: usize| first.to_owned() + &rest.repeat((length - first.len()) / rest.len());
    let length = 99_990;
    check(vec![
        long("true", " && true", length),
        long("true", " || self.l == []", length),
        long("true", " && [] == []", length),
        long("true", " && self.l.all(x, x == 1)", length),
        long("[[]", ",[]", length) + "] == []",
        long("[1", ",1", length) + "] == []",
        long("[{}", ",{'a':[]}", length) + "] == []",
        long("{1:1", ",1:1", length) + "} == {}",
        long("f(1", ",1", length) + ")",
        long("", "a ", length),
        long("", "a.", length),
        long("", "-1[", length),
        long("", "# ", length),
        long("'", "a", length) + "' == ''",
        long("'", "\\n", length) + "' == ''",
        long("'a'.matches('", "(a*)*", length) + "')",
        long("'%s", "%s", 60_000) + "'.format(" + &long("[1", ",1", 39_000) + "]) == ''",
        long("", "(", length),
        long("", "[?", length),
        long("true", " && optional.none().orValue(true)", length),
        "self.l.all(x, ".repeat(80) + &long("true", " && x == 1", 90_000) + &")".repeat(80),
    ]);
}

#[test]
fn large_types() {
    // The type of each variable is twice as large as that of the one around it.
    let doubling = |count: usize, inner: &str| {
        let open: String = (0..count).map(|level| format!("[{{x{level}: x{level}}}].map(x{}, ", level + 1)).collect();
        format!("[1].map(x0, {open}{inner}{}", ")".repeat(count + 1))
    };
    check(vec![
        doubling(10, "x10") + " == []",
        doubling(24, "x24"),
        doubling(240, "x240"),
        doubling(240, "x240 + 1"),
        doubling(18, &format!("[{}x18]", "x18, ".repeat(10_000))),
        doubling(18, &format!("x18 == x18{}", " && x18 == x18".repeat(6_000))),
        doubling(20, &"x20.f() + ".repeat(200)) + "1",
    ]);
}
