//! `Comparer`: `<` and its like.

use std::cmp::Ordering;

use super::{Error, Value, numbers};

impl Value<'_> {
    /// Which of two values comes first.
    ///
    /// # Errors
    /// They are of types that are not compared with each other, or one is no number.
    pub fn compare(&self, other: &Value<'_>) -> Result<Ordering, Error> {
        use Value::{Bool, Bytes, Double, Duration, Int, String, Timestamp, Uint};
        Ok(match (self, other) {
            (Bool(a), Bool(b)) => a.cmp(b),
            (Double(a), _) if a.is_nan() => return Err(Error::NAN),
            (Double(_) | Int(_) | Uint(_), Double(b)) if b.is_nan() => return Err(Error::NAN),
            (Double(a), Double(b)) => numbers::doubles(*a, *b),
            (Double(a), Int(b)) => numbers::double_with_int(*a, *b),
            (Double(a), Uint(b)) => numbers::double_with_uint(*a, *b),
            (Int(a), Int(b)) => a.cmp(b),
            (Int(a), Uint(b)) => numbers::int_with_uint(*a, *b),
            (Int(a), Double(b)) => numbers::double_with_int(*b, *a).reverse(),
            (Uint(a), Uint(b)) => a.cmp(b),
            (Uint(a), Int(b)) => numbers::int_with_uint(*b, *a).reverse(),
            (Uint(a), Double(b)) => numbers::double_with_uint(*b, *a).reverse(),
            (String(a), String(b)) => (**a).cmp(&**b),
            (Bytes(a), Bytes(b)) => (**a).cmp(&**b),
            (Duration(a), Duration(b)) => a.cmp(b),
            (Timestamp(a), Timestamp(b)) => a.cmp(b),
            _ => return Err(Error::OVERLOAD),
        })
    }

    /// Whether it is of a type that [`Self::compare`] knows.
    pub fn is_comparable(&self) -> bool {
        use Value::{Bool, Bytes, Double, Duration, Int, String, Timestamp, Uint};
        matches!(self, Bool(_) | Bytes(_) | Double(_) | Duration(_) | Int(_) | String(_) | Timestamp(_) | Uint(_))
    }
}
