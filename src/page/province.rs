//! The pages of the sheets over all chains: the drawing, what it says in words, and the same in tables.

use super::desk::Desk;
use super::frame::Link;
use super::map::{Sibling, View};
use super::thumbnail::Thumbnail;
use super::view::{Cell, Piece, Row, Section, Table};
use super::{Drawing, Page, people, sources, supplies};
use crate::catalogue;
use crate::model::{Openness, Status, Word};
use crate::site::{
    AreaMatrix, CityMatrix, EntityKind, Glance, Holding, ProvinceSheet, SupplyMatrix, UseCount,
    area_matrix, city_matrix, glances, led, supply_matrix,
};
use crate::wording::say;
use serde::Serialize;

/// What the overview of the sheets shows.
#[derive(Serialize)]
struct Index<'a> {
    sheets: Vec<Thumbnail>,
    lines: Vec<&'a str>,
}

/// All sheets as thumbnails.
pub(super) fn index(desk: &Desk<'_>, drawings: &[Drawing]) -> Page {
    let lines = vec![desk.word("page_province.sheets_note")];
    let view = Index { sheets: thumbnails(desk, drawings), lines };
    Page::new(desk, "province.html", desk.word("page_province.province"), Vec::new(), &view)
        .with_pack(catalogue::PROVINCE)
}

/// The sheets as small live pictures.
pub(super) fn thumbnails(desk: &Desk<'_>, drawings: &[Drawing]) -> Vec<Thumbnail> {
    let sheets = drawings.iter().filter_map(|one| Some((one.sheet()?, one)));
    let thumbnail = |(sheet, drawing): (ProvinceSheet, &Drawing)| {
        let address = desk.site().province_page(sheet);
        Thumbnail::of(
            desk,
            (desk.word(sheet.name_key()), &address),
            Some(drawing),
            question(desk, sheet).to_owned(),
        )
    };
    sheets.map(thumbnail).collect()
}

/// What a sheet answers.
fn question<'a>(desk: &Desk<'a>, sheet: ProvinceSheet) -> &'a str {
    desk.word(match sheet {
        ProvinceSheet::Overview => "page_province.overview_question",
        ProvinceSheet::Supply => "page_province.supply_question",
        ProvinceSheet::Cities => "page_province.cities_question",
        ProvinceSheet::Areas => "page_province.areas_question",
        ProvinceSheet::Leaders => "page_province.leaders_question",
    })
}

/// The page of a sheet.
pub(super) fn page(desk: &Desk<'_>, sheet: ProvinceSheet, drawing: &Drawing) -> Page {
    let sections = match sheet {
        ProvinceSheet::Overview => overview(desk),
        ProvinceSheet::Supply => supply(desk),
        ProvinceSheet::Cities => cities(desk),
        ProvinceSheet::Areas => areas(desk),
        ProvinceSheet::Leaders => leaders(desk),
    };
    let view = View {
        name: desk.word(sheet.name_key()),
        family: desk.word("page_province.family").to_owned(),
        question: question(desk, sheet),
        drawing: &drawing.inline,
        label: &drawing.title,
        parts: Vec::new(),
        filters: Vec::new(),
        chains: Vec::new(),
        changes: Vec::new(),
        file: format!("{}.svg", sheet.id()),
        description: &drawing.description,
        prose: None,
        sections,
        sources: desk.cited().into_iter().map(|source| sources::entry(desk, source)).collect(),
        unsourced: desk.word("page_province.sources_elsewhere"),
        siblings: ProvinceSheet::ALL.map(|other| sibling(desk, other, sheet)).into(),
        before: neighbour(desk, sheet, ProvinceSheet::ALL.len() - 1),
        after: neighbour(desk, sheet, 1),
    };
    let above = vec![desk.link(desk.word("page_province.province"), "province/index.html")];
    Page::new(desk, "map.html", desk.word(sheet.name_key()), above, &view)
}

fn sibling(desk: &Desk<'_>, other: ProvinceSheet, sheet: ProvinceSheet) -> Sibling {
    let href = desk.to(&desk.site().province_page(other));
    let file = Some(format!("{}.svg", other.id()));
    Sibling { name: desk.word(other.name_key()).to_owned(), href, file, current: other == sheet }
}

/// The sheet so many steps further; after the last comes the first.
fn neighbour(desk: &Desk<'_>, sheet: ProvinceSheet, steps: usize) -> Link {
    let at = ProvinceSheet::ALL.iter().position(|one| *one == sheet).unwrap_or_default();
    let other = ProvinceSheet::ALL[(at + steps) % ProvinceSheet::ALL.len()];
    desk.link(desk.word(other.name_key()), &desk.site().province_page(other))
}

/// A row for a chain, to be found by its anchor.
fn chain_row(desk: &Desk<'_>, chain: usize, cells: Vec<Cell>) -> Row {
    let view = &desk.site().chains[chain];
    let mut all = vec![Cell::from(desk.chain(view))];
    all.extend(cells);
    Row { id: Some(format!("row-{}", view.chain.id())), ..Row::of(all) }
}

