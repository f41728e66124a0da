//! Formats that are regular expressions: those of `strfmt/default.go`, `kubernetes-extensions.go` and `govalidator`.

use std::sync::LazyLock;

use crate::regex::Regex;

/// A check by a regular expression, which is read at its first use.
macro_rules! pattern {
    ($(#[$doc:meta])* $name:ident, $pattern:expr) => {
        $(#[$doc])*
        pub(super) fn $name(text: &str) -> bool {
            static PATTERN: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new($pattern).ok());
            PATTERN.as_ref().is_some_and(|pattern| pattern.is_match(text))
        }
    };
}

pattern!(is_uuid, "(?i)^[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}$");
pattern!(is_uuid3, "(?i)^[0-9a-f]{8}-?[0-9a-f]{4}-?3[0-9a-f]{3}-?[0-9a-f]{4}-?[0-9a-f]{12}$");
pattern!(is_uuid4, "(?i)^[0-9a-f]{8}-?[0-9a-f]{4}-?4[0-9a-f]{3}-?[89ab][0-9a-f]{3}-?[0-9a-f]{12}$");
pattern!(is_uuid5, "(?i)^[0-9a-f]{8}-?[0-9a-f]{4}-?5[0-9a-f]{3}-?[89ab][0-9a-f]{3}-?[0-9a-f]{12}$");
pattern!(is_hex_color, "^#?([0-9a-fA-F]{3}|[0-9a-fA-F]{6})$");
pattern!(
    is_rgb_color,
    r"^rgb\(\s*(0|[1-9]\d?|1\d\d?|2[0-4]\d|25[0-5])\s*,\s*(0|[1-9]\d?|1\d\d?|2[0-4]\d|25[0-5])\s*,\s*(0|[1-9]\d?|1\d\d?|2[0-4]\d|25[0-5])\s*\)$"
);
pattern!(
    /// `govalidator.IsSSN`, which wants eleven bytes, so that both separators are there.
    is_ssn,
    r"^\d{3}[- ]\d{2}[- ]\d{4}$"
);
pattern!(
    is_credit_card_number,
    r"^(?:4[0-9]{12}(?:[0-9]{3})?|5[1-5][0-9]{14}|6(?:011|5[0-9][0-9])[0-9]{12}|3[47][0-9]{13}|3(?:0[0-5]|[68][0-9])[0-9]{11}|(?:2131|1800|35\d{3})\d{11})$"
);
pattern!(
    matches_hostname,
    r"^([a-zA-Z0-9\p{S}\p{L}]((-?[a-zA-Z0-9\p{S}\p{L}]{0,62})?)|([a-zA-Z0-9\p{S}\p{L}](([a-zA-Z0-9-\p{S}\p{L}]{0,61}[a-zA-Z0-9\p{S}\p{L}])?)(\.)){1,}([a-zA-Z\p{L}]){2,63})$"
);
pattern!(matches_short_name, "^[a-z0-9]([-a-z0-9]*[a-z0-9])?$");
pattern!(matches_long_name, r"^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$");

/// `IsHostname`: labels of 63 bytes, 255 in all.
pub(super) fn is_hostname(text: &str) -> bool {
    text.len() <= 255 && text.split('.').all(|label| label.len() <= 63) && matches_hostname(text)
}

/// `IsShortName`.
pub(super) fn is_short_name(text: &str) -> bool {
    text.len() <= 63 && matches_short_name(text)
}

/// `IsLongName`.
pub(super) fn is_long_name(text: &str) -> bool {
    text.len() <= 253 && matches_long_name(text)
}
