//! Supply relations as lines through the gutters between the bands, where they stay clean.
//!
//! A line is drawn between links of neighbouring bands only. All that one link receives comes together in
//! one lane of the gutter; where lanes would run over each other the gutter stays empty, and the list says it.

use super::Desk;
use super::supply::{Supplies, top};
use crate::scene::{Colour, Mark, Point, Rect, Shape, Stroke};

/// Most lanes in a gutter.
const MOST_LANES: usize = 4;
/// Room between two lanes.
const LANE: f32 = 7.0;
/// From the panel's edge to the first lane on the left, and from the last one to the arrow's panel.
const LEFT: f32 = 8.0;
/// Room for the arrow heads.
const RIGHT: f32 = 16.0;

/// How much lower than arrows arrive lines may leave.
const LOWER: f32 = 9.0;

/// How the lines look.
pub(super) const fn stroke() -> Stroke {
    Stroke::new(Colour::Ink2, 1.4)
}

/// Whether relations are drawn as lines or listed only.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Lines {
    /// Some are drawn; all are listed.
    Drawn,
    /// All are listed.
    Listed,
}

/// Where a panel stands: its link's position in the chain, its column, its box, the height of its title.
#[derive(Debug, Clone, Copy)]
pub(super) struct Port {
    /// Position of the link in the chain.
    pub(super) link: usize,
    /// Column in the row of bands.
    pub(super) column: usize,
    /// The panel.
    pub(super) rect: Rect,
}

impl Port {
    /// Height at which lines leave and arrive.
    fn y(&self) -> f32 {
        self.rect.y + 22.0
    }
}

/// The lines of a row of bands.
pub(super) fn lines(desk: &Desk<'_>, supplies: &Supplies<'_>, ports: &[Port]) -> Vec<Mark> {
    let columns = ports.iter().map(|port| port.column + 1).max().unwrap_or_default();
    let port = |entity| {
        let link = top(desk, entity)?;
        ports.iter().find(|port| port.link == link).copied()
    };
    let ends: Vec<(Port, Port)> = (supplies.inner.iter())
        .filter_map(|one| Some((port(one.ends.0)?, port(one.ends.1)?)))
        .collect();
    (0..columns).flat_map(|column| gutter(&ends, column)).map(Mark::from).collect()
}

/// The lines in the gutter to the right of a column.
fn gutter(ends: &[(Port, Port)], column: usize) -> Vec<Shape> {
    let mut lanes: Vec<(Port, Vec<Port>)> = Vec::new();
    for (from, to) in ends {
        if from.column != column || to.column != column + 1 {
            continue;
        }
        match lanes.iter_mut().find(|(target, _)| target.link == to.link) {
            Some((_, sources)) if sources.iter().any(|one| one.link == from.link) => {}
            Some((_, sources)) => sources.push(*from),
            None => lanes.push((*to, vec![*from])),
        }
    }
    if lanes.is_empty() || lanes.len() > MOST_LANES {
        return Vec::new();
    }
    let orders = permutations(lanes.len());
    // Lines leave level with the arrows that arrive; where that lets them run over each other, a little lower.
    let routed = [0.0, LOWER].into_iter().flat_map(|lower| {
        let lanes = &lanes;
        orders.iter().map(move |order| route(lanes, order, lower))
    });
    let best = routed.reduce(|best, next| if next.faults < best.faults { next } else { best });
    best.filter(|best| best.faults <= CLEAN).map(|best| best.shapes()).unwrap_or_default()
}

/// Up to so many faults (a crossing is one, a line on a line is ten) a gutter is clean.
const CLEAN: usize = 2;

/// Level and upright pieces of a routing.
#[derive(Debug)]
struct Routing {
    paths: Vec<Vec<Point>>,
    faults: usize,
}

impl Routing {
    fn shapes(self) -> Vec<Shape> {
        self.paths.into_iter().map(|points| stroke().arrow(points, 5.0)).collect()
    }
}

/// Routes every lane, the lanes standing from left to right in an order.
fn route(lanes: &[(Port, Vec<Port>)], order: &[usize], lower: f32) -> Routing {
    let mut paths: Vec<(usize, Vec<Point>)> = Vec::new();
    for (at, lane) in order.iter().enumerate() {
        let (target, sources) = &lanes[*lane];
        for source in sources {
            let x = source.rect.right() + LEFT + LANE * at as f32;
            let y = source.y() + lower + leaving(lanes, source, *lane);
            let start = Point::new(source.rect.right(), y);
            let end = Point::new(target.rect.x - 1.0, target.y());
            let turn = [Point::new(x, start.y), Point::new(x, end.y)];
            let path = if (start.y - end.y).abs() < 0.5 {
                vec![start, end]
            } else {
                vec![start, turn[0], turn[1], end]
            };
            paths.push((*lane, path));
        }
    }
    let mut faults = 0;
    for (index, (lane, path)) in paths.iter().enumerate() {
        for (other, second) in &paths[index + 1..] {
            if lane != other {
                faults += conflicts(path, second);
            }
        }
    }
    Routing { paths: paths.into_iter().map(|(_, path)| path).collect(), faults }
}

