//! Rules put together at random on a schema with everything: the API server's compiler must say the same of them, refer to
//! the same overloads, and come to the same cost.
#![allow(clippy::print_stderr, reason = "a test tells what it did")]

mod common;

use crdgen_cel::ast::{Checked, Expr, Kind, Reference};
use crdgen_cel::check::{SELF_TYPE, Scope, check};
use crdgen_cel::compile::{self, Rule, max_cardinality};
use crdgen_cel::declared::DeclType;
use crdgen_cel::env::Environment;
use crdgen_cel::parse::parse;
use crdgen_cel::source::Source;
use crdgen_core::props::JsonSchemaProps;
use fastrand::Rng;
use serde_json::{Value, json};

/// What makes a value of a type: `$int` stands for anything that makes an `int`.
const MAKES: &[(&str, &[&str])] = &[
    (
        "bool",
        &[
            "self.b",
            "true",
            "false",
            "!$bool",
            "$bool && $bool",
            "$bool || $bool",
            "$bool ? $bool : $bool",
            "$any == $any",
            "$int == $int",
            "$string != $string",
            "$int < $int",
            "$double >= $int",
            "$uint <= $double",
            "$string < $string",
            "$int in $ints",
            "$string in $map",
            "$string in $strings",
            "has(self.s)",
            "has(self.o.x)",
            "has(self.o.deep.y)",
            "has(self.m.k)",
            "has(self.metadata.name)",
            "$strings.all(e, $bool)",
            "$objects.all(e, e.name == $string)",
            "$ints.exists(e, e > $int)",
            "$map.all(k, k == $string)",
            "$map.exists_one(k, self.m[k] == $int)",
            "$objects.all(i, v, i < $int && v.name == $string)",
            "$map.exists(k, v, v > $int || k.size() > 1)",
            "$string.startsWith($string)",
            "$string.endsWith($string)",
            "$string.contains($string)",
            "$string.matches('[a-z]+')",
            "matches($string, $string)",
            "$ints.isSorted()",
            "$strings.isSorted()",
            "sets.contains($ints, $ints)",
            "sets.intersects($strings, $strings)",
            "sets.equivalent($objects, $objects)",
            "isURL($string)",
            "isQuantity($string)",
            "isIP($string)",
            "isCIDR($string)",
            "isSemver($string)",
            "isSemver($string, true)",
            "ip.isCanonical($string)",
            "$ip.isLoopback()",
            "$cidr.containsIP($ip)",
            "$cidr.containsIP($string)",
            "$cidr.containsCIDR($cidr)",
            "$cidr.containsCIDR($string)",
            "$quantity.isGreaterThan($quantity)",
            "$quantity == $quantity",
            "$ip == $ip",
            "$url == $url",
            "$semver.isLessThan($semver)",
            "$optional.hasValue()",
            "$dyn",
            "bool($string)",
            "type($any) == int",
            "$format.validate($string).hasValue()",
            "$format == $format",
            "$timestamp < $timestamp",
            "$duration > $duration",
            "self.io == $string",
            "oldSelf.s == $string",
            "$bytes == $bytes",
            "$list.includes($any)",
            "$objects.exists(e, e.tags.exists(t, t == e.name))",
            "$objects.exists_one(e, e.tags.size() > e.n)",
            "self.namespace == $string",
            "self.__namespace__ == $string",
            "self.a__dash__b == $string",
            "$lists.all(e, e[0] == e[1])",
            "$lists.exists(e, e[self.i] == e.size())",
        ],
    ),
    (
        "int",
        &[
            "self.i",
            "1",
            "-5",
            "self.e.spec.n",
            "$int + $int",
            "$int * $int",
            "-$int",
            "$int % $int",
            "size($string)",
            "$string.size()",
            "$list.size()",
            "size($map)",
            "$strings.size()",
            "self.m['a']",
            "$map[$string]",
            "$ints[$int]",
            "$ints.sum()",
            "$ints.max()",
            "$string.indexOf($string)",
            "$strings.lastIndexOf($string)",
            "$ints.indexOf($int)",
            "int($string)",
            "int($double)",
            "int($timestamp)",
            "$timestamp.getFullYear()",
            "$timestamp.getHours('UTC')",
            "$duration.getSeconds()",
            "$quantity.asInteger()",
            "sign($quantity)",
            "$quantity.compareTo($quantity)",
            "$ip.family()",
            "$cidr.prefixLength()",
            "$semver.major()",
            "$bool ? $int : $int",
            "$objects[0].n",
            "$objects[$int].tags.size()",
            "$optional.orValue($int)",
            "$strings.map(e, e.size()).sum()",
            "$bytes.size()",
            "self.o.x",
        ],
    ),
    ("uint", &["1u", "uint($int)", "$uint + $uint", "uint($string)"]),
    (
        "double",
        &[
            "self.d",
            "1.5",
            "double($int)",
            "$double * $double",
            "$double / $double",
            "double($string)",
            "$quantity.asApproximateFloat()",
            "[$double, $double].min()",
        ],
    ),
    (
        "string",
        &[
            "self.s",
            "self.t",
            "self.en",
            "self.metadata.name",
            "self.kind",
            "'a'",
            "\"\"",
            "'long text é'",
            "$string + $string",
            "string($int)",
            "string($any)",
            "$string.lowerAscii()",
            "$string.trim()",
            "$string.substring($int)",
            "$string.substring(0, $int)",
            "$string.replace($string, $string)",
            "$string.replace('', $string)",
            "$string.replace('abc', 'd', $int)",
            "$strings.join()",
            "$strings.join($string)",
            "$string.charAt($int)",
            "$string.find($string)",
            "$strings[$int]",
            "self.o.deep.y",
            "$objects[0].name",
            "strings.quote($string)",
            "'%s'.format([$any])",
            "'%d %s'.format([$int, $int])",
            "$url.getHost()",
            "string($ip)",
            "string($cidr)",
            "string($bytes)",
            "$bool ? $string : $string",
            "string(dyn($int))",
            "dyn($string)",
            "string(self.io)",
            "self.nm.a.b",
            "$cidr.ip().family() == 4 ? 'x' : 'y'",
            "self.e.kind",
            "self.e.metadata.generateName",
            "self.nm[$string][$string]",
        ],
    ),
    ("bytes", &["b'a'", "self.by", "bytes($string)", "$bytes + $bytes"]),
    (
        "duration",
        &[
            "duration('1h')",
            "duration($string)",
            "self.du",
            "$duration + $duration",
            "$timestamp - $timestamp",
            "duration('x')",
        ],
    ),
    (
        "timestamp",
        &[
            "timestamp('2020-01-01T00:00:00Z')",
            "self.ts",
            "self.da",
            "$timestamp + $duration",
            "timestamp($string)",
            "timestamp('0')",
            "timestamp($int)",
        ],
    ),
    (
        "ints",
        &[
            "[1, 2]",
            "self.li",
            "[$int, $int, $int]",
            "$strings.map(e, size(e))",
            "$ints.filter(e, e > $int)",
            "$ints + $ints",
            "$ints.distinct()",
            "$ints.sort()",
            "$ints.reverse()",
            "$ints.slice(0, 2)",
            "$ints.slice($int, 5)",
            "lists.range(5)",
            "lists.range($int)",
            "[[1], [2]].flatten()",
            "$objects.map(e, e.n)",
            "$map.transformList(k, v, v)",
            "$objects.sortBy(e, e.name).map(e, e.n)",
            "$lists.map(e, e.size())",
        ],
    ),
    (
        "strings",
        &[
            "['a']",
            "self.ls",
            "self.st",
            "[$string, $string]",
            "$string.split($string)",
            "$string.split(',', 2)",
            "$string.findAll($string)",
            "$strings + $strings",
            "$strings.filter(e, $bool)",
            "$map.map(k, k)",
            "$objects.map(e, e.name)",
            "$strings.sort()",
            "$strings.distinct()",
            "$strings.sortBy(e, e.size())",
            "self.lo[0].tags",
            "$url.getQuery()['a']",
            "$format.validate($string).orValue([])",
            "$lists[0].map(e, string(e))",
        ],
    ),
    ("lists", &["self.ll", "[$ints, $ints]", "[[1], []]", "[self.li]", "$lists.filter(e, e.size() > 1)"]),
    (
        "objects",
        &[
            "self.lo",
            "$objects.filter(e, e.name == $string)",
            "self.lm",
            "[self.lo[0], self.lm[0]]",
            "$objects.slice(1, 3)",
            "$objects.reverse()",
            "$objects.sortBy(e, e.n)",
        ],
    ),
    (
        "list",
        &[
            "$ints",
            "$strings",
            "$objects",
            "[]",
            "[$any]",
            "[1, 'a']",
            "[[], 1]",
            "[?$optional]",
            "self.ll",
            "[$any, ?self.?s]",
        ],
    ),
    (
        "map",
        &[
            "self.m",
            "{'a': 1}",
            "{$string: $int}",
            "$map.transformMap(k, v, v + $int)",
            "{'a': 1, ?'b': self.?i}",
            "self.nm.transformMap(k, v, v.size())",
        ],
    ),
    ("dyn", &["dyn($any)", "self.io", "self.ex", "dyn($bool)", "[dyn(1)][0]", "{'a': dyn($int)}.a"]),
    ("quantity", &["quantity('1Gi')", "quantity($string)", "$quantity.add($quantity)", "$quantity.sub($int)"]),
    ("ip", &["ip('1.2.3.4')", "ip($string)", "$cidr.ip()"]),
    ("cidr", &["cidr('10.0.0.0/8')", "cidr($string)", "$cidr.masked()"]),
    ("url", &["url('https://a')", "url($string)"]),
    ("semver", &["semver('1.2.3')", "semver($string, true)"]),
    ("format", &["format.dns1123Label()", "format.uuid()", "format.named('date').value()"]),
    (
        "optional",
        &[
            "self.?i",
            "self.m[?$string]",
            "$ints[?$int]",
            "optional.of($int)",
            "optional.none()",
            "$optional.or($optional)",
            "$optional.optMap(e, e + $int)",
            "$optional.optFlatMap(e, optional.of(e))",
            "self.?o.?x",
            "$ints.first()",
            "$objects[?0].?n",
            "[$optional].unwrapOpt().last()",
        ],
    ),
    (
        "any",
        &[
            "$bool",
            "$int",
            "$uint",
            "$double",
            "$string",
            "$bytes",
            "$duration",
            "$timestamp",
            "$list",
            "$map",
            "$dyn",
            "$quantity",
            "$ip",
            "$cidr",
            "$url",
            "$semver",
            "$optional",
            "$format",
            "null",
            "self",
            "self.o",
            "$objects[0]",
            "int",
            "list",
            "type($any)",
            "$nonsense",
            "google.protobuf.Int64Value{value: $int}",
            "google.protobuf.Value{string_value: $string}",
            "net.IP",
            "optional_type",
            "google.protobuf.Struct{fields: $map}",
        ],
    ),
    (
        "nonsense",
        &[
            "self.nothing",
            "self.s.x",
            "undefined",
            "undefined($any)",
            "$string.undefined()",
            "$any + $any",
            "$any.size()",
            "size($any)",
            "$any[$any]",
            "self.o.nothing",
            "[1, 'a', 2.0]",
            "{1: 'a', 'b': 2}",
            "google.protobuf.Int64Value{values: 1}",
            "nothing.T{}",
            "$int.all(e, e)",
            "$any.map(e, e)",
            "kubernetes.URL",
            "math.ceil($double)",
            "$string.reverse()",
            "self.m.a.b",
            "self.metadata.labels",
            "self.lo.name",
            "self.`a-b`",
            "$any.a",
            "'a'.matches('[')",
            "matches('[', $string)",
            "$url.x",
            "list{}",
            "int{}",
            "self{}",
            "google.protobuf.Timestamp{seconds: $int}",
            "authorizer.path('a').check('b').allowed()",
            "x.y.z",
            ".self.s",
            "$ints.all(self, .self.i == self)",
            "{}.a",
            "[].all(e, e)",
            "[][0]",
            "{'a': $any}.?a",
            "$any ? 1 : 'a'",
            "$string && $int",
            "e",
            "bytes(1)",
            "optional.of($any).value()",
            "$any.hasValue()",
        ],
    ),
];

