//! Numbers of different types beside each other.

use std::cmp::Ordering;

const TWO_TO_63: f64 = 9_223_372_036_854_775_808.0;
const TWO_TO_64: f64 = 18_446_744_073_709_551_616.0;

/// `compareDoubleInt`. NaN is in no order; callers ask for it first.
pub(super) fn double_with_int(double: f64, int: i64) -> Ordering {
    // Beyond 2^53 a double is not all there is between two ints: cel-go compares as doubles all the same.
    if double < -TWO_TO_63 {
        Ordering::Less
    } else if double > TWO_TO_63 {
        Ordering::Greater
    } else {
        doubles(double, int as f64)
    }
}

/// `compareDoubleUint`.
pub(super) fn double_with_uint(double: f64, uint: u64) -> Ordering {
    if double < 0.0 {
        Ordering::Less
    } else if double > TWO_TO_64 {
        Ordering::Greater
    } else {
        doubles(double, uint as f64)
    }
}

/// `compareIntUint`.
pub(super) fn int_with_uint(int: i64, uint: u64) -> Ordering {
    u64::try_from(int).map_or(Ordering::Less, |int| int.cmp(&uint))
}

/// `compareDouble`: what is neither less nor greater is equal.
pub(super) fn doubles(a: f64, b: f64) -> Ordering {
    a.partial_cmp(&b).unwrap_or(Ordering::Equal)
}

/// `doubleToInt64Checked`: without the fraction.
pub(super) fn to_int(double: f64) -> Option<i64> {
    (double > -TWO_TO_63 && double < TWO_TO_63).then_some(double as i64)
}

/// `doubleToUint64Checked`.
pub(super) fn to_uint(double: f64) -> Option<u64> {
    (0.0..TWO_TO_64).contains(&double).then_some(double as u64)
}

/// The int that a double is, if it is one.
pub(super) fn exact_int(double: f64) -> Option<i64> {
    to_int(double).filter(|int| *int as f64 == double)
}

/// The uint that a double is, if it is one.
pub(super) fn exact_uint(double: f64) -> Option<u64> {
    to_uint(double).filter(|uint| *uint as f64 == double)
}
