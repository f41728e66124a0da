//! `time.ParseDuration`.

use crate::print::quote_bytes;

/// So many nanoseconds a negative duration may have, and a positive one not quite.
const LIMIT: u64 = 1 << 63;

/// The nanoseconds of `-1h30.5m`, or `0`.
///
/// # Errors
/// Go's words: `time: missing unit in duration "1"`.
pub fn parse(text: &str) -> Result<i64, String> {
    let fail = |what: &str| format!("time: {what}{}", quote_bytes(text.as_bytes()));
    let (is_negative, mut rest) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    if rest == "0" {
        return Ok(0);
    }
    if rest.is_empty() {
        return Err(fail("invalid duration "));
    }
    let mut total = 0_u64;
    while !rest.is_empty() {
        let (nanoseconds, after) = term(rest).map_err(|what| fail(&what))?;
        total += nanoseconds;
        if total > LIMIT {
            return Err(fail("invalid duration "));
        }
        rest = after;
    }
    match i64::try_from(total) {
        Ok(total) if is_negative => Ok(-total),
        Ok(total) => Ok(total),
        Err(_) if is_negative => Ok(i64::MIN),
        Err(_) => Err(fail("invalid duration ")),
    }
}

/// `30.5m` at the start of a text: its nanoseconds, and what is left.
fn term(text: &str) -> Result<(u64, &str), String> {
    let invalid = || "invalid duration ".to_owned();
    let (whole, rest) = split_digits(text);
    let value = if whole.is_empty() { 0 } else { whole.parse::<u64>().map_err(|_| invalid())? };
    if value > LIMIT {
        return Err(invalid());
    }
    let (fraction, rest) = rest.strip_prefix('.').map_or(("", rest), split_digits);
    if whole.is_empty() && fraction.is_empty() {
        return Err(invalid());
    }
    let (name, rest) = rest.split_at(rest.find(|c: char| c == '.' || c.is_ascii_digit()).unwrap_or(rest.len()));
    let unit: u64 = match name {
        "" => return Err("missing unit in duration ".to_owned()),
        "ns" => 1,
        "us" | "\u{b5}s" | "\u{3bc}s" => 1_000,
        "ms" => 1_000_000,
        "s" => 1_000_000_000,
        "m" => 60_000_000_000,
        "h" => 3_600_000_000_000,
        _ => return Err(format!("unknown unit {} in duration ", quote_bytes(name.as_bytes()))),
    };
    let (fraction, scale) = parse_fraction(fraction);
    let fraction = (fraction as f64 * (unit as f64 / scale)) as u64;
    let nanoseconds =
        value.checked_mul(unit).filter(|whole| *whole <= LIMIT).and_then(|whole| whole.checked_add(fraction));
    nanoseconds.filter(|nanoseconds| *nanoseconds <= LIMIT).map(|nanoseconds| (nanoseconds, rest)).ok_or_else(invalid)
}

/// As many digits as fit, and what they are to be divided by.
fn parse_fraction(digits: &str) -> (u64, f64) {
    let (mut fraction, mut scale) = (0, 1.0);
    for digit in digits.bytes().map(|byte| u64::from(byte - b'0')) {
        if fraction > (LIMIT - 1) / 10 || fraction * 10 + digit > LIMIT {
            break;
        }
        fraction = fraction * 10 + digit;
        scale *= 10.0;
    }
    (fraction, scale)
}

fn split_digits(text: &str) -> (&str, &str) {
    text.split_at(text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations() {
        let check = |text: &str, expected: i64| assert_eq!(parse(text), Ok(expected), "{text}");
        check("1h30m", 5_400_000_000_000);
        check("-1.5h", -5_400_000_000_000);
        check("+.5s", 500_000_000);
        check("1.s2ns", 1_000_000_002);
        check("-9223372036854775808ns", i64::MIN);
        check("-0", 0);
        check("0.1000000000000000000000001us", 100);
    }

    #[test]
    fn refusals() {
        let check = |text: &str, expected: &str| assert_eq!(parse(text).err().as_deref(), Some(expected));
        check("", r#"time: invalid duration """#);
        check("1", r#"time: missing unit in duration "1""#);
        check("1d", r#"time: unknown unit "d" in duration "1d""#);
        check(".s", r#"time: invalid duration ".s""#);
        check("9223372036854775808ns", r#"time: invalid duration "9223372036854775808ns""#);
    }
}
