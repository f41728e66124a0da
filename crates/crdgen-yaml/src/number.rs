//! Numbers, between go-yaml, `encoding/json` and `sigs.k8s.io/json`.

use serde_json::{Number, Value};

/// The JSON value of a number that YAML gave: Go writes it as JSON, where `1.0` is `1`, and reads that again.
/// None for what JSON cannot say.
pub(crate) fn from_float(float: f64) -> Option<Value> {
    // Go writes larger ones with an exponent, and what has one is no integer.
    if float.fract() == 0.0 && float.abs() < 1e21 {
        // Beyond 2^53 the digits that Go writes are not those of the number, but the shortest that give it back.
        let int = if float.abs() < 9e15 { Some(float as i64) } else { float.to_string().parse().ok() };
        if let Some(int) = int {
            return Some(Value::from(int));
        }
    }
    Number::from_f64(float).map(Value::Number)
}

/// The JSON value of an integer that is too large for `int64`.
pub(crate) fn from_uint(uint: u64) -> Value {
    Value::from(uint as f64)
}

/// The value of a number in a text that is JSON. None if it is too large.
pub(crate) fn from_json(text: &str) -> Option<Value> {
    if let Ok(int) = text.parse::<i64>() {
        return Some(Value::from(int));
    }
    text.parse().ok().and_then(Number::from_f64).map(Value::Number)
}

/// A number as a key: `strconv.FormatFloat(float, 'g', -1, 32)`, with YAML's names for what is none.
pub(crate) fn key(float: f64) -> String {
    let float = float as f32;
    match go_name(float.into()) {
        _ if float.is_finite() => {}
        "NaN" => return ".nan".to_owned(),
        "+Inf" => return ".inf".to_owned(),
        _ => return "-.inf".to_owned(),
    }
    shortest(&float.to_string(), &format!("{float:e}"))
}

/// Go's name for what is no number.
pub(crate) fn go_name(float: f64) -> &'static str {
    if float.is_nan() {
        "NaN"
    } else if float > 0.0 {
        "+Inf"
    } else {
        "-Inf"
    }
}

/// A number as Go's `%#v` prints it.
pub(crate) fn go_syntax(float: f64) -> String {
    if !float.is_finite() {
        return go_name(float).to_owned();
    }
    shortest(&float.to_string(), &format!("{float:e}"))
}

/// Go's `%g`: with an exponent of at least two digits if it is below -4 or above 5.
fn shortest(decimal: &str, scientific: &str) -> String {
    let Some((mantissa, exponent)) = scientific.split_once('e') else { return decimal.to_owned() };
    match exponent.parse::<i32>() {
        Ok(exponent) if !(-4..6).contains(&exponent) => {
            let sign = if exponent < 0 { '-' } else { '+' };
            format!("{mantissa}e{sign}{:02}", exponent.abs())
        }
        _ => decimal.to_owned(),
    }
}
