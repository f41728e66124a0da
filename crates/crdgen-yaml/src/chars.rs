//! Classes of bytes, as the scanner asks for them. The end of the text reads as NUL, which no text holds.

/// The byte at `at`, or NUL past the end.
pub(crate) fn byte(bytes: &[u8], at: usize) -> u8 {
    bytes.get(at).copied().unwrap_or(0)
}

/// A space or a tab.
pub(crate) fn is_blank(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t')
}

/// The place after the spaces at `at`: most of a manifest is indentation, so that they are passed in blocks.
pub(crate) fn after_spaces(bytes: &[u8], mut at: usize) -> usize {
    while bytes.get(at..at + 8) == Some(b"        ") {
        at += 8;
    }
    while bytes.get(at) == Some(&b' ') {
        at += 1;
    }
    at
}

/// What names of anchors and of tag handles are made of.
pub(crate) fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-')
}

/// How many bytes the line break at `at` has; 0 if there is none. YAML 1.1 has five: LF, CR, NEL, LS and PS.
pub(crate) fn line_break(bytes: &[u8], at: usize) -> usize {
    match byte(bytes, at) {
        b'\n' => 1,
        b'\r' => match (byte(bytes, at + 1), byte(bytes, at + 2)) {
            (b'\n', _) => 2,
            // `LineReader` of apimachinery takes the last CR of a line for a part of its end.
            (b'\r', b'\n') => 3,
            _ => 1,
        },
        0xC2 if byte(bytes, at + 1) == 0x85 => 2,
        0xE2 if byte(bytes, at + 1) == 0x80 && matches!(byte(bytes, at + 2), 0xA8 | 0xA9) => 3,
        _ => 0,
    }
}

/// What the line break at `at` is in a value: LS and PS are kept, the others become LF.
pub(crate) fn break_text(bytes: &[u8], at: usize) -> &'static str {
    match (byte(bytes, at), byte(bytes, at + 2)) {
        (0xE2, 0xA8) => "\u{2028}",
        (0xE2, _) => "\u{2029}",
        _ => "\n",
    }
}

/// The end of the text or a line break.
pub(crate) fn is_break_or_end(bytes: &[u8], at: usize) -> bool {
    at >= bytes.len() || line_break(bytes, at) > 0
}

/// The end of the text, a line break, a space or a tab.
pub(crate) fn is_blank_or_end(bytes: &[u8], at: usize) -> bool {
    is_blank(byte(bytes, at)) || is_break_or_end(bytes, at)
}

/// Whether a line that starts at `at` is `---` or `...`.
pub(crate) fn is_document_mark(bytes: &[u8], at: usize) -> bool {
    matches!(bytes.get(at..at + 3), Some(b"---" | b"...")) && is_blank_or_end(bytes, at + 3)
}

/// The first character that YAML does not allow: its place and itself. `yaml_parser_update_buffer` has the list.
pub(crate) fn forbidden(text: &str) -> Option<(usize, char)> {
    // A byte that may belong to one; whole blocks without such a byte are passed over at once.
    let suspect =
        |b: u8| (b < 0x20) & (b != b'\n') & (b != b'\r') & (b != b'\t') | (b == 0x7F) | (b == 0xC2) | (b == 0xEF);
    let bytes = text.as_bytes();
    let mut from = 0;
    for block in bytes.chunks(64) {
        if block.iter().fold(false, |any, b| any | suspect(*b)) {
            for (at, b) in block.iter().enumerate().filter(|(_, b)| suspect(**b)) {
                let at = from + at;
                let c = text.get(at..).and_then(|rest| rest.chars().next())?;
                let allowed = match b {
                    0xC2 => c == '\u{85}' || c >= '\u{A0}',
                    0xEF => c <= '\u{FFFD}',
                    _ => false,
                };
                if !allowed {
                    return Some((at, c));
                }
            }
        }
        from += block.len();
    }
    None
}

/// How many bytes of `text` are not the first of a character.
pub(crate) fn continuations(bytes: &[u8]) -> usize {
    bytes.iter().filter(|b| **b & 0xC0 == 0x80).count()
}
