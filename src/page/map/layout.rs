//! The table of the layout map: what lies in which city.

use super::super::figures;
use super::super::view::{Cell, Piece, Row, Section, Table};
use super::Sheet;
use crate::model::{Level, Region, Spanned, Word};
use crate::site::{Entity, Placed, Role};
use std::collections::BTreeSet;

pub(super) fn sections(sheet: &Sheet<'_, '_>) -> Vec<Section> {
    let columns = ["编号", "名称", "市州", "类别", "级别与称号", "在本链", "另见", "来源"];
    let mut table = Table::new("按市州", &columns).of_class("wide");
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
    vec![Section::table("按市州", table)]
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
        entity.kind().word().into(),
        rank(entity),
        roles(sheet, placed),
        sheet.elsewhere(&entity.key()),
        sheet.desk.sources_of(entity.record()),
    ];
    match seen.insert(number) {
        true => sheet.row(entity, cells),
        false => Row::of(cells),
    }
}

fn rank(entity: Entity<'_>) -> Cell {
    let level = |level: Option<Spanned<Level>>| {
        level.map_or_else(Cell::empty, |level| level.value.word().into())
    };
    match entity {
        Entity::Firm(one) => {
            Cell::enumerated(one.tiers.iter().map(|tier| Piece::text(tier.value.word())))
        }
        Entity::Park(one) => level(one.level),
        Entity::Cluster(one) => level(one.level),
        Entity::Platform(one) => level(one.level),
        Entity::Project(one) => figures::word(one.stage),
        _ => Cell::empty(),
    }
}

/// What a firm is and makes in the chain; what a project concerns.
fn roles(sheet: &Sheet<'_, '_>, placed: &Placed<'_>) -> Cell {
    let mut pieces: Vec<Piece> = (placed.roles.iter())
        .map(|role| match role {
            Role::ChainLeader => Piece::text("链主"),
            Role::Makes(entity) => sheet.desk.entity(*entity),
        })
        .collect();
    if let Entity::Project(project) = placed.entity {
        pieces.extend(sheet.desk.entities(Some(sheet.chain_id()), &project.concerns));
    }
    Cell::enumerated(pieces)
}
