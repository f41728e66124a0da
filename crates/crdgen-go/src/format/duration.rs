//! `strfmt/duration.go`: durations of Go, and what looks like one of Scala anywhere in the text.

use crate::time;

const SECOND: i64 = 1_000_000_000;

/// The names of a unit, of which the last one may go on with other letters, and its nanoseconds.
const UNITS: [(&[&str], i64); 8] = [
    (&["ns", "nano"], 1),
    (&["us", "\u{b5}s", "micro"], 1_000),
    (&["ms", "milli"], 1_000_000),
    (&["s", "sec"], SECOND),
    (&["m", "min"], 60 * SECOND),
    (&["h", "hr", "hour"], 3_600 * SECOND),
    (&["d", "day"], 86_400 * SECOND),
    (&["w", "wk", "week"], 7 * 86_400 * SECOND),
];

/// `strfmt.ParseDuration`: the nanoseconds of a Go duration, or of all numbers in the text that have a unit behind them.
///
/// # Errors
/// Go's words: `unable to parse x as duration`.
pub fn parse_duration(text: &str) -> Result<i64, String> {
    if let Ok(nanoseconds) = time::parse_duration(text) {
        return Ok(nanoseconds);
    }
    let (mut found, mut total) = (false, 0_i64);
    let mut rest = text;
    while let Some(start) = rest.find(|c: char| c.is_ascii_digit()) {
        let (number, after) = split_digits(&rest[start..]);
        let after = after.trim_start_matches(['\t', '\n', '\u{c}', '\r', ' ']);
        let letters = after.find(|c: char| !(c.is_ascii_alphabetic() || c == '\u{b5}')).unwrap_or(after.len());
        let (unit, after) = after.split_at(letters);
        if !unit.is_empty() {
            let out_of_range = |_| format!("strconv.Atoi: parsing \"{number}\": value out of range");
            let factor: i64 = number.parse().map_err(out_of_range)?;
            for nanoseconds in units(&unit.to_ascii_lowercase()) {
                found = true;
                total = total.wrapping_add(factor.wrapping_mul(nanoseconds));
            }
        }
        rest = after;
    }
    if found { Ok(total) } else { Err(format!("unable to parse {text} as duration")) }
}

/// The units that go by this name.
fn units(name: &str) -> impl Iterator<Item = i64> {
    let matches = move |names: &[&str]| {
        let longest = names.last().is_some_and(|last| name.starts_with(last));
        longest || names.contains(&name)
    };
    UNITS.iter().filter(move |(names, _)| matches(names)).map(|(_, nanoseconds)| *nanoseconds)
}

fn split_digits(text: &str) -> (&str, &str) {
    text.split_at(text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations() {
        let check = |text: &str, expected: i64| assert_eq!(parse_duration(text), Ok(expected), "{text}");
        check("1h", 3_600 * SECOND);
        check("3 days", 3 * 86_400 * SECOND);
        check("in 5 weeks and 1 Minute", (5 * 7 * 86_400 + 60) * SECOND);
        check("2\u{b5}s 1hr", 3_600 * SECOND + 2_000);
    }
}
