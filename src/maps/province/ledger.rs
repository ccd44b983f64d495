//! A table with a chain in a row and facts of different kinds in the columns: heads, counts by status, bars.

use super::super::Paper;
use super::super::coding::{self, SMALL};
use super::super::legend;
use super::super::page::TO_BE_ADDED;
use super::super::sheet::LegendItem;
use super::{Desk, LEADING, NAME, PAD, bar};
use crate::geometry::matrix::{Matrix, Span};
use crate::model::{Status, Word};
use crate::scene::{Colour, Group, Mark, Rect, Size, Stroke};
use crate::site::{EntityKind, StatusCount};
use crate::text::{Align, Block, Ink};

/// Room between a name and the lead department below it.
const BELOW_NAME: f32 = 4.0;
/// Height of a bar.
const BAR: f32 = 20.0;
/// Height of the heads.
pub(super) const HEAD: f32 = 54.0;

/// The statuses in the order of the legend, of the bar and of the counts; the last are products without one.
pub(super) fn order() -> impl Iterator<Item = Option<Status>> {
    Status::ALL.iter().copied().map(Some).chain([None])
}

/// Room above and below the lines of a row together.
pub(super) const fn room(paper: Paper) -> f32 {
    match paper {
        Paper::Screen | Paper::A3 => 15.0,
        Paper::A4 => 9.0,
    }
}

/// Least height of a row.
pub(super) const fn row(paper: Paper) -> f32 {
    match paper {
        Paper::Screen | Paper::A3 => 36.0,
        Paper::A4 => 31.0,
    }
}

/// Width of a column of counts.
pub(super) const fn count(paper: Paper) -> f32 {
    match paper {
        Paper::Screen | Paper::A3 => 42.0,
        Paper::A4 => 36.0,
    }
}

/// The signs of the statuses that occur.
pub(super) fn legend(desk: &Desk<'_>) -> Vec<LegendItem> {
    let used: Vec<_> = order().filter(|one| desk.total.of_stated(*one) > 0).collect();
    legend::statuses(desk.fonts(), &used)
}

/// The statuses that the columns count: the unstated ones only where there are some.
pub(super) fn statuses(desk: &Desk<'_>) -> impl Iterator<Item = Option<Status>> {
    let any = desk.total.unstated > 0;
    order().filter(move |status| status.is_some() || any)
}

/// A text broken to a column.
pub(super) fn broken(desk: &Desk<'_>, text: &str, ink: Ink, width: f32) -> Block {
    let lines = desk.fonts().balance(text, ink.style, width - PAD);
    desk.fonts().block(lines, ink, LEADING)
}

/// A text broken to its box, in the middle of its height.
pub(super) fn written(desk: &Desk<'_>, text: &str, ink: Ink, rect: Rect) -> Vec<Mark> {
    let block = broken(desk, text, ink, rect.width);
    block.middle(rect, Align::Start).into_iter().map(Mark::from).collect()
}

/// Names of columns, standing on the rule below them: at the right end for numbers, else at the left.
pub(super) fn heads(
    desk: &Desk<'_>,
    names: &[(&str, Align)],
    spans: &[Span],
    head: Span,
) -> Vec<Mark> {
    let ink = Ink::regular(SMALL, Colour::Ink2);
    let mut marks = Vec::new();
    for ((name, align), span) in names.iter().zip(spans) {
        let width = span.length - PAD;
        let lines = desk.fonts().balance(name, ink.style, width);
        let block = desk.fonts().block(lines, ink, 18.0);
        let top = head.end() - 9.0 - block.size().height;
        let area = Rect::new(span.start, top, width, block.size().height);
        marks.extend(block.top(area, *align).into_iter().map(Mark::from));
    }
    marks
}

/// Signs of the statuses as heads of their columns.
pub(super) fn status_heads(desk: &Desk<'_>, spans: &[Span], head: Span) -> Vec<Mark> {
    let mut marks = Vec::new();
    for (status, span) in statuses(desk).zip(spans) {
        let size = Size::new(26.0, 20.0);
        let right = span.end() - PAD;
        let rect = Rect::new(right - size.width + 4.0, head.end() - 29.0, size.width, size.height);
        marks.extend(coding::panel(rect, status));
        let middle = rect.center();
        marks.extend(coding::sign(desk.fonts(), status, middle.x + SMALL / 2.0, middle.y));
    }
    marks
}

/// A number at the right end of its column.
pub(super) fn number(desk: &Desk<'_>, value: usize, ink: Ink, (span, middle): (Span, f32)) -> Mark {
    let text = super::super::ruled::total(desk.fonts(), value, (middle, ink));
    text.ending(span.end() - PAD).into()
}

/// Counts by status, each in its column.
pub(super) fn counts(
    desk: &Desk<'_>,
    count: &StatusCount,
    ink: Ink,
    (spans, middle): (&[Span], f32),
) -> Vec<Mark> {
    let pairs = statuses(desk).zip(spans);
    pairs
        .map(|(status, span)| number(desk, count.of_stated(status), ink, (*span, middle)))
        .collect()
}

