//! Areas after thinning: no gaps, no overlaps, hearts inside.

use super::*;
use crate::scene::Outline;
use proptest::prelude::*;
use proptest::test_runner::{Config, RngSeed, TestRunner};

/// Cells in rows and columns with crooked edges, each of one of a few areas.
#[derive(Debug, Clone)]
struct Quilt {
    columns: usize,
    areas: Vec<usize>,
    jitter: Vec<[f64; 2]>,
}

/// Points of an edge between two corners.
const STEPS: usize = 6;

impl Quilt {
    fn any() -> impl Strategy<Value = Self> {
        (2_usize..6, 2_usize..6).prop_flat_map(|(columns, rows)| {
            let areas = proptest::collection::vec(0_usize..4, columns * rows);
            let spot = (-0.3_f64..0.3, -0.3_f64..0.3).prop_map(|(x, y)| [x, y]);
            let jitter = proptest::collection::vec(spot, 97);
            (areas, jitter).prop_map(move |(areas, jitter)| Self { columns, areas, jitter })
        })
    }

    /// A point of the finer grid on which corners and points of edges lie, a little off its place.
    fn point(&self, [x, y]: [usize; 2]) -> [f64; 2] {
        let [dx, dy] = self.jitter[(x * 31 + y * 17) % self.jitter.len()];
        let fine = 1.0 / STEPS as f64;
        [110.0 + (x as f64 + dx) * fine, 30.0 + (y as f64 + dy) * fine]
    }

    /// The grid points around a cell.
    fn around(&self, column: usize, row: usize) -> Vec<[usize; 2]> {
        let (x, y) = (column * STEPS, row * STEPS);
        let up = (0..STEPS).map(|at| [x + at, y]);
        let right = (0..STEPS).map(|at| [x + STEPS, y + at]);
        let down = (0..STEPS).map(|at| [x + STEPS - at, y + STEPS]);
        let left = (0..STEPS).map(|at| [x, y + STEPS - at]);
        up.chain(right).chain(down).chain(left).collect()
    }

    /// The rings of each area: what goes around its cells and not between two of them.
    fn polygons(&self) -> Vec<Vec<Polygon>> {
        (0..4).map(|area| self.rings(area).into_iter().map(|ring| vec![ring]).collect()).collect()
    }

    fn rings(&self, area: usize) -> Vec<Ring> {
        let mut steps: BTreeSet<[[usize; 2]; 2]> = BTreeSet::new();
        for at in (0..self.areas.len()).filter(|at| self.areas[*at] == area) {
            let ring = self.around(at % self.columns, at / self.columns);
            for (index, from) in ring.iter().enumerate() {
                let to = ring[(index + 1) % ring.len()];
                if !steps.remove(&[to, *from]) {
                    steps.insert([*from, to]);
                }
            }
        }
        let mut rings = Vec::new();
        while let Some([start, mut at]) = steps.pop_first() {
            let mut ring = vec![self.point(start)];
            while at != start {
                ring.push(self.point(at));
                let next = *steps.range([at, [0, 0]]..).next().unwrap();
                steps.remove(&next);
                at = next[1];
            }
            rings.push(ring);
        }
        rings
    }
}

fn signed(ring: &[Point]) -> f32 {
    let next = ring.iter().cycle().skip(1);
    ring.iter().zip(next).map(|(a, b)| a.x * b.y - a.y * b.x).sum::<f32>() / 2.0
}

type Edge = (Point, Point);

fn all_edges(rings: &[Vec<Point>]) -> Vec<Edge> {
    let ring = |ring: &Vec<Point>| {
        let next = ring.iter().cycle().skip(1).copied();
        ring.iter().copied().zip(next).collect::<Vec<_>>()
    };
    rings.iter().flat_map(ring).collect()
}

/// Whether two edges have more in common than an end.
fn cross((a, b): Edge, (c, d): Edge) -> bool {
    let turn = |a: Point, b: Point, c: Point| {
        f64::from(b.x - a.x) * f64::from(c.y - a.y) - f64::from(b.y - a.y) * f64::from(c.x - a.x)
    };
    let apart = |one: f64, other: f64| one * other < 0.0;
    apart(turn(a, b, c), turn(a, b, d)) && apart(turn(c, d, a), turn(c, d, b))
}

