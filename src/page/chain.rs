//! The page of a chain: its five maps as thumbnails, key figures, strong and weak links, goals, who is
//! responsible. Posts and departments, no persons.

pub(super) mod register;
pub(super) mod watched;

use super::changes::{self, Since};
use super::desk::Desk;
use super::map::Sibling;
use super::prose::Prose;
use super::thumbnail::Thumbnail;
use super::view::{Cell, Fact, Figure, Piece, Row, Section, Table};
use super::{Drawing, Page, figures, list, people, review, summary};
use crate::catalogue;
use crate::model::{Audience, MapKind, Status};
use crate::site::{ChainView, Entity, EntityKind, Gap, gaps, map_name_key};
use crate::wording::say;
use serde::Serialize;
use watched::Watched;

#[derive(Serialize)]
struct View {
    figures: Vec<Figure>,
    since: Option<Since>,
    maps: Vec<Thumbnail>,
    gaps: Section,
    people: Vec<Fact>,
    note: Option<String>,
    overview: Option<Prose>,
    sections: Vec<Section>,
    /// Indicators and risks.
    watched: Vec<Watched>,
    registers: Vec<Section>,
    /// Every chain, for going from one to another.
    chains: Vec<Sibling>,
}

/// The page of a chain, with its drawings.
pub(super) fn page(
    desk: &Desk<'_>,
    (at, view): (usize, &ChainView<'_>),
    drawings: &[&Drawing],
) -> Page {
    let chain = view.chain;
    let overview = chain.prose.iter().find(|text| text.map.is_none());
    let page = View {
        figures: key_figures(desk, view),
        since: changes::since(desk, Some(chain.id())),
        maps: MapKind::ALL.map(|map| thumbnail(desk, view, (map, drawings))).into(),
        gaps: lacking(desk, (at, view)),
        people: responsible(desk, view),
        note: chain.record.note.as_ref().map(|note| note.value.clone()),
        overview: overview.map(|text| Prose::of(desk, chain.id(), text)),
        sections: vec![published(desk, view), goals(desk, view), strong(desk, view)],
        watched: watched::sections(desk, view, drawings),
        registers: register::sections(desk, view),
        chains: super::map::chains(desk, at, None),
    };
    let above = vec![list::link(desk, EntityKind::Chain)];
    Page::new(desk, "chain.html", chain.record.name.value.as_str(), above, &page)
        .with_pack(catalogue::name(EntityKind::Chain, chain.id()))
}

fn key_figures(desk: &Desk<'_>, view: &ChainView<'_>) -> Vec<Figure> {
    let count = summary::count(desk, view);
    let (with_firms, links) = view.links_with_firms();
    let (sourced, records) = summary::sourced(desk, view);
    vec![
        Figure::new(count.total(), desk.word("page_chain.products")),
        Figure::new(count.of(Status::Strong), desk.word("page_chain.strong")),
        Figure::new(summary::lacking(&count), desk.word("page_chain.weak_or_missing")),
        Figure::new(view.chokepoints(), desk.word("mark.chokepoint")),
        Figure::new(
            view.presence.of_kind(EntityKind::Firm).count(),
            desk.word("page_chain.firms_recorded"),
        ),
        Figure::new(format!("{with_firms} / {links}"), desk.word("page_chain.links_with_firms")),
        Figure::new(summary::percent(sourced, records), desk.word("page_chain.records_sourced")),
    ]
}

fn thumbnail(
    desk: &Desk<'_>,
    view: &ChainView<'_>,
    (map, drawings): (MapKind, &[&Drawing]),
) -> Thumbnail {
    let drawing = drawings.iter().copied().find(|drawing| drawing.map() == Some(map));
    let address = desk.site().map_page(view.chain.id(), map);
    let content = summary::content(desk, view, map);
    Thumbnail::of(desk, (desk.word(map_name_key(map)), &address), drawing, content)
}

/// How many gaps the page shows; the investment map has them all.
const SHOWN: usize = 12;

fn lacking(desk: &Desk<'_>, (at, view): (usize, &ChainView<'_>)) -> Section {
    let mut all = gaps(desk.site(), view);
    all.retain(|gap| rank(gap.status) < 3);
    all.sort_by_key(|gap| rank(gap.status));
    let rows = all.iter().take(SHOWN).map(|gap| gap_row(desk, gap, at));
    let columns = desk.row("page_chain.gap_heads");
    let table = Table::new(desk.word("page_chain.gaps_caption"), &columns).with_rows(rows);
    let section = Section::table(desk.word("page_chain.gaps"), table);
    if all.len() <= SHOWN {
        return section;
    }
    section.with_note(say!(desk.words(), "page_chain.more_gaps", count = all.len(), shown = SHOWN))
}

/// Missing first, then at risk, then weak; the author's order within each.
fn rank(status: Option<Status>) -> usize {
    match status {
        Some(Status::Missing) => 0,
        Some(Status::Risk) => 1,
        Some(Status::Weak) => 2,
        _ => 3,
    }
}

