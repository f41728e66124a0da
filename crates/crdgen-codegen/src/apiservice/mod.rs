//! What a cluster needs to find an aggregated API server: an APIService a version, the Service behind it, who it runs as and
//! what it may do, and how it is trusted.

mod rbac;
mod settings;
#[cfg(test)]
mod tests;
mod workload;

use std::collections::BTreeMap;

use crdgen_core::names::compare_versions;
use crdgen_core::text::{TextError, to_yaml};
use serde_json::{Value, json};

use settings::Server;
pub use settings::Settings;

use crate::File;
use crate::plan::Kind;

/// The priority of the group among all groups: that of CRDs, and low, as that of every extension should be.
const GROUP_PRIORITY: usize = 1000;

/// The priority of the version that Kubernetes ranks lowest: that of the versions of CRDs.
const LOWEST_VERSION_PRIORITY: usize = 100;

/// The most that the server takes.
const HIGHEST_VERSION_PRIORITY: usize = 1000;

/// `<version>.<group>.yaml` for each served version of each group, and the files that all of them share; none without kinds.
///
/// # Errors
/// A sentence that says which setting is missing or wrong.
pub fn generate(kinds: &[Kind], settings: &Settings) -> Result<Vec<File>, String> {
    let Some(first) = kinds.first() else { return Ok(Vec::new()) };
    let server = Server::new(settings, &first.group)?;
    let mut groups: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for kind in kinds {
        let versions = groups.entry(&kind.group).or_default();
        versions.extend(kind.versions.iter().map(|version| version.name.as_str()));
    }
    let mut files = Vec::new();
    for (group, mut versions) in groups {
        versions.sort_by(|a, b| compare_versions(a, b));
        versions.dedup();
        for (rank, version) in versions.into_iter().enumerate() {
            let priority = (LOWEST_VERSION_PRIORITY + rank).min(HIGHEST_VERSION_PRIORITY);
            files.push((format!("{version}.{group}.yaml"), vec![api_service(group, version, priority, &server)]));
        }
    }
    files.extend(workload::files(&server));
    files.push(("rbac.yaml".to_owned(), rbac::documents(kinds, &server)));
    files.into_iter().map(|(path, documents)| file(path, &documents).map_err(|error| error.to_string())).collect()
}

fn api_service(group: &str, version: &str, priority: usize, server: &Server) -> Value {
    let mut metadata = json!({"name": format!("{version}.{group}")});
    if server.cert_manager {
        // It fills in the `caBundle`.
        let certificate = format!("{}/{}", server.namespace, server.name);
        metadata["annotations"] = json!({"cert-manager.io/inject-ca-from": certificate});
    }
    json!({
        "apiVersion": "apiregistration.k8s.io/v1",
        "kind": "APIService",
        "metadata": metadata,
        "spec": {
            "group": group,
            "version": version,
            "groupPriorityMinimum": GROUP_PRIORITY,
            "versionPriority": priority,
            "service": {"namespace": server.namespace, "name": server.name, "port": workload::SERVICE_PORT},
        },
    })
}

fn file(path: String, documents: &[Value]) -> Result<File, TextError> {
    let texts: Vec<String> = documents.iter().map(to_yaml).collect::<Result<_, _>>()?;
    Ok(File { path, text: texts.join("---\n") })
}
