use serde_json::{Value, json};

use super::*;

const LIMITS: Limits = Limits { bytes: 1 << 20, depth: 100 };

fn check(text: &str, expected: Value) {
    let documents = read(text, &LIMITS).unwrap_or_else(|problem| panic!("{text:?}: {problem:?}"));
    let values: Vec<Value> = documents.into_iter().map(|document| document.value).collect();
    assert_eq!(values, [expected], "{text:?}");
}

fn check_refused(text: &str, expected: &str) {
    let problem = read(text, &LIMITS).expect_err(text);
    assert!(problem.message.contains(expected), "{text:?}: {problem:?}");
}

#[test]
fn scalars() {
    check("a: [y, N, on, Off, yes, TRUE]", json!({"a": [true, false, true, false, true, true]}));
    check("a: [~, null, Null, '']", json!({"a": [null, null, null, ""]}));
    check("a: [1, 0777, 0o17, 0x1F, 0b11, 1_000, -0x10, +5, 08]", json!({"a": [1, 511, 15, 31, 3, 1000, -16, 5, 8]}));
    check(
        "a: [1.0, 1.5, 1e3, .5, 1e21, 12:30:45, 2001-01-01]",
        json!({"a": [1, 1.5, 1000, 0.5, 1e21, "12:30:45", "2001-01-01"]}),
    );
    check(
        "a: [9223372036854775808, '1', \"y\", !!str 1, !!float 1, !!int \"7\"]",
        json!({"a": [9223372036854775808.0, "1", "y", "1", 1, 7]}),
    );
    check("a: !!binary aGk=", json!({"a": "hi"}));
    check("a: !mine 1", json!({"a": "1"}));
    check_refused("a: .inf", "unsupported value: +Inf");
    check_refused("a: !!int x", "cannot decode !!str `x` as a !!int");
}

#[test]
fn keys() {
    check("y: 1\n2: 3\n1.5: 4\n'on': 5", json!({"true": 1, "2": 3, "1.5": 4, "on": 5}));
    check_refused("~: 1", "unsupported map key");
    check_refused("[a]: 1", "invalid map key");
    let documents = read("a: 1\nb: 2\na: 3\n", &LIMITS).expect("YAML");
    assert_eq!(documents[0].value, json!({"a": 3, "b": 2}));
    let [duplicate] = &documents[0].duplicate_keys[..] else { panic!("one") };
    assert_eq!((duplicate.message.as_str(), duplicate.range.clone()), ("line 3: key \"a\" already set in map", 10..11));
}

#[test]
fn anchors_and_merges() {
    check("a: &x {b: 1}\nc: *x", json!({"a": {"b": 1}, "c": {"b": 1}}));
    check("a: &x {b: 1, c: 2}\nd:\n  c: 3\n  <<: *x", json!({"a": {"b": 1, "c": 2}, "d": {"b": 1, "c": 2}}));
    check("a: &x {b: 1}\nd: {<<: [*x, {b: 2, e: 3}]}", json!({"a": {"b": 1}, "d": {"b": 1, "e": 3}}));
    check_refused("a: &x [*x]", "contains itself");
    let bomb =
        (1..40).fold("a0: &a0 [x,x]\n".to_owned(), |text, i| format!("{text}a{i}: &a{i} [*a{0},*a{0}]\n", i - 1));
    check_refused(&bomb, "excessive aliasing");
}

#[test]
fn documents() {
    let count = |text: &str| read(text, &LIMITS).expect(text).len();
    assert_eq!(count("---\n# nothing\n---\na: 1\n---\nb: 2\n...\n"), 2);
    assert_eq!(count(""), 0);
    assert_eq!(count("{\"a\": 1}\n{\"b\": 2}\n"), 2);
    assert_eq!(count("{a: 1}"), 1);
}

#[test]
fn json_text() {
    check(
        "{\"a\": 1.0, \"b\": 18446744073709551615, \"c\": \"\\u00e9\"}",
        json!({"a": 1.0, "b": 18446744073709551615.0, "c": "é"}),
    );
    let documents = read("{\"a\": [{\"b\": 1, \"b\": 2}]}", &LIMITS).expect("JSON");
    assert_eq!(documents[0].duplicate_keys[0].message, "duplicate field \"a[0].b\"");
}

/// What Kubernetes' own reader was seen to answer.
#[test]
fn recorded() {
    for line in include_str!("tests/recorded.txt").lines().filter(|line| !line.starts_with('#')) {
        let recorded: Vec<Value> = serde_json::from_str(line).expect(line);
        let text = recorded[0].as_str().expect(line);
        let found = match read(text, &LIMITS) {
            Err(problem) => vec![json!(text), json!(problem.message)],
            Ok(documents) => {
                let duplicates = documents.iter().flat_map(|document| &document.duplicate_keys);
                let duplicates: Vec<&str> = duplicates.map(|problem| problem.message.as_str()).collect();
                let values: Vec<&Value> = documents.iter().map(|document| &document.value).collect();
                vec![json!(text), json!(values), json!(duplicates)]
            }
        };
        assert_eq!(found, recorded, "{text:?}");
    }
}

