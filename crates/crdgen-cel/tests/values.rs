//! Expressions put together at random on objects of a schema with everything: they must come to the values, the errors and
//! the costs that the API server's evaluator comes to.

#![allow(clippy::print_stderr, reason = "a test tells what it did")]

mod common;

use std::path::Path;

use common::generate::{make, schema};
use crdgen_cel::check::{SELF_TYPE, Scope, check};
use crdgen_cel::declared::DeclType;
use crdgen_cel::env::Environment;
use crdgen_cel::eval::Program;
use crdgen_cel::parse::parse;
use crdgen_cel::source::Source;
use crdgen_cel::value::schema::Schema;
use crdgen_cel::value::{Kubernetes, Map, Value, typed};
use crdgen_core::props::JsonSchemaProps;
use crdgen_go::print::quote;
use fastrand::Rng;
use serde_json::{Value as Json, json};

const PER_CALL: u64 = 1_000_000;

/// What stands in texts: what functions read, and what they do not.
const TEXTS: &[&str] = &[
    "",
    "a",
    "b",
    "abc",
    "a,b,c",
    "é",
    "😀x",
    "1",
    "-5",
    "1.5",
    "true",
    "1h",
    "2020-01-01T00:00:00Z",
    "https://a.b/c?d=e",
    "10.0.0.1",
    "::1",
    "10.0.0.0/8",
    "1Gi",
    "500m",
    "1.2.3",
    "v1.2",
    "my-name",
    "My Name",
    "[a-z]+",
    "a*",
    "(",
    "YQ==",
    " x ",
    "A",
    "\"q\"\\",
];

fn object(rng: &mut Rng) -> Json {
    let text = |rng: &mut Rng| json!(TEXTS[rng.usize(..TEXTS.len())]);
    let int = |rng: &mut Rng| match rng.u8(..12) {
        0 => json!(i64::from(i32::MAX)),
        1 => json!(-1),
        _ => json!(rng.i64(0..6)),
    };
    let list = |rng: &mut Rng, item: &dyn Fn(&mut Rng) -> Json| {
        let count = rng.usize(..4);
        Json::Array((0..count).map(|_| item(rng)).collect())
    };
    let entry = |rng: &mut Rng| json!({"name": text(rng), "n": int(rng), "tags": list(rng, &text)});
    let mut items = vec![entry(rng), entry(rng)];
    items.dedup_by(|a, b| a["name"] == b["name"]);
    let key = TEXTS[rng.usize(..TEXTS.len())];
    let mut strings: Vec<_> = (0..rng.usize(..4)).map(|_| TEXTS[rng.usize(..TEXTS.len())]).collect();
    strings.sort_unstable();
    strings.dedup();
    let mut object = json!({
        "apiVersion": "example.com/v1", "kind": "Foo", "metadata": {"name": "foo"},
        "b": rng.bool(), "i": int(rng), "d": rng.i64(-4..5) as f64 / 2.0, "s": text(rng), "t": text(rng), "en": "a",
        "by": "YWJj", "du": "1h30m", "ts": "2020-02-29T12:30:00.5+01:00", "da": "2020-02-29",
        "io": if rng.bool() { int(rng) } else { text(rng) }, "ex": {"any": [1, "x", null]},
        "li": list(rng, &int), "ls": list(rng, &text), "st": strings,
        "ll": list(rng, &|rng| list(rng, &int)), "lo": list(rng, &entry), "lm": items,
        "m": {key: int(rng)}, "nm": {"a": {key: text(rng)}},
        "o": {"x": int(rng), "deep": {"y": text(rng)}},
        "namespace": text(rng), "a-b": text(rng),
        "e": {"apiVersion": "v1", "kind": "Bar", "metadata": {"name": "bar"}, "spec": {"n": int(rng)}},
    });
    if let Some(fields) = object.as_object_mut() {
        fields.retain(|name, _| name == "s" || rng.u8(..12) > 0);
    }
    object
}

fn question(rng: &mut Rng) -> Json {
    let type_ = if rng.bool() { "bool" } else { "any" };
    let depth = rng.u32(1..4);
    let old = object(rng);
    let new = if rng.u8(..3) == 0 { old.clone() } else { object(rng) };
    json!({"expr": make(rng, type_, depth), "schema": schema(rng), "root": true, "object": new, "oldObject": old})
}

