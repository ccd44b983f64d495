//! Hexagons that stand on a corner, in rows; every odd row moved half a tile to the right.
//!
//! Tiles are [column, row], as the content writes them. No angles: six constant corners on a whole-number
//! lattice, so that neighbours share their corners exactly.

use std::collections::{BTreeMap, BTreeSet};

use crate::scene::{Point, Rect};

/// A tile: column and row.
pub type Tile = [i32; 2];

/// Half of the square root of 3: from the middle of a tile to its side, in radii.
const SIDE: f32 = 0.866_025_4;

/// Corners from the topmost clockwise, in lattice steps from the middle.
const CORNERS: [[i32; 2]; 6] = [[0, -2], [1, -1], [1, 1], [0, 2], [-1, 1], [-1, -1]];

/// Where tiles lie on the sheet.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Tiling {
    /// Middle of tile [0, 0].
    pub origin: Point,
    /// From the middle of a tile to its corners.
    pub radius: f32,
}

/// Tiles across the six sides of a tile: the n-th lies between corners n and n + 1 of [`Tiling::corners`].
#[must_use]
pub fn neighbours([column, row]: Tile) -> [Tile; 6] {
    let right = column + row.rem_euclid(2);
    let left = right - 1;
    [
        [right, row - 1],
        [column + 1, row],
        [right, row + 1],
        [left, row + 1],
        [column - 1, row],
        [left, row - 1],
    ]
}

impl Tiling {
    /// The largest tiling that puts some tiles into a box, in the middle of it, with radius at most `most`.
    #[must_use]
    pub fn fitting(tiles: &[Tile], within: Rect, most: f32) -> Self {
        let unit = Self { origin: Point::default(), radius: 1.0 };
        let Some(whole) = unit.bounds(tiles) else {
            return Self { origin: within.center(), radius: most };
        };
        let radius = (within.width / whole.width).min(within.height / whole.height).min(most);
        let (middle, center) = (whole.center(), within.center());
        Self { origin: center.offset(-middle.x * radius, -middle.y * radius), radius }
    }

    /// The middle of a tile.
    #[must_use]
    pub fn center(&self, tile: Tile) -> Point {
        self.point(lattice(tile))
    }

    /// The corners of a tile, from the topmost clockwise, `inset` nearer to its middle than its neighbours are.
    #[must_use]
    pub fn corners(&self, tile: Tile, inset: f32) -> [Point; 6] {
        // Moving the sides inwards by `inset` moves the corners by a little more.
        let smaller = Self { origin: self.center(tile), radius: self.radius - inset / SIDE };
        CORNERS.map(|corner| smaller.point(corner))
    }

    /// The smallest box around some tiles.
    #[must_use]
    pub fn bounds(&self, tiles: &[Tile]) -> Option<Rect> {
        let around = |tile: &Tile| {
            let (center, side) = (self.center(*tile), SIDE * self.radius);
            Rect::between(
                center.x - side,
                center.y - self.radius,
                center.x + side,
                center.y + self.radius,
            )
        };
        tiles.iter().map(around).reduce(Rect::union)
    }

    /// The outlines of a group of tiles, clockwise, holes counter-clockwise, `inset` inside the true ones.
    ///
    /// Several where the group does not hang together.
    #[must_use]
    pub fn outlines(&self, tiles: &[Tile], inset: f32) -> Vec<Vec<Point>> {
        let mut next = borders(tiles);
        let mut outlines = Vec::new();
        while let Some((start, mut at)) = next.pop_first() {
            let mut ring = vec![self.point(start)];
            while at != start {
                ring.push(self.point(at));
                // Around every corner of the lattice meet three tiles, so a border leaves it in one way only.
                let Some(after) = next.remove(&at) else { break };
                at = after;
            }
            outlines.push(moved_inwards(&ring, inset));
        }
        outlines
    }

    /// A corner or middle on the sheet, from the lattice.
    #[expect(clippy::cast_precision_loss, reason = "columns and rows are small numbers")]
    fn point(&self, [x, y]: [i32; 2]) -> Point {
        self.origin.offset(x as f32 * SIDE * self.radius, y as f32 * 0.5 * self.radius)
    }
}

/// The middle of a tile on the lattice: half widths to the right, half radii down.
fn lattice([column, row]: Tile) -> [i32; 2] {
    [2 * column + row.rem_euclid(2), 3 * row]
}

/// The sides that a group shares with no tile of its own, as corner → next corner, clockwise.
fn borders(tiles: &[Tile]) -> BTreeMap<[i32; 2], [i32; 2]> {
    let own: BTreeSet<_> = tiles.iter().copied().collect();
    let mut borders = BTreeMap::new();
    for tile in &own {
        let [x, y] = lattice(*tile);
        let corner = |index: usize| [x + CORNERS[index % 6][0], y + CORNERS[index % 6][1]];
        for (side, neighbour) in neighbours(*tile).iter().enumerate() {
            if !own.contains(neighbour) {
                borders.insert(corner(side), corner(side + 1));
            }
        }
    }
    borders
}

