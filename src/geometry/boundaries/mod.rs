//! Areas that share borders, as rings of longitude and latitude: laid into the plane, thinned without gaps between
//! neighbours, and fitted into a box.
//!
//! What is given as polygons becomes one list of points, each held once, and rings that name them. Every step after that
//! is taken for a point and so for all areas that meet there.

pub mod datum;
mod inside;
mod projection;
mod thin;

use crate::scene::{Point, Rect, Size};
use projection::Albers;
use std::collections::{BTreeMap, BTreeSet};

/// A ring, in degrees of longitude and latitude, without its first point again at the end.
pub type Ring = Vec<[f64; 2]>;
/// An area without gaps: its outer ring, then those of its holes.
pub type Polygon = Vec<Ring>;

/// The longer side of what is laid out.
const SIDE: f64 = 1000.0;
/// The area, in the same units, by which a dropped point may change an outline.
const LEAST: f64 = 1.2;
/// Islands smaller than this are left out, unless they are all that an area has.
const ISLAND: f64 = 9.0;
/// How many times as broad as high words may be, for finding where an area has room for them.
pub const BREADTHS: [f32; 3] = [1.8, 3.2, 1.0];
/// Points so near to each other, in degrees, are one: a decimetre.
const SAME: f64 = 1e-6;

/// Areas in the plane.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Land {
    /// Rings by area; what lies within an odd number of them belongs to it. Empty where nothing was given.
    pub areas: Vec<Vec<Vec<Point>>>,
    /// By area the points with most room around them: for words as broad as [`BREADTHS`] has it, one after another. None
    /// for an area that was given nothing.
    pub hearts: Vec<Vec<Point>>,
    /// Lines between areas and around them, each once.
    pub borders: Vec<Border>,
    /// The box around all of it, which begins at the origin.
    pub size: Size,
}

/// A line that has the same area on either side all along.
#[derive(Debug, Clone, PartialEq)]
pub struct Border {
    /// Its points; the first again at the end where it goes all around.
    pub points: Vec<Point>,
    /// The area on one side.
    pub area: usize,
    /// The area on the other side; none at the outer edge.
    pub other: Option<usize>,
}

impl Land {
    /// Lays areas out.
    #[must_use]
    pub fn of(areas: &[Vec<Polygon>]) -> Self {
        Self::thinned(areas, LEAST)
    }

    fn thinned(areas: &[Vec<Polygon>], least: f64) -> Self {
        let mut net = Net::of(areas);
        net.drop_islands();
        let kept = thin::kept(&net.points, &net.all_rings(), least);
        net.retain(&kept);
        net.land()
    }

    /// The same, moved and scaled to the top of a box and the middle of its breadth, as large as fits.
    #[must_use]
    pub fn within(&self, room: Rect) -> Self {
        let Size { width, height } = self.size;
        let scale = (room.width / width.max(1.0)).min(room.height / height.max(1.0)).max(0.0);
        let left = room.x + (room.width - width * scale) / 2.0;
        let place = |point: &Point| Point::new(left + point.x * scale, room.y + point.y * scale);
        let line = |points: &Vec<Point>| points.iter().map(place).collect();
        let rings = |rings: &Vec<Vec<Point>>| rings.iter().map(line).collect();
        let border = |one: &Border| Border { points: line(&one.points), ..*one };
        Self {
            areas: self.areas.iter().map(rings).collect(),
            hearts: self.hearts.iter().map(line).collect(),
            borders: self.borders.iter().map(border).collect(),
            size: Size::new(width * scale, height * scale),
        }
    }
}

/// Polygons over points that are held once.
struct Net {
    /// Where they lie in the plane, y downwards.
    points: Vec<[f64; 2]>,
    /// By area: polygons, of rings, of points.
    areas: Vec<Vec<Vec<Vec<usize>>>>,
}

