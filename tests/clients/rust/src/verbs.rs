//! That every verb does what it says.

use std::error::Error;
use std::sync::Arc;
use std::time::Duration;

use futures::{StreamExt as _, TryStreamExt as _};
use kube::Client;
use kube::api::{DeleteParams, ListParams, Patch, PatchParams, PostParams, WatchEvent, WatchParams};
use kube::runtime::controller::{Action, Controller};
use kube::runtime::{WatchStreamExt as _, watcher};
use serde_json::json;

use crate::crontab::api::{WaitError, has_condition};
use crate::crontab::stable_example_com::v1::clock::{Clock, ClockApi};
use crate::crontab::stable_example_com::v1::cron_tab::{
    CronTab, CronTabApi, CronTabSpec, CronTabSpecPolicy, CronTabStatus, CronTabStatusConditions,
};
use crate::wire::replace;

type Outcome = Result<(), Box<dyn Error>>;

pub async fn drive(client: &Client) -> Outcome {
    let tabs = CronTabApi::default_namespaced(client.clone())?;
    names(client, &tabs).await?;
    writes(&tabs).await?;
    applies(&tabs).await?;
    pages(&tabs).await?;
    subresources(&tabs).await?;
    waits(&tabs).await?;
    watches(&tabs).await?;
    deletes(&tabs).await?;
    cluster(client).await
}

/// What is no name reaches no server.
async fn names(client: &Client, tabs: &CronTabApi) -> Outcome {
    for name in ["", ".", "..", "a/b", "a?b", "a%2Fb", "A", "-a", "a..b", &"a".repeat(254)] {
        let refused = |result: Result<_, kube::Error>| matches!(result.map(drop), Err(kube::Error::BuildRequest(_)));
        assert!(refused(tabs.get(name).await), "{name}");
        assert!(refused(tabs.replace(&PostParams::default(), &tab(name)).await), "{name}");
        assert!(refused(tabs.apply(name, &manager("drive"), &tab(name)).await), "{name}");
        assert!(CronTabApi::namespaced(client.clone(), name).is_err(), "{name}");
    }
    assert!(CronTabApi::namespaced(client.clone(), "a.b").is_err());
    assert_eq!(code(tabs.get("none").await), 404);
    assert_eq!(tabs.get_opt("none").await?, None);
    Ok(())
}

async fn writes(tabs: &CronTabApi) -> Outcome {
    let post = PostParams { field_manager: Some("drive".to_owned()), dry_run: false };
    let mut a = tab("a");
    a.spec.port = Some("80%".into());
    let mut created = tabs.create(&post, &a).await?;
    assert_eq!(created.spec.replicas, Some(1));
    assert_eq!(created.spec.policy, Some(CronTabSpecPolicy::Allow));
    assert_eq!(created.spec.image, None);

    // Fields that no type names, in an object that is open, go there and back.
    let long = json!({"deep": {"list": [1, null, {"x": "y"}]}});
    created.spec.config = long.as_object().cloned();
    let replaced = tabs.replace(&post, &created).await?;
    assert_eq!(replaced.spec, created.spec);
    assert_eq!(code(tabs.replace(&post, &created).await), 409);
    assert_eq!(tabs.get("a").await?, replaced);

    let merge = Patch::Merge(json!({"spec": {"replicas": 2, "port": 80, "config": null}}));
    let merged = tabs.patch("a", &PatchParams::default(), &merge).await?;
    assert_eq!((merged.spec.replicas, merged.spec.port), (Some(2), Some(80.into())));
    assert_eq!(merged.spec.config, None);
    let step = replace("/spec/policy", "Forbid")?;
    let patched = tabs.patch("a", &PatchParams::default(), &step).await?;
    assert_eq!(patched.spec.policy, Some(CronTabSpecPolicy::Forbid));
    let dry = PatchParams::default().dry_run();
    let image = Patch::Merge(json!({"spec": {"image": "dry"}}));
    assert_eq!(tabs.patch("a", &dry, &image).await?.spec.image.as_deref(), Some("dry"));
    assert_eq!(tabs.get("a").await?.spec.image, None);
    Ok(())
}

