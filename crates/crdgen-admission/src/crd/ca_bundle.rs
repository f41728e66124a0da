//! `caBundle` (F18): whether the server would find a certificate in it (`rootCertPool` of `client-go`).
//!
//! Of a certificate, the frame is read and not what is in it: names, keys and extensions that Go would refuse pass here.

use super::pem;
use crate::decode::decode_base64;

/// Looks for a certificate in PEM blocks, themselves in `base64`.
///
/// # Errors
/// What the server says where there is none.
pub(super) fn validate(base64: &str) -> Result<(), String> {
    // The decoder has seen that it is base64.
    let bytes = decode_base64(base64).unwrap_or_default();
    let mut rest = bytes.as_slice();
    let mut first_error = None;
    while !rest.is_empty() {
        let Some((block, after)) = pem::decode(rest) else {
            first_error.get_or_insert_with(|| "unable to parse bytes as PEM block".to_owned());
            break;
        };
        rest = after;
        if block.type_ != b"CERTIFICATE" || block.has_headers {
            continue;
        }
        match certificate(&block.bytes) {
            Ok(()) => return Ok(()),
            Err(error) => _ = first_error.get_or_insert_with(|| format!("failed to parse certificate: {error}")),
        }
    }
    let error = first_error.unwrap_or_else(|| "no valid certificate authority data seen".to_owned());
    Err(format!("unable to load root certificates: {error}"))
}

/// `x509.ParseCertificate`, as far as the frame goes.
fn certificate(der: &[u8]) -> Result<(), &'static str> {
    const SEQUENCE: u8 = 0x30;
    const INTEGER: u8 = 0x02;
    const VERSION: u8 = 0xa0;
    let mut input = der;
    let mut outer = read(&mut input, SEQUENCE).ok_or("x509: malformed certificate")?;
    let trailing = !input.is_empty();
    let mut tbs = read(&mut outer, SEQUENCE).ok_or("x509: malformed tbs certificate")?;
    if tbs.first() == Some(&VERSION) {
        let mut version = read(&mut tbs, VERSION).ok_or("x509: malformed version")?;
        match read(&mut version, INTEGER) {
            Some([0..=2]) if version.is_empty() => {}
            Some(_) if !version.is_empty() => return Err("x509: malformed version"),
            Some([0x80..=0xff, ..] | []) | None => return Err("x509: malformed version"),
            Some(_) => return Err("x509: invalid version"),
        }
    }
    match read(&mut tbs, INTEGER) {
        None | Some([]) => return Err("x509: malformed serial number"),
        Some([0x80..=0xff, ..]) => return Err("x509: negative serial number"),
        Some(_) => {}
    }
    let inner = read(&mut tbs, SEQUENCE).ok_or("x509: malformed signature algorithm identifier")?;
    if read(&mut outer, SEQUENCE).ok_or("x509: malformed algorithm identifier")? != inner {
        return Err("x509: inner and outer signature algorithm identifiers don't match");
    }
    read(&mut tbs, SEQUENCE).ok_or("x509: malformed issuer")?;
    read(&mut tbs, SEQUENCE).ok_or("x509: malformed validity")?;
    read(&mut tbs, SEQUENCE).ok_or("x509: malformed issuer")?;
    read(&mut tbs, SEQUENCE).ok_or("x509: malformed spki")?;
    if trailing { Err("x509: trailing data") } else { Ok(()) }
}

/// Takes an element of DER with `tag` from the start of `input` and gives what is in it.
fn read<'d>(input: &mut &'d [u8], tag: u8) -> Option<&'d [u8]> {
    let (found, rest) = input.split_first()?;
    let (first, rest) = rest.split_first()?;
    let (length, rest) = match first {
        0..=0x7f => (usize::from(*first), rest),
        // A length in so many bytes, as few as can be. Go reads no more than four.
        0x81..=0x84 => {
            let (bytes, rest) = rest.split_at_checked(usize::from(first & 0x7f))?;
            let length = bytes.iter().fold(0usize, |length, byte| length << 8 | usize::from(*byte));
            let shortest = length >= 0x80 && bytes.first() != Some(&0);
            (shortest.then_some(length)?, rest)
        }
        _ => return None,
    };
    let (content, rest) = rest.split_at_checked(length)?;
    if *found != tag {
        return None;
    }
    *input = rest;
    Some(content)
}

