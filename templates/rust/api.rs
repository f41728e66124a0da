//! A client of the objects of one kind, on that of kube.
//!
//! [`ResourceApi`] has the verbs of [`kube::Api`], with the same parameters. It sends nothing for what cannot be a name, has
//! the subresources that the kind has, applies what is a part of an object, lists everywhere, and waits.
//! [`ResourceApi::api`] is the `Api` for whatever else kube does with one: controllers, reflectors, finalizers.
//!
//! Made by crdgen for kube 5 with its features `client` and `runtime`, for futures 0.3, and for tokio 1 with its feature
//! `time`. Do not edit.

use std::error::Error as StdError;
use std::fmt::{self, Debug};
use std::time::Duration;

use futures::Stream;
use k8s_openapi::api::autoscaling::v1::Scale;
use k8s_openapi::{ClusterResourceScope, NamespaceResourceScope};
use kube::api::{
    Api, DeleteParams, ListParams, ObjectList, Patch, PatchParams, PostParams, WatchEvent,
    WatchParams,
};
use kube::core::request::Error as RequestError;
use kube::runtime::wait::{self, Condition};
use kube::runtime::watcher;
use kube::{Client, Error, Resource, Result};
use serde::Serialize;
use serde_json::Value;

/// A kind of custom resources.
pub trait CustomResource:
    Resource<DynamicType = ()>
    + Clone
    + Debug
    + Serialize
    + serde::de::DeserializeOwned
    + Send
    + 'static
{
}

/// A kind that has `/status`: writes there change nothing but the status, and other writes do not change it.
pub trait HasStatus: CustomResource {}

/// A kind that has `/scale`.
pub trait HasScale: CustomResource {}

/// A client of the objects of a kind, and in a namespace if they live in namespaces.
#[derive(Clone, Debug)]
pub struct ResourceApi<K> {
    api: Api<K>,
}

impl<K: CustomResource + Resource<Scope = ClusterResourceScope>> ResourceApi<K> {
    /// A client of all objects.
    #[must_use]
    pub fn new(client: Client) -> Self {
        Self {
            api: Api::all(client),
        }
    }
}

impl<K: CustomResource + Resource<Scope = NamespaceResourceScope>> ResourceApi<K> {
    /// A client of the objects in a namespace.
    ///
    /// # Errors
    /// The text is no name of a namespace.
    pub fn namespaced(client: Client, namespace: &str) -> Result<Self> {
        if !is_label(namespace) {
            return Err(no_name(namespace));
        }
        Ok(Self {
            api: Api::namespaced(client, namespace),
        })
    }

    /// A client of the objects in the namespace of the kubeconfig.
    ///
    /// # Errors
    /// What the kubeconfig says is no name of a namespace.
    pub fn default_namespaced(client: Client) -> Result<Self> {
        let namespace = client.default_namespace().to_owned();
        Self::namespaced(client, &namespace)
    }

    /// Reads a page of the objects in all namespaces.
    ///
    /// # Errors
    /// The server refuses, or cannot be reached.
    pub async fn list_all(&self, params: &ListParams) -> Result<ObjectList<K>> {
        self.everywhere().list(params).await
    }

    /// The `Api` of the objects in all namespaces.
    #[must_use]
    pub fn everywhere(&self) -> Api<K> {
        self.api.clone().unconstrain()
    }
}

impl<K: CustomResource> ResourceApi<K> {
    /// The `Api` that this one sends its requests with.
    #[must_use]
    pub fn api(&self) -> &Api<K> {
        &self.api
    }

    /// Reads an object.
    ///
    /// # Errors
    /// There is none, `name` is no name, the server refuses, or it cannot be reached.
    pub async fn get(&self, name: &str) -> Result<K> {
        self.api.get(checked(name)?).await
    }

    /// Reads an object, if there is one.
    ///
    /// # Errors
    /// `name` is no name, the server refuses, or it cannot be reached.
    pub async fn get_opt(&self, name: &str) -> Result<Option<K>> {
        self.api.get_opt(checked(name)?).await
    }

    /// Reads a page of the objects.
    ///
    /// # Errors
    /// The server refuses, or cannot be reached.
    pub async fn list(&self, params: &ListParams) -> Result<ObjectList<K>> {
        self.api.list(params).await
    }

    /// Creates an object.
    ///
    /// # Errors
    /// The server refuses, or cannot be reached.
    pub async fn create(&self, params: &PostParams, object: &K) -> Result<K> {
        self.api.create(params, object).await
    }

