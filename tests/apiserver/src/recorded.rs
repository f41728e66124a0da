//! The verdicts in `recorded/`: each line is a case of [`rules`] with what the server said of it.

use std::fs;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::answer::Answer;
use crate::case::{self, Case};
use crate::cluster::Cluster;
use crate::rules;

/// A case with its answer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Recorded {
    /// What it is about; it starts with the number of the rule.
    pub name: String,
    /// What was asked.
    #[serde(flatten)]
    pub case: Case,
    /// What the server said.
    #[serde(flatten)]
    pub answer: Answer,
}

const FILES: [&str; 4] = ["crds", "crd-updates", "objects", "object-updates"];

fn path(file: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("recorded").join(file).with_extension("jsonl")
}

fn file(case: &Case) -> &'static str {
    match (&case.crd, &case.old) {
        (None, None) => FILES[0],
        (None, Some(_)) => FILES[1],
        (Some(_), None) => FILES[2],
        (Some(_), Some(_)) => FILES[3],
    }
}

/// All that is recorded.
///
/// # Errors
///
/// A text that names the file, and the line if one is not understood.
pub fn read() -> Result<Vec<Recorded>, String> {
    let mut all = Vec::new();
    for file in FILES {
        let path = path(file);
        let text = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        for (number, line) in text.lines().enumerate() {
            let line = serde_json::from_str(line).map_err(|e| format!("{}:{}: {e}", path.display(), number + 1))?;
            all.push(line);
        }
    }
    Ok(all)
}

/// Asks the server about all cases of the rules.
///
/// # Errors
///
/// A text that names the case that cannot be asked.
pub fn record(cluster: &Cluster) -> Result<Vec<Recorded>, String> {
    let (names, cases): (Vec<_>, Vec<_>) = rules::all().into_iter().unzip();
    let answers = case::ask_server(&cases, cluster);
    let lines = names.into_iter().zip(cases).zip(answers).map(|((name, case), answer)| match answer {
        Ok(answer) => Ok(Recorded { name, case, answer }),
        Err(error) => Err(format!("{name}: {error}")),
    });
    lines.collect()
}

/// Writes the files anew.
///
/// # Errors
///
/// A text that names the file.
pub fn write(recorded: &[Recorded]) -> Result<(), String> {
    for name in FILES {
        let mut text = String::new();
        for line in recorded.iter().filter(|line| file(&line.case) == name) {
            text.push_str(&serde_json::to_string(line).map_err(|error| error.to_string())?);
            text.push('\n');
        }
        let path = path(name);
        fs::write(&path, text).map_err(|error| format!("{}: {error}", path.display()))?;
    }
    Ok(())
}
