//! The table of the chains, part by part.

use super::Desk;
use super::columns::Columns;
use super::item::Seen;
use super::row::{Piece, Row};
use crate::maps::book::{Opening, Strip};
use crate::maps::coding::SMALL;
use crate::scene::{Colour, Scene, Stroke};
use crate::site::EntityKind;
use crate::text::Ink;
use std::rc::Rc;

/// Height of the heads of the columns, and of the name of a chain whose row goes on.
const HEAD: f32 = 34.0;
const AGAIN: f32 = 30.0;
/// Rows higher than this share of a sheet are divided, into pieces of about that share.
const HIGH: f32 = 0.45;
const PIECE: f32 = 0.25;

/// The table in parts: its heads, then its rows. Given the height of a sheet of paper, high rows are divided.
pub(super) fn strips(desk: &Desk<'_>, room: Option<f32>) -> Vec<Strip> {
    let columns = Columns::of(desk);
    let mut strips = Vec::new();
    let head = Strip::drawn(|scene| heads(desk, &columns, scene));
    let opening = Rc::new(Opening { marks: head.marks.clone(), height: HEAD });
    strips.push(head.below(super::BELOW).held());
    let mut seen = Seen::new();
    for chain in &desk.local.chains {
        let row = Row::of(desk, chain, &columns, &mut seen);
        let most = match room.map(|room| room - HEAD - AGAIN) {
            Some(room) if row.height() > room * HIGH => room * PIECE,
            _ => f32::INFINITY,
        };
        let again = Rc::new(again(desk, chain.at, &opening));
        let strip = |piece: &Piece| {
            let strip = Strip::drawn(|scene| row.draw(desk, &columns, piece, scene));
            let opening = if piece.is_first { &opening } else { &again };
            strip.of(desk.chain(chain.at)).opened(opening)
        };
        strips.extend(row.pieces(most).iter().map(strip));
    }
    strips
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
    let words = format!("{}（续）", desk.chain(chain));
    let ink = Ink::bold(15.0, Colour::Ink);
    let text = desk.fonts().set_middle(&words, ink, HEAD + AGAIN / 2.0);
    let mut marks = heads.marks.clone();
    marks.push(text.starting(desk.studio.paper.left() + super::columns::GAP).into());
    Opening { marks, height: HEAD + AGAIN }
}