#[test]
fn evaluates_as_the_api_server_does() {
    let program = match common::build() {
        Ok(program) => program,
        Err(why) => return eprintln!("skipped: {why}"),
    };
    let mut rng = Rng::with_seed(std::env::var("CRDGEN_SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or(1));
    let count = std::env::var("CRDGEN_COUNT").ok().and_then(|count| count.parse().ok()).unwrap_or(3_000);
    let questions: Vec<Json> = (0..count).map(|_| question(&mut rng)).collect();
    let values = compare(&program, &questions);
    assert!(values * 4 > questions.len(), "only {values} of {} come to a value", questions.len());
}

/// Most name what no rule may name, and then both must refuse them.
#[test]
fn evaluates_the_conformance_tests_as_the_api_server_does() {
    let (program, folder) = match (common::build(), common::spec::folder()) {
        (Ok(program), Some(folder)) => (program, folder),
        (Err(why), _) => return eprintln!("skipped: {why}"),
        (_, None) => return eprintln!("skipped: CEL's specification is not in Go's module cache"),
    };
    let question = |expr| json!({"expr": expr, "schema": {"type": "object"}, "root": false, "object": {}});
    let questions: Vec<Json> = common::spec::expressions(&folder).into_iter().map(question).collect();
    let values = compare(&program, &questions);
    eprintln!("{values} of {} expressions come to a value", questions.len());
    assert!(values > 500, "only {values} of {} come to a value", questions.len());
}

/// How many came to a value.
fn compare(program: &Path, questions: &[Json]) -> usize {
    let answers = common::ask(program, questions);
    let (mut values, mut wrong) = (0, Vec::new());
    for (question, answer) in questions.iter().zip(answers) {
        let ours = evaluated(question);
        values += usize::from(ours["value"].is_string());
        // Messages of Protocol Buffers are checked, but not made.
        let is_message = |expr: &str| ["google.protobuf.", "list{"].iter().any(|name| expr.contains(name));
        if question["expr"].as_str().is_some_and(is_message) {
            continue;
        }
        // What does not compile is compared elsewhere.
        if ours == answer || ours["issues"] == true && !answer["issues"].is_null() {
            continue;
        }
        // Go walks its maps in another order each time.
        let again = vec![question.clone(); 40];
        if common::ask(program, &again).contains(&ours) {
            continue;
        }
        let expr = question["expr"].as_str().unwrap_or_default();
        wrong.push((expr.len(), format!("{expr}\n  ours {ours}\n  Go   {answer}\n  on {}\n", question["object"])));
    }
    wrong.sort();
    let shown: String = wrong.iter().take(25).map(|(_, text)| format!("{text:.1500}\n")).collect();
    assert!(wrong.is_empty(), "{} of {} differ:\n{shown}", wrong.len(), questions.len());
    values
}

fn evaluated(question: &Json) -> Json {
    let props: JsonSchemaProps = serde_json::from_value(question["schema"].clone()).expect("a schema");
    let declared = DeclType::new(&props, true).expect("a type");
    let self_type = declared.cel_type(SELF_TYPE);
    let environment = Environment::stored_today();
    let variables = vec![("self", self_type.clone()), ("oldSelf", self_type)];
    let scope = Scope { environment, variables, declared: Some(&declared) };
    let source = Source::new(question["expr"].as_str().expect("a text"));
    let checked = parse(&source, environment.macros()).and_then(|parsed| check(parsed, &source, &scope));
    let Ok(checked) = checked else { return json!({"issues": true}) };
    let program = match Program::new(&checked, &["self", "oldSelf"]) {
        Ok(program) => program,
        Err(error) => return json!({"failure": error}),
    };
    let schema = Schema::new(&props, true);
    let read = |name: &str| typed(&question[name], &schema);
    let evaluation = program.evaluate(vec![read("object"), read("oldObject")], PER_CALL);
    let mut answer = match evaluation.value {
        Ok(value) => json!({"value": show(&value)}),
        Err(error) => json!({"error": error.to_string()}),
    };
    // Nothing is said of what costs nothing.
    if evaluation.cost > 0 {
        answer["cost"] = json!(evaluation.cost);
    }
    answer
}

/// A value in the form of the Go program.
fn show(value: &Value<'_>) -> String {
    let of_map = |map: &Map<'_>| {
        let entry = |key: Value<'_>| {
            let value = map
                .find(&key)
                .map_or("error".to_owned(), |value| value.map_or("none".to_owned(), |value| show(&value)));
            format!("{}: {value}", show(&key))
        };
        let mut entries: Vec<_> = map.keys().into_iter().map(entry).collect();
        entries.sort();
        format!("{{{}}}", entries.join(", "))
    };
    match value {
        Value::Null => "null".to_owned(),
        Value::Bool(value) => value.to_string(),
        Value::Int(value) => format!("int {value}"),
        Value::Uint(value) => format!("uint {value}"),
        Value::Double(value) if value.is_nan() => "double NaN".to_owned(),
        Value::Double(value) => format!("double {:x}", value.to_bits()),
        Value::String(text) => quote(text),
        Value::Bytes(bytes) => format!("bytes {}", bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>()),
        Value::Duration(nanoseconds) => format!("duration {nanoseconds}"),
        Value::Timestamp(time) => format!("timestamp {}", time.rfc3339_nano()),
        Value::Type(name) => format!("type {}", &**name),
        Value::Optional(Some(value)) => format!("optional({})", show(value)),
        Value::Optional(None) => "none".to_owned(),
        Value::List(list) => {
            let values: Vec<_> =
                list.iter().map(|value| value.map_or("error".to_owned(), |value| show(&value))).collect();
            format!("[{}]", values.join(", "))
        }
        Value::Map(map) => of_map(map),
        Value::Kubernetes(Kubernetes::Ip(address)) => format!("ip {address}"),
        Value::Kubernetes(Kubernetes::Cidr(cidr)) => format!("cidr {cidr}"),
        Value::Kubernetes(Kubernetes::Format(format)) => format!("format {}", format.name()),
        other => other.type_name().to_owned(),
    }
}
