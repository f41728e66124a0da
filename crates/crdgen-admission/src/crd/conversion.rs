//! `spec.conversion` (C10, F1 to F24).

use crdgen_core::crd::{ServiceReference, WebhookClientConfig};
use crdgen_core::names::{dns1035_label, dns1123_subdomain};
use serde_json::Value;

use super::ca_bundle;
use super::internal::Crd;
use super::options::Options;
use super::spec::one_of;
use crate::field::{Error, Path};
use crate::go;
use crate::meta::check_each;
use crate::url::Url;

const FORM: &str = "; desired format: https://host[/path]";
const NOT_A_WEBHOOK: &str = "should not be set when strategy is not set to Webhook";

/// All rules of `spec.conversion`.
pub(super) fn validate(crd: &Crd<'_>, options: &Options, path: &Path<'_>, errors: &mut Vec<Error>) {
    let conversion = crd.conversion();
    let strategy = conversion.strategy.as_str();
    if strategy != "None" && crd.preserves_unknown_fields() {
        let detail = "must be None if spec.preserveUnknownFields is true";
        // The strategy is no plain string to Go, so that it is printed as JSON.
        errors.push(Error::invalid(&path.child("strategy"), go::quote_as_json(strategy), detail));
    }
    one_of(&path.child("strategy"), strategy, &["None", "Webhook"], errors);
    let webhook = conversion.webhook.as_ref();
    let client = webhook.and_then(|webhook| webhook.client_config.as_ref());
    let review_versions = webhook.map(|webhook| webhook.conversion_review_versions.as_slice()).unwrap_or_default();
    let client_path = path.child("webhookClientConfig");
    let review_path = path.child("conversionReviewVersions");
    if strategy == "Webhook" {
        match client {
            None => errors.push(Error::required(&client_path, "required when strategy is set to Webhook")),
            Some(client) => webhook_client(client, options, &client_path, errors),
        }
        self::review_versions(review_versions, options, &review_path, errors);
    } else {
        if client.is_some() {
            errors.push(Error::forbidden(&client_path, NOT_A_WEBHOOK));
        }
        if !review_versions.is_empty() {
            errors.push(Error::forbidden(&review_path, NOT_A_WEBHOOK));
        }
    }
}

fn webhook_client(client: &WebhookClientConfig, options: &Options, path: &Path<'_>, errors: &mut Vec<Error>) {
    match (&client.url, &client.service) {
        (Some(url), None) => self::url(url, &path.child("url"), errors),
        (None, Some(service)) => self::service(service, &path.child("service"), errors),
        _ => errors.push(Error::required(path, "exactly one of url or service is required")),
    }
    let bundle = client.ca_bundle.as_deref().unwrap_or_default();
    if !bundle.is_empty()
        && options.valid_ca_bundle
        && let Err(detail) = ca_bundle::validate(bundle)
    {
        // Go has the bytes, and writes them in one line.
        let print = go::quote(&bundle.replace(['\r', '\n'], ""));
        errors.push(Error::invalid(&path.child("caBundle"), print, detail));
    }
}

/// F5 to F10.
fn url(text: &str, path: &Path<'_>, errors: &mut Vec<Error>) {
    let url = match Url::parse(text) {
        Ok(url) => url,
        Err(error) => {
            errors.push(Error::required(path, format!("url must be a valid URL: {error}{FORM}")));
            return;
        }
    };
    let mut wrong = |value: &str, detail: String| errors.push(Error::invalid(path, go::quote(value), detail));
    if url.scheme != "https" {
        wrong(&url.scheme, format!("'https' is the only allowed URL scheme{FORM}"));
    }
    if url.host.is_empty() {
        wrong("", format!("host must be specified{FORM}"));
    }
    if let Some(user) = &url.user {
        wrong(user, "user information is not permitted in the URL".to_owned());
    }
    if !url.fragment.is_empty() {
        wrong(&url.fragment, "fragments are not permitted in the URL".to_owned());
    }
    if !url.query.is_empty() {
        wrong(&url.query, "query parameters are not permitted in the URL".to_owned());
    }
}

/// F11 to F17. The server hands over name and namespace the wrong way round, and we with it.
fn service(service: &ServiceReference, path: &Path<'_>, errors: &mut Vec<Error>) {
    if service.namespace.is_empty() {
        errors.push(Error::required(&path.child("name"), ""));
    }
    if service.name.is_empty() {
        errors.push(Error::required(&path.child("namespace"), ""));
    }
    let port = service.port.unwrap_or(443);
    if !(1..=65535).contains(&port) {
        let detail = "port is not valid: must be between 1 and 65535, inclusive";
        errors.push(Error::invalid(&path.child("port"), port.to_string(), detail));
    }
    let text = match service.path.as_deref() {
        None | Some("" | "/") => return,
        Some(text) => text,
    };
    let mut wrong = |detail: String| errors.push(Error::invalid(&path.child("path"), go::quote(text), detail));
    if text == "//" {
        wrong("segment[0] may not be empty".to_owned());
        return;
    }
    if !text.starts_with('/') {
        wrong("must start with a '/'".to_owned());
    }
    // The server leaves out the first byte, be it a slash or not.
    let mut chars = text.chars();
    chars.next();
    let steps = chars.as_str();
    for (index, step) in steps.strip_suffix('/').unwrap_or(steps).split('/').enumerate() {
        if step.is_empty() {
            wrong(format!("segment[{index}] may not be empty"));
        } else if let Err(error) = dns1123_subdomain(step) {
            for detail in error.details() {
                wrong(format!("segment[{index}]: {detail}"));
            }
        }
    }
}

/// F19 to F22.
fn review_versions(versions: &[String], options: &Options, path: &Path<'_>, errors: &mut Vec<Error>) {
    if versions.is_empty() {
        errors.push(Error::required(path, ""));
        return;
    }
    for (index, version) in versions.iter().enumerate() {
        let path = path.index(index);
        if versions.iter().take(index).any(|before| before == version) {
            errors.push(Error::invalid(&path, go::quote(version), "duplicate version"));
        } else {
            check_each(&path, version, dns1035_label(version), errors);
        }
    }
    if options.recognized_review_version && !versions.iter().any(|version| is_accepted_review_version(version)) {
        let detail = "must include at least one of v1, v1beta1";
        errors.push(Error::invalid(path, go::json(&Value::from(versions.to_vec())), detail));
    }
}

/// Whether the server of the release before knew this version of `ConversionReview`.
pub(super) fn is_accepted_review_version(version: &str) -> bool {
    matches!(version, "v1" | "v1beta1")
}
