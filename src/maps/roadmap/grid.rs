//! The grid: periods across, dimensions down, the line of the edition.

use super::Plan;
use super::parts::Piece;
use super::place::{self, Layout};
use super::time::{AROUND, Heading};
use crate::maps::Paper;
use crate::maps::coding::SMALL;
use crate::maps::page::TO_BE_ADDED;
use crate::maps::pen::{Pen, leading};
use crate::model::Dimension;
use crate::scene::{Colour, Fill, Mark, Rect, Scene, Shape, Stroke};
use crate::text::{Align, Block, Ink};

/// Least height of the heads of the columns.
const HEAD: f32 = 62.0;
/// Names of the rows.
const NAME: Ink = Ink::bold(17.0, Colour::Ink);
/// Questions that the rows answer.
const QUESTION: Ink = Ink::regular(SMALL, Colour::Ink2);

/// A row of the grid on the sheet.
#[derive(Debug)]
pub(super) struct Band {
    /// What of the grid it shows.
    pub(super) piece: Piece,
    /// What it stands for; none for items without a dimension.
    dimension: Option<Dimension>,
    /// From the left margin to the right one.
    pub(super) rect: Rect,
    /// The colour that lies under it.
    pub(super) ground: Colour,
    /// Where its first lane begins.
    first: f32,
    /// How far below its place in its row everything stands.
    pub(super) down: f32,
}

/// Room above the heads of the columns.
const fn above(paper: Paper) -> f32 {
    if let Paper::Screen = paper { 18.0 } else { 2.0 }
}

/// Room above and below the lanes of a row.
const fn padding(plan: &Plan<'_>) -> f32 {
    plan.density.pick(12.0, 7.0)
}

/// How high pieces of the grid are together with the heads of the columns.
pub(super) fn height(plan: &Plan<'_>, layout: &Layout<'_>, pieces: &[Piece]) -> f32 {
    let bottom = bands(plan, layout, pieces).last().map(|band| band.rect.bottom());
    bottom.unwrap_or_else(|| above(plan.page.studio.paper))
}

/// The rows below the heads of the columns.
pub(super) fn bands(plan: &Plan<'_>, layout: &Layout<'_>, pieces: &[Piece]) -> Vec<Band> {
    let paper = plan.page.studio.paper;
    let padding = padding(plan);
    let mut y = above(paper) + head_height(plan);
    let mut bands = Vec::new();
    for piece in pieces {
        let row = &layout.rows[piece.row];
        let (from, to) = row.extent(&piece.lanes);
        let lanes = (to - from).max(place::bar(plan)) + 2.0 * padding;
        let height = lanes.max(row_head(plan, (row.dimension, piece), y).1 - y + 8.0);
        let ground = if piece.row % 2 == 0 { Colour::Ground } else { Colour::White };
        let rect = Rect::between(paper.left(), y, plan.calendar.grid.1, y + height);
        let first = y + padding;
        let (piece, dimension) = (piece.clone(), row.dimension);
        bands.push(Band { piece, dimension, rect, ground, first, down: first - from });
        y += height;
    }
    bands
}

/// Height of the heads of the columns: the day of the edition, names, years.
fn head_height(plan: &Plan<'_>) -> f32 {
    let names = plan.calendar.columns.iter().map(|heading| name(plan, heading).size().height);
    let below = if plan.calendar.has_years() { 24.0 } else { 9.0 };
    HEAD.max(18.0 + names.fold(0.0, f32::max) + below)
}

/// The name of a column, broken to its width.
fn name(plan: &Plan<'_>, heading: &Heading) -> Block {
    let (fonts, ink) = (plan.page.studio.fonts, plan.calendar.ink);
    let width = heading.right - heading.left - AROUND;
    fonts.block(fonts.balance(&heading.label, ink.style, width), ink, leading(ink))
}

/// Draws everything behind the items.
pub(super) fn draw(plan: &Plan<'_>, bands: &[Band], scene: &mut Scene) {
    let (Some(first), Some(last)) = (bands.first(), bands.last()) else { return };
    let (top, bottom) = (first.rect.y, last.rect.bottom());
    for band in bands {
        scene.push(band.rect.filled(Fill::Solid(band.ground)));
    }
    for band in bands {
        row(plan, band, scene);
    }
    for heading in &plan.calendar.columns {
        column(plan, heading, (top, bottom), scene);
    }
    let ink = Stroke::new(Colour::Ink3, 1.2);
    let (left, right) = (first.rect.x, first.rect.right());
    scene.push(ink.horizontal(top, left, right));
    scene.push(Stroke::new(Colour::Plain, 1.2).horizontal(bottom, left, right));
    edition(plan, (top, bottom), scene);
}

