//! `metav1.Time`: RFC 3339 as Go's `time.Parse` reads it, which is laxer than the RFC, and what it says of other texts.

use std::fmt::{self, Write as _};

/// A point in time: seconds since 1970 and nanoseconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Time {
    seconds: i64,
    nanoseconds: i64,
}

const LAYOUT: &str = "2006-01-02T15:04:05Z07:00";

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

/// The time that `text` tells.
///
/// # Errors
/// What `time.ParseError` prints.
pub fn parse(text: &str) -> Result<Time, String> {
    let wrong = |what: &str| format!("parsing time {}: {what}", quote(text.as_bytes()));
    let mut rest = text.as_bytes();
    let mut values = [0; 7];
    for (value, (before, part, read)) in values.iter_mut().zip(PARTS) {
        rest = rest.strip_prefix(before.as_bytes()).ok_or_else(|| cannot_parse(text, rest, before))?;
        let hold = rest;
        *value = match read(&mut rest) {
            Ok(value) => value,
            Err(Wrong::Bad) => return Err(cannot_parse(text, hold, part)),
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
    Ok(Time { seconds, nanoseconds: nanoseconds % SECOND })
}

fn cannot_parse(text: &str, rest: &[u8], element: &str) -> String {
    let text = quote(text.as_bytes());
    format!("parsing time {text} as \"{LAYOUT}\": cannot parse {} as {}", quote(rest), quote(element.as_bytes()))
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

fn days_in(month: i64, year: i64) -> i64 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// The days from 1970 to a date of the Gregorian calendar.
fn days(year: i64, month: i64, day: i64) -> i64 {
    // Years that start in March have the leap day at their end.
    let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    let (era, of_era) = (year.div_euclid(400), year.rem_euclid(400));
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + (153 * month + 2) / 5 + day - 1 - 719_468
}

/// The year, month and day that are so many days after 1970.
fn date(days: i64) -> (i64, i64, i64) {
    let days = days + 719_468;
    let (era, of_era) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let year = era * 400 + year_of_era;
    if month < 10 { (year, month + 3, day) } else { (year + 1, month - 9, day) }
}

/// As the server prints a time: in UTC and without fractions.
impl fmt::Display for Time {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = date(self.seconds.div_euclid(86_400));
        let second = self.seconds.rem_euclid(86_400);
        let (hour, minute, second) = (second / 3_600, second / 60 % 60, second % 60);
        write!(f, "{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z")
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
        let check =
            |text: &str, seconds: i64, nanoseconds: i64| assert_eq!(parse(text), Ok(Time { seconds, nanoseconds }));
        check("1970-01-01T00:00:00Z", 0, 0);
        check("2024-02-29T12:34:56.789Z", 1_709_210_096, 789_000_000);
        check("2024-02-29T12:34:56,5+01:30", 1_709_204_696, 500_000_000);
        check("2000-03-01T1:00:00-00:00", 951_872_400, 0);
        check("0000-01-01T00:00:00Z", -62_167_219_200, 0);
        check("2024-01-01T00:00:00.1234567891Z", 1_704_067_200, 123_456_789);
        check("2024-01-01T00:00:00+24:60", 1_704_067_200 - 25 * 3600, 0);
    }

    #[test]
    fn prints_in_utc() {
        let check = |text: &str, expected: &str| {
            assert_eq!(parse(text).map(|time| time.to_string()).as_deref(), Ok(expected));
        };
        check("2024-02-29T23:30:00-01:00", "2024-03-01T00:30:00Z");
        check("1999-12-31T23:59:59.9Z", "1999-12-31T23:59:59Z");
        check("0000-03-01T00:00:00+00:01", "0000-02-29T23:59:00Z");
    }

    #[test]
    fn errors() {
        let check = |text: &str, expected: &str| assert_eq!(parse(text).err().as_deref(), Some(expected));
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
