//! How much a text may ask for. Tests run on threads of 2 MiB, and so does this.

use crdgen_yaml::{Limits, Places, read, text};

const LIMITS: Limits = Limits { bytes: 10_000_000, depth: 1_000 };

fn check(text: &str, expected: Result<usize, &str>) {
    let found = read(text, &LIMITS).map(|documents| documents.len()).map_err(|problem| problem.message);
    let start: String = text.chars().take(40).collect();
    assert_eq!(found.as_ref().map_err(String::as_str).copied(), expected, "{start}");
    Places::of(text).find(0, &[]);
}

/// Block maps in one another, each a space deeper.
fn indents(depth: usize) -> String {
    (0..depth).map(|depth| format!("{}a:\n", " ".repeat(depth))).collect()
}

#[test]
fn as_deep_as_allowed() {
    check(&format!("{}{}", "[".repeat(1_000), "]".repeat(1_000)), Ok(1));
    check(&format!("{}1{}", "{\"a\":".repeat(1_000), "}".repeat(1_000)), Ok(1));
    check(&format!("{}1{}", "{a: ".repeat(1_000), "}".repeat(1_000)), Ok(1));
    check(&"- ".repeat(1_000), Ok(1));
    check(&indents(1_000), Ok(1));
}

#[test]
fn deeper_than_allowed() {
    let first = Err("yaml: exceeded max depth of 1000");
    check(&"[".repeat(1_001), first);
    check(&"[".repeat(100_000), first);
    check(&"[\n".repeat(100_000), Err("yaml: line 1001: exceeded max depth of 1000"));
    check(&"- ".repeat(100_000), first);
    check(&"? ".repeat(100_000), first);
    check(&"[a: ".repeat(100_000), first);
    check(&indents(2_000), Err("yaml: line 1001: exceeded max depth of 1000"));
    check(&"{\"a\":".repeat(100_000), Err("exceeded max depth of 1000"));
    check(&"[[{a: ".repeat(100_000), first);
    // What looked like JSON is told of as JSON.
    let flow = Err("json: offset 2: invalid character 'a' looking for beginning of object key string");
    check(&"{a: ".repeat(100_000), flow);
}

#[test]
fn aliases() {
    let excessive = Err("yaml: document contains excessive aliasing");
    let laughs: String =
        (1..10).map(|n| format!("a{n}: &a{n} [{}]\n", vec![format!("*a{}", n - 1); 9].join(","))).collect();
    check(&format!("a0: &a0 x\n{laughs}"), excessive);
    // Go's own measure: 99 of 100 may come from aliases.
    check(&format!("a: &a [{}]\nb: [{}]\n", "x,".repeat(1_000), "*a,".repeat(90)), Ok(1));
    check(&format!("a: &a [{}]\nb: [{}]\n", "x,".repeat(1_000), "*a,".repeat(150)), excessive);
    // A large text in many places takes more memory than Go needs for it.
    check(&format!("a: &a {}\nb: [{}]\n", "x".repeat(1_000_000), "*a,".repeat(9)), Ok(1));
    check(&format!("a: &a {}\nb: [{}]\n", "x".repeat(1_000_000), "*a,".repeat(11)), excessive);
    check("a: &a [*a]\n", Err("yaml: anchor 'a' value contains itself"));
    // Deep only through aliases, by maps and by merges.
    let chain = |start: &str, next: fn(usize) -> String| -> String {
        (1..250).fold(start.to_owned(), |text, n| text + &next(n))
    };
    check(&chain("a0: &a0 []\n", |n| format!("a{n}: &a{n} [*a{}]\n", n - 1)), Ok(1));
    let deep = chain(&format!("a0: &a0 {}{}\n", "[".repeat(900), "]".repeat(900)), |n| {
        if n < 200 { format!("a{n}: &a{n} [*a{}]\n", n - 1) } else { String::new() }
    });
    check(&deep, Err("yaml: exceeded max depth of 1000"));
    let merges = (1..40).fold("a0: &a0 {x: 1}\n".to_owned(), |text, n| {
        let before = n - 1;
        text + &format!("a{n}: &a{n} {{<<: [*a{before}, *a{before}]}}\n")
    });
    check(&merges, excessive);
    assert!(Places::of(&merges).find(0, &[crdgen_yaml::Step::Key("a39"), crdgen_yaml::Step::Key("none")]).is_some());
}

#[test]
fn bytes() {
    let limits = Limits { bytes: 4, depth: 10 };
    assert!(read("a: 1", &limits).is_ok());
    assert_eq!(
        read("a: 10", &limits).map_err(|problem| problem.message),
        Err("text of 5 bytes is larger than 4 bytes".into())
    );
}

#[test]
fn many_of_everything() {
    check(&"a: 1\n".repeat(20_000), Ok(1));
    check(&format!("{{{}\"a\":1}}", "\"a\":1,".repeat(20_000)), Ok(1));
    check(&"---\na: 1\n".repeat(2_000), Ok(2_000));
    check(&"{}\n".repeat(20_000), Ok(20_000));
    check(&format!("a: \"{}\"", "\\\n ".repeat(20_000)), Ok(1));
    check(&format!("a: >\n{}", " b\n\n".repeat(20_000)), Ok(1));
    check(&format!("a:{}", "\n".repeat(20_000)), Ok(1));
    check(&format!("[{}]", "a: b,".repeat(20_000)), Ok(1));
    check(
        &format!("{}[{}]", "[".repeat(500), "a,".repeat(20_000)),
        Err("yaml: line 1: did not find expected ',' or ']'"),
    );
}

#[test]
fn bytes_that_are_no_text() {
    let check = |bytes: &[u8], expected: Result<&str, (&str, usize)>| {
        let found = text(bytes).map_err(|problem| (problem.message, problem.range.start));
        let found = found.as_deref().map_err(|(message, at)| (message.as_str(), *at));
        assert_eq!(found, expected);
    };
    check("a: é".as_bytes(), Ok("a: é"));
    check(b"\xFF\xFEa\0:\0 \0\xE9\0\x3D\xD8\x00\xDE", Ok("a: é😀"));
    check(b"\xFE\xFF\0a", Ok("a"));
    check(b"\xFF\xFEa", Err(("yaml: incomplete UTF-16 character", 2)));
    check(b"\xFF\xFE\x00\xDC", Err(("yaml: unexpected low surrogate area", 2)));
    check(b"\xFF\xFE\x00\xD8", Err(("yaml: incomplete UTF-16 surrogate pair", 2)));
    check(b"\xFF\xFE\x00\xD8a\0", Err(("yaml: expected low surrogate area", 2)));
    check(b"ab\x80", Err(("yaml: invalid leading UTF-8 octet", 2)));
    check(b"ab\xE2\x82", Err(("yaml: incomplete UTF-8 octet sequence", 2)));
    check(b"ab\xE2\x28\xA1", Err(("yaml: invalid trailing UTF-8 octet", 2)));
    check(b"ab\xC0\x80", Err(("yaml: invalid length of a UTF-8 sequence", 2)));
    check(b"ab\xED\xA0\x80", Err(("yaml: invalid Unicode character", 2)));
}
