//! Who may come in: the aggregator, by its client certificate. It has asked Kubernetes already who the user is, and whether
//! that one may do this; nobody else is believed.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use axum::extract::Request;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use axum_server::tls::TlsInfo;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::server::WebPkiClientVerifier;
use rustls::{RootCertStore, ServerConfig};
use serde_json::Value;
use x509_cert::der::Decode as _;
use x509_cert::der::asn1::ObjectIdentifier;

use crate::status::Failure;

const COMMON_NAME: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.4.3");

/// The kube-apiserver, and who we are there.
#[derive(Debug)]
pub struct Kubernetes {
    /// `https://host`.
    pub url: String,
    /// The folder with `token` and `ca.crt`, as pods have it.
    pub account: PathBuf,
}

/// How the aggregator is known.
#[derive(Debug)]
pub struct FrontProxy {
    roots: RootCertStore,
    /// The common names of its certificate; any will do if there is none.
    allowed_names: Vec<String>,
    /// The headers in which it says who the user is.
    username_headers: Vec<String>,
}

impl FrontProxy {
    /// Asks Kubernetes. Role `extension-apiserver-authentication-reader` in `kube-system` allows it.
    ///
    /// # Errors
    /// It does not answer, or has no aggregator.
    pub fn read(kubernetes: &Kubernetes) -> io::Result<Self> {
        let token = std::fs::read_to_string(kubernetes.account.join("token"))?;
        let ca = std::fs::read(kubernetes.account.join("ca.crt"))?;
        let roots = certificates(&ca)?.into_iter().map(|ca| ureq::tls::Certificate::from_der(&ca).to_owned());
        let roots = ureq::tls::RootCerts::new_with_certs(&roots.collect::<Vec<_>>());
        let tls = ureq::tls::TlsConfig::builder().root_certs(roots).build();
        let agent = ureq::Agent::config_builder().tls_config(tls).build().new_agent();
        let path = "/api/v1/namespaces/kube-system/configmaps/extension-apiserver-authentication";
        let request = agent.get(format!("{}{path}", kubernetes.url));
        let request = request.header("Authorization", format!("Bearer {}", token.trim()));
        let mut response = request.call().map_err(io::Error::other)?;
        let config: Value = response.body_mut().read_json().map_err(io::Error::other)?;
        let text = |key: &str| config["data"][key].as_str().unwrap_or_default();
        let list = |key: &str| serde_json::from_str::<Vec<String>>(text(key)).unwrap_or_default();
        let mut roots = RootCertStore::empty();
        for ca in certificates(text("requestheader-client-ca-file").as_bytes())? {
            roots.add(ca).map_err(io::Error::other)?;
        }
        Ok(Self {
            roots,
            allowed_names: list("requestheader-allowed-names"),
            username_headers: list("requestheader-username-headers"),
        })
    }

    /// TLS with the certificate in these files. A client without one gets as far as [`FrontProxy::check`].
    ///
    /// # Errors
    /// A file cannot be read, or Kubernetes told no certificate of an authority.
    pub fn tls(&self, certificate: &Path, key: &Path) -> io::Result<Arc<ServerConfig>> {
        let verifier = WebPkiClientVerifier::builder(Arc::new(self.roots.clone())).allow_unauthenticated();
        let chain = certificates(&std::fs::read(certificate)?)?;
        let key = PrivateKeyDer::from_pem_file(key).map_err(io::Error::other)?;
        let mut config = ServerConfig::builder()
            .with_client_cert_verifier(verifier.build().map_err(io::Error::other)?)
            .with_single_cert(chain, key)
            .map_err(io::Error::other)?;
        config.alpn_protocols = vec![b"http/1.1".to_vec()];
        Ok(Arc::new(config))
    }

    /// Lets a request of the aggregator pass that names its user.
    pub async fn check(self: Arc<Self>, request: Request, next: Next) -> Response {
        let certificate = request.extensions().get::<Arc<TlsInfo>>().and_then(|info| info.peer_certificates.first());
        let name = certificate.map(|certificate| common_name(certificate).unwrap_or_default());
        let is_allowed = name.is_some_and(|name| self.allowed_names.is_empty() || self.allowed_names.contains(&name));
        if is_allowed && self.username_headers.iter().any(|header| request.headers().contains_key(header)) {
            return next.run(request).await;
        }
        Failure::new(401, "Unauthorized", "Unauthorized").into_response()
    }
}

fn common_name(certificate: &[u8]) -> Option<String> {
    let certificate = x509_cert::Certificate::from_der(certificate).ok()?;
    let subject = certificate.tbs_certificate().subject();
    let name = subject.iter().find(|attribute| attribute.oid == COMMON_NAME)?;
    String::from_utf8(name.value.value().to_vec()).ok()
}

fn certificates(pem: &[u8]) -> io::Result<Vec<CertificateDer<'static>>> {
    CertificateDer::pem_slice_iter(pem).collect::<Result<_, _>>().map_err(io::Error::other)
}
