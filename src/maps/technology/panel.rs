//! Links: the panel of one directly in a band with its title, and the headings of those within it.

use super::super::coding::{self, RADIUS, SMALL};
use super::boxes::{Part, Turn};
use super::facts::{self, Facts};
use super::{Desk, apart, words};
use crate::model::{Link, Status};
use crate::scene::{Colour, Fill, Group, Mark, Rect, Stroke};
use crate::site::Entity;
use crate::text::{Align, Block, Ink};

/// Room inside a panel, left, right and below.
pub(super) const PAD: f32 = 12.0;
/// From the rule to what stands below, less the gap between parts.
const UNDER_RULE: f32 = 2.0;
/// More room above a heading than below it.
const ABOVE_HEADING: f32 = 5.0;
/// Height of a band without links.
const EMPTY: f32 = 56.0;
/// Size of a title.
const TITLE: f32 = 17.0;
/// From one line of a title to the next.
const TITLE_LEADING: f32 = 23.0;
/// From one line of counts to the next.
const LEADING: f32 = 20.0;
/// Size of the heading of a segment.
const HEADING: f32 = 15.0;
/// Width of the box of a status sign.
const SIGN: f32 = 26.0;
/// Room between the number, the name and the sign of a link.
const SPACE: f32 = 8.0;

/// The height that a part of a panel needs in a width; products know their own.
pub(super) fn height(desk: &Desk<'_>, part: Part, width: f32) -> f32 {
    match part {
        Part::Title(at, turn) => {
            let title = Title::measure(desk, (at, turn), width);
            title.height() + desk.spaces().rule + UNDER_RULE
        }
        Part::Heading(at, turn) => {
            let (block, _) = heading_block(desk, (at, turn), width);
            name_height(&block) + ABOVE_HEADING
        }
        Part::Note(at) => note_block(desk, at, width).size().height + 8.0,
        Part::Summary(at) => apart::height(desk, at, width),
        Part::Empty(_) => EMPTY,
        Part::Band(_) | Part::Panel(..) | Part::Cell(_) => 0.0,
    }
}

/// The panel of a link, without what stands in it: its edge is quiet, dashed where the link as a whole is missing.
/// Where it goes on from above it is an element no more: that is the first one.
pub(super) fn panel(desk: &Desk<'_>, (at, turn): (usize, Turn), rect: Rect) -> Group {
    let link = desk.view.links[at].link;
    let own = Facts::of_link(desk.view.chain, link);
    let stroke = match own.status {
        Some(Status::Missing) => coding::look(own.status).stroke,
        _ => Stroke::new(Colour::Line, 1.2),
    };
    let edge = rect.rounded(RADIUS + 2.0, Fill::Solid(Colour::White)).stroked(stroke);
    let mut group = Group::new(vec![edge.into()]).bounds(rect);
    if turn == Turn::Further {
        return group;
    }
    group = group.tag("link");
    if own.chokepoint {
        group.push(coding::chokepoint(rect));
        group = group.tag("chokepoint");
    }
    let number = desk.site().number(Entity::Link(desk.view.chain, link));
    group.id(number).label(words::link(desk, link))
}

/// The title of a panel with the rule below it.
pub(super) fn title(
    desk: &Desk<'_>,
    (at, turn): (usize, Turn),
    (rect, hue): (Rect, Colour),
) -> Vec<Mark> {
    let title = Title::measure(desk, (at, turn), rect.width);
    let (area, below) = rect.split_top(title.height());
    let rule = below.y + desk.spaces().rule;
    let rule = Stroke::new(hue, 1.6).horizontal(rule, rect.x, rect.right());
    vec![title.draw(desk, desk.view.links[at].link, area).into(), rule.into()]
}

/// What stands in a link without products.
pub(super) fn note(desk: &Desk<'_>, at: usize, rect: Rect) -> Vec<Mark> {
    let lines = note_block(desk, at, rect.width).middle(rect, Align::Start);
    lines.into_iter().map(Mark::from).collect()
}

