//! Signs of the legend that more than one map explains.

use super::coding::{RADIUS, SMALL, look, panel};
use super::sheet::LegendItem;
use crate::model::{Status, Word};
use crate::scene::{Mark, Rect};
use crate::text::{Fonts, Ink};

/// The statuses that occur, in the order of the legend; unstated ones last.
pub(super) fn statuses(fonts: &Fonts<'_>, used: &[Option<Status>]) -> Vec<LegendItem> {
    let stated = Status::ALL.iter().map(|status| Some(*status));
    let all = stated.chain([None]).filter(|status| used.contains(status));
    all.map(|status| status_item(fonts, status)).collect()
}

fn status_item(fonts: &Fonts<'_>, status: Option<Status>) -> LegendItem {
    let look = look(status);
    let sign = fonts.set(look.sign, Ink::bold(SMALL, look.ink));
    let below = fonts.centre_baseline(SMALL);
    let draw = move |rect: Rect| {
        let mut marks = panel(rect, status);
        let text = sign.clone().at(0.0, rect.center().y + below).centred(rect.center().x);
        if status == Some(Status::Weak) {
            marks.push(super::coding::clear_spot(text.bounds()));
        }
        if !text.content.is_empty() {
            marks.push(text.into());
        }
        marks
    };
    let meaning = status.map_or("状态待补充", Status::word).to_owned();
    LegendItem { width: 34.0, draw: Box::new(draw), meaning }
}

/// A sign that is made of shapes only.
pub(super) fn shapes(
    width: f32,
    meaning: impl Into<String>,
    draw: impl Fn(Rect) -> Vec<Mark> + 'static,
) -> LegendItem {
    LegendItem { width, draw: Box::new(draw), meaning: meaning.into() }
}

/// A box with a letter, as it stands on the sheet.
pub(super) fn lettered(
    fonts: &Fonts<'_>,
    (letter, ink): (&str, Ink),
    meaning: &str,
    ground: impl Fn(Rect) -> Vec<Mark> + 'static,
) -> LegendItem {
    let sign = fonts.set(letter, ink);
    let below = fonts.centre_baseline(ink.style.size);
    let draw = move |rect: Rect| {
        let mut marks = ground(rect);
        let text = sign.clone().at(0.0, rect.center().y + below).centred(rect.center().x);
        if !text.content.is_empty() {
            marks.push(text.into());
        }
        marks
    };
    let width =
        if letter.is_empty() { 34.0 } else { (RADIUS * 8.0).max(sign_width(fonts, letter, ink)) };
    LegendItem { width, draw: Box::new(draw), meaning: meaning.to_owned() }
}

fn sign_width(fonts: &Fonts<'_>, letter: &str, ink: Ink) -> f32 {
    fonts.width(letter, ink.style) + 18.0
}
