//! A table with a chain in a row and facts of different kinds in the columns: heads, counts by status, bars.

use super::super::coding::{self, SMALL};
use super::super::page::TO_BE_ADDED;
use super::{Desk, bar};
use crate::geometry::matrix::{Matrix, Span};
use crate::model::Status;
use crate::scene::{Colour, Group, Mark, Rect, Size, Stroke};
use crate::site::{EntityKind, StatusCount};
use crate::text::{Align, Block, Ink};

/// Size of names and numbers.
pub(super) const NAME: f32 = 15.0;
/// From line to line.
const LEADING: f32 = 19.0;
/// Room between a text and the next column.
pub(super) const PAD: f32 = 10.0;
/// Width of a column of counts.
pub(super) const COUNT: f32 = 42.0;
/// Height of a bar.
const BAR: f32 = 20.0;
/// Height of the heads.
pub(super) const HEAD: f32 = 54.0;

/// The statuses in the order of the legend, of the bar and of the counts; the last are products without one.
pub(super) const STATUSES: [Option<Status>; 6] = [
    Some(Status::Strong),
    Some(Status::Plain),
    Some(Status::Weak),
    Some(Status::Risk),
    Some(Status::Missing),
    None,
];

/// How many products have a status.
pub(super) fn of(count: &StatusCount, status: Option<Status>) -> usize {
    status.map_or(count.unstated, |status| count.of(status))
}

/// All chains together.
pub(super) fn total(desk: &Desk<'_>) -> StatusCount {
    let mut total = StatusCount::default();
    for one in desk.glances.iter().map(|glance| &glance.status) {
        let pairs = total.by_status.iter_mut().zip(one.by_status);
        pairs.for_each(|(sum, count)| *sum += count);
        total.unstated += one.unstated;
    }
    total
}

/// The statuses that the columns count: the unstated ones only where there are some.
pub(super) fn statuses(desk: &Desk<'_>) -> Vec<Option<Status>> {
    let any = total(desk).unstated > 0;
    STATUSES.into_iter().filter(|status| status.is_some() || any).collect()
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
    for (status, span) in statuses(desk).into_iter().zip(spans) {
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
    let pairs = statuses(desk).into_iter().zip(spans);
    pairs.map(|(status, span)| number(desk, of(count, status), ink, (*span, middle))).collect()
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

/// How far names of chains are indented behind the codes.
pub(super) fn indent(desk: &Desk<'_>) -> f32 {
    let ink = Ink::regular(SMALL, Colour::Ink3);
    let codes = (0..desk.chains().len()).map(|at| desk.fonts().width(desk.code(at), ink.style));
    let widest = codes.fold(0.0, f32::max);
    if widest > 0.0 { widest + PAD } else { 0.0 }
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
    let indent = indent(desk);
    let inner = Rect { x: rect.x + indent, width: rect.width - indent, ..rect };
    let ink = Ink::bold(NAME, Colour::Ink);
    marks.extend(written(desk, view.chain.short_name(), ink, inner));
    let link = desk.link_to(EntityKind::Chain, view.chain.id());
    Group::new(marks).bounds(rect).link(link).label(view.chain.record.name.value.as_str())
}

/// The lead department of a chain, with a sign behind its name.
pub(super) fn department(desk: &Desk<'_>, row: usize, rect: Rect, sign: &str) -> Group {
    match desk.glances[row].department {
        Some(one) => {
            let ink = Ink::regular(NAME, Colour::Ink2);
            let name = format!("{}{sign}", one.record.name.value);
            let marks = written(desk, &name, ink, rect);
            let link = desk.link_to(EntityKind::Department, &one.record.id.value);
            Group::new(marks).bounds(rect).link(link)
        }
        None => {
            let ink = Ink::regular(NAME, Colour::Ink3);
            Group::new(written(desk, TO_BE_ADDED, ink, rect)).bounds(rect)
        }
    }
}
