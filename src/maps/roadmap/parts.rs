//! From the rows of the grid to sheets: rows are divided between lanes, and rather between rows.

use super::Plan;
use super::grid::height;
use super::place::Layout;
use std::ops::Range;

/// What of a row stands on a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Piece {
    /// The row.
    pub(super) row: usize,
    /// Its lanes.
    pub(super) lanes: Range<usize>,
    /// Whether it is the first on its sheet.
    pub(super) is_first: bool,
}

impl Piece {
    /// Whether the row began on a sheet before.
    pub(super) const fn is_further(&self) -> bool {
        self.lanes.start > 0
    }
}

/// What a division within a row costs, measured against the square of the share of a sheet that stays empty.
const WITHIN: f32 = 0.06;
/// What it costs where it leaves a single lane alone.
const ALONE: f32 = 0.12;

/// All rows on one sheet.
pub(super) fn whole(layout: &Layout<'_>) -> Vec<Piece> {
    pieces(&lanes(layout))
}

/// The rows on as few sheets as hold them, given the room of the first and of each other one.
pub(super) fn divided(
    plan: &Plan<'_>,
    layout: &Layout<'_>,
    (first, room): (f32, f32),
) -> Vec<Vec<Piece>> {
    let lanes = lanes(layout);
    // For every lane the best way to end a sheet before it: sheets, costs, and where its last sheet begins.
    let mut best = vec![(0_usize, 0.0_f32, 0_usize)];
    for end in 1..=lanes.len() {
        let mut found = (usize::MAX, f32::MAX, end - 1);
        for start in (0..end).rev() {
            let own = if start == 0 { first } else { room };
            let taken = height(plan, layout, &pieces(&lanes[start..end]));
            if taken > own && start + 1 < end {
                break;
            }
            let empty = (1.0 - taken / own).max(0.0);
            let (sheets, cost, _) = best[start];
            let cost = cost + empty * empty + division(&lanes, end);
            if (sheets + 1, cost) < (found.0, found.1) {
                found = (sheets + 1, cost, start);
            }
        }
        best.push(found);
    }
    let mut sheets = Vec::new();
    let mut end = lanes.len();
    while end > 0 {
        let start = best[end].2;
        sheets.push(pieces(&lanes[start..end]));
        end = start;
    }
    sheets.reverse();
    sheets
}

/// Every lane as its row and its place there; a row without lanes has an empty one.
fn lanes(layout: &Layout<'_>) -> Vec<(usize, Range<usize>)> {
    let of = |(row, count): (usize, usize)| -> Vec<(usize, Range<usize>)> {
        let own = (0..count).map(|lane| (row, lane..lane + 1)).collect::<Vec<_>>();
        if own.is_empty() { vec![(row, 0..0)] } else { own }
    };
    layout.rows.iter().map(|row| row.lanes.len()).enumerate().flat_map(of).collect()
}

/// Neighbouring lanes of a row in one piece.
fn pieces(lanes: &[(usize, Range<usize>)]) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    for (row, lane) in lanes {
        match pieces.last_mut() {
            Some(last) if last.row == *row => last.lanes.end = lane.end,
            _ => {
                let is_first = pieces.is_empty();
                pieces.push(Piece { row: *row, lanes: lane.clone(), is_first });
            }
        }
    }
    pieces
}

/// What it costs to divide before a lane.
fn division(lanes: &[(usize, Range<usize>)], at: usize) -> f32 {
    let Some((row, _)) = lanes.get(at) else { return 0.0 };
    let is_own =
        |at: Option<usize>| at.and_then(|at| lanes.get(at)).is_some_and(|one| one.0 == *row);
    match (is_own(at.checked_sub(1)), is_own(at.checked_sub(2)), is_own(Some(at + 1))) {
        (false, ..) => 0.0,
        (true, true, true) => WITHIN,
        _ => ALONE,
    }
}
