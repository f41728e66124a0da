//! What clients see: the verbs of a namespaced kind.

use std::sync::Arc;
use std::time::Duration;

use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, Path, Query, State};
use axum::http::header::{CONTENT_TYPE, WARNING};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Json, Router};
use crdgen::core::crd::CustomResourceDefinition;
use crdgen_admission::object::Kind;
use crdgen_admission::verdict::Verdict;
use serde::{Deserialize, Deserializer};
use serde_json::{Value, json};
use tokio::time::Instant;

use crate::selector::Selector;
use crate::status::Failure;
use crate::store::{Change, Store, key_of};
use crate::watch::{Watch, line};
use crate::{discovery, patch};

/// How long a watch lasts that does not say it.
const WATCH: u64 = 30 * 60;

/// The greatest body that Kubernetes itself takes.
const BODY: usize = 3 * 1024 * 1024;

type Answer = Result<Response, Failure>;

/// A kind and its objects.
#[derive(Debug)]
pub struct Api {
    kind: Kind,
    /// The one version that is served.
    version: String,
    pub(crate) store: Store,
}

/// The parameters of a request that matter here.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Options {
    label_selector: String,
    field_selector: String,
    limit: usize,
    #[serde(rename = "continue")]
    token: String,
    resource_version: String,
    #[serde(deserialize_with = "flag")]
    watch: bool,
    #[serde(deserialize_with = "flag")]
    allow_watch_bookmarks: bool,
    #[serde(deserialize_with = "flag")]
    send_initial_events: bool,
    timeout_seconds: Option<u64>,
    dry_run: Option<String>,
}

/// Go takes everything for true but these.
fn flag<'de, D: Deserializer<'de>>(text: D) -> Result<bool, D::Error> {
    String::deserialize(text).map(|text| !matches!(text.as_str(), "false" | "0"))
}

impl Api {
    /// The first version of the kind that `crd` defines, with its objects in `store`.
    pub fn new(crd: CustomResourceDefinition, store: Store) -> Self {
        let version = crd.spec.versions.first().map(|version| version.name.clone()).unwrap_or_default();
        Self { kind: Kind::new(crd), version, store }
    }

    /// The definition of the kind.
    pub fn crd(&self) -> &CustomResourceDefinition {
        self.kind.crd()
    }

    pub(crate) fn api_version(&self) -> String {
        format!("{}/{}", self.crd().spec.group, self.version)
    }

    fn resource(&self) -> String {
        format!("{}.{}", self.crd().spec.names.plural, self.crd().spec.group)
    }

    fn selector(&self, options: &Options) -> Result<Selector, Failure> {
        let version = self.crd().spec.versions.first();
        let fields = version.iter().flat_map(|version| &version.selectable_fields);
        let fields: Vec<String> = fields.map(|field| field.json_path.clone()).collect();
        Selector::new(&options.label_selector, &options.field_selector, &fields)
    }

    /// The bookmark of a watch; the first one says that what was there before has been sent.
    pub(crate) fn bookmark(&self, revision: u64, is_first: bool) -> Vec<u8> {
        let mut metadata = json!({"resourceVersion": revision.to_string()});
        if is_first {
            metadata["annotations"] = json!({"k8s.io/initial-events-end": "true"});
        }
        let kind = &self.crd().spec.names.kind;
        line("BOOKMARK", &json!({"apiVersion": self.api_version(), "kind": kind, "metadata": metadata}))
    }
}

