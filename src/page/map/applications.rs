//! The tables of the applications map: products × areas, then every use with its scene.

use super::super::figures;
use super::super::view::{Cell, Piece, Row, Section, Table};
use super::Sheet;
use crate::model::{Product, Strength, Word};
use crate::site::{Entity, EntityKind, Use, UseMatrix, use_matrix};

pub(super) fn sections(sheet: &Sheet<'_, '_>) -> Vec<Section> {
    let matrix = use_matrix(sheet.desk.site(), sheet.view);
    let note = "核为核心，重为重要；空格为没有收录的应用。合计按本站收录。";
    vec![
        Section::table("产品 × 应用领域", grid(sheet, &matrix)).with_note(note),
        Section::table("应用清单", list(sheet, &matrix)),
    ]
}

fn grid(sheet: &Sheet<'_, '_>, matrix: &UseMatrix<'_>) -> Table {
    let mut table = Table::new("产品与应用领域的应用强度", &["编号", "产品"]).of_class("matrix");
    for area in &matrix.areas {
        table.column(sheet.desk.page_of(EntityKind::Area, &area.record), "area");
    }
    table.column(Piece::text("合计"), "numeric");
    if matrix.rows.is_empty() {
        return table;
    }
    for (at, (product, _)) in matrix.rows.iter().enumerate() {
        table.rows.push(grid_row(sheet, matrix, (at, product)));
    }
    let mut totals = vec![Cell::from("合计"), Cell::empty()];
    totals.extend((0..matrix.areas.len()).map(|column| total(matrix.in_column(column))));
    totals.push(matrix.uses.len().into());
    table.rows.push(Row { class: Some("total"), ..Row::of(totals) });
    table
}

/// A total; an area that nothing serves yet is an opportunity, and said so.
fn total(count: usize) -> Cell {
    match count {
        0 => Cell::from("机会").of_class("opportunity"),
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
        cells.push(here.map_or_else(Cell::empty, |one| strength(one.strength)));
    }
    cells.push(matrix.in_row(at).into());
    sheet.row(entity, cells)
}

fn strength(strength: Strength) -> Cell {
    match strength {
        Strength::Core => Cell::from("核").of_class("use core"),
        Strength::Important => Cell::from("重").of_class("use important"),
        Strength::Ordinary => Cell::from("一般").of_class("use ordinary"),
    }
}

fn list(sheet: &Sheet<'_, '_>, matrix: &UseMatrix<'_>) -> Table {
    let columns =
        ["编号", "产品", "应用领域", "强度", "典型场景", "用户", "市场规模", "依据与来源"];
    let mut uses: Vec<&Use<'_>> = matrix.uses.iter().collect();
    uses.sort_by_key(|one| (one.row, one.column));
    let rows = uses.into_iter().map(|one| list_row(sheet, matrix, one));
    Table::new("每一条应用", &columns).with_rows(rows)
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
        one.strength.word().into(),
        text(&one.application.scene).into(),
        text(&one.application.users).into(),
        one.application.market.as_ref().map_or_else(Cell::missing, figures::quantity),
        basis,
    ])
}
