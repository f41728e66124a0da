//! Times `crdgen generate` beside controller-gen and beside a compiled kube-derive dump of the same kinds.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use crate::kinds::Kind;
use crate::measure::{Sample, median, run};
use crate::{Result, go, print, rust};

#[derive(clap::Args)]
pub(crate) struct Args {
    /// How often each is run; the table has the medians
    #[arg(long, default_value_t = 11)]
    runs: usize,
    /// How often the dump is compiled from nothing; with 0 not at all
    #[arg(long, default_value_t = 3)]
    cold_runs: usize,
    /// Only crdgen, for work on it
    #[arg(long)]
    only_crdgen: bool,
    /// Where the packages are written and compiled
    #[arg(long, default_value = "target/bench")]
    dir: PathBuf,
    /// The program crdgen
    #[arg(long)]
    crdgen: PathBuf,
    /// The program controller-gen
    #[arg(long)]
    controller_gen: PathBuf,
}

pub(crate) fn compare(args: &Args) -> Result {
    print(
        "| kinds | tool | median ms | CPU ms | peak MiB | times crdgen |\n| --- | --- | ---: | ---: | ---: | ---: |",
    )?;
    for (count, template) in [(1, false), (1, true), (50, false), (50, true)] {
        let folder = args.dir.join(format!("{count}{}", if template { "-template" } else { "" }));
        case(args, &Kind::several(count, template), &absolute(&folder)?)
            .map_err(|error| format!("{}: {error}", folder.display()))?;
    }
    Ok(())
}

/// Times all tools on the same kinds, one row each.
fn case(args: &Args, kinds: &[Kind], folder: &Path) -> Result {
    let title = match kinds {
        [kind, ..] if kind.template => format!("{} with PodTemplateSpec", kinds.len()),
        _ => kinds.len().to_string(),
    };
    let row = |tool: &str, sample: Sample, base: Duration| {
        let [time, cpu] = [sample.time, sample.cpu].map(|time| time.as_secs_f64() * 1000.0);
        let memory = sample.memory as f64 / f64::from(1 << 20);
        let ratio = sample.time.as_secs_f64() / base.as_secs_f64();
        print(&format!("| {title} | {tool} | {time:.1} | {cpu:.1} | {memory:.1} | {ratio:.1} |"))
    };

    let package = folder.join("rust");
    write(&package, rust::package(kinds))?;
    let generate = |more: &[&str]| {
        let mut command = Command::new(&args.crdgen);
        command.args(["generate", "--quiet"]).args(more).current_dir(&package);
        command
    };
    let crds = package.join("crds");
    let first = median(args.runs, |_| remove(&crds), || generate(&[]))?;
    expect_files(&crds, kinds.len())?;
    row("crdgen generate", first, first.time)?;
    row("crdgen generate --check", median(args.runs, |_| Ok(()), || generate(&["--check"]))?, first.time)?;
    if args.only_crdgen {
        return Ok(());
    }

    let module = folder.join("go");
    write(&module, go::module(kinds))?;
    run(Command::new("go").args(["mod", "tidy"]).current_dir(&module))?;
    let crds = module.join("crds");
    let controller_gen = || {
        let mut command = Command::new(&args.controller_gen);
        command.args(["crd", "paths=./...", "output:crd:dir=crds"]).current_dir(&module);
        command
    };
    // The first run fills Go's build cache.
    run(&mut controller_gen())?;
    let warm = median(args.runs, |_| remove(&crds), controller_gen)?;
    expect_files(&crds, kinds.len())?;
    row("controller-gen crd, warm", warm, first.time)?;

    let target = package.join("target");
    let cargo = |subcommand: &str| {
        let mut command = Command::new("cargo");
        command.args([subcommand, "--quiet"]).current_dir(&package).env("CARGO_TARGET_DIR", &target);
        command
    };
    // Downloads are nobody's fault, so they are not timed.
    run(&mut cargo("fetch"))?;
    if args.cold_runs > 0 {
        let cold = median(args.cold_runs, |_| remove(&target), || cargo("build"))?;
        row("kube-derive, compile from nothing", cold, first.time)?;
    }
    run(&mut cargo("build"))?;
    let edited = median(args.runs, |number| edit(&package, number), || cargo("build"))?;
    row("kube-derive, compile after an edit", edited, first.time)?;
    let dump = median(args.runs, |_| Ok(()), || Command::new(target.join("debug/dump")))?;
    row("kube-derive, run what is compiled", dump, first.time)
}

/// Changes a line of the first kind, each time to another text.
fn edit(package: &Path, number: usize) -> Result {
    let path = package.join("src/widget0.rs");
    let text = fs::read_to_string(&path).map_err(|error| failed(&path, &error))?;
    let lines = text.lines().map(|line| match line.strip_prefix(rust::EDITED) {
        Some(_) => format!("{} Edit {number}.\n", rust::EDITED),
        None => format!("{line}\n"),
    });
    write(package, vec![("src/widget0.rs".to_owned(), lines.collect())])
}

/// A tool that wrote fewer documents would be faster for nothing.
fn expect_files(folder: &Path, count: usize) -> Result {
    let found = fs::read_dir(folder).map_err(|error| failed(folder, &error))?.count();
    if found == count { Ok(()) } else { Err(format!("{}: {found} documents instead of {count}", folder.display())) }
}

fn write(folder: &Path, files: Vec<(String, String)>) -> Result {
    for (name, text) in files {
        let path = folder.join(name);
        let parent = path.parent().unwrap_or(folder);
        fs::create_dir_all(parent).map_err(|error| failed(parent, &error))?;
        fs::write(&path, text).map_err(|error| failed(&path, &error))?;
    }
    Ok(())
}

fn remove(folder: &Path) -> Result {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(failed(folder, &error)),
        _ => Ok(()),
    }
}

/// The programs run in the folder of their package, so what names them must not depend on ours.
fn absolute(path: &Path) -> Result<PathBuf> {
    std::path::absolute(path).map_err(|error| failed(path, &error))
}

fn failed(path: &Path, error: &std::io::Error) -> String {
    format!("{}: {error}", path.display())
}