fn make(rng: &mut Rng, type_: &str, depth: u32) -> String {
    let makes = MAKES.iter().find(|(name, _)| *name == type_).map_or(&["null"][..], |(_, makes)| makes);
    let leaves: Vec<&&str> = makes.iter().filter(|make| !make.contains('$')).collect();
    let template = if depth == 0 && !leaves.is_empty() {
        leaves[rng.usize(..leaves.len())]
    } else {
        &makes[rng.usize(..makes.len())]
    };
    let mut out = String::new();
    let mut rest = *template;
    while let Some(at) = rest.find('$') {
        out.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        let end = rest.find(|c: char| !c.is_ascii_lowercase()).unwrap_or(rest.len());
        let wanted = if rng.u8(..25) == 0 { "any" } else { &rest[..end] };
        let part = make(rng, wanted, depth.saturating_sub(1));
        let is_plain = part.chars().all(|c| c.is_alphanumeric() || c == '.');
        out.push_str(&if is_plain && rng.bool() { part } else { format!("({part})") });
        rest = &rest[end..];
    }
    out + rest
}

fn schema(rng: &mut Rng) -> Value {
    let bounded = rng.bool();
    let text =
        |most: i64| if bounded { json!({"type": "string", "maxLength": most}) } else { json!({"type": "string"}) };
    let list = |items: Value, most: i64| {
        if bounded {
            json!({"type": "array", "items": items, "maxItems": most})
        } else {
            json!({"type": "array", "items": items})
        }
    };
    let entry = json!({"type": "object", "required": ["name"], "properties": {"name": text(20), "n": {"type": "integer"}, "tags": list(text(5), 4)}});
    let values = json!({"type": "integer"});
    let map = if bounded {
        json!({"type": "object", "additionalProperties": values, "maxProperties": 7})
    } else {
        json!({"type": "object", "additionalProperties": values})
    };
    json!({
        "type": "object",
        "required": ["s", "i", "lo"],
        "properties": {
            "b": {"type": "boolean"}, "i": {"type": "integer"}, "d": {"type": "number"},
            "s": text(30), "t": {"type": "string"}, "en": {"type": "string", "enum": ["a", "long"]},
            "by": {"type": "string", "format": "byte"}, "du": {"type": "string", "format": "duration"},
            "ts": {"type": "string", "format": "date-time"}, "da": {"type": "string", "format": "date"},
            "io": {"x-kubernetes-int-or-string": true, "maxLength": 9}, "ex": {"x-kubernetes-preserve-unknown-fields": true},
            "li": list(json!({"type": "integer"}), 6), "ls": list(text(8), 9), "ll": list(list(json!({"type": "integer"}), 3), 2),
            "st": {"type": "array", "items": {"type": "string"}, "x-kubernetes-list-type": "set"},
            "lo": list(entry.clone(), 5), "lm": {"type": "array", "items": entry, "x-kubernetes-list-type": "map", "x-kubernetes-list-map-keys": ["name"]},
            "m": map, "nm": {"type": "object", "additionalProperties": {"type": "object", "additionalProperties": text(4)}},
            "o": {"type": "object", "required": ["deep"], "properties": {"x": {"type": "integer"}, "deep": {"type": "object", "properties": {"y": text(3)}}}},
            "namespace": {"type": "string"}, "a-b": {"type": "string"}, "0x": {"type": "string"},
            "e": {"type": "object", "x-kubernetes-embedded-resource": true, "properties": {"spec": {"type": "object", "properties": {"n": {"type": "integer"}}}}},
        },
    })
}

