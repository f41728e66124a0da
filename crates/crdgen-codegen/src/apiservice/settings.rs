//! What the author says of the server.

use crdgen_core::names::{NameError, dns1035_label, dns1123_label};
use serde::Deserialize;

/// `[package.metadata.crdgen.apiservice]`.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct Settings {
    /// The name of the Service and of all that belongs to it; `<first label of the group>-apiserver` if absent.
    pub name: Option<String>,
    /// The namespace in which the server runs; `default` if absent.
    pub namespace: Option<String>,
    /// The image of the server; without it there is no Deployment.
    pub image: Option<String>,
    /// Whether cert-manager issues the certificate, and the APIServices get its `caBundle` from there.
    pub cert_manager: bool,
}

/// The settings, complete and right.
pub(super) struct Server {
    pub(super) name: String,
    pub(super) namespace: String,
    pub(super) image: Option<String>,
    pub(super) cert_manager: bool,
}

impl Server {
    pub(super) fn new(settings: &Settings, group: &str) -> Result<Self, String> {
        let Settings { name, namespace, image, cert_manager } = settings.clone();
        let name = name.unwrap_or_else(|| format!("{}-apiserver", group.split('.').next().unwrap_or_default()));
        let namespace = namespace.unwrap_or_else(|| "default".to_owned());
        let check = |key: &str, value: &str, result: Result<(), NameError>| {
            result.map_err(|error| format!("`{key} = {value:?}` in `metadata.crdgen.apiservice`: {error}"))
        };
        check("name", &name, dns1035_label(&name))?;
        check("namespace", &namespace, dns1123_label(&namespace))?;
        if image.as_ref().is_some_and(|image| image.trim().is_empty()) {
            return Err("`image` in `metadata.crdgen.apiservice` is empty".to_owned());
        }
        Ok(Self { name, namespace, image, cert_manager })
    }
}
