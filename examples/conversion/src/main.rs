//! The webhook as it runs in a cluster: `ADDRESS`, by default `0.0.0.0:8443`, and the certificate in the folder `TLS`, by
//! default `/tls`, where the Secret of cert-manager is mounted.

use std::env;
use std::net::TcpListener;
use std::path::PathBuf;
use std::time::Duration;

use axum_server::tls_rustls::RustlsConfig;

#[tokio::main]
async fn main() -> std::io::Result<()> {
    // The program has one crypto provider, so this cannot be the second.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let address = env::var("ADDRESS").unwrap_or_else(|_| "0.0.0.0:8443".to_owned());
    let folder = PathBuf::from(env::var("TLS").unwrap_or_else(|_| "/tls".to_owned()));
    let (certificate, key) = (folder.join("tls.crt"), folder.join("tls.key"));
    let tls = RustlsConfig::from_pem_file(&certificate, &key).await?;
    // cert-manager renews it in place.
    let reloaded = tls.clone();
    tokio::spawn(async move {
        loop {
            tokio::time::sleep(Duration::from_secs(600)).await;
            // While the two files do not fit each other, the old ones stay.
            let _ = reloaded.reload_from_pem_file(&certificate, &key).await;
        }
    });
    conversion::serve(TcpListener::bind(address)?, tls).await
}
