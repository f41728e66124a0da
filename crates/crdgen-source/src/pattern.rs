//! Regular expressions that no API server takes.
//!
//! The server compiles a `pattern` as Go does. Its syntax differs from Rust's in small things, so only what both refuse is
//! an error here: look-around, back-references, and what is never closed.

use regex_syntax::ast::ErrorKind;
use regex_syntax::ast::parse::Parser;

/// Checks a pattern.
///
/// # Errors
/// What is wrong with it, in the words that the server begins with.
pub fn check(pattern: &str) -> Result<(), String> {
    let Err(error) = Parser::new().parse(pattern) else { return Ok(()) };
    let what = match error.kind() {
        ErrorKind::UnsupportedLookAround => "look-around is not supported",
        ErrorKind::UnsupportedBackreference => "a backreference is not supported",
        ErrorKind::GroupUnclosed => "missing closing )",
        ErrorKind::GroupUnopened => "unexpected )",
        ErrorKind::ClassUnclosed => "missing closing ]",
        ErrorKind::ClassRangeInvalid => "invalid character class range",
        ErrorKind::RepetitionMissing => "missing argument to repetition operator",
        ErrorKind::RepetitionCountInvalid => "invalid repeat count",
        ErrorKind::EscapeUnexpectedEof => "trailing backslash at end of expression",
        _ => return Ok(()),
    };
    let at = error.span();
    let part = pattern.get(at.start.offset..at.end.offset).filter(|part| !part.is_empty()).unwrap_or(pattern);
    Err(format!("must be a valid regular expression, but isn't: {what}: `{part}`"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns() {
        for right in [r"^a+$", r"^\d{1,3}\pL*$", r"\Qa.b\E", "a{", "[[:alpha:]]+", "(?i)x", ""] {
            assert_eq!(check(right), Ok(()), "{right}");
        }
        let wrong = |pattern: &str, what: &str| {
            assert_eq!(check(pattern), Err(format!("must be a valid regular expression, but isn't: {what}")));
        };
        wrong("^(?!x)y", "look-around is not supported: `(?!`");
        wrong(r"(a)\1", r"a backreference is not supported: `\1`");
        wrong("(a", "missing closing ): `(`");
        wrong("a)", "unexpected ): `)`");
        wrong("[a", "missing closing ]: `[`");
        wrong("*a", "missing argument to repetition operator: `*a`");
        wrong("[z-a]", "invalid character class range: `z-a`");
    }
}