/// All paths of the API.
pub fn router(api: Arc<Api>) -> Router {
    let plural = &api.crd().spec.names.plural;
    let all = format!("/apis/{}/{plural}", api.api_version());
    let here = format!("/apis/{}/namespaces/{{namespace}}/{plural}", api.api_version());
    let one = format!("{here}/{{name}}");
    let objects = Router::new()
        .route(&all, get(list_all))
        .route(&here, get(list).post(create).delete(delete_all))
        .route(&one, get(read).put(replace::<false>).patch(patch::<false>).delete(delete))
        .route(&format!("{one}/status"), get(read).put(replace::<true>).patch(patch::<true>));
    let nowhere = async || Failure::new(404, "NotFound", "the server could not find the requested resource");
    objects
        .merge(discovery::router(&api))
        .fallback(nowhere)
        .method_not_allowed_fallback(async || Failure::new(405, "MethodNotAllowed", "the method is not allowed"))
        .layer(DefaultBodyLimit::max(BODY))
        .with_state(api)
}

async fn list_all(state: State<Arc<Api>>, options: Query<Options>) -> Answer {
    list(state, Path(String::new()), options).await
}

async fn list(State(api): State<Arc<Api>>, Path(namespace): Path<String>, Query(options): Query<Options>) -> Answer {
    let prefix = if namespace.is_empty() { namespace } else { format!("{namespace}/") };
    let selector = api.selector(&options)?;
    if options.watch {
        return watch(api, prefix, selector, &options).map(IntoResponse::into_response);
    }
    // A page goes on behind the last key of the one before. What changes in between, a watch from the revision of the first
    // page tells.
    let (started, after) = match options.token.split_once(':') {
        Some((revision, key)) => (Some(revision.parse().map_err(|_| Failure::expired())?), key),
        None => (None, ""),
    };
    let (objects, revision) = api.store.list(&prefix, after);
    let revision: u64 = started.unwrap_or(revision);
    let mut found = objects.into_iter().filter(|(_, object)| selector.matches(object)).peekable();
    let limit = if options.limit == 0 { usize::MAX } else { options.limit };
    let page: Vec<(String, Value)> = found.by_ref().take(limit).collect();
    let mut metadata = json!({"resourceVersion": revision.to_string()});
    if let (Some((last, _)), Some(_)) = (page.last(), found.peek()) {
        metadata["continue"] = json!(format!("{revision}:{last}"));
    }
    let items: Vec<Value> = page.into_iter().map(|(_, object)| object).collect();
    let kind = format!("{}List", api.crd().spec.names.kind);
    Ok(Json(json!({"apiVersion": api.api_version(), "kind": kind, "metadata": metadata, "items": items}))
        .into_response())
}

fn watch(api: Arc<Api>, prefix: String, selector: Selector, options: &Options) -> Result<Watch, Failure> {
    let asked = options.resource_version.as_str();
    let bad = |_| Failure::new(400, "BadRequest", format!("resourceVersion: {asked:?} is no number"));
    let (mut first, mut revision) = (Vec::new(), if asked.is_empty() { 0 } else { asked.parse().map_err(bad)? });
    // From nowhere, or from any point: it begins with what is there.
    if revision == 0 || options.send_initial_events {
        let (objects, now) = api.store.list(&prefix, "");
        revision = now;
        let objects = objects.iter().filter(|(_, object)| selector.matches(object));
        first = objects.flat_map(|(_, object)| line("ADDED", object)).collect();
        if options.send_initial_events && options.allow_watch_bookmarks {
            first.extend(api.bookmark(revision, true));
        }
    }
    let until = Instant::now() + Duration::from_secs(options.timeout_seconds.unwrap_or(WATCH));
    Ok(Watch { api, prefix, selector, revision, bookmarks: options.allow_watch_bookmarks, until, first, ended: false })
}

async fn read(State(api): State<Arc<Api>>, Path((namespace, name)): Path<(String, String)>) -> Answer {
    let object = api.store.get(&format!("{namespace}/{name}"));
    object.map(|object| Json(object).into_response()).ok_or_else(|| Failure::not_found(&api.resource(), &name))
}

