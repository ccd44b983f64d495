//! What is marked on a product or a link beside its name and status: 五基, 揭榜挂帅, firms, 链主, 卡脖子.
//!
//! Every mark has a slot of its own, the same in every cell of a sheet, so that the eye finds it without
//! reading. A kind of mark that the chain does not use has no slot and no line in the legend.

use super::super::coding::{self, SMALL};
use crate::model::{Chain, Foundation, Link, Product, Ref, Status};
use crate::scene::{Colour, Fill, Mark, Rect, Stroke, Text};
use crate::text::{Fonts, Ink};

/// Height of the line of marks.
pub(super) const HEIGHT: f32 = 18.0;
/// Width of a mark of one character.
const BADGE: f32 = 18.0;
/// Room between two marks.
const GAP: f32 = 6.0;

/// What a product or a link is marked with.
#[derive(Debug, Clone, Copy)]
pub(super) struct Facts {
    /// Its own status.
    pub(super) status: Option<Status>,
    /// Whether it is a chokepoint.
    pub(super) chokepoint: bool,
    /// 五基 type.
    pub(super) foundation: Option<Foundation>,
    /// Year of the open call.
    pub(super) challenge: Option<i32>,
    /// How many firms of the province are named.
    pub(super) firms: usize,
    /// Whether one of them leads the chain.
    pub(super) leader: bool,
}

impl Facts {
    /// The marks of a product.
    pub(super) fn of_product(chain: &Chain, product: &Product) -> Self {
        Self {
            status: product.status.map(|one| one.value),
            chokepoint: product.chokepoint,
            foundation: product.foundation.map(|one| one.value),
            challenge: product.challenge.map(|one| one.value),
            firms: product.firms.len(),
            leader: has_leader(chain, &product.firms),
        }
    }

    /// The marks of a link itself, whatever its products are.
    pub(super) fn of_link(chain: &Chain, link: &Link) -> Self {
        Self {
            status: link.status.map(|one| one.value),
            chokepoint: link.chokepoint,
            foundation: link.foundation.map(|one| one.value),
            challenge: link.challenge.map(|one| one.value),
            firms: link.firms.len(),
            leader: has_leader(chain, &link.firms),
        }
    }
}

fn has_leader(chain: &Chain, firms: &[Ref]) -> bool {
    firms.iter().any(|firm| chain.chain_leaders.iter().any(|one| one.value == firm.value))
}

/// The letter of a 五基 type.
pub(super) const fn letter(foundation: Foundation) -> &'static str {
    match foundation {
        Foundation::Parts => "件",
        Foundation::Materials => "材",
        Foundation::Processes => "艺",
        Foundation::Technology => "技",
        Foundation::Software => "软",
    }
}

/// The short form of a year: `揭22`.
pub(super) fn call(year: i32) -> String {
    format!("揭{:02}", year.rem_euclid(100))
}

/// How a mark of one or a few characters looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Look {
    /// An outline.
    Plain,
    /// Filled, for what should be seen first.
    Filled,
    /// No box.
    Bare,
}

/// The characters of a mark.
pub(super) fn badge_text(fonts: &Fonts<'_>, content: &str, look: Look) -> Text {
    let ink = if look == Look::Filled { Colour::White } else { Colour::Ink2 };
    fonts.set(content, Ink::regular(SMALL, ink))
}

/// The width of a mark.
pub(super) fn badge_width(text: &Text, look: Look) -> f32 {
    if look == Look::Bare { text.width } else { BADGE.max(text.width + 6.0) }
}

/// A mark whose text is in place, in its box.
pub(super) fn framed(text: Text, rect: Rect, look: Look) -> Vec<Mark> {
    match look {
        Look::Plain => {
            let edge = rect.rounded(3.0, Fill::Solid(Colour::White));
            vec![edge.stroked(Stroke::new(Colour::Plain, 0.9)).into(), text.into()]
        }
        Look::Filled => {
            vec![rect.rounded(3.0, Fill::Solid(Colour::Ink2)).into(), text.into()]
        }
        Look::Bare => vec![text.into()],
    }
}