fn is_sound(quilt: &Quilt, least: f64) -> Result<(), TestCaseError> {
    let polygons = quilt.polygons();
    let land = Land::thinned(&polygons, least);
    // Without gaps and overlaps: every edge has an area on each side or lies on the outline, whose surface is the sum.
    let mut sides: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    let name = |(a, b): &Edge| {
        let mut ends = [format!("{a:?}"), format!("{b:?}")];
        ends.sort();
        ends.concat()
    };
    let (mut sum, mut before) = (0.0, 0);
    for (area, rings) in land.areas.iter().enumerate() {
        let surface: f32 = -rings.iter().map(|ring| signed(ring)).sum::<f32>();
        prop_assert_eq!(rings.is_empty(), !quilt.areas.contains(&area));
        prop_assert!(rings.is_empty() || surface > 0.0, "{area}: {surface}");
        sum += surface;
        before += polygons[area].iter().flatten().map(Vec::len).sum::<usize>();
        all_edges(rings).iter().for_each(|edge| sides.entry(name(edge)).or_default().push(area));
        let own = Outline::Area(rings.clone());
        prop_assert!(land.hearts[area].iter().all(|heart| own.contains(*heart)), "{area}");
        prop_assert_eq!(land.hearts[area].is_empty(), rings.is_empty());
    }
    let outline = land.borders.iter().filter(|one| one.other.is_none());
    let outline = outline.flat_map(|one| one.points.windows(2).map(|two| (two[0], two[1])));
    let outer: f32 = outline.map(|(a, b)| b.x * a.y - b.y * a.x).sum::<f32>() / 2.0;
    prop_assert!((outer - sum).abs() < sum * 1e-3, "{outer} {sum}");
    prop_assert!(sides.values().all(|areas| areas.len() <= 2));
    let edges = all_edges(&land.areas.concat());
    for (at, one) in edges.iter().enumerate() {
        for other in &edges[..at] {
            prop_assert!(!cross(*one, *other), "{one:?} {other:?}");
        }
    }
    prop_assert!(edges.len() < before || least < 300.0, "{} of {before}", edges.len());
    Ok(())
}

#[test]
fn thinning_leaves_neither_gaps_nor_overlaps() {
    let config = Config {
        cases: 60,
        rng_seed: RngSeed::Fixed(20231231),
        failure_persistence: None,
        ..Config::default()
    };
    // From hardly any change to so much that only what is needed to tell the areas apart is left.
    let least = prop_oneof![Just(1.0), Just(30.0), Just(300.0), Just(1e9)];
    let quilts = (Quilt::any(), least);
    TestRunner::new(config).run(&quilts, |(quilt, least)| is_sound(&quilt, least)).unwrap();
}

/// A square of a degree with its lower left corner at a place.
fn square(x: f64, y: f64, side: f64) -> Ring {
    vec![[x, y], [x + side, y], [x + side, y + side], [x, y + side], [x, y]]
}

#[test]
fn islands_go_but_no_area_and_no_hole() {
    let tiny = 0.001;
    let main = vec![square(110.0, 30.0, 1.0), square(110.4, 30.4, 0.2)];
    let areas = [
        vec![main, vec![square(111.5, 30.0, tiny)]],
        vec![vec![square(110.4, 30.4, 0.2)]],
        vec![vec![square(112.0, 30.0, tiny)]],
        vec![],
    ];
    let land = Land::of(&areas);
    let rings: Vec<usize> = land.areas.iter().map(Vec::len).collect();
    assert_eq!(rings, [2, 1, 1, 0]);
    // Around the first, around the second within it, around the third.
    let borders: Vec<_> = land.borders.iter().map(|one| (one.area, one.other)).collect();
    assert_eq!(borders, [(0, None), (0, Some(1)), (2, None)]);
    assert!(land.borders.iter().all(|one| one.points.first() == one.points.last()));
    assert_eq!(land.hearts[3], []);
}

#[test]
fn land_fits_its_box() {
    let land = Land::of(&[vec![vec![square(110.0, 30.0, 1.0)]]]);
    let room = Rect::new(40.0, 10.0, 400.0, 100.0);
    let placed = land.within(room);
    assert!((placed.size.height - 100.0).abs() < 0.01 && placed.size.width < 100.0);
    let all = placed.areas.concat().concat();
    assert!(
        all.iter()
            .all(|point| room.inset(-0.01).contains(Rect::around(*point, Size::default()), 0.0))
    );
    assert_eq!(Land::of(&[]).within(room).areas, Vec::<Vec<Vec<Point>>>::new());
}

#[test]
fn an_area_too_thin_to_have_a_middle_has_a_heart() {
    let sliver = vec![vec![[112.0, 30.0], [112.5, 30.0], [113.0, 30.0]]];
    let land = Land::of(&[vec![vec![square(110.0, 30.0, 1.0)]], vec![sliver]]);
    assert!(land.hearts.iter().all(|hearts| !hearts.is_empty()), "{:?}", land.hearts);
}
