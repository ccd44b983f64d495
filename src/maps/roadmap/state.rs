//! How the states of items look: by colour, by edge and by letter.

use crate::model::{Item, State, Word};
use crate::scene::{Colour, Fill, Point, Rect, Shape, Stroke};

/// The look of a state.
#[derive(Debug, Clone, Copy)]
pub(super) struct Look {
    fill: Colour,
    edge: Stroke,
    /// Colour of the letter.
    pub(super) ink: Colour,
    /// The letter; unstated ones have none.
    pub(super) sign: &'static str,
    /// Tag of the groups that carry the state.
    pub(super) tag: &'static str,
}

/// The look of a state.
pub(super) const fn look(state: Option<State>) -> Look {
    match state {
        Some(State::Planned) => Look {
            fill: Colour::White,
            edge: Stroke::new(Colour::Ink3, 1.3).dashed(5.0, 3.0),
            ink: Colour::Ink2,
            sign: "计",
            tag: "state-planned",
        },
        Some(State::Active) => Look {
            fill: Colour::ActiveFill,
            edge: Stroke::new(Colour::Band1, 1.4),
            ink: Colour::Band1,
            sign: "进",
            tag: "state-active",
        },
        Some(State::Done) => Look {
            fill: Colour::StrongFill,
            edge: Stroke::new(Colour::Strong, 1.4),
            ink: Colour::Strong,
            sign: "完",
            tag: "state-done",
        },
        Some(State::Late) => Look {
            fill: Colour::LateFill,
            edge: Stroke::new(Colour::Missing, 2.0),
            ink: Colour::Missing,
            sign: "延",
            tag: "state-late",
        },
        None => Look {
            fill: Colour::White,
            edge: Stroke::new(Colour::Plain, 1.1),
            ink: Colour::Ink2,
            sign: "",
            tag: "state-unstated",
        },
    }
}

/// The states that occur, in the order of the legend; unstated ones last.
pub(super) fn used(items: &[Item]) -> impl Iterator<Item = Option<State>> {
    let all = State::ALL.iter().map(|state| Some(*state)).chain([None]);
    all.filter(|state| items.iter().any(|item| super::own_state(item) == *state))
}

/// The bar of a state.
pub(super) fn bar(rect: Rect, state: Option<State>) -> Shape {
    let look = look(state);
    rect.rounded(3.0, Fill::Solid(look.fill)).stroked(look.edge)
}

/// The milestone of a state.
pub(super) fn milestone(center: Point, state: Option<State>) -> Shape {
    let look = look(state);
    Shape::polygon(diamond(center, MILESTONE), Fill::Solid(look.fill)).stroked(look.edge)
}

/// From the middle of a milestone to its corners: room for a letter.
pub(super) const MILESTONE: f32 = 15.0;

/// The corners of a diamond.
pub(super) fn diamond(center: Point, reach: f32) -> Vec<Point> {
    let corners = [(0.0, -reach), (reach, 0.0), (0.0, reach), (-reach, 0.0)];
    corners.iter().map(|(x, y)| center.offset(*x, *y)).collect()
}
