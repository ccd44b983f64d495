//! List pages: every record of a kind, grouped so that people find themselves.

use super::desk::Desk;
use super::frame::Link;
use super::view::{Cell, Figure, Piece, Row, Section, Table};
use super::{Page, figures, people, summary};
use crate::site::{Entity, EntityKind, Key, open_gaps, use_matrix};
use crate::wording::say;
use serde::Serialize;

#[derive(Serialize)]
struct View {
    figures: Vec<Figure>,
    sections: Vec<Section>,
}

/// The link to the list of a kind.
pub(super) fn link(desk: &Desk<'_>, kind: EntityKind) -> Link {
    let folder = kind.folder().unwrap_or_default();
    desk.link(desk.word(kind.key()), &format!("{folder}/index.html"))
}

fn page(desk: &Desk<'_>, title: &str, figures: Vec<Figure>, sections: Vec<Section>) -> Page {
    Page::new(desk, "list.html", title, Vec::new(), &View { figures, sections })
}

/// The chains.
pub(super) fn chains(desk: &Desk<'_>) -> Page {
    let columns = desk.row("page_list.chain_heads");
    let mut table = Table::new(desk.word("page_list.chains_caption"), &columns);
    for view in &desk.site().chains {
        let count = summary::count(desk, view);
        let line = summary::assignment(desk, view);
        table.row(vec![
            desk.entity_in_full(Entity::Chain(view.chain)).into(),
            line.and_then(|line| people::post(desk, line)).into(),
            summary::department(desk, view).into(),
            view.links_with_firms().1.into(),
            count.total().into(),
            count.of(crate::model::Status::Strong).into(),
            summary::lacking(&count).into(),
            open_gaps(desk.site(), view).len().into(),
            view.presence.of_kind(EntityKind::Firm).count().into(),
        ]);
    }
    page(
        desk,
        desk.word("page_list.chains"),
        Vec::new(),
        vec![Section::table(desk.word("page_list.all_chains"), table)],
    )
}

/// Firms, parks, clusters, platforms or projects, by city.
pub(super) fn places(desk: &Desk<'_>, kind: EntityKind) -> Page {
    let all: Vec<Entity<'_>> =
        super::places(desk.edition()).into_iter().filter(|one| one.kind() == kind).collect();
    let mut sections = Vec::new();
    for region in &desk.site().model.regions {
        let id = region.record.id.value.as_str();
        let here = all.iter().filter(|one| home(desk, **one) == Some(id));
        sections.extend(section(
            desk,
            &region.record.name.value,
            &here.copied().collect::<Vec<_>>(),
        ));
    }
    let no_city = all.iter().filter(|one| home(desk, **one).is_none());
    sections.extend(section(
        desk,
        desk.word("page_list.no_city"),
        &no_city.copied().collect::<Vec<_>>(),
    ));
    if sections.is_empty() {
        sections.push(Section::table(desk.word(kind.key()), Table::default()));
    }
    let figures = vec![
        Figure::new(all.len(), desk.word(kind.key())),
        Figure::new(sourced(&all), desk.word("page_list.sourced")),
        Figure::new(sections.len(), desk.word("page_list.cities")),
    ];
    page(desk, desk.word(kind.key()), figures, sections)
}

fn sourced(all: &[Entity<'_>]) -> usize {
    all.iter().filter(|one| !one.record().sources.is_empty()).count()
}

/// The first city in which something lies.
fn home<'a>(desk: &Desk<'a>, entity: Entity<'a>) -> Option<&'a str> {
    let regions = desk.site().regions_of(entity);
    regions.first().map(|region| region.record.id.value.as_str())
}

fn section(desk: &Desk<'_>, heading: &str, here: &[Entity<'_>]) -> Option<Section> {
    if here.is_empty() {
        return None;
    }
    let columns = match here[0].kind() {
        EntityKind::Firm => "page_list.firm_heads",
        EntityKind::Project => "page_list.project_heads",
        EntityKind::Cluster => "page_list.cluster_heads",
        EntityKind::Platform => "page_list.platform_heads",
        _ => "page_list.park_heads",
    };
    let rows = here.iter().map(|entity| row(desk, *entity));
    let table = Table::new(
        say!(
            desk.words(),
            "page_list.of_city",
            city = heading,
            kind = desk.word(here[0].kind().key())
        ),
        &desk.row(columns),
    );
    Some(Section::table(format!("{heading} {}", here.len()), table.with_rows(rows)))
}

fn row(desk: &Desk<'_>, entity: Entity<'_>) -> Row {
    let [third, fourth] = middle(desk, entity);
    Row::of(vec![
        desk.entity_in_full(entity).into(),
        Piece::text(desk.site().number(entity)).of_class("number").into(),
        third,
        fourth,
        chains_of(desk, &entity.key()),
        desk.sources_of(entity.record()),
    ])
}

/// The two columns that differ from kind to kind.
fn middle(desk: &Desk<'_>, entity: Entity<'_>) -> [Cell; 2] {
    let text = |text: &Option<crate::model::Text>| -> Cell {
        text.as_ref().map(|text| &text.value).into()
    };
    match entity {
        Entity::Firm(one) => {
            let tiers = one.tiers.iter().map(|tier| Piece::text(desk.words().of(tier.value)));
            [text(&one.business), Cell::enumerated(tiers)]
        }
        Entity::Project(one) => {
            let investment = one.investment.as_ref();
            [
                figures::word(desk, one.stage),
                investment.map_or_else(Cell::missing, figures::quantity),
            ]
        }
        Entity::Cluster(one) => {
            [figures::word(desk, one.level), Cell::joined(desk.regions(&one.regions))]
        }
        Entity::Platform(one) => [figures::word(desk, one.level), text(&one.host)],
        Entity::Park(one) => [figures::word(desk, one.level), text(&one.kind)],
        _ => [Cell::empty(), Cell::empty()],
    }
}

