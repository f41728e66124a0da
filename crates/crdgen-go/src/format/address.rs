//! Addresses of the network. Kubernetes reads IPv4 addresses and blocks with leading zeros, as Go did before 1.17.

use crate::netip::{self, Address};

/// `netutils.ParseIPSloppy`, with a dot in it: `::ffff:192.0.2.1` is one, too.
pub(super) fn is_ipv4(text: &str) -> bool {
    text.contains('.') && parse_sloppy(text).is_some()
}

/// `net.ParseIP`, with a colon in it.
pub(super) fn is_ipv6(text: &str) -> bool {
    netip::parse(text.as_bytes()) == Ok(Address::V6)
}

/// `netutils.ParseCIDRSloppy`.
pub(super) fn is_cidr(text: &str) -> bool {
    let Some((address, length)) = text.split_once('/') else { return false };
    let most = match parse_sloppy(address) {
        Some(Address::V4) => 32,
        Some(_) => 128,
        None => return false,
    };
    length.bytes().all(|byte| byte.is_ascii_digit()) && length.parse().is_ok_and(|length: u64| length <= most)
}

/// An address without a zone, in which numbers may have leading zeros.
fn parse_sloppy(text: &str) -> Option<Address> {
    let mut strict = Vec::with_capacity(text.len());
    let mut bytes = text.bytes().peekable();
    let mut in_number = false;
    while let Some(byte) = bytes.next() {
        let leads = byte == b'0' && !in_number && bytes.peek().is_some_and(u8::is_ascii_hexdigit);
        if !leads {
            in_number = byte.is_ascii_hexdigit();
            strict.push(byte);
        }
    }
    netip::parse(&strict).ok().filter(|address| *address != Address::V6InZone)
}

/// `net.ParseMAC`: 6, 8 or 20 bytes in hexadecimal digits, as `00:00`, `00-00`, `0000.0000` or `00000000`.
pub(super) fn is_mac(text: &str) -> bool {
    let bytes = text.as_bytes();
    let (separator, digits) = match (bytes.get(2), bytes.get(4)) {
        (Some(separator @ (b':' | b'-')), _) => (Some(separator), 2),
        (_, separator @ Some(b'.')) => (separator, 4),
        _ => (None, bytes.len()),
    };
    let mut count = 0;
    let mut groups = bytes.chunks(digits + 1).peekable();
    while let Some(group) = groups.next() {
        let (group, last) = group.split_at(group.len().min(digits));
        count += group.len();
        let ends = if groups.peek().is_some() { last.first() == separator } else { last.is_empty() };
        if group.len() != digits || !ends || !group.iter().all(u8::is_ascii_hexdigit) {
            return false;
        }
    }
    matches!(count, 12 | 16 | 40)
}
