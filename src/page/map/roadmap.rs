//! The table of the roadmap: every item with its time, state, target and actual, by dimension.

use super::super::figures;
use super::super::view::{Cell, MISSING, Row, Section, Table};
use super::Sheet;
use crate::model::{Dimension, Item, Quantity, Word};
use crate::site::Entity;

const COLUMNS: [&str; 9] =
    ["编号", "条目", "维度", "时间", "状态", "目标与实际", "先行条目", "有关", "来源"];

pub(super) fn sections(sheet: &Sheet<'_, '_>) -> Vec<Section> {
    let mut table = Table::new("路线图条目", &COLUMNS).of_class("wide");
    let items = &sheet.view.chain.roadmap;
    for dimension in Dimension::ALL {
        let own = items.iter().filter(|item| item.dimension.map(|d| d.value) == Some(*dimension));
        table.rows.extend(own.map(|item| row(sheet, item)));
    }
    let unplaced = items.iter().filter(|item| item.dimension.is_none());
    table.rows.extend(unplaced.map(|item| row(sheet, item)));
    vec![Section::table("路线图条目", table)]
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
            figures::word(item.dimension),
            time(item),
            item.state.map_or_else(Cell::empty, |state| state.value.word().into()),
            values(item),
            Cell::enumerated(sheet.desk.entities(id, &item.after)),
            Cell::enumerated(sheet.desk.entities(id, &item.concerns)),
            figures::sources(sheet.desk, item.target.as_ref(), &item.record),
        ],
    )
}

fn time(item: &Item) -> Cell {
    let text = match (item.at, item.from, item.to) {
        (Some(at), _, _) => Some(at.value.to_string()),
        (None, Some(from), Some(to)) => Some(format!("{}–{}", from.value, to.value)),
        (None, Some(from), None) => Some(format!("{} 起", from.value)),
        (None, None, Some(to)) => Some(format!("至 {}", to.value)),
        (None, None, None) => None,
    };
    Cell::from(text).of_class("date")
}

/// Target and actual; an actual that is not known is said to be missing.
fn values(item: &Item) -> Cell {
    let Some(target) = &item.target else {
        return item.actual.as_ref().map_or_else(Cell::empty, figures::quantity);
    };
    let actual = item.actual.as_ref().map_or(MISSING.to_owned(), actual);
    let calibre = target.calibre.as_ref().map(|calibre| calibre.value.as_str());
    Cell::from(format!("目标 {}", target.shown()))
        .below(Some(format!("实际 {actual}")))
        .below(calibre)
        .of_class("quantity")
}

fn actual(actual: &Quantity) -> String {
    let day = actual.as_of.map(|day| format!("（{}）", day.value)).unwrap_or_default();
    format!("{}{day}", actual.shown())
}
