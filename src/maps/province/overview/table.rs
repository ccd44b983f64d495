//! The table of the sheet: a chain in a row, all of them together in the last one.

use super::super::super::coding::SMALL;
use super::super::super::page::TO_BE_ADDED;
use super::super::super::ruled;
use super::super::ledger::{self, COUNT, ROW, chain_name, department};
use super::super::{Desk, NAME, PAD};
use super::{SQUARE, full, hollow, triangle, whole};
use crate::geometry::matrix::{self, Matrix, Part, Plan, Span};
use crate::model::{MapKind, Status};
use crate::scene::{Colour, Group, Mark, Point, Rect, Scene, Size, Stroke};
use crate::site::Glance;
use crate::site::map_name;
use crate::text::{Align, Ink};
use std::ops::Range;

/// Widths of the columns of names.
const CHAIN: f32 = 190.0;
const DEPARTMENT: f32 = 124.0;
/// Room between two squares that stand for maps.
const SQUARE_GAP: f32 = 4.0;
/// Width of a column of numbers with a longer head.
const FACT: f32 = 58.0;
/// Width of the column of dates.
const DATE: f32 = 100.0;

/// A map by one character.
const fn letter(map: MapKind) -> &'static str {
    match map {
        MapKind::Technology => "技",
        MapKind::Applications => "应",
        MapKind::Layout => "布",
        MapKind::Roadmap => "路",
        MapKind::Investment => "招",
    }
}

/// The columns behind the chain, in order.
struct Columns {
    department: Span,
    links: Span,
    products: Span,
    bar: Span,
    counts: Vec<Span>,
    chokepoints: Span,
    firms: Span,
    cities: Span,
    goals: Span,
    maps: Span,
    latest: Span,
}

fn widths(desk: &Desk<'_>) -> Vec<f32> {
    let counts = ledger::statuses(desk).count();
    let maps = 5.0 * (SQUARE + SQUARE_GAP) + PAD;
    let before = [DEPARTMENT, FACT, FACT];
    let after = [FACT, FACT, FACT, 76.0, maps, DATE];
    let taken = CHAIN + before.iter().chain(&after).sum::<f32>() + COUNT * counts as f32 + PAD;
    let bar = desk.studio.paper.room() - taken;
    let mut widths = before.to_vec();
    widths.push(bar);
    widths.extend(vec![COUNT; counts]);
    widths.extend(after);
    widths.push(PAD);
    widths
}

impl Columns {
    fn of(spans: &[Span], counts: usize) -> Self {
        let at = |index: usize| spans.get(index).copied().unwrap_or_default();
        let after = 4 + counts;
        // The squares keep away from the numbers before them.
        let maps = at(after + 4);
        Self {
            department: at(0),
            links: at(1),
            products: at(2),
            bar: Span { start: at(3).start + PAD, length: at(3).length },
            counts: (4..after).map(at).collect(),
            chokepoints: at(after),
            firms: at(after + 1),
            cities: at(after + 2),
            goals: at(after + 3),
            maps: Span { start: maps.start + PAD, ..maps },
            latest: Span { start: at(after + 5).start + PAD, ..at(after + 5) },
        }
    }
}

/// Some rows of the table.
pub(super) struct Portion<'p, 'd> {
    /// What is drawn with.
    pub(super) desk: &'p Desk<'d>,
    /// Positions of the chains.
    pub(super) rows: Range<usize>,
}

