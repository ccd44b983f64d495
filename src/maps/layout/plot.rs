//! The ground on which the words of a city stand: its tile, or its area within boundaries.
//!
//! Lines are centred on one point and grow no narrower towards it, so that what fits somewhere above or below also fits
//! nearer to the middle.

use crate::geometry::tiles::Tiling;
use crate::scene::Point;

/// Where the first line of a tile begins, in radii above its middle.
const FIRST: f32 = 0.7;
/// Where the last line of a tile must end, in radii below its middle.
const LAST: f32 = 0.76;
/// Least distance of text from the edge of its tile.
const CLEAR: f32 = 9.0;
/// The same in a small tile, and from boundaries.
const CLOSE: f32 = 7.0;
/// Tiles are small below this radius.
const SMALL_TILE: f32 = 60.0;
/// Areas are small where lines in the middle have less room.
const SMALL_AREA: f32 = 100.0;

/// The ground of a city.
#[derive(Debug, Clone)]
pub(super) struct Plot {
    /// Where lines have their middle.
    pub(super) center: Point,
    form: Form,
}

#[derive(Debug, Clone)]
enum Form {
    /// A hexagon that stands on a corner.
    Tile { radius: f32 },
    /// An area; how far its edge is from the middle, left or right, on the way to so many units above and below.
    Area { above: Vec<f32>, below: Vec<f32> },
}

impl Plot {
    /// A tile of a tiling.
    pub(super) fn tile(tiling: &Tiling, tile: [i32; 2]) -> Self {
        let form = Form::Tile { radius: tiling.radius };
        Self { center: tiling.center(tile), form }
    }

    /// An area around a point within it.
    pub(super) fn area(rings: &[Vec<Point>], center: Point) -> Self {
        let upwards = |point: &Point| Point::new(point.x - center.x, center.y - point.y);
        let downwards = |point: &Point| Point::new(point.x - center.x, point.y - center.y);
        let form = Form::Area { above: profile(rings, upwards), below: profile(rings, downwards) };
        Self { center, form }
    }

    /// The same where the first line begins no higher than at a share of what lies above the middle: lower down areas are
    /// wider.
    pub(super) fn from(mut self, share: f32) -> Self {
        if let Form::Area { above, .. } = &mut self.form {
            above.truncate((above.len() as f32 * share) as usize);
        }
        self
    }

    /// Where the first line may begin, counted from the middle downwards.
    pub(super) fn first(&self) -> f32 {
        match &self.form {
            Form::Tile { radius } => -FIRST * radius,
            Form::Area { above, .. } => -(above.len() as f32),
        }
    }

    /// Where the last line must end.
    pub(super) fn last(&self) -> f32 {
        match &self.form {
            Form::Tile { radius } => LAST * radius,
            Form::Area { below, .. } => below.len() as f32,
        }
    }

    /// Whether it is an area, in which the width changes from line to line.
    pub(super) const fn is_area(&self) -> bool {
        matches!(self.form, Form::Area { .. })
    }

    /// Whether there is room for few words.
    pub(super) fn is_small(&self) -> bool {
        match self.form {
            Form::Tile { radius } => radius < SMALL_TILE,
            Form::Area { .. } => self.widest() < SMALL_AREA,
        }
    }

    /// How wide a line in the middle may be.
    pub(super) fn widest(&self) -> f32 {
        match self.form {
            Form::Tile { .. } => self.between(0.0, 0.0),
            Form::Area { .. } => self.between(-9.0, 9.0),
        }
    }

    /// How wide a line between two heights, counted from the middle downwards, may be.
    pub(super) fn between(&self, top: f32, bottom: f32) -> f32 {
        match &self.form {
            Form::Tile { radius } => {
                let off = (-top).max(bottom).max(radius / 2.0);
                let clear = if *radius < SMALL_TILE { CLOSE } else { CLEAR };
                // A side of the hexagon falls by half a radius over half its width.
                let half = (radius - off) * 1.732_050_8 - clear;
                half.max(0.0) * 2.0
            }
            Form::Area { above, below } => {
                let at = |profile: &[f32], reach: f32| {
                    let reach = (reach.max(0.0) + CLOSE / 2.0) as usize;
                    profile.get(reach).copied().unwrap_or_default()
                };
                (at(above, -top).min(at(below, bottom)) - CLOSE).max(0.0) * 2.0
            }
        }
    }
}

/// How far the edges of rings are at least from the line that leads upright from the origin, given how far one goes along
/// it, unit by unit; it ends where an edge crosses the line.
fn profile(rings: &[Vec<Point>], place: impl Fn(&Point) -> Point) -> Vec<f32> {
    let reach = rings.iter().flatten().map(|point| place(point).y).fold(0.0, f32::max);
    let mut nearest = vec![f32::MAX; reach.ceil() as usize];
    for ring in rings {
        let next = ring.iter().cycle().skip(1);
        for (a, b) in ring.iter().zip(next).map(|(a, b)| (place(a), place(b))) {
            let (low, high) = if a.y <= b.y { (a, b) } else { (b, a) };
            let rows = low.y.max(0.0) as usize..(high.y.max(0.0).ceil() as usize);
            for row in rows {
                let across = |y: f32| match high.y - low.y {
                    rise if rise > 0.0 => {
                        low.x + (high.x - low.x) * (y.clamp(low.y, high.y) - low.y) / rise
                    }
                    _ => low.x,
                };
                let (from, to) = (across(row as f32), across(row as f32 + 1.0));
                let distance = if from * to <= 0.0 { 0.0 } else { from.abs().min(to.abs()) };
                nearest[row] = nearest[row].min(distance);
            }
        }
    }
    let mut least = f32::MAX;
    let mut profile: Vec<f32> = nearest
        .into_iter()
        .map(|one| {
            least = least.min(one);
            least
        })
        .collect();
    profile.truncate(profile.iter().position(|one| *one <= 0.0).unwrap_or(profile.len()));
    profile
}
