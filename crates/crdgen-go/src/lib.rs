//! What Go says of texts: its regular expressions, URLs and addresses, the formats that Kubernetes checks with `strfmt`, and
//! how `fmt` and `encoding/json` print values.
//!
//! An API server is a Go program, so which pattern, URL or duration it takes, and in which words it refuses one, is what
//! Go's standard library does. Nothing here knows of Kubernetes.

pub mod format;
pub mod netip;
pub mod print;
pub mod regex;
pub mod time;
pub mod url;
