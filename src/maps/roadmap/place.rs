//! Where items go: each row of the grid is packed into lanes, each lane as high as its highest label.

use super::Plan;
use super::label::{self, Details, Label};
use super::say::{self, Say};
use super::state::MILESTONE;
use super::time::Span;
use crate::geometry::timeline::{self, Slot};
use crate::model::{Dimension, Item, Word};
use crate::scene::Rect;
use crate::text::Fonts;
use std::ops::Range;

/// Height of a bar with one line.
pub(super) const fn bar(plan: &Plan<'_>) -> f32 {
    plan.density.pick(30.0, 26.0)
}
/// Room between a shape and the label beside it.
pub(super) const BESIDE: f32 = 6.0;
/// Room inside a bar at its ends.
pub(super) const INSIDE: f32 = 9.0;
/// Room for the letter of a state.
pub(super) const SIGN: f32 = 20.0;
/// Room between two items of a lane.
const GAP: f32 = 16.0;
/// Widest a label beside a shape may be before it is broken; on small paper, too, where fewer lines save more than
/// narrow labels would.
const WIDEST: f32 = 236.0;
/// Widest that of a goal may be where its column has the room.
const GOAL: f32 = 400.0;
/// Higher than this a label beside a shape becomes wider, where there is room.
const HIGHEST: f32 = 120.0;

/// An item with its words, placed in its row. Heights count from the first lane of the row.
#[derive(Debug)]
pub(super) struct Placed<'a> {
    /// The item.
    pub(super) item: &'a Item,
    /// Its words.
    pub(super) say: Say,
    /// Its label.
    pub(super) label: Label,
    /// Bar, milestone, or the place of an undated label.
    pub(super) shape: Rect,
    /// What it takes of the row: shape and label.
    pub(super) taken: Rect,
    /// Top left corner of the label.
    pub(super) label_at: (f32, f32),
    /// Whether it is a bar, a milestone, or undated.
    pub(super) span: Span,
    /// Its lane.
    pub(super) lane: usize,
}

/// A row of the grid.
#[derive(Debug)]
pub(super) struct Row<'a> {
    /// What it stands for; none for items without a dimension.
    pub(super) dimension: Option<Dimension>,
    /// What is drawn in it, in the author's order.
    pub(super) placed: Vec<Placed<'a>>,
    /// Where its lanes begin and end.
    pub(super) lanes: Vec<(f32, f32)>,
}

impl Row<'_> {
    /// Where some of its lanes begin and end together.
    pub(super) fn extent(&self, lanes: &Range<usize>) -> (f32, f32) {
        let own = self.lanes.get(lanes.clone()).unwrap_or_default();
        let first = own.first().map_or(0.0, |lane| lane.0);
        (first, own.last().map_or(first, |lane| lane.1))
    }
}

/// The rows, and which relations are drawn.
#[derive(Debug)]
pub(super) struct Layout<'a> {
    /// One row for each dimension; a last one, if need be, for items without.
    pub(super) rows: Vec<Row<'a>>,
    /// Arrows from one item to another, as positions in the roadmap.
    pub(super) arrows: Vec<super::arrows::Arrow>,
}

impl Layout<'_> {
    /// The number in the first reference that stands in a label.
    pub(super) fn referred(&self) -> Option<String> {
        let all = self.rows.iter().flat_map(|row| &row.placed);
        let first = all.into_iter().find(|placed| !placed.say.after.is_empty())?;
        first.say.after.split(' ').next().map(|mark| mark.trim_start_matches('←').to_owned())
    }
}

/// Lays out all rows; `after` gives for each item the numbers that its label names.
pub(super) fn rows<'a>(plan: &Plan<'a>, after: &[Vec<String>]) -> Vec<Row<'a>> {
    let stray = plan.items.iter().any(|item| item.dimension.is_none());
    let dimensions = Dimension::ALL.iter().map(|dimension| Some(*dimension));
    let all = dimensions.chain(stray.then_some(None));
    all.map(|dimension| row(plan, dimension, after)).collect()
}

fn row<'a>(plan: &Plan<'a>, dimension: Option<Dimension>, after: &[Vec<String>]) -> Row<'a> {
    let own = |item: &Item| item.dimension.map(|own| own.value) == dimension;
    let items = plan.items.iter().zip(after).filter(|(item, _)| own(item));
    let mut placed: Vec<Placed<'a>> =
        items.map(|(item, after)| measure(plan, item, say::of(plan, item, after))).collect();
    let spans: Vec<_> = (placed.iter())
        .map(|one| timeline::Item { left: one.taken.x, right: one.taken.right(), least: 0.0 })
        .collect();
    let slots = timeline::pack(&spans, plan.calendar.grid, GAP);
    let lanes = stack(&mut placed, &slots, plan.density.pick(7.0, 4.0));
    Row { dimension, placed, lanes }
}

