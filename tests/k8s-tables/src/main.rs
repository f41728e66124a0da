//! Writes the tables of Kubernetes' own types, or checks that they are current. See README.md.

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

mod markers;
mod openapi;
mod types;

/// The release whose markers belong to the types of k8s-openapi: of the same minor version.
const KUBERNETES: &str = "v1.37.2";

type Result<T> = std::result::Result<T, Box<dyn Error>>;

struct Arguments {
    check: bool,
    openapi: Option<PathBuf>,
}

#[expect(clippy::print_stderr, reason = "the one place where this program speaks")]
fn main() -> ExitCode {
    match run() {
        Ok(stale) if stale.is_empty() => ExitCode::SUCCESS,
        Ok(stale) => {
            for file in stale {
                eprintln!("{} is not current: run `cargo run -p crdgen-k8s-tables`", file.display());
            }
            ExitCode::from(1)
        }
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::from(2)
        }
    }
}

/// The files that are not current, which can only be with `--check`.
fn run() -> Result<Vec<PathBuf>> {
    let arguments = arguments(std::env::args().skip(1))?;
    let minor = types::minor_version();
    if !KUBERNETES.starts_with(&format!("v{minor}.")) {
        return Err(format!("k8s-openapi has the types of Kubernetes {minor}, `KUBERNETES` is {KUBERNETES}").into());
    }
    let openapi = openapi::read(&match arguments.openapi {
        Some(folder) => folder,
        None => download()?.join("api/openapi-spec/v3"),
    })?;

    let rows = types::rows()?;
    let schemas: BTreeMap<_, _> = rows.iter().map(|row| (row.definition.as_str(), &row.schema)).collect();
    let (markers, left_out) = markers::select(&schemas, &openapi)?;

    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut stale = Vec::new();
    for (path, text) in [
        ("crates/crdgen-source/src/k8s/types.tsv", types::table(&rows)),
        ("crates/crdgen-core/src/k8s/markers.tsv", markers::table(&markers)),
        ("tests/k8s-tables/left-out.tsv", markers::left_out_table(&left_out)),
    ] {
        let file = root.join(path);
        if fs::read_to_string(&file).is_ok_and(|current| current == text) {
            continue;
        }
        if arguments.check {
            stale.push(PathBuf::from(path));
        } else {
            fs::write(&file, text).map_err(|error| format!("{path}: {error}"))?;
        }
    }
    Ok(stale)
}

fn arguments(mut given: impl Iterator<Item = String>) -> Result<Arguments> {
    let mut arguments = Arguments { check: false, openapi: None };
    while let Some(argument) = given.next() {
        match argument.as_str() {
            "--check" => arguments.check = true,
            "--openapi" => arguments.openapi = Some(given.next().ok_or("--openapi needs a folder")?.into()),
            _ => return Err(format!("unknown argument `{argument}`; known are --check and --openapi DIR").into()),
        }
    }
    Ok(arguments)
}

/// The folder of the Go module `k8s.io/kubernetes`, downloaded once into Go's own cache.
fn download() -> Result<PathBuf> {
    let output = Command::new("go")
        .args(["mod", "download", "-json", &format!("k8s.io/kubernetes@{KUBERNETES}")])
        .output()
        .map_err(|error| format!("go: {error}; give the folder api/openapi-spec/v3 of Kubernetes with --openapi"))?;
    let module: serde_json::Value = serde_json::from_slice(&output.stdout)
        .map_err(|_| format!("go mod download: {}", String::from_utf8_lossy(&output.stderr)))?;
    match (module["Dir"].as_str(), module["Error"].as_str()) {
        (Some(folder), _) => Ok(folder.into()),
        (None, error) => Err(format!("go mod download: {}", error.unwrap_or("no folder")).into()),
    }
}
