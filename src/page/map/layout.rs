//! The table of the layout map: what lies in which city.

use super::super::figures;
use super::super::view::{Cell, Piece, Row, Section, Table};
use super::Sheet;
use crate::model::{Level, Region, Spanned};
use crate::site::{Entity, Placed, Role};
use std::collections::BTreeSet;

pub(super) fn sections(sheet: &Sheet<'_, '_>) -> Vec<Section> {
    let columns = sheet.desk.row("page_layout.heads");
    let mut table = Table::new(sheet.desk.word("page_layout.by_city"), &columns).of_class("wide");
    let mut seen = BTreeSet::new();
    for region in &sheet.desk.site().model.regions {
        let here = sheet.view.presence.in_region(&region.record.id.value);
        let rows: Vec<Row> =
            here.map(|placed| row(sheet, placed, (Some(region), &mut seen))).collect();
        table.rows.extend(rows);
    }
    let nowhere = sheet.view.presence.placed.iter().filter(|placed| placed.regions.is_empty());
    let rows: Vec<Row> = nowhere.map(|placed| row(sheet, placed, (None, &mut seen))).collect();
    table.rows.extend(rows);
    vec![Section::table(sheet.desk.word("page_layout.by_city"), table)]
}

/// A row of a place in a city. What lies in several cities has a row in each; the first carries the anchors.
fn row(
    sheet: &Sheet<'_, '_>,
    placed: &Placed<'_>,
    (region, seen): (Option<&Region>, &mut BTreeSet<String>),
) -> Row {
    let entity = placed.entity;
    let number = sheet.desk.site().number(entity).to_owned();
    let cells = vec![
        sheet.number(entity),
        sheet.desk.entity_in_full(entity).into(),
        region.map(|region| sheet.desk.region(region)).into(),
        sheet.desk.word(entity.kind().key()).into(),
        rank(sheet, entity),
        roles(sheet, placed),
        sheet.elsewhere(&entity.key()),
        sheet.desk.sources_of(entity.record()),
    ];
    match seen.insert(number) {
        true => sheet.row(entity, cells),
        false => Row::of(cells),
    }
}

fn rank(sheet: &Sheet<'_, '_>, entity: Entity<'_>) -> Cell {
    let words = sheet.desk.words();
    let level = |level: Option<Spanned<Level>>| {
        level.map_or_else(Cell::empty, |level| words.of(level.value).into())
    };
    match entity {
        Entity::Firm(one) => {
            Cell::enumerated(one.tiers.iter().map(|tier| Piece::text(words.of(tier.value))))
        }
        Entity::Park(one) => level(one.level),
        Entity::Cluster(one) => level(one.level),
        Entity::Platform(one) => level(one.level),
        Entity::Project(one) => figures::word(sheet.desk, one.stage),
        _ => Cell::empty(),
    }
}

/// What a firm is and makes in the chain; what a project concerns.
fn roles(sheet: &Sheet<'_, '_>, placed: &Placed<'_>) -> Cell {
    let mut pieces: Vec<Piece> = (placed.roles.iter())
        .map(|role| match role {
            Role::ChainLeader => Piece::text(sheet.desk.word("page_layout.chain_leader")),
            Role::Makes(entity) => sheet.desk.entity(*entity),
        })
        .collect();
    if let Entity::Project(project) = placed.entity {
        pieces.extend(sheet.desk.entities(Some(sheet.chain_id()), &project.concerns));
    }
    Cell::enumerated(pieces)
}
