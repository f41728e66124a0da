//! `conversion(service = "webhook", namespace = "default", path = "/convert")`, or a URL.

use std::ops::RangeInclusive;

use crdgen_core::resource::ConversionWebhook;

use super::entry::{self, Entry, Value};
use super::symbol::{CONVERSION_KEYS, ConversionKey};
use super::value::{integer, missing, report, string};
use super::{AttrError, Ctxt, Reason, Spanned};

const FORM: &str = "write `conversion(service = \"webhook\", namespace = \"default\", path = \"/convert\")`";
const PORTS: RangeInclusive<i32> = 1..=65535;

/// The webhook that `entry` gives.
pub(crate) fn parse(entry: &Entry, cx: &Ctxt) -> Option<Spanned<ConversionWebhook>> {
    let Value::List(tokens) = &entry.value else {
        let message = "expected a service or a URL: `conversion(...)`";
        return report(cx, AttrError::at(Reason::Malformed, entry.span(), message).help(FORM));
    };
    let [mut service, mut namespace, mut path, mut url] = [const { None }; 4];
    let mut port = None;
    for (key, entry) in entry::keyed(entry::of_list(tokens, cx), CONVERSION_KEYS, "`conversion(...)`", cx) {
        match key {
            ConversionKey::Service => service = string(&entry, cx),
            ConversionKey::Namespace => namespace = string(&entry, cx),
            ConversionKey::Path => path = string(&entry, cx),
            ConversionKey::Port => port = integer::<i32>(&entry, cx),
            ConversionKey::Url => url = string(&entry, cx),
        }
    }
    let given = [&service, &namespace, &path].into_iter().flatten().map(|text| text.span).next();
    if let Some(url) = url {
        if let Some(span) = given.or(port.as_ref().map(|port| port.span)) {
            cx.push(
                AttrError::at(Reason::Conflict, span, "both a service and `url` are given").help("keep one of the two"),
            );
        }
        if !url.starts_with("https://") {
            let message = format!("`url`: Invalid value: {:?}: 'https' is the only allowed URL scheme", url.as_str());
            cx.push(AttrError::at(Reason::InvalidValue, url.span, message).help("write `https://host[/path]`"));
        }
        return Some(Spanned::new(ConversionWebhook::Url(url.value), entry.span()));
    }
    let require = |value: Option<Spanned<String>>, key: &str| match value {
        Some(value) if !value.is_empty() => Some(value),
        _ => missing(cx, entry.span(), &format!("the conversion webhook has no `{key}`"), FORM),
    };
    let (name, namespace) = (require(service, "service"), require(namespace, "namespace"));
    let (name, namespace) = (name?, namespace?);
    if let Some(path) = path.as_ref().filter(|path| !path.is_empty() && !path.starts_with('/')) {
        let message = format!("`path`: Invalid value: {:?}: must start with a '/'", path.as_str());
        let help = format!("write `path = \"/{}\"`", path.as_str());
        cx.push(AttrError::at(Reason::InvalidValue, path.span, message).help(help));
    }
    if let Some(port) = port.as_ref().filter(|port| !PORTS.contains(&port.value)) {
        let message = format!("`port`: Invalid value: {}: must be between 1 and 65535, inclusive", port.value);
        cx.push(AttrError::at(Reason::InvalidValue, port.span, message).help("leave it out for 443"));
    }
    let webhook = ConversionWebhook::Service {
        namespace: namespace.value,
        name: name.value,
        path: path.map(|path| path.value),
        port: port.map(|port| port.value),
    };
    Some(Spanned::new(webhook, entry.span()))
}
