//! 产业链与市州: what of which chain lies in which city, by number and kind.

use super::super::coding::SMALL;
use super::super::kinds;
use super::super::legend::{lettered, shapes};
use super::super::page::{Drawn, TO_BE_ADDED, listed};
use super::super::sheet::{Head, KeyFigure, LegendItem};
use super::grid::{self, Label, Sum, Table, Tail};
use super::{Desk, most};
use crate::model::Region;
use crate::scene::{Colour, Fill, Group, Mark, Point, Rect, Scene, Stroke};
use crate::site::{CityMatrix, EntityKind, Holding, PLACES, ProvinceSheet, city_matrix};
use crate::text::{Fonts, Ink};

/// Height of a line in a cell.
const LINE: f32 = 17.5;
/// How many signs stand in a line of a cell.
const IN_LINE: usize = 2;
/// Room that a sign with its number takes.
const SLOT: f32 = 30.0;

/// Draws the sheet.
pub(super) fn draw(desk: &Desk<'_>) -> Vec<Scene> {
    let matrix = city_matrix(desk.site());
    let mut drawn = Drawn::of_site(matrix.openness);
    let placed = desk.chains().iter().flat_map(|view| &view.presence.placed);
    placed.for_each(|one| drawn.judge(one.entity.record().note.as_ref().map(|n| n.value.as_str())));
    let is_empty = matrix.all == Holding::default();
    let nothing = is_empty.then_some("产业布局待补充：各链尚未填写企业、园区、集群、平台和项目。");
    let legend = (key(desk.fonts(), &matrix), "个数按本站收录");
    let book = desk.book(head(desk, &matrix), legend, nothing, (&note(&matrix), &drawn));
    let strips = grid::strips(desk, &table(desk, &matrix), book.rooms());
    book.bind(strips)
}

/// How totals count, and what lies nowhere.
fn note(matrix: &CityMatrix<'_>) -> String {
    let mut note = "合计去重：在几条链、几个市州都收录的，合计中各计一次。".to_owned();
    let nowhere = matrix.placeless();
    if nowhere > 0 {
        note.push_str(&format!("另有 {nowhere} 处未写明市州，只计入右端合计。"));
    }
    note
}

fn is_there(holding: &Holding) -> bool {
    holding.iter().any(|count| *count > 0)
}

fn head(desk: &Desk<'_>, matrix: &CityMatrix<'_>) -> Head {
    let cells = matrix.cells.iter().flatten().filter(|one| is_there(one)).count();
    let empty = matrix.of_region.iter().filter(|one| !is_there(one)).count();
    let mut figures = vec![
        KeyFigure::counting(desk.chains().len(), "产业链", "chain"),
        KeyFigure::counting(matrix.regions.len(), "市州", "region"),
    ];
    if empty > 0 {
        figures.push(KeyFigure::counting(empty, "其中未收录", "region-empty"));
    }
    figures.push(KeyFigure::counting(cells, "有布局的格", "presence"));
    figures.push(KeyFigure::stated(matrix.all[0].to_string(), "企业"));
    let name = ProvinceSheet::Cities.name();
    let description = description(desk, matrix);
    Head { name: name.into(), openness: matrix.openness, figures, description }
}

fn description(desk: &Desk<'_>, matrix: &CityMatrix<'_>) -> String {
    if !is_there(&matrix.all) {
        return format!("产业链在各市州的布局{TO_BE_ADDED}。");
    }
    let mut text = format!(
        "{} 条产业链在 {} 个市州的布局，按本站收录：{}。",
        desk.chains().len(),
        matrix.regions.len(),
        words(&matrix.all),
    );
    let firms = matrix.of_region.iter().map(|holding| holding[0]).enumerate();
    let most = most(firms, |at, firms| format!("{}（{firms} 家）", name(matrix.regions[at])));
    if !most.is_empty() {
        text.push_str(&format!("企业最多的市州：{most}。"));
    }
    let empty: Vec<&str> = (0..matrix.regions.len())
        .filter(|at| !is_there(&matrix.of_region[*at]))
        .map(|at| name(matrix.regions[at]))
        .collect();
    if !empty.is_empty() {
        text.push_str(&format!("尚未收录布局的市州：{}。", listed(&empty)));
    }
    text
}

/// A holding in words: 企业 12、园区 2.
fn words(holding: &Holding) -> String {
    let pairs = PLACES.iter().zip(holding).filter(|(_, count)| **count > 0);
    let parts: Vec<String> =
        pairs.map(|(kind, count)| format!("{} {count}", kind.word())).collect();
    if parts.is_empty() { "尚未收录".to_owned() } else { parts.join("、") }
}

fn name(region: &Region) -> &str {
    &region.short.as_ref().unwrap_or(&region.record.name).value
}

fn key(fonts: &Fonts<'_>, matrix: &CityMatrix<'_>) -> Vec<LegendItem> {
    let ink = Ink::bold(16.0, Colour::Ink);
    let mut items =
        vec![lettered(fonts, ("12", ink), "企业家数，越多底色越深", |rect| {
            vec![grid::shade(rect.inset_xy(0.0, -1.0), 1, 2)]
        })];
    for (kind, count) in PLACES.into_iter().zip(matrix.all).skip(1) {
        if count > 0 {
            items.push(shapes(14.0, kind.word(), move |rect| sign(kind, rect.center())));
        }
    }
    if matrix.of_region.iter().any(|holding| !is_there(holding)) {
        let tint = |rect| vec![grid::opportunity(rect)];
        items.push(shapes(26.0, "本站尚未收录布局的市州", tint));
    }
    items
}

