//! Lines that run through text.
//!
//! A line that lies under an opaque shape where it meets the text is not seen there and does not count; one
//! that merely touches the edge of the text's box does not either.

use crate::scene::{Fill, Outline, Point, Rect, Shape, Text};

use super::{Finding, Kind, Placed, Sheet};

/// Shorter pieces of a line inside a text's box are a touch, not a crossing.
const TOUCH: f32 = 1.0;

/// Texts with a line through them.
pub(super) fn check(sheet: &Sheet<'_>) -> Vec<Finding> {
    let crossed = sheet.texts.iter().filter(|text| is_crossed(sheet, text));
    crossed
        .map(|text| sheet.about(Kind::LineThroughText, text, "has a line through it".to_owned()))
        .collect()
}

fn is_crossed(sheet: &Sheet<'_>, text: &Placed<'_, Text>) -> bool {
    let near = sheet.index.near(text.rect);
    near.iter().any(|index| {
        let line = &sheet.shapes[*index];
        segments(line.mark).any(|(from, to)| {
            inside(from, to, text.rect)
                .is_some_and(|seen| !is_covered(sheet, (line.order, &near), seen))
        })
    })
}

/// The straight pieces of a line that is drawn; none for other shapes.
fn segments(shape: &Shape) -> impl Iterator<Item = (Point, Point)> {
    let points = match (&shape.outline, shape.stroke) {
        (Outline::Line { points, .. }, Some(stroke)) if stroke.width > 0.0 => points.as_slice(),
        _ => &[],
    };
    points.windows(2).map(|pair| (pair[0], pair[1]))
}

/// The piece of a segment that lies in a box, where it is more than a touch (Liang and Barsky).
fn inside(from: Point, to: Point, rect: Rect) -> Option<(Point, Point)> {
    let (dx, dy) = (to.x - from.x, to.y - from.y);
    let (mut enter, mut leave) = (0.0_f32, 1.0_f32);
    for (along, room) in [
        (-dx, from.x - rect.x),
        (dx, rect.right() - from.x),
        (-dy, from.y - rect.y),
        (dy, rect.bottom() - from.y),
    ] {
        if along == 0.0 && room < 0.0 {
            return None;
        }
        if along < 0.0 {
            enter = enter.max(room / along);
        } else if along > 0.0 {
            leave = leave.min(room / along);
        }
    }
    let at = |share: f32| from.offset(dx * share, dy * share);
    let length = (dx * dx + dy * dy).sqrt() * (leave - enter);
    (length > TOUCH).then(|| (at(enter), at(leave)))
}

/// Whether one opaque shape drawn after the line covers a whole piece of it.
fn is_covered(
    sheet: &Sheet<'_>,
    (order, near): (usize, &[usize]),
    (from, to): (Point, Point),
) -> bool {
    let middle = Point::new(f32::midpoint(from.x, to.x), f32::midpoint(from.y, to.y));
    near.iter().map(|index| &sheet.shapes[*index]).filter(|shape| shape.order > order).any(
        |shape| {
            matches!(shape.mark.fill, Fill::Solid(_) | Fill::Hatch { .. })
                && [from, middle, to].into_iter().all(|point| shape.mark.outline.contains(point))
        },
    )
}
