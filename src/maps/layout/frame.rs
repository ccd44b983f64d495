//! How a sheet is divided across: columns of the list, some of them beside the tiles.

use super::super::Paper;
use super::super::density::Density;
use crate::scene::Rect;

/// The columns of a sheet.
#[derive(Debug, Clone, Copy)]
pub(super) struct Frame {
    left: f32,
    /// Width of a column.
    pub(super) column: f32,
    /// Room between two.
    pub(super) gutter: f32,
    /// How many there are.
    pub(super) columns: usize,
    /// How many of them stand beside the tiles.
    pub(super) beside: usize,
}

impl Frame {
    /// The columns of a paper. A dense list has two beside the tiles.
    pub(super) fn of(paper: Paper, density: Density) -> Self {
        let (columns, beside, gutter) = match (paper, density) {
            (Paper::Screen, _) => (4_usize, 1, 32.0),
            (Paper::A4, Density::Roomy) => (3, 1, 24.0),
            (Paper::A4, Density::Dense) => (4, 2, 24.0),
            (Paper::A3, Density::Roomy) => (4, 1, 28.0),
            (Paper::A3, Density::Dense) => (5, 2, 24.0),
        };
        let column = (paper.room() + gutter) / columns as f32 - gutter;
        Self { left: paper.left(), column, gutter, columns, beside }
    }

    /// Where a column begins.
    pub(super) fn x(&self, column: usize) -> f32 {
        self.left + (self.column + self.gutter) * column as f32
    }

    /// The first column beside the tiles.
    pub(super) const fn side(&self) -> usize {
        self.columns - self.beside
    }

    /// The part of the sheet in which the tiles stand.
    pub(super) fn map(&self, top: f32, height: f32) -> Rect {
        Rect::new(self.left, top, self.x(self.side()) - self.gutter - self.left, height)
    }
}