async fn applies(tabs: &CronTabApi) -> Outcome {
    let b = json!({
        "metadata": {"labels": {"x": "y"}},
        "spec": {"cronSpec": "0 0 * * *", "image": "i", "steps": [{"name": "s"}]},
    });
    let applied = tabs.apply("b", &manager("drive"), &b).await?;
    assert_eq!(applied.spec.steps.map(|steps| steps.len()), Some(1));
    let other = json!({"spec": {"image": "other"}});
    assert_eq!(code(tabs.apply("b", &manager("other"), &other).await), 409);
    let forced = tabs.apply("b", &manager("other").force(), &other).await?;
    assert_eq!(forced.spec.image.as_deref(), Some("other"));
    Ok(())
}

async fn pages(tabs: &CronTabApi) -> Outcome {
    let one = ListParams::default().limit(1);
    let page = tabs.list(&one).await?;
    assert_eq!(names_of(&page.items), ["a"]);
    let token = page.metadata.continue_.unwrap_or_default();
    let next = tabs.list(&one.continue_token(&token)).await?;
    assert_eq!(names_of(&next.items), ["b"]);
    let selected = tabs.list_all(&ListParams::default().labels("x=y")).await?;
    assert_eq!(names_of(&selected.items), ["b"]);
    Ok(())
}

/// The status is its own: other writes leave it, and it leaves the rest.
async fn subresources(tabs: &CronTabApi) -> Outcome {
    let (post, patch) = (PostParams::default(), PatchParams::default());
    let mut a = tabs.get("a").await?;
    a.status = Some(CronTabStatus { replicas: Some(7), ..CronTabStatus::default() });
    assert_eq!(tabs.replace(&post, &a).await?.status, None);
    a.metadata = tabs.get("a").await?.metadata;
    let replaced = tabs.replace_status(&post, &a).await?;
    assert_eq!(replaced.status, a.status);
    tabs.patch_status("a", &patch, &replace("/status/replicas", 9)?).await?;

    let mut scale = tabs.get_scale("a").await?;
    assert_eq!(scale.status.as_ref().map(|status| status.replicas), Some(9));
    scale.spec.get_or_insert_default().replicas = Some(3);
    tabs.replace_scale("a", &post, &scale).await?;
    tabs.patch_scale("a", &patch, &replace("/spec/replicas", 5)?).await?;
    assert_eq!(tabs.get("a").await?.spec.replicas, Some(5));
    Ok(())
}

async fn waits(tabs: &CronTabApi) -> Outcome {
    let conditions = vec![CronTabStatusConditions {
        type_: "Ready".to_owned(),
        status: "True".into(),
        ..CronTabStatusConditions::default()
    }];
    let status = CronTabStatus { conditions: Some(conditions), ..CronTabStatus::default() };
    let later = async {
        tokio::time::sleep(Duration::from_millis(300)).await;
        let fields = json!({"status": status});
        tabs.apply_status("a", &manager("drive"), &fields).await.map_err(WaitError::Request)
    };
    let ready = tabs.wait_for("a", has_condition("Ready", "True"), Duration::from_secs(20));
    let (ready, _) = tokio::try_join!(ready, later)?;
    let ready = ready.and_then(|tab| tab.status).and_then(|status| status.conditions);
    assert_eq!(ready, status.conditions);

    let short = Duration::from_millis(300);
    let never = tabs.wait_for("a", has_condition("Never", "True"), short).await;
    assert!(matches!(never, Err(WaitError::Timeout(_))), "{never:?}");
    let gone = |tab: Option<&CronTab>| tab.is_none();
    assert_eq!(tabs.wait_for("none", gone, short).await?, None);
    Ok(())
}

