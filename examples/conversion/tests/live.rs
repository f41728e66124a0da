//! A real API server serves both versions, of which it stores one. It is asked where `CRDGEN_APISERVER=1` is set.

use std::io::Write as _;
use std::net::TcpListener;
use std::thread;
use std::time::Duration;

use axum_server::tls_rustls::RustlsConfig;
use base64::prelude::{BASE64_STANDARD, Engine as _};
use conversion::{TIME_ZONE, v1, v1alpha1};
use crdgen::CustomResource;
use crdgen::core::crd::WebhookClientConfig;
use crdgen_apiserver::server::{Reply, Request, Server};
use serde_json::{Value, json};
use tokio::runtime::Runtime;

const CRDS: &str = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions";

struct Cluster(Server);

impl Cluster {
    fn send(&self, method: &str, path: &str, query: &str, body: Option<&Value>) -> Reply {
        let content_type = if method == "PATCH" { "application/merge-patch+json" } else { "" };
        self.0.ask(&Request { method, path, query, body, content_type }).unwrap_or_else(|error| panic!("{error}"))
    }

    /// The body of an answer that has `code`.
    #[track_caller]
    fn expect(&self, code: u16, method: &str, path: &str, body: Option<&Value>) -> Value {
        let reply = self.send(method, path, "", body);
        assert_eq!(reply.code, code, "{method} {path}: {reply:?}");
        reply.body
    }
}

/// Starts the webhook on a port of its own, and gives where the API server finds it.
fn start_webhook(runtime: &Runtime) -> WebhookClientConfig {
    let _ = rustls::crypto::ring::default_provider().install_default();
    let certified = rcgen::generate_simple_self_signed(["127.0.0.1".to_owned()]).expect("a certificate");
    let certificate = certified.cert.pem();
    let (pem, key) = (certificate.clone().into_bytes(), certified.signing_key.serialize_pem().into_bytes());
    let tls = runtime.block_on(RustlsConfig::from_pem(pem, key)).expect("a certificate");
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = listener.local_addr().expect("an address");
    runtime.spawn(conversion::serve(listener, tls));
    WebhookClientConfig {
        url: Some(format!("https://{address}/convert")),
        service: None,
        ca_bundle: Some(BASE64_STANDARD.encode(certificate)),
    }
}

/// The CRD as crdgen makes it, but for the way to the webhook.
fn crd(client: WebhookClientConfig) -> Value {
    let crds = crdgen::definitions([v1::CronTab::resource_version(), v1alpha1::CronTab::resource_version()]);
    let mut crd = crds.expect("a CRD").remove(0);
    let webhook = crd.spec.conversion.as_mut().and_then(|conversion| conversion.webhook.as_mut()).expect("a webhook");
    webhook.client_config = Some(client);
    serde_json::to_value(crd).expect("JSON")
}

fn path(version: &str, name: &str) -> String {
    let all = format!("/apis/batch.example.com/{version}/namespaces/default/crontabs");
    if name.is_empty() { all } else { format!("{all}/{name}") }
}

fn old(name: &str, cron_spec: &str) -> Value {
    let spec = v1alpha1::CronTabSpec { cron_spec: cron_spec.to_owned(), image: "cron:1".to_owned(), replicas: 2 };
    serde_json::to_value(v1alpha1::CronTab::new(name, spec)).expect("JSON")
}

#[test]
fn the_server_serves_both_versions() {
    if std::env::var("CRDGEN_APISERVER").as_deref() != Ok("1") {
        // Past the test harness, which would keep it to itself.
        let _ = writeln!(std::io::stderr(), "skipped: set CRDGEN_APISERVER=1 to ask a real API server (needs Go)");
        return;
    }
    let runtime = Runtime::new().expect("a runtime");
    let crd = crd(start_webhook(&runtime));
    let cluster = Cluster(Server::start().unwrap_or_else(|error| panic!("{error}")));
    cluster.expect(201, "POST", CRDS, Some(&crd));
    while cluster.send("GET", &path("v1", ""), "", None).code == 404 {
        thread::sleep(Duration::from_millis(20));
    }

    // Created in the old version, read in the new one.
    cluster.expect(201, "POST", &path("v1alpha1", ""), Some(&old("nightly", "0 4 * * 1")));
    let mut tab = cluster.expect(200, "GET", &path("v1", "nightly"), None);
    let schedule = json!({"minute": "0", "hour": "4", "dayOfMonth": "*", "month": "*", "dayOfWeek": "1"});
    assert_eq!(tab["spec"], json!({"schedule": schedule, "image": "cron:1", "replicas": 2}));

    // Changed in the new one, to what the old one has no field for.
    tab["spec"]["timeZone"] = json!("Europe/Berlin");
    tab["spec"]["schedule"]["hour"] = json!("5");
    cluster.expect(200, "PUT", &path("v1", "nightly"), Some(&tab));
    let seen = cluster.expect(200, "GET", &path("v1alpha1", "nightly"), None);
    assert_eq!(seen["spec"]["cronSpec"], "0 5 * * 1");
    assert_eq!(seen["metadata"]["annotations"], json!({TIME_ZONE: "Europe/Berlin"}));
    assert_eq!(seen["metadata"]["uid"], tab["metadata"]["uid"]);

    // Changed in the old one, by a client that knows no time zone.
    let patch = json!({"spec": {"replicas": 3}, "status": {"active": 1}});
    cluster.expect(200, "PATCH", &path("v1alpha1", "nightly"), Some(&patch));
    cluster.expect(200, "PATCH", &format!("{}/status", path("v1alpha1", "nightly")), Some(&patch));
    let seen = cluster.expect(200, "GET", &path("v1", "nightly"), None);
    assert_eq!((&seen["spec"]["timeZone"], &seen["spec"]["replicas"]), (&json!("Europe/Berlin"), &json!(3)));
    assert_eq!(seen["status"], json!({"active": 1}));
    assert_eq!(seen["metadata"].get("annotations"), None);

    // Lists and watches, in both.
    cluster.expect(201, "POST", &path("v1alpha1", ""), Some(&old("hourly", "0 * * * *")));
    for (version, field) in [("v1", "/spec/schedule/minute"), ("v1alpha1", "/spec/cronSpec")] {
        let list = cluster.expect(200, "GET", &path(version, ""), None);
        let items = list["items"].as_array().expect("items");
        assert_eq!(items.len(), 2);
        assert!(items.iter().all(|item| item.pointer(field).is_some()), "{list:#}");
        let watched = cluster.send("GET", &path(version, ""), "watch=true&resourceVersion=0&timeoutSeconds=2", None);
        let events: Vec<Value> = watched.text.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
        assert_eq!(events.len(), 2, "{watched:?}");
        assert!(events.iter().all(|event| event["type"] == "ADDED" && event["object"].pointer(field).is_some()));
    }

    // What cannot be converted is not stored, and the user reads why.
    let reply = cluster.send("POST", &path("v1alpha1", ""), "", Some(&old("wrong", "@daily")));
    let message = "conversion webhook for batch.example.com/v1alpha1, Kind=CronTab failed: default/wrong: spec.cronSpec: \
        Invalid value: \"@daily\": must be five fields with a space between each two";
    assert_eq!((reply.code, &reply.body["message"]), (500, &json!(message)));
    cluster.expect(404, "GET", &path("v1alpha1", "wrong"), None);
}
