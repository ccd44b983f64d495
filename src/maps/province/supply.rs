//! 链间供应: which chain feeds which, as a matrix of chains, and below it every relation in words.

use super::super::legend::shapes;
use super::super::page::{Drawn, TO_BE_ADDED, listed};
use super::super::sheet::{Head, KeyFigure, LegendItem, Sheet};
use super::grid::{self, Sum, Table, Tail};
use super::{Desk, list};
use crate::model::Openness;
use crate::scene::{Colour, Fill, Group, Mark, Rect, Scene};
use crate::site::{Entity, ProvinceSheet, Supply, supplies};
use crate::text::Ink;
use std::collections::BTreeSet;

/// Least height of a row.
const ROW: f32 = 34.0;

/// Draws the sheet.
pub(super) fn draw(desk: &Desk<'_>) -> Scene {
    let all = supplies(desk.site());
    let drawn = drawn(desk, &all);
    let mut sheet = Sheet::of_site(desk.studio, head(desk, &all, drawn.openness));
    sheet.legend(key(), "横行为供方，竖列为受方");
    if all.is_empty() {
        sheet.remark("链间供应待补充：各链尚未填写与其他产业链的供应关系。");
    }
    let mut bottom = grid::draw(desk, &table(desk, &all), &mut sheet.scene, sheet.top);
    if !all.is_empty() {
        bottom = list::draw(desk, &all, &mut sheet.scene, bottom + 40.0);
    }
    let own = "个数是链与链之间的供应关系条数；一链之内的供应见该链技术结构图。";
    desk.finish(sheet, bottom, (own, &drawn))
}

fn drawn<'d>(desk: &Desk<'d>, all: &[Supply<'d>]) -> Drawn<'d> {
    let chains = desk.chains().iter().map(|view| view.chain.record.openness);
    let mut drawn = Drawn::of_site(chains.fold(Openness::Public, Openness::max));
    for one in all {
        drawn.add(&one.relation.record);
        for end in [one.ends.0, one.ends.1] {
            drawn.openness = drawn.openness.max(end.record().openness);
        }
    }
    drawn
}

fn between<'a, 'd>(all: &'a [Supply<'d>], from: usize, to: usize) -> Vec<&'a Supply<'d>> {
    all.iter().filter(|one| (one.from, one.to) == (from, to)).collect()
}

fn pairs(all: &[Supply<'_>]) -> BTreeSet<(usize, usize)> {
    all.iter().map(|one| (one.from, one.to)).collect()
}

fn head(desk: &Desk<'_>, all: &[Supply<'_>], openness: Openness) -> Head {
    let figures = vec![
        KeyFigure::counting(desk.chains().len(), "产业链", "chain"),
        KeyFigure::counting(pairs(all).len(), "有供应的链对", "pair"),
        KeyFigure::counting(all.len(), "供应关系", "supply"),
    ];
    let name = ProvinceSheet::Supply.name();
    Head { name, openness, figures, description: description(desk, all) }
}

fn description(desk: &Desk<'_>, all: &[Supply<'_>]) -> String {
    if all.is_empty() {
        return format!("产业链之间的供应关系{TO_BE_ADDED}。");
    }
    let chains = 0..desk.chains().len();
    let name = |at: usize| desk.chains()[at].chain.short_name();
    let most = |count: &dyn Fn(usize) -> usize| {
        let mut order: Vec<usize> = chains.clone().filter(|at| count(*at) > 0).collect();
        order.sort_by_key(|at| std::cmp::Reverse(count(*at)));
        let shown = order.into_iter().take(3);
        shown.map(|at| format!("{}（{} 条）", name(at), count(at))).collect::<Vec<_>>().join("、")
    };
    let mut text = format!(
        "{} 条产业链之间共有 {} 条供应关系，涉及 {} 对产业链。供应其他产业链最多：{}。受其他产业链供应最多：{}。",
        desk.chains().len(),
        all.len(),
        pairs(all).len(),
        most(&|at| all.iter().filter(|one| one.from == at).count()),
        most(&|at| all.iter().filter(|one| one.to == at).count()),
    );
    let apart: Vec<&str> = chains
        .clone()
        .filter(|at| !all.iter().any(|one| one.from == *at || one.to == *at))
        .map(name)
        .collect();
    if !apart.is_empty() {
        text.push_str(&format!("尚无链间供应的产业链：{}。", listed(&apart)));
    }
    text
}

