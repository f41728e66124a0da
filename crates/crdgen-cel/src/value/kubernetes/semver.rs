//! `semver.Version` of `github.com/blang/semver/v4`.

use std::cmp::Ordering;

use crdgen_go::print::quote;

/// A version. What it was built from does not count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Semver {
    /// The first number.
    pub major: u64,
    /// The second number.
    pub minor: u64,
    /// The third number.
    pub patch: u64,
    pre: Vec<Pre>,
}

/// A part of what a version comes before. Numbers come before words.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Pre {
    Number(u64),
    Word(Box<str>),
}

impl Semver {
    /// `semver.Parse`.
    ///
    /// # Errors
    /// The library's words.
    pub fn parse(text: &str) -> Result<Self, String> {
        if text.is_empty() {
            return Err("Version string empty".to_owned());
        }
        let mut parts = text.splitn(3, '.');
        let (Some(major), Some(minor), Some(patch)) = (parts.next(), parts.next(), parts.next()) else {
            return Err("No Major.Minor.Patch elements found".to_owned());
        };
        let (major, minor) = (number(major, "Major", "major")?, number(minor, "Minor", "minor")?);
        let (patch, build) = patch.split_once('+').map_or((patch, None), |(patch, build)| (patch, Some(build)));
        let (patch, pre) = patch.split_once('-').map_or((patch, None), |(patch, pre)| (patch, Some(pre)));
        let patch = number(patch, "Patch", "patch")?;
        let pre = pre.into_iter().flat_map(|pre| pre.split('.')).map(pre_release).collect::<Result<_, _>>()?;
        for part in build.into_iter().flat_map(|build| build.split('.')) {
            if part.is_empty() {
                return Err("Build meta data is empty".to_owned());
            }
            if !is_word(part) {
                return Err(format!("Invalid character(s) found in build meta data {}", quote(part)));
            }
        }
        Ok(Self { major, minor, patch, pre })
    }

    /// `normalizeAndParse`: also with a `v` in front, zeros before numbers, or without the last numbers.
    ///
    /// # Errors
    /// The library's words.
    pub fn parse_normalized(text: &str) -> Result<Self, String> {
        let text = text.strip_prefix('v').unwrap_or(text);
        let mut parts: Vec<String> = text.splitn(3, '.').map(without_zeros).collect();
        if parts.len() < 3 && parts.last().is_some_and(|last| last.contains(['+', '-'])) {
            return Err("short version cannot contain PreRelease/Build meta data".to_owned());
        }
        parts.resize_with(3, || "0".to_owned());
        Self::parse(&parts.join("."))
    }

    /// Which of two versions is earlier.
    pub fn compare(&self, other: &Self) -> Ordering {
        let numbers = |version: &Self| (version.major, version.minor, version.patch);
        numbers(self).cmp(&numbers(other)).then_with(|| match (self.pre.is_empty(), other.pre.is_empty()) {
            (true, false) => Ordering::Greater,
            (false, true) => Ordering::Less,
            _ => self.pre.cmp(&other.pre),
        })
    }
}

fn without_zeros(part: &str) -> String {
    if part.len() <= 1 {
        return part.to_owned();
    }
    let rest = part.trim_start_matches('0');
    if rest.starts_with(|c: char| c.is_ascii_digit()) { rest.to_owned() } else { format!("0{rest}") }
}

fn number(text: &str, name: &str, name_inside: &str) -> Result<u64, String> {
    if !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(format!("Invalid character(s) found in {name_inside} number {}", quote(text)));
    }
    if text.len() > 1 && text.starts_with('0') {
        return Err(format!("{name} number must not contain leading zeroes {}", quote(text)));
    }
    parse_uint(text)
}

/// `strconv.ParseUint`, of digits.
fn parse_uint(text: &str) -> Result<u64, String> {
    let why = if text.is_empty() { "invalid syntax" } else { "value out of range" };
    text.parse().map_err(|_| format!("strconv.ParseUint: parsing {}: {why}", quote(text)))
}

fn pre_release(text: &str) -> Result<Pre, String> {
    if text.is_empty() {
        return Err("Prerelease is empty".to_owned());
    }
    if text.bytes().all(|byte| byte.is_ascii_digit()) {
        if text.len() > 1 && text.starts_with('0') {
            return Err(format!("Numeric PreRelease version must not contain leading zeroes {}", quote(text)));
        }
        return parse_uint(text).map(Pre::Number);
    }
    if is_word(text) {
        return Ok(Pre::Word(text.into()));
    }
    Err(format!("Invalid character(s) found in prerelease {}", quote(text)))
}

fn is_word(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn order() {
        let check = |a: &str, b: &str, expected: Ordering| {
            let compared = Semver::parse(a).and_then(|a| Ok(a.compare(&Semver::parse(b)?)));
            assert_eq!(compared, Ok(expected), "{a} {b}");
        };
        check("1.2.3", "1.10.0", Ordering::Less);
        check("1.0.0-alpha", "1.0.0", Ordering::Less);
        check("1.0.0-alpha.1", "1.0.0-alpha", Ordering::Greater);
        check("1.0.0-2", "1.0.0-11", Ordering::Less);
        check("1.0.0-2", "1.0.0-a", Ordering::Less);
        check("1.0.0+a", "1.0.0+b", Ordering::Equal);
    }

    #[test]
    fn refusals() {
        let check = |text: &str, expected: &str| assert_eq!(Semver::parse(text).err().as_deref(), Some(expected));
        check("", "Version string empty");
        check("1.2", "No Major.Minor.Patch elements found");
        check("v1.2.3", r#"Invalid character(s) found in major number "v1""#);
        check("01.2.3", r#"Major number must not contain leading zeroes "01""#);
        check("1..3", r#"strconv.ParseUint: parsing "": invalid syntax"#);
        check("1.2.3-", "Prerelease is empty");
        check("1.2.3-01", r#"Numeric PreRelease version must not contain leading zeroes "01""#);
        check("1.2.3+", "Build meta data is empty");
    }

    #[test]
    fn normalized() {
        let check = |text: &str, expected: &str| assert_eq!(Semver::parse_normalized(text), Semver::parse(expected));
        check("v1", "1.0.0");
        check("v01.02", "1.2.0");
        check("1.2.003-a", "1.2.3-a");
        assert!(Semver::parse_normalized("1.2-a").is_err());
    }
}