impl Portion<'_, '_> {
    /// Draws it from a height on; returns its bottom.
    pub(super) fn draw(&self, scene: &mut Scene, top: f32) -> f32 {
        let desk = self.desk;
        let plan = Plan {
            left: desk.studio.paper.left(),
            top,
            width: desk.studio.paper.room(),
            leads: vec![CHAIN],
            columns: 0,
            bands: Vec::new(),
            tails: widths(desk),
            groups: vec![self.rows.len()],
            row: ROW,
        };
        let mut grid = matrix::lay_out(&plan, |part, width| self.measure(part, width));
        ledger::lower(&mut grid, ledger::HEAD - ROW);
        let columns = Columns::of(&grid.tails, ledger::statuses(desk).count());
        let is_last = self.rows.end == desk.chains().len();
        let bottom = grid.height.end() + if is_last { ROW } else { 0.0 };
        let scale = ledger::scale(desk, columns.bar, (grid.head, bottom));
        scene.marks.extend(scale);
        ruled::rules(scene, &Matrix { tails: Vec::new(), ..grid.clone() }, grid.height);
        self.heads(scene, &columns, grid.head, grid.leads[0]);
        for (row, span) in self.rows.clone().zip(&grid.rows) {
            scene.push(self.row(&columns, row, grid.width.by(*span)));
        }
        if is_last && !desk.chains().is_empty() {
            let rect = grid.width.by(Span { start: grid.height.end(), length: ROW });
            scene.marks.extend(totals(desk, &columns, rect));
            let light = Stroke::new(Colour::Line, 0.8);
            scene.push(light.horizontal(bottom, rect.x, rect.right()));
        }
        bottom
    }

    fn measure(&self, part: Part, width: f32) -> f32 {
        let Part::Row(row) = part else { return 0.0 };
        ledger::height(self.desk, self.rows.start + row, (width, DEPARTMENT), "")
    }

    fn heads(&self, scene: &mut Scene, columns: &Columns, head: Span, chain: Span) {
        let names = [
            ("产业链", Align::Start, chain),
            ("牵头部门", Align::Start, columns.department),
            ("环节", Align::End, columns.links),
            ("产品与技术", Align::End, columns.products),
            ("卡脖子", Align::End, columns.chokepoints),
            ("企业", Align::End, columns.firms),
            ("市州", Align::End, columns.cities),
            ("目标有实际值", Align::End, columns.goals),
            ("五图", Align::Start, columns.maps),
            ("最新数据", Align::Start, columns.latest),
        ];
        let spans: Vec<Span> = names.iter().map(|(_, _, span)| *span).collect();
        let names: Vec<(&str, Align)> =
            names.iter().map(|(name, align, _)| (*name, *align)).collect();
        scene.marks.extend(ledger::heads(self.desk, &names, &spans, head));
        scene.marks.extend(ledger::status_heads(self.desk, &columns.counts, head));
    }

    fn row(&self, columns: &Columns, row: usize, rect: Rect) -> Group {
        let (desk, view) = (self.desk, &self.desk.chains()[row]);
        let glance = &desk.glances[row];
        let middle = rect.center().y;
        let ink = Ink::regular(NAME, Colour::Ink2);
        let down = Span { start: rect.y, length: rect.height };
        let mut marks = vec![Mark::from(chain_name(desk, row, Rect { width: CHAIN, ..rect }))];
        marks.push(department(desk, row, columns.department.by(down), "").into());
        let groups = ledger::bar(desk, &glance.status, columns.bar, middle);
        marks.extend(groups.into_iter().map(Mark::from));
        marks.extend(ledger::counts(desk, &glance.status, ink, (&columns.counts, middle)));
        let Glance { links, chokepoints, firms, cities, .. } = *glance;
        let facts = [links, glance.status.total(), chokepoints, firms, cities];
        marks.extend(numbers(desk, facts, columns, (ink, middle)));
        if glance.chokepoints > 0 {
            let corner = Point::new(columns.chokepoints.end() - PAD - 26.0, middle - 4.0);
            marks.push(triangle(corner));
        }
        let goals = format!("{}/{}", glance.goals.with_actual, glance.goals.all);
        let goals = if glance.goals.all == 0 { "–".to_owned() } else { goals };
        let text = desk.fonts().set_middle(&goals, ink, middle);
        marks.push(text.ending(columns.goals.end() - PAD).into());
        for (at, map) in MapKind::ALL.into_iter().enumerate() {
            marks.push(self.map(row, (at, map), (columns.maps, middle)).into());
        }
        let latest = glance.latest.map_or_else(|| TO_BE_ADDED.to_owned(), |day| day.to_string());
        marks.push(
            desk.fonts().set_middle(&latest, ink, middle).starting(columns.latest.start).into(),
        );
        let group = Group::new(marks).id(format!("chain-{}", view.chain.id()));
        group.tag("chain").bounds(rect).label(words(desk, row))
    }