impl Net {
    fn of(areas: &[Vec<Polygon>]) -> Self {
        let mut known: BTreeMap<[i64; 2], usize> = BTreeMap::new();
        let mut places: Vec<[f64; 2]> = Vec::new();
        let mut named = |place: &[f64; 2]| {
            *known.entry(place.map(|one| (one / SAME).round() as i64)).or_insert_with(|| {
                places.push(*place);
                places.len() - 1
            })
        };
        let areas = areas.iter().map(|polygons| {
            let rings = |polygon: &Polygon| {
                let rings = polygon.iter().map(|ring| closed(ring.iter().map(&mut named)));
                rings.filter(|ring| ring.len() >= 3).collect::<Vec<_>>()
            };
            polygons.iter().map(rings).filter(|polygon| !polygon.is_empty()).collect()
        });
        let areas = areas.collect();
        Self { points: laid_out(&places), areas }
    }

    fn all_rings(&self) -> Vec<Vec<usize>> {
        self.areas.iter().flatten().flatten().cloned().collect()
    }

    /// Which areas have a line between two points.
    fn sides(&self) -> BTreeMap<[usize; 2], Vec<usize>> {
        let mut sides: BTreeMap<[usize; 2], Vec<usize>> = BTreeMap::new();
        for (area, polygons) in self.areas.iter().enumerate() {
            for ring in polygons.iter().flatten() {
                edges(ring).for_each(|edge| sides.entry(edge).or_default().push(area));
            }
        }
        sides
    }

    /// Leaves out small islands that nothing borders on, but never the largest part of an area.
    fn drop_islands(&mut self) {
        let sides = self.sides();
        let points = &self.points;
        for polygons in &mut self.areas {
            let size = |polygon: &Vec<Vec<usize>>| surface(points, &polygon[0]);
            let largest = polygons.iter().map(size).fold(0.0, f64::max);
            polygons.retain(|polygon| {
                let is_alone = polygon
                    .iter()
                    .flat_map(|ring| edges(ring))
                    .all(|edge| sides.get(&edge).is_none_or(|areas| areas.len() < 2));
                !is_alone || size(polygon) >= ISLAND.min(largest)
            });
        }
    }

    fn retain(&mut self, kept: &[bool]) {
        let rings = self.areas.iter_mut().flatten().flatten();
        rings.for_each(|ring| ring.retain(|point| kept[*point]));
    }

    fn land(&self) -> Land {
        let used: BTreeSet<usize> =
            self.areas.iter().flatten().flatten().flatten().copied().collect();
        let range = |axis: usize| {
            let all = used.iter().map(|at| self.points[*at][axis]);
            all.fold((f64::MAX, f64::MIN), |(a, b), x| (a.min(x), b.max(x)))
        };
        let ((left, right), (top, bottom)) = (range(0), range(1));
        let point = |at: &usize| {
            let [x, y] = self.points[*at];
            Point::new((x - left) as f32, (y - top) as f32)
        };
        let line = |ring: &Vec<usize>| ring.iter().map(point).collect::<Vec<_>>();
        let areas = self.areas.iter();
        let areas = areas.map(|polygons| polygons.iter().flatten().map(line).collect());
        let areas: Vec<Vec<Vec<Point>>> = areas.collect();
        let heart = |rings: &Vec<Vec<Point>>| {
            let hearts = BREADTHS.iter().filter_map(|breadth| inside::farthest(rings, *breadth));
            let hearts: Vec<Point> = hearts.collect();
            // An area too thin to have a middle has its first point.
            let first = || rings.iter().flatten().copied().take(1).collect();
            if hearts.is_empty() { first() } else { hearts }
        };
        let hearts = areas.iter().map(heart).collect();
        let borders = self.borders().into_iter();
        let borders =
            borders.map(|(ring, area, other)| Border { points: line(&ring), area, other });
        let size = match used.is_empty() {
            true => Size::default(),
            false => Size::new((right - left) as f32, (bottom - top) as f32),
        };
        Land { areas, hearts, borders: borders.collect(), size }
    }

