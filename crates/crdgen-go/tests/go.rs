//! Regular expressions and URLs put together at random, right and wrong ones: Go must say the same of them.
#![allow(clippy::print_stderr, reason = "a test tells what it did")]

use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use crdgen_go::regex::Regex;
use crdgen_go::url::Url;

/// The Go that the API server of the day is built with.
const VERSION: &str = "go1.26";

const PATTERN_PARTS: &[&str] = &[
    "a",
    "b",
    "A",
    "k",
    "1",
    "-",
    "é",
    "ſ",
    "中",
    " ",
    "\n",
    ".",
    "^",
    "$",
    "|",
    "|",
    "(",
    "(",
    "(?:",
    "(?i)",
    "(?i:",
    "(?m)",
    "(?s:",
    "(?U)",
    "(?-i)",
    "(?P<n>",
    "(?<n>",
    "(?=",
    "(?<!",
    "(?P<",
    ")",
    ")",
    ")",
    "*",
    "+",
    "?",
    "??",
    "{2}",
    "{0,1}",
    "{1,}",
    "{2,1}",
    "{1001}",
    "{,2}",
    "{",
    "}",
    "[",
    "[^",
    "]",
    "[ab]",
    "[a-c]",
    "[^a]",
    "[b-a]",
    "[:alpha:]",
    "[[:word:]]",
    "[[:x:]]",
    r"\d",
    r"\W",
    r"\s",
    r"\b",
    r"\B",
    r"\A",
    r"\z",
    r"\Z",
    r"\pL",
    r"\PL",
    r"\p{Greek}",
    r"\p{^Lu}",
    r"\p{Foo}",
    r"\x61",
    r"\x{1F600}",
    r"\x{",
    r"\07",
    r"\8",
    r"\.",
    r"\Q",
    r"\E",
    r"\C",
    r"\",
    "ab|ac",
    "abc|abd|a",
];
const TEXT_PARTS: &[&str] =
    &["a", "b", "c", "A", "K", "k", "1", "-", "é", "É", "ſ", "s", "中", " ", "\n", "α", "_", ".", "😀"];
const URL_PARTS: &[&str] = &[
    "http",
    "https",
    "mailto",
    "1",
    "é",
    ":",
    "://",
    "//",
    "/",
    "user",
    "@",
    "example.com",
    "[::1]",
    "[",
    "]",
    "fe80::1",
    "%25",
    "%41",
    "%c3%a9",
    "%",
    "%4",
    ":80",
    ":x",
    "a",
    " ",
    "?",
    "q=1",
    "#",
    "f",
    "*",
    "\u{7f}",
    "1.2.3.4",
    "::ffff:1.2.3.4",
    "<",
    "|",
];

/// Random numbers that are the same in each run (xorshift).
struct Random(u64);

impl Random {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % bound as u64) as usize
    }

    fn text(&mut self, parts: &[&str], most: usize) -> String {
        (0..self.below(most + 1)).map(|_| parts[self.below(parts.len())]).collect()
    }
}

#[test]
fn go_says_the_same() {
    let version =
        Command::new("go").arg("version").output().map(|output| String::from_utf8_lossy(&output.stdout).into_owned());
    if !version.as_ref().is_ok_and(|version| version.contains(VERSION)) {
        eprintln!("skipped: {VERSION} is not installed");
        return;
    }
    let mut random = Random(0x9E37_79B9_7F4A_7C15);
    let questions: Vec<Vec<String>> = (0..40_000)
        .map(|index| match index % 4 {
            0 => vec!["url".to_owned(), random.text(URL_PARTS, 8)],
            _ => {
                let mut question = vec!["regex".to_owned(), random.text(PATTERN_PARTS, 8)];
                question.extend((0..4).map(|_| random.text(TEXT_PARTS, 6)));
                question
            }
        })
        .collect();
    let answers = ask(&questions);
    assert_eq!(answers.len(), questions.len());
    for (question, expected) in questions.iter().zip(answers) {
        assert_eq!(answer(question), expected, "{question:?}");
    }
}

/// What Go says.
fn ask(questions: &[Vec<String>]) -> Vec<String> {
    let program = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/go/main.go");
    let input: String = questions.iter().map(|question| serde_json::to_string(question).unwrap() + "\n").collect();
    let mut command = Command::new("go");
    command.arg("run").arg(program).stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut go = command.spawn().unwrap();
    let mut stdin = go.stdin.take().unwrap();
    let writer = std::thread::spawn(move || stdin.write_all(input.as_bytes()).unwrap());
    let output = go.wait_with_output().unwrap();
    writer.join().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// What we say.
fn answer(question: &[String]) -> String {
    match question {
        [kind, text] if kind == "url" => parts(Url::parse(text)) + &parts(Url::parse_request_uri(text)),
        [_, pattern, texts @ ..] => Regex::new(pattern).map_or_else(
            |error| error,
            |regex| {
                let matched: Vec<_> = texts.iter().map(|text| regex.is_match(text).to_string()).collect();
                format!("[{}]", matched.join(" "))
            },
        ),
        _ => String::new(),
    }
}

fn parts(url: Result<Url, String>) -> String {
    match url {
        Err(error) => error + "\n",
        Ok(Url { scheme, opaque, user, host, path, query, fragment, .. }) => {
            let user = user.map(|user| user + "@").unwrap_or_default();
            format!("{scheme} {opaque} {user}{host} {path} {query} {fragment}\n")
        }
    }
}
