//! `numberValidator`: range of the type, `multipleOf`, `minimum` and `maximum`.

use std::fmt;

use crdgen_core::props::JsonSchemaProps;
use serde_json::Number;

use super::Validator;
use super::failure::{Failure, What};
use crate::go;
use crate::object::place::Place;

/// A number as Go holds it after decoding.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Num {
    /// `int64`.
    Int(i64),
    /// `float64`.
    Float(f64),
}

impl From<&Number> for Num {
    fn from(number: &Number) -> Self {
        number.as_i64().map_or_else(|| Num::Float(number.as_f64().unwrap_or(f64::NAN)), Num::Int)
    }
}

impl Num {
    /// `int64(x)`: the digits after the point are cut off.
    pub(super) fn as_int(self) -> i64 {
        match self {
            Num::Int(value) => value,
            Num::Float(value) => float_as_int(value),
        }
    }

    /// `float64(x)`.
    pub(super) fn as_float(self) -> f64 {
        match self {
            #[allow(clippy::cast_precision_loss, reason = "as Go does")]
            Num::Int(value) => value as f64,
            Num::Float(value) => value,
        }
    }
}

/// `%v`.
impl fmt::Display for Num {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Num::Int(value) => write!(f, "{value}"),
            Num::Float(value) => f.write_str(&go::float(*value)),
        }
    }
}

/// Rust stops at the limits where Go, on amd64, gives the least integer.
#[allow(clippy::cast_possible_truncation, reason = "as Go does")]
fn float_as_int(value: f64) -> i64 {
    if fits_i64(value.trunc()) { value as i64 } else { i64::MIN }
}

/// Whether an integral `value` fits `int64`; 2^63 is the first that does not.
fn fits_i64(value: f64) -> bool {
    const LIMIT: f64 = 9_223_372_036_854_775_808.0;
    (-LIMIT..LIMIT).contains(&value)
}

/// `swag.IsFloat64AJSONInteger`: whether a float is an integer that JavaScript could hold, but for a rounding error.
pub(super) fn is_json_integer(value: f64) -> bool {
    const MAX: f64 = 9_007_199_254_740_991.0;
    if !(-MAX..=MAX).contains(&value) {
        return false;
    }
    let rounded = value.round();
    #[allow(clippy::float_cmp, reason = "as the library does")]
    let is_integral = value == rounded;
    is_integral || (rounded != 0.0 && (value - rounded).abs() < 1e-9 * rounded.abs())
}

impl Validator<'_> {
    pub(super) fn number<'a>(
        self,
        number: &'a Number,
        schema: &'a JsonSchemaProps,
        place: &Place<'_>,
        failures: &mut Vec<Failure<'a>>,
    ) -> usize {
        let value = Num::from(number);
        let range = self.range(schema);
        let mut fail = |what: What<'a>| failures.push(Failure::new(place, what));
        if !range.holds(value) {
            fail(range.failure("Checked"));
        }
        // Each bound is checked as a number of the type, if it is one: for an integer, its own fraction is cut off.
        let mut bound = |name: &'static str, bound: &Option<Number>, check: &dyn Fn(Num, Num) -> Option<What<'a>>| {
            let Some(bound) = bound.as_ref().and_then(Number::as_f64) else { return };
            let is_native = range.holds(Num::Float(bound));
            if !is_native {
                fail(range.failure(name));
            }
            let what = match value {
                Num::Int(_) if is_native => check(value, Num::Int(float_as_int(bound))),
                _ => check(Num::Float(value.as_float()), Num::Float(bound)),
            };
            what.into_iter().for_each(&mut fail);
        };
        bound("MultipleOf", &schema.multiple_of, &multiple_of);
        bound("Minimum boundary", &schema.minimum, &|value, bound| {
            let exclusive = schema.exclusive_minimum;
            let breaks = less(value, bound) || (exclusive && !less(bound, value));
            breaks.then_some(What::Minimum { bound, exclusive, value })
        });
        bound("Maximum boundary", &schema.maximum, &|value, bound| {
            let exclusive = schema.exclusive_maximum;
            let breaks = less(bound, value) || (exclusive && !less(value, bound));
            breaks.then_some(What::Maximum { bound, exclusive, value })
        });
        1
    }

    /// The range that the type and its format allow.
    fn range<'a>(self, schema: &'a JsonSchemaProps) -> Range<'a> {
        let type_ = self.only_type(schema);
        let format = self.format(schema);
        match (type_, format) {
            ("integer", "int32" | "int64") | ("number", "float" | "double") => Range { type_, format },
            ("integer" | "number", _) => Range { type_, format: "" },
            _ => Range { type_: "", format: "" },
        }
    }
}

/// `IsValueValidAgainstRange`.
#[derive(Debug, Clone, Copy)]
struct Range<'a> {
    type_: &'a str,
    format: &'a str,
}

impl<'a> Range<'a> {
    fn holds(self, value: Num) -> bool {
        match (self.type_, self.format, value) {
            ("integer", "int32", Num::Int(value)) => i32::try_from(value).is_ok(),
            ("integer", "int32", Num::Float(value)) => {
                value.fract() == 0.0 && (f64::from(i32::MIN)..=f64::from(i32::MAX)).contains(&value)
            }
            ("integer", _, Num::Float(value)) => value.fract() == 0.0 && fits_i64(value),
            #[allow(clippy::cast_possible_truncation, reason = "to see whether it overflows")]
            (_, "float", Num::Float(value)) => (value as f32).is_finite(),
            // No integer is too large for a float.
            _ => true,
        }
    }

    fn failure(self, what: &'static str) -> What<'a> {
        What::Range { what, type_: self.type_, format: self.format }
    }
}

fn less(a: Num, b: Num) -> bool {
    match (a, b) {
        (Num::Int(a), Num::Int(b)) => a < b,
        (a, b) => a.as_float() < b.as_float(),
    }
}

fn multiple_of<'a>(value: Num, factor: Num) -> Option<What<'a>> {
    if !less(Num::Int(0), factor) {
        return Some(What::FactorNotPositive { factor });
    }
    let is_multiple = match (value, factor) {
        (Num::Int(value), Num::Int(factor)) => value % factor == 0,
        (value, factor) => {
            let (value, factor) = (value.as_float(), factor.as_float());
            is_json_integer(if factor < 1.0 { 1.0 / factor * value } else { value / factor })
        }
    };
    (!is_multiple).then_some(What::MultipleOf { factor, value })
}
