//! The ruling of a matrix and its totals, the same on every sheet that has one.

use crate::geometry::matrix::{Matrix, Span};
use crate::scene::{Colour, Scene, Stroke, Text};
use crate::text::{Fonts, Ink};

/// Light rules between rows and columns, stronger ones around groups; columns run over the height `whole`.
pub(super) fn rules(scene: &mut Scene, grid: &Matrix, whole: Span) {
    let light = Stroke::new(Colour::Line, 0.8);
    let strong = Stroke::new(Colour::Plain, 1.2);
    let edge = Stroke::new(Colour::Ink2, 1.4);
    let (left, right) = (grid.width.start, grid.width.end());
    let inner = grid.leads.last().map_or(left, |lead| lead.start);
    for column in grid.columns.iter().chain(grid.tails.first()) {
        scene.push(light.vertical(column.start, whole.start, whole.end()));
    }
    for row in &grid.rows {
        scene.push(light.horizontal(row.end(), inner, right));
    }
    scene.push(edge.horizontal(grid.head.end(), left, right));
    for group in grid.groups.iter().rev().skip(1) {
        scene.push(strong.horizontal(group.end(), left, right));
    }
    scene.push(edge.horizontal(grid.height.end(), left, right));
}

/// A total on a height; nothing to add up is a dash.
pub(super) fn total(fonts: &Fonts<'_>, total: usize, (middle, ink): (f32, Ink)) -> Text {
    let words = if total == 0 { "–".to_owned() } else { total.to_string() };
    fonts.set_middle(&words, ink, middle)
}
