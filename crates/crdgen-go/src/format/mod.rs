//! The formats that the server knows (`apiextensions-apiserver/pkg/apiserver/validation/formats.go`), and how it checks a
//! text against one (`kube-openapi/pkg/validation/strfmt`).

pub use self::duration::parse_duration;
use crate::url::Url;

mod address;
mod duration;
mod email;
mod number;
mod pattern;
mod time;

/// Whether a text has a form.
type Check = fn(&str) -> bool;

/// How a text is checked, by the name of the format without dashes.
const CHECKS: &[(&str, Check)] = &[
    ("bsonobjectid", |text| text.len() == 24 && text.bytes().all(|byte| byte.is_ascii_hexdigit())),
    ("byte", |text| !text.is_empty() && is_base64(text.as_bytes())),
    ("cidr", address::is_cidr),
    ("creditcard", number::is_credit_card),
    ("date", time::is_date),
    ("datetime", time::is_date_time),
    ("duration", |text| parse_duration(text).is_ok()),
    ("email", email::is_email),
    ("hexcolor", pattern::is_hex_color),
    ("hostname", pattern::is_hostname),
    ("ipv4", address::is_ipv4),
    ("ipv6", address::is_ipv6),
    ("isbn", |text| number::is_isbn10(text) || number::is_isbn13(text)),
    ("isbn10", number::is_isbn10),
    ("isbn13", number::is_isbn13),
    ("k8slongname", pattern::is_long_name),
    ("k8sshortname", pattern::is_short_name),
    ("mac", address::is_mac),
    ("password", |_| true),
    ("rgbcolor", pattern::is_rgb_color),
    ("ssn", pattern::is_ssn),
    ("uri", |text| Url::parse_request_uri(text).is_ok()),
    ("uuid", pattern::is_uuid),
    ("uuid3", pattern::is_uuid3),
    ("uuid4", pattern::is_uuid4),
    ("uuid5", pattern::is_uuid5),
];

/// Whether the server knows `format` for a value of `type_`, which is empty where a schema names none
/// (`GetUnrecognizedFormats`); it warns of the others and does not check them.
pub fn is_known(type_: &str, format: &str) -> bool {
    match type_ {
        _ if format.is_empty() => true,
        "" | "string" => check(format).is_some(),
        "integer" => matches!(format, "int32" | "int64"),
        "number" => matches!(format, "float" | "double"),
        _ => false,
    }
}

/// Whether `text` has the form `format`; any text has one that the server does not know (`strfmt.Registry`).
pub fn is_valid(format: &str, text: &str) -> bool {
    check(format).is_none_or(|check| check(text))
}

fn check(format: &str) -> Option<Check> {
    let name = format.bytes().filter(|&byte| byte != b'-');
    let index = CHECKS.binary_search_by(|(known, _)| known.bytes().cmp(name.clone())).ok()?;
    Some(CHECKS[index].1)
}

