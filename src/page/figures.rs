//! Published numbers and marks as cells: always with unit, calibre and date.

use super::desk::Desk;
use super::view::{Cell, Piece};
use crate::model::{Action, Quantity, Record, Spanned, Status, When, Word};

/// The sign of a status, then its word.
pub(super) fn status(desk: &Desk<'_>, status: Option<Status>) -> Cell {
    let Some(status) = status else { return Cell::missing() };
    Cell::from(badge(desk, status)).with(Piece::text(desk.words().of(status))).of_class("status")
}

/// The sign of a status: a letter in a border that survives a black-and-white copy.
pub(super) fn badge(desk: &Desk<'_>, status: Status) -> Piece {
    match status {
        Status::Strong => Piece::text(desk.word("status.strong_letter")).of_class("sign strong"),
        Status::Plain => Piece::text("").of_class("sign plain"),
        Status::Weak => Piece::text(desk.word("status.weak_letter")).of_class("sign weak"),
        Status::Risk => Piece::text(desk.word("status.risk_letter")).of_class("sign risk"),
        Status::Missing => Piece::text(desk.word("status.gone_letter")).of_class("sign gone"),
    }
}

pub(super) fn action(desk: &Desk<'_>, action: Option<Action>) -> Cell {
    action.map_or_else(Cell::empty, |action| desk.words().of(action).into())
}

/// A word of a vocabulary; missing where none is given.
pub(super) fn word<W: Word>(desk: &Desk<'_>, word: Option<Spanned<W>>) -> Cell {
    word.map(|word| desk.words().of(word.value)).into()
}

/// A number with its unit, its calibre below it.
pub(super) fn quantity(quantity: &Quantity) -> Cell {
    let calibre = quantity.calibre.as_ref().map(|calibre| calibre.value.as_str());
    Cell::from(quantity.shown()).below(calibre).of_class("quantity")
}

/// The day of which a number is true: its own, else that of the record around it.
pub(super) fn as_of(quantity: Option<&Quantity>, record: &Record) -> Cell {
    let own = quantity.and_then(|quantity| quantity.as_of);
    own.or(record.as_of).map(date).into()
}

pub(super) fn date(when: Spanned<When>) -> Cell {
    Cell::from(when.value.to_string()).of_class("date")
}

/// The documents that vouch for a number: its own, else those of the record around it.
pub(super) fn sources(desk: &Desk<'_>, quantity: Option<&Quantity>, record: &Record) -> Cell {
    match quantity.filter(|quantity| !quantity.sources.is_empty()) {
        Some(quantity) => desk.sources(&quantity.sources),
        None => desk.sources_of(record),
    }
}