async fn watches(tabs: &CronTabApi) -> Outcome {
    let version = tabs.list(&ListParams::default()).await?.metadata.resource_version;
    let params = WatchParams::default();
    let mut events = std::pin::pin!(tabs.watch(&params, &version.unwrap_or_default()).await?);
    let image = Patch::Merge(json!({"spec": {"image": "new"}}));
    tabs.patch("a", &PatchParams::default(), &image).await?;
    tabs.delete("b", &DeleteParams::background()).await?;
    let mut seen = Vec::new();
    while seen.len() < 2 {
        match events.try_next().await?.ok_or("the watch ended")? {
            WatchEvent::Modified(tab) => seen.push(("modified", tab.metadata.name)),
            WatchEvent::Deleted(tab) => seen.push(("deleted", tab.metadata.name)),
            WatchEvent::Bookmark(_) => {}
            other => return Err(format!("{other:?}").into()),
        }
    }
    let expected = [("modified", Some("a".to_owned())), ("deleted", Some("b".to_owned()))];
    assert_eq!(seen, expected);
    let mut old = std::pin::pin!(tabs.watch(&params, "1").await?);
    let first = old.try_next().await?;
    assert!(matches!(&first, Some(WatchEvent::Error(status)) if status.code == 410), "{first:?}");

    let config = watcher::Config::default();
    let objects = watcher(tabs.everywhere(), config.clone()).applied_objects();
    let first = std::pin::pin!(objects).try_next().await?;
    assert_eq!(first.and_then(|tab| tab.spec.image).as_deref(), Some("new"));

    let reconcile = |_: Arc<CronTab>, _: Arc<()>| async { Ok::<_, kube::Error>(Action::await_change()) };
    let again = |_: Arc<CronTab>, _: &kube::Error, _: Arc<()>| Action::await_change();
    let controller = Controller::new(tabs.api().clone(), config).run(reconcile, again, Arc::new(()));
    let (first, _) = std::pin::pin!(controller).next().await.ok_or("the controller ended")??;
    assert_eq!(first.name, "a");
    Ok(())
}

async fn deletes(tabs: &CronTabApi) -> Outcome {
    let which = ListParams::default().fields("metadata.name=a");
    tabs.delete_collection(&DeleteParams::default(), &which).await?;
    let gone = |tab: Option<&CronTab>| tab.is_none();
    assert_eq!(tabs.wait_for("a", gone, Duration::from_secs(20)).await?, None);
    assert_eq!(tabs.list(&ListParams::default()).await?.items, []);
    Ok(())
}

/// Where there are no namespaces.
async fn cluster(client: &Client) -> Outcome {
    let clocks = ClockApi::new(client.clone());
    let mut clock = Clock::new("a");
    clock.zone = Some("UTC".to_owned());
    clocks.create(&PostParams::default(), &clock).await?;
    let zone = json!({"zone": "CET"});
    clocks.apply("a", &manager("drive").force(), &zone).await?;
    assert_eq!(clocks.get("a").await?.zone.as_deref(), Some("CET"));
    clocks.delete("a", &DeleteParams::default()).await?;
    assert_eq!(clocks.list(&ListParams::default()).await?.items, []);
    Ok(())
}

fn tab(name: &str) -> CronTab {
    let spec = CronTabSpec { cron_spec: "* * * * *".to_owned(), ..CronTabSpec::default() };
    CronTab::new(name, spec)
}

fn manager(name: &str) -> PatchParams {
    PatchParams::apply(name)
}

fn names_of(tabs: &[CronTab]) -> Vec<&str> {
    tabs.iter().filter_map(|tab| tab.metadata.name.as_deref()).collect()
}

/// The code of what the server refused.
#[track_caller]
fn code(result: Result<CronTab, kube::Error>) -> u16 {
    match result {
        Err(kube::Error::Api(status)) => status.code,
        other => panic!("{other:?}"),
    }
}
