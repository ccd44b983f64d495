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
use serde::Serialize;

/// What the overview of the sheets shows.
#[derive(Serialize)]
struct Index {
    sheets: Vec<Thumbnail>,
    lines: Vec<&'static str>,
}

/// All sheets as thumbnails.
pub(super) fn index(desk: &Desk<'_>, drawings: &[Drawing]) -> Page {
    let lines = vec!["全省各图与五图出自同一份数据，个数按本站收录。"];
    let view = Index { sheets: thumbnails(desk, drawings), lines };
    Page::new(desk, "province.html", "全省", Vec::new(), &view).with_pack(catalogue::PROVINCE)
}

/// The sheets as small live pictures.
pub(super) fn thumbnails(desk: &Desk<'_>, drawings: &[Drawing]) -> Vec<Thumbnail> {
    let sheets = drawings.iter().filter_map(|one| Some((one.sheet()?, one)));
    let thumbnail = |(sheet, drawing): (ProvinceSheet, &Drawing)| {
        let address = desk.site().province_page(sheet);
        Thumbnail::of(desk, (sheet.name(), &address), Some(drawing), question(sheet).to_owned())
    };
    sheets.map(thumbnail).collect()
}

/// What a sheet answers.
const fn question(sheet: ProvinceSheet) -> &'static str {
    match sheet {
        ProvinceSheet::Overview => "每条链强弱几何、到了哪一步",
        ProvinceSheet::Supply => "哪条链供应哪条链",
        ProvinceSheet::Cities => "哪条链在哪个市州有什么",
        ProvinceSheet::Areas => "哪条链的产品用在哪里",
        ProvinceSheet::Leaders => "谁领衔、谁牵头哪条链",
    }
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
        name: sheet.name(),
        family: "全省各图".to_owned(),
        question: question(sheet),
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
        unsourced: "来源见各链五图的附表。",
        siblings: ProvinceSheet::ALL.map(|other| sibling(desk, other, sheet)).into(),
        before: neighbour(desk, sheet, ProvinceSheet::ALL.len() - 1),
        after: neighbour(desk, sheet, 1),
    };
    let above = vec![desk.link("全省", "province/index.html")];
    Page::new(desk, "map.html", sheet.name(), above, &view)
}

fn sibling(desk: &Desk<'_>, other: ProvinceSheet, sheet: ProvinceSheet) -> Sibling {
    let href = desk.to(&desk.site().province_page(other));
    let file = Some(format!("{}.svg", other.id()));
    Sibling { name: other.name().to_owned(), href, file, current: other == sheet }
}

/// The sheet so many steps further; after the last comes the first.
fn neighbour(desk: &Desk<'_>, sheet: ProvinceSheet, steps: usize) -> Link {
    let at = ProvinceSheet::ALL.iter().position(|one| *one == sheet).unwrap_or_default();
    let other = ProvinceSheet::ALL[(at + steps) % ProvinceSheet::ALL.len()];
    desk.link(other.name(), &desk.site().province_page(other))
}

/// A row for a chain, to be found by its anchor.
fn chain_row(desk: &Desk<'_>, chain: usize, cells: Vec<Cell>) -> Row {
    let view = &desk.site().chains[chain];
    let mut all = vec![Cell::from(desk.chain(view))];
    all.extend(cells);
    Row { id: Some(format!("row-{}", view.chain.id())), ..Row::of(all) }
}

/// A line of totals.
fn total_row(cells: Vec<Cell>) -> Row {
    let mut all = vec![Cell::from("合计")];
    all.extend(cells);
    Row { class: Some("total"), ..Row::of(all) }
}

fn overview(desk: &Desk<'_>) -> Vec<Section> {
    let before = ["产业链", "牵头部门", "环节", "产品与技术"];
    let behind = ["卡脖子", "企业", "市州", "目标", "有实际值", "五图", "最新数据"];
    let columns: Vec<&str> = before.into_iter().chain(status_heads()).chain(behind).collect();
    let mut table = Table::new("各产业链（个数按本站收录）", &columns);
    for (at, glance) in glances(desk.site()).iter().enumerate() {
        desk.hold(glance.openness);
        table.rows.push(chain_row(desk, at, glance_cells(desk, glance)));
    }
    let note = "优势等五列是产品与技术的项数；目标是路线图中写有目标值的条目；最新数据是本链各条记录所注日期中最晚的一个。";
    vec![Section::table("各产业链", table).with_note(note)]
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
fn status_heads() -> impl Iterator<Item = &'static str> {
    Status::ALL.iter().map(|status| status.word()).chain(["状态待补充"])
}

/// Products by status, the unstated ones last.
fn statuses(glance: &Glance<'_>) -> Vec<Cell> {
    let stated = Status::ALL.iter().map(|status| Cell::from(glance.status.of(*status)));
    stated.chain([glance.status.unstated.into()]).collect()
}

fn supply(desk: &Desk<'_>) -> Vec<Section> {
    let matrix = supply_matrix(desk.site());
    let list = supplies::table(desk, "产业链之间的供应关系", matrix.all.iter());
    vec![
        Section::table("产业链 × 产业链", trades(desk, &matrix))
            .with_note("括号内是供应关系条数，按本站收录；一条的不写。"),
        Section::table("供应关系", list),
    ]
}

