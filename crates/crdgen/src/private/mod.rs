//! What the derives' expansions name. Nothing here is for anyone else.

pub mod schema;

pub use schemars;
pub use serde;

#[cfg(feature = "kube")]
pub use {k8s_openapi, kube_core};

use crate::ObjectMeta;

/// The metadata of a new object.
pub fn metadata(name: &str, labels: &[(&str, &str)], annotations: &[(&str, &str)]) -> ObjectMeta {
    let map = |pairs: &[(&str, &str)]| pairs.iter().map(|(key, value)| (key.to_string(), value.to_string())).collect();
    let mut metadata = ObjectMeta { name: Some(name.to_owned()), ..ObjectMeta::default() };
    if !labels.is_empty() {
        metadata.labels = set(map(labels));
    }
    if !annotations.is_empty() {
        metadata.annotations = set(map(annotations));
    }
    metadata
}

type Texts = std::collections::BTreeMap<String, String>;

#[cfg(feature = "kube")]
fn set(texts: Texts) -> Option<Texts> {
    Some(texts)
}

#[cfg(not(feature = "kube"))]
fn set(texts: Texts) -> Texts {
    texts
}

/// The CRD as k8s-openapi's type.
///
/// # Panics
/// If the types have no CRD: kube's signature leaves no other way to say it.
#[cfg(feature = "kube")]
pub fn kube_definition<T: crate::CustomResource>()
-> k8s_openapi::apiextensions_apiserver::pkg::apis::apiextensions::v1::CustomResourceDefinition {
    let crd = T::definition().unwrap_or_else(|error| panic!("{} has no CRD\n{error}", T::resource().kind));
    let same = serde_json::to_value(crd).and_then(serde_json::from_value);
    same.unwrap_or_else(|error| panic!("k8s-openapi does not take the CRD of {}: {error}", T::resource().kind))
}

/// Keeps its argument, as the feature `kube` is on.
#[cfg(feature = "kube")]
#[doc(hidden)]
#[macro_export]
macro_rules! __if_kube {
    ($($tokens:tt)*) => { $($tokens)* };
}

/// Drops its argument, as the feature `kube` is off.
#[cfg(not(feature = "kube"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __if_kube {
    ($($tokens:tt)*) => {};
}
