//! Bytes to text, as go-yaml's reader (`readerc.go`) decodes them.

use std::borrow::Cow;

use crate::Problem;

/// The text that `bytes` are: UTF-8, or UTF-16 if they start with its byte order mark.
///
/// # Errors
/// They are neither, in go-yaml's words. The place is one of the bytes.
pub fn text(bytes: &[u8]) -> Result<Cow<'_, str>, Problem> {
    match bytes {
        [0xFF, 0xFE, rest @ ..] => utf16(rest, u16::from_le_bytes).map(Cow::Owned),
        [0xFE, 0xFF, rest @ ..] => utf16(rest, u16::from_be_bytes).map(Cow::Owned),
        _ => std::str::from_utf8(bytes).map(Cow::Borrowed).map_err(|error| utf8_problem(bytes, error.valid_up_to())),
    }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, Problem> {
    let problem = |message: &str, at: usize| Problem { message: format!("yaml: {message}"), range: at..at + 2 };
    let pairs = bytes.chunks_exact(2);
    if !pairs.remainder().is_empty() {
        return Err(problem("incomplete UTF-16 character", bytes.len() + 1));
    }
    let mut at = 2;
    let mut out = String::with_capacity(bytes.len());
    for character in char::decode_utf16(pairs.filter_map(|pair| pair.try_into().ok()).map(unit)) {
        match character {
            Ok(character) => {
                out.push(character);
                at += character.len_utf16() * 2;
            }
            Err(error) => {
                let message = match error.unpaired_surrogate() {
                    0xDC00.. => "unexpected low surrogate area",
                    _ if at == bytes.len() => "incomplete UTF-16 surrogate pair",
                    _ => "expected low surrogate area",
                };
                return Err(problem(message, at));
            }
        }
    }
    Ok(out)
}

/// What is wrong with the character that starts at `at`.
fn utf8_problem(bytes: &[u8], at: usize) -> Problem {
    let rest = bytes.get(at..).unwrap_or_default();
    let width = match rest.first() {
        Some(0xC0..=0xDF) => 2,
        Some(0xE0..=0xEF) => 3,
        Some(0xF0..=0xF7) => 4,
        _ => 0,
    };
    let message = match rest.get(..width) {
        _ if width == 0 => "invalid leading UTF-8 octet",
        None => "incomplete UTF-8 octet sequence",
        Some(octets) if octets.iter().skip(1).any(|octet| octet & 0xC0 != 0x80) => "invalid trailing UTF-8 octet",
        // Surrogates and what is beyond U+10FFFF; the others are longer than they need to be.
        Some([0xED | 0xF4..=0xF7, ..]) => "invalid Unicode character",
        Some(_) => "invalid length of a UTF-8 sequence",
    };
    Problem { message: format!("yaml: {message}"), range: at..at + 1 }
}
