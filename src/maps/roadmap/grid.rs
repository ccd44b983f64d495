//! The grid: periods across, dimensions down, the line of the edition.

use super::place::Layout;
use super::time::Heading;
use super::{GRID, Plan};
use crate::maps::coding::SMALL;
use crate::maps::page::TO_BE_ADDED;
use crate::maps::pen::{Pen, leading};
use crate::maps::sheet::MARGIN;
use crate::model::{Dimension, Word};
use crate::scene::{Colour, Fill, Rect, Scene, Shape, Stroke};
use crate::text::{Align, Ink};

/// Height of the heads of the columns.
const HEAD: f32 = 62.0;
/// Room above and below the lanes of a row.
const PADDING: f32 = 12.0;
/// Names of the rows.
const NAME: Ink = Ink::bold(17.0, Colour::Ink);
/// Questions that the rows answer.
const QUESTION: Ink = Ink::regular(SMALL, Colour::Ink2);

/// A row of the grid on the sheet.
#[derive(Debug)]
pub(super) struct Band {
    /// What it stands for; none for items without a dimension.
    dimension: Option<Dimension>,
    /// From the left margin to the right one.
    pub(super) rect: Rect,
    /// The colour that lies under it.
    pub(super) ground: Colour,
    is_empty: bool,
}

impl Band {
    /// Where its first lane begins.
    pub(super) fn first(&self) -> f32 {
        self.rect.y + PADDING
    }
}

/// The rows below the heads, whose top is given.
pub(super) fn bands(plan: &Plan<'_>, layout: &Layout<'_>, top: f32) -> Vec<Band> {
    let mut y = top + HEAD;
    let dimensions = Dimension::ALL.iter().map(|one| Some(*one)).chain([None]);
    let mut bands = Vec::new();
    for ((at, row), dimension) in layout.rows.iter().enumerate().zip(dimensions) {
        let lanes = row.height.max(30.0) + 2.0 * PADDING;
        let height = lanes.max(row_head(plan, dimension, y).1 - y + 8.0);
        let ground = if at % 2 == 0 { Colour::Ground } else { Colour::White };
        let rect = Rect::between(MARGIN, y, GRID.1, y + height);
        bands.push(Band { dimension, rect, ground, is_empty: row.placed.is_empty() });
        y += height;
    }
    bands
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
    scene.push(ink.horizontal(top, MARGIN, GRID.1));
    scene.push(Stroke::new(Colour::Plain, 1.2).horizontal(bottom, MARGIN, GRID.1));
    edition(plan, (top, bottom), scene);
}

fn row(plan: &Plan<'_>, band: &Band, scene: &mut Scene) {
    let (marks, _) = row_head(plan, band.dimension, band.rect.y);
    scene.marks.extend(marks);
    // 发展重点 is one row in two: the rule between them begins behind its name.
    let left = if band.dimension == Some(Dimension::Technology) { GRID.0 } else { MARGIN };
    scene.push(Stroke::new(Colour::Line, 1.0).horizontal(band.rect.y, left, GRID.1));
    if band.is_empty {
        let fonts = plan.page.studio.fonts;
        let ink = Ink::regular(15.0, Colour::Ink2);
        let text = fonts.set_middle(TO_BE_ADDED, ink, band.first() + 15.0);
        scene.push(text.starting(GRID.0 + 12.0));
    }
}

/// The name of a row and its question; and where they end.
fn row_head(
    plan: &Plan<'_>,
    dimension: Option<Dimension>,
    top: f32,
) -> (Vec<crate::scene::Mark>, f32) {
    let area = Rect::new(MARGIN + 12.0, top + PADDING - 1.0, GRID.0 - MARGIN - 24.0, 0.0);
    let mut pen = Pen::at(plan.page.studio.fonts, area);
    let (name, question) = match dimension {
        Some(Dimension::Demand) => ("需求", "为什么做"),
        Some(Dimension::Goal) => ("目标", "做到什么"),
        Some(Dimension::Product) => ("发展重点", "重点产品"),
        Some(Dimension::Technology) => ("", "关键技术"),
        Some(Dimension::Demonstration) => ("应用示范", "先用在哪里"),
        Some(Dimension::Support) => ("战略支撑与保障", "靠什么"),
        None => ("归类待补充", ""),
    };
    if !name.is_empty() {
        pen.write(name, NAME);
    }
    let is_part = matches!(dimension, Some(Dimension::Product | Dimension::Technology));
    let question_ink = if is_part { Ink::bold(15.0, Colour::Ink) } else { QUESTION };
    if !question.is_empty() {
        pen.write(question, question_ink);
    }
    (pen.marks, pen.y)
}

/// The head of a column, its left edge, and its years where it has several.
fn column(plan: &Plan<'_>, heading: &Heading, (top, bottom): (f32, f32), scene: &mut Scene) {
    let fonts = plan.page.studio.fonts;
    let width = heading.right - heading.left;
    let edge = Stroke::new(Colour::Line, 1.0);
    scene.push(edge.vertical(heading.left, top - HEAD + 22.0, bottom));
    let lines = fonts.balance(&heading.label, NAME.style, width - 14.0);
    let block = fonts.block(lines, NAME, leading(NAME));
    let height = block.size().height;
    let has_years = heading.years.0 < heading.years.1;
    let base = if plan.calendar.has_years() { top - 24.0 } else { top - 9.0 };
    let area = Rect::new(heading.left + 8.0, base - height, width - 14.0, height);
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
    let text = fonts.set(&format!("本版 {day}"), ink).at(0.0, top - HEAD + 12.0);
    let half = text.width / 2.0;
    let middle = x.clamp(GRID.0 + half, GRID.1 - half);
    scene.push(text.centred(middle));
    // Between two columns the line reaches up to its date; within one it would cross the names in the head.
    let is_between = plan.calendar.columns.iter().any(|column| (column.left - x).abs() < 4.0);
    scene.push(edition_line(x, if is_between { top - HEAD + 18.0 } else { top }, bottom));
}

/// The line of the edition.
pub(super) fn edition_line(x: f32, from: f32, to: f32) -> Shape {
    Stroke::new(Colour::Missing, 1.6).dashed(2.0, 3.0).vertical(x, from, to)
}
