//! URLs as Go's `net/url` reads them.

use crate::netip::{self, Address};
use crate::print as go;

/// The parts of a URL. A part that is not UTF-8 once its escapes are read has `U+FFFD` in place of the wrong bytes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Url {
    /// `https`, in small letters.
    pub scheme: String,
    /// What follows the scheme of a URL such as `mailto:x`.
    pub opaque: String,
    /// `name` or `name:password`, escaped as `Userinfo.String` prints it.
    pub user: Option<String>,
    /// `host` or `host:port`.
    pub host: String,
    /// The path, unescaped.
    pub path: String,
    /// What follows the `?`, as it stands there.
    pub query: String,
    /// Whether there is a `?` with nothing behind it.
    pub has_empty_query: bool,
    /// What follows the `#`, unescaped.
    pub fragment: String,
    /// The path as it stands in the text.
    raw_path: String,
    /// The fragment as it stands in the text.
    raw_fragment: String,
}

impl Url {
    /// `url.Parse`: any URL, relative ones too.
    ///
    /// # Errors
    /// Go's words: `parse "%": invalid URL escape "%"`.
    pub fn parse(text: &str) -> Result<Self, String> {
        let (rest, fragment) = text.split_once('#').unwrap_or((text, ""));
        let fail = |text: &str, reason: String| format!("parse {}: {reason}", go::quote(text));
        let mut url = parse(rest, false).map_err(|reason| fail(rest, reason))?;
        url.fragment = unescape(fragment, Part::Other).map(into_text).map_err(|reason| fail(text, reason))?;
        url.raw_fragment = fragment.to_owned();
        Ok(url)
    }

    /// `url.ParseRequestURI`: a URL with a scheme, or a path from the root; a `#` means nothing in it.
    ///
    /// # Errors
    /// Go's words: `parse "x": invalid URI for request`.
    pub fn parse_request_uri(text: &str) -> Result<Self, String> {
        parse(text, true).map_err(|reason| format!("parse {}: {reason}", go::quote(text)))
    }

    /// `Hostname`: the host without port and brackets.
    pub fn hostname(&self) -> &str {
        let (host, _) = self.split_host();
        host.strip_prefix('[').and_then(|host| host.strip_suffix(']')).unwrap_or(host)
    }

    /// `Port`: empty if there is none.
    pub fn port(&self) -> &str {
        self.split_host().1
    }

    fn split_host(&self) -> (&str, &str) {
        let split = self.host.rsplit_once(':').filter(|(_, port)| port.bytes().all(|byte| byte.is_ascii_digit()));
        split.unwrap_or((&self.host, ""))
    }

    /// `EscapedPath`: the path as it was written if it was written well, else escaped anew.
    pub fn escaped_path(&self) -> String {
        if self.raw_path == "*" { self.raw_path.clone() } else { escaped(&self.raw_path, b"") }
    }

    /// `Query`: the values of each parameter, without those that are not written well.
    pub fn parameters(&self) -> Vec<(String, Vec<String>)> {
        let mut parameters: Vec<(String, Vec<String>)> = Vec::new();
        for pair in self.query.split('&').filter(|pair| !pair.is_empty() && !pair.contains(';')) {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            let read = |text: &str| unescape(&text.replace('+', " "), Part::Other).map(into_text);
            let (Ok(name), Ok(value)) = (read(name), read(value)) else { continue };
            match parameters.iter_mut().find(|(known, _)| *known == name) {
                Some((_, values)) => values.push(value),
                None => parameters.push((name, vec![value])),
            }
        }
        parameters
    }

    /// Whether both print the same: `String`.
    pub fn prints_as(&self, other: &Self) -> bool {
        let parts = |url: &Self| {
            let fragment = escaped(&url.raw_fragment, b"?");
            (url.escaped_path(), fragment, url.has_empty_query)
        };
        let plain = |url: &Self| [&url.scheme, &url.opaque, &url.host, &url.query].map(String::clone);
        plain(self) == plain(other) && self.user == other.user && parts(self) == parts(other)
    }
}