/// The bar of a row.
pub(super) fn bar(desk: &Desk<'_>, count: &StatusCount, across: Span, middle: f32) -> Vec<Group> {
    bar::draw(desk.fonts(), track(across, middle), count)
}

fn track(across: Span, middle: f32) -> Rect {
    Rect::new(across.start, middle - BAR / 2.0, across.length - 2.0 * PAD, BAR)
}

/// Lines of the scale below the bars, from nothing to all, and their names in the head.
pub(super) fn scale(desk: &Desk<'_>, across: Span, (head, bottom): (Span, f32)) -> Vec<Mark> {
    let rect = track(across, head.middle());
    let ink = Ink::regular(SMALL, Colour::Ink2);
    let line = Stroke::new(Colour::Line, 0.8);
    let mut marks = Vec::new();
    for (share, name) in [(0.0, "0"), (0.25, ""), (0.5, "50%"), (0.75, ""), (1.0, "100%")] {
        let x = rect.x + rect.width * share;
        marks.push(line.vertical(x, head.end(), bottom).into());
        if !name.is_empty() {
            let text = desk.fonts().set(name, ink).at(0.0, head.end() - 9.0 - 0.12 * SMALL);
            let x = (x - text.width / 2.0).clamp(rect.x, rect.right() - text.width);
            marks.push(text.starting(x).into());
        }
    }
    let words = desk.fonts().set("产品与技术按状态的比例", ink);
    marks.push(words.at(rect.x, head.end() - 29.0).into());
    marks
}

/// Moves everything below the heads further down, so that the heads are so much higher.
pub(super) fn lower(grid: &mut Matrix, by: f32) {
    grid.head.length += by;
    grid.height.length += by;
    grid.rows.iter_mut().chain(&mut grid.groups).for_each(|span| span.start += by);
}

/// Code and name of a chain.
pub(super) fn chain_name(desk: &Desk<'_>, row: usize, rect: Rect) -> Group {
    let view = &desk.chains()[row];
    let code = desk.code(row);
    let mut marks: Vec<Mark> = Vec::new();
    if !code.is_empty() {
        let text =
            desk.fonts().set_middle(code, Ink::regular(SMALL, Colour::Ink3), rect.center().y);
        marks.push(text.starting(rect.x).into());
    }
    let inner = Rect { x: rect.x + desk.indent, width: rect.width - desk.indent, ..rect };
    let block = name(desk, row, rect.width);
    marks.extend(block.middle(inner, Align::Start).into_iter().map(Mark::from));
    let link = desk.link_to(EntityKind::Chain, view.chain.id());
    Group::new(marks).bounds(rect).link(link).label(view.chain.record.name.value.as_str())
}

/// The name of a chain, broken to its column behind the code.
fn name(desk: &Desk<'_>, row: usize, width: f32) -> Block {
    let ink = Ink::bold(NAME, Colour::Ink);
    broken(desk, desk.chains()[row].chain.short_name(), ink, width - desk.indent)
}

/// The lead department of a chain, with a sign behind its name.
pub(super) fn department(desk: &Desk<'_>, row: usize, rect: Rect, sign: &str) -> Group {
    let block = office(desk, row, rect.width, sign);
    let marks = block.middle(rect, Align::Start).into_iter().map(Mark::from).collect();
    let group = Group::new(marks).bounds(rect);
    match desk.glances[row].department {
        Some(one) => group.link(desk.link_to(EntityKind::Department, &one.record.id.value)),
        None => group,
    }
}

fn office(desk: &Desk<'_>, row: usize, width: f32, sign: &str) -> Block {
    match desk.glances[row].department {
        Some(one) => {
            let name = format!("{}{sign}", one.record.name.value);
            broken(desk, &name, Ink::regular(NAME, Colour::Ink2), width)
        }
        None => broken(desk, TO_BE_ADDED, Ink::regular(NAME, Colour::Ink3), width),
    }
}

/// How high the row of a chain must be for its name and its lead department.
pub(super) fn height(desk: &Desk<'_>, row: usize, (chain, by): (f32, f32), sign: &str) -> f32 {
    let (name, office) = (name(desk, row, chain), office(desk, row, by, sign));
    name.size().height.max(office.size().height) + room(desk.studio.paper)
}

/// The same where the lead department stands below the name.
pub(super) fn stacked_height(desk: &Desk<'_>, row: usize, width: f32) -> f32 {
    let (name, office) = (name(desk, row, width), office(desk, row, width - desk.indent, ""));
    name.size().height + BELOW_NAME + office.size().height + room(desk.studio.paper)
}

/// Name and lead department of a chain below each other.
pub(super) fn stacked(desk: &Desk<'_>, row: usize, rect: Rect) -> [Group; 2] {
    let taken = stacked_height(desk, row, rect.width) - room(desk.studio.paper);
    let top = rect.center().y - taken / 2.0;
    let high = name(desk, row, rect.width).size().height;
    let by =
        Rect::between(rect.x + desk.indent, top + high + BELOW_NAME, rect.right(), top + taken);
    let name = Rect { y: top, height: high, ..rect };
    [chain_name(desk, row, name), department(desk, row, by, "")]
}
