//! Marks moved to where they will stand: parts of a map are drawn before it is known on which sheet, and how far down.

use super::{Mark, Outline, Point, Shape, Text};

impl Mark {
    /// The mark with all that is in it, moved by so much.
    #[must_use]
    pub fn moved(self, dx: f32, dy: f32) -> Self {
        match self {
            Self::Shape(shape) => {
                Self::Shape(Shape { outline: shape.outline.moved(dx, dy), ..shape })
            }
            Self::Text(text) => Self::Text(Text { origin: text.origin.offset(dx, dy), ..text }),
            Self::Group(mut group) => {
                group.bounds = group.bounds.map(|rect| rect.offset(dx, dy));
                group.marks = group.marks.into_iter().map(|mark| mark.moved(dx, dy)).collect();
                Self::Group(group)
            }
        }
    }
}

impl Outline {
    fn moved(self, dx: f32, dy: f32) -> Self {
        let all = |points: Vec<Point>| points.into_iter().map(|one| one.offset(dx, dy)).collect();
        match self {
            Self::Rect { rect, radius } => Self::Rect { rect: rect.offset(dx, dy), radius },
            Self::Circle { center, radius } => {
                Self::Circle { center: center.offset(dx, dy), radius }
            }
            Self::Polygon(points) => Self::Polygon(all(points)),
            Self::Area(rings) => Self::Area(rings.into_iter().map(all).collect()),
            Self::Line { points, radius, arrow } => {
                Self::Line { points: all(points), radius, arrow }
            }
            Self::Ribbon { from, to, thickness } => {
                Self::Ribbon { from: from.offset(dx, dy), to: to.offset(dx, dy), thickness }
            }
        }
    }
}
