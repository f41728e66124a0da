//! The server behind the aggregator of a real API server, killed in the middle. It is asked where `CRDGEN_APISERVER=1` is set.

use std::fs;
use std::io::Write as _;
use std::net::TcpListener;
use std::path::Path;
use std::process::{Child, Command};
use std::thread;
use std::time::{Duration, Instant};

use base64::prelude::{BASE64_STANDARD, Engine as _};
use crdgen_apiserver::server::{Reply, Request, Server};
use rcgen::{BasicConstraints, CertificateParams, DnType, ExtendedKeyUsagePurpose, IsCa, Issuer, KeyPair};
use serde_json::{Value, json};
use ureq::tls::{Certificate, ClientCert, PrivateKey, TlsConfig};

const NOTES: &str = "/apis/notes.example.com/v1/namespaces/default/notes";
const SERVICE: &str = "/apis/apiregistration.k8s.io/v1/apiservices";
const DEADLINE: Duration = Duration::from_secs(60);

/// Who signs certificates, all written into a folder.
struct Authority<'f> {
    folder: &'f Path,
    issuer: Issuer<'static, KeyPair>,
}

impl<'f> Authority<'f> {
    fn new(folder: &'f Path, file: &str) -> Self {
        let mut params = CertificateParams::default();
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        params.distinguished_name.push(DnType::CommonName, file);
        let key = KeyPair::generate().expect("a key");
        let certificate = params.self_signed(&key).expect("a certificate");
        fs::write(folder.join(format!("{file}.crt")), certificate.pem()).expect("a file");
        Self { folder, issuer: Issuer::new(params, key) }
    }

    fn sign(&self, file: &str, name: &str, usage: ExtendedKeyUsagePurpose) {
        let mut params = CertificateParams::new([name.to_owned()]).expect("a name");
        params.distinguished_name.push(DnType::CommonName, name);
        params.extended_key_usages = vec![usage];
        let key = KeyPair::generate().expect("a key");
        let certificate = params.signed_by(&key, &self.issuer).expect("a certificate");
        fs::write(self.folder.join(format!("{file}.crt")), certificate.pem()).expect("a file");
        fs::write(self.folder.join(format!("{file}.key")), key.serialize_pem()).expect("a file");
    }
}

struct Cluster(Server);

impl Cluster {
    fn send(&self, method: &str, path: &str, query: &str, content_type: &str, body: Option<&Value>) -> Reply {
        let request = Request { method, path, query, body, content_type };
        self.0.ask(&request).unwrap_or_else(|error| panic!("{error}"))
    }

    /// The body of an answer that has `code`.
    #[track_caller]
    fn expect(&self, code: u16, method: &str, path: &str, body: Option<&Value>) -> Value {
        let content_type = if method == "PATCH" { "application/merge-patch+json" } else { "" };
        let reply = self.send(method, path, "", content_type, body);
        assert_eq!(reply.code, code, "{method} {path}: {reply:?}");
        reply.body
    }

    #[track_caller]
    fn get(&self, path: &str, query: &str) -> Reply {
        self.send("GET", path, query, "", None)
    }

    #[track_caller]
    fn wait(&self, path: &str, ready: impl Fn(&Reply) -> bool) {
        let started = Instant::now();
        loop {
            let reply = self.get(path, "");
            if ready(&reply) {
                return;
            }
            assert!(started.elapsed() < DEADLINE, "{path}: {}", reply.code);
            thread::sleep(Duration::from_millis(20));
        }
    }

    /// The events of a watch that ends after a second, each with its type and the name of its object.
    #[track_caller]
    fn watch(&self, query: &str) -> Vec<(String, String)> {
        let reply = self.get(NOTES, &format!("watch=true&timeoutSeconds=1&{query}"));
        let lines =
            reply.text.lines().map(str::to_owned).chain((!reply.body.is_null()).then(|| reply.body.to_string()));
        let events = lines.map(|line| serde_json::from_str::<Value>(&line).expect("JSON"));
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        events.map(|event| (text(&event["type"]), text(&event["object"]["metadata"]["name"]))).collect()
    }
}

/// The program under way.
struct Aggregated(Child);

impl Aggregated {
    fn start(folder: &Path, port: u16, kubernetes: &str) -> Self {
        let child = Command::new(env!("CARGO_BIN_EXE_aggregated"))
            .arg(format!("--secure-port={port}"))
            .args(["--kubernetes", kubernetes])
            .arg("--tls-cert-file")
            .arg(folder.join("serving.crt"))
            .arg("--tls-private-key-file")
            .arg(folder.join("serving.key"))
            .arg("--data")
            .arg(folder.join("notes.log"))
            .arg("--account")
            .arg(folder)
            .spawn();
        Self(child.expect("the program"))
    }
}

