//! 产业链与应用领域: how many products of which chain are used in which area, and how many of them at the core.

use super::super::Paper;
use super::super::coding::SMALL;
use super::super::legend::{lettered, shapes};
use super::super::page::{Drawn, TO_BE_ADDED, listed};
use super::super::sheet::{Head, KeyFigure, LegendItem};
use super::grid::{self, Label, Sum, Table, Tail};
use super::{Desk, most};
use crate::model::{Area, MapKind};
use crate::scene::{Colour, Group, Mark, Rect, Scene};
use crate::site::{AreaMatrix, EntityKind, ProvinceSheet, UseCount, area_matrix};
use crate::text::{Fonts, Ink};

/// Least height of a row: a number and the cores below it.
const fn row(paper: Paper) -> f32 {
    match paper {
        Paper::Screen => 46.0,
        Paper::A4 | Paper::A3 => 37.0,
    }
}

/// Draws the sheet.
pub(super) fn draw(desk: &Desk<'_>) -> Vec<Scene> {
    let matrix = area_matrix(desk.site());
    let mut drawn = Drawn::of_site(matrix.openness);
    for one in desk.chains().iter().flat_map(|view| &view.chain.applications) {
        drawn.judge(one.basis.as_ref().map(|basis| basis.value.as_str()));
    }
    let is_empty = matrix.all().all == 0;
    let nothing = is_empty.then_some("应用领域待补充：各链尚未填写产品在各领域的应用。");
    let own = "一项产品在一个领域计一次应用，不论记录几条；典型场景见各链应用领域图。";
    let legend = (key(desk.fonts(), &matrix), "");
    let book = desk.book(head(desk, &matrix), legend, nothing, (own, &drawn));
    let strips = grid::strips(desk, &table(desk, &matrix), book.rooms());
    book.bind(strips)
}

fn head(desk: &Desk<'_>, matrix: &AreaMatrix<'_>) -> Head {
    let cells = matrix.cells.iter().flatten().filter(|one| one.all > 0).count();
    let empty = matrix.unserved().len();
    let mut figures = vec![
        KeyFigure::counting(desk.chains().len(), "产业链", "chain"),
        KeyFigure::counting(matrix.areas.len(), "应用领域", "area"),
    ];
    if empty > 0 {
        figures.push(KeyFigure::counting(empty, "其中机会", "opportunity"));
    }
    figures.push(KeyFigure::counting(cells, "有应用的格", "use-pair"));
    figures.push(KeyFigure::stated(matrix.all().all.to_string(), "应用"));
    figures.push(KeyFigure::stated(matrix.all().core.to_string(), "其中核心"));
    let name = ProvinceSheet::Areas.name();
    let description = description(desk, matrix);
    Head { name: name.into(), openness: matrix.openness, figures, description }
}

fn name(area: &Area) -> &str {
    &area.record.name.value
}

fn description(desk: &Desk<'_>, matrix: &AreaMatrix<'_>) -> String {
    let all = matrix.all();
    if all.all == 0 {
        return format!("产业链的应用领域{TO_BE_ADDED}。");
    }
    let uses = (0..matrix.areas.len()).map(|at| (at, matrix.in_column(at).all));
    let most = most(uses, |at, uses| format!("{}（{uses} 项）", name(matrix.areas[at])));
    let mut text = format!(
        "{} 条产业链的产品与技术在 {} 个应用领域共有 {} 项应用，其中核心 {} 项。应用最多的领域：{}。",
        desk.chains().len(),
        matrix.areas.len(),
        all.all,
        all.core,
        most,
    );
    let empty: Vec<&str> = matrix.unserved().into_iter().map(|at| name(matrix.areas[at])).collect();
    if !empty.is_empty() {
        text.push_str(&format!("尚无产业链应用的领域（机会）：{}。", listed(&empty)));
    }
    text
}

fn key(fonts: &Fonts<'_>, matrix: &AreaMatrix<'_>) -> Vec<LegendItem> {
    let ink = Ink::bold(15.0, Colour::Ink);
    let core = Ink::regular(SMALL, Colour::Ink);
    let mut items = vec![
        lettered(fonts, ("12", ink), "应用项数，越多底色越深", |rect| {
            vec![grid::shade(rect.inset_xy(0.0, -1.0), 1, 2)]
        }),
        lettered(fonts, ("核5", core), "其中核心用途项数", |_| Vec::new()),
    ];
    if !matrix.unserved().is_empty() {
        items.push(shapes(26.0, "机会：尚无产业链应用的领域", |rect| {
            vec![grid::opportunity(rect)]
        }));
    }
    items
}

