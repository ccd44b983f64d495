//! The table of the sheet: a chain in a row, all of them together in the last one.

use super::super::super::book::{Strip, joined};
use super::super::super::coding::SMALL;
use super::super::super::page::TO_BE_ADDED;
use super::super::super::{Paper, ruled};
use super::super::ledger::{self, chain_name, department};
use super::super::{BETWEEN, Desk, NAME, PAD};
use super::{SQUARE, full, hollow, triangle, whole};
use crate::geometry::matrix::{self, Matrix, Part, Plan, Span};
use crate::model::{MapKind, Status};
use crate::scene::{Colour, Group, Mark, Point, Rect, Scene, Size, Stroke};
use crate::site::Glance;
use crate::site::map_name;
use crate::text::{Align, Ink};
use std::ops::Range;

/// The gap between two squares that stand for maps.
const SQUARE_GAP: f32 = 4.0;

/// How wide the columns are.
struct Widths {
    /// Names of chains.
    chain: f32,
    /// Lead departments; none where they stand below the names.
    department: Option<f32>,
    /// Numbers with a longer head, and with one of two characters.
    fact: f32,
    short: f32,
    /// Goals, dates.
    goals: f32,
    date: f32,
}

impl Widths {
    const fn of(paper: Paper) -> Self {
        match paper {
            Paper::Screen | Paper::A3 => Self {
                chain: 190.0,
                department: Some(124.0),
                fact: 58.0,
                short: 58.0,
                goals: 76.0,
                date: 100.0,
            },
            // There is no room for the department beside the name.
            Paper::A4 => Self {
                chain: 160.0,
                department: None,
                fact: 54.0,
                short: 42.0,
                goals: 62.0,
                date: 92.0,
            },
        }
    }

    /// All columns behind the names of the chains, in order.
    fn tails(&self, desk: &Desk<'_>) -> Vec<f32> {
        let paper = desk.studio.paper;
        let counts = vec![ledger::count(paper); ledger::statuses(desk).count()];
        let maps = 5.0 * (SQUARE + SQUARE_GAP) + PAD;
        let before = [self.department.unwrap_or_default(), self.short, self.fact];
        let after = [self.fact, self.short, self.short, self.goals, maps, self.date, PAD];
        let taken = self.chain + before.iter().chain(&counts).chain(&after).sum::<f32>();
        [&before[..], &[paper.room() - taken], &counts, &after].concat()
    }
}

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
    fn lay_out(&self) -> Matrix {
        let desk = self.desk;
        let plan = Plan {
            left: desk.studio.paper.left(),
            top: 0.0,
            width: desk.studio.paper.room(),
            leads: vec![self.widths().chain],
            columns: 0,
            bands: Vec::new(),
            tails: self.widths().tails(desk),
            groups: vec![self.rows.len()],
            row: ledger::row(desk.studio.paper),
        };
        let mut grid = matrix::lay_out(&plan, |part, width| self.measure(part, width));
        ledger::lower(&mut grid, ledger::HEAD - ledger::row(desk.studio.paper));
        grid
    }

    /// Whether the line of totals stands below it.
    fn is_last(&self) -> bool {
        self.rows.end == self.desk.chains().len()
    }

    fn bottom(&self, grid: &Matrix) -> f32 {
        grid.height.end() + if self.is_last() { ledger::row(self.desk.studio.paper) } else { 0.0 }
    }

    /// How high it is.
    pub(super) fn height(&self) -> f32 {
        self.bottom(&self.lay_out())
    }

    /// The table as a part of the sheet, named after its chains where they are not all.
    pub(super) fn strip(&self) -> Strip {
        let chains = self.desk.chains();
        let names = chains[self.rows.clone()].iter().map(|view| view.chain.short_name());
        let names: Vec<&str> =
            if self.rows.len() < chains.len() { names.collect() } else { Vec::new() };
        Strip::drawn(|scene| self.draw(scene)).below(BETWEEN).of(&joined(&names))
    }

    fn draw(&self, scene: &mut Scene) -> f32 {
        let (desk, grid) = (self.desk, self.lay_out());
        let columns = Columns::of(&grid.tails, ledger::statuses(desk).count());
        let bottom = self.bottom(&grid);
        let scale = ledger::scale(desk, columns.bar, (grid.head, bottom));
        scene.marks.extend(scale);
        ruled::rules(scene, &Matrix { tails: Vec::new(), ..grid.clone() }, grid.height);
        self.heads(scene, &columns, grid.head, grid.leads[0]);
        for (row, span) in self.rows.clone().zip(&grid.rows) {
            scene.push(self.row(&columns, row, grid.width.by(*span)));
        }
        if self.is_last() && !desk.chains().is_empty() {
            let rect = grid
                .width
                .by(Span { start: grid.height.end(), length: ledger::row(desk.studio.paper) });
            scene.marks.extend(totals(desk, &columns, rect));
            let light = Stroke::new(Colour::Line, 0.8);
            scene.push(light.horizontal(bottom, rect.x, rect.right()));
        }
        bottom
    }

    const fn widths(&self) -> Widths {
        Widths::of(self.desk.studio.paper)
    }

    fn measure(&self, part: Part, width: f32) -> f32 {
        let Part::Row(row) = part else { return 0.0 };
        let row = self.rows.start + row;
        match self.widths().department {
            Some(by) => ledger::height(self.desk, row, (width, by), ""),
            None => ledger::stacked_height(self.desk, row, width),
        }
    }

    fn heads(&self, scene: &mut Scene, columns: &Columns, head: Span, chain: Span) {
        let is_beside = self.widths().department.is_some();
        let chain_head = if is_beside { "产业链" } else { "产业链，牵头部门" };
        let names = [
            (chain_head, Align::Start, chain),
            (if is_beside { "牵头部门" } else { "" }, Align::Start, columns.department),
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
        let widths = self.widths();
        let name = Rect { width: widths.chain, ..rect };
        let names = match widths.department {
            Some(_) => {
                let by = department(desk, row, columns.department.by(down), "");
                [chain_name(desk, row, name), by]
            }
            None => ledger::stacked(desk, row, name),
        };
        let mut marks: Vec<Mark> = names.into_iter().map(Mark::from).collect();
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
