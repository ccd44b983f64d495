//! How the table is divided across: the chain, then a column for every kind, in which names stand side by side.

use super::Desk;
use crate::maps::Paper;
use crate::scene::Rect;
use crate::site::{EntityKind, PLACES};

/// Least width of a column of a kind of which nothing is recorded.
const NARROW: f32 = 84.0;
/// No name has more room.
const WIDE: f32 = 290.0;
/// Room between two names side by side, and around what stands in a cell.
pub(super) const GAP: f32 = 12.0;

/// The columns.
#[derive(Debug)]
pub(super) struct Columns {
    /// Left edge and width of the column of chains; the height does not matter.
    pub(super) chain: Rect,
    /// The columns of the kinds.
    pub(super) kinds: [Column; 5],
}

/// The column of a kind.
#[derive(Debug, Clone, Copy)]
pub(super) struct Column {
    /// The kind.
    pub(super) kind: EntityKind,
    /// Left edge and width; the height does not matter.
    pub(super) across: Rect,
    /// How many names stand side by side.
    pub(super) abreast: usize,
}

impl Column {
    /// Room for one name.
    pub(super) fn room(&self) -> f32 {
        self.across.width / self.abreast.max(1) as f32 - GAP
    }

    /// Where the names side by side begin.
    pub(super) fn x(&self, at: usize) -> f32 {
        self.across.x + GAP / 2.0 + (self.room() + GAP) * at as f32
    }
}

impl Columns {
    /// The columns for what lies in a city.
    pub(super) fn of(desk: &Desk<'_>) -> Self {
        let paper = desk.studio.paper;
        let (chain, names) = match paper {
            Paper::Screen | Paper::A3 => (196.0, 7),
            Paper::A4 => (164.0, 6),
        };
        let abreast = divided(desk, names);
        let empty = abreast.iter().filter(|count| **count == 0).count();
        let all: usize = abreast.iter().sum();
        let room = paper.room() - chain;
        let name = ((room - NARROW * empty as f32) / all.max(1) as f32).min(WIDE);
        let rest = (room - name * all as f32) / empty.max(1) as f32;
        let mut x = paper.left() + chain;
        let kinds = [0, 1, 2, 3, 4].map(|at| {
            let width = if abreast[at] == 0 { rest } else { name * abreast[at] as f32 };
            x += width;
            let across = Rect::new(x - width, 0.0, width, 0.0);
            Column { kind: PLACES[at], across, abreast: abreast[at] }
        });
        Self { chain: Rect::new(paper.left(), 0.0, chain, 0.0), kinds }
    }
}

/// How many names of each kind stand side by side, at most so many in all: so that the table becomes lowest.
fn divided(desk: &Desk<'_>, names: usize) -> [usize; 5] {
    let counts = desk.local.chains.iter();
    let counts = counts.map(|chain| PLACES.map(|kind| chain.of_kind(kind).count()));
    let counts: Vec<[usize; 5]> = counts.collect();
    let height = |abreast: &[usize; 5]| -> usize {
        let row = |row: &[usize; 5]| {
            let lines =
                row.iter().zip(abreast).map(|(count, abreast)| count.div_ceil((*abreast).max(1)));
            lines.max().unwrap_or_default()
        };
        counts.iter().map(row).sum()
    };
    let mut abreast = desk.local.all.map(|count| usize::from(count > 0));
    let empty = abreast.iter().filter(|count| **count == 0).count();
    while abreast.iter().sum::<usize>() + empty < names {
        let wider = |at: usize| {
            let mut wider = abreast;
            wider[at] += 1;
            wider
        };
        let fullest = |at: usize| counts.iter().map(|row| row[at]).max().unwrap_or_default();
        let filled = (0..abreast.len()).filter(|at| fullest(*at) > abreast[*at]);
        // Of those that are as good the kind with most names side by side is widened.
        let crowd = |at: usize| desk.local.all[at] / abreast[at];
        let best = filled.min_by_key(|at| (height(&wider(*at)), std::cmp::Reverse(crowd(*at))));
        let Some(at) = best else { break };
        abreast = wider(at);
    }
    abreast
}
