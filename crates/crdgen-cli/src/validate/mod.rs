//! `crdgen validate`: files become documents, documents become verdicts, and these are told.
//!
//! [`source`] finds and reads texts, [`document`] takes them apart, [`judge`] asks the rules, with [`known`] for the CRDs of
//! objects, [`finding`] puts places to the causes, and [`text`], [`json`], [`sarif`] and [`github`] write them.

mod builtin;
pub(crate) mod document;
pub(crate) mod finding;
pub(crate) mod github;
mod json;
mod judge;
mod known;
pub(crate) mod lines;
pub(crate) mod parallel;
pub(crate) mod place;
mod rules;
mod sarif;
pub(crate) mod source;
mod subject;
pub(crate) mod text;

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crdgen_admission::{crd, decode};
use crdgen_core::crd::{CustomResourceDefinition, CustomResourceDefinitionCondition};
use crdgen_core::diagnostic::Diagnostic;
use crdgen_files::Disk;
use crdgen_yaml::Problem;
use serde_json::Value;

use crate::args::{OutputArg, ValidateArgs};
use crate::{Outcome, Result};
use document::{Document, What};
use finding::Judged;
use judge::Old;
use known::{Definition, Judge, Kinds};
pub(crate) use source::is_manifest;
use source::{Input, Listed, Rust, RustCrd, Source};

/// A document and what is known of it.
#[derive(Debug)]
struct Entry {
    source: Arc<Source>,
    document: Document,
    what: What,
    /// The byte range of the type, if the document was made of Rust.
    rust: Option<Range<usize>>,
}

/// What became of an entry: its verdict, if there is one yet, and the CRD that it is, if that is admitted.
type Defined = (Option<Judged>, Option<CustomResourceDefinition>);

/// All that was found out.
#[derive(Debug, Default)]
struct Findings {
    judged: Vec<Judged>,
    /// What Rust source has wrong, and the texts of it.
    diagnostics: Vec<Diagnostic>,
    disk: Disk,
    /// How many documents nobody here judges.
    others: usize,
    /// Files that could not be read.
    failures: Vec<String>,
}

impl Findings {
    fn refused(&self) -> usize {
        let errors = self.diagnostics.iter().filter(|diagnostic| diagnostic.is_error()).count();
        self.judged.iter().filter(|judged| !judged.is_admitted()).count() + errors
    }
}

/// Reads, judges and tells.
pub(crate) fn run(args: &ValidateArgs) -> Result<Outcome> {
    let findings = judge_all(args)?;
    let mut out = io::BufWriter::new(anstream::stdout());
    match args.output {
        OutputArg::Text => text::write(&findings, args.quiet, &mut out)?,
        OutputArg::Json => json::write(&findings, &mut out)?,
        OutputArg::Sarif => sarif::write(&findings, &mut out)?,
        OutputArg::Github => github::write(&findings, &mut out)?,
    }
    out.flush()?;
    drop(out);
    let mut stderr = anstream::stderr();
    let refused = findings.refused();
    let is_empty = findings.judged.is_empty() && findings.others == 0 && refused == 0;
    if !args.quiet && !is_empty {
        let admitted = findings.judged.iter().filter(|judged| judged.is_admitted()).count();
        writeln!(stderr, "{}", summary(admitted, refused, findings.others))?;
    }
    if !findings.failures.is_empty() {
        return Err(findings.failures.join("\n").into());
    }
    Ok(if refused == 0 { Outcome::Clean } else { Outcome::Findings })
}

/// `12 admitted, 3 refused, 4 of other kinds not judged`
fn summary(admitted: usize, refused: usize, others: usize) -> String {
    let mut text = format!("{admitted} admitted, {refused} refused");
    if others > 0 {
        text += &format!(", {others} of other kinds not judged");
    }
    text
}

