//! What the matrix takes across: columns for links, products and totals, and the areas between them. Where there are
//! more areas than a sheet of paper holds, they stand in several sets of columns, one after the other.

use super::super::Paper;
use crate::geometry::matrix;
use std::ops::Range;

/// Widest column of an area: wider ones tear the signs of a row apart.
const WIDEST: f32 = 132.0;
/// The same where names are so long that each area has a table of its own.
const WIDEST_ALONE: f32 = 300.0;
/// Narrowest column of an area on paper: two characters of a head beside each other.
const NARROWEST: f32 = 40.0;

/// One set of columns.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Columns {
    /// Its areas.
    pub(super) areas: Range<usize>,
    /// Which set it is, counted from 0.
    pub(super) at: usize,
    /// How many there are.
    pub(super) of: usize,
    /// Widths of the columns for links and products.
    pub(super) leads: Vec<f32>,
    /// Widths of the columns of totals: only the last set has them.
    pub(super) tails: Vec<f32>,
    /// Width of the whole.
    pub(super) width: f32,
}

/// Widths of the columns for links, for products and for each of the totals.
const fn widths(paper: Paper, areas: usize) -> (f32, f32, f32) {
    match paper {
        Paper::Screen | Paper::A3 if areas > 16 => (150.0, 220.0, 56.0),
        Paper::Screen | Paper::A3 => (200.0, 270.0, 56.0),
        Paper::A4 if areas > 12 => (126.0, 194.0, 44.0),
        Paper::A4 => (150.0, 220.0, 44.0),
    }
}

impl Columns {
    /// The areas in as few sets of which `fits` approves as there can be; on screen in one.
    pub(super) fn sets(paper: Paper, areas: usize, fits: impl Fn(&Self) -> bool) -> Vec<Self> {
        if paper == Paper::Screen || areas == 0 {
            return Self::split(paper, areas, 1);
        }
        let all = (1..=areas).map(|count| Self::split(paper, areas, count));
        let mut good = all.filter(|sets| sets.iter().all(|set| set.is_wide(paper) && fits(set)));
        good.next().unwrap_or_else(|| {
            let alone = Self::split(paper, areas, areas).into_iter();
            alone.map(|set| set.alone(paper)).collect()
        })
    }

    /// The areas in so many sets.
    fn split(paper: Paper, areas: usize, of: usize) -> Vec<Self> {
        let ranges = matrix::stretches(areas, areas.div_ceil(of).max(1));
        let of = ranges.len();
        let all = ranges.into_iter().enumerate();
        all.map(|(at, areas)| Self::of(paper, areas, (at, of))).collect()
    }

    fn of(paper: Paper, areas: Range<usize>, (at, of): (usize, usize)) -> Self {
        let columns = areas.len() as f32;
        let (link, product, total) = widths(paper, areas.len());
        let tails = if at + 1 == of { vec![total, total] } else { Vec::new() };
        let taken = link + product + tails.iter().sum::<f32>();
        let room = (paper.room() - taken) / columns.max(1.0);
        // Few areas leave room to the names rather than to the gaps between signs.
        let spare = (room - WIDEST).max(0.0) * columns;
        let leads = vec![link + (spare * 0.25).min(80.0), product + (spare * 0.35).min(170.0)];
        let width = leads.iter().chain(&tails).sum::<f32>() + room.min(WIDEST) * columns;
        Self { areas, at, of, leads, tails, width }
    }

    /// The set of one area with all the room for names that there is.
    fn alone(mut self, paper: Paper) -> Self {
        let room = paper.room() - WIDEST_ALONE - self.tails.iter().sum::<f32>();
        self.leads = vec![room * 0.34, room * 0.66];
        self.width = paper.room();
        self
    }

    /// Whether columns of areas are as wide as they must be.
    fn is_wide(&self, paper: Paper) -> bool {
        let taken: f32 = self.leads.iter().chain(&self.tails).sum();
        let room = paper.room() - taken;
        room / self.areas.len().max(1) as f32 >= NARROWEST
    }
}
