//! The API server as the manifests of `crdgen generate --target apiservice` start it.

use std::net::{Ipv4Addr, Ipv6Addr, SocketAddr, TcpListener};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use aggregated::Note;
use aggregated::api::{Api, router};
use aggregated::front_proxy::{FrontProxy, Kubernetes};
use aggregated::store::Store;
use axum::middleware::from_fn;
use axum::routing::get;
use axum_server::tls_rustls::RustlsConfig;
use clap::Parser;
use crdgen::CustomResource;

/// How often the certificate is read again, which cert-manager renews in place.
const RENEWAL: Duration = Duration::from_secs(600);

/// Serves notes behind the aggregator of Kubernetes
#[derive(Parser)]
struct Args {
    /// The port
    #[arg(long, default_value_t = 8443)]
    secure_port: u16,
    /// The certificate, PEM
    #[arg(long)]
    tls_cert_file: PathBuf,
    /// Its key, PEM
    #[arg(long)]
    tls_private_key_file: PathBuf,
    /// The file in which the objects are kept
    #[arg(long, default_value = "/data/notes.log")]
    data: PathBuf,
    /// The kube-apiserver
    #[arg(long, default_value = "https://kubernetes.default.svc")]
    kubernetes: String,
    /// The folder with the token for it and its certificate
    #[arg(long, default_value = "/var/run/secrets/kubernetes.io/serviceaccount")]
    account: PathBuf,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let args = Args::parse();
    // The program has one crypto provider, so this cannot be the second.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let proxy = FrontProxy::read(&Kubernetes { url: args.kubernetes, account: args.account })?;
    let tls = RustlsConfig::from_config(proxy.tls(&args.tls_cert_file, &args.tls_private_key_file)?);
    let proxy = Arc::new(proxy);
    let api = Arc::new(Api::new(Note::definition()?, Store::open(&args.data)?));
    let guard = Arc::clone(&proxy);
    let app = router(api)
        .layer(from_fn(move |request, next| Arc::clone(&guard).check(request, next)))
        // The kubelet has no certificate.
        .route("/livez", get(async || "ok"))
        .route("/readyz", get(async || "ok"));
    // Of both families, or of the one that there is.
    let port = args.secure_port;
    let addresses = [SocketAddr::from((Ipv6Addr::UNSPECIFIED, port)), SocketAddr::from((Ipv4Addr::UNSPECIFIED, port))];
    let listener = TcpListener::bind(&addresses[..])?;
    listener.set_nonblocking(true)?;
    tokio::runtime::Runtime::new()?.block_on(async {
        let renewed = tls.clone();
        tokio::spawn(async move {
            loop {
                tokio::time::sleep(RENEWAL).await;
                // While the two files do not fit each other, the old ones stay.
                if let Ok(config) = proxy.tls(&args.tls_cert_file, &args.tls_private_key_file) {
                    renewed.reload_from_config(config);
                }
            }
        });
        axum_server::from_tcp_rustls(listener, tls)?.serve(app.into_make_service()).await
    })?;
    Ok(())
}
