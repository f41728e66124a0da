//! URLs: `url('https://a')`.

use super::Overload;

/// Its overloads.
pub(super) const URL: &[Overload] = &[
    ("url_get_escaped_path", "getEscapedPath", "kubernetes.URL.() -> string"),
    ("url_get_host", "getHost", "kubernetes.URL.() -> string"),
    ("url_get_hostname", "getHostname", "kubernetes.URL.() -> string"),
    ("url_get_port", "getPort", "kubernetes.URL.() -> string"),
    ("url_get_query", "getQuery", "kubernetes.URL.() -> map(string, list(string))"),
    ("url_get_scheme", "getScheme", "kubernetes.URL.() -> string"),
    ("is_url_string", "isURL", "(string) -> bool"),
    ("string_to_url", "url", "(string) -> kubernetes.URL"),
];
