//! How the bands share the breadth of the sheet: equal cells, and more of them for a band that holds more.
//!
//! Order and membership are the author's; only the number of cells in a row of each band is chosen, so that
//! the columns come out about equally high.

use super::super::book::{Strip, joined};
use super::boxes::{self, Measure, Part, Turn, breadth, lines, panel_of};
use super::cell::{self, Cell};
use super::gutters::{self, Port};
use super::supply::Supplies;
use super::{Desk, apart, bands, panel};
use crate::geometry::panels::{Layout, Panel};
use crate::scene::{Point, Rect};
use std::collections::BTreeMap;

/// Most bands beside each other.
const MOST_BESIDE: usize = 5;
/// Most cells in a row of one band.
const MOST_CELLS: usize = 6;

/// As many cells wide a summary is at least.
const SUMMARY: usize = 3;

/// How many units of height an empty cell is worth: a lower sheet with holes in every row is no better one.
const COST_OF_EMPTY: f32 = 16.0;

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

impl<'d> Row<'d> {
    /// The row as a part of the map.
    pub(super) fn strip(&self, desk: &Desk<'d>, supplies: &Supplies<'d>) -> Strip {
        let spaces = desk.spaces();
        let strip = Strip::drawn(|scene| {
            let top = bands::draw(desk, &self.places(desk), scene, 0.0) + spaces.under;
            let at = Point::new(desk.paper().left(), top);
            boxes::draw(desk, (&self.layout, &self.cells), at, scene);
            scene.marks.extend(gutters::lines(desk, supplies, &self.ports(desk, top)));
            top + self.layout.size.height
        });
        let names =
            self.bands.iter().map(|at| desk.view.chain.bands[*at].record.name.value.as_str());
        strip.below(spaces.above).of(&joined(&names.collect::<Vec<_>>()))
    }

    /// Whether supply relations are drawn in it as lines. They depend on where the panels stand to each other, not on
    /// how high up the sheet they stand.
    pub(super) fn is_lined(&self, desk: &Desk<'_>, supplies: &Supplies<'_>) -> bool {
        !gutters::lines(desk, supplies, &self.ports(desk, 0.0)).is_empty()
    }

    /// Where its bands stand.
    fn places(&self, desk: &Desk<'_>) -> Vec<(usize, Rect)> {
        let place = |(part, rect): &(Part, Rect)| match part {
            Part::Band(at) => Some((*at, rect.offset(desk.paper().left(), 0.0))),
            _ => None,
        };
        self.layout.boxes.iter().filter_map(place).collect()
    }

    /// Where its panels stand below a height.
    fn ports(&self, desk: &Desk<'_>, top: f32) -> Vec<Port> {
        let port = |(part, rect): &(Part, Rect)| {
            let Part::Panel(link, _) = *part else { return None };
            let band = desk.view.links[link].band_at;
            let column = self.bands.iter().position(|at| *at == band)?;
            Some(Port { link, column, rect: rect.offset(desk.paper().left(), top) })
        };
        self.layout.boxes.iter().filter_map(port).collect()
    }
}

/// The bands in rows of like length, each row sharing the breadth by content.
pub(super) fn rows<'d>(desk: &Desk<'d>, supplies: &Supplies<'d>) -> Vec<Row<'d>> {
    let gutter = gutters::width(desk, supplies);
    let bands: Vec<usize> = (0..desk.view.chain.bands.len()).collect();
    let count = bands.len().div_ceil(MOST_BESIDE).max(1);
    let long = bands.len().div_ceil(count).max(1);
    bands.chunks(long).filter_map(|row| share(desk, row, gutter)).collect()
}

