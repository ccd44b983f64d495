//! The tables of the applications map: products × areas, then every use with its scene.

use super::super::figures;
use super::super::view::{Cell, Piece, Row, Section, Table};
use super::Sheet;
use crate::model::{Product, Strength};
use crate::site::{Entity, EntityKind, Use, UseMatrix, use_matrix};

pub(super) fn sections(sheet: &Sheet<'_, '_>) -> Vec<Section> {
    let matrix = use_matrix(sheet.desk.site(), sheet.view);
    let note = sheet.desk.word("page_applications.strength_note");
    vec![
        Section::table(sheet.desk.word("page_applications.matrix"), grid(sheet, &matrix))
            .with_note(note),
        Section::table(sheet.desk.word("page_applications.list"), list(sheet, &matrix)),
    ]
}

fn grid(sheet: &Sheet<'_, '_>, matrix: &UseMatrix<'_>) -> Table {
    let mut table = Table::new(
        sheet.desk.word("page_applications.matrix_caption"),
        &sheet.desk.row("page_applications.matrix_heads"),
    )
    .of_class("matrix");
    for area in &matrix.areas {
        table.column(sheet.desk.page_of(EntityKind::Area, &area.record), "area");
    }
    table.column(Piece::text(sheet.desk.word("page_applications.total")), "numeric");
    if matrix.rows.is_empty() {
        return table;
    }
    for (at, (product, _)) in matrix.rows.iter().enumerate() {
        table.rows.push(grid_row(sheet, matrix, (at, product)));
    }
    let mut totals = vec![Cell::from(sheet.desk.word("page_applications.total")), Cell::empty()];
    totals.extend((0..matrix.areas.len()).map(|column| total(sheet, matrix.in_column(column))));
    totals.push(matrix.uses.len().into());
    table.rows.push(Row { class: Some("total"), ..Row::of(totals) });
    table
}

/// A total; an area that nothing serves yet is an opportunity, and said so.
fn total(sheet: &Sheet<'_, '_>, count: usize) -> Cell {
    match count {
        0 => Cell::from(sheet.desk.word("page_applications.opportunity")).of_class("opportunity"),
        count => count.into(),
    }
}

fn grid_row(
    sheet: &Sheet<'_, '_>,
    matrix: &UseMatrix<'_>,
    (at, product): (usize, &Product),
) -> Row {
    let entity = Entity::Product(sheet.view.chain, product);
    let mut cells = vec![sheet.number(entity), Cell::from(sheet.desk.entity(entity))];
    for column in 0..matrix.areas.len() {
        let here = matrix.uses.iter().find(|one| (one.row, one.column) == (at, column));
        cells.push(here.map_or_else(Cell::empty, |one| strength(sheet, one.strength)));
    }
    cells.push(matrix.in_row(at).into());
    sheet.row(entity, cells)
}

fn strength(sheet: &Sheet<'_, '_>, strength: Strength) -> Cell {
    match strength {
        Strength::Core => {
            Cell::from(sheet.desk.word("page_applications.core")).of_class("use core")
        }
        Strength::Important => {
            Cell::from(sheet.desk.word("page_applications.important")).of_class("use important")
        }
        Strength::Ordinary => {
            Cell::from(sheet.desk.word("page_applications.ordinary")).of_class("use ordinary")
        }
    }
}

fn list(sheet: &Sheet<'_, '_>, matrix: &UseMatrix<'_>) -> Table {
    let columns = sheet.desk.row("page_applications.list_heads");
    let mut uses: Vec<&Use<'_>> = matrix.uses.iter().collect();
    uses.sort_by_key(|one| (one.row, one.column));
    let rows = uses.into_iter().map(|one| list_row(sheet, matrix, one));
    Table::new(sheet.desk.word("page_applications.list_caption"), &columns).with_rows(rows)
}

fn list_row(sheet: &Sheet<'_, '_>, matrix: &UseMatrix<'_>, one: &Use<'_>) -> Row {
    let entity = Entity::Product(sheet.view.chain, matrix.rows[one.row].0);
    let record = &one.application.record;
    let text = |text: &Option<crate::model::Text>| text.as_ref().map(|text| text.value.clone());
    let basis = one.application.basis.as_ref().map(|basis| basis.value.as_str());
    let sources = sheet.desk.sources_of(record);
    let basis = match sources.pieces.is_empty() {
        true => basis.map_or_else(Cell::empty, Into::into),
        false => sources.below(basis),
    };
    Row::of(vec![
        sheet.number(entity),
        sheet.desk.entity(entity).into(),
        sheet.desk.page_of(EntityKind::Area, &matrix.areas[one.column].record).into(),
        sheet.desk.words().of(one.strength).into(),
        text(&one.application.scene).into(),
        text(&one.application.users).into(),
        one.application.market.as_ref().map_or_else(Cell::missing, figures::quantity),
        basis,
    ])
}
