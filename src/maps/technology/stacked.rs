//! The bands below each other, each under its arrow over the full breadth: which links stand on which sheet, and on which
//! shelf there.

use super::super::book::{self, Book, Opening, Strip};
use super::super::breaks::{self, Load};
use super::shelves::{Item, Shelf, Shelves};
use super::{Desk, bands};
use std::ops::Range;
use std::rc::Rc;

/// Bands and list as parts of the map, as many on a sheet as there is room for.
pub(super) fn strips(desk: &Desk<'_>, list: Vec<Strip>, book: &Book<'_>) -> Vec<Strip> {
    let (Some(first), Some(room)) = (book.first_room(), book.room()) else { return list };
    // A first sheet with little room is left to its head.
    let first = if first < room / 2.0 { room } else { first };
    let (mut stack, list) = (Stack::of(desk, (first, room)), book::blocks(list));
    let count = stack.items.len();
    let sheets = breaks::sheets(count + list.len(), |range| {
        let items = range.start.min(count)..range.end.min(count);
        let entries = &list[range.start.max(count) - count..range.end.max(count) - count];
        let room = if range.start == 0 { first } else { room };
        if items.is_empty() {
            let (taken, is_within) = book::beginning(entries);
            return Load { taken, room, is_within };
        }
        let is_within = stack.bands.iter().all(|band| band.items.start != items.start);
        let above = entries.iter().flatten().next().map_or(0.0, |strip| strip.above);
        let taken = stack.height(items) + above + book::stacked(entries.iter().flatten());
        Load { taken, room, is_within }
    });
    let items = sheets.into_iter().map(|sheet| sheet.start.min(count)..sheet.end.min(count));
    let mut strips: Vec<Strip> = items.flat_map(|items| stack.strips(items)).collect();
    strips.extend(list.into_iter().flatten());
    strips
}

/// The bands alone, as low as can be together.
pub(super) fn together(desk: &Desk<'_>, book: &Book<'_>) -> Vec<Strip> {
    let Some(room) = book.only_room() else { return Vec::new() };
    let mut stack = Stack::of(desk, (room, room));
    stack.strips(0..stack.items.len())
}

/// All bands, measured.
struct Stack<'s, 'd> {
    shelves: Shelves<'s, 'd>,
    bands: Vec<Band>,
    /// The panels of all bands.
    items: Vec<Item>,
    /// For every item the shelves that begin with it: of one item, of two and so on.
    beginning: Vec<Vec<Shelf>>,
}

/// A band.
struct Band {
    at: usize,
    /// The height of its arrow.
    arrow: f32,
    /// Its arrow where it goes on on another sheet.
    again: Rc<Opening>,
    /// Its panels.
    items: Range<usize>,
}

impl<'s, 'd> Stack<'s, 'd> {
    /// The bands, given the height of the first sheet and of any other.
    fn of(desk: &'s Desk<'d>, (first, room): (f32, f32)) -> Self {
        let mut shelves = Shelves::new(desk, first.min(room));
        let (mut bands, mut items) = (Vec::new(), Vec::new());
        for at in 0..desk.view.chain.bands.len() {
            let (arrow, again) = (arrow(desk, at).height, Rc::new(bands::again(desk, at)));
            let start = items.len();
            for link in desk.links_in(at) {
                let room = if items.is_empty() { first } else { room };
                items.extend(shelves.items(link, room - arrow.max(again.height)));
            }
            if items.len() == start {
                items.push(shelves.empty(at));
            }
            bands.push(Band { at, arrow, again, items: start..items.len() });
        }
        let mut beginning: Vec<Vec<Shelf>> = Vec::new();
        for band in &bands {
            beginning.extend(band.items.clone().map(|start| {
                let ends = start + 1..=band.items.end;
                ends.map_while(|end| shelves.shelf(&items, start..end)).collect()
            }));
        }
        Self { shelves, bands, items, beginning }
    }

    /// The bands of which items are among some, with those items.
    fn parts(&self, items: &Range<usize>) -> impl Iterator<Item = (&Band, Range<usize>)> {
        let items = items.clone();
        let part =
            move |band: &Band| band.items.start.max(items.start)..band.items.end.min(items.end);
        self.bands.iter().map(move |band| (band, part(band))).filter(|(_, part)| !part.is_empty())
    }

    /// The height of items on one sheet, with the arrows of their bands.
    fn height(&self, items: Range<usize>) -> f32 {
        let above = self.shelves.desk.spaces().above;
        let parts = self.parts(&items).map(|(band, part)| {
            let is_first = part.start == band.items.start;
            let arrow = if is_first { band.arrow } else { band.again.height };
            above + arrow + self.lowest(part).0
        });
        parts.sum::<f32>() - above
    }

    /// The items of a band on shelves that are lowest together, and how high they are.
    fn lowest(&self, items: Range<usize>) -> (f32, Vec<&Shelf>) {
        let between = self.shelves.desk.spaces().between;
        // For every item the best way to end a shelf before it.
        let mut best: Vec<(f32, Option<&Shelf>)> = vec![(-between, None)];
        for end in items.start + 1..=items.end {
            let mut found = (f32::INFINITY, None);
            for start in (items.start..end).rev() {
                let Some(shelf) = self.beginning[start].get(end - start - 1) else { break };
                let height = best[start - items.start].0 + between + shelf.height;
                // One unit less does not make better shelves; the first found has most on its last one.
                if height < found.0 - 1.0 {
                    found = (height, Some(shelf));
                }
            }
            best.push(found);
        }
        let height = best.last().map_or(0.0, |(height, _)| *height);
        let (mut shelves, mut end) = (Vec::new(), items.len());
        while let Some(shelf) = best[end].1 {
            end = shelf.items.start - items.start;
            shelves.push(shelf);
        }
        shelves.reverse();
        (height, shelves)
    }

    /// The parts of a sheet.
    fn strips(&mut self, items: Range<usize>) -> Vec<Strip> {
        let (desk, mut strips) = (self.shelves.desk, Vec::new());
        let parts = self.parts(&items).map(|(band, part)| {
            let shelves: Vec<Shelf> = self.lowest(part.clone()).1.into_iter().cloned().collect();
            (band.at, Rc::clone(&band.again), part.start == band.items.start, shelves)
        });
        for (at, again, is_first, shelves) in parts.collect::<Vec<_>>() {
            let name = &desk.view.chain.bands[at].record.name.value;
            if is_first {
                strips.push(arrow(desk, at).below(desk.spaces().above).of(name).held());
            }
            for (index, shelf) in shelves.iter().enumerate() {
                let is_under = is_first && index == 0;
                let above = if is_under { 0.0 } else { desk.spaces().between };
                let strip = self.shelves.strip(&self.items, shelf).below(above).of(name);
                strips.push(if is_under { strip } else { strip.opened(&again) });
            }
        }
        strips
    }
}

/// The arrow over a band where it begins, with the room below it.
fn arrow(desk: &Desk<'_>, at: usize) -> Strip {
    Strip::drawn(|scene| {
        bands::draw(desk, &[(at, desk.breadth())], scene, 0.0) + desk.spaces().under
    })
}
