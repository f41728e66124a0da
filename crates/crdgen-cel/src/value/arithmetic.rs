//! `+`, `-`, `*`, `/`, `%`.

use crdgen_go::time::Time;

use super::{Error, Value};

/// The start of the year 1 and the end of 9999, in seconds after the start of 1970.
pub(super) const YEARS: std::ops::RangeInclusive<i64> = -62_135_596_800..=253_402_300_799;

const SECOND: i64 = 1_000_000_000;

impl<'a> Value<'a> {
    /// `self + other`.
    ///
    /// # Errors
    /// There is no such sum.
    pub fn plus(self, other: Value<'a>) -> Result<Value<'a>, Error> {
        use Value::{Bytes, Double, Duration, Int, List, String, Timestamp, Uint};
        Ok(match (self, other) {
            (Int(a), Int(b)) => Int(a.checked_add(b).ok_or(Error::INT_OVERFLOW)?),
            (Uint(a), Uint(b)) => Uint(a.checked_add(b).ok_or(Error::UINT_OVERFLOW)?),
            (Double(a), Double(b)) => Double(a + b),
            (String(a), String(b)) => Value::string([&*a, &*b].concat()),
            (Bytes(a), Bytes(b)) => Bytes([&*a, &*b].concat().into()),
            (Duration(a), Duration(b)) => Duration(a.checked_add(b).ok_or(Error::INT_OVERFLOW)?),
            (Timestamp(time), Duration(by)) | (Duration(by), Timestamp(time)) => Timestamp(later(time, by)?),
            (List(a), List(b)) => List(a.joined_with(b)?),
            _ => return Err(Error::OVERLOAD),
        })
    }

    /// `self - other`.
    ///
    /// # Errors
    /// There is no such difference.
    pub fn subtract(&self, other: &Value<'a>) -> Result<Value<'a>, Error> {
        use Value::{Double, Duration, Int, Timestamp, Uint};
        Ok(match (self, other) {
            (Int(a), Int(b)) => Int(a.checked_sub(*b).ok_or(Error::INT_OVERFLOW)?),
            (Uint(a), Uint(b)) => Uint(a.checked_sub(*b).ok_or(Error::UINT_OVERFLOW)?),
            (Double(a), Double(b)) => Double(a - b),
            (Duration(a), Duration(b)) => Duration(a.checked_sub(*b).ok_or(Error::INT_OVERFLOW)?),
            (Timestamp(time), Duration(by)) => Timestamp(later(*time, by.checked_neg().ok_or(Error::INT_OVERFLOW)?)?),
            (Timestamp(a), Timestamp(b)) => Duration(between(*a, *b).ok_or(Error::INT_OVERFLOW)?),
            _ => return Err(Error::OVERLOAD),
        })
    }

    /// `self * other`.
    ///
    /// # Errors
    /// There is no such product.
    pub fn multiply(&self, other: &Value<'a>) -> Result<Value<'a>, Error> {
        use Value::{Double, Int, Uint};
        Ok(match (self, other) {
            (Int(a), Int(b)) => Int(a.checked_mul(*b).ok_or(Error::INT_OVERFLOW)?),
            (Uint(a), Uint(b)) => Uint(a.checked_mul(*b).ok_or(Error::UINT_OVERFLOW)?),
            (Double(a), Double(b)) => Double(a * b),
            _ => return Err(Error::OVERLOAD),
        })
    }

    /// `self / other`.
    ///
    /// # Errors
    /// There is no such quotient.
    pub fn divide(&self, other: &Value<'a>) -> Result<Value<'a>, Error> {
        use Value::{Double, Int, Uint};
        Ok(match (self, other) {
            (Int(_), Int(0)) | (Uint(_), Uint(0)) => return Err(Error::DIVISION_BY_ZERO),
            (Int(a), Int(b)) => Int(a.checked_div(*b).ok_or(Error::INT_OVERFLOW)?),
            (Uint(a), Uint(b)) => Uint(a / b),
            (Double(a), Double(b)) => Double(a / b),
            _ => return Err(Error::OVERLOAD),
        })
    }

    /// `self % other`.
    ///
    /// # Errors
    /// There is no such remainder.
    pub fn modulo(&self, other: &Value<'a>) -> Result<Value<'a>, Error> {
        use Value::{Int, Uint};
        Ok(match (self, other) {
            (Int(_), Int(0)) | (Uint(_), Uint(0)) => return Err(Error::MODULUS_BY_ZERO),
            (Int(a), Int(b)) => Int(a.checked_rem(*b).ok_or(Error::INT_OVERFLOW)?),
            (Uint(a), Uint(b)) => Uint(a % b),
            _ => return Err(Error::OVERLOAD),
        })
    }

    /// `-self`.
    ///
    /// # Errors
    /// There is no such number.
    pub fn negate(&self) -> Result<Value<'a>, Error> {
        Ok(match self {
            Value::Int(value) => Value::Int(value.checked_neg().ok_or(Error::INT_OVERFLOW)?),
            Value::Double(value) => Value::Double(-value),
            Value::Duration(value) => Value::Duration(value.checked_neg().ok_or(Error::INT_OVERFLOW)?),
            _ => return Err(Error::OVERLOAD),
        })
    }
}

/// `addTimeDurationChecked`.
fn later(time: Time, by: i64) -> Result<Time, Error> {
    let nanoseconds = i64::from(time.nanoseconds()) + by.rem_euclid(SECOND);
    let seconds = time
        .unix()
        .checked_add(by.div_euclid(SECOND))
        .and_then(|seconds| seconds.checked_add(nanoseconds.div_euclid(SECOND)));
    let seconds = seconds.ok_or(Error::INT_OVERFLOW)?;
    if !YEARS.contains(&seconds) {
        return Err(Error::TIMESTAMP_OVERFLOW);
    }
    // The remainder of a second fits.
    Ok(Time::from_unix(seconds, nanoseconds.rem_euclid(SECOND) as u32).in_offset_of(time))
}

/// `subtractTimeChecked`: in nanoseconds.
fn between(a: Time, b: Time) -> Option<i64> {
    let seconds = a.unix().checked_sub(b.unix())?.checked_mul(SECOND)?;
    seconds.checked_add(i64::from(a.nanoseconds()) - i64::from(b.nanoseconds()))
}
