//! How complete the content is, chain by chain: what is there, what has a source, what is missing. All of it
//! computed from what the site holds (按本站收录), with its formula beside it.

use super::Page;
use super::desk::Desk;
use super::summary;
use super::view::{Cell, Figure, Piece, Row, Section, Table};
use crate::model::{Audience, MapKind, When};
use crate::site::{ChainView, EntityKind, Glance, glances, map_name};
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
        Figure::new(format!("{maps} / {}", chains.len() * MapKind::ALL.len()), "图有内容"),
        Figure::new(format!("{with} / {all}"), "条目有来源"),
        Figure::new(summary::percent(with, all), "有来源的比例"),
        Figure::new(open, "待补充事项"),
    ];
    let sections = vec![presence(desk), by_department(desk), lacking(desk)];
    Page::new(desk, "list.html", "完整度", Vec::new(), &View { figures, sections })
}

fn maps_of(view: &ChainView<'_>) -> usize {
    MapKind::ALL.into_iter().filter(|map| view.has_content(*map)).count()
}

fn presence(desk: &Desk<'_>) -> Section {
    let mut columns = vec!["产业链"];
    columns.extend(MapKind::ALL.map(map_name));
    columns.extend(["条目", "有来源", "比例"]);
    let mut table = Table::new("五图与来源", &columns);
    for view in &desk.site().chains {
        let (with, all) = summary::sourced(desk, view);
        let mut cells = vec![Cell::from(desk.chain(view))];
        cells.extend(MapKind::ALL.map(|map| map_cell(desk, view, map)));
        cells.extend([all.into(), with.into()]);
        cells.push(Cell::from(summary::percent(with, all)).numeric());
        table.rows.push(Row::of(cells));
    }
    Section::table("五图与来源", table).with_note(
        "比例 = 写有来源的条目 ÷ 本链文件夹里的全部条目（带、环节、产品、应用、企业、园区、平台、项目、路线图条目、招商目标、规模数字和供应关系）；写明依据的示例判断不算有来源。",
    )
}

fn map_cell(desk: &Desk<'_>, view: &ChainView<'_>, map: MapKind) -> Cell {
    let (text, class) = if view.has_content(map) { ("有", "present") } else { ("缺", "absent") };
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
    let columns =
        ["牵头部门", "产业链", "条目", "有来源", "比例", "待补充", "最近截至", "最早截至"];
    let mut table = Table::new("各牵头部门的产业链", &columns);
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
    Section::table("按牵头部门", table).with_note(
        "牵头部门以附件为准。最近截至和最早截至：该部门各产业链最新一条记录的数据截至日期中，最近的和最早的。",
    )
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
    let mut table = Table::new("各产业链待补充的事项", &["产业链", "项数", "待补充"]);
    for view in &desk.site().chains {
        let missing = missing(desk, view);
        table.row(vec![
            desk.chain(view).into(),
            missing.len().into(),
            Cell::enumerated(missing.into_iter().map(Piece::text)),
        ]);
    }
    Section::table("待补充", table)
}

/// What a chain still lacks. Registers count only for an audience that may see them: for any other an empty
/// one says nothing.
fn missing(desk: &Desk<'_>, view: &ChainView<'_>) -> Vec<String> {
    let chain = view.chain;
    let mut missing: Vec<String> = MapKind::ALL
        .into_iter()
        .filter(|map| !view.has_content(*map))
        .map(|map| map_name(map).to_owned())
        .collect();
    let mut lacks = |lacks: bool, what: &str| {
        if lacks {
            missing.push(what.to_owned());
        }
    };
    lacks(chain.chain_leaders.is_empty(), "链主企业");
    lacks(chain.figures.iter().all(|one| one.due.is_some()), "已公布的规模数字");
    lacks(!chain.prose.iter().any(|text| text.map.is_none()), "全链概述");
    lacks(chain.applications.iter().all(|one| one.market.is_none()), "应用领域的市场规模");
    let targets = chain.roadmap.iter().filter(|item| item.target.is_some());
    let open = targets.filter(|item| item.actual.is_none()).count();
    lacks(open > 0, &format!("路线图目标的实际值 {open} 项"));
    if desk.edition().audience() != Audience::Public {
        let experts = chain.experts.len();
        lacks(experts < EXPERTS, &format!("专家咨询组 {experts} / {EXPERTS}"));
        lacks(chain.problems.is_empty(), "问题台账");
        lacks(chain.leads.is_empty(), "招商线索");
        lacks(chain.opinions.is_empty(), "意见");
        lacks(chain.risks.is_empty(), "风险");
        lacks(chain.indicators.is_empty(), "监测指标");
    }
    missing
}