fn generate(rng: &mut Rng) -> Value {
    let mut schema = schema(rng);
    let type_ = if rng.u8(..8) == 0 { "any" } else { "bool" };
    let depth = rng.u32(1..4);
    let mut rule = json!({"rule": make(rng, type_, depth)});
    if rng.u8(..4) == 0 {
        let type_ = if rng.u8(..8) == 0 { "any" } else { "string" };
        rule["messageExpression"] = json!(make(rng, type_, 2));
    }
    if rng.u8(..6) == 0 {
        rule["optionalOldSelf"] = json!(true);
    }
    schema["x-kubernetes-validations"] = json!([rule]);
    json!({"schema": schema, "root": rng.u8(..4) > 0, "stored": rng.bool(), "minor": 36})
}

#[test]
fn compiles_as_the_api_server_does() {
    let program = match common::build() {
        Ok(program) => program,
        Err(why) => return eprintln!("skipped: {why}"),
    };
    let mut rng = Rng::with_seed(std::env::var("CRDGEN_SEED").ok().and_then(|s| s.parse().ok()).unwrap_or(1));
    let count = std::env::var("CRDGEN_COUNT").ok().and_then(|s| s.parse().ok()).unwrap_or(4_000);
    let questions: Vec<Value> = (0..count).map(|_| generate(&mut rng)).collect();
    let answers = common::ask(&program, &questions);
    let mut wrong = Vec::new();
    let mut fine = 0;
    for (question, answer) in questions.iter().zip(answers) {
        let (mut answer, mut ours) = (normal(answer), answer_of(question));
        let is_message =
            |rule: &Value| ["google.protobuf.", "list{"].iter().any(|name| rule.to_string().contains(name));
        if question["schema"]["x-kubernetes-validations"].as_array().into_iter().flatten().any(is_message) {
            // Messages of Protocol Buffers are checked, but not run.
            answer["rules"] = Value::Null;
            ours["rules"] = Value::Null;
        }
        fine += usize::from(ours["rules"][0]["cost"].as_u64().is_some_and(|cost| cost > 0));
        if ours != answer {
            let rule = &question["schema"]["x-kubernetes-validations"][0];
            let setting = format!(
                "stored {} root {} bounded {}",
                question["stored"], question["root"], question["schema"]["properties"]["s"]["maxLength"]
            );
            wrong.push((
                rule.to_string().len(),
                format!("{rule}\n{setting}\n  ours {}\n  Go   {}\n", show(&ours), show(&answer)),
            ));
        }
    }
    wrong.sort();
    let shown: String = wrong.iter().take(10).map(|(_, text)| format!("{text:.3000}\n")).collect();
    assert!(wrong.is_empty(), "{} of {} differ:\n{shown}", wrong.len(), questions.len());
    assert!(fine * 4 > questions.len(), "only {fine} of {} have nothing wrong", questions.len());
}

