//! `string.format` of `ext.Strings` of version 2, whose numbers are those of the locale `en_US`.

use super::{Outcome, fail};
use crate::types::Type;
use crate::value::{Error, List, Map, Value};

/// No text that is made is longer: an API server that makes one has no memory left for anything else.
const MAX_BYTES: usize = 1 << 26;

/// So many digits are printed behind the point if nothing else is said.
const PRECISION: usize = 6;

/// What is printed, or what is said instead.
type Text = Result<String, String>;

pub(super) fn format<'a>(args: &[Value<'a>]) -> Outcome<'a> {
    let [Value::String(format), Value::List(values)] = args else { return Err(Error::Mismatch) };
    let mut out = String::with_capacity(format.len() * 2);
    let (mut rest, mut count) = (&**format, 0);
    while let Some(place) = rest.find('%') {
        out.push_str(&rest[..place]);
        rest = &rest[place + 1..];
        if let Some(after) = rest.strip_prefix('%') {
            out.push('%');
            rest = after;
            continue;
        }
        let value = match values.get(count) {
            None => return fail(format!("index {count} out of range")),
            Some(Ok(value)) => value,
            Some(Err(error)) => Value::Failed(std::sync::Arc::new(error)),
        };
        count += 1;
        if rest.is_empty() {
            return fail("unexpected end of string".to_owned());
        }
        let (clause, after) = match clause(rest) {
            Ok(clause) => clause,
            Err(error) => return fail(format!("could not parse formatting clause: {error}")),
        };
        match clause.print(&value) {
            Ok(text) => out.push_str(&text),
            Err(error) => return fail(format!("error during formatting: {error}")),
        }
        if out.len() > MAX_BYTES {
            return Err(Error::CostLimit);
        }
        rest = after;
    }
    out.push_str(rest);
    Ok(Value::string(out))
}

/// How a value is to be printed.
pub(crate) enum Clause {
    String,
    Decimal,
    Fixed(usize),
    Scientific(usize),
    Binary,
    Hex { upper: bool },
    Octal,
}

/// The clause at the start of a text, and what stands behind it.
pub(crate) fn clause(text: &str) -> Result<(Clause, &str), String> {
    let (precision, rest) = match text.strip_prefix('.') {
        None => (None, text),
        Some(rest) => {
            let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
            let (digits, rest) = rest.split_at(digits);
            if rest.is_empty() {
                return Err("error while parsing precision: could not find end of precision specifier".to_owned());
            }
            let wrong = || {
                let why = if digits.is_empty() { "invalid syntax" } else { "value out of range" };
                format!(
                    "error while parsing precision: error while converting precision to integer: strconv.Atoi: parsing \
                     \"{digits}\": {why}"
                )
            };
            let precision = digits.parse::<i64>().ok().and_then(|precision| usize::try_from(precision).ok());
            (Some(precision.ok_or_else(wrong)?), rest)
        }
    };
    let mut chars = rest.chars();
    let clause = match chars.next() {
        Some('s') => Clause::String,
        Some('d') => Clause::Decimal,
        Some('f') => Clause::Fixed(precision.unwrap_or(PRECISION)),
        Some('e') => Clause::Scientific(precision.unwrap_or(PRECISION)),
        Some('b') => Clause::Binary,
        Some('x') => Clause::Hex { upper: false },
        Some('X') => Clause::Hex { upper: true },
        Some('o') => Clause::Octal,
        // cel-go looks at bytes here.
        _ => {
            let byte = rest.bytes().next().map_or('\u{0}', char::from);
            return Err(format!("unrecognized formatting clause \"{byte}\""));
        }
    };
    Ok((clause, chars.as_str()))
}

