//! Asks a real kube-apiserver: records verdicts, holds recorded ones to it, and looks for documents of which crdgen and
//! the server do not say the same.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use crdgen_apiserver::case::{self, Case};
use crdgen_apiserver::cluster::Cluster;
use crdgen_apiserver::verdicts::{self, Line};
use crdgen_apiserver::{differential, program, recorded, wire};
use serde_json::Value;

/// Asks a real kube-apiserver, which is built and started for it
#[derive(Parser)]
struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Only builds the server, as all others do first
    Build,
    /// Records what the server says of the documents of folders: CRDs, or custom resources beside their crd.json
    Record {
        /// The folders
        #[arg(required = true)]
        folders: Vec<PathBuf>,
    },
    /// Records the documents of the rules, which this program has, in the folder `recorded` beside it
    Rules,
    /// Makes random documents and prints those of which crdgen and the server do not say the same
    Differential {
        /// The seed of the first CRD
        #[arg(long, default_value_t = 1)]
        seed: u64,
        /// How many CRDs
        #[arg(long, default_value_t = 300)]
        count: u64,
    },
    /// Prints what the requests in the file of a recorder differ in from the table that all generated clients share
    Wire {
        /// The table
        table: PathBuf,
        /// What `crdgen-apiserver record` wrote
        record: PathBuf,
    },
    /// Asks again what was recorded, and prints what the server says differently now
    Check {
        /// Files of verdicts
        #[arg(required = true)]
        files: Vec<PathBuf>,
        /// Only one line in so many
        #[arg(long, default_value_t = 1)]
        every: usize,
    },
}

fn main() -> ExitCode {
    match run(&Args::parse().command) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(1),
        Err(error) => {
            say(&error);
            ExitCode::from(2)
        }
    }
}

/// Whether nothing was found.
fn run(command: &Command) -> Result<bool, String> {
    match command {
        Command::Build => print(&program::path()?.display().to_string()),
        Command::Record { folders } => record(folders)?,
        Command::Rules => recorded::write(&recorded::record(&Cluster::start()?)?)?,
        Command::Differential { seed, count } => return differential(*seed, *count),
        Command::Wire { table, record } => return wire(table, record),
        Command::Check { files, every } => return check(files, *every),
    }
    Ok(true)
}

fn record(folders: &[PathBuf]) -> Result<(), String> {
    let cluster = Cluster::start()?;
    for folder in folders {
        let (file, lines) = verdicts::heads(folder)?;
        let answers = case::ask_server(&cases(&file, &lines)?, &cluster);
        for (line, answer) in lines.into_iter().zip(answers) {
            let line = Line { head: line.head, answer: answer? };
            print(&serde_json::to_string(&line).map_err(|error| error.to_string())?);
        }
    }
    Ok(())
}

fn cases(file: &Path, lines: &[Line]) -> Result<Vec<Case>, String> {
    lines.iter().map(|line| verdicts::case(file, line)).collect()
}

fn check(files: &[PathBuf], every: usize) -> Result<bool, String> {
    let cluster = Cluster::start()?;
    let mut all = 0;
    for file in files {
        let lines: Vec<Line> = verdicts::read(file)?.into_iter().step_by(every.max(1)).collect();
        let cases = cases(file, &lines)?;
        let mut different = 0;
        for ((line, case), now) in lines.iter().zip(&cases).zip(case::ask_server(&cases, &cluster)) {
            let found = verdicts::differences(case, line, &now?);
            if !found.is_empty() {
                different += 1;
                print(&format!("{}\n{}", Value::Object(line.head.clone()), found.join("\n")));
            }
        }
        say(&format!("{}: {} asked, {different} differ", file.display(), lines.len()));
        all += different;
    }
    Ok(all == 0)
}

fn differential(seed: u64, count: u64) -> Result<bool, String> {
    let report = differential::run(&Cluster::start()?, seed, count, |done, kinds| {
        if done % 10 == 0 {
            say(&format!("{done} of {count} CRDs, {kinds} kinds of differences"));
        }
    });
    print(&report.to_string());
    Ok(report.found.is_empty())
}

fn wire(table: &Path, record: &Path) -> Result<bool, String> {
    let read = |path: &Path| std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()));
    let found = wire::differences(&read(table)?, &read(record)?)?;
    found.iter().for_each(|difference| print(difference));
    Ok(found.is_empty())
}

/// To standard output, where there may be nobody any more.
fn print(line: &str) {
    let _ = writeln!(std::io::stdout(), "{line}");
}

fn say(line: &str) {
    let _ = writeln!(std::io::stderr(), "{line}");
}
