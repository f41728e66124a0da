//! Durations, as `strfmt/duration.go` checks them: those of Go, and what looks like one of Scala anywhere in the text.

/// So many nanoseconds a negative duration may have, and a positive one not quite.
const LIMIT: u64 = 1 << 63;

/// `IsDuration`.
pub(super) fn is_duration(text: &str) -> bool {
    is_go_duration(text) || has_scala_duration(text)
}

/// `time.ParseDuration`: `-1h30.5m`, or `0`, of less than 2^63 nanoseconds.
fn is_go_duration(text: &str) -> bool {
    let (is_negative, mut rest) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    if matches!(rest, "0" | "") {
        return rest == "0";
    }
    let mut total = 0;
    while !rest.is_empty() {
        let Some((nanoseconds, after)) = term(rest) else { return false };
        total += nanoseconds;
        if total > LIMIT {
            return false;
        }
        rest = after;
    }
    is_negative || total < LIMIT
}

/// `30.5m` at the start of a text: its nanoseconds, and what is left.
fn term(text: &str) -> Option<(u64, &str)> {
    let (whole, rest) = split_digits(text);
    let (fraction, rest) = rest.strip_prefix('.').map_or(("", rest), split_digits);
    if whole.is_empty() && fraction.is_empty() {
        return None;
    }
    let (unit, rest) = rest.split_at(rest.find(|c: char| c == '.' || c.is_ascii_digit()).unwrap_or(rest.len()));
    let unit: u64 = match unit {
        "ns" => 1,
        "us" | "\u{b5}s" | "\u{3bc}s" => 1_000,
        "ms" => 1_000_000,
        "s" => 1_000_000_000,
        "m" => 60_000_000_000,
        "h" => 3_600_000_000_000,
        _ => return None,
    };
    let whole: u64 = if whole.is_empty() { 0 } else { whole.parse().ok()? };
    let (fraction, scale) = parse_fraction(fraction);
    let nanoseconds = whole.checked_mul(unit)?.checked_add((fraction as f64 * (unit as f64 / scale)) as u64)?;
    (nanoseconds <= LIMIT).then_some((nanoseconds, rest))
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

/// `strfmt.ParseDuration`: a number and a unit somewhere, every number with letters behind it below 2^63.
fn has_scala_duration(text: &str) -> bool {
    let mut found = false;
    let mut rest = text;
    while let Some(start) = rest.find(|c: char| c.is_ascii_digit()) {
        let (number, after) = split_digits(&rest[start..]);
        let after = after.trim_start_matches(['\t', '\n', '\u{c}', '\r', ' ']);
        let letters = after.find(|c: char| !(c.is_ascii_alphabetic() || c == '\u{b5}')).unwrap_or(after.len());
        let (unit, after) = after.split_at(letters);
        if !unit.is_empty() {
            if number.parse::<i64>().is_err() {
                return false;
            }
            found |= is_scala_unit(&unit.to_ascii_lowercase());
        }
        rest = after;
    }
    found
}

fn is_scala_unit(unit: &str) -> bool {
    const PREFIXES: [&str; 8] = ["nano", "micro", "milli", "sec", "min", "hour", "day", "week"];
    const WHOLE: [&str; 11] = ["ns", "us", "\u{b5}s", "ms", "s", "m", "h", "hr", "d", "w", "wk"];
    WHOLE.contains(&unit) || PREFIXES.iter().any(|prefix| unit.starts_with(prefix))
}

fn split_digits(text: &str) -> (&str, &str) {
    text.split_at(text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len()))
}
