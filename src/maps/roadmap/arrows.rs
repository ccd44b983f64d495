//! What waits for what: few relations as arrows where they run clear of everything, the others as numbers.

use super::place::{self, Layout, Placed, Row};
use super::state::MILESTONE;
use super::{Plan, say};
use crate::scene::{Colour, Point, Rect, Shape, Stroke};

/// More relations than these are written, not drawn.
const MOST: usize = 8;
/// Room that an arrow keeps from what it passes.
const CLEAR: f32 = 4.0;

/// An arrow from one item to another. Heights count from the first lanes of their rows.
#[derive(Debug, Clone)]
pub(super) struct Arrow {
    /// Points with the row whose first lane their height counts from.
    points: Vec<(Point, usize)>,
}

/// A relation, as positions in the roadmap.
type Relation = (usize, usize);

/// Lays out the rows without arrows.
pub(super) fn without<'a>(plan: &Plan<'a>) -> Layout<'a> {
    let rows = place::rows(plan, &references(plan, &relations(plan), &[]));
    Layout { rows, arrows: Vec::new() }
}

/// Lays out the rows with as many arrows as run clear.
pub(super) fn layout<'a>(plan: &Plan<'a>) -> Layout<'a> {
    let all = relations(plan);
    let rows = place::rows(plan, &references(plan, &all, &[]));
    let drawn = if all.len() > MOST { Vec::new() } else { routed(plan, &rows, &all) };
    if drawn.is_empty() {
        return Layout { rows, arrows: Vec::new() };
    }
    // The labels of what is drawn need no numbers, which moves things: what was clear must be so again.
    let kept: Vec<Relation> = drawn.into_iter().map(|(relation, _)| relation).collect();
    let rows = place::rows(plan, &references(plan, &all, &kept));
    let drawn = routed(plan, &rows, &kept);
    if drawn.len() == kept.len() {
        let arrows = drawn.into_iter().map(|(_, arrow)| arrow).collect();
        return Layout { rows, arrows };
    }
    without(plan)
}

fn relations(plan: &Plan<'_>) -> Vec<Relation> {
    let items = plan.items.iter().enumerate();
    items
        .flat_map(|(to, item)| say::before(plan, item).into_iter().map(move |from| (from, to)))
        .collect()
}

/// For each item the numbers that its label names: relations that are not drawn.
fn references(plan: &Plan<'_>, all: &[Relation], drawn: &[Relation]) -> Vec<Vec<String>> {
    let number = |at: usize| plan.page.short(&say::key(plan, &plan.items[at]));
    let of = |item: usize| {
        let own = all.iter().filter(|relation| relation.1 == item && !drawn.contains(relation));
        own.map(|(from, _)| number(*from)).collect()
    };
    (0..plan.items.len()).map(of).collect()
}

/// The relations that can be drawn, with their arrows.
fn routed(plan: &Plan<'_>, rows: &[Row<'_>], relations: &[Relation]) -> Vec<(Relation, Arrow)> {
    let place = |at: usize| {
        rows.iter().enumerate().find_map(|(row, one)| {
            let found = one.placed.iter().find(|placed| std::ptr::eq(placed.item, &plan.items[at]));
            found.map(|placed| (placed, row))
        })
    };
    let arrow = |relation: &Relation| {
        let (from, to) = (place(relation.0)?, place(relation.1)?);
        // Rows lie at heights that are not known yet, so that only arrows inside one row are drawn.
        (from.1 == to.1).then(|| route(&rows[from.1], from.0, to.0))?.map(|points| {
            let points = points.into_iter().map(|point| (point, from.1)).collect();
            (*relation, Arrow { points })
        })
    };
    relations.iter().filter_map(arrow).collect()
}

/// A way from one item of a row to another, if one is clear of all others.
fn route(row: &Row<'_>, from: &Placed<'_>, to: &Placed<'_>) -> Option<Vec<Point>> {
    let entry = Point::new(to.shape.x, first_line(to));
    let exit = Point::new(from.shape.right(), first_line(from));
    let mut ways = Vec::new();
    if (exit.y - entry.y).abs() < 1.0 {
        ways.push(vec![exit, entry]);
    }
    let middle = exit.x + 10.0;
    ways.push(vec![exit, Point::new(middle, exit.y), Point::new(middle, entry.y), entry]);
    let below = entry.y > exit.y;
    let x = from.shape.center().x.max(from.shape.right() - 16.0);
    let y = if below { from.shape.bottom() } else { from.shape.y };
    ways.push(vec![Point::new(x, y), Point::new(x, entry.y), entry]);
    ways.into_iter().find(|way| is_clear(row, way))
}

/// The middle of a milestone or of a bar's first line.
fn first_line(placed: &Placed<'_>) -> f32 {
    placed.shape.y + placed.shape.height.min(2.0 * MILESTONE) / 2.0
}

fn is_clear(row: &Row<'_>, way: &[Point]) -> bool {
    let ends = way.len() - 2;
    let forward = way.windows(2).enumerate().all(|(at, pair)| {
        let long = (pair[1].x - pair[0].x) + (pair[1].y - pair[0].y).abs();
        pair[1].x >= pair[0].x && (at < ends || long >= 14.0)
    });
    let free = |pair: &[Point]| {
        let (a, b) = (pair[0], pair[1]);
        let rect = Rect::between(a.x.min(b.x), a.y.min(b.y), a.x.max(b.x), a.y.max(b.y));
        // The ends touch their own items: the way begins and ends a little off them.
        let rect = if a.y == b.y { rect.inset_xy(1.0, -CLEAR) } else { rect.inset_xy(-CLEAR, 1.0) };
        row.placed.iter().all(|one| one.taken.intersection(rect).is_none())
    };
    forward && way.windows(2).all(free)
}

/// The arrows on the sheet; `tops` are the heights of the rows' first lanes.
pub(super) fn draw(layout: &Layout<'_>, tops: &[f32]) -> Vec<Shape> {
    let on_sheet = |(point, row): &(Point, usize)| point.offset(0.0, tops[*row]);
    layout.arrows.iter().map(|arrow| line(arrow.points.iter().map(on_sheet).collect())).collect()
}

/// The line of an arrow.
pub(super) fn line(points: Vec<Point>) -> Shape {
    Stroke::new(Colour::Ink3, 1.4).arrow(points, 4.0)
}
