//! The compiled engine: Cargo builds the package, and its types say their schemas themselves.
//!
//! Cargo builds the author's own package, with the lock file, features, profiles and configuration that are there, and calls
//! this program in place of `rustc` for the members of the workspace ([`wrapper`]). That compiles what Cargo asks for, and
//! then the same crate once more with another root: the probe of [`crdgen_source::probe`].

mod cargo;
pub(crate) mod wrapper;

use std::io::Write as _;
use std::path::{Path, PathBuf};

use crdgen_core::diagnostic::Diagnostic;
use crdgen_files::{Disk, Lock, Selected, Target};
use crdgen_source::{Generation, Kind, Output, Probe, Question, Refused, find, probe, read};

use crate::Result;
use crate::args::{EngineArg, GenerateArgs};
use cargo::Run;

/// The kinds of `packages`, read from source or compiled as the user wishes.
pub(crate) fn kinds(args: &GenerateArgs, packages: &[Selected], disk: &Disk) -> Result<Vec<Output>> {
    let find = if args.engine == EngineArg::Compiled { find } else { read };
    let mut outputs = Vec::new();
    for selected in packages {
        let mut output = find(&selected.package, disk);
        // What is wrong in one kind stops the run anyway.
        let is_wrong = output.refused.iter().any(|refused| refused.question.is_none());
        if args.engine != EngineArg::Source && !is_wrong && !output.diagnostics.iter().any(Diagnostic::is_error) {
            compile(args, selected, disk, &mut output)?;
        }
        outputs.push(output);
    }
    Ok(outputs)
}

/// Asks the compiled types of `selected` for the schemas of the kinds that were refused.
fn compile(args: &GenerateArgs, selected: &Selected, disk: &Disk, output: &mut Output) -> Result<()> {
    if output.refused.is_empty() {
        return Ok(());
    }
    if selected.targets.is_empty() {
        let message = "a single file cannot be compiled: name the folder of its package";
        output.diagnostics.push(Diagnostic::error("not-compiled", message));
        return Ok(());
    }
    if !args.quiet {
        announce(selected, output)?;
    }
    let lock = Lock::read(&selected.workspace)?;
    let refused = std::mem::take(&mut output.refused);
    let mut questions: Vec<(Question, Generation)> = Vec::new();
    for Refused { question, .. } in refused {
        questions.extend(question.map(|question| {
            let generation = generation(selected, lock.as_ref(), &question);
            (question, generation)
        }));
    }
    for (root, target) in selected.targets.iter().enumerate() {
        let (here, others) = questions.into_iter().partition(|(question, _)| question.root == root);
        questions = others;
        output.kinds.extend(ask(args, selected, target, here, disk)?);
    }
    Ok(())
}

/// Says what is compiled and why, because it takes its time and runs the package's build scripts and macros.
fn announce(selected: &Selected, output: &Output) -> Result<()> {
    let mut stderr = anstream::stderr();
    let (refused, all) = (output.refused.len(), output.refused.len() + output.kinds.len());
    writeln!(stderr, "compiling {} for the schemas of {refused} of {all} kinds", selected.package.name)?;
    for Refused { rust_type, findings, .. } in &output.refused {
        if let Some(finding) = findings.iter().find(|finding| finding.is_error()) {
            let place = finding.span.as_ref().map(|span| format!("{span}: ")).unwrap_or_default();
            writeln!(stderr, "  {rust_type}: {place}{}", finding.message)?;
        }
    }
    Ok(())
}

fn ask(
    args: &GenerateArgs,
    selected: &Selected,
    target: &Target,
    questions: Vec<(Question, Generation)>,
    disk: &Disk,
) -> Result<Vec<Kind>> {
    if questions.is_empty() {
        return Ok(Vec::new());
    }
    let run = Run::new(selected, target, args)?;
    let here = std::env::current_dir()?;
    let Probe { root, files } = probe(&selected.package, disk, run.folder(), &here, &questions)?;
    let program = run.build(&root, &files)?;
    let mut kinds = Vec::new();
    for (index, (question, generation)) in questions.into_iter().enumerate() {
        let answer = cargo::answer(&program, index, &question.rust_type)?;
        kinds.push(question.answered(&answer, generation)?);
    }
    Ok(kinds)
}

/// Which schemars the author's types derive from: by the lock file, or else by what the path says.
fn generation(selected: &Selected, lock: Option<&Lock>, question: &Question) -> Generation {
    let krate = question.schemars.trim_start_matches(":: ").trim_start_matches("::");
    let owner = match krate.split_once("::") {
        // A crate that shows its own schemars: `k8s_openapi::schemars`.
        Some((owner, _)) if !matches!(owner.trim(), "crate" | "self" | "super") => owner.trim().replace('_', "-"),
        _ => selected.package.name.clone(),
    };
    let version = lock.and_then(|lock| lock.version(&owner, "schemars"));
    if version.is_some_and(|version| version.starts_with("0.")) { Generation::V0 } else { Generation::V1 }
}

/// `path` from the working folder.
pub(crate) fn absolute(path: &Path) -> Result<PathBuf> {
    Ok(std::path::absolute(if path.as_os_str().is_empty() { Path::new(".") } else { path })?)
}
