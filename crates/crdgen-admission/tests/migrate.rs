//! `migrate/*.yaml` are old documents; what becomes of each stands beside it, `CRDGEN_BLESS=1` writes it.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use crdgen_admission::crd;
use crdgen_admission::migrate::{Migration, to_v1};
use crdgen_admission::object::Kind;
use serde_json::{Value, json};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/migrate")
}

/// The old documents, by name.
fn cases() -> Vec<(String, Value)> {
    let mut cases = Vec::new();
    for entry in fs::read_dir(folder()).expect("the folder is there") {
        let path = entry.expect("the folder can be read").path();
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default().to_owned();
        if let Some(name) = name.strip_suffix(".yaml").filter(|name| !name.ends_with(".v1")) {
            let text = fs::read_to_string(&path).expect("the file can be read");
            cases.push((name.to_owned(), serde_yaml::from_str(&text).expect("the file is YAML")));
        }
    }
    cases.sort_by(|(a, _), (b, _)| a.cmp(b));
    assert!(!cases.is_empty());
    cases
}

/// The CRD, headed by what was decided and refused.
fn print(migration: &Migration) -> String {
    let mut out = String::new();
    let at = |path: &str| if path.is_empty() { String::new() } else { format!("{path}: ") };
    for decision in &migration.decisions {
        writeln!(out, "# {}{}", at(&decision.path), decision.message).expect("a String takes all");
    }
    for refusal in &migration.refusals {
        writeln!(out, "# REFUSED {}{}", at(&refusal.path), refusal.message).expect("a String takes all");
        writeln!(out, "#     {}", refusal.help).expect("a String takes all");
    }
    if let Some(crd) = &migration.crd {
        out.push_str(&crdgen_core::text::to_yaml(crd).expect("a CRD can be written"));
    }
    out
}

#[test]
fn documents() {
    let bless = std::env::var_os("CRDGEN_BLESS").is_some();
    let mut wrong = Vec::new();
    for (name, document) in cases() {
        let found = print(&to_v1(&document));
        let path = folder().join(format!("{name}.v1.yaml"));
        if bless {
            fs::write(&path, &found).expect("the file can be written");
        } else if fs::read_to_string(&path).unwrap_or_default() != found {
            wrong.push(format!("{name}:\n{found}"));
        }
    }
    assert!(wrong.is_empty(), "CRDGEN_BLESS=1 writes them:\n{}", wrong.join("\n"));
}

#[test]
fn there_is_a_crd_or_a_refusal_or_the_document_stays() {
    for (name, document) in cases() {
        let migration = to_v1(&document);
        match &migration.crd {
            Some(crd) => {
                assert_eq!(migration.refusals, [], "{name}");
                let verdict = crd::create(&serde_json::to_value(crd).expect("a CRD can be written"));
                assert_eq!((verdict.code, verdict.message), (201, String::new()), "{name}");
            }
            None => assert!(!migration.refusals.is_empty() || !migration.decisions.is_empty(), "{name}: nothing said"),
        }
        assert!(migration.refusals.iter().all(|refusal| !refusal.help.is_empty()), "{name}: no help");
    }
}

/// A schema as deep as a document may be ends in a migration, whatever it is made of.
#[test]
fn deep_schemas() {
    // Frames are several times as large where nothing is optimised, and the stack of a test is a quarter of a program's.
    let thread = std::thread::Builder::new().stack_size(32 << 20).spawn(migrate_deep_schemas);
    thread.expect("a thread starts").join().expect("no panic");
}

fn migrate_deep_schemas() {
    let nests: [fn(Value) -> Value; 6] = [
        |inner| json!({"items": inner}),
        |inner| json!({"not": inner}),
        |inner| json!({"properties": {"metadata": inner}}),
        |inner| json!({"additionalProperties": inner}),
        |inner| json!({"anyOf": [inner]}),
        |inner| json!({"type": "object", "allOf": [{"type": "object", "properties": {"a": inner}}]}),
    ];
    for nest in nests {
        let levels = |value: &Value| depth(&nest(value.clone())) - depth(value);
        let levels = 980 / levels(&json!({}));
        let schema = (0..levels).fold(json!({}), |schema, _| nest(schema));
        let migration = to_v1(&json!({
            "apiVersion": "apiextensions.k8s.io/v1beta1",
            "kind": "CustomResourceDefinition",
            "metadata": {"name": "crontabs.stable.example.com"},
            "spec": {
                "group": "stable.example.com",
                "version": "v1",
                "names": {"plural": "crontabs", "kind": "CronTab"},
                "validation": {"openAPIV3Schema": schema},
            },
        }));
        assert!(migration.crd.is_some() || !migration.refusals.is_empty());
    }
}

fn depth(value: &Value) -> usize {
    match value {
        Value::Array(items) => 1 + items.iter().map(depth).max().unwrap_or_default(),
        Value::Object(fields) => 1 + fields.values().map(depth).max().unwrap_or_default(),
        _ => 0,
    }
}

/// v1beta1 kept what no schema names, and so does the CRD that comes of it: in lists, maps and embedded objects too.
#[test]
fn nothing_is_pruned() {
    let (_, document) = cases().into_iter().find(|(name, _)| name == "kept_fields").expect("the case is there");
    let kind = Kind::new(to_v1(&document).crd.expect("it is migrated"));
    let more = json!({"b": {"c": [{"d": 1}]}});
    let object = json!({
        "apiVersion": "stable.example.com/v1",
        "kind": "CronTab",
        "metadata": {"name": "a"},
        "more": more,
        "spec": {
            "more": more,
            "list": [{"a": "b", "more": more}],
            "lists": [[{"more": more}]],
            "map": {"key": {"more": more}},
            "any": {"key": more},
            "kept": {"more": more},
            "template": {"metadata": {"labels": {"more": more}, "more": more}, "more": more},
            "embedded": {
                "apiVersion": "v1",
                "kind": "Pod",
                "metadata": {"name": "b"},
                "spec": {"more": more},
                "more": more,
            },
            "port": 1,
        },
    });
    let verdict = kind.create("v1", "default", &object);
    assert_eq!((verdict.code, &*verdict.message), (201, ""));
    let stored = verdict.object.expect("an object is stored");
    for field in ["more", "spec"] {
        assert_eq!(stored[field], object[field]);
    }
}
