//! {{ doc }}
{% for module in modules %}
pub mod {{ module }};
{%- endfor %}

use std::sync::Arc;
use std::time::Duration;

use crdgen::finalizer::Finalizer;
use kube::Client;
use kube::runtime::controller::Action;

/// Why an object could not be reconciled; it is tried again.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The API server did not do what was asked.
    #[error(transparent)]
    Kube(#[from] kube::Error),
    /// The status is not what it should be.
    #[error("the status: {0}")]
    Status(#[from] serde_json::Error),
    /// No server takes the name of the finalizer.
    #[error("the finalizer: {0}")]
    Finalizer(#[from] crdgen::core::names::NameError),
}

/// What every run of a controller needs.
pub struct Context {
    /// Sends all requests.
    pub client: Client,
    /// Keeps an object until the controller has cleaned up.
    pub finalizer: Finalizer,
}

impl Context {
    /// Takes a client, and the name of the finalizer.
    ///
    /// # Errors
    /// It is no name of a finalizer.
    pub fn new(client: Client, finalizer: &str) -> Result<Self, Error> {
        let finalizer = Finalizer::new(finalizer)?;
        Ok(Self { client, finalizer })
    }
}

/// When to try again what failed.
pub fn retry<K>(_object: Arc<K>, error: &Error, _context: Arc<Context>) -> Action {
    match error {
        // The object has changed since it was read: its new state is on its way.
        Error::Kube(kube::Error::Api(status)) if status.code == 409 => {
            Action::requeue(Duration::from_secs(1))
        }
        _ => Action::requeue(Duration::from_secs(10)),
    }
}
