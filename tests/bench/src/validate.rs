//! Times `crdgen validate` beside the parsing of the YAML alone and beside kubectl-validate and kubeconform.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use crdgen_yaml::Limits;

use crate::measure::{Sample, middle_of, run_until};
use crate::{Result, print};

#[derive(clap::Args)]
pub(crate) struct Args {
    /// How often each is run; the table has the medians
    #[arg(long, default_value_t = 5)]
    runs: usize,
    /// The program crdgen
    #[arg(long)]
    crdgen: PathBuf,
    /// The program kubectl-validate
    #[arg(long)]
    kubectl_validate: PathBuf,
    /// The program kubeconform
    #[arg(long)]
    kubeconform: PathBuf,
    /// A folder with the JSON schema that kubeconform is to use for a CustomResourceDefinition
    #[arg(long)]
    schemas: PathBuf,
    /// Folder with YAML files of CRDs
    folder: PathBuf,
}

pub(crate) fn compare(args: &Args) -> Result {
    let texts = read(&args.folder)?;
    let bytes: usize = texts.iter().map(String::len).sum();
    let documents = texts.iter().map(|text| parse(text)).sum::<Result<usize>>()?;
    print(&format!("{} files, {documents} documents, {:.1} MB\n", texts.len(), bytes as f64 / 1e6))?;
    print("| tool | median ms | CPU ms | peak MiB | MB/s | documents/s | times the parse |")?;
    print("| --- | ---: | ---: | ---: | ---: | ---: | ---: |")?;
    let mut base = None;
    let mut row = |tool: &str, time: Duration, cpu: Option<Duration>, memory: Option<u64>| {
        let seconds = time.as_secs_f64();
        let base = *base.get_or_insert(seconds);
        let [cpu, memory] =
            [cpu.map(|cpu| cpu.as_secs_f64() * 1000.0), memory.map(|memory| memory as f64 / f64::from(1 << 20))]
                .map(|value| value.map_or_else(String::new, |value| format!("{value:.1}")));
        print(&format!(
            "| {tool} | {:.1} | {cpu} | {memory} | {:.1} | {:.0} | {:.2} |",
            seconds * 1000.0,
            bytes as f64 / 1e6 / seconds,
            documents as f64 / seconds,
            seconds / base
        ))
    };
    row("parsing the YAML alone, in process, one core", parsing(args.runs, &texts)?, None, None)?;
    let one = |tasks: &[&str]| {
        let mut command = Command::new(tasks[0]);
        command.args(&tasks[1..]);
        command
    };
    let crdgen = args.crdgen.display().to_string();
    let folder = args.folder.display().to_string();
    let mut program = |tool: &str, command: &dyn Fn() -> Command| {
        // Some of these CRDs are refused, which all of them say with 1.
        let samples: Vec<Sample> = (0..args.runs).map(|_| run_until(&mut command(), &[0, 1])).collect::<Result<_>>()?;
        let Sample { time, cpu, memory } = middle_of(&samples)?;
        row(tool, time, Some(cpu), Some(memory))
    };
    program("crdgen validate", &|| one(&[&crdgen, "validate", "--output", "json", &folder]))?;
    let schemas = format!("{}/{{{{ .ResourceKind }}}}.json", args.schemas.display());
    let kubeconform = args.kubeconform.display().to_string();
    program("kubeconform", &|| one(&[&kubeconform, "-schema-location", &schemas, "-summary", &folder]))?;
    let kubectl_validate = args.kubectl_validate.display().to_string();
    program("kubectl-validate", &|| one(&[&kubectl_validate, &folder]))
}

/// The median time of reading every text, one after the other.
fn parsing(runs: usize, texts: &[String]) -> Result<Duration> {
    let mut times = Vec::new();
    for _ in 0..runs {
        let start = Instant::now();
        for text in texts {
            parse(text)?;
        }
        times.push(start.elapsed());
    }
    times.sort();
    times.get(times.len() / 2).copied().ok_or_else(|| "no runs, so no median".to_owned())
}

fn parse(text: &str) -> Result<usize> {
    let limits = Limits { bytes: 1 << 26, depth: 1000 };
    crdgen_yaml::read(text, &limits).map(|documents| documents.len()).map_err(|problem| problem.message)
}

fn read(folder: &Path) -> Result<Vec<String>> {
    let failed = |error: std::io::Error| format!("{}: {error}", folder.display());
    let mut texts = Vec::new();
    for entry in fs::read_dir(folder).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        if path.extension().is_some_and(|extension| extension == "yaml") {
            texts.push(fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?);
        }
    }
    Ok(texts)
}
