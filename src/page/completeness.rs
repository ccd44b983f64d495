//! How complete the content is, chain by chain: what is there, what has a source, what is missing. All of it
//! computed from what the site holds (按本站收录), with its formula beside it.

use super::Page;
use super::desk::Desk;
use super::summary;
use super::view::{Cell, Figure, Piece, Row, Section, Table};
use crate::model::{Audience, MapKind, When};
use crate::site::{ChainView, EntityKind, Glance, glances, map_name_key};
use crate::wording::say;
use serde::Serialize;

#[derive(Serialize)]
struct View {
    figures: Vec<Figure>,
    sections: Vec<Section>,
}

/// How many experts the plan asks for at least.
const EXPERTS: usize = 5;

/// The completeness report.
pub(super) fn page(desk: &Desk<'_>) -> Page {
    let chains = &desk.site().chains;
    let maps = chains.iter().map(maps_of).sum::<usize>();
    let (with, all) = chains.iter().map(|view| summary::sourced(desk, view)).fold((0, 0), sum);
    let open = chains.iter().map(|view| missing(desk, view).len()).sum::<usize>();
    let figures = vec![
        Figure::new(
            format!("{maps} / {}", chains.len() * MapKind::ALL.len()),
            desk.word("page_completeness.maps_filled"),
        ),
        Figure::new(format!("{with} / {all}"), desk.word("page_completeness.records_sourced")),
        Figure::new(summary::percent(with, all), desk.word("page_completeness.share_sourced")),
        Figure::new(open, desk.word("page_completeness.open_matters")),
    ];
    let sections = vec![presence(desk), by_department(desk), lacking(desk)];
    Page::new(
        desk,
        "list.html",
        desk.word("page_completeness.completeness"),
        Vec::new(),
        &View { figures, sections },
    )
}

fn maps_of(view: &ChainView<'_>) -> usize {
    MapKind::ALL.into_iter().filter(|map| view.has_content(*map)).count()
}

fn presence(desk: &Desk<'_>) -> Section {
    let mut columns = vec![desk.word("page_completeness.chain")];
    columns.extend(MapKind::ALL.map(|map| desk.word(map_name_key(map))));
    columns.extend(desk.row("page_completeness.share_heads"));
    let mut table = Table::new(desk.word("page_completeness.maps_and_sources"), &columns);
    for view in &desk.site().chains {
        let (with, all) = summary::sourced(desk, view);
        let mut cells = vec![Cell::from(desk.chain(view))];
        cells.extend(MapKind::ALL.map(|map| map_cell(desk, view, map)));
        cells.extend([all.into(), with.into()]);
        cells.push(Cell::from(summary::percent(with, all)).numeric());
        table.rows.push(Row::of(cells));
    }
    Section::table(desk.word("page_completeness.maps_and_sources"), table)
        .with_note(desk.word("page_completeness.share_note"))
}

fn map_cell(desk: &Desk<'_>, view: &ChainView<'_>, map: MapKind) -> Cell {
    let is_there = view.has_content(map);
    let (text, class) = if is_there {
        ("page_completeness.present", "present")
    } else {
        ("page_completeness.absent", "absent")
    };
    let text = desk.word(text);
    let link = desk.map(view, map);
    Cell::from(Piece { text: text.to_owned(), ..link }).of_class(class)
}

/// How complete and how fresh the chains of each lead department are.
fn by_department(desk: &Desk<'_>) -> Section {
    let site = desk.site();
    let glances = glances(site);
    let of = |wanted: Option<&str>| {
        let own =
            |at: &usize| glances[*at].department.map(|one| one.record.id.value.as_str()) == wanted;
        (0..glances.len()).filter(own).collect::<Vec<_>>()
    };
    let columns = desk.row("page_completeness.department_heads");
    let mut table = Table::new(desk.word("page_completeness.departments_caption"), &columns);
    for department in &site.model.departments {
        let chains = of(Some(&department.record.id.value));
        if !chains.is_empty() {
            let name = desk.page_of(EntityKind::Department, &department.record);
            table.row(department_row(desk, name.into(), (&chains, &glances)));
        }
    }
    let nobody = of(None);
    if !nobody.is_empty() {
        table.row(department_row(desk, Cell::missing(), (&nobody, &glances)));
    }
    Section::table(desk.word("page_completeness.by_department"), table)
        .with_note(desk.word("page_completeness.department_note"))
}

