//! One document, one verdict.

use std::collections::BTreeMap;

use crdgen_admission::decode::cannot_be_handled;
use crdgen_admission::verdict::Verdict;
use crdgen_admission::{apiservice, crd, go};
use serde_json::Value;

use super::document::{Document, What};
use super::known::{Judge, Kinds};
use super::source::Source;

/// The greatest request that a server reads.
const MAX_REQUEST: usize = 3 << 20;

/// What is there already, by group, kind, namespace and name.
pub(super) type Old = BTreeMap<[String; 4], Value>;

/// A verdict, with what crdgen has to add to the server's words.
#[derive(Debug)]
pub(super) struct Answer {
    pub(super) verdict: Verdict,
    /// The stable name of crdgen's own rule, if it was none of the server's.
    pub(super) rule: Option<&'static str>,
    pub(super) help: Option<String>,
}

impl Answer {
    fn new(verdict: Verdict) -> Self {
        Self { verdict, rule: None, help: None }
    }

    /// What no server serves.
    fn not_served(rule: &'static str, message: String, help: impl Into<String>) -> Self {
        let verdict = Verdict { reason: "NotFound", message, ..Verdict::admitted(404) };
        Self { verdict, rule: Some(rule), help: Some(help.into()) }
    }
}

/// The answer to a CRD or an APIService; none for what is neither.
pub(super) fn definition(document: &Document, what: What, old: &Old) -> Option<Answer> {
    if let Some(answer) = too_large(document) {
        return matches!(what, What::Crd | What::ApiService | What::FormerCrd).then_some(answer);
    }
    let value = &document.value;
    let old = (!old.is_empty()).then(|| old.get(&document.identity().map(str::to_owned))).flatten();
    let answer = match (what, old) {
        (What::Crd, None) => Answer::new(crd::create(value)),
        (What::Crd, Some(old)) => Answer::new(crd::update(old, value)),
        (What::ApiService, None) => Answer::new(apiservice::create(value)),
        (What::ApiService, Some(old)) => Answer::new(apiservice::update(old, value)),
        (What::FormerCrd, _) => {
            let since = if document.text("kind") == "ThirdPartyResource" { "1.8" } else { "1.22" };
            let message = format!(
                "{} of {} is no longer served, since Kubernetes {since}",
                document.text("kind"),
                document.text("apiVersion")
            );
            Answer::not_served("no-longer-served", message, "`crdgen convert FILE` makes a v1 CRD of it")
        }
        (What::Object | What::Unreadable | What::Other, _) => return None,
    };
    let target = if what == What::Crd { "CustomResourceDefinition" } else { "APIService" };
    Some(with_duplicates(answer, document, target))
}

/// The answer to an object.
pub(super) fn object(
    document: &Document,
    source: &Source,
    kinds: &Kinds,
    old: &Old,
    namespace: Option<&str>,
) -> Answer {
    if let Some(answer) = too_large(document) {
        return answer;
    }
    let (api_version, own_kind) = (document.text("apiVersion"), document.text("kind"));
    let (kind, version, help) = match kinds.judge(document, source) {
        Judge::Of(kind, version) => (kind, version, None),
        Judge::Meant(kind, version) => {
            let crd = kind.crd();
            let served: Vec<_> = crd.spec.versions.iter().filter(|version| version.served).collect();
            let served: Vec<_> = served.iter().map(|version| format!("{}/{}", crd.spec.group, version.name)).collect();
            let name = crd.metadata.name.as_deref().unwrap_or_default();
            let help = format!("it was sent to {name}, which serves {}", served.join(", "));
            (kind, version, Some(help))
        }
        Judge::Refused(file) => {
            let message = format!("its CRD, in {file}, is refused, so that nobody can judge it");
            return Answer::not_served("crd-refused", message, "`crdgen validate` on that file says why");
        }
        Judge::Nobody if own_kind.is_empty() => {
            let message = format!("Object 'Kind' is missing in '{}'", shortened(&go::json(&document.value)));
            return Answer::new(Verdict::bad_request(message));
        }
        Judge::Nobody => {
            let message = format!("no CRD for {own_kind} of {api_version:?}");
            return Answer::not_served(
                "no-crd",
                message,
                "name the file, folder or Rust package that has it with --crds",
            );
        }
    };
    let own = Some(document.namespace()).filter(|own| !own.is_empty());
    let namespace = namespace.or(own).unwrap_or("default");
    let old = (!old.is_empty()).then(|| {
        let [group, own_kind, _, name] = document.identity();
        [own.unwrap_or_default(), namespace, ""]
            .into_iter()
            .find_map(|namespace| old.get(&[group, own_kind, namespace, name].map(str::to_owned)))
    });
    let verdict = match old.flatten() {
        Some(old) => kind.update(version, namespace, old, &document.value),
        None => kind.create(version, namespace, &document.value),
    };
    let answer = Answer { help, ..Answer::new(verdict) };
    with_duplicates(answer, document, &kind.crd().spec.names.kind)
}

/// `RequestEntityTooLarge`, which the server says before it looks at anything.
fn too_large(document: &Document) -> Option<Answer> {
    // No text gets more than six times as long in JSON, where `\u0000` stands for a character.
    if document.range.len() < MAX_REQUEST / 6 || go::json(&document.value).len() <= MAX_REQUEST {
        return None;
    }
    let message = format!("Request entity too large: limit is {MAX_REQUEST}");
    Some(Answer::new(Verdict { reason: "RequestEntityTooLarge", message, ..Verdict::admitted(413) }))
}

/// A strict server refuses keys that stand twice, once the rest can be decoded.
fn with_duplicates(answer: Answer, document: &Document, target: &str) -> Answer {
    const STRICT: &str = "strict decoding error: ";
    let verdict = &answer.verdict;
    if document.problems.is_empty() || verdict.code == 404 {
        return answer;
    }
    let is_yaml = document.problems.iter().any(|problem| problem.message.starts_with("line "));
    let messages: Vec<_> = document.problems.iter().map(|problem| &*problem.message).collect();
    let duplicates = match is_yaml {
        true => format!("yaml: unmarshal errors:\n  {}", messages.join("\n  ")),
        false => messages.join(", "),
    };
    let message = match (verdict.code, verdict.message.split_once(STRICT)) {
        (400, Some((before, after))) => format!("{before}{STRICT}{duplicates}, {after}"),
        (400, None) => return answer,
        _ => {
            let (api_version, kind) = (document.text("apiVersion"), document.text("kind"));
            cannot_be_handled(api_version, kind, target, &format!("{STRICT}{duplicates}"))
        }
    };
    Answer { verdict: Verdict::bad_request(message), ..answer }
}

fn shortened(text: &str) -> String {
    const MAX: usize = 200;
    match text.char_indices().nth(MAX) {
        Some((end, _)) => format!("{} ...", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}
