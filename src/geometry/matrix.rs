//! A table of marks: columns of one width under wrapped heads and in bands, rows in groups beside wrapped labels.
//!
//! Only the lines of the table: where columns, rows, groups and cells begin and end. What stands in a cell is
//! the map's affair.

use crate::scene::Rect;
use std::ops::Range;

/// What a matrix is made of.
#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    /// Left edge, top edge and width; the height follows.
    pub left: f32,
    /// Top edge.
    pub top: f32,
    /// Width of the whole.
    pub width: f32,
    /// Widths of the columns before the cells (group, label …).
    pub leads: Vec<f32>,
    /// How many columns of cells there are.
    pub columns: usize,
    /// How many columns each band has, where columns stand in bands.
    pub bands: Vec<usize>,
    /// Widths of the columns behind the cells (totals …).
    pub tails: Vec<f32>,
    /// How many rows each group has.
    pub groups: Vec<usize>,
    /// Least height of a row.
    pub row: f32,
}

/// What is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The name of a band of columns, in the width of the band.
    Band(usize),
    /// The head of a column of cells, in the width of the column.
    Head(usize),
    /// The label of a row, counted over all groups, in the width of the last lead.
    Row(usize),
    /// The label of a group, in the width of the first lead.
    Group(usize),
}

/// A stretch of the sheet along one direction.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Span {
    /// Where it begins.
    pub start: f32,
    /// How long it is.
    pub length: f32,
}

impl Span {
    /// Where it ends.
    #[must_use]
    pub const fn end(self) -> f32 {
        self.start + self.length
    }

    /// The middle of it.
    #[must_use]
    pub const fn middle(self) -> f32 {
        self.start + self.length / 2.0
    }

    /// The stretch from one place to another.
    #[must_use]
    pub const fn between(start: f32, end: f32) -> Self {
        Self { start, length: end - start }
    }

    /// The box with this width and that height.
    #[must_use]
    pub const fn by(self, height: Self) -> Rect {
        Rect::new(self.start, height.start, self.length, height.length)
    }
}

/// The lines of a matrix.
#[derive(Debug, Clone, PartialEq)]
pub struct Matrix {
    /// Columns before the cells.
    pub leads: Vec<Span>,
    /// Columns of cells.
    pub columns: Vec<Span>,
    /// Columns behind the cells.
    pub tails: Vec<Span>,
    /// Bands of columns.
    pub bands: Vec<Span>,
    /// Height of the names of the bands, above the heads; none where there are no bands.
    pub crown: Span,
    /// Height of the heads.
    pub head: Span,
    /// Heights of the rows, over all groups.
    pub rows: Vec<Span>,
    /// Heights of the groups.
    pub groups: Vec<Span>,
    /// Left and right edge.
    pub width: Span,
    /// Top and bottom edge, heads included.
    pub height: Span,
}

impl Matrix {
    /// The box of a cell; none where there is no such row or column.
    #[must_use]
    pub fn cell(&self, row: usize, column: usize) -> Option<Rect> {
        Some(self.columns.get(column)?.by(*self.rows.get(row)?))
    }
}

/// Lays out a matrix; `measure` says how high a part is at a width, its padding included.
#[must_use]
pub fn lay_out(plan: &Plan, mut measure: impl FnMut(Part, f32) -> f32) -> Matrix {
    let (leads, columns, tails) = across(plan);
    let bands = bands(plan, &columns);
    let crown = bands.iter().enumerate().fold(0.0, |height: f32, (index, band)| {
        height.max(measure(Part::Band(index), band.length))
    });
    let crown = Span { start: plan.top, length: crown };
    let height = columns.iter().enumerate().fold(plan.row, |height, (index, column)| {
        height.max(measure(Part::Head(index), column.length))
    });
    let head = Span { start: crown.end(), length: height };
    let (rows, groups) = down(plan, head.end(), measure);
    let bottom = groups.last().map_or(head.end(), |group| group.end());
    Matrix {
        leads,
        columns,
        tails,
        bands,
        crown,
        head,
        rows,
        groups,
        width: Span { start: plan.left, length: plan.width },
        height: Span { start: plan.top, length: bottom - plan.top },
    }
}

/// The columns: leads and tails as wide as they are, the cells share the rest.
#[expect(clippy::cast_precision_loss, reason = "there are few columns")]
fn across(plan: &Plan) -> (Vec<Span>, Vec<Span>, Vec<Span>) {
    let taken: f32 = plan.leads.iter().chain(&plan.tails).sum();
    let each = ((plan.width - taken) / plan.columns.max(1) as f32).max(0.0);
    let (leads, x) = following(plan.left, plan.leads.iter().copied());
    let (columns, x) = following(x, (0..plan.columns).map(|_| each));
    // Tails stand at the right edge, whether or not cells fill the room before them.
    let from =
        if plan.columns == 0 { plan.left + plan.width - plan.tails.iter().sum::<f32>() } else { x };
    let (tails, _) = following(from, plan.tails.iter().copied());
    (leads, columns, tails)
}

/// The bands, each over its columns.
fn bands(plan: &Plan, columns: &[Span]) -> Vec<Span> {
    let mut columns = columns.iter();
    let mut bands = Vec::with_capacity(plan.bands.len());
    for count in &plan.bands {
        let mut of = columns.by_ref().take(*count);
        if let Some(first) = of.next() {
            let last = of.last().unwrap_or(first);
            bands.push(Span { start: first.start, length: last.end() - first.start });
        }
    }
    bands
}

