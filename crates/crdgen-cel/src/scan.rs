//! Text to words: the longest that fits, as the lexer of cel-go's grammar takes them.

use crate::token::{Kind, Token};

/// What stands at an offset.
pub(crate) enum Scanned {
    /// A word, a blank or a comment.
    Token(Token),
    /// Nothing that there is; it goes up to and with the code point that does not fit, or to the end of the text.
    Unknown {
        /// One behind the code point that does not fit.
        end: usize,
    },
}

const OPERATORS: [(&str, Kind); 26] = [
    ("==", Kind::Equals),
    ("!=", Kind::NotEquals),
    ("<=", Kind::LessEquals),
    (">=", Kind::GreaterEquals),
    ("&&", Kind::And),
    ("||", Kind::Or),
    ("<", Kind::Less),
    (">", Kind::Greater),
    ("[", Kind::LeftBracket),
    ("]", Kind::RightBracket),
    ("{", Kind::LeftBrace),
    ("}", Kind::RightBrace),
    ("(", Kind::LeftParen),
    (")", Kind::RightParen),
    (".", Kind::Dot),
    (",", Kind::Comma),
    ("-", Kind::Minus),
    ("!", Kind::Exclam),
    ("?", Kind::Question),
    (":", Kind::Colon),
    ("+", Kind::Plus),
    ("*", Kind::Star),
    ("/", Kind::Slash),
    ("%", Kind::Percent),
    // What only starts an operator is unknown.
    ("=", Kind::Eof),
    ("&", Kind::Eof),
];

/// Reads what stands at `start`.
pub(crate) fn scan(chars: &[char], start: usize) -> Scanned {
    let text = chars.get(start..).unwrap_or_default();
    let token = |kind, length: usize| Scanned::Token(Token { kind, start, end: start + length });
    let Some(&first) = text.first() else { return token(Kind::Eof, 0) };
    match first {
        '\t' | ' ' | '\r' | '\n' | '\u{c}' => {
            return token(Kind::Blank, count(text, |c| matches!(c, '\t' | ' ' | '\r' | '\n' | '\u{c}')));
        }
        '/' if text.get(1) == Some(&'/') => return token(Kind::Comment, count(text, |c| c != '\n')),
        '0'..='9' => {
            let (kind, length) = number(text);
            return token(kind, length);
        }
        '.' if text.get(1).is_some_and(char::is_ascii_digit) => return token(Kind::Float, fraction(text, 0)),
        '`' => return escaped(text, start),
        _ => {}
    }
    // A prefix of a text that is none is an identifier, or a part of one.
    let prefix = string_prefix(text);
    let quoted =
        text.get(prefix).filter(|c| matches!(c, '"' | '\'')).map(|_| string(&text[prefix..], raw(&text[..prefix])));
    if let Some(Ok(length)) = quoted {
        let is_bytes = matches!(first, 'b' | 'B');
        return token(if is_bytes { Kind::Bytes } else { Kind::String }, prefix + length);
    }
    if is_ident_start(first) {
        let length = count(text, |c| is_ident_start(c) || c.is_ascii_digit());
        return token(keyword(&text[..length]), length);
    }
    if let Some(Err(length)) = quoted {
        return Scanned::Unknown { end: (start + length + 1).min(chars.len()) };
    }
    for (operator, kind) in OPERATORS {
        if operator.chars().eq(text.iter().take(operator.len()).copied()) && kind != Kind::Eof {
            return token(kind, operator.len());
        }
    }
    // The second code point was looked at where the first starts an operator of two.
    let looked_at = if matches!(first, '=' | '&' | '|') { 2 } else { 1 };
    Scanned::Unknown { end: (start + looked_at).min(chars.len()) }
}

fn count(text: &[char], is_part: impl Fn(char) -> bool) -> usize {
    text.iter().take_while(|c| is_part(**c)).count()
}

fn digits(text: &[char], from: usize) -> usize {
    count(text.get(from..).unwrap_or_default(), |c| c.is_ascii_digit())
}

fn is_ident_start(c: char) -> bool {
    c.is_ascii_alphabetic() || c == '_'
}

fn keyword(word: &[char]) -> Kind {
    let is = |keyword: &str| keyword.chars().eq(word.iter().copied());
    [("in", Kind::In), ("true", Kind::True), ("false", Kind::False), ("null", Kind::Null)]
        .into_iter()
        .find(|(keyword, _)| is(keyword))
        .map_or(Kind::Ident, |(_, kind)| kind)
}

