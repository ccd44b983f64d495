//! A link directly in a band: a titled panel with its segments and the grid of its products.

use super::super::coding::{self, RADIUS, SMALL};
use super::cell::Cell;
use super::facts::{self, Facts};
use super::{Desk, words};
use crate::model::{Link, Status};
use crate::scene::{Colour, Fill, Group, Mark, Point, Rect, Stroke};
use crate::site::Entity;
use crate::text::{Align, Block, Ink};

/// Room inside a panel, left and right.
pub(super) const PAD: f32 = 12.0;
/// Room between two cells.
pub(super) const GAP: f32 = 8.0;
/// Room above the title.
const TOP: f32 = 13.0;
/// From the title to the rule below it.
const RULE: f32 = 8.0;
/// From the rule to the gap before the first thing below it.
const UNDER_RULE: f32 = 2.0;
/// Size of a title.
const TITLE: f32 = 17.0;
/// From one line of a title to the next.
const TITLE_LEADING: f32 = 23.0;
/// From one line of counts to the next.
const LEADING: f32 = 20.0;
/// Size of the heading of a segment.
const HEADING: f32 = 15.0;

/// The grid in which the products of a band stand.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Grid {
    /// Cells in a row.
    pub(super) columns: usize,
    /// Width of a cell.
    pub(super) cell: f32,
}

impl Grid {
    /// Width of the cells with the room between them.
    pub(super) fn width(self) -> f32 {
        self.columns as f32 * (self.cell + GAP) - GAP
    }

    /// Left edge of a cell, from the left edge of the grid.
    fn left(self, column: usize) -> f32 {
        column as f32 * (self.cell + GAP)
    }
}

/// A measured panel.
#[derive(Debug)]
pub(super) struct Panel<'d> {
    link: &'d Link,
    grid: Grid,
    title: Title,
    items: Vec<Item<'d>>,
    /// Height of the whole.
    pub(super) height: f32,
}

/// What stands below the title, from top to bottom.
#[derive(Debug)]
enum Item<'d> {
    Heading(&'d Link, Block, f32),
    Row(Vec<Cell<'d>>),
    Note(Block),
}

impl Item<'_> {
    /// Room above: more before a heading than between a heading and what it heads.
    const fn gap(&self) -> f32 {
        match self {
            Self::Heading(..) => GAP + 5.0,
            Self::Row(_) | Self::Note(_) => GAP,
        }
    }

    fn height(&self) -> f32 {
        match self {
            Self::Heading(_, block, _) => block.size().height.max(facts::HEIGHT),
            Self::Row(cells) => cells.iter().map(Cell::height).fold(0.0, f32::max),
            Self::Note(block) => block.size().height + 8.0,
        }
    }
}

/// Name and counts of a link.
#[derive(Debug)]
struct Title {
    name: Block,
    counts: Block,
    /// Whether the counts stand in the line of the name.
    level: Level,
}

#[derive(Debug, PartialEq, Eq)]
enum Level {
    Beside,
    Below,
}

impl<'d> Panel<'d> {
    /// Measures the panel of a link, given its position among the links of the chain.
    pub(super) fn measure(desk: &Desk<'d>, at: usize, grid: Grid) -> Self {
        let link = desk.view.links[at].link;
        let title = Title::measure(desk, at, grid.width());
        let mut items = Vec::new();
        collect(desk, link, (grid, 0), &mut items);
        if items.is_empty() {
            let words = match link.status.map(|own| own.value) {
                Some(Status::Missing) => "本环节缺失，产品与技术待补充",
                _ => "产品与技术待补充",
            };
            let ink = Ink::regular(HEADING, Colour::Ink3);
            let lines = desk.fonts().wrap(words, ink.style, grid.width());
            items.push(Item::Note(desk.fonts().block(lines, ink, LEADING)));
        }
        let body: f32 = items.iter().map(|item| item.gap() + item.height()).sum();
        let height = TOP + title.height() + RULE + UNDER_RULE + body + PAD;
        Self { link, grid, title, items, height }
    }