/// A clockwise ring whose sides have moved to its inside.
fn moved_inwards(ring: &[Point], inset: f32) -> Vec<Point> {
    let count = ring.len();
    let normal = |index: usize| {
        let (a, b) = (ring[index % count], ring[(index + 1) % count]);
        let (dx, dy) = (b.x - a.x, b.y - a.y);
        let length = (dx * dx + dy * dy).sqrt().max(f32::MIN_POSITIVE);
        (-dy / length, dx / length)
    };
    (0..count)
        .map(|index| {
            let ((ax, ay), (bx, by)) = (normal(index + count - 1), normal(index));
            let scale = inset / (1.0 + ax * bx + ay * by);
            ring[index].offset((ax + bx) * scale, (ay + by) * scale)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TILING: Tiling = Tiling { origin: Point::new(100.0, 100.0), radius: 10.0 };

    fn near(a: Point, b: (f32, f32)) -> bool {
        (a.x - b.0).abs() < 0.01 && (a.y - b.1).abs() < 0.01
    }

    #[test]
    fn tiles_have_their_places() {
        for (tile, x, y) in [
            ([0, 0], 100.0, 100.0),
            ([1, 0], 117.32, 100.0),
            ([0, 1], 108.66, 115.0),
            ([0, 2], 100.0, 130.0),
            ([-1, -1], 91.34, 85.0),
        ] {
            assert!(near(TILING.center(tile), (x, y)), "{tile:?}: {:?}", TILING.center(tile));
        }
        assert!(near(TILING.corners([0, 0], 0.0)[0], (100.0, 90.0)));
        assert!(near(TILING.corners([0, 0], 0.0)[1], (108.66, 95.0)));
        let side = TILING.corners([0, 0], 2.0)[1].x;
        assert!((side - 106.66).abs() < 0.01, "{side}");
    }

    #[test]
    fn neighbours_share_the_side_they_are_named_for() {
        for tile in [[2, 2], [2, 3], [0, -1]] {
            let corners = TILING.corners(tile, 0.0);
            for (side, neighbour) in neighbours(tile).into_iter().enumerate() {
                assert!(neighbours(neighbour).contains(&tile), "{tile:?} {neighbour:?}");
                let theirs = TILING.corners(neighbour, 0.0);
                let shared =
                    |corner: Point| theirs.iter().any(|point| near(*point, (corner.x, corner.y)));
                assert!(
                    shared(corners[side]) && shared(corners[(side + 1) % 6]),
                    "{tile:?} {side}"
                );
            }
        }
    }

    #[test]
    fn outlines_go_around_groups() {
        let ring: Vec<Tile> = neighbours([2, 2]).to_vec();
        for (tiles, lengths) in [
            (vec![[0, 0]], vec![6]),
            (vec![[0, 0], [1, 0]], vec![10]),
            (vec![[0, 0], [5, 5]], vec![6, 6]),
            (ring, vec![18, 6]),
            (vec![], vec![]),
        ] {
            let mut outlines: Vec<_> = TILING.outlines(&tiles, 0.0).iter().map(Vec::len).collect();
            outlines.sort_unstable_by(|a, b| b.cmp(a));
            assert_eq!(outlines, lengths, "{tiles:?}");
        }
    }

    #[test]
    fn insets_go_to_the_inside() {
        let outline = &TILING.outlines(&[[0, 0]], 2.0)[0];
        let corners = TILING.corners([0, 0], 2.0);
        assert!(
            outline
                .iter()
                .all(|point| corners.iter().any(|corner| near(*point, (corner.x, corner.y))))
        );
        let pair = TILING.outlines(&[[0, 0], [1, 0]], 2.0);
        let within = TILING.bounds(&[[0, 0], [1, 0]]).expect("two tiles").inset(1.9);
        assert!(
            pair[0].iter().all(|point| within.x <= point.x && point.x <= within.right()),
            "{pair:?}"
        );
    }

    #[test]
    fn tilings_fit_their_box() {
        let tiles: Vec<Tile> =
            (0..7).flat_map(|column| (0..5).map(move |row| [column, row])).collect();
        let within = Rect::new(40.0, 160.0, 1100.0, 800.0);
        let bounds = Tiling::fitting(&tiles, within, 100.0).bounds(&tiles).expect("tiles");
        assert!(within.contains(bounds, 0.01), "{bounds:?}");
        assert!(near(bounds.center(), (within.center().x, within.center().y)));
        assert!((Tiling::fitting(&[[3, 3]], within, 50.0).radius - 50.0).abs() < 0.01);
        assert!(near(Tiling::fitting(&[], within, 50.0).origin, (590.0, 560.0)));
    }
}
