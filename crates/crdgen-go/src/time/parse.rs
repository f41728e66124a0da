//! `time.Parse`, and what it says of texts that it cannot read.

use std::fmt::Write as _;

use super::{Time, days, days_in};

/// What is wrong with a part of the text.
enum Wrong {
    Bad,
    OutOfRange(&'static str),
}

/// Takes a part of the time from the start of the text.
type Read = fn(&mut &[u8]) -> Result<i64, Wrong>;

/// What stands before a part, the part as the layout writes it, and how it is read.
const PARTS: [(&str, &str, Read); 7] = [
    ("", "2006", four_digits),
    ("-", "01", |rest| in_range(two_digits(rest)?, 1, 12, "month")),
    ("-", "02", two_digits),
    ("T", "15", |rest| in_range(one_or_two_digits(rest)?, 0, 23, "hour")),
    (":", "04", |rest| in_range(two_digits(rest)?, 0, 59, "minute")),
    (":", "05", |rest| Ok(in_range(two_digits(rest)?, 0, 59, "second")? * SECOND + fraction(rest))),
    ("", "Z07:00", zone),
];

/// In nanoseconds.
const SECOND: i64 = 1_000_000_000;

/// A form of a time: the first so many parts.
pub(super) struct Layout {
    text: &'static str,
    parts: usize,
}

pub(super) const RFC3339: Layout = Layout { text: "2006-01-02T15:04:05Z07:00", parts: 7 };
pub(super) const LOCAL: Layout = Layout { text: "2006-01-02T15:04:05", parts: 6 };
pub(super) const DATE: Layout = Layout { text: "2006-01-02", parts: 3 };

impl Layout {
    pub(super) fn parse(&self, text: &str) -> Result<Time, String> {
        let wrong = |what: &str| format!("parsing time {}: {what}", quote(text.as_bytes()));
        let cannot_parse = |rest: &[u8], element: &str| {
            let (text, rest, element) = (quote(text.as_bytes()), quote(rest), quote(element.as_bytes()));
            format!("parsing time {text} as {}: cannot parse {rest} as {element}", quote(self.text.as_bytes()))
        };
        let mut rest = text.as_bytes();
        let mut values = [0; PARTS.len()];
        for (value, (before, part, read)) in values.iter_mut().zip(PARTS).take(self.parts) {
            rest = rest.strip_prefix(before.as_bytes()).ok_or_else(|| cannot_parse(rest, before))?;
            let hold = rest;
            *value = match read(&mut rest) {
                Ok(value) => value,
                Err(Wrong::Bad) => return Err(cannot_parse(hold, part)),
                Err(Wrong::OutOfRange(what)) => return Err(wrong(&format!("{what} out of range"))),
            };
        }
        if !rest.is_empty() {
            return Err(wrong(&format!("extra text: {}", quote(rest))));
        }
        let [year, month, day, hour, minute, nanoseconds, offset] = values;
        if day < 1 || day > days_in(month, year) {
            return Err(wrong("day out of range"));
        }
        let minutes = (days(year, month, day) * 24 + hour) * 60 + minute;
        let seconds = minutes * 60 + nanoseconds / SECOND - offset;
        // A zone is at most 25 hours away, and a second has fewer nanoseconds than fit.
        let (nanoseconds, offset) = ((nanoseconds % SECOND) as u32, offset as i32);
        Ok(Time { seconds, nanoseconds, offset })
    }
}

fn in_range(value: i64, least: i64, most: i64, what: &'static str) -> Result<i64, Wrong> {
    if (least..=most).contains(&value) { Ok(value) } else { Err(Wrong::OutOfRange(what)) }
}

fn digit(byte: u8) -> Option<i64> {
    byte.is_ascii_digit().then(|| i64::from(byte - b'0'))
}

fn four_digits(rest: &mut &[u8]) -> Result<i64, Wrong> {
    let (year, after) = rest.split_first_chunk::<4>().ok_or(Wrong::Bad)?;
    let year = year.iter().try_fold(0, |year, byte| Some(year * 10 + digit(*byte)?)).ok_or(Wrong::Bad)?;
    *rest = after;
    Ok(year)
}

fn two_digits(rest: &mut &[u8]) -> Result<i64, Wrong> {
    let ([tens, ones], after) = rest.split_first_chunk::<2>().ok_or(Wrong::Bad)?;
    let (Some(tens), Some(ones)) = (digit(*tens), digit(*ones)) else { return Err(Wrong::Bad) };
    *rest = after;
    Ok(tens * 10 + ones)
}

fn one_or_two_digits(rest: &mut &[u8]) -> Result<i64, Wrong> {
    two_digits(rest).or_else(|_| {
        let (first, after) = rest.split_first().ok_or(Wrong::Bad)?;
        let value = digit(*first).ok_or(Wrong::Bad)?;
        *rest = after;
        Ok(value)
    })
}

/// A fraction of a second in nanoseconds: digits after the ninth do not count.
fn fraction(rest: &mut &[u8]) -> i64 {
    let [b'.' | b',', digits @ ..] = *rest else { return 0 };
    let count = digits.iter().take_while(|byte| byte.is_ascii_digit()).count();
    if count == 0 {
        return 0;
    }
    *rest = digits.get(count..).unwrap_or_default();
    let digits = digits.iter().take(count).map(|byte| i64::from(byte - b'0')).chain(std::iter::repeat(0));
    digits.take(9).fold(0, |nanoseconds, digit| nanoseconds * 10 + digit)
}

/// The offset of a time zone in seconds.
fn zone(rest: &mut &[u8]) -> Result<i64, Wrong> {
    if let [b'Z', after @ ..] = *rest {
        *rest = after;
        return Ok(0);
    }
    let ([sign, hour @ .., b':', tens, ones], after) = rest.split_first_chunk::<6>().ok_or(Wrong::Bad)? else {
        return Err(Wrong::Bad);
    };
    let hours = two_digits(&mut &hour[..]);
    let minutes = two_digits(&mut &[*tens, *ones][..]);
    // Go looks at the range of what it could read before it says that it could not read the rest.
    if let Ok(hours) = hours {
        in_range(hours, 0, 24, "time zone offset hour")?;
    }
    let hours = hours?;
    if let Ok(minutes) = minutes {
        in_range(minutes, 0, 60, "time zone offset minute")?;
    }
    let offset = (hours * 60 + minutes?) * 60;
    *rest = after;
    match sign {
        b'+' => Ok(offset),
        b'-' => Ok(-offset),
        _ => Err(Wrong::Bad),
    }
}

/// As package `time` quotes: what is not printable ASCII byte by byte, and no other escape than the two of need.
fn quote(text: &[u8]) -> String {
    let mut out = String::from('"');
    for byte in text {
        match byte {
            b'"' | b'\\' => out.extend(['\\', char::from(*byte)]),
            b' '..=0x7f => out.push(char::from(*byte)),
            // Writing to a String does not fail.
            _ => drop(write!(out, "\\x{byte:02x}")),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times() {
        let check = |text: &str, seconds: i64, nanoseconds: u32| {
            assert_eq!(RFC3339.parse(text), Ok(Time::from_unix(seconds, nanoseconds)));
        };
        check("1970-01-01T00:00:00Z", 0, 0);
        check("2024-02-29T12:34:56.789Z", 1_709_210_096, 789_000_000);
        check("2024-02-29T12:34:56,5+01:30", 1_709_204_696, 500_000_000);
        check("2000-03-01T1:00:00-00:00", 951_872_400, 0);
        check("0000-01-01T00:00:00Z", -62_167_219_200, 0);
        check("2024-01-01T00:00:00.1234567891Z", 1_704_067_200, 123_456_789);
        check("2024-01-01T00:00:00+24:60", 1_704_067_200 - 25 * 3600, 0);
    }

    #[test]
    fn errors() {
        let check = |text: &str, expected: &str| assert_eq!(RFC3339.parse(text).err().as_deref(), Some(expected));
        // What Go 1.26 says of each.
        check("x", r#"parsing time "x" as "2006-01-02T15:04:05Z07:00": cannot parse "x" as "2006""#);
        check("", r#"parsing time "" as "2006-01-02T15:04:05Z07:00": cannot parse "" as "2006""#);
        check("2024", r#"parsing time "2024" as "2006-01-02T15:04:05Z07:00": cannot parse "" as "-""#);
        check("2024-13-01", r#"parsing time "2024-13-01": month out of range"#);
        check("2024-1-1", r#"parsing time "2024-1-1" as "2006-01-02T15:04:05Z07:00": cannot parse "1-1" as "01""#);
        check(
            "2024-01-01 00:00:00Z",
            r#"parsing time "2024-01-01 00:00:00Z" as "2006-01-02T15:04:05Z07:00": cannot parse " 00:00:00Z" as "T""#,
        );
        check("2024-01-01T24:00:00Z", r#"parsing time "2024-01-01T24:00:00Z": hour out of range"#);
        check("2024-01-01T00:60:00Z", r#"parsing time "2024-01-01T00:60:00Z": minute out of range"#);
        check("2024-01-01T00:00:60Z", r#"parsing time "2024-01-01T00:00:60Z": second out of range"#);
        check("2023-02-29T00:00:00Z", r#"parsing time "2023-02-29T00:00:00Z": day out of range"#);
        check("2024-01-01T00:00:00Zä", r#"parsing time "2024-01-01T00:00:00Z\xc3\xa4": extra text: "\xc3\xa4""#);
        check(
            "2024-01-01T00:00:00",
            r#"parsing time "2024-01-01T00:00:00" as "2006-01-02T15:04:05Z07:00": cannot parse "" as "Z07:00""#,
        );
        check(
            "2024-01-01T00:00:00+25:00",
            r#"parsing time "2024-01-01T00:00:00+25:00": time zone offset hour out of range"#,
        );
        check(
            "2024-01-01T00:00:00*01:00",
            r#"parsing time "2024-01-01T00:00:00*01:00" as "2006-01-02T15:04:05Z07:00": cannot parse "*01:00" as "Z07:00""#,
        );
    }
}