/// What stands in a band without links.
pub(super) fn empty(desk: &Desk<'_>, rect: Rect) -> Vec<Mark> {
    let edge = rect.rounded(RADIUS + 2.0, Fill::Solid(Colour::White));
    let ink = Ink::regular(HEADING, Colour::Ink3);
    let text = desk.fonts().set_middle("环节待补充", ink, rect.center().y);
    vec![edge.stroked(coding::look(None).stroke).into(), text.centred(rect.center().x).into()]
}

/// The heading of an inner link: number, name, own status and marks, and a hairline to the right edge.
pub(super) fn heading(desk: &Desk<'_>, (at, turn): (usize, Turn), rect: Rect) -> Group {
    let link = desk.view.links[at].link;
    let (block, indent) = heading_block(desk, (at, turn), rect.width);
    let area = Rect::between(rect.x + indent, rect.y + ABOVE_HEADING, rect.right(), rect.bottom());
    let (mut marks, end) = lead(desk, (link, &block), area);
    if area.right() - end > 24.0 {
        let y = area.y + facts::HEIGHT / 2.0;
        let rule = Stroke::new(Colour::Line, 1.0).horizontal(y, end + 10.0, area.right());
        marks.push(rule.into());
    }
    let number = desk.site().number(Entity::Link(desk.view.chain, link));
    let group = Group { marks, ..Group::default() }.bounds(rect);
    if turn == Turn::Further {
        return group.link(format!("#row-{number}"));
    }
    let group = group.tag("segment");
    let group = if link.chokepoint { group.tag("chokepoint") } else { group };
    group.link(format!("#row-{number}")).id(number).label(words::link(desk, link))
}

/// The name of an inner link broken to a width, and how far it is indented: deeper ones more.
fn heading_block(desk: &Desk<'_>, (at, turn): (usize, Turn), width: f32) -> (Block, f32) {
    let place = &desk.view.links[at];
    let indent = 14.0 * place.depth.saturating_sub(1) as f32;
    let ink = match place.depth {
        0 | 1 => Ink::bold(HEADING, Colour::Ink),
        _ => Ink::bold(SMALL, Colour::Ink2),
    };
    let taken = beside_name(desk, place.link) + indent;
    let name = named(place.link, turn);
    let lines = desk.fonts().balance(&name, ink.style, width - taken);
    (desk.fonts().block(lines, ink, LEADING), indent)
}

/// The name of a link, and whether it goes on.
fn named(link: &Link, turn: Turn) -> String {
    let again = if turn == Turn::Further { "（续）" } else { "" };
    format!("{}{again}", link.record.name.value)
}

/// The words in a link without products.
fn note_block(desk: &Desk<'_>, at: usize, width: f32) -> Block {
    let words = match desk.view.links[at].link.status.map(|own| own.value) {
        Some(Status::Missing) => "本环节缺失，产品与技术待补充",
        _ => "产品与技术待补充",
    };
    let ink = Ink::regular(HEADING, Colour::Ink3);
    desk.fonts().block(desk.fonts().wrap(words, ink.style, width), ink, LEADING)
}

/// The marks beside the name of a link. Where the counts of a panel say the firms, the name does not.
fn shown(desk: &Desk<'_>, link: &Link) -> Facts {
    let own = Facts::of_link(desk.view.chain, link);
    let place = desk.view.link(&link.record.id.value);
    let firms = if place.is_some_and(|place| place.depth == 0) { 0 } else { own.firms };
    Facts { firms, ..own }
}

/// Room for what stands beside the name of a link: its number, sign and marks.
fn beside_name(desk: &Desk<'_>, link: &Link) -> f32 {
    let own = shown(desk, link);
    let number = desk.small(&desk.flagged(Entity::Link(desk.view.chain, link)));
    let sign = if coding::look(own.status).sign.is_empty() { 0.0 } else { SPACE + SIGN };
    number + SPACE + sign + desk.slots_of(&own).width
}

