//! The table of the sheet: a leader beside the rows of the chains, or some leaders of all.

use super::super::super::book::{Strip, joined};
use super::super::super::coding::SMALL;
use super::super::super::page::TO_BE_ADDED;
use super::super::super::{Paper, ruled};
use super::super::ledger::{self, chain_name, department};
use super::super::{BETWEEN, Desk, LEADING, MOST, NAME, PAD};
use crate::geometry::matrix::{self, Matrix, Part, Plan, Span};
use crate::model::Leader;
use crate::scene::{Colour, Group, Mark, Rect, Scene};
use crate::site::EntityKind;
use crate::text::{Align, Block, Ink};

/// Room between a post and the role below it.
const UNDER_POST: f32 = 5.5;

/// How wide the columns are.
struct Widths {
    leader: f32,
    chain: f32,
    department: f32,
    office: f32,
    /// A column of numbers.
    fact: f32,
}

impl Widths {
    const fn of(paper: Paper) -> Self {
        match paper {
            Paper::Screen | Paper::A3 => {
                Self { leader: 270.0, chain: 206.0, department: 164.0, office: 130.0, fact: 62.0 }
            }
            Paper::A4 => {
                Self { leader: 164.0, chain: 150.0, department: 126.0, office: 92.0, fact: 52.0 }
            }
        }
    }
}

/// Some chains of a leader: all of them, or a stretch of them where one table does not hold all.
#[derive(Clone, Copy)]
pub(super) struct Stretch<'l, 'd> {
    /// The leader, where there is one.
    pub(super) leader: Option<&'d Leader>,
    /// The chains, as positions.
    pub(super) chains: &'l [usize],
    /// Whether they are the first of the leader.
    pub(super) is_first: bool,
}

/// A table over some leaders.
pub(super) struct Portion<'p, 'd> {
    /// What is drawn with.
    pub(super) desk: &'p Desk<'d>,
    /// The leaders.
    pub(super) all: Vec<Stretch<'p, 'd>>,
}

/// The columns in order.
struct Columns {
    leader: Span,
    chain: Span,
    department: Span,
    office: Span,
    links: Span,
    products: Span,
    bar: Span,
    counts: Vec<Span>,
}

impl Portion<'_, '_> {
    fn chains(&self) -> Vec<usize> {
        self.all.iter().flat_map(|one| one.chains).copied().collect()
    }

    /// Whether it has few enough rows and fits into a room.
    pub(super) fn fits(&self, room: f32) -> bool {
        let rows: usize = self.all.iter().map(|one| one.chains.len().max(1)).sum();
        rows <= MOST && (room.is_infinite() || self.lay_out().height.end() <= room)
    }

    /// The table as a part of the sheet, named after its first and its last chain.
    pub(super) fn strip(&self) -> Strip {
        let (desk, chains) = (self.desk, self.chains());
        let names = chains.iter().map(|at| desk.chains()[*at].chain.short_name());
        let topic = joined(&names.collect::<Vec<_>>());
        let strip = Strip::drawn(|scene| self.draw(scene)).below(BETWEEN);
        if chains.len() < desk.chains().len() { strip.of(&topic) } else { strip }
    }

    fn lay_out(&self) -> Matrix {
        let (desk, chains) = (self.desk, self.chains());
        let paper = desk.studio.paper;
        let widths = Widths::of(paper);
        let Widths { leader, chain, department, office, fact } = widths;
        let counts = vec![ledger::count(paper); ledger::statuses(desk).count()];
        let before = [department, office, fact, fact];
        let taken = leader + chain + before.iter().chain(&counts).sum::<f32>();
        let plan = Plan {
            left: paper.left(),
            top: 0.0,
            width: paper.room(),
            leads: vec![leader, chain],
            columns: 0,
            bands: Vec::new(),
            tails: [&before[..], &[paper.room() - taken], &counts].concat(),
            groups: self.all.iter().map(|one| one.chains.len()).collect(),
            row: ledger::row(paper),
        };
        let measure = |part, width| self.measure(part, width, (&chains, &widths));
        let mut grid = matrix::lay_out(&plan, measure);
        ledger::lower(&mut grid, ledger::HEAD - ledger::row(desk.studio.paper));
        grid
    }

