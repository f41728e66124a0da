//! The parts of timestamps and durations.

use crdgen_go::time::{Civil, Time, Zone};

use super::{Outcome, Run};
use crate::value::{Error, Value};

const SECOND: f64 = 1e9;

pub(super) fn find(overload: &str) -> Option<Run> {
    Some(match overload {
        "timestamp_to_year" | "timestamp_to_year_with_tz" => |args| part(args, |civil, _| civil.year),
        "timestamp_to_month" | "timestamp_to_month_with_tz" => |args| part(args, |civil, _| civil.month - 1),
        "timestamp_to_day_of_year" | "timestamp_to_day_of_year_with_tz" => {
            |args| part(args, |civil, _| civil.day_of_year - 1)
        }
        "timestamp_to_day_of_month" | "timestamp_to_day_of_month_with_tz" => {
            |args| part(args, |civil, _| civil.day - 1)
        }
        "timestamp_to_day_of_month_1_based" | "timestamp_to_day_of_month_1_based_with_tz" => {
            |args| part(args, |civil, _| civil.day)
        }
        "timestamp_to_day_of_week" | "timestamp_to_day_of_week_with_tz" => |args| part(args, |civil, _| civil.weekday),
        "timestamp_to_hours" | "timestamp_to_hours_with_tz" => |args| part(args, |civil, _| civil.hour),
        "timestamp_to_minutes" | "timestamp_to_minutes_with_tz" => |args| part(args, |civil, _| civil.minute),
        "timestamp_to_seconds" | "timestamp_to_seconds_tz" => |args| part(args, |civil, _| civil.second),
        "timestamp_to_milliseconds" | "timestamp_to_milliseconds_with_tz" => {
            |args| part(args, |_, time| i64::from(time.nanoseconds() / 1_000_000))
        }
        "duration_to_hours" => |args| of_duration(args, 3600.0),
        "duration_to_minutes" => |args| of_duration(args, 60.0),
        "duration_to_seconds" => |args| of_duration(args, 1.0),
        "duration_to_milliseconds" => |args| match args {
            [Value::Duration(nanoseconds)] => Ok(Value::Int(nanoseconds / 1_000_000)),
            _ => Err(Error::Mismatch),
        },
        _ => return None,
    })
}

/// What calendar and clock show, in UTC or in the zone that is asked for.
fn part<'a>(args: &[Value<'a>], part: fn(Civil, Time) -> i64) -> Outcome<'a> {
    let time = match args {
        [Value::Timestamp(time)] => time.in_offset(0),
        [Value::Timestamp(time), Value::String(zone)] => in_zone(*time, zone).map_err(Error::new)?,
        _ => return Err(Error::Mismatch),
    };
    Ok(Value::Int(part(time.civil(), time)))
}

/// `inTimeZone`: a name, or hours and minutes.
fn in_zone(time: Time, zone: &str) -> Result<Time, String> {
    let Some((hours, minutes)) = zone.split_once(':') else { return Ok(Zone::load(zone)?.show(time)) };
    let (hours, minutes) = (parse(hours)?, parse(minutes)?);
    let offset = if zone.starts_with('-') {
        hours.wrapping_mul(60).wrapping_sub(minutes)
    } else {
        hours.wrapping_mul(60).wrapping_add(minutes)
    };
    // More than a calendar has room for is cut off.
    let seconds = offset.saturating_mul(60).clamp(i64::from(i32::MIN), i64::from(i32::MAX));
    Ok(time.in_offset(seconds as i32))
}

/// `strconv.Atoi`.
fn parse(text: &str) -> Result<i64, String> {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    let why = if is_number { "value out of range" } else { "invalid syntax" };
    text.parse().map_err(|_| format!("strconv.Atoi: parsing {}: {why}", crdgen_go::print::quote(text)))
}

/// Whole hours, minutes or seconds, as Go gets them from a double.
fn of_duration<'a>(args: &[Value<'a>], unit: f64) -> Outcome<'a> {
    let [Value::Duration(nanoseconds)] = args else { return Err(Error::Mismatch) };
    let nanoseconds_of_unit = (unit * SECOND) as i64;
    let (whole, rest) = (nanoseconds / nanoseconds_of_unit, nanoseconds % nanoseconds_of_unit);
    Ok(Value::Int((whole as f64 + rest as f64 / (unit * SECOND)) as i64))
}
