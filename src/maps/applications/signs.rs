//! How strengths of use look, and the legend of the sheet.

use super::super::coding::{self, SMALL};
use super::super::legend::{self, shapes};
use super::super::sheet::LegendItem;
use super::Desk;
use crate::model::{Status, Strength, Word};
use crate::scene::{Colour, Fill, Mark, Outline, Point, Rect, Shape, Stroke};
use crate::text::{Fonts, Ink};

/// Width of a chip that says a product's status.
pub(super) const CHIP: f32 = 26.0;
/// Height of it.
const CHIP_HEIGHT: f32 = 20.0;

/// The sign of a strength around a point; the base line of its letter lies `drop` below the point.
pub(super) fn strength(fonts: &Fonts<'_>, one: Strength, at: Point) -> Vec<Mark> {
    let edge = Stroke::new(Colour::Band1, 1.6);
    match one {
        Strength::Core => {
            let disc = Shape::circle(at, 11.0, Fill::Solid(Colour::Band1));
            let letter = fonts.set_middle("核", Ink::bold(SMALL, Colour::White), at.y);
            vec![disc.into(), letter.centred(at.x).into()]
        }
        Strength::Important => {
            vec![Shape::circle(at, 9.0, Fill::Solid(Colour::ActiveFill)).stroked(edge).into()]
        }
        Strength::Ordinary => {
            vec![Shape::circle(at, 5.0, Fill::Solid(Colour::White)).stroked(edge).into()]
        }
    }
}

/// The tag of a strength.
pub(super) const fn tag(strength: Strength) -> &'static str {
    match strength {
        Strength::Core => "use-core",
        Strength::Important => "use-important",
        Strength::Ordinary => "use-ordinary",
    }
}

/// The chip of a status that ends at `right` with its middle at a height; 一般 and unstated have none.
pub(super) fn chip(
    fonts: &Fonts<'_>,
    status: Option<Status>,
    (right, middle): (f32, f32),
) -> Vec<Mark> {
    if coding::look(status).sign.is_empty() {
        return Vec::new();
    }
    let rect = Rect::new(right - CHIP, middle - CHIP_HEIGHT / 2.0, CHIP, CHIP_HEIGHT);
    let mut marks = coding::panel(rect, status);
    marks.extend(coding::sign(fonts, status, rect.center().x + SMALL / 2.0, middle));
    marks
}

/// The ground of an area that nothing serves yet.
pub(super) fn opportunity(rect: Rect) -> Mark {
    rect.filled(Fill::Tint(Colour::Band3, 0.09)).into()
}

/// Signs that the sheet uses, with what they mean.
pub(super) fn legend(desk: &Desk<'_>) -> Vec<LegendItem> {
    let table = &desk.table;
    let mut items = Vec::new();
    for one in Strength::ALL {
        if table.uses.iter().any(|sign| sign.strength == *one) {
            items.push(strength_item(desk, *one));
        }
    }
    if (0..table.areas.len()).any(|column| table.in_column(column) == 0) {
        items.push(shapes(26.0, "机会：尚无本链产品应用的领域", |rect| {
            vec![opportunity(rect)]
        }));
    }
    let stated = table.rows.iter().filter_map(|row| row.product.status.map(|one| one.value));
    let chips: Vec<Option<Status>> =
        stated.map(Some).filter(|one| !coding::look(*one).sign.is_empty()).collect();
    if !chips.is_empty() {
        items.push(shapes(0.0, "产品状态：", |_| Vec::new()));
        items.extend(legend::statuses(desk.fonts(), &chips));
    }
    items
}

/// The marks of a sign, drawn around the middle of the sheet's origin, moved to where the legend wants them.
fn strength_item(desk: &Desk<'_>, one: Strength) -> LegendItem {
    let (width, meaning) = match one {
        Strength::Core => (22.0, "核心用途"),
        Strength::Important => (18.0, "重要用途"),
        Strength::Ordinary => (12.0, "一般用途"),
    };
    let marks = strength(desk.fonts(), one, Point::default());
    shapes(width, meaning, move |rect| moved(&marks, rect.center()))
}

/// Marks around the origin, moved to a point.
fn moved(marks: &[Mark], to: Point) -> Vec<Mark> {
    let mut marks = marks.to_vec();
    for mark in &mut marks {
        match mark {
            Mark::Text(text) => text.origin = text.origin.offset(to.x, to.y),
            Mark::Shape(shape) => match &mut shape.outline {
                Outline::Circle { center, .. } => *center = center.offset(to.x, to.y),
                Outline::Rect { rect, .. } => *rect = rect.offset(to.x, to.y),
                _ => {}
            },
            Mark::Group(_) => {}
        }
    }
    marks
}
