//! IP addresses as Go's `net/netip` reads them.

use std::net::IpAddr;

use crate::print as go;

/// `netip.ParsePrefix`: an address and the length of the prefix of its network.
///
/// # Errors
/// Go's words for a text that is no network.
pub fn parse_prefix(text: &str) -> Result<(IpAddr, u8), String> {
    let fail = |what: String| format!("netip.ParsePrefix({}): {what}", go::quote(text));
    let (address, bits) = text.rsplit_once('/').ok_or_else(|| fail("no '/'".to_owned()))?;
    let kind = parse(address.as_bytes()).map_err(fail)?;
    if kind == Address::V6InZone {
        return Err(fail("IPv6 zones cannot be present in a prefix".to_owned()));
    }
    let bad_bits = || fail(format!("bad bits after slash: {}", go::quote(bits)));
    let is_padded = bits.len() > 1 && !bits.starts_with(|c: char| ('1'..='9').contains(&c));
    if is_padded || bits.is_empty() || !bits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(bad_bits());
    }
    let bits: i64 = bits.parse().map_err(|_| bad_bits())?;
    let most = if kind == Address::V4 { 32 } else { 128 };
    let length = u8::try_from(bits).ok().filter(|bits| *bits <= most);
    let length = length.ok_or_else(|| fail("prefix length out of range".to_owned()))?;
    // What Go takes for an address, Rust does too.
    let address = address.parse().map_err(|_| fail("unable to parse IP".to_owned()))?;
    Ok((address, length))
}

/// What [`parse`] read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Address {
    /// `192.0.2.1`.
    V4,
    /// `2001:db8::68`, without a zone.
    V6,
    /// `fe80::1%eth0`.
    V6InZone,
}

/// `netip.ParseAddr`: what kind of address `text` is.
///
/// # Errors
/// Go's words for a text that is no address.
pub fn parse(text: &[u8]) -> Result<Address, String> {
    let fail = |fault: Fault<'_>| match fault.rest {
        [] => format!("ParseAddr({}): {}", go::quote_bytes(text), fault.words),
        rest => format!("ParseAddr({}): {} (at {})", go::quote_bytes(text), fault.words, go::quote_bytes(rest)),
    };
    match text.iter().find(|byte| matches!(byte, b'.' | b':' | b'%')) {
        Some(b'.') => v4(text).map(|()| Address::V4).map_err(fail),
        Some(b':') => v6(text).map_err(fail),
        Some(_) => Err(fail(Fault::new("missing IPv6 address", b""))),
        None => Err(fail(Fault::new("unable to parse IP", b""))),
    }
}

/// What is wrong, and with what it starts.
struct Fault<'a> {
    words: &'static str,
    rest: &'a [u8],
}

impl<'a> Fault<'a> {
    fn new(words: &'static str, rest: &'a [u8]) -> Self {
        Self { words, rest }
    }
}

/// Four numbers up to 255, without leading zeros.
fn v4(text: &[u8]) -> Result<(), Fault<'_>> {
    let (mut value, mut digits, mut dots) = (0, 0, 0);
    for (index, byte) in text.iter().enumerate() {
        match byte {
            b'0'..=b'9' if digits == 1 && value == 0 => {
                return Err(Fault::new("IPv4 field has octet with leading zero", b""));
            }
            b'0'..=b'9' => {
                value = value * 10 + u32::from(byte - b'0');
                digits += 1;
                if value > 255 {
                    return Err(Fault::new("IPv4 field has value >255", b""));
                }
            }
            b'.' if digits == 0 || index + 1 == text.len() => {
                return Err(Fault::new("IPv4 field must have at least one digit", &text[index..]));
            }
            b'.' if dots == 3 => return Err(Fault::new("IPv4 address too long", b"")),
            b'.' => (value, digits, dots) = (0, 0, dots + 1),
            _ => return Err(Fault::new("unexpected character", &text[index..])),
        }
    }
    if dots < 3 { Err(Fault::new("IPv4 address too short", b"")) } else { Ok(()) }
}

/// Eight groups of up to four hexadecimal digits, the last two of which may be an IPv4 address, with one `::`.
fn v6(text: &[u8]) -> Result<Address, Fault<'_>> {
    let (mut rest, kind) = match text.iter().position(|&byte| byte == b'%') {
        Some(percent) if percent + 1 == text.len() => {
            return Err(Fault::new("zone must be a non-empty string", b""));
        }
        Some(percent) => (&text[..percent], Address::V6InZone),
        None => (text, Address::V6),
    };
    let mut ellipsis = false;
    if let Some(after) = rest.strip_prefix(b"::") {
        ellipsis = true;
        rest = after;
        if rest.is_empty() {
            return Ok(kind);
        }
    }
    let mut groups = 0;
    while groups < 8 {
        let digits = rest.iter().take_while(|byte| byte.is_ascii_hexdigit()).count();
        if digits > 4 {
            return Err(Fault::new("each group must have 4 or less digits", rest));
        }
        if digits == 0 {
            return Err(Fault::new("each colon-separated field must have at least one digit", rest));
        }
        if rest.get(digits) == Some(&b'.') {
            if !ellipsis && groups != 6 {
                return Err(Fault::new("embedded IPv4 address must replace the final 2 fields of the address", rest));
            }
            if groups > 6 {
                return Err(Fault::new("too many hex fields to fit an embedded IPv4 at the end of the address", rest));
            }
            v4(rest)?;
            (rest, groups) = (b"", groups + 2);
            break;
        }
        groups += 1;
        rest = &rest[digits..];
        if rest.is_empty() {
            break;
        }
        rest = match rest {
            [b':'] => return Err(Fault::new("colon must be followed by more characters", rest)),
            [b':', after @ ..] => after,
            _ => return Err(Fault::new("unexpected character, want colon", rest)),
        };
        if let Some(after) = rest.strip_prefix(b":") {
            if ellipsis {
                return Err(Fault::new("multiple :: in address", rest));
            }
            ellipsis = true;
            rest = after;
            if rest.is_empty() {
                break;
            }
        }
    }
    if !rest.is_empty() {
        return Err(Fault::new("trailing garbage after address", rest));
    }
    match (groups < 8, ellipsis) {
        (true, false) => Err(Fault::new("address string too short", b"")),
        (false, true) => Err(Fault::new("the :: must expand to at least one field of zeros", b"")),
        _ => Ok(kind),
    }
}
