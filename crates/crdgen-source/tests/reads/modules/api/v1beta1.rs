use super::shared::Shared;

#[derive(kube::CustomResource, serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
#[kube(group = "example.com", version = "v1beta1", kind = "Thing", namespaced)]
pub struct ThingSpec {
    pub shared: Shared,
}
