//! The HTTPS server around the converter.

use std::io;
use std::net::TcpListener;
use std::sync::Arc;

use axum::extract::DefaultBodyLimit;
use axum::routing::{get, post};
use axum::{Json, Router};
use axum_server::tls_rustls::RustlsConfig;
use crdgen::conversion::ConversionReview;

use crate::converter;

/// `/convert`, to which the CRD sends the API server, and `/healthz`.
pub fn router() -> Router {
    let converter = Arc::new(converter());
    let convert = async move |Json(review): Json<ConversionReview>| Json(converter.review(review));
    Router::new()
        .route("/convert", post(convert))
        .route("/healthz", get(async || "ok"))
        // All objects of a list come in one request.
        .layer(DefaultBodyLimit::disable())
}

/// Answers on `listener` until it fails.
///
/// # Errors
/// The listener fails.
pub async fn serve(listener: TcpListener, tls: RustlsConfig) -> io::Result<()> {
    listener.set_nonblocking(true)?;
    axum_server::from_tcp_rustls(listener, tls)?.serve(router().into_make_service()).await
}
