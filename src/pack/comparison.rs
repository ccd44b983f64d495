//! Chains side by side, in numbers that the site counts and in what stands behind them.

use super::bench::Bench;
use super::summary::{self, shortened};
use super::view::{Columns, Row, Section, Table};
use crate::model::Status;
use crate::site::{EntityKind, count_statuses, open_gaps};

const COMPARISON: Columns = (
    "pack_comparison.comparison_heads",
    &[
        (33, "left"),
        (30, "left"),
        (22, "left"),
        (11, "right"),
        (11, "right"),
        (11, "right"),
        (11, "right"),
        (15, "right"),
        (12, "right"),
    ],
);

/// Chains side by side.
pub(super) fn compared(bench: &Bench<'_>, chains: &[usize]) -> Section {
    let mut table = bench.table("pack_comparison.comparison", COMPARISON);
    for view in chains.iter().map(|at| &bench.site().chains[*at]) {
        bench.hold(view.chain.record.openness);
        let line = bench.site().assignment(view.chain.id());
        let count = count_statuses(view);
        let firms = view.presence.of_kind(EntityKind::Firm);
        firms.for_each(|placed| bench.hold(placed.entity.record().openness));
        let number = |count: usize| bench.told(Some(count.to_string()));
        table.rows.push(Row {
            label: None,
            kind: "",
            cells: vec![
                bench.listed([&view.chain.record.name.value]),
                bench.told(line.and_then(|line| bench.leader(line.leader.as_ref()))),
                bench.told(line.and_then(|line| bench.department(line.department.as_ref()))),
                number(count.total()),
                number(count.of(Status::Strong)),
                number(count.of(Status::Weak)),
                number(count.of(Status::Missing)),
                number(view.chokepoints()),
                number(open_gaps(bench.site(), view).len()),
            ],
        });
    }
    bench.section(
        "pack_comparison.heading",
        vec![table, standing(bench, chains)],
        "pack.to_be_added",
    )
}

const STANDING: Columns = (
    "pack_comparison.standing_heads",
    &[(24, "left"), (35, "left"), (35, "left"), (31, "left"), (31, "left")],
);

/// What is strong, weak, missing, at risk in each chain, by name.
fn standing(bench: &Bench<'_>, chains: &[usize]) -> Table {
    let mut table = bench.table("pack_comparison.standing", STANDING);
    for view in chains.iter().map(|at| &bench.site().chains[*at]) {
        let products = view.products.iter().map(|place| place.product.record.openness);
        products.for_each(|openness| bench.hold(openness));
        let mut cells = vec![bench.listed([&view.chain.record.name.value])];
        cells.extend(summary::TOLD.map(|status| {
            let names = summary::named(view, status);
            bench.told(Some(if names.is_empty() {
                "—".to_owned()
            } else {
                shortened(bench.words(), &names)
            }))
        }));
        table.row(None, cells);
    }
    table
}