/// A line of totals.
fn total_row(desk: &Desk<'_>, cells: Vec<Cell>) -> Row {
    let mut all = vec![Cell::from(desk.word("page_province.total"))];
    all.extend(cells);
    Row { class: Some("total"), ..Row::of(all) }
}

fn overview(desk: &Desk<'_>) -> Vec<Section> {
    let before = desk.row("page_province.overview_heads");
    let behind = desk.row("page_province.overview_heads_behind");
    let columns: Vec<&str> = before.into_iter().chain(status_heads(desk)).chain(behind).collect();
    let mut table = Table::new(desk.word("page_province.chains_caption"), &columns);
    for (at, glance) in glances(desk.site()).iter().enumerate() {
        desk.hold(glance.openness);
        table.rows.push(chain_row(desk, at, glance_cells(desk, glance)));
    }
    let note = desk.word("page_province.overview_note");
    vec![Section::table(desk.word("page_province.each_chain"), table).with_note(note)]
}

fn glance_cells(desk: &Desk<'_>, glance: &Glance<'_>) -> Vec<Cell> {
    let by = glance.assignment.and_then(|line| desk.department(line.department.as_ref()));
    let maps = glance.maps.iter().filter(|has| **has).count();
    let mut cells: Vec<Cell> = vec![by.into(), glance.links.into(), glance.status.total().into()];
    cells.extend(statuses(glance));
    cells.extend([
        Cell::from(glance.chokepoints),
        glance.firms.into(),
        glance.cities.into(),
        glance.goals.all.into(),
        glance.goals.with_actual.into(),
        Cell::from(format!("{maps} / {}", glance.maps.len())).numeric(),
        Cell::from(glance.latest.map(|day| day.to_string())).of_class("date"),
    ]);
    cells
}

/// The heads of the columns of [`statuses`].
fn status_heads<'a>(desk: &Desk<'a>) -> impl Iterator<Item = &'a str> {
    let words = desk.words();
    Status::ALL.iter().map(|status| words.of(*status)).chain([desk.word("page_province.unstated")])
}

/// Products by status, the unstated ones last.
fn statuses(glance: &Glance<'_>) -> Vec<Cell> {
    let stated = Status::ALL.iter().map(|status| Cell::from(glance.status.of(*status)));
    stated.chain([glance.status.unstated.into()]).collect()
}

fn supply(desk: &Desk<'_>) -> Vec<Section> {
    let matrix = supply_matrix(desk.site());
    let list =
        supplies::table(desk, desk.word("page_province.supplies_caption"), matrix.all.iter());
    vec![
        Section::table(desk.word("page_province.chains_by_chains"), trades(desk, &matrix))
            .with_note(desk.word("page_province.trades_note")),
        Section::table(desk.word("page_province.supplies"), list),
    ]
}

/// The matrix by chain: whom it supplies and who supplies it, in words, since most of its cells are empty.
fn trades(desk: &Desk<'_>, matrix: &SupplyMatrix<'_>) -> Table {
    let columns = desk.row("page_province.trade_heads");
    let mut table = Table::new(desk.word("page_province.trades_caption"), &columns);
    let name = |other: usize, count: usize| {
        let mut piece = desk.chain(&desk.site().chains[other]);
        if count > 1 {
            piece.text = say!(desk.words(), "page_province.times", chain = piece.text, count);
        }
        piece
    };
    for (at, trade) in matrix.trades.iter().enumerate() {
        let given = trade.receivers.iter().map(|to| name(*to, matrix.between(at, *to).len()));
        let taken = trade.suppliers.iter().map(|from| name(*from, matrix.between(*from, at).len()));
        let cells = vec![
            Cell::enumerated(given),
            trade.given.into(),
            Cell::enumerated(taken),
            trade.taken.into(),
        ];
        table.rows.push(chain_row(desk, at, cells));
    }
    let all = matrix.all.len();
    table.rows.push(total_row(desk, vec![Cell::empty(), all.into(), Cell::empty(), all.into()]));
    table
}

fn cities(desk: &Desk<'_>) -> Vec<Section> {
    let matrix = city_matrix(desk.site());
    desk.hold(matrix.openness);
    let mut table =
        Table::new(desk.word("page_province.cities_caption"), &[desk.word("page_province.chain")])
            .of_class("matrix by-chain");
    matrix.regions.iter().for_each(|region| table.column(desk.region(region), "area"));
    table.column(Piece::text(desk.word("page_province.total")), "area");
    for at in 0..matrix.cells.len() {
        let cells =
            matrix.cells[at].iter().chain([&matrix.of_chain[at]]).map(|one| holding(desk, one));
        table.rows.push(chain_row(desk, at, cells.collect()));
    }
    let totals = matrix.of_region.iter().chain([&matrix.all]).map(|one| holding(desk, one));
    table.rows.push(total_row(desk, totals.collect()));
    vec![
        Section::table(desk.word("page_province.chains_by_cities"), table)
            .with_note(city_note(desk, &matrix)),
    ]
}

