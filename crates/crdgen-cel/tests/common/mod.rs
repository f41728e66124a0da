//! cel-go and the API server's libraries, asked through the Go program `tests/apiserver/cel`.

#![allow(dead_code, reason = "not every test needs all of it")]

pub(crate) mod describe;
pub(crate) mod generate;
pub(crate) mod spec;

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;

/// Builds the program, or says why not.
pub(crate) fn build() -> Result<PathBuf, String> {
    let module = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/apiserver");
    let program = Path::new(env!("CARGO_TARGET_TMPDIR")).join("celgo");
    let mut go = Command::new("go");
    go.current_dir(module).arg("build").arg("-o").arg(&program).arg("./cel");
    match go.status() {
        Ok(status) if status.success() => Ok(program),
        Ok(status) => panic!("go build: {status}"),
        Err(error) => Err(format!("go is not installed: {error}")),
    }
}

/// What it answers to each question.
pub(crate) fn ask(program: &Path, questions: &[Value]) -> Vec<Value> {
    let input: String = questions.iter().map(|question| question.to_string() + "\n").collect();
    let mut go = Command::new(program).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("it was built");
    let mut stdin = go.stdin.take().expect("it is piped");
    let writer = std::thread::spawn(move || stdin.write_all(input.as_bytes()));
    let output = go.wait_with_output().expect("it runs");
    writer.join().expect("no panic").expect("it reads all");
    assert!(output.status.success(), "{}", output.status);
    let text = String::from_utf8(output.stdout).expect("JSON is UTF-8");
    let answers: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).expect("a line of JSON")).collect();
    assert_eq!(answers.len(), questions.len());
    answers
}
