#[derive(serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
pub struct Shared {
    pub a: bool,
}