    /// The square of a map.
    fn map(&self, row: usize, (at, map): (usize, MapKind), (span, middle): (Span, f32)) -> Group {
        let (desk, view) = (self.desk, &self.desk.chains()[row]);
        let has = desk.glances[row].maps[at];
        let x = span.start + (SQUARE + SQUARE_GAP) * at as f32 + SQUARE / 2.0;
        let rect = Rect::around(Point::new(x, middle), Size::new(SQUARE, SQUARE));
        let ink = Ink::bold(SMALL, if has { Colour::White } else { Colour::Ink2 });
        let text = desk.fonts().set_middle(letter(map), ink, middle).centred(x);
        let ground = if has { full(rect) } else { hollow(rect) };
        let group = Group::new(vec![ground, text.into()]).bounds(rect);
        let state = if has { "有内容" } else { TO_BE_ADDED };
        let words = format!("{} {}：{state}", view.chain.short_name(), map_name(map));
        let link = desk.link(&desk.site().map_page(view.chain.id(), map));
        group.link(link).label(words).tag(if has { "map-present" } else { "map-missing" })
    }
}

/// A chain in words.
fn words(desk: &Desk<'_>, row: usize) -> String {
    let (view, glance) = (&desk.chains()[row], &desk.glances[row]);
    let by = glance.department.map_or(TO_BE_ADDED, |one| &one.record.name.value);
    let maps = glance.maps.iter().filter(|has| **has).count();
    format!(
        "{}：牵头部门{by}，{} 个环节，{} 项产品与技术，优势 {}、薄弱 {}、缺失 {}、风险 {}，五图有内容 {maps} 张",
        view.chain.record.name.value,
        glance.links,
        glance.status.total(),
        glance.status.of(Status::Strong),
        glance.status.of(Status::Weak),
        glance.status.of(Status::Missing),
        glance.status.of(Status::Risk),
    )
}

/// Links, products, chokepoints, firms and cities in their columns.
fn numbers(
    desk: &Desk<'_>,
    facts: [usize; 5],
    columns: &Columns,
    (ink, middle): (Ink, f32),
) -> impl Iterator<Item = Mark> {
    let Columns { links, products, chokepoints, firms, cities, .. } = *columns;
    let spans = [links, products, chokepoints, firms, cities];
    facts
        .into_iter()
        .zip(spans)
        .map(move |(value, span)| ledger::number(desk, value, ink, (span, middle)))
}

/// The line below the chains.
fn totals(desk: &Desk<'_>, columns: &Columns, rect: Rect) -> Vec<Mark> {
    let whole = whole(desk);
    let middle = rect.center().y;
    let ink = Ink::bold(NAME, Colour::Ink);
    let mut marks: Vec<Mark> = Vec::new();
    marks.push(desk.fonts().set_middle("合计", ink, middle).starting(rect.x).into());
    marks.extend(
        ledger::bar(desk, &whole.products, columns.bar, middle).into_iter().map(Mark::from),
    );
    marks.extend(ledger::counts(desk, &whole.products, ink, (&columns.counts, middle)));
    let facts = [whole.links, whole.products.total(), whole.chokepoints, whole.firms, whole.cities];
    marks.extend(numbers(desk, facts, columns, (ink, middle)));
    let goals = format!("{}/{}", whole.goals.0, whole.goals.1);
    let goals = desk.fonts().set_middle(&goals, ink, middle);
    marks.push(goals.ending(columns.goals.end() - PAD).into());
    let maps = format!("{}/{}", whole.maps, desk.chains().len() * MapKind::ALL.len());
    marks.push(desk.fonts().set_middle(&maps, ink, middle).starting(columns.maps.start).into());
    let latest = desk.glances.iter().filter_map(|one| one.latest).max_by_key(|day| day.end);
    if let Some(day) = latest {
        let text = desk.fonts().set_middle(&day.to_string(), ink, middle);
        marks.push(text.starting(columns.latest.start).into());
    }
    marks
}