    /// Replaces an object; with `metadata.resourceVersion` only if it is still that one.
    ///
    /// # Errors
    /// The object has no name, the server refuses, or it cannot be reached.
    pub async fn replace(&self, params: &PostParams, object: &K) -> Result<K> {
        self.api.replace(name_of(object)?, params, object).await
    }

    /// Changes an object by a merge patch or a JSON patch. There are no strategic merge patches of custom resources.
    ///
    /// # Errors
    /// `name` is no name, the server refuses, or it cannot be reached.
    pub async fn patch<P>(&self, name: &str, params: &PatchParams, patch: &Patch<P>) -> Result<K>
    where
        P: Serialize + Debug,
    {
        self.api.patch(checked(name)?, params, patch).await
    }

    /// Applies fields on the server, which creates the object if there is none. The fields are a `K`, or a part of one such
    /// as `json!({"spec": {"replicas": 3}})`: what they are fields of is added to them. A field manager is needed.
    ///
    /// # Errors
    /// `name` is no name, another manager has the fields, the server refuses, or it cannot be reached.
    pub async fn apply<F>(&self, name: &str, params: &PatchParams, fields: &F) -> Result<K>
    where
        F: Serialize,
    {
        let patch = applied::<K>(checked(name)?, fields)?;
        self.api.patch(name, params, &patch).await
    }

    /// Deletes an object; gives it if finalizers keep it for now.
    ///
    /// # Errors
    /// There is none, `name` is no name, the server refuses, or it cannot be reached.
    pub async fn delete(&self, name: &str, params: &DeleteParams) -> Result<Option<K>> {
        Ok(self.api.delete(checked(name)?, params).await?.left())
    }

    /// Deletes the objects that `which` selects; gives those that were there.
    ///
    /// # Errors
    /// The server refuses, or cannot be reached.
    pub async fn delete_collection(
        &self,
        params: &DeleteParams,
        which: &ListParams,
    ) -> Result<Option<ObjectList<K>>> {
        Ok(self.api.delete_collection(params, which).await?.left())
    }

    /// What happens after a version, until the server ends the answer, as it does after minutes.
    /// [`kube::runtime::watcher()`] of [`ResourceApi::api`] goes on.
    ///
    /// # Errors
    /// The server refuses, or cannot be reached.
    pub async fn watch(
        &self,
        params: &WatchParams,
        version: &str,
    ) -> Result<impl Stream<Item = Result<WatchEvent<K>>> + use<K>> {
        self.api.watch(params, version).await
    }

    /// Waits until a condition such as [`has_condition`] holds for an object, or for there being none. Gives the object.
    ///
    /// # Errors
    /// It took longer than `timeout`, `name` is no name, or the server refuses.
    pub async fn wait_for(
        &self,
        name: &str,
        condition: impl Condition<K>,
        timeout: Duration,
    ) -> Result<Option<K>, WaitError> {
        checked(name).map_err(WaitError::Request)?;
        tokio::time::timeout(timeout, self.wait(name, &condition))
            .await
            .map_err(|_| WaitError::Timeout(timeout))?
    }

    async fn wait(
        &self,
        name: &str,
        condition: &impl Condition<K>,
    ) -> Result<Option<K>, WaitError> {
        loop {
            let holds = |object: Option<&K>| condition.matches_object(object);
            let wait::Error::ProbeFailed(error) =
                match wait::await_condition(self.api.clone(), name, holds).await {
                    Ok(object) => return Ok(object),
                    Err(error) => error,
                };
            match error {
                watcher::Error::InitialListFailed(error)
                | watcher::Error::WatchStartFailed(error)
                | watcher::Error::WatchFailed(error @ Error::SerdeError(_)) => {
                    return Err(WaitError::Request(error));
                }
                // A watch that was lost is begun anew.
                _ => tokio::time::sleep(Duration::from_millis(500)).await,
            }
        }
    }
}

impl<K: HasStatus> ResourceApi<K> {
    /// Replaces the status.
    ///
    /// # Errors
    /// The object has no name, the server refuses, or it cannot be reached.
    pub async fn replace_status(&self, params: &PostParams, object: &K) -> Result<K> {
        self.api
            .replace_status(name_of(object)?, params, object)
            .await
    }

    /// Changes the status by a merge patch or a JSON patch, which is one of the whole object.
    ///
    /// # Errors
    /// `name` is no name, the server refuses, or it cannot be reached.
    pub async fn patch_status<P>(
        &self,
        name: &str,
        params: &PatchParams,
        patch: &Patch<P>,
    ) -> Result<K>
    where
        P: Serialize + Debug,
    {
        self.api.patch_status(checked(name)?, params, patch).await
    }