impl Drop for Aggregated {
    /// As it is killed in a cluster that has no patience: without a chance to do anything more.
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// The manifests that crdgen made, but for the way to the server: there are no pods here, so the Service is another name for
/// this machine.
fn register(cluster: &Cluster, folder: &Path, port: u16) {
    let read = |name: &str| -> Value {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("manifests/apiservice").join(name);
        serde_yaml::from_str(&fs::read_to_string(path).expect("a file")).expect("YAML")
    };
    let namespace = json!({"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": "notes"}});
    cluster.expect(201, "POST", "/api/v1/namespaces", Some(&namespace));
    let mut service = read("service.yaml");
    service["spec"] = json!({"type": "ExternalName", "externalName": "localhost"});
    cluster.expect(201, "POST", "/api/v1/namespaces/notes/services", Some(&service));
    let mut api_service = read("v1.notes.example.com.yaml");
    api_service["spec"]["service"]["port"] = json!(port);
    let ca = fs::read(folder.join("serving-ca.crt")).expect("a file");
    api_service["spec"]["caBundle"] = json!(BASE64_STANDARD.encode(ca));
    cluster.expect(201, "POST", SERVICE, Some(&api_service));
}

fn note(name: &str, color: &str) -> Value {
    json!({
        "apiVersion": "notes.example.com/v1", "kind": "Note",
        "metadata": {"name": name, "labels": {"color": color}}, "spec": {"text": "hello", "color": color},
    })
}

