//! Dates and times, as `strfmt/date.go` and `strfmt/time.go` check them.

/// `IsDate`: `time.Parse` with `2006-01-02`.
pub(super) fn is_date(text: &str) -> bool {
    let &[y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = text.as_bytes() else { return false };
    let number =
        |digits: &[u8]| digits.iter().try_fold(0, |sum, &digit| Some(sum * 10 + char::from(digit).to_digit(10)?));
    let (Some(year), Some(month), Some(day)) = (number(&[y1, y2, y3, y4]), number(&[m1, m2]), number(&[d1, d2])) else {
        return false;
    };
    let days = match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return false,
    };
    (1..=days).contains(&day)
}

/// `IsDateTime`: a date and a time, parted by the first `t`. What a second `t` parts off is not looked at.
pub(super) fn is_date_time(text: &str) -> bool {
    let mut parts = text.split(['t', 'T']);
    let (Some(date), Some(time)) = (parts.next(), parts.next()) else { return false };
    is_date(date) && is_time(time)
}

/// `23:59:59`, a fraction behind any character, and `z` or `+00:00`.
fn is_time(text: &str) -> bool {
    let digits = |count: usize| move |text: &str| text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit());
    let pair = digits(2);
    let Some((clock, rest)) = text.split_at_checked(8) else { return false };
    let is_clock = clock.as_bytes()[2] == b':'
        && clock.as_bytes()[5] == b':'
        && [(0, "23"), (3, "59"), (6, "59")]
            .iter()
            .all(|&(start, most)| clock.get(start..start + 2).is_some_and(|part| pair(part) && part <= most));
    let (fraction, zone) = match rest.strip_suffix(['z', 'Z']) {
        Some(fraction) => (fraction, "+00:00"),
        None => rest.split_at_checked(rest.len().saturating_sub(6)).unwrap_or((rest, "")),
    };
    let is_zone = zone.strip_prefix(['+', '-']).and_then(|zone| zone.split_once(':'));
    let mut fraction = fraction.chars();
    let is_fraction = match fraction.next() {
        None => true,
        Some('\n') => false,
        Some(_) => !fraction.as_str().is_empty() && digits(fraction.as_str().len())(fraction.as_str()),
    };
    is_clock && is_fraction && is_zone.is_some_and(|(hours, minutes)| pair(hours) && pair(minutes))
}
