//! What a text stands on, and whether it can be read there.
//!
//! Samples points along the text: what is under each is the topmost opaque fill, seen through the tints
//! above it; where nothing is, the sheet is white. A hatch counts as each of its two colours.

use crate::scene::{Colour, Fill, Point, Rgb, Text, blend, contrast};

use super::{Finding, Kind, LEAST_CONTRAST, Placed, Sheet};

/// Texts that are too pale on their ground, or under something.
pub(super) fn check(sheet: &Sheet<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for text in &sheet.texts {
        let points = samples(text);
        if points.iter().any(|point| is_hidden(sheet, text.order, *point)) {
            let detail = "lies under a shape that hides it".to_owned();
            findings.push(sheet.about(Kind::HiddenText, text, detail));
        }
        let colour = text.mark.colour.rgb();
        let mut grounds: Vec<Rgb> =
            points.iter().flat_map(|point| under(sheet, text.order, *point)).collect();
        // Most texts stand on one colour: it is judged once, not at every point.
        grounds.sort_unstable();
        grounds.dedup();
        let ratios = grounds.into_iter().map(|ground| contrast(colour, ground));
        let worst = ratios.fold(f64::INFINITY, f64::min);
        if worst < LEAST_CONTRAST {
            let detail = format!("has a contrast of {worst:.2}, not {LEAST_CONTRAST}");
            findings.push(sheet.about(Kind::LowContrast, text, detail));
        }
    }
    findings
}

/// Points spread over a text: two heights, about one point a character but no more than a dozen a row.
#[expect(clippy::cast_possible_truncation, reason = "clamped to a dozen")]
#[expect(clippy::cast_sign_loss, reason = "clamped to two and more")]
fn samples(text: &Placed<'_, Text>) -> Vec<Point> {
    let count = (text.mark.width / text.mark.size).ceil().clamp(2.0, 12.0) as u16;
    let rect = text.rect;
    let along = |step: u16| rect.x + rect.width * f32::from(step) / f32::from(count);
    (0..=count)
        .flat_map(|step| [0.25, 0.75].map(|at| Point::new(along(step), rect.y + rect.height * at)))
        .collect()
}

/// Whether an opaque shape drawn later covers a point.
fn is_hidden(sheet: &Sheet<'_>, order: usize, point: Point) -> bool {
    let above = sheet.index.at(point).iter().rev().map(|index| &sheet.shapes[*index]);
    above.take_while(|shape| shape.order > order).any(|shape| {
        matches!(shape.mark.fill, Fill::Solid(_) | Fill::Hatch { .. })
            && shape.mark.outline.contains(point)
    })
}

/// The colours that a mark of this order has under it at a point.
fn under(sheet: &Sheet<'_>, order: usize, point: Point) -> Vec<Rgb> {
    let mut tints = Vec::new();
    let mut grounds = vec![Colour::White.rgb()];
    for index in sheet.index.at(point).iter().rev() {
        let shape = &sheet.shapes[*index];
        if shape.order > order || !shape.mark.outline.contains(point) {
            continue;
        }
        match shape.mark.fill {
            Fill::None => continue,
            Fill::Tint(colour, share) => {
                tints.push((colour.rgb(), share));
                continue;
            }
            Fill::Solid(colour) => grounds = vec![colour.rgb()],
            Fill::Hatch { line, ground } => grounds = vec![line.rgb(), ground.rgb()],
        }
        break;
    }
    for (colour, share) in tints.into_iter().rev() {
        grounds = grounds.into_iter().map(|ground| blend(colour, share, ground)).collect();
    }
    grounds
}