/// `text` as it stands if its escapes are such as they should be, else with escapes where Go would put them. A path goes
/// without escapes for the bytes of `more`, too.
fn escaped(text: &str, more: &[u8]) -> String {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.~$&+,/:;=@".contains(&byte) || more.contains(&byte);
    if text.bytes().all(|byte| is_plain(byte) || b"!'()*[]%".contains(&byte)) {
        return text.to_owned();
    }
    let mut out = String::new();
    for byte in unescape(text, Part::Other).unwrap_or_default() {
        if is_plain(byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

fn parse(text: &str, is_request: bool) -> Result<Url, String> {
    if text.bytes().any(|byte| byte.is_ascii_control()) {
        return Err("net/url: invalid control character in URL".to_owned());
    }
    if text.is_empty() && is_request {
        return Err("empty url".to_owned());
    }
    let mut url = Url::default();
    if text == "*" {
        url.path = text.to_owned();
        url.raw_path = text.to_owned();
        return Ok(url);
    }
    let (scheme, rest) = split_scheme(text)?;
    url.scheme = scheme.to_ascii_lowercase();
    let has_query = rest.contains('?');
    let (mut rest, query) = rest.split_once('?').unwrap_or((rest, ""));
    url.query = query.to_owned();
    url.has_empty_query = has_query && query.is_empty();
    if !rest.starts_with('/') {
        if !scheme.is_empty() {
            url.opaque = rest.to_owned();
            return Ok(url);
        }
        if is_request {
            return Err("invalid URI for request".to_owned());
        }
        if rest.split('/').next().is_some_and(|segment| segment.contains(':')) {
            return Err("first path segment in URL cannot contain colon".to_owned());
        }
    }
    if let Some(after) = rest.strip_prefix("//")
        && (!scheme.is_empty() || !is_request && !after.starts_with('/'))
    {
        let (authority, path) = after.split_at(after.find('/').unwrap_or(after.len()));
        (url.user, url.host) = parse_authority(&url.scheme, authority)?;
        rest = path;
    }
    url.path = into_text(unescape(rest, Part::Other)?);
    url.raw_path = rest.to_owned();
    Ok(url)
}

/// The scheme, empty if there is none, and what follows its colon.
fn split_scheme(text: &str) -> Result<(&str, &str), String> {
    for (index, byte) in text.bytes().enumerate() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' => {}
            b'0'..=b'9' | b'+' | b'-' | b'.' if index > 0 => {}
            b':' if index == 0 => return Err("missing protocol scheme".to_owned()),
            b':' => return Ok((&text[..index], &text[index + 1..])),
            _ => break,
        }
    }
    Ok(("", text))
}

fn parse_authority(scheme: &str, authority: &str) -> Result<(Option<String>, String), String> {
    let (user, host) = match authority.rsplit_once('@') {
        Some((user, host)) => (Some(user), host),
        None => (None, authority),
    };
    let host = into_text(parse_host(scheme, host)?);
    Ok((user.map(parse_user).transpose()?, host))
}

/// `name` or `name:password`, read and written again.
fn parse_user(user: &str) -> Result<String, String> {
    let is_valid = |byte: u8| byte.is_ascii_alphanumeric() || b"-._:~!$&'()*+,;=%@".contains(&byte);
    if !user.bytes().all(is_valid) {
        return Err("net/url: invalid userinfo".to_owned());
    }
    let escape = |part: &str| {
        let mut out = String::new();
        for byte in unescape(part, Part::Other)? {
            if byte.is_ascii_alphanumeric() || b"-_.~$&+,;=".contains(&byte) {
                out.push(char::from(byte));
            } else {
                out.push_str(&format!("%{byte:02X}"));
            }
        }
        Ok::<_, String>(out)
    };
    match user.split_once(':') {
        Some((name, password)) => Ok(format!("{}:{}", escape(name)?, escape(password)?)),
        None => escape(user),
    }
}

fn parse_host(scheme: &str, host: &str) -> Result<Vec<u8>, String> {
    let check_port = |port: &str| match port.strip_prefix(':') {
        _ if port.is_empty() => Ok(()),
        Some(digits) if digits.bytes().all(|byte| byte.is_ascii_digit()) => Ok(()),
        _ => Err(format!("invalid port {} after host", go::quote(port))),
    };
    let Some(bracket) = host.rfind('[') else {
        // Without brackets only schemes of databases have several colons, in a list of hosts.
        let colon = if matches!(scheme, "http" | "https") { host.find(':') } else { host.rfind(':') };
        check_port(&host[colon.unwrap_or(host.len())..])?;
        return unescape(host, Part::Host);
    };
    if bracket > 0 {
        return Err("invalid IP-literal".to_owned());
    }
    let Some((inner, port)) = host[1..].rsplit_once(']') else { return Err("missing ']' in host".to_owned()) };
    check_port(port)?;
    let port = unescape(port, Part::Host)?;
    let (address, zone) = inner.split_at(inner.find("%25").unwrap_or(inner.len()));
    let address = [unescape(address, Part::Host)?, unescape(zone, Part::Zone)?].concat();
    match netip::parse(&address) {
        Err(reason) => Err(format!("invalid host: {reason}")),
        Ok(Address::V4) => Err("invalid IP-literal".to_owned()),
        Ok(_) => Ok([b"[", &address[..], b"]", &port].concat()),
    }
}

/// The part of a URL that an escape stands in.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Host,
    /// The zone of an IPv6 address.
    Zone,
    Other,
}

