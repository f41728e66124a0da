//! URLs, IP addresses and networks.

use std::net::IpAddr;
use std::sync::Arc;

use crdgen_go::url::Url;

use super::{Outcome, Run, bool, fail};
use crate::value::kubernetes::{Cidr, parse_cidr, parse_ip};
use crate::value::{Entries, Error, Kubernetes, Map, Value};

pub(super) fn find(overload: &str) -> Option<Run> {
    Some(match overload {
        "string_to_url" => url,
        "is_url_string" => |args| of_text(args, |text| bool(Url::parse_request_uri(text).is_ok())),
        "url_get_scheme" => |args| of_url(args, |url| Value::string(url.scheme.clone())),
        "url_get_host" => |args| of_url(args, |url| Value::string(url.host.clone())),
        "url_get_hostname" => |args| of_url(args, |url| Value::string(url.hostname().to_owned())),
        "url_get_port" => |args| of_url(args, |url| Value::string(url.port().to_owned())),
        "url_get_escaped_path" => |args| of_url(args, |url| Value::string(url.escaped_path())),
        "url_get_query" => |args| of_url(args, query),
        "string_to_ip" => |args| of_text(args, |text| parse_ip(text).map(ip).or_else(fail)),
        "is_ip" => |args| of_text(args, |text| bool(parse_ip(text).is_ok())),
        "ip_is_canonical" => |args| {
            of_text(args, |text| match parse_ip(text) {
                Ok(address) => bool(address.to_string() == text),
                Err(error) => fail(error),
            })
        },
        "ip_to_string" => |args| of_ip(args, |address| Value::string(address.to_string())),
        "ip_family" => |args| of_ip(args, |address| Value::Int(if address.is_ipv4() { 4 } else { 6 })),
        "ip_is_unspecified" => |args| of_ip(args, |address| Value::Bool(address.is_unspecified())),
        "ip_is_loopback" => |args| of_ip(args, |address| Value::Bool(address.is_loopback())),
        "ip_is_link_local_multicast" => |args| of_ip(args, |address| Value::Bool(is_link_local_multicast(address))),
        "ip_is_link_local_unicast" => |args| of_ip(args, |address| Value::Bool(is_link_local_unicast(address))),
        "ip_is_global_unicast" => |args| of_ip(args, |address| Value::Bool(is_global_unicast(address))),
        "string_to_cidr" => |args| of_text(args, cidr),
        "is_cidr" => |args| of_text(args, |text| bool(parse_cidr(text).is_ok())),
        "cidr_to_string" => |args| of_cidr(args, |cidr| Value::string(cidr.to_string())),
        "cidr_ip" => |args| of_cidr(args, |cidr| ip(cidr.address)),
        "cidr_prefix_length" => |args| of_cidr(args, |cidr| Value::Int(i64::from(cidr.bits))),
        "cidr_masked" => |args| of_cidr(args, |cidr| Value::Kubernetes(Kubernetes::Cidr(cidr.masked()))),
        "cidr_contains_ip_string" | "cidr_contains_ip_ip" | "cidr_contains_ip" => contains_ip,
        "cidr_contains_cidr_string" | "cidr_contains_cidr" => contains_cidr,
        _ => return None,
    })
}

fn of_text<'a>(args: &[Value<'a>], run: fn(&str) -> Outcome<'a>) -> Outcome<'a> {
    match args {
        [Value::String(text)] => run(text),
        _ => Err(Error::Mismatch),
    }
}

fn of_url<'a>(args: &[Value<'a>], view: fn(&Url) -> Value<'a>) -> Outcome<'a> {
    match args {
        [Value::Kubernetes(Kubernetes::Url(url))] => Ok(view(url)),
        _ => Err(Error::Mismatch),
    }
}

fn of_ip<'a>(args: &[Value<'a>], view: fn(IpAddr) -> Value<'a>) -> Outcome<'a> {
    match args {
        [Value::Kubernetes(Kubernetes::Ip(address))] => Ok(view(*address)),
        _ => Err(Error::Mismatch),
    }
}

fn of_cidr<'a>(args: &[Value<'a>], view: fn(Cidr) -> Value<'a>) -> Outcome<'a> {
    match args {
        [Value::Kubernetes(Kubernetes::Cidr(cidr))] => Ok(view(*cidr)),
        _ => Err(Error::Mismatch),
    }
}

/// A URL that could stand in a request, read as one that stands anywhere.
fn url<'a>(args: &[Value<'a>]) -> Outcome<'a> {
    let [Value::String(text)] = args else { return Err(Error::Mismatch) };
    match Url::parse_request_uri(text).and_then(|_| Url::parse(text)) {
        Ok(url) => Ok(Value::Kubernetes(Kubernetes::Url(Arc::new(url)))),
        Err(error) => fail(format!("URL parse error during conversion from string: {error}")),
    }
}

fn query<'a>(url: &Url) -> Value<'a> {
    let mut entries = Entries::default();
    for (name, values) in url.parameters() {
        entries.set(Value::string(name), Value::list(values.into_iter().map(Value::string).collect()));
    }
    Value::Map(Map::new(entries))
}

fn ip<'a>(address: IpAddr) -> Value<'a> {
    Value::Kubernetes(Kubernetes::Ip(address))
}

fn cidr<'a>(text: &str) -> Outcome<'a> {
    match parse_cidr(text) {
        Ok(cidr) => Ok(Value::Kubernetes(Kubernetes::Cidr(cidr))),
        Err(error) => fail(format!("network address parse error during conversion from string: {error}")),
    }
}

fn contains_ip<'a>(args: &[Value<'a>]) -> Outcome<'a> {
    match args {
        [Value::Kubernetes(Kubernetes::Cidr(cidr)), Value::Kubernetes(Kubernetes::Ip(address))] => {
            bool(cidr.contains(*address))
        }
        [Value::Kubernetes(Kubernetes::Cidr(cidr)), Value::String(text)] => match parse_ip(text) {
            Ok(address) => bool(cidr.contains(address)),
            // Of a text that is no address the server says nothing but this.
            Err(_) => Err(Error::OVERLOAD),
        },
        _ => Err(Error::Mismatch),
    }
}

fn contains_cidr<'a>(args: &[Value<'a>]) -> Outcome<'a> {
    match args {
        [Value::Kubernetes(Kubernetes::Cidr(cidr)), Value::Kubernetes(Kubernetes::Cidr(other))] => {
            bool(cidr.contains_network(*other))
        }
        [Value::Kubernetes(Kubernetes::Cidr(network)), Value::String(text)] => match cidr(text)? {
            Value::Kubernetes(Kubernetes::Cidr(other)) => bool(network.contains_network(other)),
            _ => Err(Error::OVERLOAD),
        },
        _ => Err(Error::Mismatch),
    }
}

fn is_link_local_unicast(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => address.is_link_local(),
        IpAddr::V6(address) => address.is_unicast_link_local(),
    }
}

fn is_link_local_multicast(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => address.octets()[..3] == [224, 0, 0],
        IpAddr::V6(address) => address.segments()[0] & 0xff0f == 0xff02,
    }
}

/// Also what is private.
fn is_global_unicast(address: IpAddr) -> bool {
    let is_broadcast = matches!(address, IpAddr::V4(address) if address.is_broadcast());
    !is_broadcast
        && !address.is_unspecified()
        && !address.is_loopback()
        && !address.is_multicast()
        && !is_link_local_unicast(address)
}
