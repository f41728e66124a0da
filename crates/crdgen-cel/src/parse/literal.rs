//! What texts in quotes stand for.

const UNABLE: &str = "unable to unescape string";
const INVALID: &str = "invalid unicode code point";

/// The bytes that a literal stands for, with its quotes and the `r` in front; `is_bytes` says that a `b` stood there.
///
/// # Errors
/// cel-go's words for an escape that there is not.
pub(super) fn unescape(text: &str, is_bytes: bool) -> Result<Vec<u8>, &'static str> {
    // Every end of a line is `\n`.
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let (text, is_raw) = text.strip_prefix(['r', 'R']).map_or((text.as_str(), false), |text| (text, true));
    let inside = ["'''", "\"\"\"", "'", "\""]
        .into_iter()
        .filter(|quote| text.len() >= 2 * quote.len())
        .find_map(|quote| text.strip_prefix(quote)?.strip_suffix(quote))
        .ok_or(UNABLE)?;
    if is_raw {
        return Ok(inside.as_bytes().to_vec());
    }
    let mut out = Vec::with_capacity(inside.len());
    let mut rest = inside;
    while let Some(at) = rest.find('\\') {
        out.extend(&rest.as_bytes()[..at]);
        rest = escape(&rest[at + 1..], is_bytes, &mut out)?;
    }
    out.extend(rest.as_bytes());
    Ok(out)
}

/// One escape, behind its backslash; returns what is left.
fn escape<'t>(text: &'t str, is_bytes: bool, out: &mut Vec<u8>) -> Result<&'t str, &'static str> {
    let mut rest = text.chars();
    let first = rest.next().ok_or("unable to unescape string, found '\\' as last character")?;
    let simple = match first {
        'a' => '\u{7}',
        'b' => '\u{8}',
        'f' => '\u{c}',
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        'v' => '\u{b}',
        '\\' | '\'' | '"' | '`' | '?' => first,
        'x' | 'X' => return number(rest.as_str(), 2, 16, is_bytes, out),
        'u' if !is_bytes => return number(rest.as_str(), 4, 16, false, out),
        'U' if !is_bytes => return number(rest.as_str(), 8, 16, false, out),
        '0'..='3' => return number(text, 3, 8, is_bytes, out),
        _ => return Err(UNABLE),
    };
    out.push(u8::try_from(simple).unwrap_or_default());
    Ok(rest.as_str())
}

/// A code point, or a byte, of so many digits.
fn number<'t>(
    text: &'t str,
    digits: usize,
    base: u32,
    is_byte: bool,
    out: &mut Vec<u8>,
) -> Result<&'t str, &'static str> {
    let (number, rest) = text.split_at_checked(digits).ok_or(UNABLE)?;
    let value = u32::from_str_radix(number, base).map_err(|_| UNABLE)?;
    match u8::try_from(value) {
        Ok(byte) if is_byte => out.push(byte),
        _ => {
            let c = char::from_u32(value).ok_or(INVALID)?;
            out.extend(c.encode_utf8(&mut [0; 4]).as_bytes());
        }
    }
    Ok(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes() {
        let check = |text: &str, expected: &str| {
            assert_eq!(unescape(text, false).map(String::from_utf8), Ok(Ok(expected.to_owned())), "{text}");
        };
        check(r#""a\tb\x41\u00e9\U0001F600\101\?""#, "a\tbAé😀A?");
        check("'''a'b\r\nc'''", "a'b\nc");
        check(r"r'\d'", r"\d");
        check("''", "");
        check("\"\"\"\"\"\"", "");
        assert_eq!(unescape(r"'\xff\377'", true), Ok(vec![0xff, 0xff]));
        assert_eq!(unescape(r"'\ud800'", false), Err(INVALID));
        assert_eq!(unescape(r"'\u0041'", true), Err(UNABLE));
    }
}