/// The row of bands with the numbers of cells that make its tallest band low without many empty cells.
fn share<'d>(desk: &Desk<'d>, bands: &[usize], gutter: f32) -> Option<Row<'d>> {
    let most: Vec<usize> = bands.iter().map(|at| widest(desk, *at)).collect();
    let gap = desk.spaces().gap;
    let room = |cells: usize| {
        let bands = bands.len() as f32;
        let taken =
            gutter * (bands - 1.0) + 2.0 * panel::PAD * bands + gap * (cells as f32 - bands);
        (desk.paper().room() - taken) / cells as f32
    };
    let needed = comfortable(desk);
    let (floor, all) = (most.iter().map(|most| least(*most)).sum(), most.iter().sum());
    let count = (floor..=all).rev().find(|cells| room(*cells) >= needed).unwrap_or(floor);
    let width = room(count);
    let mut measure = Measure::new(desk, width);
    // A row is as high as its highest band, and how high a band is depends on its own cells alone.
    let mut known: BTreeMap<(usize, usize), Cost> = BTreeMap::new();
    let mut cost_of = |band: usize, cells: usize| {
        *known.entry((band, cells)).or_insert_with(|| {
            let band_alone = stack(desk, band, cells);
            let layout = measure.lay_out(&band_alone, breadth(desk, cells, width));
            Cost { height: layout.size.height, empty: empty_cells(desk, band, cells) }
        })
    };
    let mut best: Option<(f32, Vec<usize>)> = None;
    for shares in compositions(&most, count) {
        let costs = bands.iter().zip(&shares).map(|(band, cells)| cost_of(*band, *cells));
        let (height, empty) = costs.fold((0.0, 0), |(height, empty), cost| {
            (f32::max(height, cost.height), empty + cost.empty)
        });
        // One unit less does not make a better sheet; the first of equals wins.
        let cost = height + COST_OF_EMPTY * empty as f32;
        if best.as_ref().is_none_or(|(least, _)| cost < least - 1.0) {
            best = Some((cost, shares));
        }
    }
    let (_, shares) = best?;
    let tree = row(desk, bands.iter().copied().zip(shares), (width, gutter));
    let layout = measure.lay_out(&tree, desk.paper().room());
    Some(Row { bands: bands.to_vec(), layout, cells: measure.cells })
}

/// What a band is like with a number of cells in a row.
#[derive(Clone, Copy)]
struct Cost {
    height: f32,
    /// How many cells stay empty.
    empty: usize,
}

/// The least width at which names and marks of cells read well; with many bands cells may be narrower.
pub(super) fn comfortable(desk: &Desk<'_>) -> f32 {
    desk.spaces().least.max(desk.widest + 2.0 * cell::PAD)
}

/// How many cells of a band's rows stay empty.
fn empty_cells(desk: &Desk<'_>, band: usize, cells: usize) -> usize {
    let links = desk.view.links.iter().enumerate().filter(|(_, place)| place.band_at == band);
    let links = links.filter(|(at, _)| !desk.is_apart(*at));
    links.map(|(_, place)| (cells - place.link.products.len() % cells) % cells).sum()
}

/// Bands beside each other, each with its cells in a row.
fn row(
    desk: &Desk<'_>,
    bands: impl Iterator<Item = (usize, usize)>,
    (cell, gutter): (f32, f32),
) -> Panel<Part> {
    let bands = bands.map(|(at, cells)| stack(desk, at, cells).share(breadth(desk, cells, cell)));
    Panel::row(gutter, bands.collect())
}

/// The panels of a band below each other.
fn stack(desk: &Desk<'_>, band: usize, cells: usize) -> Panel<Part> {
    let panels = desk.links_in(band).map(|link| {
        let lines = match desk.apart.contains(&link) {
            true => apart::summary(link),
            false => lines(desk, link),
        };
        panel_of(desk, Part::Panel(link, Turn::First), (&lines, cells))
    });
    let mut panels: Vec<_> = panels.collect();
    if panels.is_empty() {
        panels.push(Panel::leaf(Part::Empty(band)));
    }
    Panel::stack(desk.spaces().between, panels).keyed(Part::Band(band))
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

/// The longest list of products in a band, one at least: more cells than that in a row stay empty. A summary is as wide as
/// some cells.
fn widest(desk: &Desk<'_>, band: usize) -> usize {
    let links = desk.view.links.iter().enumerate().filter(|(_, place)| place.band_at == band);
    let lengths = links.map(|(at, place)| match desk.is_apart(at) {
        true => SUMMARY,
        false => place.link.products.len(),
    });
    lengths.max().unwrap_or_default().clamp(1, MOST_CELLS)
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
