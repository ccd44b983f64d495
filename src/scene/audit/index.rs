//! A grid over the sheet that says which shapes lie in which cell.
//!
//! Positions in a list of boxes, nothing of the boxes themselves. What lies beyond the sheet counts to the
//! outermost cells.

use crate::scene::{Point, Rect, Size};

/// Edge of a cell in sheet units.
const CELL: f32 = 80.0;

/// Most cells along one edge, so that an absurd sheet does not take all memory.
const MOST: usize = 128;

/// The grid.
pub(super) struct Index {
    columns: usize,
    rows: usize,
    cells: Vec<Vec<usize>>,
}

impl Index {
    /// Enters boxes in their order.
    pub(super) fn new(size: Size, boxes: impl Iterator<Item = Rect>) -> Self {
        let columns = cell(size.width).min(MOST) + 1;
        let rows = cell(size.height).min(MOST) + 1;
        let mut index = Self { columns, rows, cells: vec![Vec::new(); columns * rows] };
        for (position, rect) in boxes.enumerate() {
            for cell in index.covered(rect).collect::<Vec<_>>() {
                index.cells[cell].push(position);
            }
        }
        index
    }

    /// Boxes that may hold a point, in rising order.
    pub(super) fn at(&self, point: Point) -> &[usize] {
        &self.cells[self.row(point.y) * self.columns + self.column(point.x)]
    }

    /// Boxes that may touch a box, in rising order, each once.
    pub(super) fn near(&self, rect: Rect) -> Vec<usize> {
        let mut near: Vec<_> =
            self.covered(rect).flat_map(|cell| self.cells[cell].iter().copied()).collect();
        near.sort_unstable();
        near.dedup();
        near
    }

    fn covered(&self, rect: Rect) -> impl Iterator<Item = usize> + use<> {
        let columns = self.column(rect.x)..=self.column(rect.right());
        let rows = self.row(rect.y)..=self.row(rect.bottom());
        let width = self.columns;
        rows.flat_map(move |row| columns.clone().map(move |column| row * width + column))
    }

    fn column(&self, x: f32) -> usize {
        cell(x).min(self.columns - 1)
    }

    fn row(&self, y: f32) -> usize {
        cell(y).min(self.rows - 1)
    }
}

/// The cell that a coordinate falls in, along one edge.
#[expect(clippy::cast_possible_truncation, reason = "a cast from float to integer saturates")]
#[expect(clippy::cast_sign_loss, reason = "what lies before the sheet counts to its first cell")]
fn cell(coordinate: f32) -> usize {
    (coordinate / CELL) as usize
}
