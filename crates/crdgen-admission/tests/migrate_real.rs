//! Real CRDs of v1, written in the form of v1beta1 and migrated: the same must come back.

#![allow(clippy::print_stderr, reason = "a test tells what it did")]

use std::path::{Path, PathBuf};

use crdgen_admission::crd;
use crdgen_admission::decode;
use crdgen_admission::migrate::v1beta1;
use crdgen_core::crd::CustomResourceDefinition;
use serde::Deserialize as _;
use serde_json::{Value, json};

#[test]
fn round_trip() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/verdicts/crds/real");
    let Ok(entries) = std::fs::read_dir(&folder) else {
        eprintln!("skipped: there are no real CRDs at {}", folder.display());
        return;
    };
    let mut count = 0;
    let mut paths: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    paths.sort();
    for path in paths {
        let name = path.display();
        for document in documents(&path) {
            if !crd::create(&document).is_admitted() {
                continue;
            }
            let document = as_author_writes(document);
            let expected: CustomResourceDefinition = decode::lenient(&document).expect("a CRD");

            let pruned = v1beta1(&beta(&document, false));
            assert_eq!((&pruned.decisions[..], &pruned.refusals[..]), (&[][..], &[][..]), "{name}");
            assert_eq!(to_yaml(&pruned.crd), to_yaml(&Some(expected)), "{name}");
            let kept = v1beta1(&beta(&document, true));
            assert!(kept.crd.is_some(), "{name}: {:?}", kept.refusals);
            for decision in kept.decisions {
                assert_eq!(decision.path, "spec.preserveUnknownFields", "{name}: {}", decision.message);
            }
            count += 1;
        }
    }
    assert!(count > 400, "only {count} CRDs");
}

fn to_yaml(crd: &Option<CustomResourceDefinition>) -> String {
    crdgen_core::text::to_yaml(crd).expect("a CRD can be written")
}

fn documents(path: &Path) -> Vec<Value> {
    let text = std::fs::read_to_string(path).expect("a file");
    let documents =
        serde_yaml::Deserializer::from_str(&text).map(|document| Value::deserialize(document).expect("YAML"));
    documents.filter(|document| !document.is_null()).collect()
}

/// Without what only a server writes, and without `preserveUnknownFields`, of which v1 takes `false` alone.
fn as_author_writes(mut document: Value) -> Value {
    let metadata = json!({
        "name": document["metadata"]["name"],
        "annotations": document["metadata"]["annotations"],
        "labels": document["metadata"]["labels"],
    });
    let fields = document.as_object_mut().expect("an object");
    fields.insert("metadata".to_owned(), metadata);
    fields.remove("status");
    document["spec"].as_object_mut().expect("an object").remove("preserveUnknownFields");
    document
}

/// The same in v1beta1.
fn beta(document: &Value, preserve: bool) -> Value {
    let mut document = document.clone();
    document["apiVersion"] = json!("apiextensions.k8s.io/v1beta1");
    let spec = document["spec"].as_object_mut().expect("an object");
    spec.insert("preserveUnknownFields".to_owned(), json!(preserve));
    for version in spec["versions"].as_array_mut().expect("a list") {
        for column in version.get_mut("additionalPrinterColumns").and_then(Value::as_array_mut).into_iter().flatten() {
            let column = column.as_object_mut().expect("an object");
            let path = column.remove("jsonPath").expect("a path");
            column.insert("JSONPath".to_owned(), path);
        }
    }
    if let Some(Value::Object(conversion)) = spec.get_mut("conversion")
        && let Some(Value::Object(mut webhook)) = conversion.remove("webhook")
    {
        conversion.extend(webhook.remove("clientConfig").map(|client| ("webhookClientConfig".to_owned(), client)));
        conversion.extend(webhook);
    }
    document
}
