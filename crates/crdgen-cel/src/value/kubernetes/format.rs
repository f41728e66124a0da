//! Named formats: `format.dns1123Label()` and its like.

use crdgen_core::names::{
    NameError, dns1035_label, dns1123_label, dns1123_subdomain, label_key, label_value, mask_trailing_dash,
};
use crdgen_go::format::is_valid;
use crdgen_go::url::Url;

/// A form that texts may have.
#[derive(Debug)]
pub struct Format {
    /// What a rule calls it.
    pub function: &'static str,
    name: &'static str,
    /// How long a regular expression for it would be, by which the cost of a check is measured.
    pub regex_size: u64,
    check: Check,
}

#[derive(Debug)]
enum Check {
    /// A name of Kubernetes.
    Name(fn(&str) -> Result<(), NameError>),
    /// The start of one.
    Prefix(fn(&str) -> Result<(), NameError>),
    /// A URL, absolute or from the root.
    Uri,
    /// A format of OpenAPI, and what is said of other texts.
    OpenApi(&'static str, &'static str),
}

/// All there are.
static FORMATS: [Format; 13] = [
    named("dns1123Label", "DNS1123Label", 30, Check::Name(dns1123_label)),
    named("dns1123Subdomain", "DNS1123Subdomain", 60, Check::Name(dns1123_subdomain)),
    named("dns1035Label", "DNS1035Label", 30, Check::Name(dns1035_label)),
    named("qualifiedName", "QualifiedName", 60, Check::Name(label_key)),
    named("dns1123LabelPrefix", "DNS1123LabelPrefix", 30, Check::Prefix(dns1123_label)),
    named("dns1123SubdomainPrefix", "DNS1123SubdomainPrefix", 60, Check::Prefix(dns1123_subdomain)),
    named("dns1035LabelPrefix", "DNS1035LabelPrefix", 30, Check::Prefix(dns1035_label)),
    named("labelValue", "LabelValue", 40, Check::Name(label_value)),
    named("uri", "URI", 1103, Check::Uri),
    // The sizes of these are the lengths of the patterns that strfmt has.
    named("uuid", "uuid", 70, Check::OpenApi("uuid", "does not match the UUID format")),
    named("byte", "byte", 84, Check::OpenApi("byte", "invalid base64")),
    named("date", "date", 71, Check::OpenApi("date", "invalid date")),
    named("datetime", "datetime", 71, Check::OpenApi("datetime", "invalid datetime")),
];

const fn named(function: &'static str, name: &'static str, regex_size: u64, check: Check) -> Format {
    Format { function, name, regex_size, check }
}

impl Format {
    /// The format of this name.
    pub fn find(function: &str) -> Option<&'static Self> {
        FORMATS.iter().find(|format| format.function == function)
    }

    /// What it is told apart by.
    pub fn name(&self) -> &'static str {
        self.name
    }

    /// What is wrong with a text.
    pub fn validate(&self, text: &str) -> Vec<String> {
        match self.check {
            Check::Name(check) => check(text).err().map(|error| error.details().to_vec()).unwrap_or_default(),
            Check::Prefix(check) => {
                check(&mask_trailing_dash(text)).err().map(|error| error.details().to_vec()).unwrap_or_default()
            }
            Check::Uri => Url::parse_request_uri(text).err().into_iter().collect(),
            Check::OpenApi(format, message) if !is_valid(format, text) => vec![message.to_owned()],
            Check::OpenApi(..) => Vec::new(),
        }
    }
}