fn words(count: UseCount) -> String {
    match count.all {
        0 => "尚无应用".to_owned(),
        all => format!("{all} 项应用，其中核心 {} 项", count.core),
    }
}

fn table<'t>(desk: &'t Desk<'t>, matrix: &'t AreaMatrix<'t>) -> Table<'t> {
    let rows = desk.labels(|at| {
        format!("{}：{}", desk.chains()[at].chain.short_name(), words(matrix.in_row(at)))
    });
    let column = |(at, area): (usize, &&Area)| Label {
        code: String::new(),
        name: name(area).to_owned(),
        link: desk.link_to(EntityKind::Area, &area.record.id.value),
        words: format!("{}：{}", name(area), words(matrix.in_column(at))),
        id: None,
        tag: "area",
        hollow: (matrix.in_column(at).all == 0).then_some(("机会", "opportunity")),
    };
    let of_rows = |value: fn(UseCount) -> usize| {
        (0..matrix.cells.len()).map(|row| value(matrix.in_row(row))).collect()
    };
    let of_columns = |value: fn(UseCount) -> usize| {
        (0..matrix.areas.len()).map(|column| value(matrix.in_column(column))).collect()
    };
    let served = |row: &Vec<UseCount>| row.iter().filter(|one| one.all > 0).count();
    let serving = |column: usize| matrix.cells.iter().filter(|row| row[column].all > 0).count();
    let all = matrix.all();
    let most = matrix.cells.iter().flatten().map(|one| one.all).max().unwrap_or(1);
    Table {
        corner: ["横行产业链", "竖列领域"],
        rows: rows.into_iter().map(|label| (label, row(desk.studio.paper))).collect(),
        columns: matrix.areas.iter().enumerate().map(column).collect(),
        bands: Vec::new(),
        least: 0.0,
        tails: vec![
            Tail { head: ["合计", "应用"], width: 50.0, values: of_rows(|one| one.all) },
            Tail { head: ["其中", "核心"], width: 46.0, values: of_rows(|one| one.core) },
            Tail {
                head: ["涉及", "领域"],
                width: 46.0,
                values: matrix.cells.iter().map(served).collect(),
            },
        ],
        sums: vec![
            Sum {
                name: "应用项数",
                columns: of_columns(|one| one.all),
                tails: vec![Some(all.all), None, None],
            },
            Sum {
                name: "其中核心",
                columns: of_columns(|one| one.core),
                tails: vec![None, Some(all.core), None],
            },
            Sum {
                name: "产业链数",
                columns: (0..matrix.areas.len()).map(serving).collect(),
                tails: vec![None, None, None],
            },
        ],
        sparse: None,
        cell: Box::new(move |at, rect| cell(desk, matrix, at, (rect, most))),
    }
}

fn cell(
    desk: &Desk<'_>,
    matrix: &AreaMatrix<'_>,
    (row, column): (usize, usize),
    (rect, most): (Rect, usize),
) -> Option<Group> {
    let count = matrix.cells[row][column];
    if count.all == 0 {
        return None;
    }
    let fonts = desk.fonts();
    let center = rect.center();
    let up = if count.core > 0 { 9.0 } else { 0.0 };
    let ink = Ink::bold(15.0, Colour::Ink);
    let number = fonts.set_middle(&count.all.to_string(), ink, center.y - up).centred(center.x);
    let mut marks: Vec<Mark> = vec![grid::shade(rect, count.all, most), number.into()];
    if count.core > 0 {
        let ink = Ink::regular(SMALL, Colour::Ink);
        let text = fonts.set_middle(&format!("核{}", count.core), ink, center.y + 10.0);
        marks.push(text.centred(center.x).into());
    }
    let chain = &desk.chains()[row].chain;
    let label =
        format!("{} 用于 {}：{}", chain.short_name(), name(matrix.areas[column]), words(count));
    let page = desk.site().map_page(chain.id(), MapKind::Applications);
    let group = Group::new(marks).bounds(rect).tag("use-pair").label(label);
    Some(group.link(desk.link(&page)))
}
