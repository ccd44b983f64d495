//! How the bands share the breadth of the sheet: equal cells, and more of them for a band that holds more.
//!
//! Order and membership are the author's; only the number of cells in a row of each band is chosen, so that
//! the columns come out about equally high.

use super::super::sheet::{MARGIN, WIDTH};
use super::panel::{GAP, Grid, PAD, Panel};
use super::{Desk, cell};
use crate::model::{Band, Link};

/// Room between two panels of a band.
pub(super) const BETWEEN: f32 = 14.0;
/// Most bands beside each other.
const MOST_BESIDE: usize = 5;
/// Most cells in a row of one band.
const MOST_CELLS: usize = 6;
/// A cell should be at least so wide; with many bands it may be narrower.
const COMFORTABLE: f32 = 144.0;

/// A band with its measured panels and its place in the breadth.
#[derive(Debug)]
pub(super) struct Column<'d> {
    /// The band.
    pub(super) band: &'d Band,
    /// Position of the band in the chain.
    pub(super) at: usize,
    /// Left edge.
    pub(super) x: f32,
    /// Width.
    pub(super) width: f32,
    /// Positions of its links in the chain, and their panels.
    pub(super) panels: Vec<(usize, Panel<'d>)>,
}

impl Column<'_> {
    /// Height of the panels with the room between them.
    pub(super) fn height(&self) -> f32 {
        stack(&self.panels)
    }
}

fn stack(panels: &[(usize, Panel<'_>)]) -> f32 {
    panels.iter().map(|(_, panel)| panel.height + BETWEEN).sum::<f32>() - BETWEEN
}

/// The bands in rows of like length, each row sharing the breadth by content.
pub(super) fn rows<'d>(desk: &Desk<'d>, gutter: f32) -> Vec<Vec<Column<'d>>> {
    let bands: Vec<(usize, &Band)> = desk.view.chain.bands.iter().enumerate().collect();
    let count = bands.len().div_ceil(MOST_BESIDE).max(1);
    let long = bands.len().div_ceil(count).max(1);
    bands.chunks(long).map(|row| share(desk, row, gutter)).collect()
}

/// The row of bands with the numbers of cells that make its tallest band lowest.
fn share<'d>(desk: &Desk<'d>, bands: &[(usize, &'d Band)], gutter: f32) -> Vec<Column<'d>> {
    let most: Vec<usize> = bands.iter().map(|(_, band)| widest(band).max(1)).collect();
    let room = |cells: usize| {
        let bands = bands.len() as f32;
        let taken = gutter * (bands - 1.0) + 2.0 * PAD * bands + GAP * (cells as f32 - bands);
        (WIDTH - 2.0 * MARGIN - taken) / cells as f32
    };
    let needed = COMFORTABLE.max(desk.slots.width + 2.0 * cell::PAD);
    let all: usize = most.iter().sum();
    let floor = most.iter().map(|most| least(*most)).sum();
    let cells = (floor..=all).rev().find(|cells| room(*cells) >= needed).unwrap_or(floor);
    let mut best: Option<(f32, Vec<Column<'d>>)> = None;
    for shares in compositions(&most, cells) {
        let grids = shares.into_iter().map(|columns| Grid { columns, cell: room(cells) });
        let row = place(desk, bands.iter().copied().zip(grids), gutter);
        let tallest = row.iter().map(Column::height).fold(0.0, f32::max);
        // One unit less does not make a better sheet; the first of equals wins.
        if best.as_ref().is_none_or(|(least, _)| tallest < least - 1.0) {
            best = Some((tallest, row));
        }
    }
    best.map(|(_, row)| row).unwrap_or_default()
}

/// Panels of a row of bands, from the left margin on.
fn place<'d>(
    desk: &Desk<'d>,
    bands: impl Iterator<Item = ((usize, &'d Band), Grid)>,
    gutter: f32,
) -> Vec<Column<'d>> {
    let mut x = MARGIN;
    let mut row = Vec::new();
    for ((at, band), grid) in bands {
        let links = (0..desk.view.links.len()).filter(|link| {
            let place = &desk.view.links[*link];
            place.band_at == at && place.depth == 0
        });
        let panels = links.map(|link| (link, Panel::measure(desk, link, grid))).collect();
        let width = grid.width() + 2.0 * PAD;
        row.push(Column { band, at, x, width, panels });
        x += width + gutter;
    }
    row
}

/// A band has two cells in a row at least, unless all its lists are of one product.
const fn least(most: usize) -> usize {
    if most < 2 { most } else { 2 }
}

/// Every way to give `total` cells to bands of which each takes up to `most`.
fn compositions(most: &[usize], total: usize) -> Vec<Vec<usize>> {
    let Some((first, rest)) = most.split_first() else {
        return if total == 0 { vec![Vec::new()] } else { Vec::new() };
    };
    let mut found = Vec::new();
    for own in least(*first)..=(*first).min(total) {
        for mut tail in compositions(rest, total - own) {
            tail.insert(0, own);
            found.push(tail);
        }
    }
    found
}

/// The longest list of products in a band: more cells than that in a row stay empty.
fn widest(band: &Band) -> usize {
    fn longest(link: &Link) -> usize {
        let inner = link.links.iter().map(longest).max().unwrap_or_default();
        link.products.len().max(inner)
    }
    band.links.iter().map(longest).max().unwrap_or_default().min(MOST_CELLS)
}

#[cfg(test)]
mod tests {
    use super::compositions;

    #[test]
    fn cells_are_shared_in_every_way_within_the_limits() {
        assert_eq!(compositions(&[3, 3], 5), [vec![2, 3], vec![3, 2]]);
        assert_eq!(compositions(&[2, 1], 3), [vec![2, 1]]);
        assert!(compositions(&[2, 2], 5).is_empty());
    }
}
