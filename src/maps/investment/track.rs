//! The track of stages: how far a search or a lead has come.

use super::columns::Column;
use crate::maps::coding::SMALL;
use crate::model::Stage;
use crate::scene::{Colour, Fill, Mark, Rect, Shape, Size, Stroke};
use crate::text::{Align, Block, Fonts, Ink};

/// Room between two stages.
const GAP: f32 = 4.0;
/// The point of the last arrow of the head, which reaches beyond its cell.
const TIP: f32 = 8.0;
/// Number of stages.
const STAGES: f32 = 6.0;
/// A track in which the first stage needs more room than the others, and how much.
const NARROW: f32 = 320.0;
const MORE: f32 = 12.0;
/// Thickness of the track.
const THICKNESS: f32 = 6.0;
/// Widest a pill may be before its name is broken, and as a share of the track.
const WIDEST: (f32, f32) = (190.0, 0.64);

/// Whose stage a pill shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Pill {
    /// The search's own.
    Target,
    /// A lead's.
    Lead,
}

/// The cell of a stage, as a strip without height.
#[expect(clippy::cast_precision_loss, reason = "there are six stages")]
pub(super) fn cell((left, right): Column, at: usize) -> Rect {
    // The first name is longer than the others.
    let more = if right - left < NARROW { MORE } else { 0.0 };
    let pitch = (right - left - TIP + GAP - more) / STAGES;
    let (before, own) = if at == 0 { (0.0, more) } else { (more, 0.0) };
    Rect::new(left + before + pitch * at as f32, 0.0, pitch - GAP + own, 0.0)
}

/// Position of a stage on the track.
pub(super) const fn position(stage: Stage) -> usize {
    stage as usize
}

/// A pill with a text, measured.
#[derive(Debug)]
pub(super) struct Sign {
    block: Block,
    size: Size,
    pill: Pill,
    column: Column,
}

/// Measures a pill.
pub(super) fn sign(fonts: &Fonts<'_>, text: &str, (pill, column): (Pill, Column)) -> Sign {
    let ink = Ink::regular(SMALL, Colour::Ink);
    let room = WIDEST.0.min(WIDEST.1 * (column.1 - column.0));
    let block = fonts.block(fonts.balance(text, ink.style, room), ink, 18.0);
    let inner = block.size();
    let size = Size::new(inner.width + 20.0, inner.height + 10.5);
    Sign { block, size, pill, column }
}

impl Sign {
    /// Its box for a stage, between the ends of the track.
    pub(super) fn rect(&self, stage: Stage, top: f32) -> Rect {
        let (first, last) = self.column;
        let center = cell(self.column, position(stage)).center().x;
        let left = (center - self.size.width / 2.0).min(last - TIP - self.size.width);
        Rect::new(left.max(first), top, self.size.width, self.size.height)
    }

    /// The pill in its box.
    pub(super) fn draw(&self, rect: Rect) -> Vec<Mark> {
        let mut marks = vec![pill_ground(rect, self.pill).into()];
        marks.extend(self.block.middle(rect, Align::Centre).into_iter().map(Mark::from));
        marks
    }
}

/// The empty pill.
pub(super) fn pill_ground(rect: Rect, pill: Pill) -> Shape {
    let stroke = match pill {
        Pill::Target => Stroke::new(Colour::Plain, 1.2),
        Pill::Lead => Stroke::new(Colour::Band1, 1.6),
    };
    let radius = rect.height.min(24.0) / 2.0;
    rect.rounded(radius, Fill::Solid(Colour::White)).stroked(stroke)
}

/// A piece of the track that lies behind.
pub(super) fn walked(middle: f32, from: f32, to: f32) -> Shape {
    piece(middle, from, to, Fill::Solid(Colour::Band1))
}

fn piece(middle: f32, from: f32, to: f32, fill: Fill) -> Shape {
    let rect = Rect::between(from, middle - THICKNESS / 2.0, to, middle + THICKNESS / 2.0);
    rect.rounded(THICKNESS / 2.0, fill)
}

/// The whole track at a height, walked up to a stage. Before the first step nothing is walked.
pub(super) fn pieces(column: Column, stage: Stage, middle: f32) -> Vec<Mark> {
    let reached = position(stage);
    let pieces = (0..Stage::Running as usize + 1).map(|at| {
        let cell = cell(column, at);
        if at <= reached && reached > 0 {
            walked(middle, cell.x, cell.right())
        } else {
            piece(middle, cell.x, cell.right(), Fill::Solid(Colour::Line))
        }
    });
    pieces.map(Mark::from).collect()
}