    fn draw(&self, scene: &mut Scene) -> f32 {
        let (desk, grid) = (self.desk, self.lay_out());
        let counts = ledger::statuses(desk).count();
        let columns = columns(&grid, counts);
        let bottom = grid.height.end();
        scene.marks.extend(ledger::scale(desk, columns.bar, (grid.head, bottom)));
        ruled::rules(scene, &Matrix { tails: Vec::new(), ..grid.clone() }, grid.height);
        self.heads(scene, grid.head, &columns);
        let mut rows = grid.rows.iter();
        for (one, span) in self.all.iter().zip(&grid.groups) {
            let spans: Vec<Span> = rows.by_ref().take(one.chains.len()).copied().collect();
            scene.push(self.leader(one, grid.width, (*span, &spans), &columns));
        }
        bottom
    }

    /// The height of a leader, or of the row of a chain, given the chains of all rows.
    fn measure(&self, part: Part, width: f32, (chains, widths): (&[usize], &Widths)) -> f32 {
        match part {
            Part::Group(group) => self.height(&self.all[group], width),
            Part::Row(row) => {
                let (desk, chain) = (self.desk, chains[row]);
                let ink = Ink::regular(NAME, Colour::Ink2);
                let office = ledger::broken(desk, &office(desk, chain), ink, widths.office);
                let star = star(desk, chain, "department");
                let names = ledger::height(desk, chain, (width, widths.department), star);
                names.max(office.size().height + ledger::room(desk.studio.paper))
            }
            _ => 0.0,
        }
    }

    /// How high the post and the role of a leader are.
    fn height(&self, one: &Stretch<'_, '_>, width: f32) -> f32 {
        let (post, role) = self.blocks(one, width);
        let role = if role.lines.is_empty() { 0.0 } else { UNDER_POST + role.size().height };
        post.size().height + role + LEADING
    }

    /// Post and role of a leader, broken to a width.
    fn blocks(&self, one: &Stretch<'_, '_>, width: f32) -> (Block, Block) {
        let (post, role) = words(one);
        let post = ledger::broken(self.desk, &post, Ink::bold(NAME, Colour::Ink), width);
        (post, ledger::broken(self.desk, role, Ink::regular(SMALL, Colour::Ink2), width))
    }

    fn heads(&self, scene: &mut Scene, head: Span, columns: &Columns) {
        let spans = [
            columns.leader,
            columns.chain,
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
        scene.marks.extend(ledger::heads(self.desk, &names, &spans, head));
        scene.marks.extend(ledger::status_heads(self.desk, &columns.counts, head));
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
        let post = self.post(one, columns.leader.by(span));
        let mut marks = vec![Mark::from(post)];
        for (chain, row) in one.chains.iter().zip(rows) {
            marks.push(self.row(*chain, across, *row, columns).into());
            if is_inferred(desk, *chain, "leader") {
                let ink = Ink::regular(NAME, Colour::Ink2);
                let star = desk.fonts().set_middle("*", ink, row.middle());
                marks.push(star.starting(columns.chain.start - 14.0).into());
            }
        }
        if one.chains.is_empty() {
            let ink = Ink::regular(NAME, Colour::Ink3);
            let text = desk.fonts().set_middle("未领衔单条产业链", ink, span.middle());
            marks.push(text.starting(columns.chain.start).into());
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
        let (desk, (post, role)) = (self.desk, self.blocks(one, rect.width));
        let first = Rect { y: rect.y + ledger::row(desk.studio.paper) / 2.0 - NAME / 2.0, ..rect };
        let second = Rect { y: first.y + post.size().height + UNDER_POST, ..rect };
        let lines = [post.top(first, Align::Start), role.top(second, Align::Start)].concat();
        let group = Group::new(lines.into_iter().map(Mark::from).collect()).bounds(rect);
        match one.leader {
            Some(leader) => group.link(desk.link_to(EntityKind::Leader, &leader.record.id.value)),
            None => group,
        }
    }

    fn row(&self, chain: usize, across: Span, span: Span, columns: &Columns) -> Group {
        let (desk, glance) = (self.desk, &self.desk.glances[chain]);
        let middle = span.middle();
        let left = columns.chain.start;
        let name = columns.chain.by(span);
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
    let lead = |index: usize| grid.leads.get(index).copied().unwrap_or_default();
    Columns {
        leader: lead(0),
        chain: lead(1),
        department: at(0),
        office: at(1),
        links: at(2),
        products: at(3),
        bar: Span { start: bar.start + 2.0 * PAD, length: bar.length - 2.0 * PAD },
        counts: (5..5 + counts).map(at).collect(),
    }
}
