//! What the server may ask of Kubernetes, and what its users may do with its kinds.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use super::settings::Server;
use super::workload::labels;
use crate::plan::Kind;

const API: &str = "rbac.authorization.k8s.io";

/// Two bindings that every aggregated API server has, and two roles that add to those of Kubernetes: `view` is in `edit`, and
/// `edit` in `admin`.
pub(super) fn documents(kinds: &[Kind], server: &Server) -> Vec<Value> {
    let Server { name, namespace, .. } = server;
    let subjects = json!([{"kind": "ServiceAccount", "name": name, "namespace": namespace}]);
    let binding = |kind: &str, name: String, role: (&str, &str)| {
        let role = json!({"apiGroup": API, "kind": role.0, "name": role.1});
        json!({
            "apiVersion": format!("{API}/v1"),
            "kind": kind,
            "metadata": {"name": name, "labels": labels(server)},
            "roleRef": role,
            "subjects": subjects,
        })
    };
    // It asks Kubernetes who somebody is, and what that one may do.
    let delegator = ("ClusterRole", "system:auth-delegator");
    let delegator = binding("ClusterRoleBinding", format!("{name}:system:auth-delegator"), delegator);
    // It reads which certificate the aggregator has.
    let reader = ("Role", "extension-apiserver-authentication-reader");
    let mut reader = binding("RoleBinding", format!("{name}-auth-reader"), reader);
    reader["metadata"]["namespace"] = json!("kube-system");
    let view = rules(kinds, &["get", "list", "watch"], &["get"], subresources);
    let edit = ["create", "delete", "deletecollection", "patch", "update"];
    // The status is written by controllers, which have roles of their own.
    let scale = |kind: &Kind| subresources(kind).into_iter().filter(|name| *name == "scale").collect();
    let edit = rules(kinds, &edit, &["get", "patch", "update"], scale);
    vec![delegator, reader, role(server, "edit", edit), role(server, "view", view)]
}

fn subresources(kind: &Kind) -> Vec<&'static str> {
    let scale = kind.versions.iter().any(|version| version.scale.is_some()).then_some("scale");
    let status = kind.versions.iter().any(|version| version.status).then_some("status");
    scale.into_iter().chain(status).collect()
}

fn role(server: &Server, aggregate_to: &str, rules: Vec<Value>) -> Value {
    let mut labels = labels(server);
    labels[format!("{API}/aggregate-to-{aggregate_to}")] = json!("true");
    let metadata = json!({"name": format!("{}-{aggregate_to}", server.name), "labels": labels});
    json!({"apiVersion": format!("{API}/v1"), "kind": "ClusterRole", "metadata": metadata, "rules": rules})
}

/// A rule a group for its resources, and one for those of their subresources that `subresources` names.
fn rules(
    kinds: &[Kind],
    verbs: &[&str],
    subresource_verbs: &[&str],
    subresources: impl Fn(&Kind) -> Vec<&'static str>,
) -> Vec<Value> {
    let mut groups: BTreeMap<&str, [BTreeSet<String>; 2]> = BTreeMap::new();
    for kind in kinds {
        let [resources, inside] = groups.entry(&kind.group).or_default();
        resources.insert(kind.plural.clone());
        inside.extend(subresources(kind).into_iter().map(|name| format!("{}/{name}", kind.plural)));
    }
    let rule = |group: &str, resources: BTreeSet<String>, verbs: &[&str]| {
        (!resources.is_empty()).then(|| json!({"apiGroups": [group], "resources": resources, "verbs": verbs}))
    };
    let both = groups.into_iter().flat_map(|(group, [resources, inside])| {
        [rule(group, resources, verbs), rule(group, inside, subresource_verbs)]
    });
    both.flatten().collect()
}
