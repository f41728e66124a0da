//! The table of types: what k8s-openapi's own traits say of each.

use schemars::{JsonSchema, SchemaGenerator};
use serde::Serialize;
use serde_json::Value;

use crate::Result;

include!(concat!(env!("OUT_DIR"), "/types.rs"));

/// One type of k8s-openapi.
pub(crate) struct Row {
    pub(crate) path: &'static str,
    /// The name that Kubernetes' OpenAPI gives it: `io.k8s.api.core.v1.EnvVar`.
    pub(crate) definition: String,
    /// What serde writes for `T::default()`, where there is one.
    pub(crate) default: Option<Value>,
    pub(crate) schema: Value,
}

#[derive(Default)]
struct Rows(Vec<Result<Row>>);

impl Rows {
    fn add<T: JsonSchema>(&mut self, path: &'static str) {
        let schema = T::json_schema(&mut SchemaGenerator::default()).to_value();
        self.0.push(Ok(Row { path, definition: T::schema_name().into_owned(), default: None, schema }));
    }

    fn add_with_default<T: JsonSchema + Default + Serialize>(&mut self, path: &'static str) {
        self.add::<T>(path);
        match (self.0.last_mut(), serde_json::to_value(T::default())) {
            (Some(Ok(row)), Ok(default)) => row.default = Some(default),
            (_, Err(error)) => self.0.push(Err(format!("the default of {path}: {error}").into())),
            _ => {}
        }
    }
}

/// The version of Kubernetes whose types these are: `1.37`.
pub(crate) fn minor_version() -> String {
    K8S_OPENAPI_FEATURE.trim_start_matches('v').replace('_', ".")
}

/// All types, in the order of their paths.
///
/// # Errors
/// When a default cannot be serialised.
pub(crate) fn rows() -> Result<Vec<Row>> {
    let mut rows = Rows::default();
    add_all(&mut rows);
    let mut rows = rows.0.into_iter().collect::<Result<Vec<Row>>>()?;
    for row in &mut rows {
        row.schema.sort_all_objects();
        row.default.iter_mut().for_each(Value::sort_all_objects);
    }
    rows.sort_by_key(|row| row.path);
    Ok(rows)
}

/// `path`, `definition`, `default` (or `-`) and `schema`, a tab between, a type a line.
pub(crate) fn table(rows: &[Row]) -> String {
    let mut text = format!("# k8s-openapi {K8S_OPENAPI}, {K8S_OPENAPI_FEATURE}; written by crdgen-k8s-tables\n");
    for row in rows {
        let default = row.default.as_ref().map_or("-".to_owned(), Value::to_string);
        text.push_str(&format!("{}\t{}\t{default}\t{}\n", row.path, row.definition, row.schema));
    }
    text
}
