//! What `crdgen new` writes builds, passes its tests, and does its work on a real API server. This needs Go, and minutes to
//! build kube the first time: it is done if `CRDGEN_APISERVER=1` is set.

mod package;

use std::io::Write as _;
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use crdgen_apiserver::server::{Request, Server};
use serde_json::{Value, json};

use crate::package::Package;

const DEADLINE: Duration = Duration::from_secs(60);
const OBJECTS: &str = "/apis/example.com/v1alpha1/namespaces/default/backups";

fn is_asked_for() -> bool {
    let asked = std::env::var("CRDGEN_APISERVER").is_ok_and(|value| value == "1");
    if !asked {
        // Past the test harness, which would keep it to itself.
        let _ =
            writeln!(std::io::stderr(), "skipped: set CRDGEN_APISERVER=1 to build and run a new package (needs Go)");
    }
    asked
}

#[test]
fn controllers_of_any_crd_build() {
    if !is_asked_for() {
        return;
    }
    let crds = Path::new(env!("CARGO_MANIFEST_DIR")).join("../crdgen-codegen/tests");
    let paths = ["crontab.yaml", "hostile.yaml"].map(|name| crds.join(name).display().to_string());
    let generate = ["generate", "--quiet", "--target", "controller", "--out", ".", &paths[0], &paths[1]];
    Package::new("controller", &generate).check();
}

#[test]
fn a_new_controller_outlives_its_process() {
    if !is_asked_for() {
        return;
    }
    let package = Package::new("backup-controller", &["new", "backup-controller", "--kind", "Backup"]);
    package.crdgen(&["generate", "--quiet"]);
    package.check();

    let server = Server::start().unwrap();
    let crd = serde_yaml::from_str(&package.text("crds/backups.example.com.yaml")).unwrap();
    ask(&server, "POST", "/apis/apiextensions.k8s.io/v1/customresourcedefinitions", Some(&crd));
    wait(&server, OBJECTS, |_| true);

    let mut controller = package.run(server.address());
    let object = |name: &str| json!({"apiVersion": "example.com/v1alpha1", "kind": "Backup", "metadata": {"name": name}, "spec": {}});
    ask(&server, "POST", OBJECTS, Some(&object("a")));
    let a = format!("{OBJECTS}/a");
    let ready = |object: &Value| {
        object["status"]["conditions"][0]["status"] == "True"
            && object["status"]["observedGeneration"] == object["metadata"]["generation"]
    };
    let first = wait(&server, &a, ready);
    assert_eq!(first["metadata"]["finalizers"], json!(["backups.example.com/clean-up"]));

    // A change is seen, and the condition, which stays true, keeps its time.
    let mut changed = first.clone();
    changed["spec"]["replicas"] = 2.into();
    ask(&server, "PUT", &a, Some(&changed));
    let second = wait(&server, &a, |object| object["metadata"]["generation"] == 2 && ready(object));
    let time = |object: &Value| object["status"]["conditions"][0]["lastTransitionTime"].clone();
    assert_eq!(time(&first), time(&second));

    // Nobody is there to clean up: the object stays. What comes in the meantime is found later.
    controller.kill().unwrap();
    controller.wait().unwrap();
    ask(&server, "DELETE", &a, None);
    ask(&server, "POST", OBJECTS, Some(&object("b")));
    thread::sleep(Duration::from_secs(1));
    let kept = ask(&server, "GET", &a, None);
    assert!(kept["metadata"]["deletionTimestamp"].is_string(), "{kept}");

    let mut controller = package.run(server.address());
    wait_code(&server, &a, 404);
    wait(&server, &format!("{OBJECTS}/b"), ready);
    ask(&server, "DELETE", &format!("{OBJECTS}/b"), None);
    wait_code(&server, &format!("{OBJECTS}/b"), 404);
    controller.kill().unwrap();
    controller.wait().unwrap();
}

/// The body of an answer that is no error.
fn ask(server: &Server, method: &str, path: &str, body: Option<&Value>) -> Value {
    let reply = server.ask(&Request { method, path, body, ..Request::default() }).unwrap();
    assert!(reply.code < 300, "{method} {path}: {} {}", reply.code, reply.body);
    reply.body
}

/// What is at `path`, once it is as it should be.
fn wait(server: &Server, path: &str, is_right: impl Fn(&Value) -> bool) -> Value {
    let start = Instant::now();
    loop {
        let reply = server.ask(&Request { method: "GET", path, ..Request::default() }).unwrap();
        if reply.code == 200 && is_right(&reply.body) {
            return reply.body;
        }
        assert!(start.elapsed() < DEADLINE, "{path}: {} {}", reply.code, reply.body);
        thread::sleep(Duration::from_millis(50));
    }
}

fn wait_code(server: &Server, path: &str, code: u16) {
    let start = Instant::now();
    loop {
        let reply = server.ask(&Request { method: "GET", path, ..Request::default() }).unwrap();
        if reply.code == code {
            return;
        }
        assert!(start.elapsed() < DEADLINE, "{path}: {} {}", reply.code, reply.body);
        thread::sleep(Duration::from_millis(50));
    }
}
