//! The signs of changes in the legend, and the badge that carries one on the sheet.

use super::{Changes, Sign};
use crate::maps::coding::SMALL;
use crate::maps::sheet::LegendItem;
use crate::scene::{Colour, Fill, Mark, Point, Rect, Stroke};
use crate::text::{Fonts, Ink};

/// The signs that occur, each with its line.
pub(crate) fn items(fonts: &Fonts<'_>, changes: &Changes) -> Vec<LegendItem> {
    let occurs = |sign: &Sign| match sign {
        Sign::Former => changes.count(Sign::Moved) > 0,
        sign => changes.count(*sign) > 0,
    };
    let signs = Sign::ALL.into_iter().filter(occurs);
    signs.map(|sign| item(fonts, sign, changes.word(sign))).collect()
}

fn item(fonts: &Fonts<'_>, sign: Sign, meaning: &str) -> LegendItem {
    let letter = letter(fonts, sign, 10.0);
    let draw = move |rect: Rect| {
        let edge = rect.inset(1.0).rounded(4.0, Fill::Solid(Colour::White)).stroked(sign.outline());
        let at = Point::new(rect.x + 14.0, rect.y);
        let mut marks = vec![edge.into()];
        marks.extend(badge(sign, letter.clone().at(at.x, at.y + letter.origin.y)));
        marks
    };
    LegendItem { width: 42.0, draw: Box::new(draw), meaning: meaning.to_owned() }
}

/// The letter of a sign, centred on a height.
pub(super) fn letter(fonts: &Fonts<'_>, sign: Sign, middle: f32) -> crate::scene::Text {
    let colour = if sign.is_ghost() { sign.colour() } else { Colour::White };
    fonts.set_middle(sign.letter(), Ink::bold(SMALL, colour), middle)
}

/// A letter on its ground: filled for what is there, empty for what is not.
pub(super) fn badge(sign: Sign, letter: crate::scene::Text) -> Vec<Mark> {
    let ground = letter.bounds().inset_xy(-1.6, -0.4);
    let fill = if sign.is_ghost() { Colour::White } else { sign.colour() };
    let ground = ground.rounded(2.0, Fill::Solid(fill)).stroked(Stroke::new(sign.colour(), 1.0));
    vec![ground.into(), letter.into()]
}
