//! The forms of what lies in a city: one for each kind, the same on every sheet.

use crate::scene::{Fill, Mark, Point, Rect, Shape, Size};
use crate::site::EntityKind;

/// The form of a kind around a point, without an edge.
pub(super) fn outline(kind: EntityKind, center: Point, fill: Fill) -> Vec<Mark> {
    let polygon = |points: &[(f32, f32)]| {
        let points = points.iter().map(|(x, y)| center.offset(*x, *y)).collect();
        vec![Shape::polygon(points, fill).into()]
    };
    match kind {
        EntityKind::Firm => vec![Shape::circle(center, 3.4, fill).into()],
        EntityKind::Park => {
            vec![Rect::around(center, Size::new(9.0, 9.0)).filled(fill).into()]
        }
        EntityKind::Cluster => {
            let middles = [(0.0, -2.6), (-3.5, 3.2), (3.5, 3.2)];
            let dot = |(x, y): (f32, f32)| Shape::circle(center.offset(x, y), 2.6, fill).into();
            middles.map(dot).to_vec()
        }
        EntityKind::Platform => polygon(&[(0.0, -5.4), (5.8, 4.8), (-5.8, 4.8)]),
        _ => polygon(&[(0.0, -6.2), (6.2, 0.0), (0.0, 6.2), (-6.2, 0.0)]),
    }
}
