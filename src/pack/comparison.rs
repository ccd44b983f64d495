//! Chains side by side, in numbers that the site counts and in what stands behind them.

use super::bench::Bench;
use super::summary::{self, shortened};
use super::view::{Row, Section, Table, listed, told};
use crate::model::Status;
use crate::site::{EntityKind, count_statuses, open_gaps};

const COMPARISON: &[(&str, u8, &str)] = &[
    ("产业链", 33, "left"),
    ("链长", 30, "left"),
    ("牵头部门", 22, "left"),
    ("产品", 11, "right"),
    ("优势", 11, "right"),
    ("薄弱", 11, "right"),
    ("缺失", 11, "right"),
    ("卡脖子", 15, "right"),
    ("缺口", 12, "right"),
];

/// Chains side by side.
pub(super) fn compared(bench: &Bench<'_>, chains: &[usize]) -> Section {
    let mut table = Table::new("各链对照（按本站收录）", COMPARISON);
    for view in chains.iter().map(|at| &bench.site().chains[*at]) {
        bench.hold(view.chain.record.openness);
        let line = bench.site().assignment(view.chain.id());
        let count = count_statuses(view);
        let firms = view.presence.of_kind(EntityKind::Firm);
        firms.for_each(|placed| bench.hold(placed.entity.record().openness));
        let number = |count: usize| told(Some(count.to_string()));
        table.rows.push(Row {
            label: None,
            kind: "",
            cells: vec![
                listed([&view.chain.record.name.value]),
                told(line.and_then(|line| bench.leader(line.leader.as_ref()))),
                told(line.and_then(|line| bench.department(line.department.as_ref()))),
                number(count.total()),
                number(count.of(Status::Strong)),
                number(count.of(Status::Weak)),
                number(count.of(Status::Missing)),
                number(view.chokepoints()),
                number(open_gaps(bench.site(), view).len()),
            ],
        });
    }
    Section::of("各链对照", vec![table, standing(bench, chains)], "待补充。")
}

const STANDING: &[(&str, u8, &str)] = &[
    ("产业链", 24, "left"),
    ("优势", 35, "left"),
    ("薄弱", 35, "left"),
    ("缺失", 31, "left"),
    ("风险", 31, "left"),
];

/// What is strong, weak, missing, at risk in each chain, by name.
fn standing(bench: &Bench<'_>, chains: &[usize]) -> Table {
    let mut table = Table::new("各链的长短（产品与技术）", STANDING);
    for view in chains.iter().map(|at| &bench.site().chains[*at]) {
        let products = view.products.iter().map(|place| place.product.record.openness);
        products.for_each(|openness| bench.hold(openness));
        let mut cells = vec![listed([&view.chain.record.name.value])];
        cells.extend(summary::TOLD.map(|status| {
            let names = summary::named(view, status);
            told(Some(if names.is_empty() { "—".to_owned() } else { shortened(&names) }))
        }));
        table.row(None, cells);
    }
    table
}
