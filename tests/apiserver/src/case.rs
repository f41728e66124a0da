//! A request that both crdgen and a server can judge.

use std::panic;

use crdgen_admission::object::Kind;
use crdgen_admission::verdict::Verdict;
use crdgen_admission::{crd, decode};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::answer::{self, Answer};
use crate::cluster::{Cluster, GROUP, Installed, NAMESPACE};
use crate::parallel;

/// A document that is created, or updated if there is an old one.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Case {
    /// The CRD of the document, if that is a custom resource and not itself a CRD.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub crd: Option<Value>,
    /// The version at whose URL the custom resource is sent.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub version: String,
    /// The document as it is stored.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub old: Option<Value>,
    /// The document that is sent.
    pub new: Value,
}

impl Case {
    /// The creation of a CRD.
    pub fn crd(new: Value) -> Self {
        Self { crd: None, version: String::new(), old: None, new }
    }

    /// The creation of a custom resource.
    pub fn object(crd: Value, version: &str, new: Value) -> Self {
        Self { crd: Some(crd), version: version.to_owned(), old: None, new }
    }

    /// The same from `old`.
    #[must_use]
    pub fn from_old(self, old: Value) -> Self {
        Self { old: Some(old), ..self }
    }

    /// What crdgen says. A panic is an answer, too: one that no server gives.
    pub fn ask_crdgen(&self) -> Answer {
        match panic::catch_unwind(|| self.judge()) {
            Ok(Ok(verdict)) => Answer::of_crdgen(&verdict),
            Ok(Err(message)) => Answer { message, ..Answer::default() },
            Err(_) => Answer { message: "crdgen panics".to_owned(), ..Answer::default() },
        }
    }

    fn judge(&self) -> Result<Verdict, String> {
        let Some(crd) = &self.crd else {
            return Ok(match &self.old {
                Some(old) => crd::update(old, &self.new),
                None => crd::create(&self.new),
            });
        };
        let kind = Kind::new(decode::custom_resource_definition(crd)?);
        Ok(match &self.old {
            Some(old) => kind.update(&self.version, NAMESPACE, old, &self.new),
            None => kind.create(&self.version, NAMESPACE, &self.new),
        })
    }

    /// What differs between the answers of crdgen and `server`.
    pub fn differences(&self, server: &Answer) -> Vec<String> {
        answer::differences(&self.ask_crdgen(), server, self.base())
    }

    /// The `generateName` of the document, after which names are random.
    pub fn base(&self) -> &str {
        self.new.pointer("/metadata/generateName").and_then(Value::as_str).unwrap_or_default()
    }
}

/// Asks a server about one case after the other; a CRD stays while its custom resources are asked about.
pub struct Asker<'c> {
    cluster: &'c Cluster,
    /// The CRD of the last case, the group under which it is there, and itself.
    last: Option<(Value, String, Installed<'c>)>,
}

impl<'c> Asker<'c> {
    /// Asks this server.
    pub fn new(cluster: &'c Cluster) -> Self {
        Self { cluster, last: None }
    }

    /// What the server says of `case`.
    ///
    /// # Errors
    ///
    /// A text that says why the server cannot be asked; that its CRD is not admitted, for one.
    pub fn ask(&mut self, case: &Case) -> Result<Answer, String> {
        let Some(crd) = &case.crd else {
            let group = self.cluster.new_group();
            let renamed_case: Case = renamed(case, GROUP, &group)?;
            let answer = match &renamed_case.old {
                Some(old) => self.cluster.update_crd(old, &renamed_case.new),
                None => self.cluster.create_crd(&renamed_case.new),
            };
            return renamed(&answer?, &group, GROUP);
        };
        let (group, installed) = match self.last.take().filter(|(last, ..)| last == crd) {
            Some((_, group, installed)) => (group, installed),
            None => {
                let group = self.cluster.new_group();
                let installed = self.cluster.install(&renamed(crd, GROUP, &group)?)?;
                (group, installed)
            }
        };
        let (_, group, installed) = self.last.insert((crd.clone(), group, installed));
        let case: Case = renamed(case, GROUP, group)?;
        let answer = match &case.old {
            Some(old) => installed.update(&case.version, old, &case.new),
            None => installed.create(&case.version, &case.new),
        };
        renamed(&answer?, group, GROUP)
    }
}

/// What the server says of each of `cases`, in their order; those that share a CRD had better stand together.
pub fn ask_server(cases: &[Case], cluster: &Cluster) -> Vec<Result<Answer, String>> {
    let together: Vec<&[Case]> = cases.chunk_by(|one, next| one.crd.is_some() && one.crd == next.crd).collect();
    let answers = parallel::map(&together, |cases| {
        let mut asker = Asker::new(cluster);
        cases.iter().map(|case| asker.ask(case)).collect::<Vec<_>>()
    });
    answers.into_iter().flatten().collect()
}

/// `value` with another group in all its texts.
fn renamed<T: Serialize + DeserializeOwned>(value: &T, from: &str, to: &str) -> Result<T, String> {
    let text = serde_json::to_string(value).map_err(|error| error.to_string())?;
    serde_json::from_str(&text.replace(from, to)).map_err(|error| error.to_string())
}
