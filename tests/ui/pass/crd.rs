//! Every key of `#[crd(...)]`, without serde or kube at the crate's root.

use crdgen::core::resource::Scope;
use crdgen::{CustomResource, Schemas};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

#[derive(CustomResource, Serialize, Deserialize, Clone, Debug, Default, PartialEq, JsonSchema)]
#[crd(
    group = "stable.example.com",
    version = "v1",
    kind = "CronTab",
    plural = "crontabs",
    singular = "crontab",
    list_kind = "CronTabList",
    shortname = "ct",
    category = "all",
    scope = "Cluster",
    status = CronTabStatus,
    scale(spec = ".spec.replicas", status = ".status.replicas"),
    printcolumn(name = "Image", type = "string", json_path = ".spec.image", priority = 1),
    selectable = ".spec.image",
    served = true,
    storage = true,
    deprecated = "use v2",
    doc = "Runs jobs at times.",
    label("app", "cron"),
    annotation("example.com/note", "any text"),
    conversion(service = "webhook", namespace = "default", path = "/convert"),
    validation = ("self.metadata.name.size() < 20", "the name is too long"),
    derive(PartialEq, Default),
    attr(allow(dead_code))
)]
#[serde(rename_all = "camelCase")]
pub struct CronTabSpec {
    image: String,
    replicas: i32,
}

#[derive(Serialize, Deserialize, Clone, Debug, Default, PartialEq, JsonSchema)]
pub struct CronTabStatus {
    replicas: i32,
}

fn main() {
    let tab = CronTab::new("nightly", CronTabSpec { image: "cron:1".into(), replicas: 2 });
    let json = serde_json::to_value(&tab).unwrap();
    assert_eq!(
        json,
        serde_json::json!({
            "apiVersion": "stable.example.com/v1",
            "kind": "CronTab",
            "metadata": {"name": "nightly"},
            "spec": {"image": "cron:1", "replicas": 2},
        })
    );
    assert_eq!(serde_json::from_value::<CronTab>(json).unwrap(), tab);
    assert_eq!(CronTab::default().status, None);

    let resource = CronTab::resource();
    assert_eq!((resource.scope, resource.labels.len()), (Scope::Cluster, 1));
    assert_eq!(CronTab::schemas(), Schemas::of_spec_and_status::<CronTabSpec, CronTabStatus>());

    let crd = serde_json::to_value(CronTab::definition().unwrap()).unwrap();
    assert_eq!(crd["metadata"]["name"], "crontabs.stable.example.com");
    assert_eq!(crd["metadata"]["labels"]["app"], "cron");
    let webhook = &crd["spec"]["conversion"]["webhook"];
    assert_eq!(webhook["conversionReviewVersions"], serde_json::json!(["v1"]));
    assert_eq!(webhook["clientConfig"]["service"]["path"], "/convert");
    let version = &crd["spec"]["versions"][0];
    assert_eq!(version["deprecationWarning"], "use v2");
    assert_eq!(version["subresources"]["scale"]["specReplicasPath"], ".spec.replicas");
    assert_eq!(version["schema"]["openAPIV3Schema"]["description"], "Runs jobs at times.");
}