/// The matrix by chain: whom it supplies and who supplies it, in words, since most of its cells are empty.
fn trades(desk: &Desk<'_>, matrix: &SupplyMatrix<'_>) -> Table {
    let columns = ["产业链", "供应哪些产业链", "条数", "受哪些产业链供应", "条数"];
    let mut table = Table::new("各产业链之间的供应关系", &columns);
    let name = |other: usize, count: usize| {
        let mut piece = desk.chain(&desk.site().chains[other]);
        if count > 1 {
            piece.text.push_str(&format!("（{count}）"));
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
    table.rows.push(total_row(vec![Cell::empty(), all.into(), Cell::empty(), all.into()]));
    table
}

fn cities(desk: &Desk<'_>) -> Vec<Section> {
    let matrix = city_matrix(desk.site());
    desk.hold(matrix.openness);
    let mut table =
        Table::new("各产业链在各市州（按本站收录）", &["产业链"]).of_class("matrix by-chain");
    matrix.regions.iter().for_each(|region| table.column(desk.region(region), "area"));
    table.column(Piece::text("合计"), "area");
    for at in 0..matrix.cells.len() {
        let cells = matrix.cells[at].iter().chain([&matrix.of_chain[at]]).map(holding);
        table.rows.push(chain_row(desk, at, cells.collect()));
    }
    let totals = matrix.of_region.iter().chain([&matrix.all]).map(holding);
    table.rows.push(total_row(totals.collect()));
    vec![Section::table("产业链 × 市州", table).with_note(city_note(&matrix))]
}

fn city_note(matrix: &CityMatrix<'_>) -> String {
    let mut note = "数字为企业家数，下面的园、集、台、项是园区、集群与基地、创新平台、重大项目的个数；合计去重，在几条链、几个市州都收录的各计一次。".to_owned();
    let nowhere = matrix.placeless();
    if nowhere > 0 {
        note.push_str(&format!("另有 {nowhere} 处未写明市州，只计入右端合计。"));
    }
    note
}

/// Firms as a number, the other kinds below it, each by one character.
fn holding(holding: &Holding) -> Cell {
    const SHORT: [&str; 5] = ["企", "园", "集", "台", "项"];
    if holding.iter().all(|count| *count == 0) {
        return Cell::empty();
    }
    let others = SHORT.iter().zip(holding).skip(1).filter(|(_, count)| **count > 0);
    let firms = if holding[0] == 0 { "–".to_owned() } else { holding[0].to_string() };
    let cell = Cell::joined([Piece::text(firms).of_class("count")]).numeric();
    others.fold(cell, |cell, (kind, count)| {
        cell.with(Piece::text(format!("{kind}{count}")).of_class("kind"))
    })
}

fn areas(desk: &Desk<'_>) -> Vec<Section> {
    let matrix = area_matrix(desk.site());
    desk.hold(matrix.openness);
    let mut table =
        Table::new("各产业链在各应用领域（按本站收录）", &["产业链"]).of_class("matrix by-chain");
    for area in &matrix.areas {
        table.column(desk.page_of(EntityKind::Area, &area.record), "area");
    }
    table.column(Piece::text("合计"), "area");
    for at in 0..matrix.cells.len() {
        let cells = matrix.cells[at].iter().copied().chain([matrix.in_row(at)]).map(uses);
        table.rows.push(chain_row(desk, at, cells.collect()));
    }
    table.rows.push(total_row(area_totals(&matrix)));
    let note = "数字为应用项数，核为其中核心用途；一项产品在一个领域计一次。";
    vec![Section::table("产业链 × 应用领域", table).with_note(note)]
}

/// Totals of the areas; one that no chain serves is an opportunity, and said so.
fn area_totals(matrix: &AreaMatrix<'_>) -> Vec<Cell> {
    let total = |column: usize| match matrix.in_column(column) {
        UseCount { all: 0, .. } => Cell::from("机会").of_class("opportunity"),
        count => uses(count),
    };
    let mut cells: Vec<Cell> = (0..matrix.areas.len()).map(total).collect();
    cells.push(uses(matrix.all()));
    cells
}

fn uses(count: UseCount) -> Cell {
    let core = (count.core > 0).then(|| format!("核{}", count.core));
    match count.all {
        0 => Cell::empty(),
        all => Cell::from(all.to_string()).below(core).numeric(),
    }
}

fn leaders(desk: &Desk<'_>) -> Vec<Section> {
    let all = glances(desk.site());
    let before = ["省领导", "产业链", "牵头部门", "联络处室", "产品与技术"];
    let columns: Vec<&str> = before.into_iter().chain(status_heads()).chain(["来源"]).collect();
    let mut table = Table::new("省领导与产业链（只列职务）", &columns);
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
    vec![Section::table("省领导与产业链", table).with_note("姓名以附件为准，见“链长制工作分工”。")]
}

fn leader_row(desk: &Desk<'_>, glance: &Glance<'_>, (chain, post): (usize, &Cell)) -> Row {
    desk.hold(glance.openness);
    let line = glance.assignment;
    desk.hold(line.map_or(Openness::Public, |line| line.record.openness));
    let inferred = |cell: Cell, field: &str| match line {
        Some(line) => people::inferred(cell, line, field),
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
