//! How far an outline reaches, and whether a point lies inside it.
//!
//! Corners count as square: half a unit of rounding decides nothing that is asked here.

use super::{Outline, Point, Rect};

impl Outline {
    /// The smallest box around the outline; none where it has no points.
    #[must_use]
    pub fn bounds(&self) -> Option<Rect> {
        match self {
            Self::Rect { rect, .. } => Some(*rect),
            Self::Circle { center, radius } => Some(Rect {
                x: center.x - radius,
                y: center.y - radius,
                width: 2.0 * radius,
                height: 2.0 * radius,
            }),
            Self::Polygon(points) | Self::Line { points, .. } => around(points),
            Self::Area(rings) => rings.iter().filter_map(|ring| around(ring)).reduce(Rect::union),
            Self::Ribbon { from, to, thickness } => {
                around(&[*from, *to, from.offset(0.0, *thickness), to.offset(0.0, *thickness)])
            }
        }
    }

    /// Whether a point lies inside; nothing lies inside a line.
    #[must_use]
    pub fn contains(&self, point: Point) -> bool {
        match self {
            Self::Rect { rect, .. } => {
                rect.x <= point.x
                    && point.x <= rect.right()
                    && rect.y <= point.y
                    && point.y <= rect.bottom()
            }
            Self::Circle { center, radius } => {
                let (dx, dy) = (point.x - center.x, point.y - center.y);
                dx * dx + dy * dy <= radius * radius
            }
            Self::Polygon(points) => is_inside(points, point),
            Self::Area(rings) => rings.iter().fold(false, |is, ring| is ^ is_inside(ring, point)),
            Self::Line { .. } => false,
            Self::Ribbon { from, to, thickness } => ribbon_top(*from, *to, point.x)
                .is_some_and(|top| top <= point.y && point.y <= top + thickness),
        }
    }
}

/// The smallest box around points.
fn around(points: &[Point]) -> Option<Rect> {
    let first = *points.first()?;
    let start = Rect { x: first.x, y: first.y, width: 0.0, height: 0.0 };
    Some(points.iter().fold(start, |rect, point| {
        rect.union(Rect { x: point.x, y: point.y, width: 0.0, height: 0.0 })
    }))
}

/// Whether a ray from the point to the right crosses the edge of the polygon an odd number of times.
fn is_inside(points: &[Point], point: Point) -> bool {
    let next = points.iter().cycle().skip(1);
    points.iter().zip(next).fold(false, |inside, (a, b)| {
        let spans = (a.y > point.y) != (b.y > point.y);
        let crosses = spans && point.x < a.x + (point.y - a.y) / (b.y - a.y) * (b.x - a.x);
        inside ^ crosses
    })
}

/// Height of the upper edge of a ribbon at an x between its ends.
///
/// Both coordinates of its cubic rise with its parameter, so halving finds the parameter of the x.
fn ribbon_top(from: Point, to: Point, x: f32) -> Option<f32> {
    let share = (x - from.x) / (to.x - from.x);
    if !(0.0..=1.0).contains(&share) {
        return None;
    }
    let (mut low, mut high) = (0.0_f32, 1.0_f32);
    for _ in 0..20 {
        let t = f32::midpoint(low, high);
        // Control points stand half way: x(t) = 1.5 t (1-t) + t³.
        if 1.5 * t * (1.0 - t) + t * t * t < share { low = t } else { high = t }
    }
    let t = f32::midpoint(low, high);
    Some(from.y + (to.y - from.y) * t * t * (3.0 - 2.0 * t))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_lie_inside_or_outside() {
        let triangle = Outline::Polygon(vec![
            Point::new(0.0, 0.0),
            Point::new(10.0, 0.0),
            Point::new(0.0, 10.0),
        ]);
        let circle = Outline::Circle { center: Point::new(5.0, 5.0), radius: 2.0 };
        let ribbon = Outline::Ribbon {
            from: Point::new(0.0, 0.0),
            to: Point::new(10.0, 20.0),
            thickness: 4.0,
        };
        let square = |at: f32, side: f32| {
            [(0.0, 0.0), (side, 0.0), (side, side), (0.0, side)]
                .map(|(x, y)| Point::new(at + x, at + y))
                .to_vec()
        };
        let area = Outline::Area(vec![square(0.0, 10.0), square(2.0, 4.0), square(20.0, 2.0)]);
        let line = Outline::Line {
            points: vec![Point::new(0.0, 0.0), Point::new(10.0, 10.0)],
            radius: 0.0,
            arrow: false,
        };
        for (outline, x, y, inside) in [
            (&triangle, 2.0, 2.0, true),
            (&triangle, 6.0, 6.0, false),
            (&circle, 6.0, 6.0, true),
            (&circle, 7.0, 7.0, false),
            (&ribbon, 0.0, 2.0, true),
            (&ribbon, 5.0, 12.0, true),
            (&ribbon, 5.0, 2.0, false),
            (&ribbon, 11.0, 21.0, false),
            (&line, 5.0, 5.0, false),
            (&area, 1.0, 1.0, true),
            (&area, 4.0, 4.0, false),
            (&area, 21.0, 21.0, true),
            (&area, 15.0, 15.0, false),
        ] {
            assert_eq!(outline.contains(Point::new(x, y)), inside, "{outline:?} {x} {y}");
        }
        assert_eq!(ribbon.bounds(), Some(Rect::new(0.0, 0.0, 10.0, 24.0)));
        assert_eq!(circle.bounds(), Some(Rect::new(3.0, 3.0, 4.0, 4.0)));
        assert_eq!(area.bounds(), Some(Rect::new(0.0, 0.0, 22.0, 22.0)));
        assert_eq!(Outline::Polygon(vec![]).bounds(), None);
    }
}
