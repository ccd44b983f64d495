//! The page of a firm, park, cluster, platform or project: what is known of it, and everywhere it appears.

use super::desk::Desk;
use super::elsewhere::{self, Group};
use super::figures;
use super::frame::Link;
use super::view::{Cell, Fact, Piece, Row, Section, Table};
use super::{Drawing, Page, list};
use crate::model::{Cluster, Firm, Park, Platform, Project, Record, Text};
use crate::site::{Entity, EntityKind};
use serde::Serialize;

/// What the page of a record shows: places, cities, areas, leaders, departments.
#[derive(Serialize)]
pub(super) struct View {
    pub(super) kind: String,
    pub(super) number: Option<String>,
    pub(super) facts: Vec<Fact>,
    pub(super) note: Option<String>,
    pub(super) sections: Vec<Section>,
    pub(super) elsewhere: Vec<Group>,
    pub(super) drawing: Option<Picture>,
    /// The records of its kind before and after it.
    pub(super) turn: Turn,
}

/// The neighbours of a record in the order of the content, where it has some.
#[derive(Default, Serialize)]
pub(super) struct Turn {
    before: Option<Link>,
    after: Option<Link>,
}

impl Turn {
    /// The records of the same kind beside a place.
    fn of(desk: &Desk<'_>, entity: Entity<'_>) -> Self {
        let record = entity.record();
        let mut all = super::places(desk.edition());
        all.retain(|one| one.kind() == entity.kind());
        let Some(at) = all.iter().position(|one| std::ptr::eq(one.record(), record)) else {
            return Self::default();
        };
        let link = |one: &Entity<'_>| {
            desk.hold(one.record().openness);
            desk.link(one.short_name(), &desk.site().address(*one))
        };
        let before = at.checked_sub(1).and_then(|before| all.get(before));
        Self { before: before.map(link), after: all.get(at + 1).map(link) }
    }
}

/// The sheet of a record that has one.
#[derive(Serialize)]
pub(super) struct Picture {
    inline: String,
    title: String,
    description: String,
    file: String,
}

impl Picture {
    /// A drawing that stands on the page of its record.
    pub(super) fn of(drawing: &Drawing) -> Self {
        Self {
            inline: drawing.inline.clone(),
            title: drawing.title.clone(),
            description: drawing.description.clone(),
            file: drawing.file_name(),
        }
    }
}

/// The page of a place.
pub(super) fn page(desk: &Desk<'_>, entity: Entity<'_>) -> Page {
    let record = entity.record();
    let mut facts = match entity {
        Entity::Firm(one) => firm(desk, one),
        Entity::Park(one) => park(desk, one),
        Entity::Cluster(one) => cluster(desk, one),
        Entity::Platform(one) => platform(desk, one),
        Entity::Project(one) => project(desk, one),
        _ => Vec::new(),
    };
    facts.extend(provenance(desk, record));
    let view = View {
        kind: desk.word(entity.kind().key()).to_owned(),
        number: Some(desk.site().number(entity).to_owned()),
        facts,
        note: record.note.as_ref().map(|note| note.value.clone()),
        sections: sections(desk, entity),
        elsewhere: elsewhere::groups(desk, &entity.key()),
        drawing: None,
        turn: Turn::of(desk, entity),
    };
    Page::new(desk, "record.html", entity.name(), vec![list::link(desk, entity.kind())], &view)
}

/// Who keeps a record, of which day it is true, and who says so.
pub(super) fn provenance(desk: &Desk<'_>, record: &Record) -> Vec<Fact> {
    let sources = desk.sources_of(record);
    let sources = if sources.pieces.is_empty() { Cell::missing() } else { sources };
    let mut facts = vec![
        Fact::new(desk.word("page_place.true_of"), figures::as_of(None, record)),
        Fact::new(desk.word("page_place.sources"), sources),
    ];
    if let Some(owner) = desk.department(record.owner.as_ref()) {
        facts.insert(0, Fact::new(desk.word("page_place.owner"), owner));
    }
    facts
}

fn text(text: Option<&Text>) -> Cell {
    text.map(|text| &text.value).into()
}

