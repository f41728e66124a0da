//! What there is to say about a document: the causes of a verdict, each with its place.

use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

use crdgen_admission::field::ErrorType;
use crdgen_admission::verdict::Verdict;
use crdgen_yaml::Problem;

use super::document::{Document, What};
use super::judge::Answer;
use super::source::Source;
use super::subject::{self, Subject};
use super::{Findings, place, rules};
use crate::report;

/// A document that was judged.
#[derive(Debug)]
pub(crate) struct Judged {
    pub(crate) source: Arc<Source>,
    /// Which one it is in its text, from 0.
    pub(crate) index: usize,
    /// Which item of it: `items[2]`, or empty if it is none.
    pub(crate) item: String,
    pub(crate) kind: String,
    pub(crate) name: String,
    pub(crate) verdict: Verdict,
    /// One for each cause; one for all, without a field, where the verdict has no causes.
    pub(crate) findings: Vec<Finding>,
    /// What a controller would write into the status of a CRD that is admitted, where it hurts.
    pub(crate) conditions: Vec<String>,
}

/// One thing that is wrong.
#[derive(Debug)]
pub(crate) struct Finding {
    pub(crate) rule: &'static str,
    pub(crate) reason: &'static str,
    /// Where, as the server says it.
    pub(crate) field: Option<String>,
    pub(crate) message: String,
    /// Where, as the author wrote it; empty for the document as a whole.
    pub(crate) path: String,
    /// The place in the text.
    pub(crate) range: Range<usize>,
    pub(crate) help: Option<String>,
}

impl Judged {
    /// `document` of `source`, with `answer`. `at` is the place of all findings if they have none in the text itself.
    pub(super) fn new(
        source: &Arc<Source>,
        document: &Document,
        what: What,
        answer: Answer,
        at: Option<Range<usize>>,
    ) -> Self {
        let findings = findings(source, document, what, &answer, at.as_ref());
        Self {
            source: source.clone(),
            index: document.index,
            item: document.item(),
            kind: document.text("kind").to_owned(),
            name: document.name().to_owned(),
            verdict: answer.verdict,
            findings,
            conditions: Vec::new(),
        }
    }

    /// A text that nothing can be read from.
    pub(super) fn unreadable(source: &Arc<Source>, problem: Problem) -> Self {
        let verdict = Verdict::bad_request(problem.message.clone());
        let finding = Finding {
            rule: "syntax",
            reason: verdict.reason,
            field: None,
            message: problem.message,
            path: String::new(),
            range: problem.range,
            help: None,
        };
        Self {
            source: source.clone(),
            index: 0,
            item: String::new(),
            kind: String::new(),
            name: String::new(),
            verdict,
            findings: vec![finding],
            conditions: Vec::new(),
        }
    }

    pub(crate) fn is_admitted(&self) -> bool {
        self.verdict.is_admitted()
    }
}

fn findings(
    source: &Source,
    document: &Document,
    what: What,
    answer: &Answer,
    at: Option<&Range<usize>>,
) -> Vec<Finding> {
    let verdict = &answer.verdict;
    if verdict.is_admitted() {
        return Vec::new();
    }
    let prefix = document.item();
    let full = |path: &str| match (prefix.is_empty(), path.is_empty()) {
        (true, _) => path.to_owned(),
        (false, true) => prefix.clone(),
        (false, false) => format!("{prefix}.{path}"),
    };
    let help = |message: &str| answer.help.clone().or_else(|| rules::help(message).map(str::to_owned));
    if verdict.causes.is_empty() {
        let say = |message: String, path: &str, range: Range<usize>| Finding {
            rule: answer.rule.unwrap_or_else(|| rules::of_document(verdict.reason)),
            reason: verdict.reason,
            field: None,
            help: help(&message),
            message,
            path: full(path),
            range: at.cloned().unwrap_or(range),
        };
        let twice = document.problems.iter().filter(|problem| verdict.message.contains(&problem.message));
        let mut all: Vec<_> = twice.map(|problem| say(problem.message.clone(), "", problem.range.clone())).collect();
        for Subject { message, path } in subject::of(&verdict.message, &document.value) {
            // A key that stands twice is all that there is to say, unless a field is unknown besides.
            if all.is_empty() || message.contains("unknown field") {
                let range = place::find(source, document, &path, message.contains("unknown field"));
                all.push(say(message, &path, range));
            }
        }
        // What is the only thing to say is said in the server's own words.
        if let [only] = &mut all[..] {
            only.message.clone_from(&verdict.message);
        }
        return all;
    }
    let finding = |error: &crdgen_admission::field::Error| {
        let path = place::of_error(what, error, &document.value);
        let message = error.body();
        Finding {
            rule: rules::name(what, &path, error.kind, &error.detail),
            reason: error.kind.reason(),
            field: Some(error.field.clone()),
            range: at
                .cloned()
                .unwrap_or_else(|| place::find(source, document, &path, error.kind == ErrorType::Required)),
            path: full(&path),
            help: help(&message),
            message,
        }
    };
    verdict.causes.iter().map(finding).collect()
}

/// The errors in Rust source, of which no CRD could be made, as verdicts.
pub(super) fn of_source(findings: &Findings) -> Vec<Judged> {
    let errors = findings.diagnostics.iter().filter(|diagnostic| diagnostic.is_error());
    let judged = errors.map(|error| {
        let path = error.span.as_ref().map(|span| Path::new(&*span.file)).unwrap_or_else(|| Path::new(""));
        let text = findings.disk.text(path).unwrap_or_else(|| "".into());
        let range = error.span.as_ref().map_or(0..0, |span| report::range(&text, span));
        let source = Arc::new(Source::new(path, true, text));
        let mut judged = Judged::unreadable(&source, Problem { message: error.message.clone(), range });
        for finding in &mut judged.findings {
            finding.rule = error.rule;
            finding.path.clone_from(&error.path);
            finding.help.clone_from(&error.help);
        }
        judged
    });
    judged.collect()
}