/// The chains in which a record appears.
fn chains_of(desk: &Desk<'_>, key: &Key) -> Cell {
    let mut chains: Vec<usize> =
        desk.edition().mentions().get(key).iter().map(|mention| mention.chain).collect();
    chains.dedup();
    Cell::enumerated(chains.into_iter().map(|at| desk.chain(&desk.site().chains[at])))
}

/// Cities by group.
pub(super) fn regions(desk: &Desk<'_>) -> Page {
    let site = desk.site();
    let mut sections = Vec::new();
    for group in &site.model.groups {
        let id = &group.record.id.value;
        let columns = desk.row("page_list.city_heads");
        let name = &group.record.name.value;
        let mut table =
            Table::new(say!(desk.words(), "page_list.cities_of", group = name), &columns);
        let own = site.model.regions.iter();
        for region in own.filter(|one| one.group.as_ref().is_some_and(|own| &own.value == id)) {
            table.row(region_cells(desk, region));
        }
        sections.push(Section::table(name.as_str(), table));
    }
    page(
        desk,
        desk.word("page_list.cities"),
        vec![Figure::new(site.model.regions.len(), desk.word("page_list.cities"))],
        sections,
    )
}

fn region_cells(desk: &Desk<'_>, region: &crate::model::Region) -> Vec<Cell> {
    let id = region.record.id.value.as_str();
    let chains = desk.site().chains.iter().filter(|view| view.presence.in_region(id).count() > 0);
    let chains: Vec<Piece> = chains.map(|view| desk.chain(view)).collect();
    let lies = |entity: Entity<'_>| {
        desk.site().regions_of(entity).iter().any(|one| one.record.id.value == id)
    };
    let all = super::places(desk.edition());
    let count = |kind| Cell::from(all.iter().filter(|e| e.kind() == kind && lies(**e)).count());
    vec![
        desk.page_of(EntityKind::Region, &region.record).into(),
        region.code.as_ref().map(|code| &code.value).into(),
        Cell::joined(chains),
        count(EntityKind::Firm),
        count(EntityKind::Park),
        count(EntityKind::Project),
    ]
}

/// Application areas.
pub(super) fn areas(desk: &Desk<'_>) -> Page {
    let columns = desk.row("page_list.area_heads");
    let mut table = Table::new(desk.word("page_list.areas_caption"), &columns);
    let matrices: Vec<_> =
        desk.site().chains.iter().map(|view| (view, use_matrix(desk.site(), view))).collect();
    for area in &desk.site().model.areas {
        let mut uses = 0;
        let mut chains = Vec::new();
        for (view, matrix) in &matrices {
            let column =
                matrix.areas.iter().position(|one| one.record.id.value == area.record.id.value);
            let here = column.map_or(0, |column| matrix.in_column(column));
            uses += here;
            if here > 0 {
                chains.push(desk.chain(view));
            }
        }
        let name = desk.page_of(EntityKind::Area, &area.record);
        table.row(vec![name.into(), uses.into(), Cell::joined(chains)]);
    }
    page(
        desk,
        desk.word("page_list.areas"),
        Vec::new(),
        vec![Section::table(desk.word("page_list.all_areas"), table)],
    )
}

/// Leaders, by post.
pub(super) fn leaders(desk: &Desk<'_>) -> Page {
    let mut table =
        Table::new(desk.word("page_list.leaders_caption"), &desk.row("page_list.leader_heads"));
    for leader in &desk.site().model.leaders {
        let id = &leader.record.id.value;
        let led = desk.site().chains.iter().filter(|view| {
            let line = summary::assignment(desk, view);
            line.and_then(|line| line.leader.as_ref()).is_some_and(|own| &own.value == id)
        });
        table.row(vec![
            desk.page_of(EntityKind::Leader, &leader.record).into(),
            leader.role.as_ref().map(|role| &role.value).into(),
            Cell::enumerated(led.map(|view| desk.chain(view))),
        ]);
    }
    let section = Section::table(desk.word("page_list.leader"), table);
    page(
        desk,
        desk.word("page_list.leaders"),
        Vec::new(),
        vec![section.with_note(desk.word("page_list.leaders_note"))],
    )
}

/// Departments.
pub(super) fn departments(desk: &Desk<'_>) -> Page {
    let mut table =
        Table::new(desk.word("page_list.department"), &desk.row("page_list.department_heads"));
    for department in &desk.site().model.departments {
        let id = &department.record.id.value;
        let led = desk.site().chains.iter().filter(|view| {
            let line = summary::assignment(desk, view);
            line.and_then(|line| line.department.as_ref()).is_some_and(|own| &own.value == id)
        });
        table.row(vec![
            desk.page_of(EntityKind::Department, &department.record).into(),
            Cell::enumerated(led.map(|view| desk.chain(view))),
        ]);
    }
    page(
        desk,
        desk.word("page_list.departments"),
        Vec::new(),
        vec![Section::table(desk.word("page_list.department"), table)],
    )
}
