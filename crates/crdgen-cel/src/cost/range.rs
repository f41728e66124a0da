//! From how much to how much: of sizes and of costs, neither of which overflows.

/// A least and a most.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Range {
    /// The least.
    pub min: u64,
    /// The most.
    pub max: u64,
}

impl Range {
    pub(crate) const UNKNOWN: Self = Self { min: 0, max: u64::MAX };
    /// What every other range is wider than.
    pub(crate) const NONE: Self = Self { min: u64::MAX, max: 0 };

    pub(crate) const fn new(min: u64, max: u64) -> Self {
        Self { min, max }
    }

    pub(crate) const fn exactly(value: u64) -> Self {
        Self { min: value, max: value }
    }

    pub(crate) fn plus(self, other: Self) -> Self {
        Self { min: self.min.saturating_add(other.min), max: self.max.saturating_add(other.max) }
    }

    pub(crate) fn times(self, other: Self) -> Self {
        Self { min: self.min.saturating_mul(other.min), max: self.max.saturating_mul(other.max) }
    }

    /// A multiple, rounded up.
    pub(crate) fn times_factor(self, factor: f64) -> Self {
        Self { min: times_factor(self.min, factor), max: times_factor(self.max, factor) }
    }

    pub(crate) fn union(self, other: Self) -> Self {
        Self { min: self.min.min(other.min), max: self.max.max(other.max) }
    }
}

fn times_factor(value: u64, factor: f64) -> u64 {
    // A number that is too large becomes the largest there is.
    (value as f64 * factor).ceil() as u64
}
