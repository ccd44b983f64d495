//! The page of an application area: which products of which chains are used in it, and how much.

use super::desk::Desk;
use super::place::{Turn, View, provenance};
use super::view::{Cell, Fact, Row, Section, Table};
use super::{Page, figures, list};
use crate::model::{Area, MapKind};
use crate::site::{ChainView, Entity, EntityKind, Use, use_matrix};
use crate::wording::say;

/// The page of an application area.
pub(super) fn page(desk: &Desk<'_>, area: &Area) -> Page {
    let mut rows = Vec::new();
    let mut chains = 0;
    for view in &desk.site().chains {
        let of_chain = rows_of(desk, view, &area.record.id.value);
        chains += usize::from(!of_chain.is_empty());
        rows.extend(of_chain);
    }
    let mut facts = vec![
        Fact::new(desk.word("page_area.chains"), counted(desk, chains)),
        Fact::new(desk.word("page_area.uses"), counted(desk, rows.len())),
    ];
    if !area.record.sources.is_empty() {
        facts.extend(provenance(desk, &area.record));
    }
    let columns = desk.row("page_area.heads");
    let table = Table::new(desk.word("page_area.products_used"), &columns).with_rows(rows);
    let view = View {
        kind: desk.word(EntityKind::Area.key()).to_owned(),
        number: None,
        facts,
        note: area.record.note.as_ref().map(|note| note.value.clone()),
        sections: vec![Section::table(desk.word("page_area.products_used"), table)],
        elsewhere: Vec::new(),
        drawing: None,
        turn: Turn::default(),
    };
    let above = vec![list::link(desk, EntityKind::Area)];
    Page::new(desk, "record.html", area.record.name.value.as_str(), above, &view)
}

fn counted(desk: &Desk<'_>, count: usize) -> String {
    say!(desk.words(), "page_area.counted", count)
}

fn rows_of(desk: &Desk<'_>, view: &ChainView<'_>, area: &str) -> Vec<Row> {
    let matrix = use_matrix(desk.site(), view);
    let Some(column) = matrix.areas.iter().position(|one| one.record.id.value == area) else {
        return Vec::new();
    };
    let here = matrix.uses.iter().filter(|one| one.column == column);
    here.map(|one| row(desk, view, (one, Entity::Product(view.chain, matrix.rows[one.row].0))))
        .collect()
}

fn row(desk: &Desk<'_>, view: &ChainView<'_>, (one, product): (&Use<'_>, Entity<'_>)) -> Row {
    let use_record = one.application;
    let on_map = desk.site().anchor(&product.key(), MapKind::Applications);
    let basis = use_record.basis.as_ref().map(|basis| basis.value.as_str());
    let text = |text: &Option<crate::model::Text>| text.as_ref().map(|text| text.value.clone());
    Row::of(vec![
        desk.entity(product).into(),
        super::view::Piece { href: Some(desk.to(&on_map)), ..desk.number(product) }.into(),
        desk.chain(view).into(),
        figures::word(desk, use_record.strength),
        text(&use_record.scene).into(),
        text(&use_record.users).into(),
        use_record.market.as_ref().map_or_else(Cell::missing, figures::quantity),
        desk.sources_of(&use_record.record).below(basis),
    ])
}