/// Whatever is cut out of the recorded texts and put together again: places are in the text, and nothing panics.
#[test]
fn mutations() {
    let lines = include_str!("tests/recorded.txt").lines().filter(|line| !line.starts_with('#'));
    let texts: Vec<Vec<char>> = lines
        .map(|line| serde_json::from_str::<Vec<Value>>(line).expect(line)[0].as_str().expect(line).chars().collect())
        .collect();
    let mut state: u64 = 1;
    let mut below = |limit: usize| {
        // Knuth's generator: the low bits are poor.
        state = state.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        (state >> 33) as usize % limit.max(1)
    };
    for _ in 0..20_000 {
        let mut mutant: Vec<char> = Vec::new();
        for _ in 0..1 + below(4) {
            let text = &texts[below(texts.len())];
            let start = below(text.len());
            mutant.extend(&text[start..start + below(text.len() - start + 1)]);
        }
        let text: String = mutant.into_iter().collect();
        let within = |range: &std::ops::Range<usize>| range.start <= range.end && range.end <= text.len();
        match read(&text, &LIMITS) {
            Err(problem) => assert!(within(&problem.range), "{text:?}: {problem:?}"),
            Ok(documents) => {
                let places = Places::of(&text);
                for (index, document) in documents.iter().enumerate() {
                    assert!(text.get(document.range.clone()).is_some(), "{text:?}: {document:?}");
                    for problem in &document.duplicate_keys {
                        assert!(text.get(problem.range.clone()).is_some(), "{text:?}: {problem:?}");
                    }
                    let key = document.value.as_object().and_then(|fields| fields.keys().next());
                    let path: Vec<Step<'_>> = key.map(|key| Step::Key(key)).into_iter().collect();
                    let place = places.find(index, &path).expect("a place");
                    assert_eq!(place.steps, path.len(), "{text:?}: {document:?}");
                    assert!(text.get(place.value.clone()).is_some(), "{text:?}: {place:?}");
                }
            }
        }
    }
}

/// The stack is that of a thread, and no text takes time out of proportion.
#[test]
fn bounds() {
    let deep = |open: &str, close: &str| format!("{}{}", open.repeat(100_000), close.repeat(100_000));
    for text in [deep("[", "]"), deep("{\"a\":", "}"), deep("{a: ", "}"), deep("- ", "")] {
        assert!(read(&text, &Limits { bytes: 1 << 24, depth: 1000 }).is_err());
    }
    let block: String = (0..2000).map(|level| format!("{}a:\n", " ".repeat(level))).collect();
    assert!(read(&block, &Limits { bytes: 1 << 24, depth: 1000 }).is_err());
    for (open, close) in [("[", "]"), ("{\"a\":", "}"), ("{a: ", "}"), ("- ", ""), ("? ", "")] {
        let text = format!("{}x{}", open.repeat(1000), close.repeat(1000));
        let limits = Limits { bytes: 1 << 24, depth: 1000 };
        // Of what is neither JSON nor YAML Go tells why it is no JSON.
        let is_json = open.starts_with('{');
        // A map is no key.
        assert_eq!(read(&text, &limits).is_ok(), open != "? ", "{open}");
        let deeper = read(&format!("{open}{text}{close}"), &limits).expect_err(open).message;
        assert!(is_json || deeper.contains("exceeded max depth of 1000"), "{open}: {deeper}");
        Places::of(&text).find(0, &[Step::Index(0)]);
    }
    for text in
        ["a: .inf\n", "a: 1\n", ": ", "\"", "!", "\t", "{a: b,", "[a]: ", "&a ", "- - ", "---\n", "<<: {a: 1}\n"]
    {
        let _ = read(&text.repeat((1 << 18) / text.len()), &Limits { bytes: 1 << 24, depth: 1000 });
    }
    assert!(read("a: 1", &Limits { bytes: 3, depth: 1 }).is_err());
}

#[test]
fn places() {
    let text = "# é\na:\n  b: [x, \"y z\"]\n  c:\n  - d: 1\n---\ne: &e {f: 2}\ng: *e\nh:\n  <<: *e\n";
    let places = Places::of(text);
    let check = |index: usize, path: &[Step<'_>], key: &str, value: &str, steps: usize| {
        let place = places.find(index, path).expect("a place");
        let found = (place.key.map(|key| &text[key]).unwrap_or_default(), &text[place.value], place.steps);
        assert_eq!(found, (key, value, steps), "{path:?}");
    };
    check(0, &[Step::Key("a"), Step::Key("b"), Step::Index(1)], "", "\"y z\"", 3);
    check(0, &[Step::Key("a"), Step::Key("c"), Step::Index(0), Step::Key("d")], "d", "1", 4);
    check(0, &[Step::Key("a"), Step::Key("c"), Step::Index(7)], "c", "- d: 1", 2);
    check(1, &[Step::Key("g"), Step::Key("f")], "f", "2", 2);
    check(1, &[Step::Key("h"), Step::Key("f")], "f", "2", 2);
    assert_eq!(places.find(2, &[]), None);
    assert_eq!(Lines::new(text).position(5), Position { line: 2, column: 1 });
}
