//! Points in time and durations as Go's package `time` has them: read, taken apart and printed.

mod duration;
mod parse;
mod zone;

use std::cmp::Ordering;
use std::fmt::{self, Write as _};

pub use self::duration::parse as parse_duration;
pub use self::zone::Zone;

/// A point in time, and the offset from UTC in which it was written. Two are equal if the points are.
#[derive(Debug, Clone, Copy, Eq)]
pub struct Time {
    seconds: i64,
    nanoseconds: u32,
    offset: i32,
}

/// A [`Time`] as calendar and clock show it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Civil {
    /// The year, which may be negative.
    pub year: i64,
    /// From 1.
    pub month: i64,
    /// From 1.
    pub day: i64,
    /// From 1.
    pub day_of_year: i64,
    /// From 0, a Sunday.
    pub weekday: i64,
    /// Up to 23.
    pub hour: i64,
    /// Up to 59.
    pub minute: i64,
    /// Up to 59.
    pub second: i64,
}

impl Time {
    /// So many seconds, and below a thousand million nanoseconds, after the start of 1970.
    pub fn from_unix(seconds: i64, nanoseconds: u32) -> Self {
        Self { seconds, nanoseconds, offset: 0 }
    }

    /// `time.Parse` with `time.RFC3339`, which is laxer than the RFC.
    ///
    /// # Errors
    /// What `time.ParseError` prints.
    pub fn parse_rfc3339(text: &str) -> Result<Self, String> {
        parse::RFC3339.parse(text)
    }

    /// `time.Parse` with `2006-01-02`.
    ///
    /// # Errors
    /// What `time.ParseError` prints.
    pub fn parse_date(text: &str) -> Result<Self, String> {
        parse::DATE.parse(text)
    }

    /// `strfmt.ParseDateTime`: as RFC 3339 has it, or without a zone; an empty text is the start of 1970.
    ///
    /// # Errors
    /// What `time.ParseError` prints of the second form.
    pub fn parse_date_time(text: &str) -> Result<Self, String> {
        if text.is_empty() {
            return Ok(Self::from_unix(0, 0));
        }
        Self::parse_rfc3339(text).or_else(|_| parse::LOCAL.parse(text))
    }

    /// Seconds after the start of 1970, rounded down.
    pub fn unix(self) -> i64 {
        self.seconds
    }

    /// The nanoseconds after [`Self::unix`].
    pub fn nanoseconds(self) -> u32 {
        self.nanoseconds
    }

    /// Whether it was written in UTC.
    pub fn is_utc(self) -> bool {
        self.offset == 0
    }

    /// The same point in the offset of `other`.
    pub fn in_offset_of(self, other: Self) -> Self {
        Self { offset: other.offset, ..self }
    }

    /// The same point, so many seconds east of UTC.
    pub fn in_offset(self, offset: i32) -> Self {
        Self { offset, ..self }
    }

    /// What calendar and clock show.
    pub fn civil(self) -> Civil {
        let seconds = self.seconds.saturating_add(i64::from(self.offset));
        let (days, second) = (seconds.div_euclid(86_400), seconds.rem_euclid(86_400));
        let (year, month, day) = date(days);
        Civil {
            year,
            month,
            day,
            day_of_year: days - self::days(year, 1, 1) + 1,
            // The first day of 1970 was a Thursday.
            weekday: (days + 4).rem_euclid(7),
            hour: second / 3_600,
            minute: second / 60 % 60,
            second: second % 60,
        }
    }

    /// As `time.RFC3339Nano` prints it.
    pub fn rfc3339_nano(self) -> String {
        let mut out = self.civil().to_string();
        if self.nanoseconds > 0 {
            let digits = format!("{:09}", self.nanoseconds);
            out.push('.');
            out.push_str(digits.trim_end_matches('0'));
        }
        let minutes = self.offset / 60;
        if minutes == 0 {
            out.push('Z');
        } else {
            let sign = if minutes < 0 { '-' } else { '+' };
            // Writing to a String does not fail.
            let _ = write!(out, "{sign}{:02}:{:02}", minutes.abs() / 60, minutes.abs() % 60);
        }
        out
    }
}

impl PartialEq for Time {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl PartialOrd for Time {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Time {
    fn cmp(&self, other: &Self) -> Ordering {
        (self.seconds, self.nanoseconds).cmp(&(other.seconds, other.nanoseconds))
    }
}

impl fmt::Display for Civil {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { year, month, day, hour, minute, second, .. } = self;
        let (sign, year) = if *year < 0 { ("-", -year) } else { ("", *year) };
        write!(f, "{sign}{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}")
    }
}

/// As `metav1.Time` prints a time: in UTC and without fractions.
impl fmt::Display for Time {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}Z", self.in_offset(0).civil())
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prints_in_utc() {
        let check = |text: &str, expected: &str| {
            assert_eq!(Time::parse_rfc3339(text).map(|time| time.to_string()).as_deref(), Ok(expected));
        };
        check("2024-02-29T23:30:00-01:00", "2024-03-01T00:30:00Z");
        check("1999-12-31T23:59:59.9Z", "1999-12-31T23:59:59Z");
        check("0000-03-01T00:00:00+00:01", "0000-02-29T23:59:00Z");
    }

    #[test]
    fn prints_with_all_digits() {
        let check = |text: &str, expected: &str| {
            assert_eq!(Time::parse_rfc3339(text).map(Time::rfc3339_nano).as_deref(), Ok(expected));
        };
        check("2024-02-29T23:30:00.120-01:30", "2024-02-29T23:30:00.12-01:30");
        check("2024-02-29T23:30:00Z", "2024-02-29T23:30:00Z");
        check("2024-02-29T23:30:00.000000001+00:00", "2024-02-29T23:30:00.000000001Z");
    }

    #[test]
    fn calendar() {
        let check = |text: &str, expected: (i64, i64)| {
            let civil = Time::parse_date(text).map(Time::civil);
            assert_eq!(civil.map(|civil| (civil.day_of_year, civil.weekday)), Ok(expected), "{text}");
        };
        check("1970-01-01", (1, 4));
        check("2024-12-31", (366, 2));
        check("0001-01-01", (1, 1));
    }
}
