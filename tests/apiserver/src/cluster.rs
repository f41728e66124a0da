//! What a test does with an API server: ask it without effect, or have a CRD there for a while.

use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::answer::Answer;
use crate::server::{Reply, Request, Server};

/// Where namespaced custom resources are sent.
pub const NAMESPACE: &str = "default";

/// The first label of the group of documents that are made here. A server takes some time to forget a CRD: so that many can
/// be asked about at once, each is asked about under a group of its own, of which the answer knows nothing.
pub const GROUP: &str = "g0000";

const CRDS: &str = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions";
const DRY_RUN: &str = "dryRun=All&fieldValidation=Strict";

/// How long the server may take to serve a CRD, or to forget one.
const DEADLINE: Duration = Duration::from_secs(30);
const PAUSE: Duration = Duration::from_millis(10);

/// A server and what can be asked of it.
pub struct Cluster {
    server: Server,
    groups: AtomicU32,
}

/// A CRD that the server serves, until this is dropped.
pub struct Installed<'c> {
    cluster: &'c Cluster,
    crd: Value,
}

impl Cluster {
    /// Starts a server.
    ///
    /// # Errors
    ///
    /// As [`Server::start`].
    pub fn start() -> Result<Self, String> {
        Server::start().map(|server| Self { server, groups: AtomicU32::new(0x1000) })
    }

    /// A name of the length of [`GROUP`] that was not given before.
    pub fn new_group(&self) -> String {
        format!("g{:04x}", self.groups.fetch_add(1, Ordering::Relaxed) & 0xffff)
    }

    /// The answer to the creation of `crd`, which leaves nothing behind.
    ///
    /// # Errors
    ///
    /// As [`Server::ask`]; so do all others.
    pub fn create_crd(&self, crd: &Value) -> Result<Answer, String> {
        Ok(Answer::of_server(&self.send("POST", CRDS, DRY_RUN, Some(crd))?, false))
    }

    /// The answer to the update of `old` to `new`. `old` is put there first, past all rules if it keeps them not.
    pub fn update_crd(&self, old: &Value, new: &Value) -> Result<Answer, String> {
        let answer = self.create_crd(old)?;
        let installed = match answer.code {
            // It is admitted, but does not get established if the bundle is wrong.
            201 if old.pointer("/spec/conversion/webhook/clientConfig/caBundle").is_some() => self.store_crd(old)?,
            201 => self.install(old)?,
            422 if answer.causes.iter().all(|cause| was_once_admitted(&cause.field)) => self.store_crd(old)?,
            // No server ever had it, and the controllers would stop at it.
            _ => return Err("there can be no such old CRD".to_owned()),
        };
        let path = format!("{CRDS}/{}", installed.name());
        self.update(&path, new).map(|reply| Answer::of_server(&reply, false))
    }