impl Clause {
    fn print(&self, value: &Value<'_>) -> Text {
        let only = |what: &str| Err(format!("{what}, was given {}", value.type_name()));
        match (self, value) {
            (Self::String, value) => string(value),
            (Self::Decimal, value) => decimal(value),
            (Self::Fixed(precision), value) => match double(value) {
                Some(double) => fixed(double, *precision),
                None => only("fixed-point clause can only be used on doubles"),
            },
            (Self::Scientific(precision), value) => match double(value) {
                Some(double) => scientific(double, *precision),
                None => only("scientific clause can only be used on doubles"),
            },
            (Self::Binary, Value::Int(int)) => Ok(signed(*int, |int| format!("{int:b}"))),
            (Self::Binary, Value::Uint(uint)) => Ok(format!("{uint:b}")),
            (Self::Binary, Value::Bool(value)) => Ok(u8::from(*value).to_string()),
            (Self::Binary, _) => only("only integers and bools can be formatted as binary"),
            (Self::Hex { upper }, value) => {
                let text = match value {
                    Value::String(text) => hex(text.as_bytes()),
                    Value::Bytes(bytes) => hex(bytes),
                    Value::Int(int) => signed(*int, |int| format!("{int:x}")),
                    Value::Uint(uint) => format!("{uint:x}"),
                    _ => return only("only integers, byte buffers, and strings can be formatted as hex"),
                };
                Ok(if *upper { text.to_ascii_uppercase() } else { text })
            }
            (Self::Octal, Value::Int(int)) => Ok(signed(*int, |int| format!("{int:o}"))),
            (Self::Octal, Value::Uint(uint)) => Ok(format!("{uint:o}")),
            (Self::Octal, _) => only("octal clause can only be used on integers"),
        }
    }
}

