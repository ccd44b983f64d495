//! The point of an area that lies farthest from its edge, where words have most room.
//!
//! Squares over the area are halved where they may still hold a better point than the best so far (the pole of
//! inaccessibility, after V. Agafonkin's polylabel, 2016). Words are broad, so the area is first pressed together from
//! left and right.

use crate::scene::Point;
use std::collections::BinaryHeap;

/// As many squares stand beside each other at most in the beginning.
const MOST: f32 = 64.0;

/// The point, for words so many times as broad as high; none where the area holds no point at all.
pub(super) fn farthest(rings: &[Vec<Point>], breadth: f32) -> Option<Point> {
    let press = |point: &Point| Point::new(point.x / breadth, point.y);
    let rings: Vec<Vec<Point>> =
        rings.iter().map(|ring| ring.iter().map(press).collect()).collect();
    let all = || rings.iter().flatten();
    let range = |of: fn(&Point) -> f32| {
        all().map(of).fold((f32::MAX, f32::MIN), |(a, b), x| (a.min(x), b.max(x)))
    };
    let ((left, right), (top, bottom)) = (range(|point| point.x), range(|point| point.y));
    let (width, height) = (right - left, bottom - top);
    let side = width.min(height).max(width.max(height) / MOST);
    // Good to a hundredth of the breadth, and never more work than that takes.
    let fine = side / 100.0;
    if !side.is_finite() || fine <= 0.0 {
        return None;
    }
    let half = side / 2.0;
    let steps = |length: f32| (length / side).ceil().max(1.0) as u16;
    let mut waiting = BinaryHeap::new();
    for column in 0..steps(width) {
        for row in 0..steps(height) {
            let corner = Point::new(left + f32::from(column) * side, top + f32::from(row) * side);
            waiting.push(Square::at(&rings, corner.offset(half, half), half));
        }
    }
    let mut best: Option<(f32, Point)> = None;
    while let Some(square) = waiting.pop() {
        let most = best.map_or(0.0, |(room, _)| room);
        if square.room > most {
            best = Some((square.room, square.center));
        }
        if square.hope - most.max(square.room) <= fine {
            continue;
        }
        let half = square.half / 2.0;
        for (x, y) in [(-half, -half), (half, -half), (-half, half), (half, half)] {
            waiting.push(Square::at(&rings, square.center.offset(x, y), half));
        }
    }
    best.map(|(_, point)| Point::new(point.x * breadth, point.y))
}

/// A square that may hold the point.
#[derive(Debug, Clone, Copy)]
struct Square {
    center: Point,
    half: f32,
    /// From the middle to the edge of the area; negative outside.
    room: f32,
    /// The most that any point of it can have.
    hope: f32,
}

impl Square {
    fn at(rings: &[Vec<Point>], center: Point, half: f32) -> Self {
        let room = room(rings, center);
        Self { center, half, room, hope: room + half * std::f32::consts::SQRT_2 }
    }
}

impl Ord for Square {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        let place = |one: &Self| (one.center.x, one.center.y);
        let ((ax, ay), (bx, by)) = (place(self), place(other));
        self.hope.total_cmp(&other.hope).then(bx.total_cmp(&ax)).then(by.total_cmp(&ay))
    }
}

impl PartialOrd for Square {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Square {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Square {}

/// From a point to the nearest edge; negative outside.
fn room(rings: &[Vec<Point>], point: Point) -> f32 {
    let (mut inside, mut nearest) = (false, f32::MAX);
    for ring in rings {
        for (at, a) in ring.iter().enumerate() {
            let b = &ring[(at + 1) % ring.len()];
            if (a.y > point.y) != (b.y > point.y)
                && point.x < (b.x - a.x) * (point.y - a.y) / (b.y - a.y) + a.x
            {
                inside = !inside;
            }
            nearest = nearest.min(squared(point, *a, *b));
        }
    }
    if inside { nearest.sqrt() } else { -nearest.sqrt() }
}

/// The square of the distance from a point to a straight edge.
fn squared(point: Point, a: Point, b: Point) -> f32 {
    let (dx, dy) = (b.x - a.x, b.y - a.y);
    let length = dx * dx + dy * dy;
    let along = ((point.x - a.x) * dx + (point.y - a.y) * dy) / length.max(f32::MIN_POSITIVE);
    let along = along.clamp(0.0, 1.0);
    let (x, y) = (a.x + dx * along - point.x, a.y + dy * along - point.y);
    x * x + y * y
}