/// `.5e-3` from `at`: where it ends.
fn fraction(text: &[char], at: usize) -> usize {
    let end = at + 1 + digits(text, at + 1);
    exponent(text, end).unwrap_or(end)
}

/// `e-3` from `at`: where it ends.
fn exponent(text: &[char], at: usize) -> Option<usize> {
    text.get(at).filter(|c| matches!(c, 'e' | 'E'))?;
    let sign = usize::from(matches!(text.get(at + 1), Some('+' | '-')));
    let count = digits(text, at + 1 + sign);
    (count > 0).then_some(at + 1 + sign + count)
}

fn number(text: &[char]) -> (Kind, usize) {
    let is_unsigned = |at: usize| matches!(text.get(at), Some('u' | 'U'));
    if let ['0', 'x', rest @ ..] = text {
        let hex = count(rest, |c| c.is_ascii_hexdigit());
        if hex > 0 {
            return if is_unsigned(2 + hex) { (Kind::Uint, 3 + hex) } else { (Kind::Int, 2 + hex) };
        }
    }
    let whole = digits(text, 0);
    if text.get(whole) == Some(&'.') && digits(text, whole + 1) > 0 {
        return (Kind::Float, fraction(text, whole));
    }
    if let Some(end) = exponent(text, whole) {
        return (Kind::Float, end);
    }
    if is_unsigned(whole) { (Kind::Uint, whole + 1) } else { (Kind::Int, whole) }
}

/// `` `a.b/c` ``.
fn escaped(text: &[char], start: usize) -> Scanned {
    let inside = count(&text[1..], |c| c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '-' | '/' | ' '));
    if inside > 0 && text.get(1 + inside) == Some(&'`') {
        return Scanned::Token(Token { kind: Kind::EscapedIdent, start, end: start + inside + 2 });
    }
    Scanned::Unknown { end: start + (inside + 2).min(text.len()) }
}

/// How many code points of `b`, `r` and `br` stand in front.
fn string_prefix(text: &[char]) -> usize {
    let bytes = usize::from(matches!(text.first(), Some('b' | 'B')));
    bytes + usize::from(matches!(text.get(bytes), Some('r' | 'R')))
}

fn raw(prefix: &[char]) -> bool {
    matches!(prefix.last(), Some('r' | 'R'))
}

/// The length of a text in quotes, or where it stops being one.
fn string(text: &[char], is_raw: bool) -> Result<usize, usize> {
    let quote = text[0];
    let is_triple = text.get(..3).is_some_and(|start| start.iter().all(|c| *c == quote));
    if is_triple {
        // If it does not end, there are two of the same quote, with nothing in between, and more behind them.
        return Ok(triple(text, quote, is_raw).unwrap_or(2));
    }
    let mut at = 1;
    loop {
        match text.get(at) {
            None | Some('\n' | '\r') => return Err(at),
            Some(c) if *c == quote => return Ok(at + 1),
            Some('\\') if !is_raw => at = escape(text, at)?,
            Some(_) => at += 1,
        }
    }
}

/// The length of a text in triple quotes, if it ends.
fn triple(text: &[char], quote: char, is_raw: bool) -> Option<usize> {
    let mut at = 3;
    loop {
        match text.get(at)? {
            c if *c == quote && text.get(at..at + 3)?.iter().all(|c| *c == quote) => return Some(at + 3),
            '\\' if !is_raw => at = escape(text, at).ok()?,
            _ => at += 1,
        }
    }
}

/// Where an escape that starts at `at` ends, or where it stops being one.
fn escape(text: &[char], at: usize) -> Result<usize, usize> {
    let all = |count: usize, from: usize, is_digit: fn(&char) -> bool| {
        let found = text.get(from..).unwrap_or_default().iter().take(count).take_while(|c| is_digit(c)).count();
        if found == count { Ok(from + count) } else { Err(from + found) }
    };
    match text.get(at + 1) {
        Some('a' | 'b' | 'f' | 'n' | 'r' | 't' | 'v' | '"' | '\'' | '\\' | '?' | '`') => Ok(at + 2),
        Some('x' | 'X') => all(2, at + 2, char::is_ascii_hexdigit),
        Some('u') => all(4, at + 2, char::is_ascii_hexdigit),
        Some('U') => all(8, at + 2, char::is_ascii_hexdigit),
        Some('0'..='3') => all(2, at + 2, |c| matches!(c, '0'..='7')),
        _ => Err(at + 1),
    }
}
