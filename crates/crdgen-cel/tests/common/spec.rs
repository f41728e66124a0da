//! The expressions of CEL's own conformance tests, where Go has them in its module cache.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The module whose `tests/simple/testdata` they are.
const MODULE: &str = "cel.dev/expr";

pub(crate) fn folder() -> Option<PathBuf> {
    let mut go = Command::new("go");
    go.current_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/apiserver"));
    let output = go.args(["list", "-m", "-f", "{{.Dir}}", MODULE]).output().ok()?;
    let folder = Path::new(String::from_utf8(output.stdout).ok()?.trim()).join("tests/simple/testdata");
    folder.is_dir().then_some(folder)
}

/// All expressions of a folder.
pub(crate) fn expressions(folder: &Path) -> Vec<String> {
    let mut texts = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.extension().is_some_and(|extension| extension == "textproto") {
            texts.extend(of_file(&fs::read_to_string(path).expect("a text")));
        }
    }
    assert!(texts.len() > 2_000, "only {} expressions were found", texts.len());
    texts
}

/// What stands behind `expr:`, on one line or on several.
fn of_file(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut parts = text.split("\n");
    while let Some(line) = parts.next() {
        let Some(value) = line.trim().strip_prefix("expr:") else { continue };
        let mut value = value.trim().to_owned();
        if value.is_empty() {
            let lines = parts.clone().map(str::trim).take_while(|line| line.starts_with(['"', '\'']));
            value = lines.collect();
        }
        found.extend(unquote(&value));
    }
    found
}

/// One or more texts in quotes, as Protocol Buffers write them.
fn unquote(text: &str) -> Option<String> {
    let mut bytes = Vec::new();
    let mut chars = text.chars().peekable();
    while let Some(quote) = chars.next() {
        loop {
            match chars.next()? {
                c if c == quote => break,
                '\\' => match chars.next()? {
                    'n' => bytes.push(b'\n'),
                    't' => bytes.push(b'\t'),
                    'r' => bytes.push(b'\r'),
                    c @ ('\\' | '\'' | '"' | '?') => bytes.extend(c.to_string().as_bytes()),
                    'x' => {
                        let digits: String = [chars.next()?, chars.next()?].iter().collect();
                        bytes.push(u8::from_str_radix(&digits, 16).ok()?);
                    }
                    c @ '0'..='7' => {
                        let mut digits = c.to_string();
                        while let (true, Some(c)) = (digits.len() < 3, chars.next_if(|c| c.is_digit(8))) {
                            digits.push(c);
                        }
                        bytes.push(u8::from_str_radix(&digits, 8).ok()?);
                    }
                    _ => return None,
                },
                c => bytes.extend(c.to_string().as_bytes()),
            }
        }
        while chars.next_if(|c| c.is_whitespace()).is_some() {}
    }
    String::from_utf8(bytes).ok()
}
