//! `resource.Quantity` of apimachinery, as far as rules can see it: a decimal number, and whether it was small and simple
//! enough to be held as an `int64` and a power of ten, on which `isInteger` depends.

use std::cmp::Ordering;

/// A quantity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Quantity {
    /// `int64Amount`: `value * 10^scale`.
    Small {
        /// The number.
        value: i64,
        /// The power of ten.
        scale: i32,
    },
    /// `infDecAmount`.
    Large(Decimal),
}

/// A number of any length.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decimal {
    is_negative: bool,
    /// The digits, the first one first and no zero, none at all for zero.
    digits: Vec<u8>,
    /// How many places the point stands behind the last digit.
    exponent: i64,
}

/// So many digits surely fit an `int64`.
const MAX_DIGITS: usize = 18;

/// Sums of numbers that are further apart are refused: no API server has the memory for the zeros between.
const MAX_DISTANCE: i64 = 1 << 20;

/// A number is written with so many zeros, as the server does with any number: how it rounds as a double depends on it.
const MAX_ZEROS: i64 = 1 << 10;

const FORMAT: &str = "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'";
const NUMERIC: &str = "unable to parse numeric part of quantity";
const SUFFIX: &str = "unable to parse quantity's suffix";

/// What stands behind a number: a power of ten or of two.
#[derive(Clone, Copy)]
enum Suffix {
    Ten(i32),
    Two(u32),
}

impl Quantity {
    /// `resource.ParseQuantity`.
    ///
    /// # Errors
    /// The server's words.
    pub fn parse(text: &str) -> Result<Self, &'static str> {
        let Parts { is_negative, value, whole, fraction, suffix } = split(text).ok_or(FORMAT)?;
        let suffix = parse_suffix(suffix).ok_or(SUFFIX)?;
        if let Some(small) = small(is_negative, whole, fraction, suffix) {
            return small;
        }
        let mut decimal = Decimal::parse(value).ok_or(NUMERIC)?;
        match suffix {
            Suffix::Ten(power) => decimal.exponent += i64::from(power),
            Suffix::Two(power) => decimal.multiply(1 << power),
        }
        decimal.round_up(-9);
        let limit = Decimal::of(i64::MAX, 0);
        if matches!(suffix, Suffix::Two(_)) && decimal.compare_digits(&limit).is_gt() {
            decimal = Decimal { is_negative: decimal.is_negative, ..limit };
        }
        Ok(Self::Large(decimal))
    }

    /// An integer.
    pub fn of(value: i64) -> Self {
        Self::Small { value, scale: 0 }
    }

    /// `AsInt64`: the integer that it is held as.
    pub fn as_int(&self) -> Option<i64> {
        let Self::Small { value, scale } = *self else { return None };
        (0..scale)
            .try_fold(value, |value, _| if value == 0 { Some(0) } else { value.checked_mul(10) })
            .filter(|_| scale >= 0)
    }

    /// `AsApproximateFloat64`.
    pub fn as_float(&self) -> f64 {
        let (base, exponent) = match self {
            Self::Small { value, scale } => (*value as f64, i64::from(*scale)),
            Self::Large(decimal) => {
                let digits: String = decimal.digits.iter().map(|digit| char::from(b'0' + digit)).collect();
                let base = if digits.is_empty() { 0.0 } else { digits.parse().unwrap_or(f64::INFINITY) };
                (if decimal.is_negative { -base } else { base }, decimal.exponent)
            }
        };
        if exponent == 0 { base } else { base * power_of_ten(exponent) }
    }

    /// `Sign`.
    pub fn sign(&self) -> i64 {
        match self {
            Self::Small { value, .. } => value.signum(),
            Self::Large(decimal) if decimal.digits.is_empty() => 0,
            Self::Large(decimal) => {
                if decimal.is_negative {
                    -1
                } else {
                    1
                }
            }
        }
    }

    /// Which of two quantities is less.
    pub fn compare(&self, other: &Self) -> Ordering {
        match (self, other) {
            (Self::Small { value: a, scale: b }, Self::Small { value: c, scale: d }) if b == d => a.cmp(c),
            _ => self.to_decimal().cmp(&other.to_decimal()),
        }
    }

    /// The sum. None where it has more digits than there is memory for.
    pub fn add(&self, other: &Self) -> Option<Self> {
        if let (Self::Small { value: a, scale: b }, Self::Small { value: c, scale: d }) = (self, other) {
            if *c == 0 {
                return Some(self.clone());
            }
            if *a == 0 {
                return Some(other.clone());
            }
            let scale = *b.min(d);
            let scaled = |value: i64, by: i32| (0..by).try_fold(value, |value, _| value.checked_mul(10));
            let sum = scaled(*a, b - scale).and_then(|a| a.checked_add(scaled(*c, d - scale)?));
            if let Some(value) = sum {
                return Some(Self::Small { value, scale });
            }
        }
        self.to_decimal().add(&other.to_decimal()).map(Self::Large)
    }

    /// The difference. None where it has more digits than there is memory for.
    pub fn subtract(&self, other: &Self) -> Option<Self> {
        match other {
            Self::Small { value, scale } if *value > i64::MIN => {
                self.add(&Self::Small { value: -value, scale: *scale })
            }
            _ => {
                let other = other.to_decimal();
                self.to_decimal().add(&Decimal { is_negative: !other.is_negative, ..other }).map(Self::Large)
            }
        }
    }

    fn to_decimal(&self) -> Decimal {
        match self {
            Self::Small { value, scale } => Decimal::of(*value, i64::from(*scale)),
            Self::Large(decimal) => decimal.clone(),
        }
    }
}