#[cfg(test)]
mod tests {
    use super::validate;

    /// A certificate for a key that nobody has, and that was never valid.
    const CERTIFICATE: &str = "\
-----BEGIN CERTIFICATE-----\n\
MIH4MIGroAMCAQICAQEwBQYDK2VwMAwxCjAIBgNVBAMTAWEwHhcNNzAwMTAxMDAw\n\
MDAwWhcNNzAwMTAxMDAwMDAxWjAMMQowCAYDVQQDEwFhMCowBQYDK2VwAyEAK6YZ\n\
27caN+EVOLf1ICxvUN6iqkF317BWs1Wpz8Vzf76jMjAwMA8GA1UdEwEB/wQFMAMB\n\
Af8wHQYDVR0OBBYEFCnqnE8Ty0UD/90ARHZrcw14HXLKMAUGAytlcANBALOKsJ7W\n\
f5BAMA8eumAKvbB6FrwCRYFAsFmv9Rr1fLZwMcBFM+b1fsumIdg3f8MfNAu5jpVq\n\
G/zz9a2z1Fj/hgw=\n\
-----END CERTIFICATE-----\n\
";

    /// What Go 1.26 says of each.
    #[test]
    fn as_go_finds_certificates() {
        const NOT_PEM: &str = "unable to parse bytes as PEM block";
        const NO_CERTIFICATE: &str = "no valid certificate authority data seen";
        let check = |pem: &str, expected: &str| {
            let expected = match expected {
                "" => String::new(),
                expected => format!("unable to load root certificates: {expected}"),
            };
            assert_eq!(validate(&base64(pem.as_bytes())).err().unwrap_or_default(), expected, "{pem}");
        };
        let c = CERTIFICATE;
        let key = "-----BEGIN PRIVATE KEY-----\nYWJj\n-----END PRIVATE KEY-----\n";
        let headers = c.replacen('\n', "\na: b\n\n", 1);
        let short = "-----BEGIN CERTIFICATE-----\nMAA=\n-----END CERTIFICATE-----\n";
        let empty = "-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----\n";
        check(c, "");
        check(&format!("text\n{c}trail"), "");
        check(&format!("text{c}"), NOT_PEM);
        check("x", NOT_PEM);
        check(key, NO_CERTIFICATE);
        check(&format!("{key}x"), NOT_PEM);
        check(&format!("{key}{c}"), "");
        check(&headers, NO_CERTIFICATE);
        check(short, "failed to parse certificate: x509: malformed tbs certificate");
        check(&format!("{short}{c}"), "");
        check(empty, "failed to parse certificate: x509: malformed certificate");
        check(&c.replace('\n', "\r\n"), "");
        check(c.trim_end(), "");
        check(&c.replace("BEGIN CERTIFICATE-----", "BEGIN CERTIFICATE----- "), "");
        check(&c.replace("BEGIN CERTIFICATE-----", "BEGIN CERTIFICATE----"), NOT_PEM);
        check(&c.replacen('M', "*", 1), NOT_PEM);
        check(&format!("-----BEGIN CERTIFICATE-----\n{c}"), "");
        check(&format!("-----BEGIN CERTIFICATE-----\nabc\n-----END X-----\n{c}"), "");
    }

    fn base64(bytes: &[u8]) -> String {
        const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        let mut out = String::new();
        for chunk in bytes.chunks(3) {
            let bits = (0..3).fold(0, |bits, at| bits << 8 | usize::from(chunk.get(at).copied().unwrap_or_default()));
            for at in 0..4 {
                let digit = char::from(DIGITS[bits >> (18 - 6 * at) & 63]);
                out.push(if at <= chunk.len() { digit } else { '=' });
            }
        }
        out
    }
}
