//! 省领导与产业链: who leads which chain, by post; lead department, liaison office and statuses of each. No persons.

mod table;

use super::super::book::Rooms;
use super::super::page::{Drawn, TO_BE_ADDED};
use super::super::sheet::{Head, KeyFigure};
use super::{Desk, MOST, ledger};
use crate::geometry::matrix;
use crate::model::Openness;
use crate::scene::Scene;
use crate::site::{Led, ProvinceSheet, led};
use std::ops::Range;
use table::{Portion, Stretch};

/// Draws the sheet.
pub(super) fn draw(desk: &Desk<'_>) -> Vec<Scene> {
    let all = led(desk.site());
    let drawn = drawn(desk, &all);
    let nothing = all.is_empty().then_some("省领导与产业链待补充：尚未填写链长和产业链。");
    let head = head(desk, &all, drawn.openness);
    let legend = (ledger::legend(desk), "只列职务，不列姓名");
    let book = desk.book(head, legend, nothing, (&note(desk), &drawn));
    let portions = portions(desk, &all, book.rooms());
    book.bind(portions.iter().map(Portion::strip).collect())
}

/// Leaders in portions of no more than [`MOST`] rows that fit into a room; the chains of one leader stay together where
/// they can.
fn portions<'p, 'd>(desk: &'p Desk<'d>, all: &'p [Led<'d>], rooms: Rooms) -> Vec<Portion<'p, 'd>> {
    let fits = |all: &[Stretch<'p, 'd>], room| Portion { desk, all: all.to_vec() }.fits(room);
    let least = rooms.first.min(rooms.further);
    let stretches = all.iter().flat_map(|one| {
        let stretch = |range: &Range<usize>| Stretch {
            leader: one.leader,
            is_first: range.start == 0,
            chains: &one.chains[range.clone()],
        };
        let ranges = matrix::shares(one.chains.len(), MOST, |range| fits(&[stretch(range)], least));
        ranges.iter().map(stretch).collect::<Vec<_>>()
    });
    let stretches: Vec<Stretch<'_, '_>> = stretches.collect();
    if fits(&stretches, rooms.only) {
        return vec![Portion { desk, all: stretches }];
    }
    let mut portions: Vec<Vec<Stretch<'_, '_>>> = vec![Vec::new()];
    for one in stretches {
        let room = if portions.len() == 1 { rooms.first } else { rooms.further };
        match portions.last_mut() {
            Some(last) if last.is_empty() || fits(&[last.as_slice(), &[one]].concat(), room) => {
                last.push(one);
            }
            _ => portions.push(vec![one]),
        }
    }
    portions.into_iter().map(|all| Portion { desk, all }).collect()
}

/// Of which day the annex speaks, and what the stars mean.
fn note(desk: &Desk<'_>) -> String {
    let lines = &desk.site().model.assignments;
    let days = lines.iter().filter_map(|line| line.record.as_of);
    let latest = days.map(|day| day.value).max_by_key(|day| day.end);
    let mut note = latest.map_or_else(String::new, |day| format!("分工截至 {day}。"));
    if lines.iter().any(|line| line.inferred.iter().any(|field| field.value != "liaison")) {
        note.push_str("名称后的 * 表示该格在附件中为合并单元格，按“同上”推定；产业链前的 * 表示链长如此推定。");
    }
    note
}

fn drawn<'d>(desk: &Desk<'d>, all: &[Led<'d>]) -> Drawn<'d> {
    let closed = desk.glances.iter().map(|one| one.openness).fold(Openness::Public, Openness::max);
    let mut drawn = Drawn::of_site(closed);
    all.iter().filter_map(|one| one.leader).for_each(|one| drawn.add(&one.record));
    for glance in &desk.glances {
        glance.assignment.iter().for_each(|line| drawn.add(&line.record));
        let by = glance.department.map_or(Openness::Public, |one| one.record.openness);
        drawn.openness = drawn.openness.max(by);
    }
    desk.judge_statuses(&mut drawn);
    drawn
}

fn head(desk: &Desk<'_>, all: &[Led<'_>], openness: Openness) -> Head {
    let leaders = all.iter().filter(|one| one.leader.is_some()).count();
    let leading = all.iter().filter(|one| one.leader.is_some() && !one.chains.is_empty()).count();
    let without: usize =
        all.iter().filter(|one| one.leader.is_none()).map(|one| one.chains.len()).sum();
    let mut figures = vec![
        KeyFigure::counting(leaders, "省领导", "leader"),
        KeyFigure::counting(leading, "其中领衔产业链", "leading"),
        KeyFigure::counting(desk.chains().len(), "产业链", "chain"),
    ];
    if without > 0 {
        figures.push(KeyFigure::stated(without.to_string(), "链长待补充"));
    }
    figures.push(KeyFigure::stated(departments(desk).to_string(), "牵头部门"));
    let description = description(desk, all, (leaders, leading, without));
    Head { name: ProvinceSheet::Leaders.name().into(), openness, figures, description }
}

fn departments(desk: &Desk<'_>) -> usize {
    let mut ids: Vec<&str> = (desk.glances.iter())
        .filter_map(|one| Some(one.department?.record.id.value.as_str()))
        .collect();
    ids.sort_unstable();
    ids.dedup();
    ids.len()
}

fn description(
    desk: &Desk<'_>,
    all: &[Led<'_>],
    (leaders, leading, without): (usize, usize, usize),
) -> String {
    if all.is_empty() {
        return format!("省领导与产业链：内容{TO_BE_ADDED}。");
    }
    let mut text = format!(
        "{leaders} 位省领导（只列职务）中 {leading} 位领衔 {} 条产业链，由 {} 个部门牵头。",
        desk.chains().len() - without,
        departments(desk),
    );
    for one in all.iter().filter(|one| !one.chains.is_empty()) {
        let names: Vec<&str> =
            one.chains.iter().map(|at| desk.chains()[*at].chain.short_name()).collect();
        let who = one.leader.map_or("链长待补充", |leader| &leader.record.name.value);
        text.push_str(&format!("{who}：{}。", names.join("、")));
    }
    text
}