/// What a quantity is written of.
struct Parts<'a> {
    is_negative: bool,
    /// Everything but the suffix.
    value: &'a str,
    whole: &'a str,
    fraction: &'a str,
    suffix: &'a str,
}

/// `parseQuantityString`.
fn split(text: &str) -> Option<Parts<'_>> {
    if text.is_empty() {
        return None;
    }
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    let is_negative = text.starts_with('-');
    let rest = unsigned.trim_start_matches('0');
    if rest.is_empty() {
        return Some(Parts { is_negative, value: "0", whole: "0", fraction: "", suffix: "" });
    }
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let (whole, rest) = rest.split_at(digits(rest));
    let (fraction, suffix) = match rest.strip_prefix('.') {
        Some(rest) => rest.split_at(digits(rest)),
        None => ("", rest),
    };
    let value = &text[..text.len() - suffix.len()];
    let exponent = suffix.trim_start_matches(|c| "eEinumkKMGTP".contains(c));
    let exponent = exponent.strip_prefix(['+', '-']).unwrap_or(exponent);
    let whole = if whole.is_empty() { "0" } else { whole };
    exponent.bytes().all(|byte| byte.is_ascii_digit()).then_some(Parts { is_negative, value, whole, fraction, suffix })
}

fn parse_suffix(text: &str) -> Option<Suffix> {
    Some(match text {
        "n" => Suffix::Ten(-9),
        "u" => Suffix::Ten(-6),
        "m" => Suffix::Ten(-3),
        "" => Suffix::Ten(0),
        "k" => Suffix::Ten(3),
        "M" => Suffix::Ten(6),
        "G" => Suffix::Ten(9),
        "T" => Suffix::Ten(12),
        "P" => Suffix::Ten(15),
        "E" => Suffix::Ten(18),
        "Ki" => Suffix::Two(10),
        "Mi" => Suffix::Two(20),
        "Gi" => Suffix::Two(30),
        "Ti" => Suffix::Two(40),
        "Pi" => Suffix::Two(50),
        "Ei" => Suffix::Two(60),
        // Go cuts an exponent of 64 bits down to 32.
        _ => Suffix::Ten(text.strip_prefix(['e', 'E'])?.parse::<i64>().ok()? as i32),
    })
}

/// The quantity that fits an `int64`, or why the number in it is none; nothing if it does not fit.
fn small(is_negative: bool, whole: &str, fraction: &str, suffix: Suffix) -> Option<Result<Quantity, &'static str>> {
    let count = whole.len() + fraction.len();
    let (scale, factor, most) = match suffix {
        Suffix::Ten(power) => (power, 1, MAX_DIGITS as i64),
        // 2^20 has about six digits.
        Suffix::Two(power) if fraction.is_empty() => (0, 1_i64 << power, 14 - i64::from(power * 3 / 10)),
        Suffix::Two(_) => return None,
    };
    let scale = scale.checked_sub(i32::try_from(fraction.len()).ok()?)?;
    if count as i64 > most || scale < -9 {
        return None;
    }
    let Ok(value) = [whole, fraction].concat().parse::<i64>() else { return Some(Err(NUMERIC)) };
    let value = value.checked_mul(factor)?;
    Some(Ok(Quantity::Small { value: if is_negative { -value } else { value }, scale }))
}

