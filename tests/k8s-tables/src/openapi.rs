//! What Kubernetes' OpenAPI documents (version 3) say of lists and maps, and the defaults of properties.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::fs;
use std::path::Path;

use serde::Deserialize;
use serde_json::Value;

use crate::Result;

/// Every schema of the documents, by its name: `io.k8s.api.core.v1.Container`.
pub(crate) type OpenApi = BTreeMap<String, Definition>;

#[derive(Deserialize, PartialEq)]
pub(crate) struct Definition {
    #[serde(rename = "x-kubernetes-map-type")]
    pub(crate) map_type: Option<String>,
    #[serde(default)]
    pub(crate) properties: BTreeMap<String, Property>,
}

#[derive(Deserialize, PartialEq)]
pub(crate) struct Property {
    pub(crate) default: Option<Value>,
    #[serde(rename = "x-kubernetes-list-type")]
    pub(crate) list_type: Option<String>,
    #[serde(rename = "x-kubernetes-list-map-keys", default)]
    pub(crate) list_map_keys: Vec<String>,
    #[serde(rename = "x-kubernetes-map-type")]
    pub(crate) map_type: Option<String>,
}

#[derive(Deserialize)]
struct Document {
    #[serde(default)]
    components: Components,
}

#[derive(Deserialize, Default)]
struct Components {
    #[serde(default)]
    schemas: BTreeMap<String, Definition>,
}

/// Reads every document of the folder, one a group and version.
///
/// # Errors
/// When a file cannot be read, or when two documents differ on one definition.
pub(crate) fn read(folder: &Path) -> Result<OpenApi> {
    let mut all = OpenApi::new();
    for entry in fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))? {
        let file = entry?.path();
        if file.extension().is_none_or(|extension| extension != "json") {
            continue;
        }
        let document: Document = serde_json::from_str(&fs::read_to_string(&file)?)
            .map_err(|error| format!("{}: {error}", file.display()))?;
        for (name, definition) in document.components.schemas {
            match all.entry(name) {
                Entry::Vacant(entry) => _ = entry.insert(definition),
                Entry::Occupied(entry) if *entry.get() == definition => {}
                Entry::Occupied(entry) => return Err(format!("the documents differ on {}", entry.key()).into()),
            }
        }
    }
    if all.is_empty() {
        return Err(format!("{}: no schemas", folder.display()).into());
    }
    Ok(all)
}
