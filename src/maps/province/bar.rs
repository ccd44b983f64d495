//! How the products of a chain divide by status: one bar from nothing to all.

use super::super::coding::{self, SMALL, look};
use super::super::page::TO_BE_ADDED;
use super::ledger::order;
use crate::model::{Status, Word};
use crate::scene::{Colour, Fill, Group, Mark, Rect, Stroke};
use crate::site::StatusCount;
use crate::text::{Fonts, Ink};

/// Narrowest stretch that holds a letter.
const LETTER: f32 = SMALL + 8.0;
/// Narrowest stretch that holds the second edge of 风险.
const DOUBLE: f32 = 9.0;

/// Draws a bar into a box; where there is nothing to divide it says so.
pub(super) fn draw(fonts: &Fonts<'_>, rect: Rect, count: &StatusCount) -> Vec<Group> {
    let total = count.total();
    if total == 0 {
        let ink = Ink::regular(SMALL, Colour::Ink3);
        let text = fonts.set_middle(TO_BE_ADDED, ink, rect.center().y).starting(rect.x + 6.0);
        // Lines of the scale must not run through it.
        let ground = Rect { x: rect.x + 2.0, width: text.width + 8.0, ..rect };
        let ground = ground.filled(Fill::Solid(Colour::White));
        return vec![Group::new(vec![ground.into(), text.into()]).bounds(rect)];
    }
    let mut before = 0;
    let mut groups = Vec::new();
    for status in order() {
        let here = count.of_stated(status);
        if here > 0 {
            let at = |count: usize| rect.x + rect.width * count as f32 / total as f32;
            let (left, right) = (at(before), at(before + here));
            let stretch = Rect::between(left, rect.y, right, rect.bottom());
            let word = status.map_or("状态待补充", Status::word);
            let label = format!("{word} {here} 项，占 {}%", here * 100 / total);
            groups.push(Group::new(marks(fonts, stretch, status)).bounds(stretch).label(label));
        }
        before += here;
    }
    groups
}

fn marks(fonts: &Fonts<'_>, stretch: Rect, status: Option<Status>) -> Vec<Mark> {
    let look = look(status);
    let box_ = stretch.inset_xy(0.7, 0.0);
    let mut marks: Vec<Mark> = vec![box_.filled(look.fill).stroked(look.stroke).into()];
    if status == Some(Status::Risk) && stretch.width >= DOUBLE {
        let inner = box_.inset(2.4).filled(Fill::None);
        marks.push(inner.stroked(Stroke::new(Colour::Risk, 0.8)).into());
    }
    if stretch.width >= LETTER {
        let center = stretch.center();
        marks.extend(coding::sign(fonts, status, center.x + SMALL / 2.0, center.y));
    }
    marks
}
