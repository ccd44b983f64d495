//! Which rows of the matrix stand on which sheet: as few sheets as there can be, and all about as full.

use super::columns::Columns;
use super::measure::Measured;
use std::ops::Range;

/// Some rows of one link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Chunk {
    /// The link, by its position among those that have rows.
    pub(super) group: usize,
    /// The rows, counted over all links.
    pub(super) rows: Range<usize>,
    /// Whether rows of the link before them stand on a sheet before.
    pub(super) is_continued: bool,
}

/// A part of the table that stands on one sheet.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Part {
    /// Its columns.
    pub(super) columns: Columns,
    /// Its rows, link by link.
    pub(super) chunks: Vec<Chunk>,
    /// Whether it begins its set of columns.
    pub(super) is_first: bool,
    /// Whether it ends it, with the totals.
    pub(super) is_last: bool,
}

/// Fewer rows of a link than this do not stand alone at the end or the beginning of a sheet.
const TOGETHER: usize = 2;
/// By so much sheets are made less full to see whether they are still enough.
const STEP: f32 = 8.0;

/// The parts of the table, given the height for an only, a first and any other sheet.
pub(super) fn filled(sets: &[Measured<'_, '_>], (only, first, room): (f32, f32, f32)) -> Vec<Part> {
    if let [set] = sets {
        let whole = divided(set, (only, only));
        if whole.len() == 1 {
            return whole;
        }
    }
    let all = |most: f32| -> Vec<Part> {
        let parts = sets.iter().map(|set| match set.columns.at {
            0 => divided(set, (first.min(most), room.min(most))),
            _ => divided(set, (room.min(most), room.min(most))),
        });
        parts.flatten().collect()
    };
    // The lowest sheets that are as few.
    let mut best = all(room);
    let mut most = room - STEP;
    while most > room / 2.0 {
        let parts = all(most);
        if parts.len() > best.len() {
            break;
        }
        (best, most) = (parts, most - STEP);
    }
    best
}

/// The rows of a set of columns, on sheets of a first and of any other height.
fn divided(set: &Measured<'_, '_>, (first, room): (f32, f32)) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    let mut chunks: Vec<Chunk> = Vec::new();
    let mut left = first - set.head;
    let mut rest = set.chunks();
    rest.reverse();
    while let Some(chunk) = rest.pop() {
        let fitting = fitting(set, &chunk, left);
        let count = chunk.rows.len();
        let forced = if chunks.is_empty() { fitting.max(1) } else { fitting };
        let taken = match forced {
            all if all >= count => count,
            few if chunks.is_empty() => few,
            few if few < TOGETHER => 0,
            few => few.min(count.saturating_sub(TOGETHER)),
        };
        let cut = chunk.rows.start + taken;
        if taken > 0 {
            let rows = chunk.rows.start..cut;
            left -= height(set, &Chunk { rows: rows.clone(), ..chunk });
            chunks.push(Chunk { rows, ..chunk });
        }
        if taken < count {
            let is_continued = chunk.is_continued || taken > 0;
            rest.push(Chunk { rows: cut..chunk.rows.end, is_continued, ..chunk });
            parts.push(part(set, std::mem::take(&mut chunks)));
            left = room - set.head;
        }
    }
    parts.push(part(set, chunks));
    if let Some(part) = parts.first_mut() {
        part.is_first = true;
    }
    if let Some(part) = parts.last_mut() {
        part.is_last = true;
    }
    parts
}

fn part(set: &Measured<'_, '_>, chunks: Vec<Chunk>) -> Part {
    Part { columns: set.columns.clone(), chunks, is_first: false, is_last: false }
}

/// How many rows of a link fit into a height.
fn fitting(set: &Measured<'_, '_>, chunk: &Chunk, room: f32) -> usize {
    let some = |count: &usize| Chunk { rows: chunk.rows.start..chunk.rows.start + count, ..*chunk };
    let counts = (1..=chunk.rows.len()).rev();
    counts.into_iter().find(|count| height(set, &some(count)) <= room).unwrap_or_default()
}

/// How high rows of a link are: not lower than its name. The totals stand below the last row of all.
fn height(set: &Measured<'_, '_>, chunk: &Chunk) -> f32 {
    let rows: f32 = set.rows[chunk.rows.clone()].iter().sum();
    let totals = if chunk.rows.end == set.rows.len() { set.foot() } else { 0.0 };
    rows.max(set.titles[chunk.group]) + totals
}