fn row(plan: &Plan<'_>, band: &Band, scene: &mut Scene) {
    let (marks, _) = row_head(plan, (band.dimension, &band.piece), band.rect.y);
    scene.marks.extend(marks);
    // 发展重点 is one row in two: the rule between them begins behind its name.
    let (grid, is_half) = (plan.calendar.grid, band.dimension == Some(Dimension::Technology));
    let left = if is_half { grid.0 } else { band.rect.x };
    scene.push(Stroke::new(Colour::Line, 1.0).horizontal(band.rect.y, left, grid.1));
    if band.piece.lanes.is_empty() {
        let fonts = plan.page.studio.fonts;
        let ink = Ink::regular(15.0, Colour::Ink2);
        let text = fonts.set_middle(TO_BE_ADDED, ink, band.first + place::bar(plan) / 2.0);
        scene.push(text.starting(grid.0 + 12.0));
    }
}

/// The name of a row and its question; and where they end.
fn row_head(
    plan: &Plan<'_>,
    (dimension, piece): (Option<Dimension>, &Piece),
    top: f32,
) -> (Vec<Mark>, f32) {
    let paper = plan.page.studio.paper;
    let inset = if paper == Paper::A4 { 6.0 } else { 12.0 };
    let left = paper.left() + inset;
    let width = plan.calendar.grid.0 - paper.left() - 2.0 * inset;
    let area = Rect::new(left, top + padding(plan) - 1.0, width, 0.0);
    let mut pen = Pen::at(plan.page.studio.fonts, area);
    let (name, question) = match dimension {
        Some(Dimension::Demand) => ("需求", "为什么做"),
        Some(Dimension::Goal) => ("目标", "做到什么"),
        Some(Dimension::Product) => ("发展重点", "重点产品"),
        // At the head of a sheet the name of both rows must be said again.
        Some(Dimension::Technology) if piece.is_first => ("发展重点", "关键技术"),
        Some(Dimension::Technology) => ("", "关键技术"),
        Some(Dimension::Demonstration) => ("应用示范", "先用在哪里"),
        Some(Dimension::Support) => ("战略支撑与保障", "靠什么"),
        None => ("归类待补充", ""),
    };
    let is_part = matches!(dimension, Some(Dimension::Product | Dimension::Technology));
    let question_ink = if is_part { Ink::bold(15.0, Colour::Ink) } else { QUESTION };
    if !name.is_empty() {
        pen.write(name, NAME);
    }
    if piece.is_further() {
        // What the row is for was said where it began.
        if is_part {
            pen.write(question, question_ink);
        }
        pen.write("（续）", QUESTION);
    } else if !question.is_empty() {
        pen.write(question, question_ink);
    }
    (pen.marks, pen.y)
}

/// The head of a column, its left edge, and its years where it has several.
fn column(plan: &Plan<'_>, heading: &Heading, (top, bottom): (f32, f32), scene: &mut Scene) {
    let width = heading.right - heading.left;
    let edge = Stroke::new(Colour::Line, 1.0);
    scene.push(edge.vertical(heading.left, top - head_height(plan) + 22.0, bottom));
    let block = name(plan, heading);
    let height = block.size().height;
    let has_years = heading.years.0 < heading.years.1;
    let base = if plan.calendar.has_years() { top - 24.0 } else { top - 9.0 };
    let area = Rect::new(heading.left + 8.0, base - height, width - AROUND, height);
    block.top(area, Align::Start).into_iter().for_each(|line| scene.push(line));
    if has_years {
        years(plan, heading, top, scene);
    }
}

/// The years of a longer period: a tick each, and the year where there is room for all.
fn years(plan: &Plan<'_>, heading: &Heading, top: f32, scene: &mut Scene) {
    let fonts = plan.page.studio.fonts;
    let (first, last) = heading.years;
    let pitch = (heading.right - heading.left) / f32::from(last - first + 1);
    let has_names = pitch >= 38.0;
    for year in first..=last {
        let x = heading.left + pitch * f32::from(year - first);
        if year > first {
            scene.push(Stroke::new(Colour::Plain, 1.0).vertical(x, top - 6.0, top));
        }
        if has_names {
            let ink = Ink::regular(SMALL, Colour::Ink3);
            let text = fonts.set(&year.to_string(), ink).at(0.0, top - 7.0);
            scene.push(text.centred(x + pitch / 2.0));
        }
    }
}

/// The day of which the edition speaks.
fn edition(plan: &Plan<'_>, (top, bottom): (f32, f32), scene: &mut Scene) {
    let Some((x, day)) = plan.calendar.edition() else { return };
    let fonts = plan.page.studio.fonts;
    let ink = Ink::bold(SMALL, Colour::Missing);
    let (head, grid) = (top - head_height(plan), plan.calendar.grid);
    let text = fonts.set(&format!("本版 {day}"), ink).at(0.0, head + 12.0);
    let half = text.width / 2.0;
    let middle = x.clamp(grid.0 + half, grid.1 - half);
    scene.push(text.centred(middle));
    // Between two columns the line reaches up to its date; within one it would cross the names in the head.
    let is_between = plan.calendar.columns.iter().any(|column| (column.left - x).abs() < 4.0);
    scene.push(edition_line(x, if is_between { head + 18.0 } else { top }, bottom));
}

/// The line of the edition.
pub(super) fn edition_line(x: f32, from: f32, to: f32) -> Shape {
    Stroke::new(Colour::Missing, 1.6).dashed(2.0, 3.0).vertical(x, from, to)
}
