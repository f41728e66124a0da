//! `crdgen generate`

use std::collections::BTreeSet;
use std::io::Write as _;
use std::path::PathBuf;

use crdgen_files::{Disk, Document, Format, Generated, Plan, Selected, assemble, select};

use crate::args::{GenerateArgs, ReportArg, Target};
use crate::{Outcome, Result, annotation, compiled, diff, prune, report, targets, validate};

/// Reads the source, and writes, prints or compares its CRDs.
pub(crate) fn run(args: &GenerateArgs) -> Result<Outcome> {
    let (manifests, sources): (Vec<PathBuf>, Vec<PathBuf>) =
        args.paths.iter().cloned().partition(|path| validate::is_manifest(path) && path.is_file());
    if args.targets.contains(&Target::Crd) && !manifests.is_empty() {
        return Err("a CRD is not generated from a CRD: name another target with --target".into());
    }
    if args.stdout && args.targets != [Target::Crd] {
        return Err("only CRDs can be printed: write other targets with --out".into());
    }
    let packages = packages(args, &sources)?;
    let disk = Disk::new();
    let format = Format::from(args.format);
    let outputs = compiled::kinds(args, &packages, &disk)?;
    let Generated { mut documents, mut crds, mut diagnostics, mut kinds } = assemble(&packages, outputs, format);
    let mut folders: Vec<PathBuf> = documents.iter().map(|document| document.folder.clone()).collect();
    for crd in validate::crds(&manifests)? {
        kinds += 1;
        folders.push(args.out.clone().unwrap_or_default());
        crds.push(crd);
    }
    // What the compiler's own checks do not know yet, the server's do: nothing is written that it would refuse.
    if !diagnostics.iter().any(|diagnostic| diagnostic.is_error()) {
        diagnostics.extend(validate::refusals(&crds)?);
    }
    for diagnostic in diagnostics.iter().filter(|diagnostic| diagnostic.is_error() || !args.quiet) {
        writeln!(anstream::stderr(), "{}\n", report::render(diagnostic, &disk))?;
        if args.output == ReportArg::Github {
            writeln!(std::io::stdout(), "{}", annotation::of_finding(diagnostic))?;
        }
    }
    if diagnostics.iter().any(|diagnostic| diagnostic.is_error()) {
        let count = report::count(&diagnostics).unwrap_or_default();
        writeln!(anstream::stderr(), "{}", report::failure(&format!("nothing was written: {count}")))?;
        return Ok(Outcome::Findings);
    }
    if kinds == 0 && !args.quiet {
        let packages: Vec<_> = packages.iter().map(|selected| selected.package.name.as_str()).collect();
        writeln!(anstream::stderr(), "no custom resource in {}", packages.join(", "))?;
    }
    if !args.targets.contains(&Target::Crd) {
        documents.clear();
    }
    let crds: Vec<_> = folders.into_iter().zip(crds.iter().map(|crd| &crd.crd)).collect();
    documents.extend(targets::beside(&args.targets, &crds, &packages)?);
    if args.stdout {
        return print(&documents, format);
    }
    let obsolete = if args.prune { obsolete(&packages, format)? } else { Vec::new() };
    let plan = Plan::new(documents, obsolete)?;
    if args.check { check(&plan, args.output) } else { apply(&plan, args.quiet) }
}

/// The packages of all paths, each once.
fn packages(args: &GenerateArgs, paths: &[PathBuf]) -> Result<Vec<Selected>> {
    let selection = args.selection();
    let mut packages: Vec<Selected> = Vec::new();
    for path in paths {
        for mut selected in select(path, &selection)? {
            if let Some(out) = &args.out {
                selected.out.clone_from(out);
                selected.out_is_shared = false;
            }
            if !packages.iter().any(|known| known.package.roots == selected.package.roots) {
                packages.push(selected);
            }
        }
    }
    Ok(packages)
}

/// The files that crdgen wrote into the folders of `packages`.
fn obsolete(packages: &[Selected], format: Format) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    if let Some(shared) = packages.iter().find(|selected| selected.out_is_shared) {
        let message = format!(
            "cannot prune {}: packages that are not read here may write into it too; run it for the whole workspace, or \
             name the folder with --out",
            shared.out.display()
        );
        return Err(message.into());
    }
    let folders: BTreeSet<_> = packages.iter().map(|selected| &selected.out).collect();
    for folder in folders {
        let own = prune::own_files(folder, format)
            .map_err(|error| format!("{}: cannot be read: {error}", folder.display()))?;
        files.extend(own);
    }
    Ok(files)
}

/// YAML documents stand between lines of `---`, JSON documents one after the other.
fn print(documents: &[Document], format: Format) -> Result<Outcome> {
    let mut sorted: Vec<_> = documents.iter().collect();
    sorted.sort_by(|a, b| a.name.cmp(&b.name));
    let mut stdout = std::io::stdout().lock();
    for (index, document) in sorted.into_iter().enumerate() {
        if index > 0 && format == Format::Yaml {
            writeln!(stdout, "---")?;
        }
        stdout.write_all(document.text.as_bytes())?;
    }
    stdout.flush()?;
    Ok(Outcome::Clean)
}

fn check(plan: &Plan, output: ReportArg) -> Result<Outcome> {
    let mut stdout = std::io::stdout().lock();
    for change in plan.changes() {
        if output == ReportArg::Github {
            writeln!(stdout, "{}", annotation::of_change(change))?;
        }
        stdout.write_all(diff::unified(change).as_bytes())?;
    }
    stdout.flush()?;
    Ok(if plan.changes().is_empty() { Outcome::Clean } else { Outcome::Findings })
}

fn apply(plan: &Plan, quiet: bool) -> Result<Outcome> {
    plan.apply()?;
    if !quiet {
        let mut stderr = anstream::stderr();
        for change in plan.changes() {
            let done = if change.new.is_some() { "wrote" } else { "removed" };
            writeln!(stderr, "{done} {}", change.path.display())?;
        }
        if plan.unchanged() > 0 {
            writeln!(stderr, "{} unchanged", plan.unchanged())?;
        }
    }
    Ok(Outcome::Clean)
}
