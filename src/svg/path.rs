//! Path data of outlines: polygons, lines with round corners, arrow heads, ribbons, letters.
//!
//! Strings for the `d` attribute and nothing else; absolute coordinates, rounded by `xml::number`.

use crate::scene::{Point, Segment};

use super::xml::{hundredths, number, rounded};

/// A closed polygon.
pub(super) fn polygon(points: &[Point]) -> String {
    let mut path = String::new();
    for (index, point) in points.iter().enumerate() {
        to(&mut path, if index == 0 { 'M' } else { 'L' }, &[*point]);
    }
    if !points.is_empty() {
        path.push('Z');
    }
    path
}

/// Closed rings.
pub(super) fn area(rings: &[Vec<Point>]) -> String {
    rings.iter().map(|ring| polygon(ring)).collect()
}

/// An open line whose corners are rounded by up to `radius`.
pub(super) fn line(points: &[Point], radius: f32) -> String {
    let mut path = String::new();
    let Some(first) = points.first() else { return path };
    to(&mut path, 'M', &[*first]);
    for corner in points.windows(3) {
        let [before, at, after] = [corner[0], corner[1], corner[2]];
        if radius > 0.0 {
            to(&mut path, 'L', &[towards(at, before, radius)]);
            to(&mut path, 'Q', &[at, towards(at, after, radius)]);
        } else {
            to(&mut path, 'L', &[at]);
        }
    }
    if let [.., last] = &points[1..] {
        to(&mut path, 'L', &[*last]);
    }
    path
}

/// The head of an arrow at the end of a line, open like a chevron; none where the line has no direction.
pub(super) fn head(points: &[Point], width: f32) -> Option<String> {
    let tip = *points.last()?;
    let before = points.iter().rev().find(|point| distance(**point, tip) > 0.01)?;
    let length = distance(*before, tip);
    let (dx, dy) = ((tip.x - before.x) / length, (tip.y - before.y) / length);
    let (back, side) = (4.0 + 2.0 * width, 2.5 + width);
    let foot = tip.offset(-dx * back, -dy * back);
    let mut path = String::new();
    to(&mut path, 'M', &[foot.offset(-dy * side, dx * side)]);
    to(&mut path, 'L', &[tip]);
    to(&mut path, 'L', &[foot.offset(dy * side, -dx * side)]);
    Some(path)
}

/// A ribbon between two upright edges of one height, leaving and arriving level.
pub(super) fn ribbon(from: Point, target: Point, thickness: f32) -> String {
    let middle = (from.x + target.x) / 2.0;
    let bend = |a: Point, b: Point| [Point::new(middle, a.y), Point::new(middle, b.y), b];
    let (low_from, low_to) = (from.offset(0.0, thickness), target.offset(0.0, thickness));
    let mut path = String::new();
    to(&mut path, 'M', &[from]);
    to(&mut path, 'C', &bend(from, target));
    to(&mut path, 'L', &[low_to]);
    to(&mut path, 'C', &bend(low_to, low_from));
    path.push('Z');
    path
}

/// The shapes of letters: many short steps, so each is told from where the last one ended, and briefly.
///
/// Steps are between places that were rounded before, so that no error adds up.
pub(super) fn letters(segments: &[Segment]) -> String {
    let mut letters = Steps::default();
    for segment in segments {
        match *segment {
            Segment::Move(point) => {
                letters.step('m', &[point]);
                letters.start = letters.at;
            }
            Segment::Line(point) => letters.step('l', &[point]),
            Segment::Quadratic(bend, point) => letters.step('q', &[bend, point]),
            Segment::Cubic(one, two, point) => letters.step('c', &[one, two, point]),
            Segment::Close => {
                letters.path.push('z');
                letters.last = 'z';
                letters.at = letters.start;
            }
        }
    }
    letters.path
}

/// Path data told in steps; places in hundredths.
#[derive(Debug, Default)]
struct Steps {
    path: String,
    last: char,
    at: (i64, i64),
    start: (i64, i64),
}

