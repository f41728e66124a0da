//! IP addresses and networks.

use std::fmt;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use crdgen_go::netip::{self, Address};
use crdgen_go::print::quote;

/// A network, or an address in one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cidr {
    /// The address.
    pub address: IpAddr,
    /// The length of the prefix.
    pub bits: u8,
}

impl Cidr {
    /// `Masked`: without the bits behind the prefix.
    pub fn masked(self) -> Self {
        Self { address: mask(self.address, self.bits), ..self }
    }

    /// `Contains`.
    pub fn contains(self, address: IpAddr) -> bool {
        self.address.is_ipv4() == address.is_ipv4() && mask(self.address, self.bits) == mask(address, self.bits)
    }

    /// Whether all of `other` is in it.
    pub fn contains_network(self, other: Self) -> bool {
        self.bits <= other.bits && self.contains(other.address)
    }
}

fn mask(address: IpAddr, bits: u8) -> IpAddr {
    match address {
        IpAddr::V4(address) => {
            let mask = u32::MAX.checked_shl(32 - u32::from(bits.min(32))).unwrap_or(0);
            Ipv4Addr::from_bits(address.to_bits() & mask).into()
        }
        IpAddr::V6(address) => {
            let mask = u128::MAX.checked_shl(128 - u32::from(bits.min(128))).unwrap_or(0);
            Ipv6Addr::from_bits(address.to_bits() & mask).into()
        }
    }
}

impl fmt::Display for Cidr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.address, self.bits)
    }
}

/// `parseIPAddr`: an address without a zone, and no IPv4 address in IPv6.
///
/// # Errors
/// The server's words.
pub fn parse_ip(text: &str) -> Result<IpAddr, String> {
    let fail = |why: String| format!("IP Address {} parse error during conversion from string: {why}", quote(text));
    if netip::parse(text.as_bytes()).map_err(fail)? == Address::V6InZone {
        return Err(format!("IP address {} with zone value is not allowed", quote(text)));
    }
    // What Go takes for an address, Rust does too.
    let address = text.parse().map_err(|_| fail("unable to parse IP".to_owned()))?;
    if is_mapped(address) { Err(mapped(text)) } else { Ok(address) }
}

/// `parseCIDR`.
///
/// # Errors
/// The server's words.
pub fn parse_cidr(text: &str) -> Result<Cidr, String> {
    let (address, bits) = netip::parse_prefix(text)
        .map_err(|why| format!("network address parse error during conversion from string: {why}"))?;
    if is_mapped(address) { Err(mapped(text)) } else { Ok(Cidr { address, bits }) }
}

fn is_mapped(address: IpAddr) -> bool {
    matches!(address, IpAddr::V6(address) if address.to_ipv4_mapped().is_some())
}

fn mapped(text: &str) -> String {
    format!("IPv4-mapped IPv6 address {} is not allowed", quote(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn networks() {
        let check = |network: &str, address: &str, expected: bool| {
            let contains = parse_cidr(network).and_then(|network| Ok(network.contains(parse_ip(address)?)));
            assert_eq!(contains, Ok(expected), "{network} {address}");
        };
        check("10.0.0.0/8", "10.255.0.1", true);
        check("10.0.0.0/8", "11.0.0.1", false);
        check("0.0.0.0/0", "1.2.3.4", true);
        check("::/0", "1.2.3.4", false);
        check("2001:db8::/32", "2001:db8::1", true);
        check("2001:db8::1/128", "2001:db8::2", false);
    }

    #[test]
    fn refusals() {
        let check = |text: &str, expected: &str| assert_eq!(parse_ip(text).err().as_deref(), Some(expected));
        check("::ffff:1.2.3.4", r#"IPv4-mapped IPv6 address "::ffff:1.2.3.4" is not allowed"#);
        check("fe80::1%eth0", r#"IP address "fe80::1%eth0" with zone value is not allowed"#);
        check("x", r#"IP Address "x" parse error during conversion from string: ParseAddr("x"): unable to parse IP"#);
        let check = |text: &str, expected: &str| {
            let expected = format!("network address parse error during conversion from string: {expected}");
            assert_eq!(parse_cidr(text).err(), Some(expected));
        };
        check("1.2.3.4", r#"netip.ParsePrefix("1.2.3.4"): no '/'"#);
        check("1.2.3.4/33", r#"netip.ParsePrefix("1.2.3.4/33"): prefix length out of range"#);
        check("1.2.3.4/08", r#"netip.ParsePrefix("1.2.3.4/08"): bad bits after slash: "08""#);
    }
}
