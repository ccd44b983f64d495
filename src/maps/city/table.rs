//! The table of the chains, part by part.

use super::Desk;
use super::columns::Columns;
use super::item::Seen;
use super::row::{Piece, Row};
use crate::maps::book::{Opening, Rooms, Strip};
use crate::maps::coding::SMALL;
use crate::scene::{Colour, Mark, Rect, Scene, Stroke};
use crate::site::EntityKind;
use crate::text::{Align, Ink};
use std::rc::Rc;

/// Height of the heads of the columns.
const HEAD: f32 = 34.0;
/// What is above and below the name of a chain whose row goes on, together, and the pitch of its lines.
const AROUND: f32 = 15.0;
const LEADING: f32 = 20.0;

/// The table in parts: its heads, then its rows. On paper, where `rooms` are the heights for the table on the only sheet,
/// on the first of several and on a further one, a row for which there is no room goes on on the next sheet.
pub(super) fn strips(desk: &Desk<'_>, rooms: Rooms) -> Vec<Strip> {
    let columns = Columns::of(desk);
    let head = Strip::drawn(|scene| heads(desk, &columns, scene));
    let opening = Rc::new(Opening { marks: head.marks.clone(), height: HEAD });
    let mut strips = vec![head.below(super::below(desk)).held()];
    let mut seen = Seen::new();
    let mut row = |chain| Row::of(desk, chain, &columns, &mut seen);
    let chains = &desk.local.chains;
    let rows: Vec<(Row<'_>, Rc<Opening>)> =
        chains.iter().map(|chain| (row(chain), Rc::new(again(desk, chain.at, &opening)))).collect();
    let pieces = divided(&rows, rooms);
    for ((chain, (row, again)), pieces) in chains.iter().zip(&rows).zip(pieces) {
        let strip = |piece: &Piece| {
            let strip = Strip::drawn(|scene| row.draw(desk, &columns, piece, scene));
            let opening = if piece.is_first { &opening } else { again };
            strip.of(desk.chain(chain.at)).opened(opening)
        };
        strips.extend(pieces.iter().map(strip));
    }
    strips
}

/// The pieces of every row, given what stands above each where it goes on.
fn divided(rows: &[(Row<'_>, Rc<Opening>)], rooms: Rooms) -> Vec<Vec<Piece>> {
    let all: f32 = rows.iter().map(|(row, _)| row.height()).sum();
    if HEAD + all <= rooms.only {
        return rows.iter().map(|(row, _)| row.pieces(f32::INFINITY, f32::INFINITY)).collect();
    }
    let mut left = rooms.first - HEAD;
    let mut all = Vec::new();
    for (row, again) in rows {
        if row.height() > left && row.least() > left {
            left = rooms.further - HEAD;
        }
        let again = rooms.further - again.height;
        let pieces = row.pieces(left, again);
        let last = pieces.last().map_or(0.0, |piece| piece.height);
        left = if pieces.len() > 1 { again - last } else { left - last };
        all.push(pieces);
    }
    all
}

/// The heads of the columns above a rule; returns where it lies.
fn heads(desk: &Desk<'_>, columns: &Columns, scene: &mut Scene) -> f32 {
    let (fonts, paper) = (desk.fonts(), desk.studio.paper);
    let (name, count) = (Ink::bold(15.0, Colour::Ink), Ink::regular(SMALL, Colour::Ink2));
    scene.push(
        fonts
            .set_middle(EntityKind::Chain.word(), name, 16.0)
            .starting(columns.chain.x + super::columns::GAP),
    );
    for (column, all) in columns.kinds.iter().zip(desk.local.all) {
        let x = column.x(0);
        let text = fonts.set_middle(column.kind.word(), name, 16.0).starting(x);
        if all > 0 {
            let count = fonts.set(&all.to_string(), count);
            scene.push(count.at(text.right() + 8.0, text.origin.y));
        }
        scene.push(text);
    }
    scene.push(Stroke::new(Colour::Ink2, 1.4).horizontal(HEAD, paper.left(), paper.right()));
    HEAD
}

/// What stands above a row that goes on on another sheet: the heads, and the name of its chain.
fn again(desk: &Desk<'_>, chain: usize, heads: &Opening) -> Opening {
    let (fonts, paper) = (desk.fonts(), desk.studio.paper);
    let words = format!("{}（续）", desk.chain(chain));
    let ink = Ink::bold(15.0, Colour::Ink);
    let left = paper.left() + super::columns::GAP;
    let width = paper.right() - left;
    let name = fonts.block(fonts.wrap(&words, ink.style, width), ink, LEADING);
    let area = Rect::new(left, HEAD, width, name.size().height + AROUND);
    let mut marks = heads.marks.clone();
    marks.extend(name.middle(area, Align::Start).into_iter().map(Mark::from));
    Opening { marks, height: area.bottom() }
}