/// Whether a text is padded base64 of the standard alphabet, for any number of bytes.
fn is_base64(text: &[u8]) -> bool {
    let padding = text.iter().rev().take_while(|&&byte| byte == b'=').count();
    let is_digit = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/');
    text.len().is_multiple_of(4) && padding <= 2 && text[..text.len() - padding].iter().all(is_digit)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Checks texts of a form, and texts that are not.
    fn check(format: &str, valid: &[&str], invalid: &[&str]) {
        let wrong: Vec<_> = valid.iter().filter(|text| !is_valid(format, text)).collect();
        assert!(wrong.is_empty(), "{format} refused {wrong:?}");
        let wrong: Vec<_> = invalid.iter().filter(|text| is_valid(format, text)).collect();
        assert!(wrong.is_empty(), "{format} admitted {wrong:?}");
    }

    #[test]
    fn the_table_is_sorted() {
        assert!(CHECKS.is_sorted_by_key(|(name, _)| name));
    }

    #[test]
    fn known() {
        let check = |type_: &str, formats: &[&str], expected: bool| {
            for format in formats {
                assert_eq!(is_known(type_, format), expected, "{type_} {format}");
            }
        };
        check("string", &["", "date-time", "datetime", "-date", "k8s-short-name", "k8slongname", "e-mail"], true);
        check("", &["uuid", "password"], true);
        check("string", &["int32", "Date", "uuid6", "binary", "hostname ", "ip", "-"], false);
        check("integer", &["int32", "int64"], true);
        check("integer", &["int-32", "date", "uint32"], false);
        check("number", &["float", "double"], true);
        check("number", &["int32"], false);
        check("object", &["int32", "date"], false);
        check("boolean", &[""], true);
    }

    #[test]
    fn unknown_formats_admit_all() {
        check("binary", &["", "x"], &[]);
        check("password", &["", "x"], &[]);
    }

    #[test]
    fn numbers() {
        check(
            "isbn10",
            &["3836221195", "1-61729-085-8", "3 401 01319 X"],
            &["3423214121", "340101319x", "9784873113685"],
        );
        check("isbn13", &["9784873113685", "978-4-87311-368-5"], &["9784873113686", "978487311368X", ""]);
        check("isbn", &["3836221195", "9784873113685"], &["978\u{a0}4873113685"]);
        check("creditcard", &["4220855426222389", "4220 8554-2622x2389"], &["4220855426213389", "", "30190239451016"]);
        check("ssn", &["111-11-1111", "111 11-1111"], &["111111111", "11111111111", "111-111-111"]);
        check("byte", &["YQ==", "YWI=", "YWJj", "+/+/"], &["", "YQ=", "YQ", "Y===", "_-_-", "YWJj\n"]);
        check("bsonobjectid", &["507f1f77bcf86cd799439011"], &["507f1f77bcf86cd79943901", "507f1f77bcf86cd79943901g"]);
        check("hexcolor", &["#fff", "AbCdEf"], &["#ffff", "##fff", "ggg"]);
        check("rgb-color", &["rgb(0, 31 ,255)"], &["rgb(256,0,0)", "rgb(01,0,0)", "RGB(1,1,1)"]);
    }

    #[test]
    fn names() {
        let (long, longer) = ("a".repeat(63) + ".com", "a".repeat(64) + ".com");
        check(
            "hostname",
            &["a", "1a", "a-b", "x.y-z.org", "☃.net", "é.fr", &long],
            &[&longer, "ab-c", "a.b", "a.1a", "a_b.c", ""],
        );
        check("k8s-short-name", &["a-b", "0"], &["a.b", "A", "-a", &"a".repeat(64)]);
        check("k8s-long-name", &["a-b.c", &"a".repeat(253)], &["a..b", "A", &"a".repeat(254)]);
        check(
            "uuid",
            &["A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11", "a0eebc999c0b-4ef8bb6d6bb9bd380a11"],
            &["a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a1", "{a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11}"],
        );
        check("uuid3", &["a0eebc99-9c0b-3ef8-0b6d-6bb9bd380a11"], &["a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11"]);
        check("uuid4", &["a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11"], &["a0eebc99-9c0b-4ef8-cb6d-6bb9bd380a11"]);
        check("uuid5", &["a0eebc99-9c0b-5ef8-bb6d-6bb9bd380a11"], &["a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11"]);
    }

    #[test]
    fn addresses() {
        check(
            "ipv4",
            &["10.0.0.1", "010.00.0.001", "::ffff:1.2.3.4"],
            &["10.0.0", "256.1.1.1", "1.2.3.4.5", "::1", "1.2.3.4%a"],
        );
        check(
            "ipv6",
            &["::", "1:2:3:4:5:6:7:8", "::ffff:1.2.3.4"],
            &["1.2.3.4", "1::2::3", "fe80::1%eth0", "00001::", ":1:"],
        );
        check(
            "cidr",
            &["10.0.0.0/8", "010.0.0.0/032", "::/128", "00001::/0"],
            &["10.0.0.0", "10.0.0.0/33", "::/129", "::/+1"],
        );
        check(
            "mac",
            &["00:00:5e:00:53:01", "00-00-5E-00-53-01", "0000.5e00.5301", "00005e005301", "02:00:5e:10:00:00:00:01"],
            &["00:00:5e:00-53:01", "00:00:5e:00:53", "0000:5e00:5301", "00005e00530", "00:00:5e:00:53:01:02"],
        );
        check("uri", &["https://a/b?c#d", "/a", "mailto:x", "*"], &["", "a/b", "http://a b", "%", "https://[::1"]);
    }

    #[test]
    fn times() {
        check(
            "date",
            &["2024-02-29", "0000-01-31"],
            &["2023-02-29", "1900-02-29", "2024-4-01", "2024-04-31", "2024-13-01", "2024-01-00"],
        );
        check(
            "date-time",
            &["2024-01-01T00:00:00Z", "2024-01-01t23:59:59x5-99:99", "2024-01-01T00:00:00ztrailing"],
            &[
                "2024-01-01T24:00:00Z",
                "2024-01-01 00:00:00Z",
                "2024-01-01T00:00:60Z",
                "2024-01-01T00:00:00",
                "2024-01-01T00:00:00\n5Z",
            ],
        );
        check(
            "duration",
            &[
                "1h30m",
                "-0",
                "1.5h",
                "1.s",
                "3 days",
                "in 5 weeks",
                "9223372036854775807ns",
                "-9223372036854775808ns",
                "1\u{3bc}s",
            ],
            &["", "1", "h", "1 fortnight", "9223372036854775808ns", "1h99999999999999999999s"],
        );
    }

    #[test]
    fn emails() {
        check(
            "email",
            &[
                "a@b",
                "Name <a@b>",
                "\"a b\"@[192.0.2.1]",
                "é@中.org",
                "a@b (comment (nested))",
                "g: a@b;",
                "=?utf-8?q?N?= <a@b>",
            ],
            &[
                "",
                "a",
                "a@",
                "a@.b",
                "a..b@c",
                "\"\"@b",
                "a@b, c@d",
                "g: a@b, c@d;",
                "=?koi8-r?q?N?= <a@b>",
                "a@[1.2.3]",
                "a@b (c",
                "g:;",
            ],
        );
    }
}
