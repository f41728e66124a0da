//! Numbers with a checksum, as `govalidator` checks them.

use super::pattern::is_credit_card_number;

/// `IsCreditCard`: a known range of numbers and Luhn's checksum; all but the digits is passed over.
pub(super) fn is_credit_card(text: &str) -> bool {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let sum: u32 = digits.bytes().rev().enumerate().fold(0, |sum, (index, byte)| {
        let digit = u32::from(byte - b'0');
        let doubled = digit * 2;
        sum + if index % 2 == 0 { digit } else { doubled / 10 + doubled % 10 }
    });
    sum.is_multiple_of(10) && is_credit_card_number(&digits)
}

/// `IsISBN10`: the last digit may be an `X` for ten.
pub(super) fn is_isbn10(text: &str) -> bool {
    let (digits, last) = match &isbn(text)[..] {
        [digits @ .., b'X'] => (digits.to_vec(), 10),
        [digits @ .., last @ b'0'..=b'9'] => (digits.to_vec(), u32::from(last - b'0')),
        _ => return false,
    };
    let sum: u32 = (1..).zip(&digits).map(|(factor, byte)| factor * u32::from(byte - b'0')).sum();
    digits.len() == 9 && !digits.contains(&b'X') && (sum + 10 * last).is_multiple_of(11)
}

/// `IsISBN13`.
pub(super) fn is_isbn13(text: &str) -> bool {
    let digits = isbn(text);
    let sum: u32 = [1, 3].iter().cycle().zip(&digits).map(|(factor, byte)| factor * u32::from(byte - b'0')).sum();
    digits.len() == 13 && !digits.contains(&b'X') && sum.is_multiple_of(10)
}

/// The digits and `X`s of a text that has nothing else but blanks and hyphens; else nothing.
fn isbn(text: &str) -> Vec<u8> {
    let parts = text.bytes().filter(|byte| !matches!(byte, b'\t' | b'\n' | 0x0C | b'\r' | b' ' | b'-'));
    let digits: Vec<u8> = parts.collect();
    if digits.iter().all(|byte| matches!(byte, b'0'..=b'9' | b'X')) { digits } else { Vec::new() }
}