    /// Creates `crd` and waits until it is served.
    pub fn install(&self, crd: &Value) -> Result<Installed<'_>, String> {
        let deadline = Instant::now() + DEADLINE;
        loop {
            let reply = self.send("POST", CRDS, "", Some(crd))?;
            match reply.code {
                201 => break,
                // The same CRD, which is about to go.
                409 if Instant::now() < deadline => thread::sleep(PAUSE),
                _ => return Err(format!("the CRD is not admitted: {}", reply.body["message"])),
            }
        }
        let installed = Installed { cluster: self, crd: crd.clone() };
        self.wait_until_served(&installed)?;
        Ok(installed)
    }

    fn wait_until_served(&self, installed: &Installed<'_>) -> Result<(), String> {
        let path = format!("{CRDS}/{}", installed.name());
        // For two seconds after a CRD is established the server lets every creation of an object wait, for the sake of
        // other servers, of which there are none: so it is told that this was long ago.
        let age = |mut reply: Reply| {
            let conditions = reply.body.pointer_mut("/status/conditions").and_then(Value::as_array_mut)?;
            let established = conditions.iter_mut().find(|c| c["type"] == "Established" && c["status"] == "True")?;
            established["lastTransitionTime"] = json!(TIME);
            Some(reply.body)
        };
        let status = format!("{path}/status");
        self.wait(&path, |reply| match age(reply) {
            // Without it all goes on, only slower; but a controller may have been faster.
            Some(body) => Ok(self.send("PUT", &status, "", Some(&body))?.code != 409),
            None => Ok(false),
        })?;
        match installed.served().next() {
            Some(version) => self.wait(&installed.path(version, ""), |reply| Ok(reply.code == 200)),
            None => Ok(()),
        }
    }

    /// Gets what is at `path` until it is `done`.
    fn wait(&self, path: &str, done: impl Fn(Reply) -> Result<bool, String>) -> Result<(), String> {
        let deadline = Instant::now() + DEADLINE;
        while !done(self.send("GET", path, "", None)?)? {
            if Instant::now() > deadline {
                return Err(format!("{path} does not get ready"));
            }
            thread::sleep(PAUSE);
        }
        Ok(())
    }

    /// Writes `crd` into etcd as if it had been there for long, admitted by an older server.
    fn store_crd(&self, crd: &Value) -> Result<Installed<'_>, String> {
        let mut stored = crd.clone();
        let storage = crd.pointer("/spec/versions").and_then(Value::as_array).into_iter().flatten();
        let storage = storage.filter(|version| version["storage"] == true).map(|version| version["name"].clone());
        let condition = |name: &str| json!({"type": name, "status": "True", "reason": "Old", "message": "", "lastTransitionTime": TIME});
        make_stored(&mut stored, "apiextensions.k8s.io/v1", "CustomResourceDefinition")?;
        stored["status"] = json!({
            "acceptedNames": crd.pointer("/spec/names"),
            "storedVersions": storage.collect::<Vec<_>>(),
            "conditions": [condition("NamesAccepted"), condition("Established")],
        });
        let installed = Installed { cluster: self, crd: crd.clone() };
        let key = format!("/registry/apiextensions.k8s.io/customresourcedefinitions/{}", installed.name());
        self.send("STORE", &key, "", Some(&stored))?;
        Ok(installed)
    }

    /// The answer to the update of what is at `path` to `new`.
    fn update(&self, path: &str, new: &Value) -> Result<Reply, String> {
        let deadline = Instant::now() + DEADLINE;
        loop {
            let live = self.send("GET", path, "", None)?;
            let mut new = new.clone();
            if let Some(metadata) = new.get_mut("metadata").and_then(Value::as_object_mut) {
                let version = metadata.entry("resourceVersion").or_insert(Value::Null);
                // What is no text is left for the server to refuse.
                if version.is_null() || version.is_string() {
                    *version = live.body["metadata"]["resourceVersion"].clone();
                }
            }
            let reply = self.send("PUT", path, DRY_RUN, Some(&new))?;
            // A controller was faster.
            if reply.code != 409 || Instant::now() > deadline {
                return Ok(reply);
            }
            thread::sleep(PAUSE);
        }
    }

    fn send(&self, method: &str, path: &str, query: &str, body: Option<&Value>) -> Result<Reply, String> {
        let reply = self.server.ask(&Request { method, path, query, body, ..Request::default() })?;
        match reply.code {
            500.. => Err(format!("{method} {path}: {}", reply.text)),
            _ => Ok(reply),
        }
    }
}

