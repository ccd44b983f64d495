//! The page of a city: what of which chain lies in it, and what is sought for it.

use super::desk::Desk;
use super::elsewhere;
use super::place::{View, provenance};
use super::view::{Cell, Fact, Piece, Row, Section, Table};
use super::{Page, list};
use crate::catalogue;
use crate::model::Region;
use crate::site::{ChainView, Entity, EntityKind, Key, Placed};

/// The page of a city.
pub(super) fn page(desk: &Desk<'_>, region: &Region) -> Page {
    let site = desk.site();
    let id = region.record.id.value.as_str();
    let group = site.groups.named(region.group.as_ref()).map(|group| &group.record.name.value);
    let mut facts = vec![
        Fact::new("城市群", group),
        Fact::new("行政区划代码", region.code.as_ref().map(|code| &code.value)),
    ];
    facts.extend(provenance(desk, &region.record));
    let view = View {
        kind: EntityKind::Region.word(),
        number: None,
        facts,
        note: region.record.note.as_ref().map(|note| note.value.clone()),
        sections: vec![overview(desk, id), places(desk, id)],
        elsewhere: elsewhere::groups(desk, &Key::global(EntityKind::Region, id)),
    };
    let above = vec![list::link(desk, EntityKind::Region)];
    Page::new("record.html", region.record.name.value.as_str(), above, &view)
        .with_pack(catalogue::name(EntityKind::Region, id))
}

const KINDS: [EntityKind; 5] = [
    EntityKind::Firm,
    EntityKind::Park,
    EntityKind::Cluster,
    EntityKind::Platform,
    EntityKind::Project,
];

/// Chains × kinds of place in the city.
fn overview(desk: &Desk<'_>, id: &str) -> Section {
    let mut columns = vec!["产业链"];
    columns.extend(KINDS.map(EntityKind::word));
    let mut table = Table::new("各产业链在本地收录的条数（按本站收录）", &columns);
    for view in &desk.site().chains {
        let here: Vec<&Placed<'_>> = view.presence.in_region(id).collect();
        if here.is_empty() {
            continue;
        }
        let mut cells = vec![Cell::from(desk.chain(view))];
        cells.extend(KINDS.map(|kind| count(&here, kind)));
        table.row(cells);
    }
    Section::table("本地的产业链", table)
}

fn count(here: &[&Placed<'_>], kind: EntityKind) -> Cell {
    match here.iter().filter(|placed| placed.entity.kind() == kind).count() {
        0 => Cell::from("—").numeric(),
        count => count.into(),
    }
}

/// Every place in the city once, with its chains.
fn places(desk: &Desk<'_>, id: &str) -> Section {
    let mut found: Vec<(Entity<'_>, Vec<&ChainView<'_>>)> = Vec::new();
    for view in &desk.site().chains {
        for placed in view.presence.in_region(id) {
            let key = placed.entity.key();
            match found.iter_mut().find(|(entity, _)| entity.key() == key) {
                Some((_, chains)) => chains.push(view),
                None => found.push((placed.entity, vec![view])),
            }
        }
    }
    found.sort_by_key(|(entity, _)| entity.kind());
    let rows = found.into_iter().map(|(entity, chains)| row(desk, entity, &chains));
    let table = Table::new("位于本地的企业、园区、集群、平台和项目", &COLUMNS).with_rows(rows);
    Section::table("位于本地", table)
}

const COLUMNS: [&str; 5] = ["名称", "类别", "编号", "产业链", "来源"];

fn row(desk: &Desk<'_>, entity: Entity<'_>, chains: &[&ChainView<'_>]) -> Row {
    let chains: Vec<Piece> = chains.iter().map(|view| desk.chain(view)).collect();
    Row::of(vec![
        desk.entity_in_full(entity).into(),
        entity.kind().word().into(),
        desk.number(entity).into(),
        Cell::joined(chains),
        desk.sources_of(entity.record()),
    ])
}