/// A source of several lanes sends each line from a height of its own.
fn leaving(lanes: &[(Port, Vec<Port>)], source: &Port, lane: usize) -> f32 {
    let mut fed = (0..lanes.len())
        .filter(|one| lanes[*one].1.iter().any(|port| port.link == source.link))
        .collect::<Vec<_>>();
    // The line to the highest target leaves highest, so that lines of one source do not cross.
    fed.sort_by(|a, b| lanes[*a].0.rect.y.total_cmp(&lanes[*b].0.rect.y));
    let place = fed.iter().position(|one| *one == lane).unwrap_or_default();
    8.0 * (place as f32 - (fed.len() as f32 - 1.0) / 2.0)
}

/// How often two paths cross, and how often one runs on the other, which counts tenfold.
fn conflicts(a: &[Point], b: &[Point]) -> usize {
    let mut faults = 0;
    for one in a.windows(2) {
        for two in b.windows(2) {
            faults += touch((one[0], one[1]), (two[0], two[1]));
        }
    }
    faults
}

fn touch(a: (Point, Point), b: (Point, Point)) -> usize {
    let level = |piece: (Point, Point)| (piece.0.y - piece.1.y).abs() < 0.1;
    let share = |a: (f32, f32), b: (f32, f32)| {
        a.0.min(a.1) < b.0.max(b.1) - 0.1 && b.0.min(b.1) < a.0.max(a.1) - 0.1
    };
    let (ax, ay) = ((a.0.x, a.1.x), (a.0.y, a.1.y));
    let (bx, by) = ((b.0.x, b.1.x), (b.0.y, b.1.y));
    match (level(a), level(b)) {
        (true, true) => usize::from((ay.0 - by.0).abs() < 3.0 && share(ax, bx)) * 10,
        (false, false) => usize::from((ax.0 - bx.0).abs() < 3.0 && share(ay, by)) * 10,
        _ => usize::from(share(ax, bx) && share(ay, by)),
    }
}

fn permutations(count: usize) -> Vec<Vec<usize>> {
    let mut all: Vec<Vec<usize>> = vec![Vec::new()];
    for _ in 0..count {
        let longer = |begun: Vec<usize>| {
            let left: Vec<usize> = (0..count).filter(|one| !begun.contains(one)).collect();
            left.into_iter().map(move |next| [begun.clone(), vec![next]].concat())
        };
        all = all.into_iter().flat_map(longer).collect();
    }
    all
}

/// The room between bands: wide enough for the most lanes that a gutter needs.
pub(super) fn width(desk: &Desk<'_>, supplies: &Supplies<'_>) -> f32 {
    let mut targets: Vec<(usize, usize)> = Vec::new();
    for one in &supplies.inner {
        let (Some(from), Some(to)) = (top(desk, one.ends.0), top(desk, one.ends.1)) else {
            continue;
        };
        let band = |link: usize| desk.view.links[link].band_at;
        if band(to) == band(from) + 1 && !targets.contains(&(band(from), to)) {
            targets.push((band(from), to));
        }
    }
    let lanes = |gutter: usize| targets.iter().filter(|(band, _)| *band == gutter).count();
    let most = targets.iter().map(|(band, _)| lanes(*band)).max().unwrap_or_default();
    LEFT + RIGHT + LANE * most.min(MOST_LANES) as f32
}

#[cfg(test)]
mod tests {
    use super::*;

    fn port(link: usize, column: usize, y: f32) -> Port {
        Port { link, column, rect: Rect::new(200.0 * column as f32, y, 160.0, 100.0) }
    }

    #[test]
    fn what_one_link_receives_comes_together() {
        let ends = [(port(0, 0, 0.0), port(2, 1, 0.0)), (port(1, 0, 120.0), port(2, 1, 0.0))];
        let shapes = gutter(&ends, 0);
        assert_eq!(shapes.len(), 2);
        assert!(gutter(&ends, 1).is_empty());
    }

    #[test]
    fn a_gutter_that_would_be_a_tangle_stays_empty() {
        let all = |from: usize| {
            (0..4).map(move |to| {
                (port(from, 0, 120.0 * from as f32), port(4 + to, 1, 120.0 * to as f32))
            })
        };
        let ends: Vec<(Port, Port)> = (0..4).flat_map(all).collect();
        assert!(gutter(&ends, 0).is_empty());
    }

    #[test]
    fn every_order_of_lanes_is_tried_once() {
        assert_eq!(permutations(3).len(), 6);
        assert_eq!(permutations(0).len(), 1);
    }
}