fn key() -> Vec<LegendItem> {
    vec![
        shapes(34.0, "有供应，数字为供应关系条数", |rect| {
            vec![grid::shade(rect, 2, 3)]
        }),
        shapes(34.0, "本链", |rect| vec![own_chain(rect)]),
    ]
}

fn own_chain(rect: Rect) -> Mark {
    rect.filled(Fill::Solid(Colour::Ground)).into()
}

fn table<'t>(desk: &'t Desk<'t>, all: &'t [Supply<'t>]) -> Table<'t> {
    let count = desk.chains().len();
    let out = |at: usize| all.iter().filter(|one| one.from == at).count();
    let inward = |at: usize| all.iter().filter(|one| one.to == at).count();
    let fed = |at: usize| pairs(all).iter().filter(|pair| pair.0 == at).count();
    let feeding = |at: usize| pairs(all).iter().filter(|pair| pair.1 == at).count();
    let words = |at: usize| {
        let name = desk.chains()[at].chain.short_name();
        format!("{name}：供应其他产业链 {} 条，受其他产业链供应 {} 条", out(at), inward(at))
    };
    let mut columns = desk.labels(words);
    for label in &mut columns {
        (label.id, label.tag) = (None, "receiver");
    }
    let rows = desk.labels(words).into_iter().map(|label| (label, ROW)).collect();
    let most = pairs(all).iter().map(|(a, b)| between(all, *a, *b).len()).max().unwrap_or(1);
    Table {
        corner: ["横行供方", "竖列受方"],
        rows,
        columns,
        bands: Vec::new(),
        tails: vec![
            Tail { head: ["供应", "条数"], width: 56.0, values: (0..count).map(out).collect() },
            Tail { head: ["供应", "链数"], width: 56.0, values: (0..count).map(fed).collect() },
        ],
        sums: vec![
            Sum {
                name: "受供应条数",
                columns: (0..count).map(inward).collect(),
                tails: vec![Some(all.len()), None],
            },
            Sum {
                name: "来自链数",
                columns: (0..count).map(feeding).collect(),
                tails: vec![None, Some(pairs(all).len())],
            },
        ],
        cell: Box::new(move |at, rect| cell(desk, all, at, (rect, most))),
    }
}

fn cell(
    desk: &Desk<'_>,
    all: &[Supply<'_>],
    (from, to): (usize, usize),
    (rect, most): (Rect, usize),
) -> Option<Group> {
    if from == to {
        return Some(Group::new(vec![own_chain(rect.inset(0.5))]).bounds(rect));
    }
    let here = between(all, from, to);
    let first = here.first()?;
    let text = desk.fonts().set_middle(
        &here.len().to_string(),
        Ink::bold(15.0, Colour::Ink),
        rect.center().y,
    );
    let marks = vec![grid::shade(rect, here.len(), most), text.centred(rect.center().x).into()];
    let words: Vec<String> = here.iter().map(|one| list::words(desk, one)).collect();
    let group = Group::new(marks).bounds(rect).tag("pair").label(words.join("；"));
    Some(group.link(desk.link(&address(desk, first))))
}

/// Where a relation is shown: the end that stands on the technology map of the chain that declares it.
pub(super) fn address(desk: &Desk<'_>, one: &Supply<'_>) -> String {
    let home = desk.chains()[one.declared].chain.id();
    let (a, b) = one.ends;
    let is_home = |end: Entity<'_>| end.chain().is_some_and(|chain| chain.id() == home);
    desk.site().address(if is_home(a) { a } else { b })
}
