//! What there is: the lists of groups and resources, and the schemas.

use std::sync::Arc;

use axum::routing::get;
use axum::{Json, Router};
use serde_json::{Map, Value, json};

use crate::api::Api;

const VERBS: [&str; 8] = ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"];

/// Every path with its document, and where a probe asks whether the server lives.
pub(crate) fn router(api: &Api) -> Router<Arc<Api>> {
    let api_version = api.api_version();
    let (group, schemas) = (group(api), schemas(api));
    let index = json!({"paths": {
        format!("apis/{api_version}"): {"serverRelativeURL": format!("/openapi/v3/apis/{api_version}")}
    }});
    let info = json!({"title": api.crd().spec.group, "version": "1"});
    let openapi_v3 = json!({
        "openapi": "3.0.0", "info": info, "paths": paths(api), "components": {"schemas": schemas}
    });
    let openapi_v2 = json!({"swagger": "2.0", "info": info, "paths": paths_v2(api), "definitions": schemas});
    let groups = json!({"apiVersion": "v1", "kind": "APIGroupList", "groups": [group]});
    let documents = [
        ("/apis".to_owned(), groups),
        (format!("/apis/{}", api.crd().spec.group), group),
        (format!("/apis/{api_version}"), resources(api)),
        ("/openapi/v2".to_owned(), openapi_v2),
        ("/openapi/v3".to_owned(), index),
        (format!("/openapi/v3/apis/{api_version}"), openapi_v3),
    ];
    documents
        .into_iter()
        .fold(Router::new(), |router, (path, document)| router.route(&path, get(async move || Json(document))))
}

fn group(api: &Api) -> Value {
    let (_, version) = version(api);
    let version = json!({"groupVersion": api.api_version(), "version": version});
    json!({
        "apiVersion": "v1", "kind": "APIGroup", "name": api.crd().spec.group,
        "versions": [version], "preferredVersion": version,
    })
}

fn resources(api: &Api) -> Value {
    let names = &api.crd().spec.names;
    let resource = json!({
        "name": names.plural, "singularName": names.singular, "shortNames": names.short_names,
        "categories": names.categories, "kind": names.kind, "namespaced": true, "verbs": VERBS,
    });
    let status = json!({
        "name": format!("{}/status", names.plural), "singularName": "", "kind": names.kind, "namespaced": true,
        "verbs": ["get", "patch", "update"],
    });
    json!({
        "apiVersion": "v1", "kind": "APIResourceList", "groupVersion": api.api_version(),
        "resources": [resource, status],
    })
}

/// The schema of the CRD with what all objects have.
fn schemas(api: &Api) -> Value {
    let (name, version) = version(api);
    let mut schema = api
        .crd()
        .spec
        .versions
        .first()
        .and_then(|version| version.schema.as_ref()?.open_api_v3_schema.as_ref())
        .and_then(|schema| serde_json::to_value(schema).ok())
        .unwrap_or_else(|| json!({"type": "object"}));
    schema["properties"]["apiVersion"] = json!({"type": "string"});
    schema["properties"]["kind"] = json!({"type": "string"});
    schema["properties"]["metadata"] = json!({"type": "object"});
    schema["x-kubernetes-group-version-kind"] = json!([kind(api, version)]);
    json!({name: schema})
}

/// kubectl asks here whether fields are checked by the server.
fn paths(api: &Api) -> Value {
    let names = &api.crd().spec.names;
    let (_, version) = version(api);
    let all = format!("/apis/{}/namespaces/{{namespace}}/{}", api.api_version(), names.plural);
    let parameter = |name: &str, place: &str| json!({"name": name, "in": place, "required": place == "path", "schema": {"type": "string"}});
    let operation = |verb: &str| {
        json!({
            "x-kubernetes-action": verb, "x-kubernetes-group-version-kind": kind(api, version),
            "parameters": [parameter("dryRun", "query"), parameter("fieldValidation", "query")],
            "responses": {"200": {"description": "OK"}},
        })
    };
    let namespace = parameter("namespace", "path");
    let mut paths = Map::new();
    paths.insert(all.clone(), json!({"parameters": [namespace], "post": operation("post")}));
    let one = json!({"parameters": [namespace, parameter("name", "path")], "patch": operation("patch")});
    paths.insert(format!("{all}/{{name}}"), one);
    Value::Object(paths)
}

/// The aggregator leaves out definitions to which no path refers.
fn paths_v2(api: &Api) -> Value {
    let (name, _) = version(api);
    let schema = json!({"$ref": format!("#/definitions/{name}")});
    let path = format!("/apis/{}/namespaces/{{namespace}}/{}/{{name}}", api.api_version(), api.crd().spec.names.plural);
    json!({path: {"get": {"responses": {"200": {"description": "OK", "schema": schema}}}}})
}

fn kind(api: &Api, version: &str) -> Value {
    json!({"group": api.crd().spec.group, "version": version, "kind": api.crd().spec.names.kind})
}

/// The name of the schema, as those of CRDs are named, and of the version.
fn version(api: &Api) -> (String, &str) {
    let spec = &api.crd().spec;
    let version = spec.versions.first().map_or("", |version| version.name.as_str());
    let reversed: Vec<&str> = spec.group.split('.').rev().collect();
    (format!("{}.{version}.{}", reversed.join("."), spec.names.kind), version)
}