async fn create(
    State(api): State<Arc<Api>>,
    Path(namespace): Path<String>,
    Query(options): Query<Options>,
    body: Bytes,
) -> Answer {
    let verdict = api.kind.create(&api.version, &namespace, &json(&body)?);
    let mut object = admitted(&verdict)?;
    let id = uuid::Uuid::new_v4().to_string();
    let metadata = &mut object["metadata"];
    if metadata["name"].is_null() {
        let prefix = metadata["generateName"].as_str().unwrap_or_default();
        metadata["name"] = json!(format!("{prefix}{}", id.get(..5).unwrap_or_default()));
    }
    metadata["uid"] = json!(id);
    metadata["creationTimestamp"] = json!(now());
    metadata["generation"] = json!(1);
    let created = api.store.change(&key_of(&object), |old| match old {
        Some(_) => {
            let message = format!("{} {} already exists", api.resource(), object["metadata"]["name"]);
            Err(Failure::new(409, "AlreadyExists", message))
        }
        None if options.dry_run.is_some() => Ok(Change::Nothing(object.clone())),
        None => Ok(Change::Put(object.clone())),
    })?;
    Ok(answer(StatusCode::CREATED, created, &verdict.warnings))
}

async fn replace<const STATUS: bool>(
    State(api): State<Arc<Api>>,
    Path(place): Path<(String, String)>,
    Query(options): Query<Options>,
    body: Bytes,
) -> Answer {
    let new = json(&body)?;
    if new.pointer("/metadata/resourceVersion").is_none() {
        let message = "metadata.resourceVersion: Invalid value: 0: must be specified for an update";
        return Err(Failure::new(422, "Invalid", message));
    }
    update(&api, place, &options, STATUS, |_| Ok(new))
}

async fn patch<const STATUS: bool>(
    State(api): State<Arc<Api>>,
    Path(place): Path<(String, String)>,
    Query(options): Query<Options>,
    headers: HeaderMap,
    body: Bytes,
) -> Answer {
    let content_type = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    update(&api, place, &options, STATUS, |old| patch::apply(content_type, &body, old))
}

/// Makes of an object what `next` says, as far as the rules allow it.
fn update(
    api: &Api,
    (namespace, name): (String, String),
    options: &Options,
    is_status: bool,
    next: impl FnOnce(&Value) -> Result<Value, Failure>,
) -> Answer {
    let mut warnings = Vec::new();
    let updated = api.store.change(&format!("{namespace}/{name}"), |old| {
        let old = old.ok_or_else(|| Failure::not_found(&api.resource(), &name))?;
        let new = next(old)?;
        let judge = if is_status { Kind::update_status } else { Kind::update };
        let verdict = judge(&api.kind, &api.version, &namespace, old, &new);
        let mut object = admitted(&verdict)?;
        warnings = verdict.warnings;
        for field in ["uid", "creationTimestamp", "generation", "resourceVersion"] {
            object["metadata"][field] = old["metadata"][field].clone();
        }
        if !is_status && !is_same_but_for_metadata(&object, old) {
            count_generation(&mut object);
        }
        Ok::<_, Failure>(if options.dry_run.is_some() || object == *old {
            Change::Nothing(object)
        } else if object["metadata"].get("deletionTimestamp").is_some() && !has_finalizers(&object) {
            Change::Delete(object)
        } else {
            Change::Put(object)
        })
    })?;
    Ok(answer(StatusCode::OK, updated, &warnings))
}

async fn delete(
    State(api): State<Arc<Api>>,
    Path((namespace, name)): Path<(String, String)>,
    Query(options): Query<Options>,
    body: Bytes,
) -> Answer {
    let asked = if body.is_empty() { Value::Null } else { json(&body)? };
    let is_dry_run = options.dry_run.is_some() || asked.get("dryRun").is_some_and(|list| *list != json!([]));
    let object = remove(&api, &format!("{namespace}/{name}"), &asked["preconditions"], is_dry_run)?;
    if has_finalizers(&object) {
        return Ok(answer(StatusCode::OK, object, &[]));
    }
    let spec = &api.crd().spec;
    let details =
        json!({"group": spec.group, "kind": spec.names.plural, "name": name, "uid": object["metadata"]["uid"]});
    let status = json!({"apiVersion": "v1", "kind": "Status", "metadata": {}, "status": "Success", "details": details});
    Ok(Json(status).into_response())
}

