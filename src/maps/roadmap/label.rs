//! A label set for a width: the number in front, name and details in a column beside it.

use super::say::Say;
use crate::maps::coding::SMALL;
use crate::scene::{Colour, Mark, Point};
use crate::text::{Fonts, Ink};

/// Room between number and name.
const GAP: f32 = 7.0;
/// Room between what follows each other on a line.
const APART: f32 = 10.0;

/// A label, measured.
#[derive(Debug, Clone)]
pub(super) struct Label {
    lines: Vec<Line>,
    /// Its width.
    pub(super) width: f32,
    /// Its height.
    pub(super) height: f32,
    /// Lines of the name.
    pub(super) rows: usize,
}

#[derive(Debug, Clone)]
struct Line {
    pieces: Vec<(String, Ink, f32)>,
    leading: f32,
}

/// Height of a line of the name.
pub(super) const LEADING: f32 = 20.0;

/// Whether details follow on the last line where there is room, or stand below the name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Details {
    /// In a bar, which is long and flat.
    Following,
    /// Beside a milestone.
    Below,
}

/// Sets what an item says, no wider than `width` where its words allow.
pub(super) fn set(fonts: &Fonts<'_>, say: &Say, width: f32, details: Details) -> Label {
    let quiet = Ink::regular(SMALL, Colour::Ink2);
    let indent = fonts.width(&say.number, quiet.style) + GAP;
    let room = (width - indent).max(2.0 * say.ink.style.size);
    let mut lines = Vec::new();
    let names = fonts.balance(&say.name, say.ink.style, room);
    let rows = names.len();
    for line in names {
        lines.push(Line { pieces: vec![(line.content, say.ink, indent)], leading: LEADING });
    }
    if let Some(first) = lines.first_mut() {
        first.pieces.insert(0, (say.number.clone(), quiet, 0.0));
    }
    append(fonts, &mut lines, (&say.after, quiet), (indent, room));
    for (text, ink) in &say.details {
        match details {
            Details::Following => append(fonts, &mut lines, (text, *ink), (indent, room)),
            Details::Below => lines.extend(below(fonts, (text, *ink), (indent, room))),
        }
    }
    let width = lines.iter().map(|line| line.right(fonts)).fold(0.0, f32::max);
    let height = lines.iter().map(|line| line.leading).sum();
    Label { lines, width, height, rows }
}

/// Adds a text to the last line where there is room, else as lines of its own.
fn append(
    fonts: &Fonts<'_>,
    lines: &mut Vec<Line>,
    (text, ink): (&str, Ink),
    (indent, room): (f32, f32),
) {
    if text.is_empty() {
        return;
    }
    let width = fonts.width(text, ink.style);
    match lines.last_mut() {
        Some(last) if last.right(fonts) + APART + width <= indent + room => {
            let x = last.right(fonts) + APART;
            last.pieces.push((text.to_owned(), ink, x));
        }
        _ => {
            lines.extend(below(fonts, (text, ink), (indent, room)));
        }
    }
}

/// A text as lines of its own.
fn below(fonts: &Fonts<'_>, (text, ink): (&str, Ink), (indent, room): (f32, f32)) -> Vec<Line> {
    let lines = fonts.balance(text, ink.style, room).into_iter();
    lines.map(|line| Line { pieces: vec![(line.content, ink, indent)], leading: 18.0 }).collect()
}

impl Line {
    fn right(&self, fonts: &Fonts<'_>) -> f32 {
        let last = self.pieces.last();
        last.map_or(0.0, |(content, ink, x)| x + fonts.width(content, ink.style))
    }
}

impl Label {
    /// The label with its top left corner at a point.
    pub(super) fn draw(&self, fonts: &Fonts<'_>, at: Point) -> Vec<Mark> {
        let mut marks = Vec::new();
        let mut y = at.y;
        for line in &self.lines {
            // All pieces of a line stand on the base line of the first name's size.
            let base = y + line.leading / 2.0 + fonts.centre_baseline(15.0);
            for (content, ink, x) in &line.pieces {
                marks.push(fonts.set(content, *ink).at(at.x + x, base).into());
            }
            y += line.leading;
        }
        marks
    }
}
