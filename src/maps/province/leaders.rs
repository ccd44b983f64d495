//! 省领导与产业链: who leads which chain, by post; lead department, liaison office and statuses of each. No persons.

use super::super::book::Strip;
use super::super::page::{Drawn, TO_BE_ADDED};
use super::super::ruled;
use super::super::sheet::{Head, KeyFigure};
use super::ledger::{self, COUNT, ROOM, ROW, chain_name, department};
use super::{BETWEEN, Desk, LEADING, MOST, NAME, PAD};
use crate::geometry::matrix::{self, Matrix, Part, Plan, Span};
use crate::model::{Leader, Openness};
use crate::scene::{Colour, Group, Mark, Rect, Scene};
use crate::site::{EntityKind, Led, ProvinceSheet, led};
use crate::text::{Align, Ink};

/// Widths of the columns of names.
const LEADER: f32 = 270.0;
const CHAIN: f32 = 206.0;
const DEPARTMENT: f32 = 164.0;
const OFFICE: f32 = 130.0;
/// Width of a column of numbers.
const FACT: f32 = 62.0;

/// Draws the sheet.
pub(super) fn draw(desk: &Desk<'_>) -> Vec<Scene> {
    let all = led(desk.site());
    let drawn = drawn(desk, &all);
    let nothing = all.is_empty().then_some("省领导与产业链待补充：尚未填写链长和产业链。");
    let head = head(desk, &all, drawn.openness);
    let legend = (ledger::legend(desk), "只列职务，不列姓名");
    let strip = |all: Vec<Stretch<'_, '_>>| {
        Strip::drawn(|scene| Portion { desk, all: &all }.draw(scene, 0.0)).below(BETWEEN)
    };
    let strips = portions(&all).into_iter().map(strip).collect();
    desk.book(head, legend, nothing, (&note(desk), &drawn)).bind(strips)
}

/// Some chains of a leader: all of them, or a stretch of them where one table does not hold all.
struct Stretch<'l, 'd> {
    leader: Option<&'d Leader>,
    chains: &'l [usize],
    is_first: bool,
}