/// Rows or columns in stretches of no more than `most`, all about as long; one empty stretch where there are none.
#[must_use]
pub fn stretches(count: usize, most: usize) -> Vec<Range<usize>> {
    shares(count, most, |_| true)
}

/// The same with the fewest stretches of which each fits; what does not fit even alone stands alone.
#[must_use]
pub fn shares(
    count: usize,
    most: usize,
    fits: impl Fn(&Range<usize>) -> bool,
) -> Vec<Range<usize>> {
    let mut parts = count.div_ceil(most.max(1)).max(1);
    loop {
        let split = (0..parts).map(|at| count * at / parts..count * (at + 1) / parts);
        let split: Vec<Range<usize>> = split.collect();
        if parts >= count || split.iter().all(&fits) {
            return split;
        }
        parts += 1;
    }
}

/// The rows and the groups, one below the other.
fn down(
    plan: &Plan,
    top: f32,
    mut measure: impl FnMut(Part, f32) -> f32,
) -> (Vec<Span>, Vec<Span>) {
    let label = plan.leads.last().copied().unwrap_or(0.0);
    let title = plan.leads.first().copied().unwrap_or(0.0);
    let (mut rows, mut groups): (Vec<Span>, Vec<Span>) = (Vec::new(), Vec::new());
    let mut y = top;
    for (group, count) in plan.groups.iter().enumerate() {
        let heights: Vec<f32> = (rows.len()..rows.len() + count)
            .map(|row| plan.row.max(measure(Part::Row(row), label)))
            .collect();
        let (mut spans, end) = following(y, heights.into_iter());
        // A group whose label is higher than its rows is as high as its label: its last row takes the rest.
        let missing = (measure(Part::Group(group), title) - (end - y)).max(0.0);
        if let Some(last) = spans.last_mut() {
            last.length += missing;
        }
        rows.append(&mut spans);
        groups.push(Span { start: y, length: end - y + missing });
        y = end + missing;
    }
    (rows, groups)
}

/// Spans one after the other, and where the last of them ends.
fn following(start: f32, lengths: impl Iterator<Item = f32>) -> (Vec<Span>, f32) {
    let mut at = start;
    let spans = lengths
        .map(|length| {
            let span = Span { start: at, length };
            at += length;
            span
        })
        .collect();
    (spans, at)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plan() -> Plan {
        Plan {
            left: 40.0,
            top: 100.0,
            width: 500.0,
            leads: vec![100.0, 150.0],
            columns: 4,
            bands: vec![],
            tails: vec![50.0],
            groups: vec![2, 1],
            row: 30.0,
        }
    }

    #[test]
    fn heads_and_labels_make_room_for_themselves() {
        let matrix = lay_out(&plan(), |part, width| match part {
            Part::Head(2) => 5000.0 / width * 0.5,
            Part::Row(1) => 44.0,
            Part::Group(1) => 70.0,
            _ => 10.0,
        });
        let span = |start, length| Span { start, length };
        assert_eq!(matrix.leads, [span(40.0, 100.0), span(140.0, 150.0)]);
        assert_eq!(matrix.columns[3], span(440.0, 50.0));
        assert_eq!(matrix.tails, [span(490.0, 50.0)]);
        assert_eq!(matrix.head, span(100.0, 50.0));
        assert_eq!(matrix.rows, [span(150.0, 30.0), span(180.0, 44.0), span(224.0, 70.0)]);
        assert_eq!(matrix.groups, [span(150.0, 74.0), span(224.0, 70.0)]);
        assert_eq!(matrix.height, span(100.0, 194.0));
        assert_eq!(matrix.cell(1, 0), Some(Rect::new(290.0, 180.0, 50.0, 44.0)));
        assert_eq!((matrix.cell(3, 0), matrix.cell(0, 4)), (None, None));
    }

    #[test]
    fn bands_stand_above_their_columns() {
        let banded = Plan { bands: vec![3, 1], ..plan() };
        let matrix = lay_out(&banded, |part, _| if part == Part::Band(1) { 26.0 } else { 10.0 });
        let span = |start, length| Span { start, length };
        assert_eq!(matrix.bands, [span(290.0, 150.0), span(440.0, 50.0)]);
        assert_eq!((matrix.crown, matrix.head), (span(100.0, 26.0), span(126.0, 30.0)));
        assert_eq!(matrix.height, span(100.0, 26.0 + 30.0 * 4.0));
    }

    #[test]
    fn what_is_long_is_split_evenly() {
        let ends = |count| stretches(count, 40).iter().map(|one| one.end).collect::<Vec<_>>();
        assert_eq!((ends(0), ends(40)), (vec![0], vec![40]));
        assert_eq!(stretches(41, 40), [0..20, 20..41]);
    }

    #[test]
    fn what_does_not_fit_is_split_further() {
        let most = |most: usize| move |one: &Range<usize>| one.len() <= most;
        assert_eq!(shares(10, 40, most(4)), [0..3, 3..6, 6..10]);
        assert_eq!(shares(3, 40, most(0)), [0..1, 1..2, 2..3]);
    }

    #[test]
    fn an_empty_matrix_has_a_head() {
        let empty = Plan { columns: 0, groups: vec![], ..plan() };
        let matrix = lay_out(&empty, |_, _| 10.0);
        assert_eq!((matrix.rows.len(), matrix.columns.len()), (0, 0));
        assert_eq!(matrix.height, Span { start: 100.0, length: 30.0 });
        assert!((matrix.tails[0].end() - 540.0).abs() < 0.01);
    }
}
