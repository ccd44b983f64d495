//! How the bands share the breadth of the sheet: equal cells, and more of them for a band that holds more.
//!
//! Order and membership are the author's; only the number of cells in a row of each band is chosen, so that
//! the columns come out about equally high.

use super::cell::{self, Cell};
use super::{Desk, panel};
use crate::geometry::panels::{Edges, Layout, Panel, lay_out};
use crate::model::{Band, Link};
use std::collections::BTreeMap;

/// Room between two panels of a band.
const BETWEEN: f32 = 14.0;
/// Most bands beside each other.
const MOST_BESIDE: usize = 5;
/// Most cells in a row of one band.
const MOST_CELLS: usize = 6;
/// A cell should be at least so wide; with many bands it may be narrower.
const COMFORTABLE: f32 = 144.0;
/// Room between two cells, and between any two things in a panel.
const GAP: f32 = 8.0;

/// How many units of height an empty cell is worth: a lower sheet with holes in every row is no better one.
const COST_OF_EMPTY: f32 = 16.0;

/// What has a box on the sheet. Links and products by their position in the chain.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Part {
    /// A band, from its first to its last panel.
    Band(usize),
    /// Where the panels of a band would stand if it had links.
    Empty(usize),
    /// The panel of a link directly in a band.
    Panel(usize),
    /// Its title.
    Title(usize),
    /// The heading of a link within a link.
    Heading(usize),
    /// Where the products of a link would stand if it had any.
    Note(usize),
    /// A product.
    Cell(usize),
}

/// Bands beside each other.
#[derive(Debug)]
pub(super) struct Row<'d> {
    /// The bands, as positions in the chain.
    pub(super) bands: Vec<usize>,
    /// Every box, counted from the top left corner of the row.
    pub(super) layout: Layout<Part>,
    /// Every product of the chain, measured for the cells of this row.
    pub(super) cells: Vec<Cell<'d>>,
}

/// The bands in rows of like length, each row sharing the breadth by content.
pub(super) fn rows<'d>(desk: &Desk<'d>, gutter: f32) -> Vec<Row<'d>> {
    let bands: Vec<usize> = (0..desk.view.chain.bands.len()).collect();
    let count = bands.len().div_ceil(MOST_BESIDE).max(1);
    let long = bands.len().div_ceil(count).max(1);
    bands.chunks(long).filter_map(|row| share(desk, row, gutter)).collect()
}

/// The row of bands with the numbers of cells that make its tallest band low without many empty cells.
fn share<'d>(desk: &Desk<'d>, bands: &[usize], gutter: f32) -> Option<Row<'d>> {
    let most: Vec<usize> = bands.iter().map(|at| widest(&desk.view.chain.bands[*at])).collect();
    let room = |cells: usize| {
        let bands = bands.len() as f32;
        let taken =
            gutter * (bands - 1.0) + 2.0 * panel::PAD * bands + GAP * (cells as f32 - bands);
        (desk.paper().room() - taken) / cells as f32
    };
    let needed = COMFORTABLE.max(desk.slots.width + 2.0 * cell::PAD);
    let (floor, all) = (most.iter().map(|most| least(*most)).sum(), most.iter().sum());
    let count = (floor..=all).rev().find(|cells| room(*cells) >= needed).unwrap_or(floor);
    let width = room(count);
    let cells: Vec<Cell<'_>> = (desk.view.products.iter())
        .map(|place| Cell::measure(desk, place.product, width))
        .collect();
    let mut best: Option<(f32, Layout<Part>)> = None;
    // The same title in the same width is asked for again and again.
    let mut known: BTreeMap<(Part, u32), f32> = BTreeMap::new();
    for shares in compositions(&most, count) {
        let empty: usize =
            bands.iter().zip(&shares).map(|(at, cells)| empty_cells(desk, *at, *cells)).sum();
        let tree = row(desk, bands.iter().copied().zip(shares), (width, gutter));
        let layout = lay_out(&tree, desk.paper().room(), |part, width| match part {
            Part::Cell(product) => cells[product].height(),
            part => {
                let height = known.entry((part, width.to_bits()));
                *height.or_insert_with(|| panel::height(desk, part, width))
            }
        });
        // One unit less does not make a better sheet; the first of equals wins.
        let cost = layout.size.height + COST_OF_EMPTY * empty as f32;
        if best.as_ref().is_none_or(|(least, _)| cost < least - 1.0) {
            best = Some((cost, layout));
        }
    }
    best.map(|(_, layout)| Row { bands: bands.to_vec(), layout, cells })
}

/// How many cells of a band's rows stay empty.
fn empty_cells(desk: &Desk<'_>, band: usize, cells: usize) -> usize {
    let links = desk.view.links.iter().filter(|place| place.band_at == band);
    links.map(|place| (cells - place.link.products.len() % cells) % cells).sum()
}

/// Bands beside each other, each with its cells in a row.
fn row(
    desk: &Desk<'_>,
    bands: impl Iterator<Item = (usize, usize)>,
    (cell, gutter): (f32, f32),
) -> Panel<Part> {
    let bands = bands.map(|(at, cells)| {
        let links = (0..desk.view.links.len()).filter(|link| {
            let place = &desk.view.links[*link];
            place.band_at == at && place.depth == 0
        });
        let mut panels: Vec<_> = links.map(|link| titled(desk, link, cells)).collect();
        if panels.is_empty() {
            panels.push(Panel::leaf(Part::Empty(at)));
        }
        let width = cells as f32 * (cell + GAP) - GAP + 2.0 * panel::PAD;
        Panel::stack(BETWEEN, panels).keyed(Part::Band(at)).share(width)
    });
    Panel::row(gutter, bands.collect())
}

/// The panel of a link directly in a band.
fn titled(desk: &Desk<'_>, link: usize, columns: usize) -> Panel<Part> {
    let mut parts = vec![Panel::leaf(Part::Title(link))];
    inside(desk, (link, columns), &mut parts);
    let padding = Edges { sides: panel::PAD, top: panel::TOP, bottom: panel::PAD };
    Panel::stack(GAP, parts).padded(padding).keyed(Part::Panel(link))
}

/// The products of a link as a grid, then its inner links, each under its heading.
fn inside(desk: &Desk<'_>, (link, columns): (usize, usize), parts: &mut Vec<Panel<Part>>) {
    let products = &desk.view.products;
    let own = (0..products.len()).filter(|product| products[*product].link == link);
    let cells: Vec<Panel<Part>> = own.map(|product| Panel::leaf(Part::Cell(product))).collect();
    let inner = (0..desk.view.links.len()).filter(|at| desk.view.links[*at].parent == Some(link));
    let inner: Vec<usize> = inner.collect();
    if !cells.is_empty() {
        parts.push(Panel::grid(u16::try_from(columns).unwrap_or(u16::MAX), GAP, cells));
    } else if inner.is_empty() {
        parts.push(Panel::leaf(Part::Note(link)));
    }
    for at in inner {
        parts.push(Panel::leaf(Part::Heading(at)));
        inside(desk, (at, columns), parts);
    }
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

/// The longest list of products in a band, one at least: more cells than that in a row stay empty.
fn widest(band: &Band) -> usize {
    fn longest(link: &Link) -> usize {
        let inner = link.links.iter().map(longest).max().unwrap_or_default();
        link.products.len().max(inner)
    }
    band.links.iter().map(longest).max().unwrap_or_default().clamp(1, MOST_CELLS)
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