/// Leaders in portions of no more than [`MOST`] rows; the chains of one leader stay together where they can.
fn portions<'l, 'd>(all: &'l [Led<'d>]) -> Vec<Vec<Stretch<'l, 'd>>> {
    let stretches = all.iter().flat_map(|one| {
        let ranges = matrix::stretches(one.chains.len(), MOST).into_iter();
        ranges.map(|range| Stretch {
            leader: one.leader,
            is_first: range.start == 0,
            chains: &one.chains[range],
        })
    });
    let (mut portions, mut portion, mut rows) = (Vec::new(), Vec::new(), 0);
    for one in stretches {
        let more = one.chains.len().max(1);
        if rows > 0 && rows + more > MOST {
            portions.push(std::mem::take(&mut portion));
            rows = 0;
        }
        rows += more;
        portion.push(one);
    }
    portions.push(portion);
    portions
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

/// A table over some leaders.
struct Portion<'p, 'd> {
    desk: &'p Desk<'d>,
    all: &'p [Stretch<'p, 'd>],
}

/// The columns behind the chain, in order.
struct Columns {
    department: Span,
    office: Span,
    links: Span,
    products: Span,
    bar: Span,
    counts: Vec<Span>,
}

impl Portion<'_, '_> {
    fn draw(&self, scene: &mut Scene, top: f32) -> f32 {
        let desk = self.desk;
        let counts = ledger::statuses(desk).count();
        let taken = LEADER + CHAIN + DEPARTMENT + OFFICE + 2.0 * FACT + COUNT * counts as f32;
        let width = desk.studio.paper.room();
        let mut tails = vec![DEPARTMENT, OFFICE, FACT, FACT, width - taken];
        tails.extend(vec![COUNT; counts]);
        let plan = Plan {
            left: desk.studio.paper.left(),
            top,
            width,
            leads: vec![LEADER, CHAIN],
            columns: 0,
            bands: Vec::new(),
            tails,
            groups: self.all.iter().map(|one| one.chains.len()).collect(),
            row: ROW,
        };
        let chains: Vec<usize> = self.all.iter().flat_map(|one| one.chains).copied().collect();
        let mut grid = matrix::lay_out(&plan, |part, width| self.measure(part, width, &chains));
        ledger::lower(&mut grid, ledger::HEAD - ROW);
        let columns = columns(&grid, counts);
        let bottom = grid.height.end();
        scene.marks.extend(ledger::scale(desk, columns.bar, (grid.head, bottom)));
        ruled::rules(scene, &Matrix { tails: Vec::new(), ..grid.clone() }, grid.height);
        self.heads(scene, &grid, &columns);
        let mut rows = grid.rows.iter();
        for (one, span) in self.all.iter().zip(&grid.groups) {
            let spans: Vec<Span> = rows.by_ref().take(one.chains.len()).copied().collect();
            scene.push(self.leader(one, grid.width, (*span, &spans), &columns));
        }
        bottom
    }

    /// The height of a leader, or of the row of a chain, given the chains of all rows.
    fn measure(&self, part: Part, width: f32, chains: &[usize]) -> f32 {
        match part {
            Part::Group(group) => self.height(&self.all[group], width),
            Part::Row(row) => {
                let (desk, chain) = (self.desk, chains[row]);
                let ink = Ink::regular(NAME, Colour::Ink2);
                let office = ledger::broken(desk, &office(desk, chain), ink, OFFICE);
                let star = star(desk, chain, "department");
                let names = ledger::height(desk, chain, (width, DEPARTMENT), star);
                names.max(office.size().height + ROOM)
            }
            _ => 0.0,
        }
    }

    /// How high the post and the role of a leader are.
    fn height(&self, one: &Stretch<'_, '_>, width: f32) -> f32 {
        let (post, role) = words(one);
        let post = ledger::broken(self.desk, &post, Ink::bold(NAME, Colour::Ink), width);
        let role = if role.is_empty() { 0.0 } else { 20.0 };
        post.size().height + role + LEADING
    }

    fn heads(&self, scene: &mut Scene, grid: &Matrix, columns: &Columns) {
        let spans = [
            grid.leads[0],
            grid.leads[1],
            columns.department,
            columns.office,
            columns.links,
            columns.products,
        ];
        let names = [
            ("省领导（职务）", Align::Start),
            ("产业链", Align::Start),
            ("牵头部门", Align::Start),
            ("联络处室", Align::Start),
            ("环节", Align::End),
            ("产品与技术", Align::End),
        ];
        scene.marks.extend(ledger::heads(self.desk, &names, &spans, grid.head));
        scene.marks.extend(ledger::status_heads(self.desk, &columns.counts, grid.head));
    }

    /// A leader and the rows of the chains.
    fn leader(
        &self,
        one: &Stretch<'_, '_>,
        across: Span,
        (span, rows): (Span, &[Span]),
        columns: &Columns,
    ) -> Group {
        let desk = self.desk;
        let rect = across.by(span);
        let post = self.post(one, Rect { width: LEADER, ..rect });
        let mut marks = vec![Mark::from(post)];
        for (chain, row) in one.chains.iter().zip(rows) {
            marks.push(self.row(*chain, across, *row, columns).into());
            if is_inferred(desk, *chain, "leader") {
                let ink = Ink::regular(NAME, Colour::Ink2);
                let star = desk.fonts().set_middle("*", ink, row.middle());
                marks.push(star.starting(rect.x + LEADER - 14.0).into());
            }
        }
        if one.chains.is_empty() {
            let ink = Ink::regular(NAME, Colour::Ink3);
            let text = desk.fonts().set_middle("未领衔单条产业链", ink, span.middle());
            marks.push(text.starting(rect.x + LEADER).into());
        }
        let group = Group::new(marks).bounds(rect);
        let Some(leader) = one.leader else { return group };
        if !one.is_first {
            return group;
        }
        let group = group.id(format!("leader-{}", leader.record.id.value)).tag("leader");
        if one.chains.is_empty() { group } else { group.tag("leading") }
    }

    /// Post and role, level with the first row.
    fn post(&self, one: &Stretch<'_, '_>, rect: Rect) -> Group {
        let (desk, (post, role)) = (self.desk, words(one));
        let block = ledger::broken(desk, &post, Ink::bold(NAME, Colour::Ink), rect.width);
        let first = Rect { y: rect.y + ROW / 2.0 - NAME / 2.0, ..rect };
        let height = block.size().height;
        let mut marks: Vec<Mark> =
            block.top(first, Align::Start).into_iter().map(Mark::from).collect();
        if !role.is_empty() {
            let ink = Ink::regular(super::super::coding::SMALL, Colour::Ink2);
            let text = desk.fonts().set_middle(role, ink, first.y + height + 12.0);
            marks.push(text.starting(rect.x).into());
        }
        let group = Group::new(marks).bounds(rect);
        match one.leader {
            Some(leader) => group.link(desk.link_to(EntityKind::Leader, &leader.record.id.value)),
            None => group,
        }
    }

    fn row(&self, chain: usize, across: Span, span: Span, columns: &Columns) -> Group {
        let (desk, glance) = (self.desk, &self.desk.glances[chain]);
        let middle = span.middle();
        let left = across.start + LEADER;
        let name = Rect::new(left, span.start, CHAIN, span.length);
        let mut marks = vec![Mark::from(chain_name(desk, chain, name))];
        let by = columns.department.by(span);
        marks.push(department(desk, chain, by, star(desk, chain, "department")).into());
        let ink = Ink::regular(NAME, Colour::Ink2);
        marks.extend(ledger::written(desk, &office(desk, chain), ink, columns.office.by(span)));
        for (value, span) in
            [(glance.links, columns.links), (glance.status.total(), columns.products)]
        {
            marks.push(ledger::number(desk, value, ink, (span, middle)));
        }
        let bar = ledger::bar(desk, &glance.status, columns.bar, middle);
        marks.extend(bar.into_iter().map(Mark::from));
        marks.extend(ledger::counts(desk, &glance.status, ink, (&columns.counts, middle)));
        let view = &desk.chains()[chain];
        let rect = Rect::between(left, span.start, across.end(), span.end());
        let group = Group::new(marks).bounds(rect).id(format!("chain-{}", view.chain.id()));
        group.tag("chain").label(view.chain.record.name.value.as_str())
    }
}

/// Post and role of a leader.
fn words<'d>(one: &Stretch<'_, 'd>) -> (String, &'d str) {
    let post = one.leader.map_or("链长待补充", |leader| &leader.record.name.value);
    let role = one.leader.and_then(|leader| leader.role.as_ref());
    let again = if one.is_first { "" } else { "（续）" };
    (format!("{post}{again}"), role.map_or("", |role| &role.value))
}

fn is_inferred(desk: &Desk<'_>, chain: usize, field: &str) -> bool {
    let line = desk.glances[chain].assignment;
    line.is_some_and(|line| line.inferred.iter().any(|one| one.value == field))
}

/// The sign behind a name that was filled from the cell above.
fn star(desk: &Desk<'_>, chain: usize, field: &str) -> &'static str {
    if is_inferred(desk, chain, field) { " *" } else { "" }
}

/// The liaison office with its star, never the person.
fn office(desk: &Desk<'_>, chain: usize) -> String {
    let line = desk.glances[chain].assignment;
    let Some(office) = line.and_then(|line| line.office.as_ref()) else {
        return TO_BE_ADDED.to_owned();
    };
    format!("{}{}", office.value, star(desk, chain, "office"))
}

fn columns(grid: &Matrix, counts: usize) -> Columns {
    let at = |index: usize| grid.tails.get(index).copied().unwrap_or_default();
    let bar = at(4);
    Columns {
        department: at(0),
        office: at(1),
        links: at(2),
        products: at(3),
        bar: Span { start: bar.start + 2.0 * PAD, length: bar.length - 2.0 * PAD },
        counts: (5..5 + counts).map(at).collect(),
    }
}