impl Steps {
    fn step(&mut self, command: char, points: &[Point]) {
        // A command that is repeated need not be said again; after `m` that would mean a line.
        let mut said = command != self.last || command == 'm';
        if said {
            self.path.push(command);
        }
        self.last = command;
        let from = self.at;
        for point in points {
            self.at = (rounded(point.x), rounded(point.y));
            for step in [self.at.0 - from.0, self.at.1 - from.1] {
                if !said && step >= 0 {
                    self.path.push(' ');
                }
                said = false;
                hundredths(&mut self.path, step);
            }
        }
    }
}

/// Appends a command with its points.
fn to(path: &mut String, command: char, points: &[Point]) {
    path.push(command);
    for (index, point) in points.iter().enumerate() {
        if index > 0 {
            path.push(' ');
        }
        number(path, point.x);
        path.push(' ');
        number(path, point.y);
    }
}

/// The point `by` away from a corner, but not further than half way to its neighbour.
fn towards(corner: Point, neighbour: Point, by: f32) -> Point {
    let length = distance(corner, neighbour);
    let share = if length > 0.0 { (by / length).min(0.5) } else { 0.0 };
    corner.offset((neighbour.x - corner.x) * share, (neighbour.y - corner.y) * share)
}

fn distance(a: Point, b: Point) -> f32 {
    let (dx, dy) = (a.x - b.x, a.y - b.y);
    (dx * dx + dy * dy).sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn points(pairs: &[(f32, f32)]) -> Vec<Point> {
        pairs.iter().map(|(x, y)| Point::new(*x, *y)).collect()
    }

    #[test]
    fn lines_turn_corners() {
        for (pairs, radius, path) in [
            (&[] as &[(f32, f32)], 0.0, ""),
            (&[(1.0, 2.0)], 0.0, "M1 2"),
            (&[(0.0, 0.0), (10.0, 0.0)], 4.0, "M0 0L10 0"),
            (&[(0.0, 0.0), (10.0, 0.0), (10.0, 8.0)], 0.0, "M0 0L10 0L10 8"),
            (&[(0.0, 0.0), (10.0, 0.0), (10.0, 4.0)], 4.0, "M0 0L6 0Q10 0 10 2L10 4"),
        ] {
            assert_eq!(line(&points(pairs), radius), path);
        }
    }

    #[test]
    fn heads_point_where_the_line_goes() {
        let right = head(&points(&[(0.0, 5.0), (20.0, 5.0)]), 1.0);
        assert_eq!(right.as_deref(), Some("M14 8.5L20 5L14 1.5"));
        let down = head(&points(&[(0.0, 0.0), (0.0, 20.0), (0.0, 20.0)]), 1.0);
        assert_eq!(down.as_deref(), Some("M-3.5 14L0 20L3.5 14"));
        assert_eq!(head(&points(&[(3.0, 3.0), (3.0, 3.0)]), 1.0), None);
        assert_eq!(head(&[], 1.0), None);
    }

    #[test]
    fn letters_are_told_in_steps_that_add_up() {
        let at = |x, y| Point::new(x, y);
        let contour = [
            Segment::Move(at(10.004, 10.0)),
            Segment::Line(at(10.008, 9.5)),
            Segment::Line(at(11.0, 10.25)),
            Segment::Quadratic(at(12.0, 9.0), at(11.5, 9.0)),
            Segment::Close,
            Segment::Move(at(11.0, 10.0)),
            Segment::Cubic(at(11.0, 10.0), at(11.0, 9.0), at(12.0, 9.0)),
            Segment::Close,
        ];
        assert_eq!(
            letters(&contour),
            "m10 10l0.01-0.5 0.99 0.75q1-1.25 0.5-1.25zm1 0c0 0 0-1 1-1z"
        );
    }

    #[test]
    fn ribbons_and_polygons_are_closed() {
        let ribbon = ribbon(Point::new(0.0, 0.0), Point::new(10.0, 20.0), 5.0);
        assert_eq!(ribbon, "M0 0C5 0 5 20 10 20L10 25C5 25 5 5 0 5Z");
        assert_eq!(polygon(&points(&[(0.0, 0.0), (1.0, 0.0), (1.0, 1.0)])), "M0 0L1 0L1 1Z");
        assert_eq!(polygon(&[]), "");
    }
}