fn signed(int: i64, print: fn(u64) -> String) -> String {
    let digits = print(int.unsigned_abs());
    if int < 0 { format!("-{digits}") } else { digits }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A double, or one of three texts that stand for one.
fn double(value: &Value<'_>) -> Option<f64> {
    match value {
        Value::Double(double) => Some(*double),
        Value::String(text) => match &**text {
            "NaN" => Some(f64::NAN),
            "Infinity" => Some(f64::INFINITY),
            "-Infinity" => Some(f64::NEG_INFINITY),
            _ => None,
        },
        _ => None,
    }
}

/// No double has more digits behind the point.
const MOST_DIGITS: i16 = 1100;

/// What golang.org/x/text reads as a number, it reads digit by digit and gives up behind this one.
const LARGEST: usize = 1_000_000;

/// `%.2f`: `1,234.50`. More digits than 255 are zeros only as far as one byte counts, and behind 32,767 the shortest number
/// is printed.
fn fixed(double: f64, precision: usize) -> Text {
    if precision / 10 > LARGEST {
        return Ok("%!(NOVERB)".to_owned());
    }
    let (least, most) = (precision as u8, precision as i16);
    Ok(with_sign(double, |double| {
        let text = match usize::try_from(most.min(MOST_DIGITS)) {
            Ok(most) => format!("{double:.most$}"),
            Err(_) => format!("{double}"),
        };
        let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
        let mut out = String::with_capacity(text.len() * 2);
        for (index, digit) in whole.chars().enumerate() {
            if index > 0 && (whole.len() - index) % 3 == 0 {
                out.push(',');
            }
            out.push(digit);
        }
        let fraction = fraction.trim_end_matches('0');
        if least > 0 || !fraction.is_empty() {
            let least = usize::from(least);
            out.push_str(&format!(".{fraction:0<least$}"));
        }
        out
    }))
}

/// `%e`: `1.500000×10⁻⁰³`. The precision is, in cel-go, a width.
fn scientific(double: f64, width: usize) -> Text {
    if width / 10 > LARGEST {
        return Ok("%!(NOVERB)".to_owned());
    }
    let text = with_sign(double, |double| {
        let text = format!("{double:.PRECISION$e}");
        let (mantissa, exponent) = text.split_once('e').unwrap_or((&text, "0"));
        let (sign, digits) = exponent.strip_prefix('-').map_or(("", exponent), |digits| ("⁻", digits));
        let raised: String = format!("{digits:0>2}")
            .bytes()
            .filter_map(|digit| "⁰¹²³⁴⁵⁶⁷⁸⁹".chars().nth(usize::from(digit - b'0')))
            .collect();
        format!("{mantissa}×10{sign}{raised}")
    });
    let width = usize::from(width as u16);
    Ok(format!("{text:>width$}"))
}

fn with_sign(double: f64, print: impl Fn(f64) -> String) -> String {
    if double.is_nan() {
        return "NaN".to_owned();
    }
    let digits = if double.is_infinite() { "∞".to_owned() } else { print(double.abs()) };
    if double < 0.0 { format!("-{digits}") } else { digits }
}

/// `%s`.
fn string(value: &Value<'_>) -> Text {
    match value {
        Value::List(list) => of_list(list),
        Value::Map(map) => of_map(map),
        Value::Null => Ok("null".to_owned()),
        Value::Int(_)
        | Value::Uint(_)
        | Value::Double(_)
        | Value::Bool(_)
        | Value::String(_)
        | Value::Timestamp(_)
        | Value::Bytes(_)
        | Value::Duration(_)
        | Value::Type(_) => match value.clone().convert(&Type::String) {
            Ok(Value::String(text)) => Ok(text.to_string()),
            // Go prints an error as `%q` with what it is.
            Ok(_) | Err(_) => Err(format!(
                "could not convert argument {:?} to string",
                "invalid UTF-8 in bytes, cannot convert to string"
            )),
        },
        other => Err(format!(
            "string clause can only be used on strings, bools, bytes, ints, doubles, maps, lists, types, durations, and \
             timestamps, was given {}",
            other.type_name()
        )),
    }
}

fn decimal(value: &Value<'_>) -> Text {
    match value {
        Value::Int(int) => Ok(int.to_string()),
        Value::Uint(uint) => Ok(uint.to_string()),
        other => Err(format!("decimal clause can only be used on integers, was given {}", other.type_name())),
    }
}

/// A value inside a list or map, as a rule would write it.
fn inside(value: &Value<'_>) -> Text {
    let quote = crdgen_go::print::quote;
    Ok(match value {
        Value::Int(_) | Value::Uint(_) => decimal(value)?,
        Value::String(text) => quote(text),
        Value::Bytes(_) => format!("b{}", quote(&string(value)?)),
        Value::Bool(_) | Value::Null | Value::Type(_) => string(value)?,
        Value::Timestamp(_) => format!("timestamp({})", quote(&string(value)?)),
        Value::Duration(_) => format!("duration({})", quote(&string(value)?)),
        Value::List(list) => of_list(list)?,
        Value::Map(map) => of_map(map)?,
        Value::Double(double) if double.is_nan() => quote("NaN"),
        Value::Double(double) if double.is_infinite() => quote(if *double < 0.0 { "-Inf" } else { "+Inf" }),
        Value::Double(double) => format!("{double:.PRECISION$}"),
        other => return Err(format!("no formatting function for {}", other.type_name())),
    })
}

fn of_list(list: &List<'_>) -> Text {
    let mut out = String::from("[");
    for (index, element) in list.iter().enumerate() {
        out.push_str(if index == 0 { "" } else { ", " });
        out.push_str(&inside(&element.map_err(|_| "no formatting function for error".to_owned())?)?);
        if out.len() > MAX_BYTES {
            return Err("the list is too long".to_owned());
        }
    }
    Ok(out + "]")
}

fn of_map(map: &Map<'_>) -> Text {
    let mut entries = Vec::new();
    for key in map.keys() {
        let name = match &key {
            Value::String(_) | Value::Bool(_) | Value::Int(_) | Value::Uint(_) => inside(&key)?,
            other => return Err(format!("no formatting function for map key of type {}", other.type_name())),
        };
        let value = map.find(&key).map_err(|_| "no formatting function for error".to_owned())?;
        let value =
            value.ok_or_else(|| format!("could not find key: {}", crdgen_go::print::quote(&key.to_string())))?;
        entries.push((name, inside(&value)?));
    }
    entries.sort_by(|(a, _), (b, _)| a.cmp(b));
    let entries: Vec<_> = entries.into_iter().map(|(key, value)| format!("{key}:{value}")).collect();
    Ok(format!("{{{}}}", entries.join(", ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers() {
        let check = |value: f64, expected: [&str; 3]| {
            assert_eq!(fixed(value, 6).as_deref(), Ok(expected[0]));
            assert_eq!(fixed(value, 0).as_deref(), Ok(expected[1]));
            assert_eq!(scientific(value, 2).as_deref(), Ok(expected[2]));
        };
        // What golang.org/x/text prints.
        check(1234.5678, ["1,234.567800", "1,235", "1.234568×10⁰³"]);
        check(-1234567.125, ["-1,234,567.125000", "-1,234,567", "-1.234567×10⁰⁶"]);
        check(2.5, ["2.500000", "2", "2.500000×10⁰⁰"]);
        check(-1e-9, ["-0.000000", "-0", "-1.000000×10⁻⁰⁹"]);
        check(-0.0, ["0.000000", "0", "0.000000×10⁰⁰"]);
        check(
            123456789012345680000.0,
            ["123,456,789,012,345,683,968.000000", "123,456,789,012,345,683,968", "1.234568×10²⁰"],
        );
        check(f64::INFINITY, ["∞", "∞", " ∞"]);
        check(f64::NEG_INFINITY, ["-∞", "-∞", "-∞"]);
        check(5e-324, ["0.000000", "0", "4.940656×10⁻³²⁴"]);
    }

    #[test]
    fn strange_precisions() {
        let check = |value: f64, precision: usize, expected: &str| {
            assert_eq!(fixed(value, precision).as_deref(), Ok(expected), "{precision}");
        };
        check(1052.5, 256, "1,052.5");
        check(1e-300, 257, "0.0");
        check(1052.5, 32_768, "1,052.5");
        check(1052.5, 65_536, "1,052");
        check(1052.5, 65_538, "1,052.50");
        check(f64::NAN, 10_000_009, "NaN");
        check(f64::NAN, 10_000_010, "%!(NOVERB)");
        assert_eq!(scientific(f64::NAN, 6).as_deref(), Ok("   NaN"));
        assert_eq!(scientific(-1052.5, 65_556).as_deref(), Ok("      -1.052500×10⁰³"));
        assert_eq!(scientific(1.0, 10_000_010).as_deref(), Ok("%!(NOVERB)"));
    }

    #[test]
    fn clauses() {
        let check = |format: &'static str, values: Vec<Value<'static>>, expected: Result<&str, &str>| {
            let text = super::format(&[Value::string(format), Value::list(values)]);
            let text = text.map(|text| text.to_string()).map_err(|error| error.to_string());
            assert_eq!(text.as_deref().map_err(String::as_str), expected, "{format}");
        };
        check("%s is %d%%", vec![Value::string("a"), Value::Int(-1)], Ok("a is -1%"));
        check(
            "%x %X %o %b",
            vec![Value::string("Hi"), Value::Int(-30), Value::Uint(8), Value::Bool(true)],
            Ok("4869 -1E 10 1"),
        );
        check("%s", vec![Value::list(vec![Value::string("a"), Value::Double(1.5)])], Ok(r#"["a", 1.500000]"#));
        check("%d", vec![], Err("index 0 out of range"));
        check("%", vec![Value::Null], Err("unexpected end of string"));
        check("%q", vec![Value::Null], Err("could not parse formatting clause: unrecognized formatting clause \"q\""));
        check(
            "%d",
            vec![Value::Null],
            Err("error during formatting: decimal clause can only be used on integers, was given null_type"),
        );
    }
}
