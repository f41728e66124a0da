//! `caBundle` (F18): whether the server would find a certificate in it (`rootCertPool` of `client-go`).
//!
//! Of a certificate, the frame is read and not what is in it: names, keys and extensions that Go would refuse pass here.

use crate::decode::decode_base64;

const BEGIN: &str = "-----BEGIN ";
const DASHES: &str = "-----";

/// Looks for a certificate in PEM blocks, themselves in `base64`.
///
/// # Errors
/// What the server says where there is none.
pub(super) fn validate(base64: &str) -> Result<(), String> {
    // The decoder has seen that it is base64.
    let bytes = decode_base64(base64).unwrap_or_default();
    let text = String::from_utf8_lossy(&bytes);
    let mut rest = text.as_ref();
    let mut first_error = None;
    while !rest.is_empty() {
        let Some((block, after)) = next_block(rest) else {
            first_error.get_or_insert_with(|| "unable to parse bytes as PEM block".to_owned());
            break;
        };
        rest = after;
        if block.type_ != "CERTIFICATE" || block.has_headers {
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

struct Block<'t> {
    type_: &'t str,
    has_headers: bool,
    bytes: Vec<u8>,
}

/// `pem.Decode`: the first block of `text`, and what follows it.
fn next_block(text: &str) -> Option<(Block<'_>, &str)> {
    let mut rest = text;
    loop {
        let start = if rest.starts_with(BEGIN) { 0 } else { rest.find(&format!("\n{BEGIN}"))? + 1 };
        rest = rest.get(start + BEGIN.len()..)?;
        let (line, after) = rest.split_once('\n')?;
        rest = after;
        let Some(type_) = line.trim_end().strip_suffix(DASHES) else { continue };
        let end = format!("-----END {type_}-----");
        let Some(at) = after.find(&end).filter(|at| *at == 0 || after[..*at].ends_with('\n')) else { continue };
        let Some((body, after)) = after.split_at_checked(at) else { continue };
        let headers = body.lines().take_while(|line| line.contains(':')).count();
        let base64: String = body.lines().skip(headers).flat_map(str::chars).filter(|c| !c.is_whitespace()).collect();
        let Ok(bytes) = decode_base64(&base64) else { continue };
        let after = after.split_once('\n').map_or("", |(_, after)| after);
        return Some((Block { type_, has_headers: headers > 0, bytes }, after));
    }
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
            Some([0..=2]) => {}
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