fn unescape(text: &str, part: Part) -> Result<Vec<u8>, String> {
    let text = text.as_bytes();
    let is_host_byte = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.~!$&'()*+,;=:[]<>\"".contains(&byte);
    let mut out = Vec::with_capacity(text.len());
    let mut index = 0;
    while let Some(&byte) = text.get(index) {
        if byte == b'%' {
            let escape = &text[index..text.len().min(index + 3)];
            let wrong = || format!("invalid URL escape {}", go::quote_bytes(escape));
            let value = escape_value(escape).ok_or_else(wrong)?;
            let allowed = match part {
                _ if escape == b"%25" => true,
                Part::Host => value >= 0x80,
                Part::Zone => value == b' ' || is_host_byte(value),
                Part::Other => true,
            };
            if !allowed {
                return Err(wrong());
            }
            out.push(value);
            index += 3;
        } else {
            if part != Part::Other && byte.is_ascii() && !is_host_byte(byte) {
                return Err(format!("invalid character {} in host name", go::quote_bytes(&[byte])));
            }
            out.push(byte);
            index += 1;
        }
    }
    Ok(out)
}

/// The byte that `%41` stands for.
fn escape_value(escape: &[u8]) -> Option<u8> {
    let &[_, high, low] = escape else { return None };
    let digit = |byte: u8| char::from(byte).to_digit(16);
    u8::try_from(digit(high)? * 16 + digit(low)?).ok()
}

fn into_text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts() {
        let check = |text: &str, expected: &str| {
            let shown = Url::parse(text).map(|url| {
                let Url { scheme, opaque, user, host, path, query, fragment, .. } = url;
                let user = user.map(|user| format!("{user}@")).unwrap_or_default();
                format!("{scheme} {opaque} {user}{host} {path} {query} {fragment}")
            });
            assert_eq!(shown.as_deref(), Ok(expected), "{text}");
        };
        check("HTTPS://example.com:8443/a%20b?c=%zz#d%41", "https  example.com:8443 /a b c=%zz dA");
        check("https://us%65r:p@ss@h", "https  user:p%40ss@h   ");
        check("mailto:a@b?c", "mailto a@b   c ");
        check("https://[fe80::1%25en0]:1/", "https  [fe80::1%en0]:1 /  ");
        check("mongodb://a:1,b:2/", "mongodb  a:1,b:2 /  ");
        check("///a", "   ///a  ");
        check("//a/b", "  a /b  ");
        check("a/b:c", "   a/b:c  ");
        check("*", "   *  ");
        check("", "     ");
    }

    #[test]
    fn views() {
        let check = |text: &str, expected: &str| {
            let shown = Url::parse(text).map(|url| {
                let parameters = url.parameters();
                format!("{} {} {} {parameters:?}", url.hostname(), url.port(), url.escaped_path())
            });
            assert_eq!(shown.as_deref(), Ok(expected), "{text}");
        };
        check("https://[::1]:80/path?k=v&k=w+%41&&x;y=1&%zz", r#"::1 80 /path [("k", ["v", "w A"])]"#);
        check("https://a:b@h/with space/%2f!", "h  /with%20space//%21 []");
        check("/a%2Fb!", "  /a%2Fb! []");
    }

    #[test]
    fn refusals() {
        let check =
            |text: &str, expected: &str| assert_eq!(Url::parse(text).err().as_deref(), Some(expected), "{text}");
        check(":", r#"parse ":": missing protocol scheme"#);
        check("a:b/c\u{7f}", r#"parse "a:b/c\x7f": net/url: invalid control character in URL"#);
        check("1:2", r#"parse "1:2": first path segment in URL cannot contain colon"#);
        check("https://a b", r#"parse "https://a b": invalid character " " in host name"#);
        check("https://a%41", r#"parse "https://a%41": invalid URL escape "%41""#);
        check("https://a/%aé", r#"parse "https://a/%aé": invalid URL escape "%a\xc3""#);
        check("https://a#%", r#"parse "https://a#%": invalid URL escape "%""#);
        check("https://a:b:1", r#"parse "https://a:b:1": invalid port ":b:1" after host"#);
        check("https://a:x", r#"parse "https://a:x": invalid port ":x" after host"#);
        check("https://[::1", r#"parse "https://[::1": missing ']' in host"#);
        check("https://[1.2.3.4]", r#"parse "https://[1.2.3.4]": invalid IP-literal"#);
        check("https://a[::1]", r#"parse "https://a[::1]": invalid IP-literal"#);
        check("https://[]", r#"parse "https://[]": invalid host: ParseAddr(""): unable to parse IP"#);
        check(
            "https://[1::x]",
            r#"parse "https://[1::x]": invalid host: ParseAddr("1::x"): each colon-separated field must have at least one digit (at "x")"#,
        );
        check("https://é@a", r#"parse "https://é@a": net/url: invalid userinfo"#);
    }

    #[test]
    fn requests() {
        let check = |text: &str, expected: &str| {
            assert_eq!(Url::parse_request_uri(text).err().as_deref(), Some(expected), "{text}");
        };
        check("", r#"parse "": empty url"#);
        check("a/b", r#"parse "a/b": invalid URI for request"#);
        check("https://a#b", r##"parse "https://a#b": invalid character "#" in host name"##);
        assert!(Url::parse_request_uri("/a#b").is_ok());
    }
}
