//! A request that both crdgen and a server can judge.

use std::panic;

use crdgen_admission::crd;
use crdgen_admission::object::Kind;
use crdgen_admission::verdict::Verdict;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::answer::{self, Answer};
use crate::cluster::{Cluster, NAMESPACE};

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
        let Some(crd) = &self.crd else {
            return match &self.old {
                Some(old) => cluster.update_crd(old, &self.new),
                None => cluster.create_crd(&self.new),
            };
        };
        let installed = cluster.install(crd)?;
        match &self.old {
            Some(old) => installed.update(&self.version, old, &self.new),
            None => installed.create(&self.version, &self.new),
        }
    }

    /// What differs between the answers of crdgen and `server`.
    pub fn differences(&self, server: &Answer) -> Vec<String> {
        let base = self.new.pointer("/metadata/generateName").and_then(Value::as_str).unwrap_or_default();
        answer::differences(&self.ask_crdgen(), server, base)
    }
}
