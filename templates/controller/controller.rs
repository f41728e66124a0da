//! What is done for each `{{ controller.kind }}`.

use std::sync::Arc;
use std::time::Duration;

use crdgen::finalizer::Step;
use futures::StreamExt as _;
{%- if controller.ready.is_some() %}
use k8s_openapi::apimachinery::pkg::apis::meta::v1::{Condition, Time};
use k8s_openapi::jiff::Timestamp;
{%- endif %}
use kube::api::{Api, Patch, PatchParams};
use kube::runtime::controller::{Action, Controller};
use kube::runtime::watcher;
use kube::{Client, Resource as _, ResourceExt as _};
{%- if controller.ready.is_some() %}
use serde_json::{Value, json};
{%- else %}
use serde_json::Value;
{%- endif %}

use crate::{Context, Error, {{ controller.path }}};

/// What keeps an object until [`clean_up`] is done.
{{ controller.finalizer }}

/// An object is looked at again after this time, for what changes without an event.
const RESYNC: Duration = Duration::from_secs(300);

/// Reconciles all objects until the process is told to stop.
///
/// # Errors
/// As [`Context::new`].
pub async fn run(client: Client) -> Result<(), Error> {
    let objects = Api::<{{ controller.ty }}>::all(client.clone());
    let context = Context::new(client, FINALIZER)?;
    Controller::new(objects, watcher::Config::default())
        .shutdown_on_signal()
        .run(reconcile, crate::retry, Arc::new(context))
        .for_each(|result| async {
            match result {
                Ok((object, _)) => tracing::info!(%object, "reconciled"),
                Err(error) => tracing::warn!(%error, "not reconciled"),
            }
        })
        .await;
    Ok(())
}

/// Brings the world to what `object` wants{% if controller.ready.is_some() %}, and its status to what was found{% endif %}.
/// It may be called at any time, any number of times.
///
/// # Errors
/// What was not done; it is tried again.
{{ reconcile }}
{%- if controller.namespaced %}
    let namespace = object.namespace().unwrap_or_default();
    let api: Api<{{ controller.ty }}> = Api::namespaced(context.client.clone(), &namespace);
{%- else %}
    let api: Api<{{ controller.ty }}> = Api::all(context.client.clone());
{%- endif %}
    let write = async |patch: Value| -> Result<(), Error> {
        let patch = Patch::Merge(patch);
        api.patch(&object.name_any(), &PatchParams::default(), &patch)
            .await?;
        Ok(())
    };
    match context.finalizer.step(object.meta()) {
        Step::Add(patch) => write(patch).await?,
        Step::Reconcile => {
{%- if controller.ready.is_some() %}
            let outcome = apply(&object, &context).await;
            report(&api, &object, &outcome).await?;
            return outcome.map(|()| Action::requeue(RESYNC));
{%- else %}
            apply(&object, &context).await?;
            return Ok(Action::requeue(RESYNC));
{%- endif %}
        }
        Step::CleanUp(patch) => {
            clean_up(&object, &context).await?;
            write(patch).await?;
        }
        Step::Gone => {}
    }
    // What was written comes back as an event.
    Ok(Action::await_change())
}

/// Makes what `object` wants.
{{ apply }}
    tracing::info!(object = object.name_any(), "here it is made");
    Ok(())
}

/// Removes what was made outside of the cluster; what `object` owns in it, the cluster removes itself.
{{ clean_up }}
    tracing::info!(object = object.name_any(), "here it is removed");
    Ok(())
}
{%- if let Some(ready) = controller.ready %}

/// Writes the condition `Ready`, and leaves those of others.
{{ report }}
    let (status, reason, message) = match outcome {
        Ok(()) => ("True", "Reconciled", String::new()),
        Err(error) => ("False", "Failed", error.to_string()),
    };
    let ready = Condition {
        type_: "Ready".to_owned(),
        status: status.to_owned(),
        reason: reason.to_owned(),
        message,
        observed_generation: {% if ready.generation_of_condition %}object.metadata.generation{% else %}None{% endif %},
        last_transition_time: Time(Timestamp::now()),
    };
    let old = serde_json::to_value(&object.status)?;
    let mut conditions: Vec<Condition> = match old.get("conditions") {
        None | Some(Value::Null) => Vec::new(),
        Some(conditions) => serde_json::from_value(conditions.clone())?,
    };
{%- if ready.generation %}
    let is_observed = old.get("observedGeneration") == Some(&json!(object.metadata.generation));
    if !crdgen::set_condition(&mut conditions, ready) && is_observed {
{%- else %}
    if !crdgen::set_condition(&mut conditions, ready) {
{%- endif %}
        return Ok(());
    }
    // With the version, a status that somebody else has written since is not overwritten.
    let patch = json!({
        "metadata": {"resourceVersion": object.metadata.resource_version},
{%- if ready.generation %}
        "status": {"observedGeneration": object.metadata.generation, "conditions": conditions},
{%- else %}
        "status": {"conditions": conditions},
{%- endif %}
    });
    let patch = Patch::Merge(patch);
    api.patch_status(&object.name_any(), &PatchParams::default(), &patch)
        .await?;
    Ok(())
}
{%- endif %}
