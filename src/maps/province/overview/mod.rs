//! 全省产业链总览: a chain in a row, with its statuses, counts, goals, maps and freshness.

mod table;

use super::super::legend::shapes;
use super::super::page::{Drawn, TO_BE_ADDED};
use super::super::sheet::{Head, KeyFigure, LegendItem};
use super::{Desk, ledger, most, split};
use crate::model::{MapKind, Openness, Status};
use crate::scene::{Colour, Fill, Mark, Point, Rect, Scene, Shape, Stroke};
use crate::site::{ProvinceSheet, StatusCount, city_matrix};
use std::ops::Range;
use table::Portion;

/// Width of a square that stands for a map.
const SQUARE: f32 = 20.0;

/// Draws the sheet.
pub(super) fn draw(desk: &Desk<'_>) -> Vec<Scene> {
    let drawn = drawn(desk);
    let legend = (key(desk), "比例按本站收录：各状态产品与技术 ÷ 本链全部产品与技术");
    let own = "五图依次为技术结构、应用领域、产业布局、发展路线、招商目标。目标写作“有实际值的／全部有目标值的”；最新数据是本链各条记录所注日期中最晚的一个。合计中的企业、市州各计一次。";
    let book = desk.book(head(desk, drawn.openness), legend, None, (own, &drawn));
    let portion = |rows: &Range<usize>| Portion { desk, rows: rows.clone() };
    let rows = split(desk.chains().len(), book.rooms(), |rows| portion(rows).height());
    book.bind(rows.iter().map(|rows| portion(rows).strip()).collect())
}

fn drawn(desk: &Desk<'_>) -> Drawn<'static> {
    let closed = desk.glances.iter().map(|one| one.openness).fold(Openness::Public, Openness::max);
    let mut drawn = Drawn::of_site(closed);
    desk.judge_statuses(&mut drawn);
    drawn
}

/// What all chains have together.
struct Whole {
    products: StatusCount,
    links: usize,
    chokepoints: usize,
    firms: usize,
    cities: usize,
    goals: (usize, usize),
    maps: usize,
}

fn whole(desk: &Desk<'_>) -> Whole {
    let cities = city_matrix(desk.site());
    let all = &desk.glances;
    let sum = |value: fn(&crate::site::Glance<'_>) -> usize| all.iter().map(value).sum();
    Whole {
        products: desk.total,
        links: sum(|one| one.links),
        chokepoints: sum(|one| one.chokepoints),
        firms: cities.all[0],
        cities: cities.of_region.iter().filter(|holding| holding.iter().any(|n| *n > 0)).count(),
        goals: (sum(|one| one.goals.with_actual), sum(|one| one.goals.all)),
        maps: sum(|one| one.maps.iter().filter(|has| **has).count()),
    }
}

fn head(desk: &Desk<'_>, openness: Openness) -> Head {
    let whole = whole(desk);
    let figures = vec![
        KeyFigure::counting(desk.chains().len(), "产业链", "chain"),
        KeyFigure::counting(whole.maps, "图有内容", "map-present"),
        KeyFigure::stated(whole.products.total().to_string(), "产品与技术"),
        KeyFigure::stated(whole.chokepoints.to_string(), "卡脖子"),
        KeyFigure::stated(whole.firms.to_string(), "企业"),
        KeyFigure::stated(format!("{}/{}", whole.goals.0, whole.goals.1), "目标有实际值"),
    ];
    let name = ProvinceSheet::Overview.name();
    Head { name: name.into(), openness, figures, description: description(desk, &whole) }
}

fn description(desk: &Desk<'_>, whole: &Whole) -> String {
    let title = &desk.site().model.settings.title;
    if desk.chains().is_empty() {
        return format!("{title}：产业链{TO_BE_ADDED}。");
    }
    let of = |status| whole.products.of(status);
    let mut text = format!(
        "{} 条产业链共 {} 个环节、{} 项产品与技术，其中优势 {}、一般 {}、薄弱 {}、缺失 {}、风险 {}，状态待补充 {}；卡脖子 {} 项；企业 {} 家，分布在 {} 个市州。",
        desk.chains().len(),
        whole.links,
        whole.products.total(),
        of(Status::Strong),
        of(Status::Plain),
        of(Status::Weak),
        of(Status::Missing),
        of(Status::Risk),
        whole.products.unstated,
        whole.chokepoints,
        whole.firms,
        whole.cities,
    );
    let maps = desk.chains().len() * MapKind::ALL.len();
    text.push_str(&format!(
        "有目标值的目标 {} 项，其中 {} 项有实际值。五图应有 {maps} 张，有内容的 {} 张。",
        whole.goals.1, whole.goals.0, whole.maps
    ));
    let share = |count: &StatusCount| count.of(Status::Strong) * 1000 / count.total().max(1);
    let shares = desk.glances.iter().map(|one| share(&one.status)).enumerate();
    let most = most(shares, |at, _| desk.chains()[at].chain.short_name().to_owned());
    if !most.is_empty() {
        text.push_str(&format!("优势比例最高的产业链：{most}。"));
    }
    text
}

/// Statuses that occur, and the two looks of a square.
fn key(desk: &Desk<'_>) -> Vec<LegendItem> {
    let mut items = ledger::legend(desk);
    if desk.glances.iter().any(|one| one.chokepoints > 0) {
        let sign = |rect: Rect| vec![triangle(rect.center().offset(4.5, -4.5))];
        items.push(shapes(10.0, "卡脖子（环节、产品与技术）", sign));
    }
    if desk.glances.iter().any(|one| one.maps.contains(&true)) {
        items.push(shapes(SQUARE, "图有内容", |rect| vec![full(rect)]));
    }
    if desk.glances.iter().any(|one| one.maps.contains(&false)) {
        items.push(shapes(SQUARE, "图待补充", |rect| vec![hollow(rect)]));
    }
    items
}

/// The square of a map that has content.
fn full(rect: Rect) -> Mark {
    rect.rounded(3.0, Fill::Solid(Colour::Band1)).into()
}

/// The square of a map that has none yet: empty, with a dashed edge.
fn hollow(rect: Rect) -> Mark {
    let edge = Stroke::new(Colour::Missing, 1.2).dashed(4.0, 3.0);
    rect.inset(0.6).rounded(3.0, Fill::Solid(Colour::White)).stroked(edge).into()
}

/// The sign of 卡脖子 with its corner at a point.
fn triangle(corner: Point) -> Mark {
    let points = vec![corner, corner.offset(-9.0, 0.0), corner.offset(0.0, 9.0)];
    Shape::polygon(points, Fill::Solid(Colour::Missing)).into()
}
