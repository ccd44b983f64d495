//! A product or technology: a panel in the coding of its status, with name, number and marks.

use super::super::coding::{self, SMALL};
use super::Desk;
use super::facts::{self, Facts};
use super::spaces::Spaces;
use super::words;
use crate::model::Product;
use crate::scene::{Colour, Group, Rect};
use crate::site::Entity;
use crate::text::{Align, Block, Ink};

/// Room beside the text.
pub(super) const PAD: f32 = 9.0;
/// From one line of a name to the next.
const LEADING: f32 = 19.0;
/// Size of a name.
const NAME: f32 = 15.0;
/// Room that the sign of a status takes beside the name.
const SIGN: f32 = SMALL + 5.0;

/// A measured cell.
#[derive(Debug)]
pub(super) struct Cell<'d> {
    product: &'d Product,
    facts: Facts,
    name: Block,
    spaces: Spaces,
}

impl<'d> Cell<'d> {
    /// Breaks the name to a width of the cell.
    pub(super) fn measure(desk: &Desk<'d>, product: &'d Product, width: f32) -> Self {
        let facts = Facts::of_product(desk.view.chain, product);
        let signed = !coding::look(facts.status).sign.is_empty();
        let room = width - 2.0 * PAD - if signed { SIGN } else { 0.0 };
        let ink = Ink::regular(NAME, Colour::Ink);
        let lines = desk.fonts().balance(&product.record.name.value, ink.style, room);
        let name = desk.fonts().block(lines, ink, LEADING);
        Self { product, facts, name, spaces: desk.spaces() }
    }

    /// The height that name and marks need.
    pub(super) fn height(&self) -> f32 {
        let [above, between, below] = self.spaces.cell;
        above + self.name.size().height + between + facts::HEIGHT + below
    }

    /// Draws the cell into a box.
    pub(super) fn draw(&self, desk: &Desk<'d>, rect: Rect) -> Group {
        let (fonts, status) = (desk.fonts(), self.facts.status);
        let entity = Entity::Product(desk.view.chain, self.product);
        let number = desk.site().number(entity).to_owned();
        let mut marks = coding::panel(rect, status);
        if self.facts.chokepoint {
            marks.push(coding::chokepoint(rect));
        }
        let [above, _, below] = self.spaces.cell;
        let inner = Rect { y: rect.y + above, ..rect.inset_xy(PAD, 0.0) };
        for line in self.name.top(inner, Align::Start) {
            marks.extend(coding::cleared(status, line));
        }
        let first = inner.y + NAME / 2.0;
        marks.extend(coding::sign(fonts, status, inner.right() + 1.0, first));
        let middle = rect.bottom() - below - facts::HEIGHT / 2.0;
        let short =
            fonts.set_middle(&desk.flagged(entity), Ink::regular(SMALL, Colour::Ink2), middle);
        marks.extend(coding::cleared(status, short.starting(inner.x)));
        let line = (inner.x, inner.right(), middle);
        let own = desk.slots_of_signed(entity, &self.facts);
        marks.extend(own.as_ref().unwrap_or(&desk.slots).draw(fonts, &self.facts, line));
        let group = Group { marks, ..Group::default() };
        let group = group.bounds(rect).tag("product").tag(coding::look(status).tag);
        let group = if self.facts.chokepoint { group.tag("chokepoint") } else { group };
        let label = words::product(desk, self.product);
        group.link(format!("#row-{number}")).id(number).label(label)
    }
}
