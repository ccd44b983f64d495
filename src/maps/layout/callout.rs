//! Places for words outside the areas of a map: on nothing that is drawn, and as near as can be.
//!
//! The room is laid out in small squares, of which it is known whether something is drawn on them.

use crate::geometry::boundaries::Land;
use crate::scene::{Mark, Point, Rect, Scene, Size};

/// Side of a square; places for words begin at its corners.
const SIDE: f32 = 6.0;
/// Room around words.
const CLEAR: f32 = 5.0;

/// No line passes so near to the end of another.
const PASS: f32 = 16.0;

/// What of a room is free.
pub(super) struct Free {
    room: Rect,
    columns: usize,
    /// Row by row, whether something is drawn on a square.
    squares: Vec<bool>,
    /// The box around what is drawn.
    bounds: Rect,
    /// Boxes around borders and around what was given a place.
    taken: Vec<Rect>,
    /// Boxes of words, through which no line leads.
    words: Vec<Rect>,
    leaders: Vec<[Point; 2]>,
    /// Points to which lines lead.
    ends: Vec<Point>,
}

impl Free {
    /// What is free around a map that is drawn.
    pub(super) fn around(scene: &Scene, land: &Land, room: Rect) -> Self {
        let count = |length: f32| (length / SIDE).ceil().max(1.0) as usize;
        let lines = land.borders.iter().flat_map(|border| border.points.windows(2));
        let taken: Vec<Rect> = lines.map(|two| around([two[0], two[1]]).inset(-1.0)).collect();
        let bounds = taken.iter().copied().reduce(Rect::union);
        let words = scene.walk().filter_map(|walked| match walked.mark {
            Mark::Text(text) => Some(text.bounds()),
            Mark::Group(group) => group.bounds,
            Mark::Shape(_) => None,
        });
        let mut free = Self {
            room,
            columns: count(room.width),
            squares: vec![false; count(room.width) * count(room.height)],
            bounds: bounds.unwrap_or(Rect { height: 0.0, ..room }),
            taken,
            words: words.collect(),
            leaders: Vec::new(),
            ends: Vec::new(),
        };
        let edges = free.taken.clone();
        edges.iter().chain(&free.words.clone()).for_each(|rect| free.cover(*rect));
        land.areas.iter().for_each(|rings| free.fill(rings));
        free
    }

    /// Says to which points lines will lead: none passes by the end of another.
    pub(super) fn expect(&mut self, ends: Vec<Point>) {
        self.ends = ends;
    }

    /// Takes a place whatever is there.
    pub(super) fn insist(&mut self, rect: Rect) -> Rect {
        self.take(rect);
        rect
    }

    /// The nearest place for words of a size, with the line that leads from it to a point.
    pub(super) fn place(&mut self, size: Size, to: Point) -> Option<(Rect, [Point; 2])> {
        let rects = self.nearest(size, to).into_iter();
        let mut led = rects.map(|rect| (rect, leader(rect, to)));
        let (rect, leader) = led.find(|(_, leader)| self.is_clear(*leader))?;
        self.take(rect);
        self.leaders.push(leader);
        let steps = ((leader[0].x - to.x).abs() + (leader[0].y - to.y).abs()) / SIDE;
        for step in 0..=steps as u16 {
            let share = f32::from(step) / steps.max(1.0);
            let (x, y) = ((to.x - leader[0].x) * share, (to.y - leader[0].y) * share);
            self.cover(Rect::around(leader[0].offset(x, y), Size::new(2.0, 2.0)));
        }
        Some((rect, leader))
    }

    /// The nearest place to the lower left corner of the map.
    pub(super) fn corner(&mut self, size: Size) -> Option<Rect> {
        let corner = Point::new(self.bounds.x, self.bounds.bottom());
        let rect = self.nearest(size, corner).into_iter().next()?;
        self.take(rect);
        Some(rect)
    }

    /// The box around everything, and what of it is needed.
    pub(super) fn finish(mut self) -> (Rect, Vec<Rect>) {
        self.taken.extend(self.leaders.iter().map(|line| around(*line).inset(-1.0)));
        let bounds = self.taken.iter().copied().fold(self.bounds, Rect::union);
        (bounds, self.taken)
    }

    fn take(&mut self, rect: Rect) {
        self.cover(rect);
        self.taken.push(rect);
        self.words.push(rect);
    }

    /// The squares on which a box lies: the first and the last column, the first and the last row.
    fn under(&self, rect: Rect) -> [usize; 4] {
        let at = |length: f32, most: usize| ((length / SIDE).max(0.0) as usize).min(most);
        let (columns, rows) = (self.columns - 1, self.squares.len() / self.columns - 1);
        let inner = rect.offset(-self.room.x, -self.room.y);
        [
            at(inner.x, columns),
            at(inner.right(), columns),
            at(inner.y, rows),
            at(inner.bottom(), rows),
        ]
    }

    fn cover(&mut self, rect: Rect) {
        let [left, right, top, bottom] = self.under(rect);
        for row in top..=bottom {
            self.squares[row * self.columns + left..=row * self.columns + right].fill(true);
        }
    }