fn sign(kind: EntityKind, center: Point) -> Vec<Mark> {
    let mut marks = kinds::outline(kind, center, Fill::Solid(Colour::White));
    for mark in &mut marks {
        if let Mark::Shape(shape) = mark {
            shape.stroke = Some(Stroke::new(Colour::Ink, 1.3));
        }
    }
    marks
}

fn table<'t>(desk: &'t Desk<'t>, matrix: &'t CityMatrix<'t>) -> Table<'t> {
    let rows = desk.labels(|at| {
        let name = desk.chains()[at].chain.short_name();
        format!("{name}：{}", words(&matrix.of_chain[at]))
    });
    let rows = rows.into_iter().enumerate().map(|(at, label)| (label, height(&matrix.cells[at])));
    let column = |(at, region): (usize, &&Region)| Label {
        code: String::new(),
        name: name(region).to_owned(),
        link: desk.link_to(EntityKind::Region, &region.record.id.value),
        words: format!("{}：{}", region.record.name.value, words(&matrix.of_region[at])),
        id: None,
        tag: "region",
        hollow: (!is_there(&matrix.of_region[at])).then_some(("未收录", "region-empty")),
    };
    let tail = |(at, head): (usize, [&'static str; 2])| Tail {
        head,
        width: if at == 0 { 54.0 } else { 46.0 },
        values: matrix.of_chain.iter().map(|holding| holding[at]).collect(),
    };
    let heads = ["企业", "园区", "集群", "平台", "项目"].map(|kind| ["合计", kind]);
    let sum = |at: usize, name: &'static str| Sum {
        name,
        columns: matrix.of_region.iter().map(|holding| holding[at]).collect(),
        tails: (0..PLACES.len()).map(|tail| (tail == at).then_some(matrix.all[at])).collect(),
    };
    let names = ["企业合计", "园区合计", "集群合计", "平台合计", "项目合计"];
    let most = matrix.cells.iter().flatten().map(|one| one[0]).max().unwrap_or(1);
    Table {
        corner: ["横行产业链", "竖列市州"],
        rows: rows.collect(),
        columns: matrix.regions.iter().enumerate().map(column).collect(),
        bands: bands(matrix),
        least: 2.0 * SLOT,
        tails: heads.into_iter().enumerate().map(tail).collect(),
        sums: names.into_iter().enumerate().map(|(at, name)| sum(at, name)).collect(),
        sparse: None,
        cell: Box::new(move |at, rect| cell(desk, matrix, at, (rect, most))),
    }
}

fn bands(matrix: &CityMatrix<'_>) -> Vec<(String, usize)> {
    let named = matrix.groups.iter().any(|(group, _)| group.is_some());
    let name = |(group, count): &(Option<&crate::model::Group>, usize)| {
        (group.map_or("其他市州", |group| &group.record.name.value).to_owned(), *count)
    };
    if named { matrix.groups.iter().map(name).collect() } else { Vec::new() }
}

/// How many signs stand in a cell.
fn signs(holding: &Holding) -> usize {
    holding.iter().skip(1).filter(|count| **count > 0).count()
}

/// Height of a row whose fullest cell still fits.
fn height(cells: &[Holding]) -> f32 {
    let lines = |one: &Holding| usize::from(one[0] > 0) + signs(one).div_ceil(IN_LINE);
    let most = cells.iter().map(lines).max().unwrap_or_default();
    LINE * most.max(1) as f32 + 10.0
}

fn cell(
    desk: &Desk<'_>,
    matrix: &CityMatrix<'_>,
    (row, column): (usize, usize),
    (rect, most): (Rect, usize),
) -> Option<Group> {
    let holding = &matrix.cells[row][column];
    if !is_there(holding) {
        return None;
    }
    let lines = usize::from(holding[0] > 0) + signs(holding).div_ceil(IN_LINE);
    let mut marks = vec![grid::shade(rect, holding[0], most)];
    let mut middle = rect.center().y - LINE * (lines as f32 - 1.0) / 2.0;
    if holding[0] > 0 {
        let ink = Ink::bold(16.0, Colour::Ink);
        let text = desk.fonts().set_middle(&holding[0].to_string(), ink, middle);
        marks.push(text.centred(rect.center().x).into());
        middle += LINE;
    }
    let present: Vec<(EntityKind, usize)> =
        PLACES.into_iter().zip(*holding).skip(1).filter(|(_, count)| *count > 0).collect();
    for line in present.chunks(IN_LINE) {
        let left = rect.center().x - SLOT * line.len() as f32 / 2.0;
        for (at, (kind, count)) in line.iter().enumerate() {
            let x = left + SLOT * at as f32;
            marks.extend(sign(*kind, Point::new(x + 6.5, middle)));
            let ink = Ink::regular(SMALL, Colour::Ink);
            let text = desk.fonts().set_middle(&count.to_string(), ink, middle);
            marks.push(text.starting(x + 14.5).into());
        }
        middle += LINE;
    }
    let (chain, city) = (&desk.chains()[row].chain, matrix.regions[column]);
    let label = format!("{} {}：{}", chain.short_name(), name(city), words(holding));
    let page = desk.site().map_page(chain.id(), crate::model::MapKind::Layout);
    let group = Group::new(marks).bounds(rect).tag("presence").label(label);
    Some(group.link(desk.link(&page)))
}
