//! The types of k8s-openapi: what `JsonSchema`, `Default` and `Serialize` of that crate say of each, without compiling it.
//!
//! The table is written by `tests/k8s-tables` from one release of k8s-openapi, with the feature `latest`. Paths of other
//! releases find the same rows. Not in the table: types with parameters (`List`, `WatchEvent`) and `ByteString`, which
//! has no `JsonSchema`.

use serde_json::Value;

use crdgen_core::k8s::row;

const TYPES: &str = include_str!("k8s/types.tsv");

/// A type of k8s-openapi.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct K8sType {
    /// Its name in Kubernetes' OpenAPI, which is also its key in `$defs`: `io.k8s.api.core.v1.PodSpec`.
    pub definition: &'static str,
    default: Option<&'static str>,
    schema: &'static str,
}

impl K8sType {
    /// What `<T as JsonSchema>::json_schema` gives, with a `$ref` to `#/$defs/<definition>` for each type within.
    pub fn schema(&self) -> Value {
        parse(self.schema)
    }

    /// What serde writes for `T::default()`; none where the type is not `Default`.
    pub fn default(&self) -> Option<Value> {
        self.default.map(parse)
    }

    /// Whether the type is `Default`.
    pub fn is_default(&self) -> bool {
        self.default.is_some()
    }
}

/// The type at a path such as `k8s_openapi::api::core::v1::PodSpec`.
pub fn by_path(path: &str) -> Option<K8sType> {
    // Every path of another crate comes by here; no need to search the table for those.
    if !path.starts_with("k8s_openapi::") {
        return None;
    }
    let mut cells = row(TYPES, path)?.split('\t');
    let (definition, default, schema) = (cells.next()?, cells.next()?, cells.next()?);
    Some(K8sType { definition, default: (default != "-").then_some(default), schema })
}

/// The type that Kubernetes' OpenAPI calls `io.k8s.api.core.v1.PodSpec`.
///
/// k8s-openapi makes the path from the name, so the one table serves both ways.
pub fn by_definition(name: &str) -> Option<K8sType> {
    let path = name.strip_prefix("io.k8s.")?.replace('-', "_").replace('.', "::");
    by_path(&format!("k8s_openapi::{path}")).filter(|found| found.definition == name)
}

/// The table is JSON: a test reads every cell.
fn parse(cell: &str) -> Value {
    serde_json::from_str(cell).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn types_by_path() {
        let check = |path: &str, definition: &str, default: Option<Value>| {
            let found = by_path(&format!("k8s_openapi::{path}")).unwrap_or_else(|| panic!("{path}"));
            assert_eq!((found.definition, found.default()), (definition, default), "{path}");
            assert_eq!(by_definition(definition), Some(found));
        };
        let key = json!({"key": "", "name": ""});
        let containers = json!({"containers": []});
        check("api::core::v1::PodTemplateSpec", "io.k8s.api.core.v1.PodTemplateSpec", Some(json!({})));
        check("api::core::v1::PodSpec", "io.k8s.api.core.v1.PodSpec", Some(containers));
        check("api::core::v1::EnvVar", "io.k8s.api.core.v1.EnvVar", Some(json!({"name": ""})));
        check("api::core::v1::SecretKeySelector", "io.k8s.api.core.v1.SecretKeySelector", Some(key));
        check("api::core::v1::ResourceRequirements", "io.k8s.api.core.v1.ResourceRequirements", Some(json!({})));

        let quantity = "io.k8s.apimachinery.pkg.api.resource.Quantity";
        let int_or_string = "io.k8s.apimachinery.pkg.util.intstr.IntOrString";
        let json = "io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.JSON";
        check("apimachinery::pkg::apis::meta::v1::Time", "io.k8s.apimachinery.pkg.apis.meta.v1.Time", None);
        check("apimachinery::pkg::apis::meta::v1::Condition", "io.k8s.apimachinery.pkg.apis.meta.v1.Condition", None);
        check("apimachinery::pkg::api::resource::Quantity", quantity, Some(json!("")));
        check("apimachinery::pkg::util::intstr::IntOrString", int_or_string, Some(json!(0)));
        check("apiextensions_apiserver::pkg::apis::apiextensions::v1::JSON", json, Some(json!(null)));
    }

    #[test]
    fn a_schema_is_what_k8s_openapi_gives() {
        let time = by_path("k8s_openapi::apimachinery::pkg::apis::meta::v1::Time").unwrap().schema();
        assert_eq!((&time["type"], &time["format"]), (&json!("string"), &json!("date-time")));
        let spec = by_path("k8s_openapi::api::core::v1::PodSpec").unwrap().schema();
        assert_eq!(spec["required"], json!(["containers"]));
        assert_eq!(
            spec["properties"]["affinity"],
            json!({
                "$ref": "#/$defs/io.k8s.api.core.v1.Affinity",
                "description": "If specified, the pod's scheduling constraints"
            })
        );
    }

    #[test]
    fn what_is_no_type_is_not_found() {
        for path in
            ["", "k8s_openapi", "k8s_openapi::ByteString", "k8s_openapi::List", "k8s_openapi::api::core::v1::Pods"]
        {
            assert_eq!(by_path(path), None, "{path}");
        }
        for name in [
            "",
            "io.k8s.",
            "io.k8s.api::core::v1::PodSpec",
            "io.k8s.kube_aggregator.pkg.apis.apiregistration.v1.APIService",
        ] {
            assert_eq!(by_definition(name), None, "{name}");
        }
    }

    #[test]
    fn every_row_reads_and_every_reference_is_in_the_table() {
        fn references<'a>(value: &'a Value, found: &mut Vec<&'a str>) {
            match value {
                Value::Object(object) => {
                    found.extend(object.get("$ref").and_then(Value::as_str));
                    object.values().for_each(|value| references(value, found));
                }
                Value::Array(array) => array.iter().for_each(|value| references(value, found)),
                _ => {}
            }
        }
        assert!(TYPES.lines().is_sorted());
        assert!(TYPES.lines().count() > 700);
        for line in TYPES.lines().skip(1) {
            let [path, definition, default, schema] = line.split('\t').collect::<Vec<_>>()[..] else {
                panic!("{line}")
            };
            let row = by_path(path).unwrap();
            assert_eq!(Some(row), by_definition(definition), "{definition}");
            let schema: Value = serde_json::from_str(schema).unwrap();
            assert_eq!(row.schema(), schema);
            assert!(default == "-" || serde_json::from_str(default).ok() == row.default(), "{path}");
            let mut found = Vec::new();
            references(&schema, &mut found);
            for reference in found {
                let name = reference.strip_prefix("#/$defs/").unwrap_or_else(|| panic!("{reference}"));
                assert!(by_definition(name).is_some(), "{path}: {name}");
            }
        }
    }
}