fn firm(desk: &Desk<'_>, firm: &Firm) -> Vec<Fact> {
    let tiers = firm.tiers.iter().map(|tier| Piece::text(desk.words().of(tier.value)));
    let aliases = firm.aliases.iter().map(|alias| Piece::text(alias.value.as_str()));
    let mut facts = Vec::new();
    if !firm.aliases.is_empty() {
        facts.push(Fact::new(desk.word("page_place.aliases"), Cell::joined(aliases)));
    }
    facts.extend([
        Fact::new(desk.word("page_place.business"), text(firm.business.as_ref())),
        Fact::new(desk.word("page_place.cities"), cities(desk, Entity::Firm(firm))),
        Fact::new(desk.word("page_place.park"), park_of(desk, firm.park.as_ref())),
        Fact::new(desk.word("page_place.tiers"), Cell::joined(tiers)),
    ]);
    facts
}

/// The cities in which a place lies, or its parks do.
fn cities(desk: &Desk<'_>, entity: Entity<'_>) -> Cell {
    Cell::joined(desk.site().regions_of(entity).into_iter().map(|region| desk.region(region)))
}

fn park_of(desk: &Desk<'_>, id: Option<&crate::model::Ref>) -> Cell {
    let park = desk.site().parks.named(id);
    park.map(|park| desk.entity_in_full(Entity::Park(park))).into()
}

fn park(desk: &Desk<'_>, park: &Park) -> Vec<Fact> {
    vec![
        Fact::new(desk.word("page_place.level"), figures::word(desk, park.level)),
        Fact::new(desk.word("page_place.kind"), text(park.kind.as_ref())),
        Fact::new(desk.word("page_place.cities"), cities(desk, Entity::Park(park))),
    ]
}

fn cluster(desk: &Desk<'_>, cluster: &Cluster) -> Vec<Fact> {
    vec![
        Fact::new(desk.word("page_place.level"), figures::word(desk, cluster.level)),
        Fact::new(desk.word("page_place.cities"), cities(desk, Entity::Cluster(cluster))),
        Fact::new(desk.word("page_place.park"), Cell::joined(desk.entities(None, &cluster.parks))),
        Fact::new(desk.word("page_place.firms"), Cell::joined(desk.entities(None, &cluster.firms))),
    ]
}

fn platform(desk: &Desk<'_>, platform: &Platform) -> Vec<Fact> {
    vec![
        Fact::new(desk.word("page_place.level"), figures::word(desk, platform.level)),
        Fact::new(desk.word("page_place.kind"), text(platform.kind.as_ref())),
        Fact::new(desk.word("page_place.host"), text(platform.host.as_ref())),
        Fact::new(desk.word("page_place.cities"), cities(desk, Entity::Platform(platform))),
        Fact::new(desk.word("page_place.park"), park_of(desk, platform.park.as_ref())),
        Fact::new(
            desk.word("page_place.firms_taking_part"),
            Cell::joined(desk.entities(None, &platform.firms)),
        ),
    ]
}

fn project(desk: &Desk<'_>, project: &Project) -> Vec<Fact> {
    let chain = project.record.chain.as_deref();
    vec![
        Fact::new(desk.word("page_place.stage"), figures::word(desk, project.stage)),
        Fact::new(
            desk.word("page_place.investment"),
            project.investment.as_ref().map(figures::quantity),
        ),
        Fact::new(desk.word("page_place.cities"), cities(desk, Entity::Project(project))),
        Fact::new(desk.word("page_place.park"), park_of(desk, project.park.as_ref())),
        Fact::new(
            desk.word("page_place.firms_building"),
            Cell::joined(desk.entities(None, &project.firms)),
        ),
        Fact::new(
            desk.word("page_place.concerns"),
            Cell::joined(desk.entities(chain, &project.concerns)),
        ),
    ]
}

/// What lies in a park, and what a firm takes part in.
fn sections(desk: &Desk<'_>, entity: Entity<'_>) -> Vec<Section> {
    let id = entity.record().id.value.as_str();
    let heading = match entity.kind() {
        EntityKind::Park => desk.word("page_place.in_park"),
        EntityKind::Firm => desk.word("page_place.takes_part"),
        _ => return Vec::new(),
    };
    let members = desk.site().members.get(entity.kind(), id).iter().copied();
    let rows: Vec<Row> = members
        .map(|other| {
            Row::of(vec![
                desk.entity_in_full(other).into(),
                desk.word(other.kind().key()).into(),
                desk.number(other).into(),
                desk.sources_of(other.record()),
            ])
        })
        .collect();
    if rows.is_empty() {
        return Vec::new();
    }
    let table = Table::new(heading, &desk.row("page_place.heads")).with_rows(rows);
    vec![Section::table(heading, table)]
}