/// Moves items down to their lanes; returns where the lanes begin and end.
fn stack(placed: &mut [Placed<'_>], slots: &[Slot], gap: f32) -> Vec<(f32, f32)> {
    let mut lanes = Vec::new();
    let mut y = 0.0;
    for lane in 0..timeline::rows(slots) {
        let own = placed.iter().zip(slots).filter(|(_, slot)| slot.row == lane);
        let bottom = y + own.map(|(one, _)| one.taken.height).fold(0.0, f32::max);
        lanes.push((y, bottom));
        y = bottom + gap;
    }
    for (one, slot) in placed.iter_mut().zip(slots) {
        one.lane = slot.row;
        one.move_down(lanes[slot.row].0);
    }
    lanes
}

impl Placed<'_> {
    fn move_down(&mut self, by: f32) {
        self.shape = self.shape.offset(0.0, by);
        self.taken = self.taken.offset(0.0, by);
        self.label_at.1 += by;
    }
}

/// An item at the top of its row.
fn measure<'a>(plan: &Plan<'a>, item: &'a Item, say: Say) -> Placed<'a> {
    let (span, grid) = (plan.calendar.span(item), plan.calendar.grid);
    let shape = match span {
        Span::Bar(from, to) => {
            let width = (to - from).max(SIGN + 4.0);
            Rect::new(from.min(grid.1 - width), 0.0, width, bar(plan))
        }
        Span::Point(x) => Rect::new(x - MILESTONE, 0.0, 2.0 * MILESTONE, 2.0 * MILESTONE),
        Span::Undated => Rect::new(grid.0 + 8.0, 0.0, 2.0 * WIDEST, bar(plan)),
    };
    let inside = match span {
        Span::Point(_) => None,
        _ => inside(plan, &say, shape),
    };
    let (label, left) = match inside {
        Some(label) => (label, shape.x + INSIDE),
        None => beside(plan, &say, (shape, super::is_due(item))),
    };
    let placed =
        Placed { item, say, label, shape, taken: shape, label_at: (left, 0.0), span, lane: 0 };
    finish(placed, bar(plan))
}

/// Heights of shape and label, once it is known where the label goes.
fn finish(mut placed: Placed<'_>, bar: f32) -> Placed<'_> {
    let label = Rect::new(placed.label_at.0, 0.0, placed.label.width, placed.label.height);
    if placed.shape.x < label.x && label.right() < placed.shape.right() {
        placed.shape.height = (label.height + bar - label::LEADING).max(bar);
        placed.taken = placed.shape;
        placed.label_at.1 = (placed.shape.height - label.height) / 2.0;
    } else {
        // The first line stands on the height of the shape's middle.
        placed.label_at.1 = (placed.shape.height - label::LEADING) / 2.0;
        placed.taken = placed.shape.union(label.offset(0.0, placed.label_at.1));
    }
    placed
}

/// The label inside a bar, where it takes few lines there or has no more room beside it.
fn inside(plan: &Plan<'_>, say: &Say, shape: Rect) -> Option<Label> {
    let room = shape.width - 2.0 * INSIDE - SIGN;
    if room < 110.0 {
        return None;
    }
    let label = label::set(plan.page.studio.fonts, say, room, Details::Following);
    let (before, behind) = around(plan, shape);
    let most = match room {
        _ if room >= before.max(behind) => usize::MAX,
        _ if room < 190.0 => 2,
        _ => 3,
    };
    (label.width <= room && label.rows <= most).then_some(label)
}

/// The room of the grid before and behind a shape.
fn around(plan: &Plan<'_>, shape: Rect) -> (f32, f32) {
    let grid = plan.calendar.grid;
    (shape.x - BESIDE - grid.0, grid.1 - shape.right() - BESIDE)
}

/// The label beside a shape, and where it begins. It stands at the side where it leaves the column least; goals
/// and bars have theirs where time has already passed, or still runs.
fn beside(plan: &Plan<'_>, say: &Say, (shape, is_due): (Rect, bool)) -> (Label, f32) {
    let fonts = plan.page.studio.fonts;
    let column = plan.calendar.around(shape.center().x);
    let (before, behind) = around(plan, shape);
    let home = (shape.x - BESIDE - column.0 - 6.0).clamp(WIDEST, GOAL);
    let (widest, details) =
        if is_due { (home, Details::Following) } else { (WIDEST, Details::Below) };
    let label = fitted(fonts, say, (widest, before.max(behind)), details);
    let fits_before = label.width <= before;
    let fits_behind = label.width <= behind;
    let home_before = shape.x - BESIDE - label.width >= column.0 - 2.0;
    let home_behind = shape.right() + BESIDE + label.width <= column.1 + 2.0;
    let left = match (home_before, home_behind) {
        (true, false) => fits_before,
        (false, true) => !fits_behind,
        _ => fits_before && (is_due || !fits_behind),
    };
    let x = if left { shape.x - BESIDE - label.width } else { shape.right() + BESIDE };
    (label, x)
}

/// A label of a usual width, or of more up to a greatest one where it would become a tower.
fn fitted(fonts: &Fonts<'_>, say: &Say, (usual, most): (f32, f32), details: Details) -> Label {
    let mut width = usual.min(most);
    loop {
        let label = label::set(fonts, say, width, details);
        if label.height <= HIGHEST || width >= most {
            return label;
        }
        width = (1.4 * width).min(most);
    }
}
