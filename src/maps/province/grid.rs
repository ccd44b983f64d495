//! A matrix over chains: labels at the left, columns in bands, one drawing in a cell, totals at both ends.
//!
//! What stands in a cell is the sheet's affair.

use super::super::Paper;
use super::super::book::{Rooms, Strip};
use super::super::coding::SMALL;
use super::portion::{NARROW_PAD, Portion};
use super::{Desk, MOST, NAME, split};
use crate::geometry::matrix;
use crate::scene::{Colour, Fill, Group, Mark, Rect};
use crate::text::Ink;
use std::collections::BTreeSet;
use std::ops::Range;

/// Widest column of labels.
const LABEL: f32 = 220.0;
/// Room beside the head of a column of totals.
const TAIL_PAD: f32 = 13.0;
/// Three characters, the narrowest head of a column.
const HEAD: f32 = 3.0 * NAME;

/// The name of a row or a column.
pub(super) struct Label {
    /// Code of a chain, else nothing.
    pub(super) code: String,
    /// The name.
    pub(super) name: String,
    /// Where a click on it leads.
    pub(super) link: String,
    /// What it is, in words.
    pub(super) words: String,
    /// Its anchor.
    pub(super) id: Option<String>,
    /// What it counts as.
    pub(super) tag: &'static str,
    /// The word below its name and what it counts as, where nothing stands in it.
    pub(super) hollow: Option<(&'static str, &'static str)>,
}

/// A column of totals.
pub(super) struct Tail {
    /// Its head, in two lines.
    pub(super) head: [&'static str; 2],
    /// Its width where there is room for it.
    pub(super) width: f32,
    /// A total for each row.
    pub(super) values: Vec<usize>,
}

/// A line of totals.
pub(super) struct Sum {
    /// What is added up.
    pub(super) name: &'static str,
    /// A total for each column.
    pub(super) columns: Vec<usize>,
    /// Below the tails; none where nothing is to be said.
    pub(super) tails: Vec<Option<usize>>,
}

/// How a cell is drawn in its box: by row and column.
pub(super) type Draw<'t> = Box<dyn Fn((usize, usize), Rect) -> Option<Group> + 't>;

/// A matrix.
pub(super) struct Table<'t> {
    /// What rows and columns are, in two lines.
    pub(super) corner: [&'static str; 2],
    /// Rows, and how high each is at least.
    pub(super) rows: Vec<(Label, f32)>,
    /// Columns.
    pub(super) columns: Vec<Label>,
    /// Names of bands of columns, and how many columns each has.
    pub(super) bands: Vec<(String, usize)>,
    /// The narrowest column in which a cell has room.
    pub(super) least: f32,
    /// Columns of totals.
    pub(super) tails: Vec<Tail>,
    /// Lines of totals.
    pub(super) sums: Vec<Sum>,
    /// Columns in which something stands, by row; where it is given, a matrix leaves out the other columns.
    pub(super) sparse: Option<Vec<&'t [usize]>>,
    /// The cells.
    pub(super) cell: Draw<'t>,
}

/// A table as parts, each a matrix that fits into a room: rows in stretches, for each of them the columns in sets, and
/// each set with as many rows as a sheet holds.
pub(super) fn strips(desk: &Desk<'_>, table: &Table<'_>, rooms: Rooms) -> Vec<Strip> {
    let label = label_width(desk, table);
    let mut strips = Vec::new();
    for block in matrix::stretches(table.rows.len(), MOST) {
        let columns = table.columns_of(&block);
        for range in matrix::stretches(columns.len(), table.fitting(desk, label)) {
            let ends = (range.start == 0, range.end == columns.len());
            let portion = |rows: &Range<usize>| {
                let rows = rows.start + block.start..rows.end + block.start;
                Portion { desk, table, label, rows, columns: &columns[range.clone()], ends }
            };
            // Only the very first part has the room of a first sheet.
            let first = if strips.is_empty() { rooms.first } else { rooms.further };
            let only = if columns.len() == range.len() { rooms.only } else { first };
            let rows =
                split(block.len(), Rooms { only, first, ..rooms }, |rows| portion(rows).height());
            strips.extend(rows.iter().map(|rows| portion(rows).strip()));
        }
    }
    strips
}

/// As wide as the labels, but no wider than [`LABEL`].
fn label_width(desk: &Desk<'_>, table: &Table<'_>) -> f32 {
    let width = |name: &str, ink: Ink| desk.fonts().width(name, ink.style);
    let names = table.rows.iter().map(|(label, _)| &label.name);
    let names = names.map(|name| width(name, Ink::regular(NAME, Colour::Ink)) + desk.indent);
    let sums = table.sums.iter().map(|sum| width(sum.name, Ink::bold(NAME, Colour::Ink)));
    (names.chain(sums).fold(0.0, f32::max) + 16.0).clamp(120.0, LABEL)
}

impl Table<'_> {
    /// Widths of the columns of totals: on small paper no wider than their heads.
    pub(super) fn tails(&self, desk: &Desk<'_>) -> Vec<f32> {
        let style = Ink::regular(SMALL, Colour::Ink2).style;
        let width = |tail: &Tail| match desk.studio.paper {
            Paper::Screen | Paper::A3 => tail.width,
            Paper::A4 => {
                let heads = tail.head.iter().map(|line| desk.fonts().width(line, style));
                heads.fold(0.0, f32::max) + TAIL_PAD
            }
        };
        self.tails.iter().map(width).collect()
    }

    /// How many columns stand beside each other before their heads become too narrow to be read.
    fn fitting(&self, desk: &Desk<'_>, label: f32) -> usize {
        let (fonts, style) = (desk.fonts(), Ink::bold(NAME, Colour::Ink).style);
        let lines = self.columns.iter().flat_map(|column| fonts.wrap(&column.name, style, HEAD));
        let least = lines.map(|line| line.width).fold(HEAD, f32::max) + 2.0 * NARROW_PAD;
        let least = least.max(self.least);
        let tails: f32 = self.tails(desk).iter().sum();
        let room = desk.studio.paper.room() - label - tails;
        (2..=MOST).take_while(|count| *count as f32 * least <= room).last().unwrap_or(1)
    }

    /// The columns that stand over some rows.
    fn columns_of(&self, rows: &Range<usize>) -> Vec<usize> {
        match &self.sparse {
            None => (0..self.columns.len()).collect(),
            Some(filled) => {
                let filled = filled[rows.clone()].iter().copied().flatten().copied();
                filled.collect::<BTreeSet<usize>>().into_iter().collect()
            }
        }
    }
}

/// The ground of a column in which nothing stands.
pub(super) fn opportunity(rect: Rect) -> Mark {
    rect.filled(Fill::Tint(Colour::Band3, 0.09)).into()
}

/// The ground of a cell: the fuller, the darker, so that a reader finds the heavy ones first. The exact number
/// stands on it.
pub(super) fn shade(rect: Rect, value: usize, most: usize) -> Mark {
    let share = 0.06 + 0.22 * value as f32 / most.max(1) as f32;
    rect.inset(1.5).rounded(3.0, Fill::Tint(Colour::Band1, share)).into()
}