impl Decimal {
    fn of(value: i64, exponent: i64) -> Self {
        let digits = value.unsigned_abs().to_string().bytes().map(|byte| byte - b'0').collect();
        Self { is_negative: value < 0, digits, exponent }.trimmed()
    }

    /// `inf.Dec.SetString`.
    fn parse(text: &str) -> Option<Self> {
        let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
        let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, ""));
        let digits: Vec<u8> = [whole, fraction].concat().bytes().map(|byte| byte.wrapping_sub(b'0')).collect();
        if digits.is_empty() || digits.iter().any(|digit| *digit > 9) {
            return None;
        }
        let exponent = -i64::try_from(fraction.len()).ok()?;
        Some(Self { is_negative: text.starts_with('-'), digits, exponent }.trimmed())
    }

    fn trimmed(mut self) -> Self {
        let zeros = self.digits.iter().take_while(|digit| **digit == 0).count();
        self.digits.drain(..zeros);
        self
    }

    fn multiply(&mut self, factor: u64) {
        let mut carry = 0_u128;
        for digit in self.digits.iter_mut().rev() {
            carry += u128::from(*digit) * u128::from(factor);
            *digit = (carry % 10) as u8;
            carry /= 10;
        }
        let mut front = Vec::new();
        while carry > 0 {
            front.push((carry % 10) as u8);
            carry /= 10;
        }
        self.digits.splice(0..0, front.into_iter().rev());
    }

    /// Away from zero, to a number of places: `inf.Dec.Round`.
    fn round_up(&mut self, exponent: i64) {
        let distance = exponent - self.exponent;
        if self.digits.is_empty() || distance < -MAX_ZEROS {
            return;
        }
        self.exponent = exponent;
        let Ok(places) = usize::try_from(distance) else {
            let zeros = usize::try_from(-distance).unwrap_or_default();
            self.digits.extend(std::iter::repeat_n(0, zeros));
            return;
        };
        let kept = self.digits.len().saturating_sub(places);
        let is_exact = self.digits.split_off(kept).iter().all(|digit| *digit == 0);
        if !is_exact {
            let nines = self.digits.iter().rev().take_while(|digit| **digit == 9).count();
            let last = self.digits.len() - nines;
            self.digits[last..].fill(0);
            match last.checked_sub(1) {
                Some(last) => self.digits[last] += 1,
                None => self.digits.insert(0, 1),
            }
        }
    }

    /// Which is further from zero.
    fn compare_digits(&self, other: &Self) -> Ordering {
        let size = |decimal: &Self| decimal.digits.len() as i64 + decimal.exponent;
        match (self.digits.is_empty(), other.digits.is_empty()) {
            (true, true) => Ordering::Equal,
            (true, false) => Ordering::Less,
            (false, true) => Ordering::Greater,
            (false, false) => size(self).cmp(&size(other)).then_with(|| {
                let length = self.digits.len().max(other.digits.len());
                let digits = |decimal: &Self| {
                    let digits: Vec<u8> =
                        decimal.digits.iter().copied().chain(std::iter::repeat(0)).take(length).collect();
                    digits
                };
                digits(self).cmp(&digits(other))
            }),
        }
    }

    fn cmp(&self, other: &Self) -> Ordering {
        let sign = |decimal: &Self| match (decimal.digits.is_empty(), decimal.is_negative) {
            (true, _) => 0,
            (false, true) => -1,
            (false, false) => 1,
        };
        sign(self).cmp(&sign(other)).then_with(|| match sign(self) {
            -1 => other.compare_digits(self),
            _ => self.compare_digits(other),
        })
    }

    fn add(&self, other: &Self) -> Option<Self> {
        if self.digits.is_empty() {
            return Some(other.clone());
        }
        if other.digits.is_empty() {
            return Some(self.clone());
        }
        let exponent = self.exponent.min(other.exponent);
        if self.exponent.max(other.exponent) - exponent > MAX_DISTANCE {
            return None;
        }
        // The last digit first, so that the carry goes along.
        let reversed = |decimal: &Self| {
            let zeros = usize::try_from(decimal.exponent - exponent).unwrap_or_default();
            let digits: Vec<u8> = std::iter::repeat_n(0, zeros).chain(decimal.digits.iter().rev().copied()).collect();
            digits
        };
        let (mut large, mut small) = (self, other);
        if self.compare_digits(other).is_lt() {
            (large, small) = (other, self);
        }
        let (mut digits, others) = (reversed(large), reversed(small));
        let subtracts = large.is_negative != small.is_negative;
        let mut carry = 0;
        for (index, digit) in digits.iter_mut().enumerate() {
            let other = others.get(index).copied().unwrap_or(0) + carry;
            if subtracts {
                carry = u8::from(*digit < other);
                *digit = *digit + 10 * carry - other;
            } else {
                carry = u8::from(*digit + other > 9);
                *digit = *digit + other - 10 * carry;
            }
        }
        if carry > 0 {
            digits.push(carry);
        }
        digits.reverse();
        Some(Self { is_negative: large.is_negative, digits, exponent }.trimmed())
    }
}

