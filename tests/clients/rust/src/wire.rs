//! What the clients of all languages send, in the same order.

use std::collections::BTreeMap;
use std::error::Error;

use futures::TryStreamExt as _;
use k8s_openapi::api::core::v1::Namespace;
use kube::api::{DeleteParams, ListParams, ObjectMeta, Patch, PatchParams, PostParams, WatchParams};
use kube::{Api, Client};
use serde_json::json;

use crate::crontab::stable_example_com::v1::clock::{Clock, ClockApi};
use crate::crontab::stable_example_com::v1::cron_tab::{CronTab, CronTabApi, CronTabSpec, CronTabStatus};

pub async fn drive(client: &Client) -> Result<(), Box<dyn Error>> {
    let namespace = Namespace { metadata: metadata("wire", None), ..Namespace::default() };
    let post = PostParams { field_manager: Some("wire".to_owned()), ..PostParams::default() };
    Api::all(client.clone()).create(&post, &namespace).await?;
    let patch = PatchParams::apply("wire");
    let force = patch.clone().force();
    let labelled = ListParams::default().labels("wire=yes");
    let tabs = CronTabApi::namespaced(client.clone(), "wire")?;

    tabs.create(&post, &tab("a")).await?;
    let mut a = tabs.get("a").await?;
    let one = labelled.clone().fields("metadata.name=a").limit(5);
    let listed = tabs.list(&one).await?;
    tabs.list_all(&labelled).await?;
    a.spec.image = Some("j".to_owned());
    tabs.replace(&post, &a).await?;
    let image = json!({"spec": {"image": "k"}});
    tabs.patch("a", &patch, &Patch::Merge(image)).await?;
    tabs.patch("a", &patch, &replace("/spec/image", "l")?).await?;

    let mut b = tab("b");
    b.metadata.name = None;
    tabs.apply("b", &patch, &b).await?;
    tabs.apply("b", &force, &b).await?;

    let mut a = tabs.get("a").await?;
    let replicas = |replicas| CronTabStatus { replicas: Some(replicas), ..CronTabStatus::default() };
    a.status = Some(replicas(1));
    tabs.replace_status(&post, &a).await?;
    let status = json!({"status": replicas(2)});
    tabs.patch_status("a", &patch, &Patch::Merge(status)).await?;
    tabs.patch_status("a", &patch, &replace("/status/replicas", 3)?).await?;
    let status = json!({"metadata": {"namespace": "wire"}, "status": replicas(4)});
    tabs.apply_status("a", &force, &status).await?;

    let mut scale = tabs.get_scale("a").await?;
    scale.spec.get_or_insert_default().replicas = Some(2);
    tabs.replace_scale("a", &post, &scale).await?;
    let three = json!({"spec": {"replicas": 3}});
    tabs.patch_scale("a", &patch, &Patch::Merge(three)).await?;
    tabs.patch_scale("a", &patch, &replace("/spec/replicas", 4)?).await?;

    let version = listed.metadata.resource_version.unwrap_or_default();
    let one = WatchParams::default().fields("metadata.name=a");
    let mut events = std::pin::pin!(tabs.watch(&one, &version).await?);
    events.try_next().await?.ok_or("the watch ended")?;

    tabs.delete("b", &DeleteParams::background()).await?;
    tabs.delete_collection(&DeleteParams::default(), &labelled).await?;

    let clocks = ClockApi::new(client.clone());
    let clock = Clock { metadata: metadata("wire", None), zone: Some("UTC".to_owned()), ..Clock::default() };
    clocks.create(&post, &clock).await?;
    clocks.get("wire").await?;
    clocks.list(&labelled).await?;
    clocks.delete("wire", &DeleteParams::default()).await?;
    Ok(())
}

fn tab(name: &str) -> CronTab {
    let spec = CronTabSpec { cron_spec: "* * * * *".to_owned(), image: Some("i".to_owned()), ..CronTabSpec::default() };
    CronTab { metadata: metadata(name, Some("wire")), spec, ..CronTab::default() }
}

fn metadata(name: &str, namespace: Option<&str>) -> ObjectMeta {
    ObjectMeta {
        name: Some(name.to_owned()),
        namespace: namespace.map(str::to_owned),
        labels: Some(BTreeMap::from([("wire".to_owned(), "yes".to_owned())])),
        ..ObjectMeta::default()
    }
}

/// A JSON patch of one step.
pub fn replace(path: &str, value: impl Into<serde_json::Value>) -> Result<Patch<()>, serde_json::Error> {
    let steps = json!([{"op": "replace", "path": path, "value": value.into()}]);
    Ok(Patch::Json(serde_json::from_value(steps)?))
}