fn gap_row(desk: &Desk<'_>, gap: &Gap<'_>, chain: usize) -> Row {
    let sign = gap.status.map_or_else(Cell::empty, |status| figures::badge(desk, status).into());
    let sign = sign.of_class("narrow");
    let items = desk.edition().mentions().get(&gap.entity.key());
    let items = items.iter().filter(|one| one.chain == chain && one.map == MapKind::Roadmap);
    let targets = gap.targets.iter().map(|target| {
        let (Entity::Link(owner, _) | Entity::Product(owner, _)) = gap.entity else {
            return Piece::text(target.record.name.value.as_str());
        };
        desk.entity(Entity::Target(owner, target))
    });
    Row::of(vec![
        sign,
        Cell::from(desk.entity(gap.entity)).below(Some(gap.around)),
        figures::action(desk, gap.action),
        Cell::enumerated(targets),
        Cell::enumerated(items.map(|one| Piece::link(&one.context, desk.to(&one.address)))),
    ])
}

fn responsible(desk: &Desk<'_>, view: &ChainView<'_>) -> Vec<Fact> {
    let line = summary::assignment(desk, view);
    let leaders = desk.entities(None, &view.chain.chain_leaders);
    let date = line.and_then(|line| line.record.as_of);
    let date = date.map(|day| say!(desk.words(), "page_chain.assigned", day = day.value));
    let post = Cell::from(line.and_then(|line| people::post(desk, line))).below(date);
    let mut facts = vec![
        Fact::new(desk.word("page_chain.leader"), post),
        Fact::new(desk.word("page_chain.department"), summary::department(desk, view)),
        Fact::new(
            desk.word("page_chain.office"),
            line.and_then(|one| one.office.as_ref()).map(|one| &one.value),
        ),
        Fact::new(desk.word("page_chain.chain_leaders"), Cell::joined(leaders)),
    ];
    if desk.edition().audience() != Audience::Public {
        facts.extend(register::facts(desk, view));
        facts.push(watched::fact(desk, view));
    }
    facts.push(Fact::new(desk.word("page_chain.work_plan"), Cell::missing()));
    facts
}

/// Published actual figures, each with scope, calibre, date and source.
fn published(desk: &Desk<'_>, view: &ChainView<'_>) -> Section {
    let columns = desk.row("page_chain.figure_heads");
    let mut table = Table::new(desk.word("page_chain.figures_caption"), &columns);
    for figure in view.chain.figures.iter().filter(|figure| figure.due.is_none()) {
        table.row(vec![
            (&figure.record.name.value).into(),
            figure.scope.as_ref().map(|scope| &scope.value).into(),
            figures::quantity(&figure.quantity),
            figures::as_of(Some(&figure.quantity), &figure.record),
            figures::sources(desk, Some(&figure.quantity), &figure.record),
            note(&figure.record),
        ]);
    }
    Section::table(desk.word("page_chain.figures"), table)
}

fn note(record: &crate::model::Record) -> Cell {
    record.note.as_ref().map_or_else(Cell::empty, |note| (&note.value).into())
}

/// Published targets, then those of the roadmap, with target and actual side by side.
fn goals(desk: &Desk<'_>, view: &ChainView<'_>) -> Section {
    let chain = view.chain;
    let columns = desk.row("page_chain.goal_heads");
    let mut table = Table::new(desk.word("page_chain.goals_caption"), &columns);
    for figure in &chain.figures {
        let Some(due) = figure.due else { continue };
        table.row(vec![
            Cell::from(&figure.record.name.value).below(note_text(&figure.record)),
            figure.scope.as_ref().map(|scope| &scope.value).into(),
            figures::date(due),
            figures::quantity(&figure.quantity),
            Cell::missing(),
            figures::sources(desk, Some(&figure.quantity), &figure.record),
        ]);
    }
    for item in &chain.roadmap {
        let Some(target) = &item.target else { continue };
        table.row(vec![
            Cell::from(desk.entity(Entity::Item(chain, item))).below(note_text(&item.record)),
            Cell::from(desk.word("page_chain.roadmap")),
            item.at.or(item.to).map(figures::date).into(),
            figures::quantity(target),
            item.actual.as_ref().map(|actual| actual_value(desk, actual)).into(),
            figures::sources(desk, Some(target), &item.record),
        ]);
    }
    Section::table(desk.word("page_chain.goals"), table)
}

fn actual_value(desk: &Desk<'_>, actual: &crate::model::Quantity) -> Cell {
    let date = actual.as_of;
    let date = date.map(|day| say!(desk.words(), "page_chain.actual_as_of", day = day.value));
    figures::quantity(actual).below(date)
}

fn note_text(record: &crate::model::Record) -> Option<&str> {
    record.note.as_ref().map(|note| note.value.as_str())
}

/// What the province is strong in.
fn strong(desk: &Desk<'_>, view: &ChainView<'_>) -> Section {
    let mut table =
        Table::new(desk.word("page_chain.strong_caption"), &desk.row("page_chain.strong_heads"));
    for place in &view.products {
        let product = place.product;
        if product.status.is_none_or(|status| status.value != Status::Strong) {
            continue;
        }
        table.row(vec![
            desk.entity(Entity::Product(view.chain, product)).into(),
            (&view.links[place.link].link.record.name.value).into(),
            Cell::enumerated(desk.entities(None, &product.firms)),
            product.basis.as_ref().map(|basis| &basis.value).into(),
            desk.sources_of(&product.record),
        ]);
    }
    Section::table(desk.word("page_chain.strengths"), table)
}
