//! Supply relations between chains in words, by supplying chain, in columns below the matrix.

use super::super::pen::{Pen, leading};
use super::{Desk, NAME, supply};
use crate::scene::{Colour, Fill, Group, Mark, Point, Rect, Scene, Shape};
use crate::site::{Entity, Supply};
use crate::text::{Fonts, Ink};

/// How many columns there are.
const COLUMNS: usize = 3;
/// Room between two columns.
const GAP: f32 = 36.0;
/// Room below the relations of a chain.
const BELOW: f32 = 14.0;
/// How far a relation stands behind the dot before it.
const INDENT: f32 = 13.0;
/// Height of the title.
const TITLE: f32 = 30.0;

/// A relation in words: from, to, what.
pub(super) fn words(desk: &Desk<'_>, one: &Supply<'_>) -> String {
    let from = desk.chains()[one.from].chain.short_name();
    format!("{from} {}", behind(desk, one))
}

/// The same without the supplying chain.
fn behind(desk: &Desk<'_>, one: &Supply<'_>) -> String {
    let to = desk.chains()[one.to].chain.short_name();
    let end = |entity: Entity<'_>| match entity {
        Entity::Chain(_) => String::new(),
        other => other.short_name().to_owned(),
    };
    let what = one.relation.what.as_ref().map(|what| format!("：{}", what.value));
    let from = end(one.ends.0);
    let into = end(one.ends.1);
    let to = if into.is_empty() { to.to_owned() } else { format!("{to}·{into}") };
    format!("{from} → {to}{}", what.unwrap_or_default()).trim_start().to_owned()
}

/// Draws the list from a height on; returns its bottom.
pub(super) fn draw(desk: &Desk<'_>, all: &[Supply<'_>], scene: &mut Scene, top: f32) -> f32 {
    let fonts = desk.fonts();
    let title = fonts
        .set("供应关系", Ink::bold(17.0, Colour::Ink))
        .at(desk.studio.paper.left(), top + 16.0);
    scene.push(title);
    let width = (desk.studio.paper.room() - GAP * (COLUMNS - 1) as f32) / COLUMNS as f32;
    let chains: Vec<&[Supply<'_>]> = all.chunk_by(|a, b| a.from == b.from).collect();
    let heights: Vec<f32> = chains
        .iter()
        .map(|of| block(desk, of, Rect::new(0.0, 0.0, width, 0.0)).1 + BELOW)
        .collect();
    let each = heights.iter().sum::<f32>() / COLUMNS as f32;
    let (mut column, mut y, mut bottom) = (0, top + TITLE, top);
    let mut done = 0.0;
    for (of, height) in chains.iter().zip(&heights) {
        // A chain goes to the column in which its middle lies when all stand in one; none is skipped.
        let wanted = ((done + height / 2.0) / each.max(1.0)) as usize;
        let wanted = wanted.min(COLUMNS - 1).min(if done > 0.0 { column + 1 } else { 0 });
        if wanted > column {
            (column, y) = (wanted, top + TITLE);
        }
        let x = desk.studio.paper.left() + (width + GAP) * column as f32;
        let (marks, end) = block(desk, of, Rect::new(x, y, width, 0.0));
        scene.marks.extend(marks);
        bottom = f32::max(bottom, end);
        y = end + BELOW;
        done += height;
    }
    bottom
}

/// The relations of a supplying chain below its name; where it ends.
fn block(desk: &Desk<'_>, of: &[Supply<'_>], area: Rect) -> (Vec<Mark>, f32) {
    let mut pen = Pen::at(desk.fonts(), area);
    let name = desk.chains()[of[0].from].chain.short_name();
    let heading = format!("{} {name} 供应 {} 条", desk.code(of[0].from), of.len());
    pen.write(heading.trim_start(), Ink::bold(NAME, Colour::Ink));
    let mut marks = std::mem::take(&mut pen.marks);
    let mut y = pen.y;
    for one in of {
        let (group, end) = item(desk, one, Rect { y, ..area });
        marks.push(group.into());
        y = end;
    }
    (marks, y)
}

fn item(desk: &Desk<'_>, one: &Supply<'_>, area: Rect) -> (Group, f32) {
    let fonts: &Fonts<'_> = desk.fonts();
    // A dot before each, so that a relation on two lines is not taken for two.
    let inner = Rect { x: area.x + INDENT, width: area.width - INDENT, ..area };
    let ink = Ink::regular(NAME, Colour::Ink2);
    let mut pen = Pen::at(fonts, inner);
    pen.write(&behind(desk, one), ink);
    let dot = Point::new(area.x + 4.0, area.y + leading(ink) / 2.0);
    pen.marks.push(Shape::circle(dot, 1.8, Fill::Solid(Colour::Ink3)).into());
    let rect = Rect { height: pen.y - area.y, ..area };
    let group = Group::new(pen.marks).bounds(rect).tag("supply").label(words(desk, one));
    (group.link(desk.link(&supply::address(desk, one))), pen.y)
}