    /// As [`ResourceApi::apply`], for the status: `json!({"status": status})`.
    ///
    /// # Errors
    /// `name` is no name, another manager has the fields, the server refuses, or it cannot be reached.
    pub async fn apply_status<F>(&self, name: &str, params: &PatchParams, fields: &F) -> Result<K>
    where
        F: Serialize,
    {
        let patch = applied::<K>(checked(name)?, fields)?;
        self.api.patch_status(name, params, &patch).await
    }
}

impl<K: HasScale> ResourceApi<K> {
    /// Reads how many replicas there are and should be.
    ///
    /// # Errors
    /// There is no object, `name` is no name, the server refuses, or it cannot be reached.
    pub async fn get_scale(&self, name: &str) -> Result<Scale> {
        self.api.get_scale(checked(name)?).await
    }

    /// Replaces how many replicas there should be.
    ///
    /// # Errors
    /// `name` is no name, the server refuses, or it cannot be reached.
    pub async fn replace_scale(
        &self,
        name: &str,
        params: &PostParams,
        scale: &Scale,
    ) -> Result<Scale> {
        self.api.replace_scale(checked(name)?, params, scale).await
    }

    /// Changes how many replicas there should be by a merge patch or a JSON patch.
    ///
    /// # Errors
    /// `name` is no name, the server refuses, or it cannot be reached.
    pub async fn patch_scale<P>(
        &self,
        name: &str,
        params: &PatchParams,
        patch: &Patch<P>,
    ) -> Result<Scale>
    where
        P: Serialize + Debug,
    {
        self.api.patch_scale(checked(name)?, params, patch).await
    }
}

/// Whether an object has a condition, for [`ResourceApi::wait_for`]: `has_condition("Ready", "True")`.
#[must_use]
pub fn has_condition<K: Serialize>(type_: &str, status: &str) -> impl Condition<K> + use<K> {
    let (type_, status) = (type_.to_owned(), status.to_owned());
    move |object: Option<&K>| {
        let object = serde_json::to_value(object).unwrap_or_default();
        let conditions = object
            .pointer("/status/conditions")
            .and_then(Value::as_array);
        conditions.is_some_and(|conditions| {
            conditions
                .iter()
                .any(|condition| condition["type"] == type_ && condition["status"] == status)
        })
    }
}

/// Why [`ResourceApi::wait_for`] has ended.
#[derive(Debug)]
pub enum WaitError {
    /// The condition did not come to hold in this time.
    Timeout(Duration),
    /// The object cannot be watched.
    Request(Error),
}

impl fmt::Display for WaitError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Timeout(timeout) => write!(f, "the condition does not hold after {timeout:?}"),
            Self::Request(error) => write!(f, "cannot watch the object: {error}"),
        }
    }
}

impl StdError for WaitError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        match self {
            Self::Timeout(_) => None,
            Self::Request(error) => Some(error),
        }
    }
}

/// The fields with what says which object they are of.
fn applied<K: CustomResource>(name: &str, fields: &impl Serialize) -> Result<Patch<Value>> {
    let mut object = serde_json::to_value(fields).map_err(Error::SerdeError)?;
    let Value::Object(fields) = &mut object else {
        return Err(invalid("what is applied is no object".to_owned()));
    };
    fields.insert("apiVersion".to_owned(), K::api_version(&()).into());
    fields.insert("kind".to_owned(), K::kind(&()).into());
    let metadata = fields
        .entry("metadata")
        .or_insert_with(|| Value::Object(serde_json::Map::new()));
    if let Value::Object(metadata) = metadata {
        metadata.insert("name".to_owned(), name.into());
    }
    Ok(Patch::Apply(object))
}

fn name_of<K: CustomResource>(object: &K) -> Result<&str> {
    checked(object.meta().name.as_deref().unwrap_or_default())
}

/// A name of a custom resource, which is one of DNS, and so never leads to another path.
fn checked(name: &str) -> Result<&str> {
    let is_name = name.len() <= 253 && name.split('.').all(is_part);
    is_name.then_some(name).ok_or_else(|| no_name(name))
}

fn is_label(text: &str) -> bool {
    text.len() <= 63 && is_part(text)
}

fn is_part(text: &str) -> bool {
    let is_inner = |c: u8| c.is_ascii_lowercase() || c.is_ascii_digit() || c == b'-';
    let is_outer = |c: u8| is_inner(c) && c != b'-';
    text.bytes().all(is_inner)
        && text.bytes().next().is_some_and(is_outer)
        && text.bytes().last().is_some_and(is_outer)
}

fn no_name(text: &str) -> Error {
    invalid(format!("not a name: {text:?}"))
}

fn invalid(message: String) -> Error {
    Error::BuildRequest(RequestError::Validation(message))
}