/// `math.Pow10`, which is a product of two powers from tables.
fn power_of_ten(exponent: i64) -> f64 {
    let table = |exponent: i64| format!("1e{exponent}").parse::<f64>().unwrap_or(f64::INFINITY);
    match exponent {
        0..=308 => table(exponent / 32 * 32) * table(exponent % 32),
        -323..0 => table(-(-exponent / 32 * 32)) / table(-exponent % 32),
        ..-323 => 0.0,
        _ => f64::INFINITY,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Quantity {
        Quantity::parse(text).unwrap_or_else(|error| panic!("{text}: {error}"))
    }

    #[test]
    fn order() {
        let check = |a: &str, b: &str, expected: Ordering| assert_eq!(read(a).compare(&read(b)), expected, "{a} {b}");
        check("1Ki", "1024", Ordering::Equal);
        check("1.5", "1500m", Ordering::Equal);
        check("-1", "1e-9", Ordering::Less);
        check("1e30", "1E", Ordering::Greater);
        check("-1e30", "-1E", Ordering::Less);
        check("0.0000000001", "1n", Ordering::Equal);
        check("0.1Ki", "102.4", Ordering::Equal);
        check("100Ei", "9223372036854775807", Ordering::Equal);
        check("0", "-0.0", Ordering::Equal);
        check("1e2000000000", "1e1000000000", Ordering::Greater);
    }

    #[test]
    fn sums() {
        let check = |a: &str, b: &str, expected: &str| {
            let sum = read(a).add(&read(b));
            assert!(sum.as_ref().is_some_and(|sum| sum.compare(&read(expected)).is_eq()), "{a} {b} {sum:?}");
        };
        check("1Ki", "1", "1025");
        check("9223372036854775807", "1", "9223372036854775808");
        check("1e20", "-1", "99999999999999999999");
        check("-1e20", "1e20", "0");
        check("1e20", "0.5", "100000000000000000000.5");
        assert_eq!(read("1e2000000000").add(&read("1")), None);
    }

    #[test]
    fn integers() {
        let check = |text: &str, expected: Option<i64>| assert_eq!(read(text).as_int(), expected, "{text}");
        check("1Ki", Some(1024));
        check("1k", Some(1000));
        check("50000000G", Some(50_000_000_000_000_000));
        check("1000m", None);
        check("1.0", None);
        check("9999999999999999999999999999999999999G", None);
    }

    #[test]
    fn floats() {
        let check =
            |text: &str, expected: f64| assert_eq!(read(text).as_float().to_bits(), expected.to_bits(), "{text}");
        check("1.5", 1.5);
        check("100m", 0.1);
        check("1e30", 1e30);
        check("0.1Ki", 102.4);
    }

    #[test]
    fn refusals() {
        let check = |text: &str, expected: &str| assert_eq!(Quantity::parse(text).err(), Some(expected), "{text}");
        check("", FORMAT);
        check("1x", FORMAT);
        check("1Kii", SUFFIX);
        check("1e", SUFFIX);
    }
}
