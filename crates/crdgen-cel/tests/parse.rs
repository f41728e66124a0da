//! Expressions put together at random, right and wrong ones: cel-go must say the same of them, and read the same tree.
#![allow(clippy::print_stderr, reason = "a test tells what it did")]

mod common;

use std::fmt::Write as _;

use crdgen_cel::ast::{Expr, Kind, Literal, Positions};
use crdgen_cel::env::Environment;
use crdgen_cel::parse::parse;
use crdgen_cel::source::Source;
use fastrand::Rng;
use serde_json::json;

const WORDS: &[&str] = &[
    "a",
    "b",
    "self",
    "x",
    "a",
    "self",
    ".",
    ".",
    ".",
    "(",
    "(",
    ")",
    ")",
    "[",
    "]",
    "{",
    "}",
    ",",
    ",",
    ":",
    "?",
    "+",
    "-",
    "-",
    "*",
    "/",
    "%",
    "!",
    "==",
    "!=",
    "<",
    "<=",
    ">",
    ">=",
    "&&",
    "||",
    "in",
    "true",
    "false",
    "null",
    "1",
    "0x1F",
    "2u",
    "1.5",
    ".5e3",
    "1e400",
    "99999999999999999999",
    "'s'",
    "\"t\"",
    "r'\\d'",
    "b'x'",
    "'\\q'",
    "'\\ud800'",
    "'''m\n'''",
    "`a-b`",
    "`a.b`",
    "``",
    "has",
    "all",
    "exists",
    "map",
    "filter",
    "optMap",
    "transformMap",
    "sortBy",
    "as",
    "package",
    "=",
    "&",
    "|",
    "#",
    "'",
    "\"",
    "é",
    "\t",
    "\n",
    "// c\n",
    "\r\n",
    ";",
    "@",
    "~",
    "😀",
];

const EXPRESSIONS: &[&str] = &[
    "self.replicas <= self.maxReplicas && self.minReplicas > 0",
    "self.items.all(x, x.name.startsWith('a') || x.size() > 3)",
    "has(self.spec.template) ? self.spec.template.metadata.name == 'x' : true",
    "self.list.map(x, x.a > 1, x.b).exists_one(y, y == {'a': 1, 'b': [1, 2, 3]})",
    "self.?a.?b[?0].orValue('') != \"\" && self.m[?'k'].hasValue()",
    "google.protobuf.Int64Value{value: 1, ?b: x} == .a.b.C{} || .f(-1, --2, !true)",
    "-1.foo + -a.b[-2].c(1u, 2.5e3) % 3 / 4 * 5 in [1, ?x,]",
    "self.x.transformMap(k, v, v > 1, k + v).transformList(i, e, e).size() == size([])",
    "{1: 2, ?'a': b, 'c': {},}['x'].`a-b`.c",
    "oldSelf.optMap(o, o.x == self.x).orValue(true) && oldSelf.optFlatMap(o, o.?y).hasValue()",
    "self.a.sortBy(x, x.b).map(x, x.a).join(',') == r'\\d+' + b'\\x00\\377' + '''\n'''",
    "a ? b : c ? d : e",
    "a || b || c || d && e && f && g && h",
    "!(!a) && !!b && ---c == - 1",
    "self.all(i, v, v != oldSelf[i] && [[1], [2, 3]].exists(l, l.exists(e, e > 1)))",
];

fn generate(rng: &mut Rng) -> String {
    let mut words: Vec<String> = match rng.u8(..4) {
        0 => (0..rng.usize(1..12)).map(|_| WORDS[rng.usize(..WORDS.len())].to_owned()).collect(),
        _ => EXPRESSIONS[rng.usize(..EXPRESSIONS.len())]
            .split_inclusive(|c: char| !c.is_alphanumeric())
            .map(String::from)
            .collect(),
    };
    for _ in 0..rng.usize(0..4) {
        let at = rng.usize(..words.len());
        let word = WORDS[rng.usize(..WORDS.len())].to_owned();
        match rng.u8(..4) {
            0 if words.len() > 1 => drop(words.remove(at)),
            1 => words[at] = word,
            2 => words.insert(at, word),
            _ => words.truncate(at + 1),
        }
    }
    let space = if rng.bool() { " " } else { "" };
    words.join(space)
}

