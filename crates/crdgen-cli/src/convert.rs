//! `crdgen convert`

use std::io::Write as _;
use std::path::Path;
use std::sync::Arc;

use crdgen_admission::migrate::{self, Migration, Refusal};
use crdgen_core::text::{to_json, to_yaml};
use crdgen_files::{Document as File, Format, Plan};

use crate::args::ConvertArgs;
use crate::validate::document::Document;
use crate::validate::finding::Finding;
use crate::validate::source::{self, Source};
use crate::validate::{self, place, text};
use crate::{Outcome, Result, report};

/// Makes v1 CRDs of the documents of all files, or writes nothing.
pub(crate) fn run(args: &ConvertArgs) -> Result<Outcome> {
    let (inputs, packages) = source::list(&args.files).whole()?;
    if let Some(path) = packages.first() {
        return Err(format!("{}: is Rust, of which `crdgen generate` makes CRDs", path.display()).into());
    }
    let format = Format::from(args.format);
    let folder = args.out.as_deref().unwrap_or(Path::new(""));
    let mut stderr = anstream::stderr();
    let (mut files, mut refused) = (Vec::new(), 0);
    for input in &inputs {
        let (source, documents) = validate::read(input)?;
        let documents = match documents {
            Ok(documents) => documents,
            Err(problem) => {
                let finding = finding("syntax", problem.message, String::new(), problem.range, None);
                writeln!(stderr, "{}\n", text::render(&source, "", &finding))?;
                refused += 1;
                continue;
            }
        };
        for document in documents {
            let migration = on_large_stack(&document)?;
            for decision in &migration.decisions {
                writeln!(stderr, "{}", note(&source, &document, &decision.path, &decision.message))?;
            }
            for refusal in &migration.refusals {
                writeln!(stderr, "{}\n", refuse(&source, &document, refusal))?;
            }
            refused += migration.refusals.len();
            if migration.refusals.is_empty() {
                let text = written(&migration, &document, format)?;
                let name = format!("{}.{}", file_name(&migration, &document), format.extension());
                files.push(File { folder: folder.to_owned(), name, text });
            }
        }
    }
    if refused > 0 {
        let count = if refused == 1 { "1 error".to_owned() } else { format!("{refused} errors") };
        writeln!(stderr, "{}", report::failure(&format!("nothing was written: {count}")))?;
        return Ok(Outcome::Findings);
    }
    if args.out.is_none() {
        return print(&files, format);
    }
    let plan = Plan::new(files, Vec::new())?;
    plan.apply()?;
    for change in plan.changes() {
        writeln!(stderr, "wrote {}", change.path.display())?;
    }
    Ok(Outcome::Clean)
}

/// Documents may nest deeper than the stack of the main thread takes.
fn on_large_stack(document: &Document) -> Result<Migration> {
    let mut migrations = validate::parallel::map(&[document], |document| migrate::to_v1(&document.value))?;
    migrations.pop().ok_or_else(|| "a thread ended early".into())
}

/// A CRD in crdgen's text, and a document that stays as it is in its own words.
fn written(migration: &Migration, document: &Document, format: Format) -> Result<String> {
    Ok(match (&migration.crd, format) {
        (Some(crd), Format::Yaml) => to_yaml(crd)?,
        (Some(crd), Format::Json) => to_json(crd)?,
        (None, Format::Yaml) => to_yaml(&document.value)?,
        (None, Format::Json) => to_json(&document.value)?,
    })
}

/// `tabs.example.com` for a CRD, `tab-mine` for an object.
fn file_name(migration: &Migration, document: &Document) -> String {
    match &migration.crd {
        Some(crd) => crd.metadata.name.clone().unwrap_or_default(),
        None if document.text("kind") == "CustomResourceDefinition" => document.name().to_owned(),
        None => format!("{}-{}", document.text("kind").to_lowercase(), document.name()),
    }
}

/// `old.yaml:3:5: note: what was decided`
fn note(source: &Arc<Source>, document: &Document, path: &str, message: &str) -> String {
    let spot = source.lines.spot(&source.text, &place::find(source, document, path, false));
    let at = if path.is_empty() { String::new() } else { format!(" ({path})") };
    format!("{}:{}:{}: note: {message}{at}", source.name, spot.line, spot.column)
}

fn refuse(source: &Arc<Source>, document: &Document, refusal: &Refusal) -> String {
    let range = place::find(source, document, &refusal.path, false);
    let help = Some(refusal.help.clone()).filter(|help| !help.is_empty());
    let finding = finding("not-convertible", refusal.message.clone(), refusal.path.clone(), range, help);
    let subject = format!("{} {}", document.text("kind"), document.name());
    text::render(source, subject.trim(), &finding)
}

fn finding(
    rule: &'static str,
    message: String,
    path: String,
    range: std::ops::Range<usize>,
    help: Option<String>,
) -> Finding {
    Finding { rule, reason: "", field: None, message, path, range, help }
}

fn print(files: &[File], format: Format) -> Result<Outcome> {
    let mut stdout = std::io::stdout().lock();
    for (index, file) in files.iter().enumerate() {
        if index > 0 && format == Format::Yaml {
            writeln!(stdout, "---")?;
        }
        stdout.write_all(file.text.as_bytes())?;
    }
    stdout.flush()?;
    Ok(Outcome::Clean)
}