#[test]
fn a_real_aggregator_serves_it() {
    if std::env::var("CRDGEN_APISERVER").as_deref() != Ok("1") {
        // Past the test harness, which would keep it to itself.
        let _ = writeln!(std::io::stderr(), "skipped: set CRDGEN_APISERVER=1 to ask a real API server (needs Go)");
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    Authority::new(folder, "serving-ca").sign("serving", "notes.notes.svc", ExtendedKeyUsagePurpose::ServerAuth);
    let authority = Authority::new(folder, "proxy-ca");
    authority.sign("proxy", "front-proxy-client", ExtendedKeyUsagePurpose::ClientAuth);
    authority.sign("other", "somebody-else", ExtendedKeyUsagePurpose::ClientAuth);
    let flag = |name: &str, value: &str| format!("--{name}={value}");
    let file = |name: &str, file: &str| flag(name, &folder.join(file).display().to_string());
    let server = Server::start_with(&[
        file("requestheader-client-ca-file", "proxy-ca.crt"),
        file("proxy-client-cert-file", "proxy.crt"),
        file("proxy-client-key-file", "proxy.key"),
        flag("requestheader-allowed-names", "front-proxy-client"),
        flag("requestheader-username-headers", "X-Remote-User"),
        flag("requestheader-group-headers", "X-Remote-Group"),
        flag("requestheader-extra-headers-prefix", "X-Remote-Extra-"),
    ]);
    let cluster = Cluster(server.unwrap_or_else(|error| panic!("{error}")));
    let address = cluster.0.address().clone();
    fs::write(folder.join("token"), &address.token).expect("a file");
    fs::write(folder.join("ca.crt"), &address.ca).expect("a file");
    let config = "/api/v1/namespaces/kube-system/configmaps/extension-apiserver-authentication";
    cluster.wait(config, |reply| reply.body["data"]["requestheader-client-ca-file"].is_string());
    // Free until somebody else takes it, which nobody does that fast.
    let port = TcpListener::bind("[::]:0").and_then(|listener| listener.local_addr()).expect("a port").port();
    let aggregated = Aggregated::start(folder, port, &address.url);
    register(&cluster, folder, port);
    cluster.wait(&format!("{SERVICE}/v1.notes.example.com"), |reply| {
        reply.body["status"]["conditions"][0]["status"] == "True"
    });

    discovery(&cluster);
    objects(&cluster);
    lists_and_watches(&cluster);

    // Killed while others write: what was answered is there, and a watch goes on where it was.
    let before = cluster.expect(200, "GET", NOTES, None);
    let seen = before["items"][0]["metadata"]["resourceVersion"].as_str().expect("a version").to_owned();
    let watched = cluster.watch(&format!("resourceVersion={seen}"));
    let answered: Vec<String> = thread::scope(|scope| {
        let cluster = &cluster;
        let writers: Vec<_> =
            (0..4).map(|writer| scope.spawn(move || write_until_it_is_gone(cluster, writer))).collect();
        thread::sleep(Duration::from_millis(500));
        drop(aggregated);
        writers.into_iter().flat_map(|writer| writer.join().expect("a writer")).collect()
    });
    assert!(answered.len() >= 4, "{answered:?}");
    let _aggregated = Aggregated::start(folder, port, &address.url);
    cluster.wait(NOTES, |reply| reply.code == 200);
    let after = cluster.expect(200, "GET", NOTES, None);
    let items = after["items"].as_array().expect("items");
    for name in &answered {
        assert!(items.iter().any(|item| item["metadata"]["name"] == **name), "{name} is lost of {answered:?}");
    }
    for item in before["items"].as_array().expect("items") {
        assert!(items.contains(item), "{item}");
    }
    let events = cluster.watch(&format!("resourceVersion={seen}"));
    assert_eq!(events.get(..watched.len()), Some(watched.as_slice()));
    assert_eq!(events.len() - watched.len(), items.len() - before["items"].as_array().map_or(0, Vec::len));

    // Nobody else gets in.
    assert_eq!(direct(folder, port, None, "/readyz"), 200);
    assert_eq!(direct(folder, port, None, NOTES), 401);
    assert_eq!(direct(folder, port, Some("other"), NOTES), 401);
    assert_eq!(direct(folder, port, Some("proxy"), NOTES), 200);
}

/// The names of the notes whose creation was answered.
fn write_until_it_is_gone(cluster: &Cluster, writer: usize) -> Vec<String> {
    // Fewer than the history of the store holds, so that the watch can go on.
    let names = (0..200).map(|number| format!("writer-{writer}-{number}"));
    names.take_while(|name| cluster.send("POST", NOTES, "", "", Some(&note(name, "red"))).code == 201).collect()
}

/// The code of the answer to who comes with this certificate, past the aggregator.
fn direct(folder: &Path, port: u16, certificate: Option<&str>, path: &str) -> u16 {
    let _ = rustls::crypto::ring::default_provider().install_default();
    let read = |file: String| fs::read(folder.join(file)).expect("a file");
    let client = certificate.map(|file| {
        let certificate = Certificate::from_pem(&read(format!("{file}.crt"))).expect("a certificate");
        let key = PrivateKey::from_pem(&read(format!("{file}.key"))).expect("a key");
        ClientCert::new_with_certs(&[certificate], key)
    });
    // Whether the server is the right one, the aggregator has asked.
    let tls = TlsConfig::builder().disable_verification(true).client_cert(client).build();
    let agent = ureq::Agent::config_builder().http_status_as_error(false).tls_config(tls).build().new_agent();
    let request = agent.get(format!("https://localhost:{port}{path}")).header("X-Remote-User", "admin");
    request.call().expect("an answer").status().as_u16()
}

fn discovery(cluster: &Cluster) {
    let groups = cluster.expect(200, "GET", "/apis", None);
    let groups = groups["groups"].as_array().expect("groups");
    assert!(groups.iter().any(|group| group["name"] == "notes.example.com"));
    let resources = cluster.expect(200, "GET", "/apis/notes.example.com/v1", None);
    assert_eq!(resources["resources"][0]["shortNames"], json!(["nt"]));
    let path = "apis/notes.example.com/v1";
    cluster.wait("/openapi/v3", |reply| reply.body["paths"].get(path).is_some());
    let document = cluster.expect(200, "GET", &format!("/openapi/v3/{path}"), None);
    let schema = &document["components"]["schemas"]["com.example.notes.v1.Note"];
    assert_eq!(schema["properties"]["spec"]["properties"]["color"]["default"], "yellow");
    cluster.wait("/openapi/v2", |reply| reply.body["definitions"].get("com.example.notes.v1.Note").is_some());
}

fn objects(cluster: &Cluster) {
    let one = format!("{NOTES}/first");
    let mut first = note("first", "red");
    first["spec"].as_object_mut().expect("a spec").remove("color");
    first["metadata"]["finalizers"] = json!(["notes.example.com/read"]);
    let created = cluster.expect(201, "POST", NOTES, Some(&first));
    assert_eq!((&created["spec"]["color"], &created["metadata"]["generation"]), (&json!("yellow"), &json!(1)));
    cluster.expect(409, "POST", NOTES, Some(&first));
    let generated = json!({"generateName": "note-"});
    let mut dry = note("", "red");
    dry["metadata"] = generated;
    let reply = cluster.send("POST", NOTES, "dryRun=All", "", Some(&dry));
    assert!(
        reply.code == 201 && reply.body["metadata"]["name"].as_str().is_some_and(|name| name.len() == 10),
        "{reply:?}"
    );

    // What the rules of the schema say, the server says in the words of Kubernetes.
    let mut wrong = note("wrong", "red");
    wrong["spec"]["text"] = json!("");
    let refused = cluster.expect(422, "POST", NOTES, Some(&wrong));
    assert_eq!(refused["details"]["causes"][0]["field"], "spec.text");
    wrong["spec"] = json!({"text": "a", "colour": "red"});
    assert!(
        cluster.expect(400, "POST", NOTES, Some(&wrong))["message"]
            .as_str()
            .is_some_and(|text| text.contains("colour"))
    );

    // Of two who change the same, the second is told.
    let mut changed = created.clone();
    changed["spec"]["text"] = json!("changed");
    changed["status"] = json!({"reads": 9});
    let second = cluster.expect(200, "PUT", &one, Some(&changed));
    assert_eq!((&second["metadata"]["generation"], second.get("status")), (&json!(2), None));
    let conflict = cluster.expect(409, "PUT", &one, Some(&changed));
    assert_eq!(conflict["reason"], "Conflict");
    cluster.expect(
        200,
        "PATCH",
        &format!("{one}/status"),
        Some(&json!({"status": {"reads": 1}, "spec": {"text": "no"}})),
    );
    let patch = json!([{"op": "test", "path": "/spec/text", "value": "changed"}, {"op": "replace", "path": "/spec/text", "value": "patched"}]);
    let patched = cluster.send("PATCH", &one, "", "application/json-patch+json", Some(&patch));
    assert_eq!(
        (&patched.body["spec"]["text"], &patched.body["status"]),
        (&json!("patched"), &json!({"reads": 1})),
        "{patched:?}"
    );
    assert_eq!(cluster.send("PATCH", &one, "", "application/json-patch+json", Some(&patch)).code, 422);
    assert_eq!(cluster.send("PATCH", &one, "", "application/apply-patch+yaml", Some(&first)).code, 415);
    cluster.expect(404, "GET", &format!("{NOTES}/nothing"), None);

    // It goes when whoever has to act has done so.
    assert!(cluster.expect(200, "DELETE", &one, None)["metadata"]["deletionTimestamp"].is_string());
    cluster.expect(200, "GET", &one, None);
    cluster.expect(200, "PATCH", &one, Some(&json!({"metadata": {"finalizers": null}})));
    cluster.expect(404, "GET", &one, None);
}

fn lists_and_watches(cluster: &Cluster) {
    let start =
        cluster.expect(200, "GET", NOTES, None)["metadata"]["resourceVersion"].as_str().expect("a version").to_owned();
    for (name, color) in [("a", "red"), ("b", "blue"), ("c", "red"), ("d", "blue")] {
        cluster.expect(201, "POST", NOTES, Some(&note(name, color)));
    }
    let names = |reply: &Reply| -> Vec<String> {
        let items = reply.body["items"].as_array().unwrap_or_else(|| panic!("{reply:?}"));
        items.iter().map(|item| item["metadata"]["name"].as_str().expect("a name").to_owned()).collect()
    };
    assert_eq!(names(&cluster.get(NOTES, "labelSelector=color%20in%20(red)")), ["a", "c"]);
    assert_eq!(names(&cluster.get(NOTES, "fieldSelector=spec.color%3Dblue")), ["b", "d"]);
    assert_eq!(names(&cluster.get("/apis/notes.example.com/v1/notes", "")), ["a", "b", "c", "d"]);
    let page = cluster.get(NOTES, "limit=3");
    assert_eq!(names(&page), ["a", "b", "c"]);
    let token = page.body["metadata"]["continue"].as_str().expect("a token").replace('/', "%2F");
    assert_eq!(names(&cluster.get(NOTES, &format!("limit=3&continue={token}"))), ["d"]);

    let event = |kind: &str, name: &str| (kind.to_owned(), name.to_owned());
    cluster.expect(200, "PATCH", &format!("{NOTES}/a"), Some(&json!({"metadata": {"labels": {"color": "blue"}}})));
    cluster.expect(200, "DELETE", &format!("{NOTES}/b"), None);
    let added = ["a", "b", "c", "d"].map(|name| event("ADDED", name));
    let mut expected = added.to_vec();
    expected.extend([event("MODIFIED", "a"), event("DELETED", "b")]);
    assert_eq!(cluster.watch(&format!("resourceVersion={start}")), expected);
    // Who selects sees an object come and go as it comes to match and ceases to.
    let expected = [event("ADDED", "a"), event("ADDED", "c"), event("DELETED", "a")];
    assert_eq!(cluster.watch(&format!("resourceVersion={start}&labelSelector=color%3Dred")), expected);
    let expected = ["a", "c", "d"].map(|name| event("ADDED", name));
    assert_eq!(cluster.watch(""), expected);
    let query =
        "sendInitialEvents=true&resourceVersionMatch=NotOlderThan&allowWatchBookmarks=true&labelSelector=color%3Dred";
    assert_eq!(cluster.watch(query), [event("ADDED", "c"), event("BOOKMARK", ""), event("BOOKMARK", "")]);
    assert_eq!(cluster.watch("resourceVersion=99999"), [event("ERROR", "")]);
}
