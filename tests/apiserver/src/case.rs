//! A request that both crdgen and a server can judge.

use std::collections::BTreeMap;
use std::panic;

use crdgen_admission::crd;
use crdgen_admission::object::Kind;
use crdgen_admission::verdict::Verdict;
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
        let crd = serde_json::from_value(crd.clone()).map_err(|error| format!("the CRD of the case: {error}"))?;
        let kind = Kind::new(crd);
        Ok(match &self.old {
            Some(old) => kind.update(&self.version, NAMESPACE, old, &self.new),
            None => kind.create(&self.version, NAMESPACE, &self.new),
        })
    }

    /// What the server says.
    ///
    /// # Errors
    ///
    /// A text that says why the server cannot be asked; that its CRD is not admitted, for one.
    pub fn ask_server(&self, cluster: &Cluster) -> Result<Answer, String> {
        let group = cluster.new_group();
        let case: Case = renamed(self, GROUP, &group)?;
        let answer = match (&case.crd, &case.old) {
            (Some(crd), _) => case.ask_installed(&cluster.install(crd)?),
            (None, Some(old)) => cluster.update_crd(old, &case.new),
            (None, None) => cluster.create_crd(&case.new),
        };
        renamed(&answer?, &group, GROUP)
    }

    fn ask_installed(&self, installed: &Installed<'_>) -> Result<Answer, String> {
        match &self.old {
            Some(old) => installed.update(&self.version, old, &self.new),
            None => installed.create(&self.version, &self.new),
        }
    }

    /// What the server says of each of `cases`, which share a CRD that is installed once.
    ///
    /// # Errors
    ///
    /// As [`Case::ask_server`].
    pub fn ask_server_all(cases: &[Case], cluster: &Cluster) -> Result<Vec<Answer>, String> {
        let Some(crd) = cases.first().and_then(|case| case.crd.as_ref()) else {
            return cases.iter().map(|case| case.ask_server(cluster)).collect();
        };
        let group = cluster.new_group();
        let installed = cluster.install(&renamed(crd, GROUP, &group)?)?;
        let ask = |case: &Case| {
            let answer = renamed(case, GROUP, &group)?.ask_installed(&installed)?;
            renamed(&answer, &group, GROUP)
        };
        cases.iter().map(ask).collect()
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

/// `value` with another group in all its texts.
fn renamed<T: Serialize + DeserializeOwned>(value: &T, from: &str, to: &str) -> Result<T, String> {
    let text = serde_json::to_string(value).map_err(|error| error.to_string())?;
    serde_json::from_str(&text.replace(from, to)).map_err(|error| error.to_string())
}

/// The indices of cases that share a CRD, in groups.
pub fn by_crd(cases: &[Case]) -> Vec<Vec<usize>> {
    let mut groups: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (index, case) in cases.iter().enumerate() {
        let key = case.crd.as_ref().map_or(format!("{index}"), Value::to_string);
        groups.entry(key).or_default().push(index);
    }
    groups.into_values().collect()
}

/// What the server says of each of `cases`, in their order.
pub fn ask_server(cases: &[Case], cluster: &Cluster) -> Vec<Result<Answer, String>> {
    let groups = by_crd(cases);
    let answered = parallel::map(&groups, |group| {
        let cases: Vec<Case> = group.iter().filter_map(|index| cases.get(*index).cloned()).collect();
        match Case::ask_server_all(&cases, cluster) {
            Ok(answers) => answers.into_iter().map(Ok).collect(),
            Err(error) => vec![Err(error); cases.len()],
        }
    });
    let mut answers: Vec<_> = groups.into_iter().flatten().zip(answered.into_iter().flatten()).collect();
    answers.sort_by_key(|(index, _)| *index);
    answers.into_iter().map(|(_, answer)| answer).collect()
}
