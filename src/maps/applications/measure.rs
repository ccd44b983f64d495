//! How high heads, rows, names and totals of the matrix are, and what stands in them.

use super::super::coding::SMALL;
use super::columns::Columns;
use super::parts::{Chunk, Part};
use super::{Desk, signs};
use crate::geometry::matrix::{self, Matrix, Plan};
use crate::scene::Colour;
use crate::site::Entity;
use crate::text::{Block, Ink};

/// Least height of a row.
const ROW: f32 = 34.0;
/// The same in a dense table.
const DENSE: f32 = 26.0;
/// Height of a line of totals.
const TOTAL_ROW: f32 = 32.0;
/// The same in a dense table.
const DENSE_TOTAL: f32 = 28.0;
/// Room beside a head of a column.
const HEAD_PAD: f32 = 4.0;
/// The same in a narrow column, so that three characters stand beside each other.
const NARROW_PAD: f32 = 2.0;
/// Columns are narrow below this.
const NARROW: f32 = 54.0;
/// Room between number and name.
const NUMBER_GAP: f32 = 8.0;
/// From line to line.
const LEADING: f32 = 19.0;
/// Size of names and totals.
pub(super) const NAME: f32 = 15.0;

/// Height of the totals below the columns.
pub(super) const fn totals(desk: &Desk<'_>) -> f32 {
    2.0 * desk.density.pick(TOTAL_ROW, DENSE_TOTAL)
}

/// Least height of a row.
pub(super) const fn row(desk: &Desk<'_>) -> f32 {
    desk.density.pick(ROW, DENSE)
}

/// A set of columns with all rows.
pub(super) fn whole(desk: &Desk<'_>, columns: Columns) -> Part {
    let mut at = 0;
    let chunks = desk.table.groups.iter().enumerate().map(|(group, (_, count))| {
        at += count;
        Chunk { group, rows: at - count..at, is_continued: false }
    });
    Part { columns, chunks: chunks.collect(), is_first: true, is_last: true }
}

/// The least height of a sheet for a set of columns: heads, the highest row or title, and totals.
pub(super) fn least(desk: &Desk<'_>, columns: &Columns) -> f32 {
    let measured = Measured::of(desk, columns.clone());
    let rows = measured.rows.iter().chain(&measured.titles).copied();
    measured.head + rows.fold(0.0, f32::max) + totals(desk)
}

/// A set of columns with the heights of all there is in it.
pub(super) struct Measured<'g, 'd> {
    desk: &'g Desk<'d>,
    /// The set.
    pub(super) columns: Columns,
    /// Height of the heads.
    pub(super) head: f32,
    /// Heights of the rows.
    pub(super) rows: Vec<f32>,
    /// Heights of the names of the links.
    pub(super) titles: Vec<f32>,
}

impl<'g, 'd> Measured<'g, 'd> {
    pub(super) fn of(desk: &'g Desk<'d>, columns: Columns) -> Self {
        let part = whole(desk, columns);
        let grid = lay_out(desk, &part);
        let (title, label) = (part.columns.leads[0], part.columns.leads[1]);
        let row = |row| desk.density.pick(ROW, DENSE).max(row_height(desk, row, label));
        let rows = (0..desk.table.rows.len()).map(row).collect();
        let titles = part.chunks.iter().map(|chunk| {
            // The name of a link may have to say that it goes on.
            let chunk = Chunk { is_continued: chunk.rows.len() > 1, ..chunk.clone() };
            title_height(desk, &chunk, title)
        });
        let titles = titles.collect();
        Self { desk, columns: part.columns, head: grid.head.length, rows, titles }
    }

    /// The rows of each link.
    pub(super) fn chunks(&self) -> Vec<Chunk> {
        whole(self.desk, self.columns.clone()).chunks
    }

    /// What stands below the last row.
    pub(super) const fn foot(&self) -> f32 {
        totals(self.desk)
    }
}

pub(super) fn lay_out(desk: &Desk<'_>, part: &Part) -> Matrix {
    let columns = &part.columns;
    let rows = part.chunks.first().map_or(0, |chunk| chunk.rows.start);
    let plan = Plan {
        left: desk.paper().left(),
        top: 0.0,
        width: columns.width,
        leads: columns.leads.clone(),
        columns: columns.areas.len(),
        bands: Vec::new(),
        tails: columns.tails.clone(),
        groups: part.chunks.iter().map(|chunk| chunk.rows.len()).collect(),
        row: desk.density.pick(ROW, DENSE),
    };
    matrix::lay_out(&plan, |measured, width| match measured {
        matrix::Part::Band(_) => 0.0,
        matrix::Part::Head(at) => {
            let column = columns.areas.start + at;
            let mark = if desk.table.in_column(column) == 0 { 22.0 } else { 0.0 };
            head(desk, column, width).size().height + mark + 20.0
        }
        matrix::Part::Row(row) => row_height(desk, rows + row, width),
        matrix::Part::Group(group) => title_height(desk, &part.chunks[group], width),
    })
}

fn row_height(desk: &Desk<'_>, row: usize, width: f32) -> f32 {
    name(desk, row, width).1.size().height + desk.density.pick(15.0, 10.0)
}

fn title_height(desk: &Desk<'_>, chunk: &Chunk, width: f32) -> f32 {
    title(desk, chunk, width).1.size().height + desk.density.pick(17.0, 12.0)
}

/// The name of an area, broken to its column.
pub(super) fn head(desk: &Desk<'_>, column: usize, width: f32) -> Block {
    let ink = Ink::bold(NAME, Colour::Ink);
    let name = &desk.table.areas[column].record.name.value;
    let pad = if width < NARROW { NARROW_PAD } else { HEAD_PAD };
    let lines = desk.fonts().balance(name, ink.style, width - 2.0 * pad);
    desk.fonts().block(lines, ink, LEADING)
}

/// Number and name of a product, and how far the name is indented.
pub(super) fn name(desk: &Desk<'_>, row: usize, width: f32) -> (String, Block, f32) {
    let product = desk.table.rows[row].product;
    let number = desk.page.flagged_brief(Entity::Product(desk.view.chain, product));
    let small = Ink::regular(SMALL, Colour::Ink2);
    let indent = desk.fonts().width(&number, small.style) + NUMBER_GAP;
    let ink = Ink::regular(NAME, Colour::Ink);
    let room = width - indent - signs::CHIP - 24.0;
    let lines = desk.fonts().balance(&product.record.name.value, ink.style, room);
    (number, desk.fonts().block(lines, ink, LEADING), indent)
}

/// Number and name of a link, and how far the name is indented.
pub(super) fn title(desk: &Desk<'_>, chunk: &Chunk, width: f32) -> (String, Block, f32) {
    let link = desk.view.links[desk.table.groups[chunk.group].0].link;
    let number = desk.page.flagged_brief(Entity::Link(desk.view.chain, link));
    let small = Ink::regular(SMALL, Colour::Ink3);
    let indent = desk.fonts().width(&number, small.style) + NUMBER_GAP;
    let ink = Ink::bold(NAME, Colour::Ink);
    let words = if chunk.is_continued { "（续）" } else { "" };
    let words = format!("{}{words}", link.record.name.value);
    let lines = desk.fonts().balance(&words, ink.style, width - indent - 14.0);
    (number, desk.fonts().block(lines, ink, LEADING), indent)
}