fn city_note(desk: &Desk<'_>, matrix: &CityMatrix<'_>) -> String {
    match matrix.placeless() {
        0 => desk.word("page_province.cities_note").to_owned(),
        count => say!(desk.words(), "page_province.cities_note_placeless", count),
    }
}

/// Firms as a number, the other kinds below it, each by one character.
fn holding(desk: &Desk<'_>, holding: &Holding) -> Cell {
    let short = desk.row("page_province.kinds_short");
    if holding.iter().all(|count| *count == 0) {
        return Cell::empty();
    }
    let others = short.iter().zip(holding).skip(1).filter(|(_, count)| **count > 0);
    let firms = if holding[0] == 0 { "–".to_owned() } else { holding[0].to_string() };
    let cell = Cell::joined([Piece::text(firms).of_class("count")]).numeric();
    others.fold(cell, |cell, (kind, count)| {
        cell.with(Piece::text(format!("{kind}{count}")).of_class("kind"))
    })
}

fn areas(desk: &Desk<'_>) -> Vec<Section> {
    let matrix = area_matrix(desk.site());
    desk.hold(matrix.openness);
    let mut table = Table::new(
        desk.word("page_province.chain_areas_caption"),
        &[desk.word("page_province.chain")],
    )
    .of_class("matrix by-chain");
    for area in &matrix.areas {
        table.column(desk.page_of(EntityKind::Area, &area.record), "area");
    }
    table.column(Piece::text(desk.word("page_province.total")), "area");
    for at in 0..matrix.cells.len() {
        let cells =
            matrix.cells[at].iter().copied().chain([matrix.in_row(at)]).map(|one| uses(desk, one));
        table.rows.push(chain_row(desk, at, cells.collect()));
    }
    table.rows.push(total_row(desk, area_totals(desk, &matrix)));
    let note = desk.word("page_province.uses_note");
    vec![Section::table(desk.word("page_province.chains_by_areas"), table).with_note(note)]
}

/// Totals of the areas; one that no chain serves is an opportunity, and said so.
fn area_totals(desk: &Desk<'_>, matrix: &AreaMatrix<'_>) -> Vec<Cell> {
    let total = |column: usize| match matrix.in_column(column) {
        UseCount { all: 0, .. } => {
            Cell::from(desk.word("page_province.opportunity")).of_class("opportunity")
        }
        count => uses(desk, count),
    };
    let mut cells: Vec<Cell> = (0..matrix.areas.len()).map(total).collect();
    cells.push(uses(desk, matrix.all()));
    cells
}

fn uses(desk: &Desk<'_>, count: UseCount) -> Cell {
    let core =
        (count.core > 0).then(|| say!(desk.words(), "page_province.core_uses", count = count.core));
    match count.all {
        0 => Cell::empty(),
        all => Cell::from(all.to_string()).below(core).numeric(),
    }
}

fn leaders(desk: &Desk<'_>) -> Vec<Section> {
    let all = glances(desk.site());
    let before = desk.row("page_province.post_heads");
    let columns: Vec<&str> = before
        .into_iter()
        .chain(status_heads(desk))
        .chain([desk.word("page_province.sources")])
        .collect();
    let mut table = Table::new(desk.word("page_province.posts_caption"), &columns);
    for one in led(desk.site()) {
        let post = one.leader.map(|leader| desk.page_of(EntityKind::Leader, &leader.record));
        let post: Cell = post.into();
        if let (Some(leader), true) = (one.leader, one.chains.is_empty()) {
            let role = leader.role.as_ref().map(|role| &role.value);
            let mut cells = vec![post.clone().below(role)];
            cells.extend((1..columns.len() - 1).map(|_| Cell::empty()));
            cells.push(desk.sources_of(&leader.record));
            table.row(cells);
        }
        for chain in &one.chains {
            table.rows.push(leader_row(desk, &all[*chain], (*chain, &post)));
        }
    }
    vec![
        Section::table(desk.word("page_province.posts"), table)
            .with_note(desk.word("page_province.posts_note")),
    ]
}

fn leader_row(desk: &Desk<'_>, glance: &Glance<'_>, (chain, post): (usize, &Cell)) -> Row {
    desk.hold(glance.openness);
    let line = glance.assignment;
    desk.hold(line.map_or(Openness::Public, |line| line.record.openness));
    let inferred = |cell: Cell, field: &str| match line {
        Some(line) => people::inferred(desk, cell, (line, field)),
        None => cell,
    };
    let by = line.and_then(|line| desk.department(line.department.as_ref()));
    let office = line.and_then(|line| line.office.as_ref()).map(|office| &office.value);
    let mut cells = vec![
        inferred(post.clone(), "leader"),
        Cell::from(desk.chain(&desk.site().chains[chain])),
        inferred(by.into(), "department"),
        inferred(office.into(), "office"),
        glance.status.total().into(),
    ];
    cells.extend(statuses(glance));
    cells.push(line.map_or_else(Cell::empty, |line| desk.sources_of(&line.record)));
    Row::of(cells)
}