fn judge_all(args: &ValidateArgs) -> Result<Findings> {
    let Listed { inputs, packages, failures } = source::list(&args.paths);
    let old = old(&args.old)?;
    let Rust { crds, diagnostics, disk } = source::rust(&packages)?;
    let mut entries: Vec<Entry> = crds.into_iter().map(of_rust).collect();
    let mut findings = Findings { diagnostics, disk, failures, ..Findings::default() };
    for read in parallel::map(&inputs, read)? {
        match read {
            Ok((source, Ok(documents))) => entries.extend(documents.into_iter().map(|document| {
                let what = document.what(source.is_named);
                Entry { source: source.clone(), document, what, rust: None }
            })),
            Ok((source, Err(problem))) => entries.push(unreadable(source, problem)),
            Err(failure) => findings.failures.push(failure),
        }
    }

    let mut kinds = Kinds::default();
    let mut defined = parallel::map(&entries, |entry| define(entry, &old))?;
    let mut crds: Vec<(usize, CustomResourceDefinition)> = Vec::new();
    for (index, (entry, (judged, crd))) in entries.iter().zip(&mut defined).enumerate() {
        match (crd.take(), entry.what) {
            (Some(crd), _) => {
                kinds.add(Definition::Admitted(crd.clone()), &entry.source);
                crds.push((index, crd));
            }
            (None, What::Crd | What::FormerCrd) if judged.is_some() => {
                kinds.add(refused(&entry.document), &entry.source);
            }
            _ => {}
        }
    }
    let given = given(&args.crds)?;
    for (definition, source) in &given {
        kinds.add(definition.clone(), source);
    }
    find_more(&mut kinds, &entries, &inputs)?;
    conditions(&mut defined, crds, given)?;

    let namespace = args.namespace.as_deref();
    // A name that leads nowhere must not look like success.
    if entries.is_empty() && findings.failures.is_empty() && findings.diagnostics.is_empty() {
        let paths: Vec<_> = args.paths.iter().map(|path| path.display().to_string()).collect();
        findings.failures.push(format!("there is nothing to validate in {}", paths.join(", ")));
    }
    let objects = parallel::map(&entries, |entry| {
        (entry.what == What::Object).then(|| {
            let answer = judge::object(&entry.document, &entry.source, &kinds, &old, namespace);
            Judged::new(&entry.source, &entry.document, entry.what, answer, None)
        })
    })?;
    findings.others = entries.iter().filter(|entry| entry.what == What::Other).count();
    let judged = defined.into_iter().zip(objects).filter_map(|((definition, _), object)| definition.or(object));
    findings.judged = judged.collect();
    Ok(findings)
}

/// A text that nothing can be read from stands where its documents would.
fn unreadable(source: Arc<Source>, problem: Problem) -> Entry {
    let document = Document { problems: vec![problem], ..Document::new(Value::Null) };
    Entry { source, document, what: What::Unreadable, rust: None }
}

pub(crate) type Read = std::result::Result<(Arc<Source>, std::result::Result<Vec<Document>, Problem>), String>;

/// The documents of a file.
pub(crate) fn read(input: &Input) -> Read {
    let bytes = source::read(input)?;
    let (text, documents) = match crdgen_yaml::text(&bytes) {
        Ok(text) => {
            let documents = document::read(&text);
            (text, documents)
        }
        Err(problem) => (String::from_utf8_lossy(&bytes), Err(problem)),
    };
    Ok((Arc::new(Source::new(&input.path, input.is_named, text.into())), documents))
}

fn of_rust(crd: RustCrd) -> Entry {
    let RustCrd { source, span, value } = crd;
    let range = span.map_or(0..0, |span| crate::report::range(&source.text, &span));
    Entry { source: Arc::new(source), document: Document::new(value), what: What::Crd, rust: Some(range) }
}

fn define(entry: &Entry, old: &Old) -> Defined {
    if let (What::Unreadable, [problem]) = (entry.what, &entry.document.problems[..]) {
        return (Some(Judged::unreadable(&entry.source, problem.clone())), None);
    }
    let Some(answer) = judge::definition(&entry.document, entry.what, old) else { return (None, None) };
    let crd = (answer.verdict.is_admitted() && entry.what == What::Crd)
        .then(|| decode::custom_resource_definition(&entry.document.value).ok());
    let judged = Judged::new(&entry.source, &entry.document, entry.what, answer, entry.rust.clone());
    (Some(judged), crd.flatten())
}

/// What the server has against CRDs of Rust types, at these.
pub(crate) fn refusals(crds: &[crdgen_files::Crd]) -> Result<Vec<Diagnostic>> {
    let found = parallel::map(crds, |crdgen_files::Crd { crd, span }| -> serde_json::Result<Vec<Diagnostic>> {
        let value = serde_json::to_value(crd)?;
        let verdict = crd::create(&value);
        let refuse = |rule, message: String, path: String| {
            let help = rules::help(&message).map(str::to_owned);
            Diagnostic { help, ..Diagnostic::error(rule, message).at(span.clone()).on(path) }
        };
        let causes = verdict.causes.iter().map(|error| {
            let path = place::of_error(What::Crd, error, &value);
            refuse(rules::name(What::Crd, &path, error.kind, &error.detail), error.body(), path)
        });
        let mut all: Vec<_> = causes.collect();
        if all.is_empty() && !verdict.is_admitted() {
            all.push(refuse(rules::of_document(verdict.reason), verdict.message.clone(), String::new()));
        }
        Ok(all)
    })?;
    let found: Vec<_> = found.into_iter().collect::<serde_json::Result<_>>()?;
    Ok(found.into_iter().flatten().collect())
}