#[test]
fn reads_as_cel_go_does() {
    let program = match common::build() {
        Ok(program) => program,
        Err(why) => return eprintln!("skipped: {why}"),
    };
    let mut rng = Rng::with_seed(std::env::var("CRDGEN_SEED").ok().and_then(|s| s.parse().ok()).unwrap_or(1));
    let mut texts: Vec<String> = (0..20_000).map(|_| generate(&mut rng)).collect();
    texts.extend(limits());
    let questions: Vec<_> = texts.iter().map(|text| json!({ "expr": text })).collect();
    let answers = common::ask(&program, &questions);
    let mut wrong = Vec::new();
    for (text, answer) in texts.iter().zip(answers) {
        let source = Source::new(text);
        let ours = match parse(&source, Environment::new_today().macros()) {
            Ok(parsed) => json!({ "tree": dump(&parsed.expr, &parsed.positions) }),
            Err(issues) => json!({ "issues": issues.print(&source) }),
        };
        if ours != answer {
            wrong.push((text.clone(), ours, answer));
        }
    }
    wrong.sort_by_key(|(text, ..)| text.len());
    let shown: String = wrong
        .iter()
        .take(8)
        .map(|(text, ours, go)| format!("{text:.300?}\n  ours {ours:.1500}\n  Go   {go:.1500}\n"))
        .collect();
    assert!(wrong.is_empty(), "{} of {} differ:\n{shown}", wrong.len(), texts.len());
}

/// What is too deep, too long or too wrong.
fn limits() -> Vec<String> {
    let mut texts = Vec::new();
    for count in [5, 31, 120, 249, 250, 251, 300] {
        let repeat = |text: &str| text.repeat(count);
        texts.extend([
            repeat("("),
            repeat("(") + "1" + &repeat(")"),
            repeat("[") + &repeat("]"),
            repeat("{1:") + "1" + &repeat("}"),
            repeat("a+") + "1",
            repeat("a*b+") + "1",
            repeat("a<") + "1",
            repeat("a&&") + "1",
            repeat("a?b:") + "1",
            repeat("!") + "a",
            repeat("-") + "1",
            repeat("a.b(") + "1" + &repeat(")"),
            "a".to_owned() + &repeat(".b"),
            "a".to_owned() + &repeat("[0]"),
            repeat("a a "),
            repeat("# "),
            repeat("a # "),
            repeat(") "),
            repeat("1 + + "),
            repeat("[1,,"),
            repeat("f(,"),
            repeat("in "),
            repeat("as,"),
            repeat("[as]+"),
            "a ) ".to_owned() + &repeat("( [ "),
        ]);
    }
    texts.push("a".repeat(100_001));
    texts.push("a+".repeat(50_000));
    texts.push("(".repeat(100_000));
    texts
}

fn dump(expr: &Expr, positions: &Positions) -> String {
    let at = |id: i64| positions.get(&id).copied().unwrap_or_default();
    let (name, parts): (String, Vec<&Expr>) = match &expr.kind {
        Kind::Unspecified => ("unspecified".to_owned(), Vec::new()),
        Kind::Literal(literal) => (print(literal), Vec::new()),
        Kind::Ident(name) => (format!("ident {name}"), Vec::new()),
        Kind::Select(select) => {
            let kind = if select.test_only { "has" } else { "select" };
            (format!("{kind} {}", select.field), vec![&select.operand])
        }
        Kind::Call(call) => {
            let kind = if call.target.is_some() { "member" } else { "call" };
            (format!("{kind} {}", call.function), call.target.iter().chain(&call.args).collect())
        }
        Kind::List(list) => {
            let optional: Vec<String> = list.optional.iter().map(ToString::to_string).collect();
            (format!("list [{}]", optional.join(" ")), list.elements.iter().collect())
        }
        Kind::Map(entries) => {
            let names: String = entries.iter().map(|entry| format!(" {} {}", at(entry.id), entry.optional)).collect();
            (format!("map{names}"), entries.iter().flat_map(|entry| [&entry.key, &entry.value]).collect())
        }
        Kind::Struct(message) => {
            let names =
                message.fields.iter().map(|field| format!(" {} {} {}", at(field.id), field.name, field.optional));
            let name = format!("struct {}{}", message.type_name, names.collect::<String>());
            (name, message.fields.iter().map(|field| &field.value).collect())
        }
        Kind::Comprehension(fold) => {
            let second = fold.iter_var2.as_deref().unwrap_or_default();
            let parts = vec![&fold.iter_range, &fold.accu_init, &fold.loop_condition, &fold.loop_step, &fold.result];
            (format!("fold {} {second} {}", fold.iter_var, fold.accu_var), parts)
        }
    };
    let mut out = format!("({name}@{}", at(expr.id));
    for part in parts {
        let _ = write!(out, " {}", dump(part, positions));
    }
    out + ")"
}

/// A literal as Go prints it.
fn print(literal: &Literal) -> String {
    let (kind, value) = match literal {
        Literal::Null => ("null_type", "NULL_VALUE".to_owned()),
        Literal::Bool(value) => ("bool", value.to_string()),
        Literal::Int(value) => ("int", value.to_string()),
        Literal::Uint(value) => ("uint", value.to_string()),
        Literal::Double(value) => ("double", crdgen_go::print::float(*value)),
        Literal::String(value) => ("string", value.to_string()),
        Literal::Bytes(value) => {
            let bytes: Vec<String> = value.iter().map(ToString::to_string).collect();
            ("bytes", format!("[{}]", bytes.join(" ")))
        }
    };
    format!("{kind} {}", crdgen_go::print::quote(&value))
}
