//! PEM, as Go's `encoding/pem` finds it in whatever stands around.

use crate::decode::decode_base64;

const BEGIN: &[u8] = b"-----BEGIN ";
const END: &[u8] = b"\n-----END ";
const DASHES: &[u8] = b"-----";

/// What stands between `BEGIN` and `END`.
pub(super) struct Block<'t> {
    pub(super) type_: &'t [u8],
    pub(super) has_headers: bool,
    pub(super) bytes: Vec<u8>,
}

/// `pem.Decode`: the first block of `text`, and what follows it.
pub(super) fn decode(text: &[u8]) -> Option<(Block<'_>, &[u8])> {
    let mut from = 0;
    loop {
        let end = from + find(text.get(from..)?, END)?;
        // A block begins at the last BEGIN before its END.
        match read(text, from, end) {
            Read::Block(block, rest) => return Some((block, rest)),
            Read::None => return None,
            Read::NotHere => from = end + END.len(),
        }
    }
}

enum Read<'t> {
    Block(Block<'t>, &'t [u8]),
    NotHere,
    None,
}

/// The block whose END is at `end`, if there is one in `text` after `from`.
fn read(text: &[u8], from: usize, end: usize) -> Read<'_> {
    let trailer = end + END.len();
    let before = text.get(from..end).unwrap_or_default();
    let Some(begin) = before.windows(BEGIN.len()).rposition(|window| window == BEGIN) else { return Read::NotHere };
    if begin > 0 && before.get(begin - 1) != Some(&b'\n') {
        return Read::NotHere;
    }
    let (line, mut at) = line(text, from + begin + BEGIN.len());
    let Some(type_) = line.strip_suffix(DASHES) else { return Read::NotHere };
    let mut has_headers = false;
    loop {
        if at >= text.len() {
            return Read::None;
        }
        let (header, next) = self::line(text, at);
        if !header.contains(&b':') {
            break;
        }
        has_headers = true;
        at = next;
    }
    let trailer_is_right = text.get(trailer..).and_then(|rest| rest.strip_prefix(type_)?.strip_prefix(DASHES));
    let ends = trailer_is_right.is_some_and(|rest| self::line(rest, 0).0.is_empty());
    let body = text.get(at..end).unwrap_or_default().iter().copied().filter(|byte| !matches!(byte, b' ' | b'\t'));
    let bytes = String::from_utf8(body.collect()).ok().and_then(|body| decode_base64(&body).ok());
    match bytes {
        Some(bytes) if ends && (!has_headers || end >= at) => {
            let (_, after) = self::line(text, trailer - 1);
            Read::Block(Block { type_, has_headers, bytes }, text.get(after..).unwrap_or_default())
        }
        // Headers that went on past the END leave nothing to look at.
        _ if at > trailer => Read::None,
        _ => Read::NotHere,
    }
}

/// The line at `at` without blanks at its end, and where the next one starts.
fn line(text: &[u8], at: usize) -> (&[u8], usize) {
    let rest = text.get(at..).unwrap_or_default();
    let (line, next) = match rest.iter().position(|byte| *byte == b'\n') {
        Some(end) => (rest.get(..end).unwrap_or_default(), at + end + 1),
        None => (rest, text.len()),
    };
    let mut line = if next > at + line.len() { line.strip_suffix(b"\r").unwrap_or(line) } else { line };
    while let Some(shorter) = line.strip_suffix(b" ").or_else(|| line.strip_suffix(b"\t")) {
        line = shorter;
    }
    (line, next)
}

fn find(text: &[u8], part: &[u8]) -> Option<usize> {
    text.windows(part.len()).position(|window| window == part)
}
