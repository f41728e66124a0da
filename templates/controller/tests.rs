//! What is sent for a `{{ controller.kind }}`, without a cluster.

use std::sync::{Arc, Mutex};

use http::{Request, Response};
use kube::Client;
use kube::client::Body;
use serde_json::{Value, json};

use {{ library }}::{{ controller.module }}::{FINALIZER, reconcile};
use {{ library }}::{Context, {{ controller.path }}};

{{ controller.url }}
{{ controller.sample }}

/// The requests for an object with this metadata and status: method, path and body.
async fn sent(metadata: Value, status: Value) -> Vec<(String, String, Value)> {
    let mut object: Value = serde_json::from_str(OBJECT).unwrap();
    object["metadata"] = metadata;
    object["status"] = status;
    let requests = Arc::new(Mutex::new(Vec::new()));
    let (answer, heard) = (object.to_string(), requests.clone());
    let server = tower::service_fn(move |request: Request<Body>| {
        let (answer, heard) = (answer.clone(), heard.clone());
        async move {
            let (head, body) = request.into_parts();
            let body = serde_json::from_slice(&body.collect_bytes().await?)?;
            let path = head.uri.path().to_owned();
            heard
                .lock()
                .unwrap()
                .push((head.method.to_string(), path, body));
            Ok::<_, tower::BoxError>(Response::new(Body::from(answer.into_bytes())))
        }
    });
    let object: {{ controller.ty }} = serde_json::from_value(object).unwrap();
    let context = Context::new(Client::new(server, "default"), FINALIZER).unwrap();
    reconcile(Arc::new(object), Arc::new(context))
        .await
        .unwrap();
    requests.lock().unwrap().clone()
}

#[tokio::test]
async fn a_new_object_gets_the_finalizer_first() {
    let metadata = json!({"name": "a", "namespace": "default", "resourceVersion": "1"});
    let patch = json!({"metadata": {"finalizers": [FINALIZER], "resourceVersion": "1"}});
    assert_eq!(
        sent(metadata, Value::Null).await,
        [("PATCH".to_owned(), PATH.to_owned(), patch)]
    );
}
{%- if let Some(ready) = controller.ready %}

#[tokio::test]
async fn then_its_status_tells_that_it_is_ready() {
    let metadata = json!({
        "name": "a", "namespace": "default", "generation": 3, "finalizers": [FINALIZER],
    });
    let sent = sent(metadata, Value::Null).await;
    let [(method, path, body)] = &sent[..] else {
        panic!("{sent:?}")
    };
    assert_eq!((&**method, &**path), ("PATCH", &*format!("{PATH}/status")));
{%- if ready.generation %}
    assert_eq!(body["status"]["observedGeneration"], 3);
{%- endif %}
    assert_eq!(body["status"]["conditions"][0]["type"], "Ready");
    assert_eq!(body["status"]["conditions"][0]["status"], "True");
}

#[tokio::test]
async fn what_is_told_already_is_not_told_again() {
    let metadata = json!({
        "name": "a", "namespace": "default", "generation": 3, "finalizers": [FINALIZER],
    });
    let ready = json!({
        "type": "Ready", "status": "True", "reason": "Reconciled", "message": "",
{%- if ready.generation_of_condition %} "observedGeneration": 3,{% endif %}
        "lastTransitionTime": "2026-01-01T00:00:00Z",
    });
{%- if ready.generation %}
    let status = json!({"observedGeneration": 3, "conditions": [ready]});
{%- else %}
    let status = json!({"conditions": [ready]});
{%- endif %}
    assert_eq!(sent(metadata, status).await, []);
}
{%- endif %}

#[tokio::test]
async fn a_deleted_object_is_let_go_after_the_clean_up() {
    let metadata = json!({
        "name": "a", "namespace": "default", "deletionTimestamp": "2026-01-01T00:00:00Z",
        "finalizers": ["a/b", FINALIZER],
    });
    let patch = json!({"metadata": {"finalizers": ["a/b"]}});
    assert_eq!(
        sent(metadata, Value::Null).await,
        [("PATCH".to_owned(), PATH.to_owned(), patch)]
    );
}
