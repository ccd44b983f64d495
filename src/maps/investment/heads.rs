//! The head of the table: names of the columns, and the stages as a row of arrows.

use super::columns::Column;
use super::{Plan, track};
use crate::maps::Paper;
use crate::maps::coding::SMALL;
use crate::model::{Stage, Word};
use crate::scene::{Colour, Fill, Point, Rect, Scene, Shape, Stroke};
use crate::text::Ink;

/// Height of the arrows.
const HEIGHT: f32 = 34.0;

/// How far the point of an arrow reaches.
const fn point(paper: Paper) -> f32 {
    if let Paper::A4 = paper { 6.0 } else { 9.0 }
}

/// Draws the head; returns where the first row begins.
pub(super) fn draw(plan: &Plan<'_>, top: f32, scene: &mut Scene) -> f32 {
    let (fonts, paper, columns) = (plan.page.studio.fonts, plan.page.studio.paper, plan.columns);
    let heads: [(Column, &str); 4] = [
        (columns.gap, "要补的环节与产品"),
        (columns.action, "作用"),
        (columns.sought, "寻找什么"),
        (columns.place, "可考虑的市州与园区、依据"),
    ];
    let middle = top + HEIGHT / 2.0;
    for ((left, _), name) in heads {
        scene.push(fonts.set_middle(name, Ink::bold(15.0, Colour::Ink), middle).starting(left));
    }
    for (at, stage) in Stage::ALL.iter().enumerate() {
        let cell = track::cell(columns.stage, at);
        scene.push(arrow(Rect { y: top, height: HEIGHT, ..cell }, point(paper)));
        let ink = Ink::bold(if paper == Paper::A4 { SMALL } else { 15.0 }, Colour::Ink);
        let text = fonts.set_middle(stage.word(), ink, middle);
        scene.push(text.centred(cell.center().x + point(paper) / 2.0));
    }
    let bottom = top + HEIGHT + 10.0;
    scene.push(Stroke::new(Colour::Plain, 1.4).horizontal(bottom, paper.left(), paper.right()));
    bottom
}

/// A box with a notch at its left and a point at its right.
fn arrow(rect: Rect, reach: f32) -> Shape {
    let (top, middle, bottom) = (rect.y, rect.center().y, rect.bottom());
    let points = vec![
        Point::new(rect.x, top),
        Point::new(rect.right() - 2.0, top),
        Point::new(rect.right() + reach - 2.0, middle),
        Point::new(rect.right() - 2.0, bottom),
        Point::new(rect.x, bottom),
        Point::new(rect.x + reach, middle),
    ];
    Shape::polygon(points, Fill::Solid(Colour::ActiveFill))
}
