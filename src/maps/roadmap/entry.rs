//! One item on the grid: its shape, the letter of its state, its label.

use super::grid::Band;
use super::place::{INSIDE, Placed};
use super::time::Span;
use super::{Plan, own_state, state};
use crate::maps::coding::SMALL;
use crate::scene::{Colour, Fill, Group, Mark, Point, Rect, Stroke};
use crate::text::Ink;

/// Draws an item in its band.
pub(super) fn draw(plan: &Plan<'_>, placed: &Placed<'_>, band: &Band) -> Group {
    let fonts = plan.page.studio.fonts;
    let down = band.down;
    let shape = placed.shape.offset(0.0, down);
    let at = Point::new(placed.label_at.0, placed.label_at.1 + down);
    let mut group = super::element(plan, placed.item, &placed.say);
    group = group.bounds(placed.taken.offset(0.0, down));
    let inside = placed.taken == placed.shape;
    if !inside {
        // Nothing runs through a label: the grid's lines and that of the edition end at its ground.
        let label = Rect::new(at.x, at.y, placed.label.width, placed.label.height);
        group.push(label.inset_xy(-3.0, 0.0).filled(Fill::Solid(band.ground)));
    }
    group.marks.extend(figure(plan, placed, shape));
    group.marks.extend(placed.label.draw(fonts, at));
    group
}

/// Bar or milestone with the letter of its state.
fn figure(plan: &Plan<'_>, placed: &Placed<'_>, shape: Rect) -> Vec<Mark> {
    let fonts = plan.page.studio.fonts;
    let own = own_state(placed.item);
    let look = state::look(own);
    let ink = Ink::bold(SMALL, look.ink);
    let mut marks: Vec<Mark> = match placed.span {
        Span::Bar(..) => vec![state::bar(shape, own).into()],
        Span::Point(_) => vec![state::milestone(shape.center(), own).into()],
        Span::Undated => {
            let edge = Stroke::new(Colour::Plain, 1.2).dashed(1.5, 2.5);
            vec![shape.rounded(3.0, Fill::Solid(Colour::White)).stroked(edge).into()]
        }
    };
    if look.sign.is_empty() {
        return marks;
    }
    let inside = placed.taken == placed.shape;
    let sign = fonts.set_middle(look.sign, ink, shape.center().y);
    marks.push(match (placed.span, inside) {
        (Span::Point(_), _) | (_, false) => sign.centred(shape.center().x).into(),
        _ => {
            let middle = shape.center().y;
            fonts.set_middle(look.sign, ink, middle).ending(shape.right() - INSIDE).into()
        }
    });
    marks
}
