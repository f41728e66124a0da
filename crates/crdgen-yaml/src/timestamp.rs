//! Timestamps, which stay texts; only `!!timestamp` asks whether a text is one.

/// Whether go-yaml (`parseTimestamp`) takes `text` for a date, with or without a time.
pub(crate) fn is_timestamp(text: &str) -> bool {
    parse(text).is_some()
}

fn parse(text: &str) -> Option<()> {
    let (year, rest) = text.split_at_checked(4)?;
    let year: u32 = year.bytes().all(|b| b.is_ascii_digit()).then(|| year.parse().ok())??;
    let (month, rest) = number(rest.strip_prefix('-')?, 1..=12)?;
    let (day, rest) = number(rest.strip_prefix('-')?, 1..=31)?;
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let last = match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    if day > last {
        return None;
    }
    if rest.is_empty() {
        return Some(());
    }
    let (zoned, rest) = match rest.strip_prefix(['T', 't']) {
        Some(rest) => (true, rest),
        None => (false, rest.strip_prefix(' ')?.trim_start_matches(' ')),
    };
    let (_, rest) = number(rest, 0..=23)?;
    let (_, rest) = number(rest.strip_prefix(':')?, 0..=59)?;
    let (_, mut rest) = number(rest.strip_prefix(':')?, 0..=59)?;
    if let Some(fraction) = rest.strip_prefix(['.', ',']) {
        let digits = fraction.bytes().take_while(u8::is_ascii_digit).count();
        if digits > 0 {
            rest = fraction.get(digits..)?;
        }
    }
    match (zoned, rest) {
        (true, "Z") | (false, "") => Some(()),
        (true, zone) => self::zone(zone),
        (false, _) => None,
    }
}

/// `+07:00`
fn zone(text: &str) -> Option<()> {
    let (hours, minutes) = text.strip_prefix(['+', '-'])?.split_once(':')?;
    let two = |text: &str, most: u8| match text.as_bytes() {
        [tens @ b'0'..=b'9', ones @ b'0'..=b'9'] if (tens - b'0') * 10 + ones - b'0' <= most => Some(()),
        _ => None,
    };
    two(hours, 24)?;
    two(minutes, 60)?;
    Some(())
}

/// A number of one digit or two.
fn number(text: &str, range: std::ops::RangeInclusive<u32>) -> Option<(u32, &str)> {
    let digits = text.bytes().take(2).take_while(u8::is_ascii_digit).count();
    let (digits, rest) = text.split_at_checked(digits)?;
    Some((digits.parse().ok().filter(|number| range.contains(number))?, rest))
}
