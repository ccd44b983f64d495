//! Time along the sheet: periods of unequal length, and rows of spans that do not overlap.
//!
//! Times are numbers (years with fractions: 2021.5 is the middle of 2021). Knows neither calendars nor what a
//! span stands for.

/// A column of the time line.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Period {
    /// When it begins.
    pub start: f32,
    /// When it ends; the next one begins no earlier.
    pub end: f32,
    /// Its share of the width.
    pub share: f32,
}

impl Period {
    /// A period whose share is the root of its length: ten years are wider than one, but not ten times.
    #[must_use]
    pub fn new(start: f32, end: f32) -> Self {
        Self { start, end, share: (end - start).max(0.0).sqrt() }
    }
}

/// Times as places along the sheet.
#[derive(Debug, Clone, PartialEq)]
pub struct Axis {
    periods: Vec<Period>,
    edges: Vec<f32>,
}

impl Axis {
    /// Spreads periods, in their order, over a stretch of the sheet.
    #[must_use]
    pub fn new(periods: Vec<Period>, left: f32, width: f32) -> Self {
        let whole: f32 = periods.iter().map(|period| period.share).sum();
        let scale = if whole > 0.0 { width / whole } else { 0.0 };
        let mut edges = vec![left];
        let mut x = left;
        for period in &periods {
            x += period.share * scale;
            edges.push(x);
        }
        Self { periods, edges }
    }

    /// Left and right edge of each period.
    pub fn columns(&self) -> impl Iterator<Item = (f32, f32)> + '_ {
        self.edges.windows(2).map(|pair| (pair[0], pair[1]))
    }

    /// Where a time stands; before the first period that is its left end, after the last its right end, and
    /// between two the edge of the earlier.
    #[must_use]
    pub fn x(&self, time: f32) -> f32 {
        let mut x = self.edges[0];
        for (period, (left, right)) in self.periods.iter().zip(self.columns()) {
            if time < period.start {
                break;
            }
            let length = period.end - period.start;
            let share = if length > 0.0 { ((time - period.start) / length).min(1.0) } else { 1.0 };
            x = left + (right - left) * share;
        }
        x
    }
}

/// Something with a span on the sheet and a label that begins with it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Item {
    /// Left end of the span.
    pub left: f32,
    /// Right end of the span.
    pub right: f32,
    /// Width that the span and its label need together.
    pub least: f32,
}

/// Where an item went.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Slot {
    /// The row, counted from the top.
    pub row: usize,
    /// Left end of what it takes. Left of its span only where the label would leave the sheet otherwise.
    pub left: f32,
    /// Right end of what it takes: that of the span or of the label, whichever is further.
    pub right: f32,
}

/// Puts items into as few rows as their order allows, at least `gap` apart.
///
/// Each goes into the uppermost row with room, in the author's order: what comes later never moves what came
/// before, and one more item at the end moves nothing. `edges` are the left and right end of the sheet.
#[must_use]
pub fn pack(items: &[Item], edges: (f32, f32), gap: f32) -> Vec<Slot> {
    let mut slots: Vec<Slot> = Vec::with_capacity(items.len());
    for item in items {
        let (left, right) = extent(*item, edges);
        let is_free = |row: usize| {
            slots
                .iter()
                .all(|slot| slot.row != row || slot.right + gap <= left || right + gap <= slot.left)
        };
        let rows = rows(&slots);
        let row = (0..rows).find(|row| is_free(*row)).unwrap_or(rows);
        slots.push(Slot { row, left, right });
    }
    slots
}

/// How many rows some slots take.
#[must_use]
pub fn rows(slots: &[Slot]) -> usize {
    slots.iter().map(|slot| slot.row + 1).max().unwrap_or(0)
}

/// What an item takes of its row.
fn extent(item: Item, (first, last): (f32, f32)) -> (f32, f32) {
    let right = item.right.max(item.left + item.least);
    if right <= last {
        return (item.left, right);
    }
    let right = item.right.max(last);
    (item.left.min(right - item.least).max(first.min(item.left)), right)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn axis() -> Axis {
        let periods = [(2021.0, 2022.0), (2022.0, 2023.0), (2024.0, 2026.0)]
            .map(|(start, end)| Period { start, end, share: 1.0 });
        Axis::new(periods.to_vec(), 100.0, 300.0)
    }

    #[test]
    fn times_have_places() {
        for (time, x) in [
            (2019.0, 100.0),
            (2021.0, 100.0),
            (2021.5, 150.0),
            (2022.0, 200.0),
            (2023.0, 300.0),
            (2023.5, 300.0),
            (2024.0, 300.0),
            (2025.0, 350.0),
            (2030.0, 400.0),
        ] {
            assert!((axis().x(time) - x).abs() < 0.01, "{time}: {}", axis().x(time));
        }
        assert_eq!(axis().columns().count(), 3);
        assert!((Axis::new(vec![], 7.0, 100.0).x(2021.0) - 7.0).abs() < 0.01);
    }

    #[test]
    fn longer_periods_are_wider_but_not_in_proportion() {
        assert!((Period::new(2026.0, 2030.0).share - 2.0).abs() < 1e-6);
        assert!((Period::new(2021.0, 2022.0).share - 1.0).abs() < 1e-6);
    }

    #[test]
    fn items_take_the_first_row_with_room() {
        let item = |left, right, least| Item { left, right, least };
        for (items, slots) in [
            (vec![], vec![]),
            (
                vec![item(0.0, 50.0, 30.0), item(60.0, 90.0, 10.0)],
                vec![(0, 0.0, 50.0), (0, 60.0, 90.0)],
            ),
            (
                vec![item(0.0, 50.0, 70.0), item(60.0, 90.0, 10.0)],
                vec![(0, 0.0, 70.0), (1, 60.0, 90.0)],
            ),
            (
                vec![item(50.0, 90.0, 0.0), item(55.0, 60.0, 0.0), item(0.0, 20.0, 0.0)],
                vec![(0, 50.0, 90.0), (1, 55.0, 60.0), (0, 0.0, 20.0)],
            ),
            // A label that would leave the sheet reaches to the left of its span.
            (vec![item(90.0, 95.0, 40.0)], vec![(0, 60.0, 100.0)]),
            // One that is wider than the sheet begins where the sheet does.
            (vec![item(90.0, 95.0, 140.0)], vec![(0, 0.0, 100.0)]),
        ] {
            let packed: Vec<_> = pack(&items, (0.0, 100.0), 8.0)
                .into_iter()
                .map(|slot| (slot.row, slot.left, slot.right))
                .collect();
            assert_eq!(packed, slots, "{items:?}");
        }
    }

    proptest! {
        #[test]
        fn no_two_slots_overlap(spans in proptest::collection::vec((0.0_f32..900.0, 0.0_f32..300.0, 0.0_f32..200.0), 0..30)) {
            let items: Vec<_> = spans
                .into_iter()
                .map(|(left, width, least)| Item { left, right: left + width, least })
                .collect();
            let slots = pack(&items, (0.0, 1000.0), 6.0);
            for (index, slot) in slots.iter().enumerate() {
                prop_assert!(slot.left <= items[index].left && slot.right >= items[index].right);
                for other in &slots[..index] {
                    let apart = other.right + 6.0 <= slot.left || slot.right + 6.0 <= other.left;
                    prop_assert!(other.row != slot.row || apart, "{:?} {:?}", other, slot);
                }
            }
            // One more item at the end moves nothing.
            if let Some((_, before)) = items.split_last() {
                prop_assert_eq!(&pack(before, (0.0, 1000.0), 6.0)[..], &slots[..before.len()]);
            }
        }
    }
}