    /// Covers the inside of rings, row by row between where their edges cross its middle.
    fn fill(&mut self, rings: &[Vec<Point>]) {
        let rows = self.squares.len() / self.columns;
        let mut crossings: Vec<Vec<f32>> = vec![Vec::new(); rows];
        for ring in rings {
            let next = ring.iter().cycle().skip(1);
            for (a, b) in ring.iter().zip(next) {
                let [_, _, top, bottom] = self.under(around([*a, *b]));
                for (row, crossed) in crossings.iter_mut().enumerate().take(bottom + 1).skip(top) {
                    let y = self.room.y + (row as f32 + 0.5) * SIDE;
                    if (a.y > y) != (b.y > y) {
                        crossed.push(a.x + (y - a.y) / (b.y - a.y) * (b.x - a.x));
                    }
                }
            }
        }
        for (row, mut crossed) in crossings.into_iter().enumerate() {
            crossed.sort_by(f32::total_cmp);
            let y = self.room.y + (row as f32 + 0.5) * SIDE;
            for pair in crossed.chunks_exact(2) {
                self.cover(Rect::new(pair[0], y, pair[1] - pair[0], 0.0));
            }
        }
    }

    /// Every place in the room where nothing is drawn, the nearest first.
    fn nearest(&self, size: Size, to: Point) -> Vec<Rect> {
        let steps = |length: f32| (length / SIDE).floor().max(-1.0) as i32;
        let (columns, rows) =
            (steps(self.room.width - size.width), steps(self.room.height - size.height));
        let place = |column: i32, row: i32| {
            let origin = self.room.origin().offset(column as f32 * SIDE, row as f32 * SIDE);
            Rect::new(origin.x, origin.y, size.width, size.height)
        };
        let places = (0..=columns).flat_map(|x| (0..=rows).map(move |y| place(x, y)));
        let mut places: Vec<Rect> = places.filter(|rect| self.is_free(*rect)).collect();
        let distance = |rect: &Rect| {
            let (x, y) = (to.x.clamp(rect.x, rect.right()), to.y.clamp(rect.y, rect.bottom()));
            (x - to.x) * (x - to.x) + (y - to.y) * (y - to.y)
        };
        // Squares are never negative, and so in the order of their bits.
        places.sort_by_cached_key(|rect| distance(rect).to_bits());
        places
    }

    fn is_free(&self, rect: Rect) -> bool {
        let [left, right, top, bottom] = self.under(rect.inset(-CLEAR));
        let row =
            |row: usize| &self.squares[row * self.columns + left..=row * self.columns + right];
        (top..=bottom).all(|at| row(at).iter().all(|covered| !covered))
    }

    /// Whether a line runs through no words and across no other.
    fn is_clear(&self, line: [Point; 2]) -> bool {
        let mut others = self.ends.iter().filter(|end| **end != line[1]);
        let around = |end: &Point| Rect::around(*end, Size::new(PASS, PASS));
        others.all(|end| !meets(around(end), line))
            && self.words.iter().all(|word| !meets(word.inset(-2.0), line))
            && self.leaders.iter().all(|other| !cross(line, *other))
    }
}

/// The line from words to a point: from their side where the point lies more beside than above or below them.
fn leader(rect: Rect, to: Point) -> [Point; 2] {
    let (beside, below) = (to.x.clamp(rect.x, rect.right()), to.y.clamp(rect.y, rect.bottom()));
    let is_beside = (to.x - beside).abs() > (to.y - below).abs();
    let from = match (is_beside, to.x < rect.x, to.y < rect.y) {
        (true, true, _) => Point::new(rect.x - 3.0, rect.center().y),
        (true, false, _) => Point::new(rect.right() + 3.0, rect.center().y),
        (false, _, true) => Point::new(beside, rect.y - 1.0),
        (false, _, false) => Point::new(beside, rect.bottom() + 1.0),
    };
    [from, to]
}

fn around([a, b]: [Point; 2]) -> Rect {
    Rect::between(a.x.min(b.x), a.y.min(b.y), a.x.max(b.x), a.y.max(b.y))
}

/// Twice the area of three points, positive where they turn one way.
fn turn(a: Point, b: Point, c: Point) -> f32 {
    (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)
}

fn cross([a, b]: [Point; 2], [c, d]: [Point; 2]) -> bool {
    turn(a, b, c) * turn(a, b, d) < 0.0 && turn(c, d, a) * turn(c, d, b) < 0.0
}

/// Whether a straight line meets a box: their boxes share something, and not all corners lie on one side of it.
fn meets(rect: Rect, [from, to]: [Point; 2]) -> bool {
    let line = around([from, to]);
    let is_beside = line.x > rect.right() || line.right() < rect.x;
    if is_beside || line.y > rect.bottom() || line.bottom() < rect.y {
        return false;
    }
    let corners = [(0.0, 0.0), (rect.width, 0.0), (0.0, rect.height), (rect.width, rect.height)];
    let sides = corners.map(|(x, y)| turn(from, to, rect.origin().offset(x, y)));
    sides.iter().any(|side| *side >= 0.0) && sides.iter().any(|side| *side <= 0.0)
}