/// The CRDs that are written in files, with the place where each stands.
///
/// # Errors
/// A file cannot be read, or is not all CRDs.
pub(crate) fn crds(files: &[PathBuf]) -> Result<Vec<crdgen_files::Crd>> {
    let inputs: Vec<Input> = files.iter().map(|path| Input { path: path.clone(), is_named: true }).collect();
    let mut crds = Vec::new();
    for (source, document) in documents(&inputs)? {
        let start = source.lines.spot(&source.text, &document.range);
        let fail = |message: String| format!("{}:{}:{}: {message}", source.name, start.line, start.column);
        if document.value.get("kind").and_then(Value::as_str) != Some("CustomResourceDefinition") {
            return Err(fail("is no CustomResourceDefinition".to_owned()).into());
        }
        let crd = crdgen_admission::decode::custom_resource_definition(&document.value).map_err(fail)?;
        crds.push(crdgen_files::Crd { crd, span: None });
    }
    Ok(crds)
}

/// The documents under `paths`, with their texts.
fn documents(inputs: &[Input]) -> Result<Vec<(Arc<Source>, Document)>> {
    let mut all = Vec::new();
    for read in parallel::map(inputs, read)? {
        let (source, documents) = read?;
        let documents = documents.map_err(|problem| {
            let spot = source.lines.spot(&source.text, &problem.range);
            format!("{}:{}:{}: {}", source.name, spot.line, spot.column, problem.message)
        })?;
        all.extend(documents.into_iter().map(|document| (source.clone(), document)));
    }
    Ok(all)
}

/// `--old`
fn old(paths: &[PathBuf]) -> Result<Old> {
    let (inputs, packages) = source::list(paths).whole()?;
    let of_rust = source::rust(&packages)?.crds.into_iter().map(|crd| of_rust(crd).document);
    let documents = documents(&inputs)?.into_iter().map(|(_, document)| document).chain(of_rust);
    Ok(documents.map(|document| (document.identity().map(str::to_owned), document.value)).collect())
}

/// The CRD that `document` is, if it is one.
fn definition(document: &Document) -> Option<Definition> {
    let what = document.what(false);
    if what == What::Crd && crd::create(&document.value).is_admitted() {
        return decode::custom_resource_definition(&document.value).ok().map(Definition::Admitted);
    }
    matches!(what, What::Crd | What::FormerCrd).then(|| refused(document))
}

fn refused(document: &Document) -> Definition {
    let text = |pointer: &str| {
        let value = document.value.pointer(pointer).and_then(Value::as_str);
        value.unwrap_or_default().to_owned()
    };
    Definition::Refused { group: text("/spec/group"), kind: text("/spec/names/kind") }
}

/// `--crds`
fn given(paths: &[PathBuf]) -> Result<Vec<(Definition, Arc<Source>)>> {
    let (inputs, packages) = source::list(paths).whole()?;
    let mut entries: Vec<_> = documents(&inputs)?;
    entries.extend(source::rust(&packages)?.crds.into_iter().map(of_rust).map(|entry| (entry.source, entry.document)));
    let crds = parallel::map(&entries, |(source, document)| Some((definition(document)?, source.clone())))?;
    Ok(crds.into_iter().flatten().collect())
}