    /// Draws the panel with its left top corner at a point.
    pub(super) fn draw(&self, desk: &Desk<'d>, at: Point, hue: Colour) -> Group {
        let rect = Rect::new(at.x, at.y, self.grid.width() + 2.0 * PAD, self.height);
        let entity = Entity::Link(desk.view.chain, self.link);
        let own = Facts::of_link(desk.view.chain, self.link);
        let mut marks: Vec<Mark> = vec![edge(rect, own.status)];
        if own.chokepoint {
            marks.push(coding::chokepoint(rect));
        }
        let inner = rect.inset_xy(PAD, 0.0);
        let (head, rest) = Rect { y: rect.y + TOP, ..inner }.split_top(self.title.height());
        marks.push(self.title.draw(desk, self.link, head).into());
        let rule = rest.y + RULE;
        marks.push(Stroke::new(hue, 1.6).horizontal(rule, inner.x, inner.right()).into());
        let mut y = rule + UNDER_RULE;
        for item in &self.items {
            y += item.gap();
            let height = item.height();
            let area = Rect::new(inner.x, y, inner.width, height);
            self.item(desk, item, area).into_iter().for_each(|mark| marks.push(mark));
            y += height;
        }
        let number = desk.site().number(entity).to_owned();
        let group = Group { marks, ..Group::default() };
        let group = group.id(number).bounds(rect).tag("link").label(words::link(desk, self.link));
        if own.chokepoint { group.tag("chokepoint") } else { group }
    }

    fn item(&self, desk: &Desk<'d>, item: &Item<'d>, area: Rect) -> Vec<Mark> {
        match item {
            Item::Note(block) => {
                block.middle(area, Align::Start).into_iter().map(Into::into).collect()
            }
            Item::Heading(link, block, indent) => {
                let area = Rect { x: area.x + indent, width: area.width - indent, ..area };
                vec![heading(desk, link, block, area).into()]
            }
            Item::Row(cells) => {
                let place = |(column, cell): (usize, &Cell<'d>)| {
                    let x = area.x + self.grid.left(column);
                    let rect = Rect::new(x, area.y, self.grid.cell, area.height);
                    cell.draw(desk, rect).into()
                };
                cells.iter().enumerate().map(place).collect()
            }
        }
    }
}

/// The edge of a panel: quiet, dashed where the link as a whole is missing.
fn edge(rect: Rect, own: Option<Status>) -> Mark {
    let stroke = match own {
        Some(Status::Missing) => coding::look(own).stroke,
        _ => Stroke::new(Colour::Line, 1.2),
    };
    rect.rounded(RADIUS + 2.0, Fill::Solid(Colour::White)).stroked(stroke).into()
}

/// The products of a link in rows, then its segments, each under its heading.
fn collect<'d>(
    desk: &Desk<'d>,
    link: &'d Link,
    (grid, depth): (Grid, usize),
    items: &mut Vec<Item<'d>>,
) {
    for row in link.products.chunks(grid.columns) {
        let cells = row.iter().map(|product| Cell::measure(desk, product, grid.cell));
        items.push(Item::Row(cells.collect()));
    }
    for inner in &link.links {
        let indent = 14.0 * depth as f32;
        let ink = match depth {
            0 => Ink::bold(HEADING, Colour::Ink),
            _ => Ink::bold(SMALL, Colour::Ink2),
        };
        let entity = Entity::Link(desk.view.chain, inner);
        let taken = desk.small(&desk.short(entity)) + 8.0 + indent + tail(desk, inner);
        let name = &inner.record.name.value;
        let lines = desk.fonts().balance(name, ink.style, grid.width() - taken);
        items.push(Item::Heading(inner, desk.fonts().block(lines, ink, LEADING), indent));
        let before = items.len();
        collect(desk, inner, (grid, depth + 1), items);
        if items.len() == before {
            let ink = Ink::regular(HEADING, Colour::Ink3);
            let lines = desk.fonts().wrap("待补充", ink.style, grid.width());
            items.push(Item::Note(desk.fonts().block(lines, ink, LEADING)));
        }
    }
}

/// Room for the sign and the marks behind the name of a segment or link.
fn tail(desk: &Desk<'_>, link: &Link) -> f32 {
    let own = Facts::of_link(desk.view.chain, link);
    let sign = if coding::look(own.status).sign.is_empty() { 0.0 } else { SIGN + 8.0 };
    sign + desk.slots_of(&own).width
}

/// Width of the box of a status sign.
const SIGN: f32 = 26.0;