async fn delete_all(
    State(api): State<Arc<Api>>,
    Path(namespace): Path<String>,
    Query(options): Query<Options>,
) -> Answer {
    let selector = api.selector(&options)?;
    let (objects, revision) = api.store.list(&format!("{namespace}/"), "");
    let mut removed = Vec::new();
    for (key, _) in objects.iter().filter(|(_, object)| selector.matches(object)) {
        match remove(&api, key, &Value::Null, options.dry_run.is_some()) {
            Ok(object) => removed.push(object),
            // Somebody else was faster.
            Err(failure) if failure.is_not_found() => {}
            Err(failure) => return Err(failure),
        }
    }
    let kind = format!("{}List", api.crd().spec.names.kind);
    let metadata = json!({"resourceVersion": revision.to_string()});
    Ok(Json(json!({"apiVersion": api.api_version(), "kind": kind, "metadata": metadata, "items": removed}))
        .into_response())
}

/// Takes an object away, or marks it where somebody has to act first.
fn remove(api: &Api, key: &str, preconditions: &Value, is_dry_run: bool) -> Result<Value, Failure> {
    let name = key.rsplit('/').next().unwrap_or_default();
    api.store.change(key, |old| {
        let mut object = old.cloned().ok_or_else(|| Failure::not_found(&api.resource(), name))?;
        for field in ["uid", "resourceVersion"] {
            let asked = &preconditions[field];
            if !asked.is_null() && *asked != object["metadata"][field] {
                let message = format!("Precondition failed: {field} in precondition: {asked}");
                return Err(Failure::new(409, "Conflict", message));
            }
        }
        let is_marked = object["metadata"].get("deletionTimestamp").is_some();
        if is_dry_run || is_marked && has_finalizers(&object) {
            return Ok(Change::Nothing(object));
        }
        if !has_finalizers(&object) {
            return Ok(Change::Delete(object));
        }
        object["metadata"]["deletionTimestamp"] = json!(now());
        object["metadata"]["deletionGracePeriodSeconds"] = json!(0);
        count_generation(&mut object);
        Ok(Change::Put(object))
    })
}

/// The object as it is to be stored.
fn admitted(verdict: &Verdict) -> Result<Value, Failure> {
    verdict.object.clone().filter(|_| verdict.is_admitted()).ok_or_else(|| Failure::of(verdict))
}

fn answer(code: StatusCode, object: Value, warnings: &[String]) -> Response {
    let mut response = (code, Json(object)).into_response();
    for warning in warnings {
        if let Ok(value) = HeaderValue::try_from(format!("299 - {warning:?}")) {
            response.headers_mut().append(WARNING, value);
        }
    }
    response
}

fn json(body: &[u8]) -> Result<Value, Failure> {
    serde_json::from_slice(body)
        .map_err(|error| Failure::new(400, "BadRequest", format!("the body is no JSON: {error}")))
}

fn has_finalizers(object: &Value) -> bool {
    object["metadata"]["finalizers"].as_array().is_some_and(|list| !list.is_empty())
}

fn count_generation(object: &mut Value) {
    object["metadata"]["generation"] = json!(object["metadata"]["generation"].as_i64().unwrap_or_default() + 1);
}

fn is_same_but_for_metadata(a: &Value, b: &Value) -> bool {
    let rest = |object: &Value| {
        let mut object = object.clone();
        object.as_object_mut().map(|fields| fields.remove("metadata"));
        object
    };
    rest(a) == rest(b)
}

fn now() -> String {
    jiff::Timestamp::now().strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}
