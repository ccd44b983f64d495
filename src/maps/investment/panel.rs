//! The panel of a gap: number, name, what is around it, coded by its status.

use super::Plan;
use crate::maps::Paper;
use crate::maps::coding::{self, SMALL, clear_spot, look};
use crate::model::{Action, Status, Word};
use crate::scene::{Colour, Group, Mark, Rect};
use crate::site::{Entity, Gap};
use crate::text::{Align, Block, Ink};

/// Room inside a panel, across and up and down.
const fn padding(plan: &Plan<'_>) -> (f32, f32) {
    let across = if let Paper::A4 = plan.page.studio.paper { 8.0 } else { 12.0 };
    (across, plan.density.pick(9.0, 5.0))
}

/// A gap's panel, measured for a width.
pub(super) struct Panel<'p, 'a> {
    plan: &'p Plan<'a>,
    gap: &'p Gap<'a>,
    number: String,
    /// Room inside, across and up and down.
    padding: (f32, f32),
    name: Block,
    around: Block,
    /// What stands before the sign: the action, in the list without an action column.
    action: &'static str,
}

/// Measures a panel; `action` is the word that it shows beside its sign.
pub(super) fn measure<'p, 'a>(
    plan: &'p Plan<'a>,
    gap: &'p Gap<'a>,
    (name, action): (Ink, &'static str),
    width: f32,
) -> Panel<'p, 'a> {
    let fonts = plan.page.studio.fonts;
    let small = Ink::regular(SMALL, Colour::Ink2);
    let number = plan.page.flagged(&gap.entity.key());
    let left = indent(plan, &number);
    let right = right_room(plan, action);
    let padding = padding(plan);
    let room = width - 2.0 * padding.0 - left - right;
    let lines = fonts.balance(gap.entity.short_name(), name.style, room);
    let around = fonts.wrap(gap.around, small.style, room);
    Panel {
        plan,
        gap,
        number,
        padding,
        name: fonts.block(lines, name, 20.0),
        around: fonts.block(around, small, 18.0),
        action,
    }
}

fn indent(plan: &Plan<'_>, number: &str) -> f32 {
    let small = Ink::regular(SMALL, Colour::Ink2);
    plan.page.studio.fonts.width(number, small.style) + 10.0
}

/// Room for the sign and, where it is shown, the action.
fn right_room(plan: &Plan<'_>, action: &str) -> f32 {
    let small = Ink::bold(SMALL, Colour::Ink2);
    let word = plan.page.studio.fonts.width(action, small.style);
    let gap = if word > 0.0 { 8.0 } else { 0.0 };
    SMALL + 10.0 + word + gap
}

impl Panel<'_, '_> {
    /// How high the panel must be.
    pub(super) fn height(&self) -> f32 {
        let text = self.name.size().height + 5.0 + self.around.size().height;
        text + 2.0 * self.padding.1
    }

    /// The panel in a box of the measured width and at least the measured height.
    pub(super) fn draw(&self, rect: Rect) -> Group {
        let gap = self.gap;
        let label = super::words::gap_label(self.plan, gap);
        let mut group = self.plan.page.element(&gap.entity.key(), label);
        group = group.link(self.plan.page.link_to(gap.entity)).bounds(rect);
        group = group.tag(if gap.is_open() { "gap" } else { "action" }).tag(look(gap.status).tag);
        if !gap.targets.is_empty() {
            group = group.tag("gap-sought");
        }
        group.marks = coding::panel(rect, gap.status);
        group.marks.extend(self.texts(rect));
        group
    }

    fn texts(&self, rect: Rect) -> Vec<Mark> {
        let fonts = self.plan.page.studio.fonts;
        let inner = rect.inset_xy(self.padding.0, 0.0);
        let top = rect.y + (rect.height - (self.height() - 2.0 * self.padding.1)) / 2.0;
        let left = indent(self.plan, &self.number);
        let area = Rect::between(inner.x + left, top, inner.right(), rect.bottom());
        let mut texts = self.name.top(area, Align::Start);
        let number = fonts.set(&self.number, Ink::regular(SMALL, Colour::Ink2));
        let base = texts.first().map_or(top + 14.0, |line| line.origin.y);
        texts.push(number.at(inner.x, base));
        let lower = area.offset(0.0, self.name.size().height + 5.0);
        texts.extend(self.around.top(lower, Align::Start));
        let status = self.gap.status;
        let sign = coding::sign(fonts, status, inner.right(), rect.center().y);
        if !self.action.is_empty() {
            let action =
                fonts.set_middle(self.action, Ink::bold(SMALL, Colour::Ink2), rect.center().y);
            texts.push(action.ending(inner.right() - SMALL - 8.0));
        }
        let mut marks = Vec::new();
        if status == Some(Status::Weak) {
            marks.extend(texts.iter().map(|text| clear_spot(text.bounds())));
        }
        marks.extend(texts.into_iter().map(Mark::from));
        marks.extend(sign);
        marks
    }
}

/// What is to be done, in a word.
pub(super) fn action_word(action: Option<Action>) -> &'static str {
    action.map_or("", Action::word)
}

/// Why a gap has its status.
pub(super) fn basis(entity: Entity<'_>) -> Option<&str> {
    let basis = match entity {
        Entity::Link(_, one) => one.basis.as_ref(),
        Entity::Product(_, one) => one.basis.as_ref(),
        _ => None,
    };
    basis.map(|basis| basis.value.as_str())
}
