//! 链间供应: which chain feeds which, as a matrix of chains, and below it every relation in words.

use super::super::legend::shapes;
use super::super::page::{Drawn, TO_BE_ADDED, listed};
use super::super::sheet::{Head, KeyFigure, LegendItem};
use super::grid::{self, Sum, Table, Tail};
use super::{Desk, MOST, NAME, list, most};
use crate::model::Openness;
use crate::scene::{Colour, Fill, Group, Mark, Rect, Scene};
use crate::site::{Entity, ProvinceSheet, Supply, SupplyMatrix, Trade, supply_matrix};
use crate::text::Ink;

/// Least height of a row.
const ROW: f32 = 34.0;

/// So much room below the matrix is worth a part of the list.
const WORTH: f32 = 120.0;

/// Draws the sheet.
pub(super) fn draw(desk: &Desk<'_>) -> Vec<Scene> {
    let matrix = supply_matrix(desk.site());
    let drawn = drawn(desk, &matrix.all);
    let is_empty = matrix.all.is_empty();
    let nothing = is_empty.then_some("链间供应待补充：各链尚未填写与其他产业链的供应关系。");
    let mut own = "个数是链与链之间的供应关系条数；一链之内的供应见该链技术结构图。".to_owned();
    if desk.chains().len() > MOST {
        own.push_str("每张表的竖列只列表中各链供应的产业链。");
    }
    let head = head(desk, &matrix, drawn.openness);
    let legend = (key(), "横行为供方，竖列为受方");
    let book = desk.book(head, legend, nothing, (&own, &drawn));
    let rooms = book.rooms();
    let mut strips = grid::strips(desk, &table(desk, &matrix), rooms);
    // The list begins below the matrix where there is room for some of it.
    let room = if strips.len() > 1 { rooms.further } else { rooms.first };
    let left = room - strips.last().map_or(0.0, |strip| strip.height) - list::ABOVE;
    let first = if left >= WORTH { left } else { rooms.further };
    strips.extend(list::strips(desk, &matrix.all, (first, rooms.further)));
    book.bind(strips)
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

fn head(desk: &Desk<'_>, matrix: &SupplyMatrix<'_>, openness: Openness) -> Head {
    let figures = vec![
        KeyFigure::counting(desk.chains().len(), "产业链", "chain"),
        KeyFigure::counting(matrix.pairs.len(), "有供应的链对", "pair"),
        KeyFigure::counting(matrix.all.len(), "供应关系", "supply"),
    ];
    let name = ProvinceSheet::Supply.name();
    Head { name: name.into(), openness, figures, description: description(desk, matrix) }
}

fn description(desk: &Desk<'_>, matrix: &SupplyMatrix<'_>) -> String {
    if matrix.all.is_empty() {
        return format!("产业链之间的供应关系{TO_BE_ADDED}。");
    }
    let name = |at: usize| desk.chains()[at].chain.short_name();
    let most = |count: fn(&Trade) -> usize| {
        let counts = matrix.trades.iter().map(count).enumerate();
        most(counts, |at, count| format!("{}（{count} 条）", name(at)))
    };
    let mut text = format!(
        "{} 条产业链之间共有 {} 条供应关系，涉及 {} 对产业链。供应其他产业链最多：{}。受其他产业链供应最多：{}。",
        desk.chains().len(),
        matrix.all.len(),
        matrix.pairs.len(),
        most(|one| one.given),
        most(|one| one.taken),
    );
    let trades = matrix.trades.iter().enumerate();
    let apart = trades.filter(|(_, one)| one.given + one.taken == 0).map(|(at, _)| name(at));
    let apart: Vec<&str> = apart.collect();
    if !apart.is_empty() {
        text.push_str(&format!("尚无链间供应的产业链：{}。", listed(&apart)));
    }
    text
}

fn key() -> Vec<LegendItem> {
    vec![
        shapes(34.0, "有供应，数字为供应关系条数，越多底色越深", |rect| {
            vec![grid::shade(rect, 2, 3)]
        }),
        shapes(34.0, "本链", |rect| vec![own_chain(rect)]),
    ]
}

fn own_chain(rect: Rect) -> Mark {
    rect.filled(Fill::Solid(Colour::Ground)).into()
}

fn table<'t>(desk: &'t Desk<'t>, matrix: &'t SupplyMatrix<'t>) -> Table<'t> {
    let words = |at: usize| {
        let (name, trade) = (desk.chains()[at].chain.short_name(), &matrix.trades[at]);
        let (given, taken) = (trade.given, trade.taken);
        format!("{name}：供应其他产业链 {given} 条，受其他产业链供应 {taken} 条")
    };
    let mut columns = desk.labels(words);
    for label in &mut columns {
        (label.id, label.tag) = (None, "receiver");
    }
    let of = |value: fn(&Trade) -> usize| matrix.trades.iter().map(value).collect();
    let tail = |head, value| Tail { head, width: 56.0, values: of(value) };
    let mut tails = vec![
        tail(["供应", "条数"], |one| one.given),
        tail(["供应", "链数"], |one| one.receivers.len()),
    ];
    let mut sums = vec![
        Sum {
            name: "受供应条数",
            columns: of(|one| one.taken),
            tails: vec![Some(matrix.all.len()), None],
        },
        Sum {
            name: "来自链数",
            columns: of(|one| one.suppliers.len()),
            tails: vec![None, Some(matrix.pairs.len())],
        },
    ];
    let mut sparse = None;
    if desk.chains().len() > MOST {
        // Columns of one chain stand in several tables, so that what it gets is told in its row.
        tails.push(tail(["受供应", "条数"], |one| one.taken));
        tails.push(tail(["来自", "链数"], |one| one.suppliers.len()));
        sums.clear();
        sparse = Some(matrix.trades.iter().map(|one| one.receivers.as_slice()).collect());
    }
    let most = matrix.pairs.values().map(ExactSizeIterator::len).max().unwrap_or(1);
    Table {
        corner: ["横行供方", "竖列受方"],
        rows: desk.labels(words).into_iter().map(|label| (label, ROW)).collect(),
        columns,
        bands: Vec::new(),
        least: 0.0,
        tails,
        sums,
        sparse,
        cell: Box::new(move |at, rect| cell(desk, matrix, at, (rect, most))),
    }
}

fn cell(
    desk: &Desk<'_>,
    matrix: &SupplyMatrix<'_>,
    (from, to): (usize, usize),
    (rect, most): (Rect, usize),
) -> Option<Group> {
    if from == to {
        return Some(Group::new(vec![own_chain(rect.inset(0.5))]).bounds(rect));
    }
    let here = matrix.between(from, to);
    let first = here.first()?;
    let ink = Ink::bold(NAME, Colour::Ink);
    let text = desk.fonts().set_middle(&here.len().to_string(), ink, rect.center().y);
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
