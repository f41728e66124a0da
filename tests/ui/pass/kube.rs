//! `#[kube(...)]` as kube-derive takes it, and the traits that it implements.

use crdgen::CustomResource;
use kube::core::NamespaceResourceScope;
use kube::core::object::{HasSpec, HasStatus};
use kube::{CustomResourceExt, Resource};
use schemars::JsonSchema;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

#[derive(CustomResource, Serialize, Deserialize, Debug, PartialEq, Clone, JsonSchema)]
#[kube(
    group = "clux.dev",
    version = "v1",
    kind = "Foo",
    root = "FooCrd",
    namespaced,
    doc = "Custom resource representing a Foo",
    status = "FooStatus",
    derive = "PartialEq",
    singular = "foot",
    plural = "feetz",
    shortname = "f",
    label("app", "foo"),
    annotation("example.com/note", "text"),
    scale = r#"{"specReplicasPath":".spec.replicas", "statusReplicasPath":".status.replicas"}"#,
    printcolumn(name = "Spec", type_ = "string", description = "name of foo", json_path = ".spec.name")
)]
#[kube(selectable = ".spec.replicas")]
#[serde(rename_all = "camelCase")]
struct FooSpec {
    #[schemars(length(min = 3))]
    name: String,
    replicas: i32,
}

#[derive(Serialize, Deserialize, Debug, PartialEq, Clone, JsonSchema)]
struct FooStatus {
    replicas: i32,
}

/// What `kube::Api` asks of a type in all its calls.
fn api<K>() -> String
where
    K: Resource<DynamicType = (), Scope = NamespaceResourceScope> + Clone + std::fmt::Debug,
    K: Serialize + DeserializeOwned,
{
    K::url_path(&(), Some("default"))
}

fn main() {
    assert_eq!(api::<FooCrd>(), "/apis/clux.dev/v1/namespaces/default/feetz");
    assert_eq!(FooCrd::api_version(&()), "clux.dev/v1");
    assert_eq!((FooCrd::kind(&()), FooCrd::plural(&())), ("Foo".into(), "feetz".into()));
    assert_eq!(FooCrd::crd_name(), "feetz.clux.dev");
    assert_eq!(FooCrd::shortnames(), ["f"]);
    assert_eq!(FooCrd::api_resource().plural, "feetz");

    let mut foo = FooCrd::new("one", FooSpec { name: "abc".into(), replicas: 1 });
    assert_eq!(foo.meta().labels.as_ref().unwrap()["app"], "foo");
    assert_eq!(foo.spec().replicas, 1);
    *foo.status_mut() = Some(FooStatus { replicas: 1 });
    assert_eq!(serde_json::to_value(&foo).unwrap()["status"]["replicas"], 1);

    let crd = FooCrd::crd();
    let version = &crd.spec.versions[0];
    assert_eq!(version.name, "v1");
    assert!(version.subresources.as_ref().unwrap().scale.is_some());
    assert_eq!(crd.spec.names.plural, "feetz");
}