    /// The lines between areas and around them: points, the area on one side and that on the other.
    fn borders(&self) -> Vec<(Vec<usize>, usize, Option<usize>)> {
        let sides = self.sides();
        let mut lines = Vec::new();
        for (area, polygons) in self.areas.iter().enumerate() {
            for ring in polygons.iter().flatten() {
                // What an edge divides the area from; a line within the area itself divides nothing.
                let beyond = |edge: [usize; 2]| {
                    let all = sides.get(&edge)?;
                    let is_within = all.iter().filter(|one| **one == area).count() > 1;
                    let other = all.iter().copied().find(|one| *one != area);
                    (!is_within && other.is_none_or(|other| area < other)).then_some(other)
                };
                lines.extend(runs(ring, beyond).into_iter().map(|(run, other)| (run, area, other)));
            }
        }
        lines
    }
}

/// Pieces of a ring along which the same lies beyond, without those beyond which nothing is to be drawn.
fn runs<T: Copy + PartialEq>(
    ring: &[usize],
    beyond: impl Fn([usize; 2]) -> Option<T>,
) -> Vec<(Vec<usize>, T)> {
    let all: Vec<Option<T>> = edges(ring).map(beyond).collect();
    let count = ring.len();
    // Begins where something changes, so that no run is cut in two.
    let start = (0..count).find(|at| all[*at] != all[(*at + count - 1) % count]).unwrap_or(0);
    let mut runs: Vec<(Vec<usize>, T)> = Vec::new();
    let mut last = None;
    for at in (start..start + count).map(|at| at % count) {
        let (from, to) = (ring[at], ring[(at + 1) % count]);
        match (all[at], runs.last_mut()) {
            (Some(one), Some((points, _))) if last == Some(one) => points.push(to),
            (Some(one), _) => runs.push((vec![from, to], one)),
            (None, _) => {}
        }
        last = all[at];
    }
    runs
}

/// The edges of a ring, each with the lower point first.
fn edges(ring: &[usize]) -> impl Iterator<Item = [usize; 2]> + '_ {
    let next = ring.iter().cycle().skip(1);
    ring.iter().zip(next).map(|(a, b)| [*a.min(b), *a.max(b)])
}

/// A ring without points that repeat the one before, or the first at the end.
fn closed(points: impl Iterator<Item = usize>) -> Vec<usize> {
    let mut ring: Vec<usize> = points.collect();
    ring.dedup();
    while ring.len() > 1 && ring.first() == ring.last() {
        ring.pop();
    }
    ring
}

/// Places in degrees laid into the plane, y downwards, [`SIDE`] long.
fn laid_out(places: &[[f64; 2]]) -> Vec<[f64; 2]> {
    let range = |points: &[[f64; 2]], axis: usize| {
        let all = points.iter().map(|point| point[axis]);
        let (least, most) = all.fold((f64::MAX, f64::MIN), |(a, b), x| (a.min(x), b.max(x)));
        [least, most]
    };
    let albers = Albers::over(range(places, 0), range(places, 1));
    let points: Vec<[f64; 2]> = places.iter().map(|place| albers.project(*place)).collect();
    let ([left, right], [low, high]) = (range(&points, 0), range(&points, 1));
    let scale = SIDE / (right - left).max(high - low).max(f64::MIN_POSITIVE);
    points.iter().map(|[x, y]| [(x - left) * scale, (high - y) * scale]).collect()
}

/// The area of a ring.
fn surface(points: &[[f64; 2]], ring: &[usize]) -> f64 {
    let next = ring.iter().cycle().skip(1);
    let cross = ring.iter().zip(next).map(|(a, b)| {
        let ([ax, ay], [bx, by]) = (points[*a], points[*b]);
        ax * by - ay * bx
    });
    (cross.sum::<f64>() / 2.0).abs()
}

#[cfg(test)]
mod tests;
