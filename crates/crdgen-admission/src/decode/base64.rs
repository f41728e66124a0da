//! Base64 with padding, as Go's `[]byte` is written in JSON (`base64.StdEncoding`).

/// The bytes of `text`, in which line ends count for nothing.
///
/// # Errors
/// Where Go finds that it is no base64.
pub(crate) fn decode(text: &str) -> Result<Vec<u8>, usize> {
    let mut bytes = text.bytes().enumerate().filter(|(_, byte)| !matches!(byte, b'\r' | b'\n'));
    let mut out = Vec::with_capacity(text.len() * 3 / 4);
    loop {
        let (mut bits, mut digits) = (0u32, 0usize);
        while digits < 4 {
            let Some((at, byte)) = bytes.next() else {
                // Go tells of a piece that is too short where the piece starts, counted back in digits.
                return if digits == 0 { Ok(out) } else { Err(text.len() - digits) };
            };
            match digit(byte) {
                Some(digit) => bits = bits << 6 | digit,
                None if byte != b'=' || digits < 2 => return Err(at),
                None => {
                    if digits == 2 {
                        match bytes.next() {
                            None => return Err(text.len()),
                            // Go tells of the byte before.
                            Some((at, byte)) if byte != b'=' => return Err(at - 1),
                            Some(_) => {}
                        }
                    }
                    if let Some((at, _)) = bytes.next() {
                        return Err(at);
                    }
                    bits <<= 6 * (4 - digits);
                    out.extend(bits.to_be_bytes().iter().skip(1).take(digits - 1));
                    return Ok(out);
                }
            }
            digits += 1;
        }
        out.extend(bits.to_be_bytes().iter().skip(1));
    }
}

fn digit(byte: u8) -> Option<u32> {
    let digit = match byte {
        b'A'..=b'Z' => byte - b'A',
        b'a'..=b'z' => byte - b'a' + 26,
        b'0'..=b'9' => byte - b'0' + 52,
        b'+' => 62,
        b'/' => 63,
        _ => return None,
    };
    Some(u32::from(digit))
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn decodes() {
        let check = |text: &str, expected: Result<&str, usize>| {
            assert_eq!(decode(text), expected.map(|text| text.as_bytes().to_vec()), "{text}");
        };
        check("", Ok(""));
        check("Zg==", Ok("f"));
        check("Zm8=", Ok("fo"));
        check("Zm9v", Ok("foo"));
        check("Zm9v\nYg=\r\n=\n", Ok("foob"));
        // What Go 1.26 says of each.
        check("Zm9", Err(0));
        check("Zm9vZ", Err(4));
        check("Zm9*", Err(3));
        check("====", Err(0));
        check("Z===", Err(1));
        check("Zg=", Err(3));
        check("Zg=x", Err(2));
        check("Zg==x", Err(4));
        check("ä", Err(0));
    }
}
