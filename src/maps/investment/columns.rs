//! The columns of the table on each paper: on smaller paper the texts get more lines, the track shorter pieces.

use crate::maps::Paper;
use crate::scene::Rect;

/// Left and right edge of a column.
pub(super) type Column = (f32, f32);

/// The columns of the table.
#[derive(Debug, Clone, Copy)]
pub(super) struct Columns {
    /// The gap.
    pub(super) gap: Column,
    /// What is to be done.
    pub(super) action: Column,
    /// What is sought.
    pub(super) sought: Column,
    /// Where, and why there.
    pub(super) place: Column,
    /// How far the search is.
    pub(super) stage: Column,
}

impl Columns {
    /// The columns of a paper.
    pub(super) const fn of(paper: Paper) -> Self {
        // Widths, each with the room before it.
        let [gap, action, sought, place, stage] = match paper {
            Paper::Screen => {
                [(0.0, 276.0), (20.0, 48.0), (20.0, 348.0), (24.0, 308.0), (24.0, 452.0)]
            }
            Paper::A3 => [(0.0, 284.0), (20.0, 48.0), (20.0, 370.0), (24.0, 338.0), (24.0, 452.0)],
            Paper::A4 => [(0.0, 204.0), (12.0, 42.0), (12.0, 222.0), (16.0, 244.0), (14.0, 282.0)],
        };
        let gap = after(paper.left(), gap);
        let action = after(gap.1, action);
        let sought = after(action.1, sought);
        let place = after(sought.1, place);
        Self { gap, action, sought, place, stage: after(place.1, stage) }
    }
}

const fn after(end: f32, (apart, width): (f32, f32)) -> Column {
    (end + apart, end + apart + width)
}

/// The part of a column below a height.
pub(super) const fn below((left, right): Column, top: f32) -> Rect {
    Rect::new(left, top, right - left, 0.0)
}