fn show(answer: &Value) -> String {
    let part = |name: &str| answer[name].as_str().unwrap_or_default().to_owned();
    format!("{}\n{}{}", answer["rules"], part("tree"), part("issues"))
}

/// An answer without what a server makes up.
fn normal(mut answer: Value) -> Value {
    fn strip(value: &mut Value) {
        match value {
            Value::String(text) => {
                let mut parts = text.split(SELF_TYPE);
                let mut out = parts.next().unwrap_or_default().to_owned();
                for part in parts {
                    out.push_str(SELF_TYPE);
                    out.push_str(part.trim_start_matches(|c: char| c.is_ascii_digit()));
                }
                *text = out;
            }
            Value::Array(values) => values.iter_mut().for_each(strip),
            Value::Object(fields) => fields.values_mut().for_each(strip),
            _ => {}
        }
    }
    strip(&mut answer);
    answer
}

fn answer_of(question: &Value) -> Value {
    let schema: JsonSchemaProps = serde_json::from_value(question["schema"].clone()).expect("a schema");
    let declared = DeclType::new(&schema, question["root"] == true).expect("a type");
    let environment = if question["stored"] == true { Environment::stored_today() } else { Environment::new_today() };
    let rules: Vec<Value> = schema
        .x_validations
        .iter()
        .map(|rule| {
            let written = Rule {
                rule: &rule.rule,
                message: rule.message_expression.as_deref().unwrap_or_default(),
                optional_old_self: rule.optional_old_self == Some(true),
            };
            let compiled = compile::compile(written, &declared, environment);
            let mut answer =
                json!({"cost": 0, "messageCost": 0, "cardinality": 0, "usesOldSelf": compiled.uses_old_self});
            match compiled.rule {
                Ok(rule) => {
                    answer["cost"] = json!(rule.cost);
                    answer["cardinality"] = json!(max_cardinality(&declared));
                }
                Err(error) => answer["error"] = json!(format!("RuleInvalid: {}", error.detail)),
            }
            match compiled.message {
                Some(Ok(program)) => answer["messageCost"] = json!(program.cost),
                Some(Err(error)) => answer["messageError"] = json!(format!("RuleInvalid: {}", error.detail)),
                None => {}
            }
            answer
        })
        .collect();
    let mut answer = json!({"rules": rules});
    let self_type = declared.cel_type(SELF_TYPE);
    let scope = Scope {
        environment,
        variables: vec![("self", self_type.clone()), ("oldSelf", self_type)],
        declared: Some(&declared),
    };
    let source = Source::new(&schema.x_validations[0].rule);
    match parse(&source, environment.macros()).and_then(|parsed| check(parsed, &source, &scope)) {
        Ok(checked) => {
            let mut lines = Vec::new();
            describe(&checked, &checked.expr, &mut lines);
            answer["tree"] = json!(lines.join("\n"));
        }
        Err(issues) => answer["issues"] = json!(issues.print(&source)),
    }
    answer
}

