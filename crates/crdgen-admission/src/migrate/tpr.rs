//! ThirdPartyResources of `extensions/v1beta1`, which Kubernetes 1.8 no longer has.

use crdgen_core::crd::{
    CustomResourceDefinition, CustomResourceDefinitionNames, CustomResourceDefinitionSpec,
    CustomResourceDefinitionVersion, CustomResourceValidation,
};
use crdgen_core::meta::ObjectMeta;
use serde_json::{Map, Value};

use super::{CRD, Migration, V1, finish, metadata, preserve};
use crate::go;

/// A ThirdPartyResource as a v1 CRD: names as `ExtractAPIGroupAndKind` and `KindToResource` of Kubernetes 1.7 made them,
/// so that the objects stay as they are and where they are.
pub fn third_party_resource(document: &Value) -> Migration {
    let mut migration = Migration::default();
    let empty = Map::new();
    let document = document.as_object().unwrap_or(&empty);
    let meta = metadata::carry(document, &mut migration);
    let name = meta.get("name").and_then(Value::as_str).unwrap_or_default();
    let Some((group, kind)) = group_and_kind(name, &mut migration) else { return migration };
    let plural = plural(&kind);
    let crd_name = format!("{plural}.{group}");
    migration.decide(
        "metadata.name",
        format!("{name} was group {group}, kind {kind}, resource {plural}: the CRD is {crd_name}"),
    );
    let mut meta: ObjectMeta = match serde_json::from_value(Value::Object(meta)) {
        Ok(meta) => meta,
        Err(error) => {
            migration.refuse("metadata", error.to_string(), "correct the metadata");
            return migration;
        }
    };
    meta.name = Some(crd_name);

    let versions = versions(document, &mut migration);
    let description = document.get("description").and_then(Value::as_str).filter(|text| !text.is_empty());
    if description.is_some() {
        migration.decide("description", "becomes the description of the schema: a CRD has none of its own");
    }
    migration.decide("spec.scope", "Namespaced, as every ThirdPartyResource was");
    migration.decide(
        "spec.versions",
        "objects had no schema, and v1 asks for one: type object with x-kubernetes-preserve-unknown-fields keeps every field",
    );
    migration.decide(
        "",
        format!(
            "objects stay as they are, of {group}, kind {kind}: keep a copy of them before the ThirdPartyResource goes, and \
             apply it under the CRD"
        ),
    );
    for field in document.keys() {
        if !matches!(field.as_str(), "apiVersion" | "kind" | "metadata" | "description" | "versions") {
            migration.decide(field, "dropped: a ThirdPartyResource has no such field");
        }
    }
    let schema = CustomResourceValidation { open_api_v3_schema: Some(preserve::any_object(description)) };
    let versions = versions.into_iter().enumerate().map(|(index, name)| CustomResourceDefinitionVersion {
        name,
        served: true,
        storage: index == 0,
        schema: Some(schema.clone()),
        ..Default::default()
    });
    let crd = CustomResourceDefinition {
        api_version: V1.to_owned(),
        kind: CRD.to_owned(),
        metadata: meta,
        spec: CustomResourceDefinitionSpec {
            group,
            names: CustomResourceDefinitionNames {
                singular: Some(kind.to_lowercase()),
                list_kind: Some(format!("{kind}List")),
                plural,
                kind,
                ..Default::default()
            },
            scope: "Namespaced".to_owned(),
            versions: versions.collect(),
            ..Default::default()
        },
        status: None,
    };
    finish::check(crd, migration)
}

/// `ExtractAPIGroupAndKind`: `cron-tab.stable.example.com` is group `stable.example.com`, kind `CronTab`.
fn group_and_kind(name: &str, migration: &mut Migration) -> Option<(String, String)> {
    let help = "give it the name <kind>.<group>, in lower case, with a hyphen before each word but the first: cron-tab.stable.example.com";
    let split = name.split_once('.').filter(|(_, group)| group.contains('.'));
    let Some((words, group)) = split else {
        let message = format!("unexpectedly short resource name: {name}, expected at least <kind>.<domain>.<tld>");
        migration.refuse("metadata.name", message, help);
        return None;
    };
    let mut kind = String::new();
    for word in words.split('-') {
        let mut chars = word.chars();
        let Some(first) = chars.next() else {
            let message =
                format!("{} makes no kind: servers did not agree what a hyphen without a word is", go::quote(words));
            migration.refuse("metadata.name", message, help);
            return None;
        };
        kind.extend(first.to_uppercase().chain(chars));
    }
    Some((group.to_owned(), kind))
}

/// `KindToResource` of Kubernetes 1.7, which is no English: the resource of `Box` is `boxs`, that of `Gateway` `gatewaies`.
/// Objects are stored and asked for under it.
fn plural(kind: &str) -> String {
    let singular = kind.to_lowercase();
    if singular.ends_with("endpoints") {
        return singular;
    }
    match singular.strip_suffix('y') {
        Some(stem) => format!("{stem}ies"),
        None if singular.ends_with('s') => singular + "es",
        None => singular + "s",
    }
}

/// The names of the versions, in the order of the document.
fn versions(document: &Map<String, Value>, migration: &mut Migration) -> Vec<String> {
    let items = document.get("versions").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    let mut names: Vec<String> = Vec::with_capacity(items.len());
    for (index, item) in items.iter().enumerate() {
        let path = format!("versions[{index}].name");
        match item.get("name").and_then(Value::as_str).unwrap_or_default() {
            "" => migration.refuse(path, "Required value: must not be empty", "name the version: v1"),
            name if names.iter().any(|other| other == name) => {
                migration.refuse(path, format!("Duplicate value: {}", go::quote(name)), "name each version once");
            }
            name => names.push(name.to_owned()),
        }
    }
    match &names[..] {
        [] if migration.refusals.is_empty() => {
            migration.refuse(
                "versions",
                "Required value: without a version nothing was served",
                "add versions: [{name: v1}]",
            );
        }
        [first, _, ..] => {
            let message =
                format!("all are served, and {first}, the first, is stored; objects change their apiVersion alone");
            migration.decide("versions", message);
        }
        _ => {}
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names() {
        let check = |name: &str, group: &str, kind: &str, resource: &str| {
            let found = group_and_kind(name, &mut Migration::default());
            assert_eq!(found, Some((group.to_owned(), kind.to_owned())));
            assert_eq!(plural(kind), resource);
        };
        check("cron-tab.stable.example.com", "stable.example.com", "CronTab", "crontabs");
        check("etcd-cluster.coreos.com", "coreos.com", "EtcdCluster", "etcdclusters");
        check("policy.example.com", "example.com", "Policy", "policies");
        check("gateway.example.com", "example.com", "Gateway", "gatewaies");
        check("bus.example.com", "example.com", "Bus", "buses");
        check("box.example.com", "example.com", "Box", "boxs");
        check("my-endpoints.example.com", "example.com", "MyEndpoints", "myendpoints");
        check("a-1b.example.com", "example.com", "A1b", "a1bs");
    }

    #[test]
    fn no_names() {
        for name in
            ["", "crontab", "crontab.com", "a--b.example.com", "a-.example.com", "-a.example.com", ".example.com"]
        {
            let mut migration = Migration::default();
            assert_eq!(group_and_kind(name, &mut migration), None, "{name}");
            assert_eq!(migration.refusals.len(), 1, "{name}");
        }
    }
}
