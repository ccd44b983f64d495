//! Where sheets begin: as few as there can be, all about as full, and rather between things than within one.

use std::ops::Range;

/// What would stand on a sheet.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Load {
    /// Its height.
    pub(super) taken: f32,
    /// The height that there is.
    pub(super) room: f32,
    /// Whether the sheet begins in the middle of something.
    pub(super) is_within: bool,
}

/// What a sheet that begins in the middle of something costs, measured against the square of the share that stays empty.
const WITHIN: f32 = 0.12;

impl Load {
    fn cost(self) -> f32 {
        let empty = (1.0 - self.taken / self.room).max(0.0);
        empty * empty + if self.is_within { WITHIN } else { 0.0 }
    }
}

/// Which of so many parts, in their order, stand on which sheet, given what some of them would be on one; a part too high
/// for a sheet has one of its own.
pub(super) fn sheets(count: usize, load: impl Fn(Range<usize>) -> Load) -> Vec<Range<usize>> {
    // For every part the best way to end a sheet before it: sheets, costs, and where its last sheet begins.
    let mut best = vec![(0_usize, 0.0_f32, 0_usize)];
    for end in 1..=count {
        let mut found = (usize::MAX, f32::MAX, end - 1);
        for start in (0..end).rev() {
            let load = load(start..end);
            if load.taken > load.room && start + 1 < end {
                break;
            }
            let (sheets, cost, _) = best[start];
            let next = (sheets + 1, cost + load.cost(), start);
            if (next.0, next.1) < (found.0, found.1) {
                found = next;
            }
        }
        best.push(found);
    }
    let mut sheets = Vec::new();
    let mut end = count;
    while end > 0 {
        sheets.push(best[end].2..end);
        end = best[end].2;
    }
    sheets.reverse();
    sheets
}

#[cfg(test)]
mod tests {
    use super::{Load, sheets};

    fn divided(heights: &[f32], begins: &[usize]) -> Vec<std::ops::Range<usize>> {
        sheets(heights.len(), |range| Load {
            taken: heights[range.clone()].iter().sum(),
            room: 100.0,
            is_within: range.start > 0 && !begins.contains(&range.start),
        })
    }

    #[test]
    fn sheets_are_few_and_about_as_full() {
        assert_eq!(divided(&[25.0; 6], &[0, 1, 2, 3, 4, 5]), [0..3, 3..6]);
        assert_eq!(divided(&[30.0, 120.0, 30.0], &[]), [0..1, 1..2, 2..3]);
        assert!(divided(&[], &[]).is_empty());
    }

    #[test]
    fn sheets_begin_where_things_do() {
        assert_eq!(divided(&[30.0, 30.0, 25.0, 25.0, 25.0, 15.0], &[2]), [0..2, 2..6]);
    }
}