fn describe(checked: &Checked, expr: &Expr, lines: &mut Vec<String>) {
    let (what, parts): (String, Vec<&Expr>) = match &expr.kind {
        Kind::Ident(name) => (name.to_string(), Vec::new()),
        Kind::Select(select) => (format!(".{}", select.field), vec![&select.operand]),
        Kind::Call(call) => (call.function.to_string(), call.target.iter().chain(&call.args).collect()),
        Kind::Literal(_) => ("literal".to_owned(), Vec::new()),
        Kind::List(list) => (String::new(), list.elements.iter().collect()),
        Kind::Map(entries) => (String::new(), entries.iter().flat_map(|entry| [&entry.key, &entry.value]).collect()),
        Kind::Struct(message) => (String::new(), message.fields.iter().map(|field| &field.value).collect()),
        Kind::Comprehension(fold) => (
            String::new(),
            vec![&fold.iter_range, &fold.accu_init, &fold.loop_condition, &fold.loop_step, &fold.result],
        ),
        Kind::Unspecified => (String::new(), Vec::new()),
    };
    let refers = match checked.references.get(&expr.id) {
        Some(Reference::Variable(name)) => name.to_string(),
        Some(Reference::Function(overloads)) => format!(" {}", overloads.join(" ")),
        None => String::new(),
    };
    let type_ = checked.types.get(&expr.id).map_or("dyn".to_owned(), ToString::to_string);
    lines.push(format!("{what}: {type_} [{refers}]"));
    for part in parts {
        describe(checked, part, lines);
    }
}
