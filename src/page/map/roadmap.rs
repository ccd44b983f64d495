//! The table of the roadmap: every item with its time, state, target and actual, by dimension.

use super::super::figures;
use super::super::view::{Cell, MISSING, Row, Section, Table};
use super::Sheet;
use crate::model::{Dimension, Item, Quantity, Word};
use crate::site::Entity;
use crate::wording::say;

pub(super) fn sections(sheet: &Sheet<'_, '_>) -> Vec<Section> {
    let mut table =
        Table::new(sheet.desk.word("page_roadmap.items"), &sheet.desk.row("page_roadmap.heads"))
            .of_class("wide");
    let items = &sheet.view.chain.roadmap;
    for dimension in Dimension::ALL {
        let own = items.iter().filter(|item| item.dimension.map(|d| d.value) == Some(*dimension));
        table.rows.extend(own.map(|item| row(sheet, item)));
    }
    let unplaced = items.iter().filter(|item| item.dimension.is_none());
    table.rows.extend(unplaced.map(|item| row(sheet, item)));
    vec![Section::table(sheet.desk.word("page_roadmap.items"), table)]
}

fn row(sheet: &Sheet<'_, '_>, item: &Item) -> Row {
    let entity = Entity::Item(sheet.view.chain, item);
    let note = item.record.note.as_ref().map(|note| note.value.as_str());
    let id = Some(sheet.chain_id());
    sheet.row(
        entity,
        vec![
            sheet.number(entity),
            Cell::from(&item.record.name.value).below(note),
            figures::word(sheet.desk, item.dimension),
            time(sheet, item),
            item.state.map_or_else(Cell::empty, |state| sheet.desk.words().of(state.value).into()),
            values(sheet, item),
            Cell::enumerated(sheet.desk.entities(id, &item.after)),
            Cell::enumerated(sheet.desk.entities(id, &item.concerns)),
            figures::sources(sheet.desk, item.target.as_ref(), &item.record),
        ],
    )
}

fn time(sheet: &Sheet<'_, '_>, item: &Item) -> Cell {
    let words = sheet.desk.words();
    let text = match (item.at, item.from, item.to) {
        (Some(at), _, _) => Some(at.value.to_string()),
        (None, Some(from), Some(to)) => Some(format!("{}–{}", from.value, to.value)),
        (None, Some(from), None) => Some(say!(words, "page_roadmap.from", day = from.value)),
        (None, None, Some(to)) => Some(say!(words, "page_roadmap.until", day = to.value)),
        (None, None, None) => None,
    };
    Cell::from(text).of_class("date")
}

/// Target and actual; an actual that is not known is said to be missing.
fn values(sheet: &Sheet<'_, '_>, item: &Item) -> Cell {
    let Some(target) = &item.target else {
        return item.actual.as_ref().map_or_else(Cell::empty, figures::quantity);
    };
    let actual = item.actual.as_ref().map_or(MISSING.to_owned(), |one| actual(sheet, one));
    let calibre = target.calibre.as_ref().map(|calibre| calibre.value.as_str());
    let words = sheet.desk.words();
    Cell::from(say!(words, "page_roadmap.target", value = target.shown()))
        .below(Some(say!(words, "page_roadmap.actual", value = actual)))
        .below(calibre)
        .of_class("quantity")
}

fn actual(sheet: &Sheet<'_, '_>, actual: &Quantity) -> String {
    let value = actual.shown();
    match actual.as_of {
        Some(day) => say!(sheet.desk.words(), "page_roadmap.dated", value, day = day.value),
        None => value,
    }
}
