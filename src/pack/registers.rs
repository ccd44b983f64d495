//! What stands in a pack beside the maps: goals, problems, requests, who is responsible.

use super::bench::Bench;
use super::tables::{note, number, quantity};
use super::view::{Cell, Piece, Section, Table, below, listed, maybe, missing, told};
use super::watched;
use crate::model::{Audience, Problem, Request, Word};
use crate::site::{ChainView, Entity, EntityKind};

/// The sections of a chain, in order.
pub(super) fn sections(bench: &Bench<'_>, view: &ChainView<'_>) -> Vec<Section> {
    let goals = Section::of("目标", vec![published(bench, view), goals(bench, view)], "待补充。");
    let requests = Section::of("提请事项", vec![requests(bench, view)], "暂无。");
    let mut sections =
        vec![goals.labelled(label("figures", view)), requests.labelled(label("requests", view))];
    // An empty ledger is not told to an audience that may not see it, since it may only be closed.
    let ledger = Section::of("问题台账", vec![problems(bench, view)], "待补充。");
    if bench.edition().audience() != Audience::Public || ledger.note.is_none() {
        sections.push(ledger);
    }
    sections.extend(watched::sections(bench, view));
    sections.push(Section::of("责任分工", vec![responsible(bench, view)], "待补充。"));
    sections
}

/// The label of a section of a chain.
pub(super) fn label(section: &str, view: &ChainView<'_>) -> String {
    format!("{section}-{}", view.chain.id())
}

const FIGURES: &[(&str, u8, &str)] = &[
    ("指标", 46, "left"),
    ("范围", 20, "left"),
    ("期限", 22, "left"),
    ("数值与口径", 40, "left"),
    ("来源", 28, "left"),
];

/// Published figures and targets of the chain.
fn published(bench: &Bench<'_>, view: &ChainView<'_>) -> Table {
    let mut table = Table::new("已公布的数字和目标；口径不同的数字不能相加", FIGURES);
    for figure in &view.chain.figures {
        let record = &figure.record;
        let day = figure.quantity.as_of.or(record.as_of);
        let time = match figure.due {
            Some(due) => format!("目标，{}", due.value),
            None => day.map(|day| format!("截至 {}", day.value)).unwrap_or_default(),
        };
        table.row(
            None,
            vec![
                below(told(Some(&record.name.value)), note(record)),
                maybe(figure.scope.as_ref().map(|scope| &scope.value)),
                told(Some(time)),
                quantity(bench, &figure.quantity),
                bench.sources_of(record),
            ],
        );
    }
    table
}

const GOALS: &[(&str, u8, &str)] = &[
    ("编号", 18, "left"),
    ("目标", 50, "left"),
    ("期限", 16, "left"),
    ("目标值", 32, "left"),
    ("实际值", 28, "left"),
    ("来源", 12, "left"),
];

/// The goals of the roadmap with target and actual side by side.
fn goals(bench: &Bench<'_>, view: &ChainView<'_>) -> Table {
    let mut table = Table::new("路线图中有数值的目标", GOALS);
    for item in &view.chain.roadmap {
        let Some(target) = &item.target else { continue };
        let entity = Entity::Item(view.chain, item);
        table.row(
            None,
            vec![
                bench.number(entity),
                told(Some(&item.record.name.value)),
                told(item.at.or(item.to).map(|day| day.value.to_string())),
                quantity(bench, target),
                item.actual.as_ref().map_or_else(missing, |actual| quantity(bench, actual)),
                bench.sources_of(&item.record),
            ],
        );
    }
    table
}

/// Columns of problems.
pub(super) const PROBLEMS: &[(&str, u8, &str)] = &[
    ("编号", 18, "left"),
    ("问题", 58, "left"),
    ("状态", 12, "center"),
    ("期限", 22, "left"),
    ("责任部门", 22, "left"),
    ("有关", 24, "left"),
];

fn problems(bench: &Bench<'_>, view: &ChainView<'_>) -> Table {
    let mut table = Table::new("问题台账", PROBLEMS);
    view.chain.problems.iter().for_each(|one| problem(bench, view, one, &mut table));
    table
}

/// A row for a problem of a chain.
pub(super) fn problem(
    bench: &Bench<'_>,
    view: &ChainView<'_>,
    problem: &Problem,
    table: &mut Table,
) {
    let record = &problem.record;
    bench.hold(record.openness);
    let number = number(bench, EntityKind::Problem, view, record);
    let late = bench.site().is_late(problem).then_some("逾期");
    let mut due = told(problem.due.map(|due| due.value.to_string()));
    due.extend(late.map(|late| Piece::text(format!(" {late}")).of("strong")));
    let cells = vec![
        vec![Piece::text(number).of("number")],
        below(told(Some(&record.name.value)), note(record)),
        told(problem.state.map(|state| state.value.word())),
        due,
        told(bench.department(record.owner.as_ref())),
        listed(bench.names(Some(view.chain.id()), &problem.concerns)),
    ];
    table.row(bench.label(number), cells);
}

/// Columns of requests.
pub(super) const REQUESTS: &[(&str, u8, &str)] = &[("编号", 18, "left"), ("提请事项", 138, "left")];

fn requests(bench: &Bench<'_>, view: &ChainView<'_>) -> Table {
    let mut table = Table::new("提请事项", REQUESTS);
    view.chain.requests.iter().for_each(|one| request_row(bench, view, one, &mut table));
    table
}

/// A row for a request of a chain.
pub(super) fn request_row(
    bench: &Bench<'_>,
    view: &ChainView<'_>,
    one: &Request,
    table: &mut Table,
) {
    let number = number(bench, EntityKind::Request, view, &one.record);
    let cells = vec![vec![Piece::text(number).of("number")], request(bench, one)];
    table.row(bench.label(number), cells);
}

/// A request as an item: what, of whom, why, by which documents.
pub(super) fn request(bench: &Bench<'_>, request: &Request) -> Cell {
    bench.hold(request.record.openness);
    let leader = bench.leader(request.leader.as_ref());
    let asked: Vec<&str> =
        leader.into_iter().chain(bench.department(request.department.as_ref())).collect();
    let asked = if asked.is_empty() { "待补充".to_owned() } else { asked.join("、") };
    let mut cell = vec![
        Piece::text(request.record.name.value.as_str()).of("strong"),
        Piece::text(format!("。提请：{asked}。")),
    ];
    if let Some(basis) = &request.basis {
        cell.push(Piece::text(format!("依据：{}。", basis.value.trim_end_matches('。'))));
    }
    cell.extend(bench.sources_of(&request.record));
    cell
}

fn responsible(bench: &Bench<'_>, view: &ChainView<'_>) -> Table {
    let mut table = Table::new("由谁负责", &[("职责", 40, "left"), ("承担者", 116, "left")]);
    let line = bench.site().assignment(view.chain.id());
    let leaders = listed(bench.names(None, &view.chain.chain_leaders));
    let post = told(line.and_then(|line| bench.leader(line.leader.as_ref())));
    let office = line.and_then(|line| line.office.as_ref());
    let date = line.and_then(|line| line.record.as_of).map(|day| format!("分工截至 {}", day.value));
    let facts = [
        ("链长", below(post, date)),
        ("牵头部门", told(line.and_then(|line| bench.department(line.department.as_ref())))),
        ("联络处室", told(office.map(|office| &office.value))),
        ("链主企业", if leaders.is_empty() { missing() } else { leaders }),
    ];
    for (name, value) in facts {
        table.row(None, vec![told(Some(name)), value]);
    }
    table
}
