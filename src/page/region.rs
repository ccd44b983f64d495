//! The page of a city: its sheet, and in tables what of which chain lies in it.

use super::desk::Desk;
use super::elsewhere;
use super::place::{Picture, Turn, View, provenance};
use super::view::{Cell, Fact, Piece, Row, Section, Table};
use super::{Drawing, Page, list};
use crate::catalogue;
use crate::model::Region;
use crate::site::{Entity, EntityKind, Key, Local, PLACES};
use crate::wording::say;

/// The page of a city; the drawing is its sheet, where something lies in it.
pub(super) fn page(desk: &Desk<'_>, region: &Region, drawing: Option<&Drawing>) -> Page {
    let site = desk.site();
    let id = region.record.id.value.as_str();
    let local = Local::of(site, region);
    let group = local.group.map(|group| &group.record.name.value);
    let mut facts = vec![
        Fact::new(desk.word("page_region.group"), group),
        Fact::new(desk.word("page_region.code"), region.code.as_ref().map(|code| &code.value)),
    ];
    facts.extend(provenance(desk, &region.record));
    let view = View {
        kind: desk.word(EntityKind::Region.key()).to_owned(),
        number: None,
        facts,
        note: region.record.note.as_ref().map(|note| note.value.clone()),
        sections: vec![overview(desk, &local), places(desk, &local)],
        elsewhere: elsewhere::groups(desk, &Key::global(EntityKind::Region, id)),
        drawing: drawing.map(Picture::of),
        turn: Turn::default(),
    };
    let above = vec![list::link(desk, EntityKind::Region)];
    Page::new(desk, "record.html", region.record.name.value.as_str(), above, &view)
        .with_pack(catalogue::name(EntityKind::Region, id))
}

/// Chains × kinds of place in the city.
fn overview(desk: &Desk<'_>, local: &Local<'_>) -> Section {
    let mut columns = vec![desk.word("page_region.chain")];
    columns.extend(PLACES.map(|kind| desk.word(kind.key())));
    columns.push(desk.word("page_region.strong_here"));
    let mut table = Table::new(desk.word("page_region.chains_here_caption"), &columns);
    for chain in &local.chains {
        let mut cells = vec![Cell::from(desk.chain(&desk.site().chains[chain.at]))];
        cells.extend(PLACES.map(|kind| count(chain.of_kind(kind).count())));
        cells.push(Cell::enumerated(chain.strong.iter().map(|one| desk.entity(*one))));
        table.row(cells);
    }
    let section = Section::table(desk.word("page_region.chains_here"), table);
    let absent = local.absent.iter().map(|at| desk.chain(&desk.site().chains[*at]).text);
    let absent: Vec<String> = absent.collect();
    match absent.is_empty() {
        true => section,
        false => section.with_note(say!(
            desk.words(),
            "page_region.absent",
            chains = desk.words().list(&absent)
        )),
    }
}

fn count(count: usize) -> Cell {
    if count == 0 { Cell::from("—").numeric() } else { count.into() }
}

/// Every place in the city once, with its chains.
fn places(desk: &Desk<'_>, local: &Local<'_>) -> Section {
    let mut found: Vec<(Entity<'_>, Vec<Piece>)> = Vec::new();
    for chain in &local.chains {
        for placed in &chain.placed {
            let key = placed.entity.key();
            let mut piece = desk.chain(&desk.site().chains[chain.at]);
            if placed.is_leader() {
                piece.text = say!(desk.words(), "page_region.leading", chain = piece.text);
            }
            match found.iter_mut().find(|(entity, _)| entity.key() == key) {
                Some((_, chains)) => chains.push(piece),
                None => found.push((placed.entity, vec![piece])),
            }
        }
    }
    found.sort_by_key(|(entity, _)| entity.kind());
    let rows = found.into_iter().map(|(entity, chains)| row(desk, entity, chains));
    let table =
        Table::new(desk.word("page_region.here_caption"), &desk.row("page_region.place_heads"))
            .with_rows(rows);
    Section::table(desk.word("page_region.here"), table)
}

fn row(desk: &Desk<'_>, entity: Entity<'_>, chains: Vec<Piece>) -> Row {
    Row::of(vec![
        desk.entity_in_full(entity).into(),
        desk.word(entity.kind().key()).into(),
        desk.number(entity).into(),
        Cell::joined(chains),
        desk.sources_of(entity.record()),
    ])
}