/// Draws a mark into a box.
fn badge(fonts: &Fonts<'_>, content: &str, rect: Rect, look: Look) -> Vec<Mark> {
    let text = badge_text(fonts, content, look);
    let base = rect.center().y + fonts.centre_baseline(SMALL);
    framed(text.at(0.0, base).centred(rect.center().x), rect, look)
}

/// Where each kind of mark stands in the cells of a sheet: 五基 and 揭榜 from the left, behind the number; firms and
/// 链主 from the right.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Slots {
    foundation: Option<Slot>,
    challenge: Option<Slot>,
    firms: Option<Slot>,
    leader: Option<Slot>,
    /// Width of the number and all slots.
    pub(super) width: f32,
}

/// A place in the line of marks: how far its near edge is from the end of the line that it counts from, and its width.
type Slot = (f32, f32);

impl Slots {
    /// Gives a slot to every kind of mark that is used, behind numbers of a width.
    pub(super) fn of(fonts: &Fonts<'_>, all: &[Facts], numbers: f32) -> Self {
        let width = |text: String, look| badge_width(&badge_text(fonts, &text, look), look);
        let years = all.iter().filter_map(|one| one.challenge);
        let counts = all.iter().map(|one| one.firms).filter(|firms| *firms > 0);
        let foundation = all.iter().any(|one| one.foundation.is_some()).then_some(BADGE);
        let challenge = years.map(|year| width(call(year), Look::Plain)).reduce(f32::max);
        let leader = all.iter().any(|one| one.leader).then_some(BADGE);
        let firms = counts.map(|firms| width(count(firms), Look::Bare)).reduce(f32::max);
        let (mut left, mut right) = (numbers, -GAP);
        let foundation = take(&mut left, foundation);
        let challenge = take(&mut left, challenge);
        let leader = take(&mut right, leader);
        let firms = take(&mut right, firms);
        Self { foundation, challenge, firms, leader, width: left + (right + GAP) }
    }

    /// The marks, each in its slot, in a line from `left` to `right` with its middle at a height.
    pub(super) fn draw(
        &self,
        fonts: &Fonts<'_>,
        facts: &Facts,
        (left, right, middle): (f32, f32, f32),
    ) -> Vec<Mark> {
        let top = middle - HEIGHT / 2.0;
        let near = |slot: Slot| Rect::new(left + slot.0, top, slot.1, HEIGHT);
        let far = |slot: Slot| Rect::new(right - slot.0 - slot.1, top, slot.1, HEIGHT);
        let mut marks = Vec::new();
        if let (Some(one), Some(slot)) = (facts.foundation, self.foundation) {
            marks.extend(badge(fonts, letter(one), near(slot), Look::Plain));
        }
        if let (Some(year), Some(slot)) = (facts.challenge, self.challenge) {
            marks.extend(badge(fonts, &call(year), near(slot), Look::Plain));
        }
        if let (1.., Some(slot)) = (facts.firms, self.firms) {
            let middle = far(slot).center().y;
            let text = badge_text(fonts, &count(facts.firms), Look::Bare);
            let text = text.at(0.0, middle + fonts.centre_baseline(SMALL));
            marks.extend(coding::cleared(facts.status, text.ending(far(slot).right())));
        }
        if let (true, Some(slot)) = (facts.leader, self.leader) {
            marks.extend(badge(fonts, "主", far(slot), Look::Filled));
        }
        marks
    }
}

/// Takes room for a slot behind what is taken so far.
fn take(taken: &mut f32, width: Option<f32>) -> Option<Slot> {
    let slot = (*taken + GAP, width?);
    *taken = slot.0 + slot.1;
    Some(slot)
}

/// A count of firms: `2 家`.
pub(super) fn count(firms: usize) -> String {
    format!("{firms} 家")
}