impl Installed<'_> {
    /// The answer to the creation of `object` at the URL of `version`.
    ///
    /// # Errors
    ///
    /// As [`Server::ask`].
    pub fn create(&self, version: &str, object: &Value) -> Result<Answer, String> {
        if !self.serves(version) {
            return Err(format!("{version} is not served"));
        }
        let reply = self.cluster.send("POST", &self.path(version, ""), DRY_RUN, Some(object))?;
        Ok(Answer::of_server(&reply, true))
    }

    /// The answer to the update of `old`, which is stored as it is, to `new`.
    ///
    /// # Errors
    ///
    /// As [`Server::ask`].
    pub fn update(&self, version: &str, old: &Value, new: &Value) -> Result<Answer, String> {
        let mut stored = old.clone();
        make_stored(&mut stored, &format!("{}/{version}", self.text("/spec/group")), self.text("/spec/names/kind"))?;
        if !self.place().is_empty() {
            stored["metadata"]["namespace"] = json!(self.place());
        }
        let name = old.pointer("/metadata/name").and_then(Value::as_str).unwrap_or_default();
        if ![201, 422].contains(&self.create(version, old)?.code) {
            return Err("there can be no such old object".to_owned());
        }
        let key = self.key(name);
        self.cluster.send("STORE", &key, "", Some(&stored))?;
        let reply = self.cluster.update(&self.path(version, name), new)?;
        self.cluster.send("STORE", &key, "", None)?;
        Ok(Answer::of_server(&reply, true))
    }

    fn served(&self) -> impl Iterator<Item = &str> {
        let versions = self.crd.pointer("/spec/versions").and_then(Value::as_array).into_iter().flatten();
        versions.filter(|version| version["served"] == true).filter_map(|version| version["name"].as_str())
    }

    fn serves(&self, version: &str) -> bool {
        self.served().any(|served| served == version)
    }

    fn text(&self, pointer: &str) -> &str {
        self.crd.pointer(pointer).and_then(Value::as_str).unwrap_or_default()
    }

    fn name(&self) -> &str {
        self.text("/metadata/name")
    }

    fn place(&self) -> &'static str {
        if self.text("/spec/scope") == "Namespaced" { NAMESPACE } else { "" }
    }

    /// The path of all custom resources, or of the one with `name`.
    fn path(&self, version: &str, name: &str) -> String {
        let (group, plural) = (self.text("/spec/group"), self.text("/spec/names/plural"));
        let all = match self.place() {
            "" => format!("/apis/{group}/{version}/{plural}"),
            namespace => format!("/apis/{group}/{version}/namespaces/{namespace}/{plural}"),
        };
        if name.is_empty() { all } else { format!("{all}/{name}") }
    }

    /// The key of a custom resource in etcd.
    fn key(&self, name: &str) -> String {
        let parts = ["/registry", self.text("/spec/group"), self.text("/spec/names/plural"), self.place(), name];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("/")
    }
}

impl Drop for Installed<'_> {
    fn drop(&mut self) {
        // If it fails, the CRD stays until the server ends; nobody asks for it again.
        let _ = self.cluster.send("DELETE", &format!("{CRDS}/{}", self.name()), "", None);
    }
}

/// Whether a stored CRD can be wrong at `field`, because an older server knew fewer rules.
fn was_once_admitted(field: &str) -> bool {
    const FIELDS: [&str; 5] = [
        "metadata.annotations[api-approved.kubernetes.io]",
        "spec.conversion.conversionReviewVersions",
        "spec.preserveUnknownFields",
        "spec.selectableFields",
        "spec.validation",
    ];
    FIELDS.iter().any(|once| field.starts_with(once))
        || field.starts_with("spec.versions[") && field.contains("].schema")
}

const TIME: &str = "2020-01-01T00:00:00Z";

/// Adds what a stored document always has.
fn make_stored(document: &mut Value, api_version: &str, kind: &str) -> Result<(), String> {
    let metadata = document.get_mut("metadata").and_then(Value::as_object_mut);
    let metadata = metadata.ok_or("the old document has no metadata")?;
    if metadata.get("name").and_then(Value::as_str).unwrap_or_default().is_empty() {
        return Err("the old document has no name".to_owned());
    }
    metadata.insert("uid".to_owned(), json!("00000000-0000-4000-8000-000000000000"));
    metadata.insert("creationTimestamp".to_owned(), json!(TIME));
    metadata.insert("generation".to_owned(), json!(1));
    document["apiVersion"] = json!(api_version);
    document["kind"] = json!(kind);
    Ok(())
}
