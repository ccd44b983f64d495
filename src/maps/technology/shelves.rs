//! Shelves of panels over the full breadth: links that follow each other side by side, in such numbers of cells that the
//! shelves are low together.

use super::super::book::Strip;
use super::boxes::{self, Line, Measure, Part, Turn, breadth, lines, panel_of};
use super::columns::comfortable;
use super::pieces::{self, Piece};
use super::{Desk, panel};
use crate::geometry::panels::{Layout, Panel, columns_that_fit};
use crate::scene::Point;
use std::ops::Range;

/// A shelf that fills the breadth but for one part in so many is stretched over all of it.
const NEARLY: f32 = 4.0;

/// What shelves are made with.
pub(super) struct Shelves<'s, 'd> {
    pub(super) desk: &'s Desk<'d>,
    pub(super) measure: Measure<'s, 'd>,
    /// Most cells beside each other.
    pub(super) columns: usize,
    /// The width of a cell.
    width: f32,
}

/// What is to stand on a shelf.
pub(super) enum Item {
    /// A panel, with its height for one cell in a row, for two and so on.
    Panel { key: Part, lines: Vec<Line>, heights: Vec<f32> },
    /// A piece of a link that is too high for a sheet. Neighbouring ones make a panel that has the shelf for itself.
    Piece { link: usize, piece: Piece },
}

/// Neighbouring panels on one shelf, with their numbers of cells in a row.
#[derive(Debug, Clone, Default)]
pub(super) struct Shelf {
    pub(super) items: Range<usize>,
    cells: Vec<usize>,
    pub(super) height: f32,
}

impl<'s, 'd> Shelves<'s, 'd> {
    /// As many cells in a row as read well; fewer where the highest would take half a sheet.
    pub(super) fn new(desk: &'s Desk<'d>, room: f32) -> Self {
        let inner = desk.paper().room() - 2.0 * panel::PAD;
        let gap = desk.spaces().gap;
        let mut columns = columns_that_fit(inner, comfortable(desk), gap);
        loop {
            let width = (inner + gap) / f32::from(columns) - gap;
            let measure = Measure::new(desk, width);
            let tallest = measure.cells.iter().map(|cell| cell.height()).fold(0.0, f32::max);
            if tallest <= room / 2.0 || columns == 1 {
                return Self { desk, measure, columns: columns.into(), width };
            }
            columns -= 1;
        }
    }

    /// A link as one panel, or in pieces where it is too high.
    pub(super) fn items(&mut self, link: usize, room: f32) -> Vec<Item> {
        let (key, lines) = (Part::Panel(link, Turn::First), lines(self.desk, link));
        let heights = (1..=self.columns).map(|cells| {
            let panel = panel_of(self.desk, key, (&lines, cells));
            self.measure.lay_out(&panel, breadth(self.desk, cells, self.width)).size.height
        });
        let heights: Vec<f32> = heights.collect();
        if heights.iter().any(|height| *height <= room) {
            return vec![Item::Panel { key, lines, heights }];
        }
        let pieces = pieces::of(self.desk, (link, self.columns), &mut self.measure);
        pieces.into_iter().map(|piece| Item::Piece { link, piece }).collect()
    }

    /// What stands in a band without links.
    pub(super) fn empty(&mut self, band: usize) -> Item {
        let key = Part::Empty(band);
        let heights = vec![panel::height(self.desk, key, self.width); self.columns];
        Item::Panel { key, lines: Vec::new(), heights }
    }

    /// Some items on one shelf as low as can be; nothing where they do not go together or are too many for the breadth.
    pub(super) fn shelf(&self, items: &[Item], range: Range<usize>) -> Option<Shelf> {
        let some = &items[range.clone()];
        if let Some(Item::Piece { link, .. }) = some.first() {
            let pieces = pieces_of(some, *link)?;
            let spaces = self.desk.spaces();
            let height = pieces.iter().map(|piece| piece.height).sum::<f32>() - spaces.gap
                + pieces.first().map_or(0.0, |piece| piece.again_height);
            let height = height + spaces.title + panel::PAD;
            return Some(Shelf { items: range, cells: vec![self.columns], height });
        }
        let mut limits: Vec<f32> = Vec::new();
        for item in some {
            let Item::Panel { heights, .. } = item else { return None };
            limits.extend(heights);
        }
        limits.sort_by(f32::total_cmp);
        limits.into_iter().find_map(|height| {
            let cells: Option<Vec<usize>> = some.iter().map(|item| item.cells(height)).collect();
            let cells =
                cells.filter(|cells| self.taken(cells) <= self.desk.paper().room() + 0.5)?;
            Some(Shelf { items: range.clone(), cells, height })
        })
    }

    /// The breadth of panels with so many cells in a row beside each other.
    fn taken(&self, cells: &[usize]) -> f32 {
        let panels: f32 = cells.iter().map(|one| breadth(self.desk, *one, self.width)).sum();
        panels + self.desk.spaces().between * (cells.len() as f32 - 1.0)
    }

    /// A shelf as a part of the map.
    pub(super) fn strip(&mut self, items: &[Item], shelf: &Shelf) -> Strip {
        let layout = self.laid_out(items, shelf);
        let at = Point::new(self.desk.paper().left(), 0.0);
        Strip::drawn(|scene| {
            boxes::draw(self.desk, (&layout, &self.measure.cells), at, scene);
            layout.size.height
        })
    }

    fn laid_out(&mut self, items: &[Item], shelf: &Shelf) -> Layout<Part> {
        let (taken, all) = (self.taken(&shelf.cells), self.desk.paper().room());
        let width = if all - taken < all / NEARLY { all } else { taken };
        let items = &items[shelf.items.clone()];
        let panels = items.iter().zip(&shelf.cells).map(|(item, cells)| {
            let tree = match item {
                Item::Panel { key: key @ Part::Empty(_), .. } => Panel::leaf(*key),
                Item::Panel { key, lines, .. } => panel_of(self.desk, *key, (lines, *cells)),
                Item::Piece { link, piece } => {
                    let pieces = pieces_of(items, *link).unwrap_or_default();
                    let key = Part::Panel(*link, piece.turn);
                    panel_of(self.desk, key, (&pieces::joined(pieces), *cells))
                }
            };
            // Beyond its own padding, which it has in any case.
            tree.share(breadth(self.desk, *cells, self.width) - 2.0 * panel::PAD)
        });
        let row = Panel::row(self.desk.spaces().between, panels.collect());
        self.measure.lay_out(&row, width)
    }
}

/// Items as pieces of a link, where all are.
fn pieces_of(items: &[Item], of: usize) -> Option<Vec<&Piece>> {
    let piece = |item| match item {
        &Item::Piece { link, ref piece } if link == of => Some(piece),
        _ => None,
    };
    items.iter().map(piece).collect()
}

impl Item {
    /// The least number of cells in a row with which a panel is no higher than this.
    fn cells(&self, height: f32) -> Option<usize> {
        let Self::Panel { heights, .. } = self else { return None };
        heights.iter().position(|one| *one <= height).map(|at| at + 1)
    }
}
