//! Times crdgen beside its peers. Started by `run` and `run-validate`.

mod generate;
mod go;
mod kinds;
mod measure;
mod rust;
mod validate;

use std::io::Write as _;
use std::process::ExitCode;

use clap::Parser;

/// Times crdgen beside its peers on the same input, in one run
#[derive(Parser)]
enum Args {
    /// `crdgen generate` beside controller-gen and a compiled kube-derive dump of the same kinds
    Generate(generate::Args),
    /// `crdgen validate` beside kubectl-validate and kubeconform on the same CRDs
    Validate(validate::Args),
}

type Result<T = ()> = std::result::Result<T, String>;

fn main() -> ExitCode {
    let result = match Args::parse() {
        Args::Generate(args) => generate::compare(&args),
        Args::Validate(args) => validate::compare(&args),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let _ = writeln!(std::io::stderr(), "{error}");
            ExitCode::FAILURE
        }
    }
}

fn print(line: &str) -> Result {
    writeln!(std::io::stdout(), "{line}").map_err(|error| error.to_string())
}
