//! How statuses look: every status twice coded, by colour and by a sign that survives a grey copy.

use crate::model::Status;
use crate::scene::{Colour, Fill, Mark, Point, Rect, Shape, Stroke, Text};
use crate::text::{Fonts, Ink};

/// The look of a status.
#[derive(Debug, Clone, Copy)]
pub(super) struct Look {
    /// Fill of the panel.
    pub(super) fill: Fill,
    /// Edge of the panel.
    pub(super) stroke: Stroke,
    /// Colour of the sign.
    pub(super) ink: Colour,
    /// The sign; 一般 and unstated have none.
    pub(super) sign: &'static str,
    /// Tag of the groups that carry the status.
    pub(super) tag: &'static str,
}

/// The look of a status; unstated ones look plain, with a dotted edge.
pub(super) const fn look(status: Option<Status>) -> Look {
    match status {
        Some(Status::Strong) => Look {
            fill: Fill::Solid(Colour::StrongFill),
            stroke: Stroke::new(Colour::Strong, 1.2),
            ink: Colour::Strong,
            sign: "强",
            tag: "status-strong",
        },
        Some(Status::Weak) => Look {
            fill: Fill::Hatch { line: Colour::WeakHatch, ground: Colour::WeakGround },
            stroke: Stroke::new(Colour::Weak, 1.2),
            ink: Colour::WeakInk,
            sign: "弱",
            tag: "status-weak",
        },
        Some(Status::Missing) => Look {
            fill: Fill::Solid(Colour::White),
            stroke: Stroke::new(Colour::Missing, 1.4).dashed(5.0, 3.0),
            ink: Colour::Missing,
            sign: "缺",
            tag: "status-missing",
        },
        Some(Status::Risk) => Look {
            fill: Fill::Solid(Colour::RiskFill),
            stroke: Stroke::new(Colour::Risk, 1.2),
            ink: Colour::Risk,
            sign: "险",
            tag: "status-risk",
        },
        Some(Status::Plain) => Look {
            fill: Fill::Solid(Colour::White),
            stroke: Stroke::new(Colour::Plain, 1.2),
            ink: Colour::Ink2,
            sign: "",
            tag: "status-plain",
        },
        None => Look {
            fill: Fill::Solid(Colour::White),
            stroke: Stroke::new(Colour::Plain, 1.2).dashed(1.5, 2.5),
            ink: Colour::Ink2,
            sign: "",
            tag: "status-unstated",
        },
    }
}

/// Corner radius of status panels.
pub(super) const RADIUS: f32 = 4.0;

/// Size of signs and numbers: the smallest text of a sheet.
pub(super) const SMALL: f32 = 13.5;

/// The panel of a status: filled and edged, risk with a second edge inside.
pub(super) fn panel(rect: Rect, status: Option<Status>) -> Vec<Mark> {
    let look = look(status);
    let mut marks = vec![rect.rounded(RADIUS, look.fill).stroked(look.stroke).into()];
    if status == Some(Status::Risk) {
        let inner = rect.inset(2.6).rounded(RADIUS - 1.6, Fill::None);
        marks.push(inner.stroked(Stroke::new(Colour::Risk, 0.8)).into());
    }
    marks
}

/// The sign of a status, ending at `right` and centred on `middle`. On the hatch it stands on a clear spot.
pub(super) fn sign(
    fonts: &Fonts<'_>,
    status: Option<Status>,
    right: f32,
    middle: f32,
) -> Vec<Mark> {
    let look = look(status);
    if look.sign.is_empty() {
        return Vec::new();
    }
    let text = fonts.set_middle(look.sign, Ink::bold(SMALL, look.ink), middle).ending(right);
    cleared(status, text)
}

/// A ground for text on the hatch, so that no line runs through it.
pub(super) fn clear_spot(text: Rect) -> Mark {
    text.inset_xy(-2.0, -0.5).rounded(2.0, Fill::Solid(Colour::WeakGround)).into()
}

/// A text on the panel of a status: on the hatch it stands on a clear spot.
pub(super) fn cleared(status: Option<Status>, text: Text) -> Vec<Mark> {
    let spot = (status == Some(Status::Weak)).then(|| clear_spot(text.bounds()));
    spot.into_iter().chain([text.into()]).collect()
}

/// The corner of 卡脖子: a triangle in the upper right corner of a panel.
pub(super) fn chokepoint(rect: Rect) -> Mark {
    let corner = Point::new(rect.right(), rect.y);
    let points = vec![corner, corner.offset(-11.0, 0.0), corner.offset(0.0, 11.0)];
    Shape::polygon(points, Fill::Solid(Colour::Missing)).into()
}