/// The heading of a segment: number, name, own status and marks, and a hairline to the right edge.
fn heading(desk: &Desk<'_>, link: &Link, block: &Block, area: Rect) -> Group {
    let entity = Entity::Link(desk.view.chain, link);
    let number = desk.site().number(entity).to_owned();
    let mut marks = lead(desk, (link, block), area);
    let end = marks.1;
    if area.right() - end > 24.0 {
        let rule = Stroke::new(Colour::Line, 1.0);
        let y = area.y + facts::HEIGHT / 2.0;
        marks.0.push(rule.horizontal(y, end + 10.0, area.right()).into());
    }
    let group = Group { marks: marks.0, ..Group::default() }.bounds(area.inset_xy(0.0, -2.0));
    let group = if link.chokepoint { group.tag("chokepoint") } else { group };
    let group = group.tag("segment").label(words::link(desk, link));
    group.link(format!("#row-{number}")).id(number)
}

/// Number, name, sign and marks of a link from the left; returns where they end.
fn lead(desk: &Desk<'_>, (link, name): (&Link, &Block), area: Rect) -> (Vec<Mark>, f32) {
    let fonts = desk.fonts();
    let own = Facts::of_link(desk.view.chain, link);
    let middle = area.y + name.ink.style.size.max(facts::HEIGHT) / 2.0;
    let short = desk.short(Entity::Link(desk.view.chain, link));
    let number = fonts.set_middle(&short, Ink::regular(SMALL, Colour::Ink3), middle);
    let number = number.starting(area.x);
    let x = number.right() + 8.0;
    let text = Rect { x, y: middle - name.ink.style.size / 2.0, ..area };
    let mut marks: Vec<Mark> = vec![number.into()];
    let lines = name.top(text, Align::Start);
    let first = lines.first().map_or(x, |line| line.right());
    marks.extend(lines.into_iter().map(Mark::from));
    let mut end = first.max(x + name.size().width);
    if !coding::look(own.status).sign.is_empty() {
        let sign = Rect::new(end + 8.0, middle - 10.0, SIGN, 20.0);
        marks.extend(coding::panel(sign, own.status));
        marks.extend(coding::sign(fonts, own.status, sign.center().x + SMALL / 2.0, middle));
        end = sign.right();
    }
    let slots = desk.slots_of(&own);
    marks.extend(slots.draw(fonts, &own, (end, end + slots.width, middle)));
    (marks, end + slots.width)
}

impl Title {
    fn measure(desk: &Desk<'_>, at: usize, width: f32) -> Self {
        let link = desk.view.links[at].link;
        let fonts = desk.fonts();
        let number = desk.short(Entity::Link(desk.view.chain, link));
        let ink = Ink::bold(TITLE, Colour::Ink);
        let name = &link.record.name.value;
        let taken = desk.small(&number) + 8.0 + tail(desk, link);
        let words = words::counts(desk, at);
        let small = Ink::regular(SMALL, Colour::Ink2);
        let beside = taken + fonts.width(name, ink.style) + 16.0 + fonts.width(&words, small.style);
        let level = if beside <= width { Level::Beside } else { Level::Below };
        let lines = fonts.balance(name, ink.style, width - taken);
        let counts = fonts.wrap(&words, small.style, width);
        Self {
            name: fonts.block(lines, ink, TITLE_LEADING),
            counts: fonts.block(counts, small, LEADING),
            level,
        }
    }

    fn height(&self) -> f32 {
        let name = self.name.size().height.max(facts::HEIGHT);
        match self.level {
            Level::Beside => name,
            Level::Below => name + 7.0 + self.counts.size().height,
        }
    }

    fn draw(&self, desk: &Desk<'_>, link: &Link, area: Rect) -> Group {
        let (mut marks, _) = lead(desk, (link, &self.name), area);
        let name = self.name.size().height.max(facts::HEIGHT);
        let lines = match self.level {
            Level::Beside => self.counts.middle(Rect { height: name, ..area }, Align::End),
            Level::Below => self.counts.top(area.split_top(name + 7.0).1, Align::Start),
        };
        marks.extend(lines.into_iter().map(Mark::from));
        let number = desk.site().number(Entity::Link(desk.view.chain, link));
        let area = area.inset_xy(-2.0, -2.0);
        Group { marks, ..Group::default() }.bounds(area).link(format!("#row-{number}"))
    }
}
