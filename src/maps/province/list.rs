//! Supply relations between chains in words, by supplying chain, in columns below the matrix.

use super::super::book::Strip;
use super::super::listing::{Column, Cursor, Listing, Measures, Piece};
use super::super::pen::{Pen, leading};
use super::{Desk, NAME, supply};
use crate::scene::{Colour, Fill, Group, Point, Rect, Scene, Shape};
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
/// Room above the list.
pub(super) const ABOVE: f32 = 40.0;
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

/// The list as parts, the first and the further ones no higher than their rooms; the title stands above the first.
pub(super) fn strips(
    desk: &Desk<'_>,
    all: &[Supply<'_>],
    (first, further): (f32, f32),
) -> Vec<Strip> {
    let width = (desk.studio.paper.room() - GAP * (COLUMNS - 1) as f32) / COLUMNS as f32;
    let chains: Vec<&[Supply<'_>]> = all.chunk_by(|a, b| a.from == b.from).collect();
    let column = Rect::new(0.0, 0.0, width, 0.0);
    let group = |of: &&[Supply<'_>]| Measures {
        heading: heading(desk, of, (Turn::First, column)).y,
        entries: of.iter().map(|one| item(desk, one, column).1).collect(),
    };
    let groups = chains.iter().map(group).collect();
    let listing = Listing { groups, between: BELOW, columns: COLUMNS };
    let sheets =
        listing.sheets(Cursor::default(), (first - TITLE, further)).into_iter().enumerate();
    let strip = |(at, columns): (usize, Vec<Column>)| {
        let strip = Strip::drawn(|scene| {
            let top = title(desk, at, scene);
            let mut bottom = top;
            for (column, pieces) in columns.iter().enumerate() {
                let x = desk.studio.paper.left() + (width + GAP) * column as f32;
                let area = Rect::new(x, top, width, 0.0);
                bottom = f32::max(bottom, draw(desk, &chains, (pieces, area), scene));
            }
            bottom
        });
        strip.below(ABOVE).of("供应关系")
    };
    sheets.map(strip).collect()
}

/// The title of the first part; returns where the columns begin.
fn title(desk: &Desk<'_>, at: usize, scene: &mut Scene) -> f32 {
    if at > 0 {
        return 0.0;
    }
    let title = desk.fonts().set("供应关系", Ink::bold(17.0, Colour::Ink));
    scene.push(title.at(desk.studio.paper.left(), 16.0));
    TITLE
}

/// Whether a chain begins or goes on in a column.
#[derive(Clone, Copy)]
enum Turn {
    First,
    Again,
}

/// The name of a supplying chain.
fn heading<'d>(desk: &Desk<'d>, of: &[Supply<'_>], (turn, area): (Turn, Rect)) -> Pen<'d> {
    let mut pen = Pen::at(desk.fonts(), area);
    let (code, name) = (desk.code(of[0].from), desk.chains()[of[0].from].chain.short_name());
    let words = match turn {
        Turn::First => format!("{code} {name} 供应 {} 条", of.len()),
        Turn::Again => format!("{code} {name}（续）"),
    };
    pen.write(words.trim_start(), Ink::bold(NAME, Colour::Ink));
    pen
}

/// Draws a column into an area; returns where it ends.
fn draw(
    desk: &Desk<'_>,
    chains: &[&[Supply<'_>]],
    (pieces, area): (&[Piece], Rect),
    scene: &mut Scene,
) -> f32 {
    let mut y = area.y;
    for (index, piece) in pieces.iter().enumerate() {
        let of = chains[piece.group];
        y += if index > 0 { BELOW } else { 0.0 };
        let turn = if piece.goes_on() { Turn::Again } else { Turn::First };
        let mut pen = heading(desk, of, (turn, Rect { y, ..area }));
        y = pen.y;
        scene.marks.append(&mut pen.marks);
        for one in &of[piece.entries.clone()] {
            let (group, end) = item(desk, one, Rect { y, ..area });
            scene.push(group);
            y = end;
        }
    }
    y
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
