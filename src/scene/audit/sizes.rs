//! Lengths that are no lengths: negative, infinite, not a number; shares outside 0 to 1.

use crate::scene::{Fill, Mark, Outline, Point, Rect, Shape, Text};

use super::{Finding, Kind, Sheet};

/// A coordinate or length beyond this is a mistake, whatever it means to be.
const FAR: f32 = 1e6;

/// Marks and bounds with impossible lengths.
pub(super) fn check(sheet: &Sheet<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    if !is_sound(sheet.scene.sheet()) {
        let words = ("sheet", format!("is {:?}", sheet.scene.size));
        findings.push(sheet.finding(Kind::BadSize, (usize::MAX, sheet.scene.sheet()), words));
    }
    for walked in &sheet.walked {
        let (sound, subject) = match walked.mark {
            Mark::Shape(shape) => (shape_is_sound(shape), "shape"),
            Mark::Text(text) => (text_is_sound(text), text.content.as_str()),
            Mark::Group(group) => (group.bounds.is_none_or(is_sound), "bounds"),
        };
        if !sound {
            let words = (subject, "has a length that cannot be".to_owned());
            findings.push(sheet.finding(Kind::BadSize, (walked.order, Rect::default()), words));
        }
    }
    findings
}

/// Whether a box has a place and a size.
pub(super) fn is_sound(rect: Rect) -> bool {
    is_place(rect.origin()) && is_length(rect.width) && is_length(rect.height)
}

fn text_is_sound(text: &Text) -> bool {
    is_place(text.origin) && is_length(text.width) && is_length(text.size) && text.size > 0.0
}

fn shape_is_sound(shape: &Shape) -> bool {
    let filled = match shape.fill {
        Fill::Tint(_, share) => (0.0..=1.0).contains(&share),
        Fill::None | Fill::Solid(_) | Fill::Hatch { .. } => true,
    };
    let stroked = shape.stroke.is_none_or(|stroke| {
        is_length(stroke.width) && stroke.dash.is_none_or(|dash| dash.into_iter().all(is_length))
    });
    filled && stroked && outline_is_sound(&shape.outline)
}

fn outline_is_sound(outline: &Outline) -> bool {
    match outline {
        Outline::Rect { rect, radius } => is_sound(*rect) && is_length(*radius),
        Outline::Circle { center, radius } => is_place(*center) && is_length(*radius),
        Outline::Polygon(points) => points.len() >= 3 && points.iter().copied().all(is_place),
        Outline::Area(rings) => {
            rings.iter().all(|ring| ring.len() >= 3 && ring.iter().copied().all(is_place))
        }
        Outline::Line { points, radius, .. } => {
            points.len() >= 2 && points.iter().copied().all(is_place) && is_length(*radius)
        }
        Outline::Ribbon { from, to, thickness } => {
            is_place(*from) && is_place(*to) && from.x <= to.x && is_length(*thickness)
        }
    }
}

fn is_place(point: Point) -> bool {
    point.x.abs() <= FAR && point.y.abs() <= FAR
}

fn is_length(length: f32) -> bool {
    (0.0..=FAR).contains(&length)
}
