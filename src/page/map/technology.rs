//! The tables of the technology map: links and products in reading order, then supply relations.

use super::super::figures;
use super::super::supplies;
use super::super::view::{Cell, Piece, Row, Section, Table};
use super::Sheet;
use crate::model::{Foundation, Link, Product, Spanned};
use crate::site::{Entity, LinkPlace};
use crate::wording::say;

pub(super) fn sections(sheet: &Sheet<'_, '_>) -> Vec<Section> {
    let mut table = Table::new(
        sheet.desk.word("page_technology.structure"),
        &sheet.desk.row("page_technology.heads"),
    )
    .of_class("wide");
    for (at, place) in sheet.view.links.iter().enumerate() {
        table.rows.push(link(sheet, place));
        let inside = sheet.view.products.iter().filter(|product| product.link == at);
        table.rows.extend(inside.map(|place| product(sheet, place.product)));
    }
    let mut sections = vec![Section::table(sheet.desk.word("page_technology.structure"), table)];
    let all = sheet.desk.site().supplies_of(sheet.at);
    let relations = supplies::table(sheet.desk, sheet.desk.word("page_technology.supplies"), all);
    if !relations.rows.is_empty() {
        sections.push(Section::table(sheet.desk.word("page_technology.supplies"), relations));
    }
    sections
}

/// A link's own row; its status is its own where stated, else the worst of its products.
fn link(sheet: &Sheet<'_, '_>, place: &LinkPlace<'_>) -> Row {
    let link = place.link;
    let entity = Entity::Link(sheet.view.chain, link);
    let around = place.parent.map_or(&place.band.record.name.value, |parent| {
        &sheet.view.links[parent].link.record.name.value
    });
    let status = figures::status(sheet.desk, place.status);
    let derived = (link.status.is_none() && place.status.is_some())
        .then_some(sheet.desk.word("page_technology.weakest"));
    let row = sheet.row(
        entity,
        vec![
            sheet.number(entity),
            Cell::from(&link.record.name.value).below(Some(around.as_str())),
            sheet.desk.word("page_technology.link").into(),
            status.below(derived).of_class("status"),
            figures::action(sheet.desk, link.action.map(|action| action.value)),
            marks(sheet, (link.foundation, link.chokepoint, link.challenge)),
            Cell::enumerated(sheet.desk.entities(None, &link.firms)),
            sheet.elsewhere(&entity.key()),
            basis(sheet, (link.basis.as_ref(), &link.record)),
        ],
    );
    Row { class: Some(depth(place, link)), ..row }
}

/// How strongly a link's row stands out: the deeper, the quieter.
const fn depth(place: &LinkPlace<'_>, _link: &Link) -> &'static str {
    if place.depth == 0 { "group" } else { "subgroup" }
}

fn product(sheet: &Sheet<'_, '_>, product: &Product) -> Row {
    let entity = Entity::Product(sheet.view.chain, product);
    let note = product.record.note.as_ref().map(|note| note.value.as_str());
    sheet.row(
        entity,
        vec![
            sheet.number(entity),
            Cell::from(&product.record.name.value).below(note),
            figures::word(sheet.desk, product.function),
            figures::status(sheet.desk, product.status.map(|status| status.value)),
            figures::action(sheet.desk, product.action.map(|action| action.value)),
            marks(sheet, (product.foundation, product.chokepoint, product.challenge)),
            Cell::enumerated(sheet.desk.entities(None, &product.firms)),
            sheet.elsewhere(&entity.key()),
            basis(sheet, (product.basis.as_ref(), &product.record)),
        ],
    )
}

type Marks = (Option<Spanned<Foundation>>, bool, Option<Spanned<i32>>);

/// 五基, 卡脖子, 揭榜挂帅.
fn marks(sheet: &Sheet<'_, '_>, (foundation, chokepoint, challenge): Marks) -> Cell {
    let words = sheet.desk.words();
    let foundation = foundation.map(|foundation| Piece::text(words.of(foundation.value)));
    let chokepoint =
        chokepoint.then(|| Piece::text(sheet.desk.word("mark.chokepoint")).of_class("chokepoint"));
    let challenge = challenge
        .map(|year| Piece::text(say!(words, "page_technology.challenge", year = year.value)));
    Cell::enumerated(foundation.into_iter().chain(chokepoint).chain(challenge))
}

fn basis(
    sheet: &Sheet<'_, '_>,
    (basis, record): (Option<&crate::model::Text>, &crate::model::Record),
) -> Cell {
    let sources = sheet.desk.sources_of(record);
    match basis {
        Some(basis) if sources.pieces.is_empty() => (&basis.value).into(),
        basis => sources.below(basis.map(|basis| basis.value.as_str())),
    }
}