/// Height of a name whose first line has marks beside it.
fn name_height(name: &Block) -> f32 {
    let first = name.ink.style.size;
    name.size().height - first + first.max(facts::HEIGHT)
}

/// Number, name, sign and marks of a link from the left; returns where they end.
fn lead(desk: &Desk<'_>, (link, name): (&Link, &Block), area: Rect) -> (Vec<Mark>, f32) {
    let (fonts, own) = (desk.fonts(), shown(desk, link));
    let middle = area.y + name.ink.style.size.max(facts::HEIGHT) / 2.0;
    let short = desk.flagged(Entity::Link(desk.view.chain, link));
    let number = fonts.set_middle(&short, Ink::regular(SMALL, Colour::Ink3), middle);
    let number = number.starting(area.x);
    let x = number.right() + SPACE;
    let text = Rect { x, y: middle - name.ink.style.size / 2.0, ..area };
    let mut marks: Vec<Mark> = vec![number.into()];
    marks.extend(name.top(text, Align::Start).into_iter().map(Mark::from));
    let mut end = x + name.size().width;
    if !coding::look(own.status).sign.is_empty() {
        let sign = Rect::new(end + SPACE, middle - 10.0, SIGN, 20.0);
        marks.extend(coding::panel(sign, own.status));
        marks.extend(coding::sign(fonts, own.status, sign.center().x + SMALL / 2.0, middle));
        end = sign.right();
    }
    let slots = desk.slots_of(&own);
    // On the white ground of a panel no text needs a clear spot.
    let plain = Facts { status: None, ..own };
    marks.extend(slots.draw(fonts, &plain, (end, end + slots.width, middle)));
    (marks, end + slots.width)
}

/// Name and counts of a link directly in a band.
#[derive(Debug)]
struct Title {
    name: Block,
    counts: Block,
    level: Level,
}

/// Where the counts stand.
#[derive(Debug, PartialEq, Eq)]
enum Level {
    /// In the line of the name.
    Beside,
    /// In lines of their own.
    Below,
}

impl Title {
    /// Where the link goes on, its counts are not said again.
    fn measure(desk: &Desk<'_>, (at, turn): (usize, Turn), width: f32) -> Self {
        let (fonts, link) = (desk.fonts(), desk.view.links[at].link);
        let (bold, small) = (Ink::bold(TITLE, Colour::Ink), Ink::regular(SMALL, Colour::Ink2));
        let name = named(link, turn);
        let words = if turn == Turn::First { words::counts(desk, at) } else { String::new() };
        let taken = beside_name(desk, link);
        let both = fonts.width(&name, bold.style) + 16.0 + fonts.width(&words, small.style);
        let level = if taken + both <= width { Level::Beside } else { Level::Below };
        let lines = fonts.balance(&name, bold.style, width - taken);
        let counts = fonts.wrap(&words, small.style, width);
        Self {
            name: fonts.block(lines, bold, TITLE_LEADING),
            counts: fonts.block(counts, small, LEADING),
            level,
        }
    }

    fn height(&self) -> f32 {
        let name = name_height(&self.name);
        match self.level {
            Level::Beside => name,
            Level::Below => name + 7.0 + self.counts.size().height,
        }
    }

    fn draw(&self, desk: &Desk<'_>, link: &Link, area: Rect) -> Group {
        let (mut marks, _) = lead(desk, (link, &self.name), area);
        let name = name_height(&self.name);
        let lines = match self.level {
            Level::Beside => self.counts.middle(Rect { height: name, ..area }, Align::End),
            Level::Below => self.counts.top(area.split_top(name + 7.0).1, Align::Start),
        };
        marks.extend(lines.into_iter().map(Mark::from));
        let number = desk.site().number(Entity::Link(desk.view.chain, link));
        Group::new(marks).bounds(area.inset(-2.0)).link(format!("#row-{number}"))
    }
}