fn department_row(
    desk: &Desk<'_>,
    name: Cell,
    (chains, glances): (&[usize], &[Glance<'_>]),
) -> Vec<Cell> {
    let views = || chains.iter().map(|at| &desk.site().chains[*at]);
    let (with, all) = views().map(|view| summary::sourced(desk, view)).fold((0, 0), sum);
    let days = || chains.iter().filter_map(|at| glances[*at].latest);
    let day = |day: Option<When>| Cell::from(day.map(|day| day.to_string())).of_class("date");
    vec![
        name,
        Cell::joined(views().map(|view| desk.chain(view))),
        all.into(),
        with.into(),
        Cell::from(summary::percent(with, all)).numeric(),
        views().map(|view| missing(desk, view).len()).sum::<usize>().into(),
        day(days().max_by_key(|day| day.end)),
        day(days().min_by_key(|day| day.end)),
    ]
}

fn sum((with, all): (usize, usize), (more, of): (usize, usize)) -> (usize, usize) {
    (with + more, all + of)
}

fn lacking(desk: &Desk<'_>) -> Section {
    let mut table = Table::new(
        desk.word("page_completeness.lacking_caption"),
        &desk.row("page_completeness.lacking_heads"),
    );
    for view in &desk.site().chains {
        let missing = missing(desk, view);
        table.row(vec![
            desk.chain(view).into(),
            missing.len().into(),
            Cell::enumerated(missing.into_iter().map(Piece::text)),
        ]);
    }
    Section::table(desk.word("page_completeness.lacking"), table)
}

/// What a chain still lacks. Registers count only for an audience that may see them: for any other an empty
/// one says nothing.
fn missing(desk: &Desk<'_>, view: &ChainView<'_>) -> Vec<String> {
    let chain = view.chain;
    let mut missing: Vec<String> = MapKind::ALL
        .into_iter()
        .filter(|map| !view.has_content(*map))
        .map(|map| desk.word(map_name_key(map)).to_owned())
        .collect();
    let mut lacks = |lacks: bool, what: &str| {
        if lacks {
            missing.push(what.to_owned());
        }
    };
    lacks(chain.chain_leaders.is_empty(), desk.word("page_completeness.chain_leaders"));
    lacks(
        chain.figures.iter().all(|one| one.due.is_some()),
        desk.word("page_completeness.published_figures"),
    );
    lacks(
        !chain.prose.iter().any(|text| text.map.is_none()),
        desk.word("page_completeness.overview"),
    );
    lacks(
        chain.applications.iter().all(|one| one.market.is_none()),
        desk.word("page_completeness.markets"),
    );
    let targets = chain.roadmap.iter().filter(|item| item.target.is_some());
    let open = targets.filter(|item| item.actual.is_none()).count();
    lacks(open > 0, &say!(desk.words(), "page_completeness.actuals", count = open));
    if desk.edition().audience() != Audience::Public {
        let experts = chain.experts.len();
        lacks(
            experts < EXPERTS,
            &say!(desk.words(), "page_completeness.experts", count = experts, needed = EXPERTS),
        );
        lacks(chain.problems.is_empty(), desk.word("page_completeness.problems"));
        lacks(chain.leads.is_empty(), desk.word("page_completeness.leads"));
        lacks(chain.opinions.is_empty(), desk.word("page_completeness.opinions"));
        lacks(chain.risks.is_empty(), desk.word("page_completeness.risks"));
        lacks(chain.indicators.is_empty(), desk.word("page_completeness.indicators"));
    }
    missing
}
