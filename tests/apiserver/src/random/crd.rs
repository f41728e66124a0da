//! Random CRDs that the server mostly admits.

use fastrand::Rng;
use serde_json::{Map, Value, json};

use super::schema::root;
use super::{json_of, once_in, pick};

/// A CRD. All are of one group and one kind: see [`crate::cluster::GROUP`].
pub fn crd(rng: &mut Rng) -> Value {
    let mut names = json!({"plural": "widgets", "kind": "Widget"});
    for (key, values) in [
        ("singular", &["\"widget\"", "\"widgets\""][..]),
        ("listKind", &["\"WidgetList\"", "\"Widgets\""]),
        ("shortNames", &["[\"w\", \"wi\"]", "[]"]),
        ("categories", &["[\"all\"]"]),
    ] {
        if once_in(rng, 5) {
            names[key] = json_of(rng, values);
        }
    }
    let mut crd = json!({
        "apiVersion": "apiextensions.k8s.io/v1",
        "kind": "CustomResourceDefinition",
        "metadata": metadata(rng),
        "spec": {
            "group": "g0000.example.com",
            "names": names,
            "scope": *pick(rng, &["Namespaced", "Namespaced", "Cluster"]),
            "versions": versions(rng),
        },
    });
    crd["metadata"]["name"] = json!("widgets.g0000.example.com");
    if once_in(rng, 8) {
        crd["spec"]["conversion"] =
            json_of(rng, &[r#"{"strategy": "None"}"#, r#"{"strategy": "None", "webhook": null}"#]);
    }
    if once_in(rng, 10) {
        crd["spec"]["preserveUnknownFields"] = json!(false);
    }
    crd
}

fn metadata(rng: &mut Rng) -> Value {
    let mut metadata = Map::new();
    for (key, values) in [
        ("labels", &[r#"{"a": "b"}"#, r#"{"a.b/c": ""}"#][..]),
        ("annotations", &[r#"{"a": "b c"}"#]),
        ("finalizers", &["[\"a.b/c\"]"]),
        ("creationTimestamp", &["null"]),
    ] {
        if once_in(rng, 10) {
            metadata.insert(key.to_owned(), json_of(rng, values));
        }
    }
    Value::Object(metadata)
}

fn versions(rng: &mut Rng) -> Value {
    let names = match rng.u32(..6) {
        0 => &["v1", "v1beta1"][..],
        1 => &["v2alpha1", "v1", "v3"],
        _ => &["v1"],
    };
    let storage = rng.usize(..names.len());
    let (subresources, columns, selectable) = (rng.u32(..4), rng.u32(..4), rng.u32(..6));
    let with_status = subresources < 2;
    let shared = root(rng, with_status);
    let share = rng.bool();
    let version = |(index, name): (usize, &&str)| {
        let schema = if share || index == 0 { shared.clone() } else { root(rng, with_status) };
        let mut version = json!({
            "name": name,
            "served": index == storage || !once_in(rng, 5),
            "storage": index == storage,
        });
        if once_in(rng, 8) {
            version["deprecated"] = json!(true);
            if rng.bool() {
                version["deprecationWarning"] = json!("use another");
            }
        }
        match subresources {
            0 => version["subresources"] = json!({"status": {}}),
            1 => {
                version["subresources"] = json!({"status": {}, "scale": {
                    "specReplicasPath": ".spec.replicas", "statusReplicasPath": ".status.replicas", "labelSelectorPath": ".status.name",
                }})
            }
            _ => {}
        }
        if columns == 0 {
            version["additionalPrinterColumns"] = json!([
                {"name": "A", "type": "string", "jsonPath": ".spec.a"},
                {"name": "Age", "type": "date", "jsonPath": ".metadata.creationTimestamp", "priority": index},
            ]);
        }
        if selectable == 0 {
            version["selectableFields"] = selectable_fields(&schema);
        }
        version["schema"] = json!({"openAPIV3Schema": schema});
        version
    };
    names.iter().enumerate().map(version).collect()
}

/// The fields of `spec` that can be selected, if there are any.
fn selectable_fields(schema: &Value) -> Value {
    let properties = schema.pointer("/properties/spec/properties").and_then(Value::as_object);
    let scalar = |schema: &Value| ["string", "integer", "boolean"].iter().any(|scalar| schema["type"] == *scalar);
    let paths = properties.into_iter().flatten().filter(|(name, schema)| scalar(schema) && name.len() == 1);
    paths.map(|(name, _)| json!({"jsonPath": format!(".spec.{name}")})).collect()
}
