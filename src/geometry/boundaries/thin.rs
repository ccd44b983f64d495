//! Fewer points for lines that share them: each point is kept or dropped once, for all rings that pass through it, so
//! that neighbours go on sharing their border exactly.
//!
//! Points where borders meet stay. Of the others the one that changes least goes first (Visvalingam and Whyatt 1993), but
//! never where the area that it leaves holds another point or its neighbours are joined already: then lines that did not
//! cross before do not cross after, and no ring falls flat.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap};

/// Which points stay, where each takes away or adds at least so much area.
pub(super) fn kept(points: &[[f64; 2]], rings: &[Vec<usize>], least: f64) -> Vec<bool> {
    let mut net = Net::of(points, rings);
    let mut waiting: BinaryHeap<Reverse<(u64, usize)>> = BinaryHeap::new();
    let worth = |net: &Net<'_>, at: usize| net.change(at).filter(|area| *area < least);
    // Areas are never negative, and so in the order of their bits.
    let entry = |area: f64, at: usize| Reverse((area.to_bits(), at));
    let first = (0..points.len()).filter_map(|at| Some(entry(worth(&net, at)?, at)));
    waiting.extend(first);
    while let Some(Reverse((area, at))) = waiting.pop() {
        // What has changed since it was put there stands there again with what it is worth now.
        let is_current =
            net.is_kept[at] && worth(&net, at).is_some_and(|one| one.to_bits() == area);
        let Some([before, after]) = net.ends(at).filter(|_| is_current) else { continue };
        if net.is_safe(at, [before, after]) {
            net.drop(at, [before, after]);
            let changed = [before, after].into_iter();
            waiting.extend(changed.filter_map(|one| Some(entry(worth(&net, one)?, one))));
        }
    }
    net.is_kept
}

/// Points with those that lines join them to.
struct Net<'p> {
    points: &'p [[f64; 2]],
    joined: Vec<Vec<usize>>,
    is_kept: Vec<bool>,
    /// The points by where they lie, in squares.
    squares: BTreeMap<[i64; 2], Vec<usize>>,
    side: f64,
}

impl<'p> Net<'p> {
    fn of(points: &'p [[f64; 2]], rings: &[Vec<usize>]) -> Self {
        let mut joined = vec![Vec::new(); points.len()];
        for ring in rings {
            for (at, one) in ring.iter().enumerate() {
                let other = ring[(at + 1) % ring.len()];
                for [from, to] in [[*one, other], [other, *one]] {
                    if !joined[from].contains(&to) {
                        joined[from].push(to);
                    }
                }
            }
        }
        let reach = |axis: usize| {
            let all = points.iter().map(|point| point[axis]);
            let (least, most) = all.fold((f64::MAX, f64::MIN), |(a, b), x| (a.min(x), b.max(x)));
            (most - least).max(f64::MIN_POSITIVE)
        };
        // About one point to a square.
        let side = (reach(0) * reach(1) / points.len().max(1) as f64).sqrt();
        let is_kept = vec![true; points.len()];
        let mut net = Self { points, joined, is_kept, squares: BTreeMap::new(), side };
        for (at, point) in points.iter().enumerate() {
            net.squares.entry(net.square(*point)).or_default().push(at);
        }
        net
    }

    fn square(&self, point: [f64; 2]) -> [i64; 2] {
        point.map(|one| (one / self.side).floor() as i64)
    }

    /// The two points beside one on a line; none where borders meet.
    fn ends(&self, at: usize) -> Option<[usize; 2]> {
        <[usize; 2]>::try_from(self.joined[at].as_slice()).ok()
    }

    /// How much area dropping a point takes away or adds.
    fn change(&self, at: usize) -> Option<f64> {
        let [before, after] = self.ends(at)?;
        Some(self.turn(before, at, after).abs() / 2.0)
    }

    /// Twice the area of three points, positive where they turn one way.
    fn turn(&self, a: usize, b: usize, c: usize) -> f64 {
        let ([ax, ay], [bx, by], [cx, cy]) = (self.points[a], self.points[b], self.points[c]);
        (bx - ax) * (cy - ay) - (by - ay) * (cx - ax)
    }

    /// Whether a point can go without lines crossing or falling into one.
    fn is_safe(&self, at: usize, [before, after]: [usize; 2]) -> bool {
        if self.joined[before].contains(&after) {
            return false;
        }
        let three = [before, at, after];
        let bound = |axis: usize, pick: fn(f64, f64) -> f64| {
            three.map(|one| self.points[one][axis]).into_iter().reduce(pick).unwrap_or_default()
        };
        let low = self.square([bound(0, f64::min), bound(1, f64::min)]);
        let high = self.square([bound(0, f64::max), bound(1, f64::max)]);
        let mut squares = (low[0]..=high[0]).flat_map(|x| (low[1]..=high[1]).map(move |y| [x, y]));
        !squares.any(|square| {
            let here = self.squares.get(&square).into_iter().flatten();
            here.into_iter()
                .any(|one| self.is_kept[*one] && !three.contains(one) && self.holds(three, *one))
        })
    }

    /// Whether a point lies within three others or on their edge.
    fn holds(&self, [a, b, c]: [usize; 3], point: usize) -> bool {
        let turns = [self.turn(a, b, point), self.turn(b, c, point), self.turn(c, a, point)];
        turns.iter().all(|turn| *turn >= 0.0) || turns.iter().all(|turn| *turn <= 0.0)
    }

    fn drop(&mut self, at: usize, [before, after]: [usize; 2]) {
        self.is_kept[at] = false;
        for [one, other] in [[before, after], [after, before]] {
            self.joined[one].retain(|joined| *joined != at);
            self.joined[one].push(other);
        }
    }
}
