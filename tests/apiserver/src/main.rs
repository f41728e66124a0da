//! Asks a real kube-apiserver: records verdicts, holds recorded ones to it, and looks for documents of which crdgen and
//! the server do not say the same.

use std::io::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use crdgen_apiserver::cluster::Cluster;
use crdgen_apiserver::parallel;
use crdgen_apiserver::verdicts::{self, Line};

/// Asks a real kube-apiserver, which is built and started for it
#[derive(Parser)]
struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Records what the server says of the documents of folders: CRDs, or custom resources beside their crd.json
    Record {
        /// The folders
        #[arg(required = true)]
        folders: Vec<PathBuf>,
    },
    /// Asks again what was recorded, and prints what the server says differently now
    Check {
        /// Files of verdicts
        #[arg(required = true)]
        files: Vec<PathBuf>,
        /// Only every so manieth line
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

fn run(command: &Command) -> Result<bool, String> {
    let cluster = Cluster::start()?;
    match command {
        Command::Record { folders } => {
            for folder in folders {
                let (file, lines) = verdicts::heads(folder)?;
                let answered = parallel::map(&lines, |line| {
                    let answer = verdicts::case(&file, line)?.ask_server(&cluster)?;
                    serde_json::to_string(&Line { head: line.head.clone(), answer }).map_err(|error| error.to_string())
                });
                for line in answered {
                    print(&line?);
                }
            }
            Ok(true)
        }
        Command::Check { files, every } => {
            let mut same = true;
            for file in files {
                let lines: Vec<Line> = verdicts::read(file)?.into_iter().step_by(*every).collect();
                let checked = parallel::map(&lines, |line| verdicts::check(&cluster, file, line));
                let different: Vec<_> =
                    lines.iter().zip(&checked).filter(|(_, found)| *found != &Ok(Vec::new())).collect();
                for (line, found) in &different {
                    print(&format!("{}: {found:#?}", serde_json::Value::Object(line.head.clone())));
                }
                same &= different.is_empty();
                say(&format!("{}: {} asked, {} differ", file.display(), lines.len(), different.len()));
            }
            Ok(same)
        }
    }
}

/// To standard output, where there may be nobody any more.
fn print(line: &str) {
    let _ = writeln!(std::io::stdout(), "{line}");
}

fn say(line: &str) {
    let _ = writeln!(std::io::stderr(), "{line}");
}
