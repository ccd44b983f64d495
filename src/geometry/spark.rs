//! A small line of values: from where to where its upright axis goes, and where on it a value lies.
//!
//! An axis that does not begin at zero says so; one that holds values on both sides of zero always shows it.

/// The upright axis of a small line.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Axis {
    /// The value at its lower end.
    pub bottom: f64,
    /// The value at its upper end.
    pub top: f64,
    /// Whether zero lies beyond it.
    pub is_broken: bool,
}

/// Where values differ by less than this share of the largest, they would lie as one level line above a zero far below.
const LEVEL: f64 = 0.35;

impl Axis {
    /// The axis for some values; none where there are none.
    #[must_use]
    pub fn of(values: impl IntoIterator<Item = f64>) -> Option<Self> {
        let bounds = values.into_iter().fold(None, |bounds: Option<(f64, f64)>, value| {
            Some(bounds.map_or((value, value), |(low, high)| (low.min(value), high.max(value))))
        });
        let (low, high) = bounds?;
        let span = high - low;
        let is_one_sided = low > 0.0 || high < 0.0;
        let is_broken = is_one_sided && span > 0.0 && span < LEVEL * low.abs().max(high.abs());
        if is_broken {
            let room = span * 0.15;
            return Some(Self { bottom: low - room, top: high + room, is_broken });
        }
        let (bottom, top) = (low.min(0.0), high.max(0.0));
        let top = if top > bottom { top } else { bottom + 1.0 };
        Some(Self { bottom, top, is_broken })
    }

    /// Where a value lies: 0 at the lower end, 1 at the upper one.
    #[must_use]
    #[expect(clippy::cast_possible_truncation, reason = "a share")]
    pub fn share(self, value: f64) -> f32 {
        ((value - self.bottom) / (self.top - self.bottom)).clamp(0.0, 1.0) as f32
    }
}

#[cfg(test)]
mod tests {
    use super::Axis;

    #[test]
    fn zero_is_shown_or_said_to_be_beyond() {
        for (values, bottom, top, is_broken) in [
            (&[10.0, 100.0][..], 0.0, 100.0, false),
            (&[-5.0, 4.0], -5.0, 4.0, false),
            (&[-9.0, -1.0], -9.0, 0.0, false),
            (&[7.0], 0.0, 7.0, false),
            (&[0.0], 0.0, 1.0, false),
            (&[90.0, 100.0], 88.5, 101.5, true),
        ] {
            let axis = Axis::of(values.iter().copied());
            assert_eq!(axis, Some(Axis { bottom, top, is_broken }), "{values:?}");
        }
        assert_eq!(Axis::of([]), None);
        assert!((Axis { bottom: -5.0, top: 5.0, is_broken: false }.share(0.0) - 0.5).abs() < 1e-6);
    }
}