/// CRDs that nobody named: those beside objects that have none yet, and if there are still none at all, those of the Rust
/// package that the working folder is in.
fn find_more(kinds: &mut Kinds, entries: &[Entry], inputs: &[Input]) -> Result<()> {
    let is_open = |entry: &&Entry| {
        entry.what == What::Object
            && matches!(kinds.judge(&entry.document, &entry.source), Judge::Nobody | Judge::Meant(..))
    };
    let open: Vec<&Entry> = entries.iter().filter(is_open).collect();
    if open.is_empty() {
        return Ok(());
    }
    let folders: BTreeSet<&Path> = open
        .iter()
        .filter(|entry| entry.source.name != "-")
        .map(|entry| if entry.source.folder.as_os_str().is_empty() { Path::new(".") } else { &entry.source.folder })
        .collect();
    let mut beside = Vec::new();
    for folder in folders {
        let files = std::fs::read_dir(folder).into_iter().flatten().flatten().map(|file| file.path());
        let files = files.map(|path| path.strip_prefix(".").map(Path::to_owned).unwrap_or(path));
        let is_new = |path: &PathBuf| !inputs.iter().any(|input| input.path == *path);
        beside.extend(files.filter(|path| source::is_manifest(path) && path.is_file()).filter(is_new));
    }
    beside.sort();
    let beside: Vec<_> = beside.into_iter().map(|path| Input { path, is_named: false }).collect();
    let found = parallel::map(&beside, |input| {
        // What else lies there is nothing that the user asked about, whatever is wrong with it.
        let (source, documents) = read(input).ok()?;
        Some((source, documents.ok()?.iter().filter_map(definition).collect::<Vec<_>>()))
    })?;
    for (source, crds) in found.into_iter().flatten() {
        for crd in crds {
            kinds.add(crd, &source);
        }
    }
    if kinds.is_empty() {
        let folder = std::env::current_dir()?;
        let package = folder.ancestors().map(|folder| folder.join("Cargo.toml")).find(|path| path.is_file());
        for crd in package.map(|path| source::rust(&[path])).transpose()?.unwrap_or_default().crds {
            let entry = of_rust(crd);
            if let Some(definition) = definition(&entry.document) {
                kinds.add(definition, &entry.source);
            }
        }
    }
    Ok(())
}

/// Adds what the controllers of a cluster that has `given` would say of each of `crds`, in their order.
fn conditions(
    defined: &mut [Defined],
    crds: Vec<(usize, CustomResourceDefinition)>,
    given: Vec<(Definition, Arc<Source>)>,
) -> Result<()> {
    let own: BTreeSet<_> = crds.iter().filter_map(|(_, crd)| crd.metadata.name.clone()).collect();
    let given = given
        .into_iter()
        .filter_map(|(definition, _)| match definition {
            Definition::Admitted(crd) => Some((None, crd)),
            Definition::Refused { .. } => None,
        })
        .filter(|(_, crd)| crd.metadata.name.as_ref().is_none_or(|name| !own.contains(name)));
    // Names are taken within a group; a CRD that is there twice does not take them from itself.
    let mut groups: BTreeMap<String, Vec<(Option<usize>, CustomResourceDefinition)>> = BTreeMap::new();
    let mut known = BTreeSet::new();
    for (index, crd) in given.chain(crds.into_iter().map(|(index, crd)| (Some(index), crd))) {
        if known.insert(crd.metadata.name.clone()) {
            groups.entry(crd.spec.group.clone()).or_default().push((index, crd));
        }
    }
    let groups: Vec<_> = groups.into_values().collect();
    let told = parallel::map(&groups, |group| crd::conditions(&group.iter().map(|(_, crd)| crd).collect::<Vec<_>>()))?;
    for (group, conditions) in groups.iter().zip(told) {
        for ((index, _), conditions) in group.iter().zip(conditions) {
            let judged = index.and_then(|index| defined.get_mut(index)).and_then(|(judged, _)| judged.as_mut());
            if let Some(judged) = judged {
                judged.conditions = conditions.iter().filter(|condition| hurts(condition)).map(sentence).collect();
            }
        }
    }
    Ok(())
}

fn hurts(condition: &CustomResourceDefinitionCondition) -> bool {
    match &*condition.type_ {
        "NonStructuralSchema" => condition.status != "False",
        "NamesAccepted" | "KubernetesAPIApprovalPolicyConformant" => condition.status == "False",
        // That names are not accepted is said already.
        "Established" => condition.status == "False" && condition.reason.as_deref() != Some("NotAccepted"),
        _ => false,
    }
}

fn sentence(condition: &CustomResourceDefinitionCondition) -> String {
    let message = condition.message.as_deref().unwrap_or_default();
    format!("{} will be {}: {message}", condition.type_, condition.status)
}

#[cfg(test)]
mod tests {
    use super::summary;

    #[test]
    fn summaries() {
        assert_eq!(summary(2, 0, 0), "2 admitted, 0 refused");
        assert_eq!(summary(12, 3, 4), "12 admitted, 3 refused, 4 of other kinds not judged");
    }
}
