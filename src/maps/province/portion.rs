//! One matrix of a table over chains: some of its rows under some of its columns, measured and drawn.

use super::super::book::{Strip, joined};
use super::super::coding::SMALL;
use super::super::{Paper, ruled};
use super::grid::{Label, Table, opportunity};
use super::{BETWEEN, Desk, LEADING, NAME};
use crate::geometry::matrix::{self, Matrix, Part, Plan, Span};
use crate::scene::{Colour, Group, Mark, Rect, Scene, Stroke, Text};
use crate::text::{Align, Block, Ink};
use std::ops::Range;

/// Widest column of cells.
const WIDEST: f32 = 132.0;
/// Room beside a head of a column, and beside one of a narrow column.
const HEAD_PAD: f32 = 4.0;
pub(super) const NARROW_PAD: f32 = 1.2;
const NARROW: f32 = 54.0;

/// Height of a line of totals.
const fn sum(paper: Paper) -> f32 {
    match paper {
        Paper::Screen => 32.0,
        Paper::A4 | Paper::A3 => 28.0,
    }
}

/// One matrix of a table: some rows and some columns.
pub(super) struct Portion<'p, 'd> {
    /// What is drawn with.
    pub(super) desk: &'p Desk<'d>,
    /// The table.
    pub(super) table: &'p Table<'p>,
    /// Width of the labels.
    pub(super) label: f32,
    /// Its rows.
    pub(super) rows: Range<usize>,
    /// Its columns.
    pub(super) columns: &'p [usize],
    /// Whether they are the first columns of the rows, and whether the last ones.
    pub(super) ends: (bool, bool),
}

impl Portion<'_, '_> {
    fn lay_out(&self) -> Matrix {
        let bands = self.bands();
        matrix::lay_out(&self.plan(&bands), |part, width| self.measure(part, width, &bands))
    }

    /// How high it is.
    pub(super) fn height(&self) -> f32 {
        self.lay_out().height.end() + sum(self.desk.studio.paper) * self.sum_lines() as f32
    }

    /// The matrix as a part of the sheet, named after its rows where they are not all, else after its columns.
    pub(super) fn strip(&self) -> Strip {
        let rows = self.table.rows[self.rows.clone()].iter().map(|(label, _)| label.name.as_str());
        let names: Vec<&str> = match (self.rows.len() < self.table.rows.len(), self.ends) {
            (true, _) => rows.collect(),
            (false, (true, true)) => Vec::new(),
            (false, _) => self.heads_of().map(|label| label.name.as_str()).collect(),
        };
        let topic = joined(&names);
        Strip::drawn(|scene| self.draw(scene)).below(BETWEEN).of(&topic)
    }

    fn draw(&self, scene: &mut Scene) -> f32 {
        let (bands, grid) = (self.bands(), self.lay_out());
        let sums = self.sum_lines();
        let bottom = grid.height.end() + sum(self.desk.studio.paper) * sums as f32;
        let whole = Span::between(grid.head.start, bottom);
        for (label, span) in self.heads_of().zip(&grid.columns) {
            if label.hollow.is_some() {
                scene.push(opportunity(span.by(whole)));
            }
        }
        ruled::rules(scene, &grid, whole);
        self.heads(scene, &grid, &bands);
        for (row, span) in self.rows.clone().zip(&grid.rows) {
            scene.push(self.row(&grid, row, *span));
        }
        if sums > 0 {
            self.sums(scene, &grid);
            let light = Stroke::new(Colour::Line, 0.8);
            scene.push(light.horizontal(bottom, grid.width.start, grid.width.end()));
        }
        bottom
    }

    /// Names of the columns.
    fn heads_of(&self) -> impl Iterator<Item = &Label> {
        self.columns.iter().map(|at| &self.table.columns[*at])
    }

    /// Tails stand behind the last columns.
    const fn has_tails(&self) -> bool {
        self.ends.1
    }

    /// How many lines of totals there are: those of columns stand below the last rows.
    const fn sum_lines(&self) -> usize {
        if self.rows.end == self.table.rows.len() { self.table.sums.len() } else { 0 }
    }

    /// The bands over the columns of this portion.
    fn bands(&self) -> Vec<(&str, usize)> {
        let mut at = 0;
        let mut found = Vec::new();
        for (name, count) in &self.table.bands {
            let here = self.columns.iter().filter(|column| (at..at + count).contains(*column));
            let here = here.count();
            if here > 0 {
                found.push((name.as_str(), here));
            }
            at += count;
        }
        found
    }

    fn plan(&self, bands: &[(&str, usize)]) -> Plan {
        let mut tails = self.table.tails(self.desk);
        let label = self.label;
        let columns = self.columns.len();
        // Room for the tails is kept where they do not stand, so that columns are as wide in every matrix.
        let room = self.desk.studio.paper.room() - label - tails.iter().sum::<f32>();
        let room = room / columns.max(1) as f32;
        if !self.has_tails() {
            tails.clear();
        }
        let taken = label + tails.iter().sum::<f32>();
        Plan {
            left: self.desk.studio.paper.left(),
            top: 0.0,
            width: taken + room.min(WIDEST) * columns as f32,
            leads: vec![label],
            columns,
            bands: bands.iter().map(|(_, count)| *count).collect(),
            tails,
            groups: vec![self.rows.len()],
            row: 32.0,
        }
    }

    fn measure(&self, part: Part, width: f32, bands: &[(&str, usize)]) -> f32 {
        match part {
            Part::Band(band) => self.band(bands[band].0, width).size().height + 16.0,
            Part::Head(column) => {
                let label = &self.table.columns[self.columns[column]];
                let mark = if label.hollow.is_some() { 22.0 } else { 0.0 };
                (self.head(label, width).size().height + mark + 20.0).max(50.0)
            }
            Part::Row(row) => {
                let (label, least) = &self.table.rows[self.rows.start + row];
                (self.name(label, width).size().height + 13.0).max(*least)
            }
            Part::Group(_) => 0.0,
        }
    }

    fn band(&self, name: &str, width: f32) -> Block {
        let ink = Ink::regular(SMALL, Colour::Ink2);
        self.desk.fonts().block(self.desk.fonts().balance(name, ink.style, width - 8.0), ink, 17.0)
    }

    fn head(&self, label: &Label, width: f32) -> Block {
        let ink = Ink::bold(NAME, Colour::Ink);
        let pad = if width < NARROW { NARROW_PAD } else { HEAD_PAD };
        let lines = self.desk.fonts().balance(&label.name, ink.style, width - 2.0 * pad);
        self.desk.fonts().block(lines, ink, LEADING)
    }

    fn name(&self, label: &Label, width: f32) -> Block {
        let ink = Ink::regular(NAME, Colour::Ink);
        let lines =
            self.desk.fonts().balance(&label.name, ink.style, width - self.desk.indent - 8.0);
        self.desk.fonts().block(lines, ink, LEADING)
    }

    /// Words of the corner, bands, names of the columns and of the tails, all standing on the rule below them.
    fn heads(&self, scene: &mut Scene, grid: &Matrix, bands: &[(&str, usize)]) {
        let bottom = grid.head.end();
        let two = |lines| self.two_lines(lines, bottom);
        for text in two(self.table.corner) {
            scene.push(text.starting(grid.width.start));
        }
        for ((name, _), span) in bands.iter().zip(&grid.bands) {
            let rect = span.by(grid.crown);
            let rule = Stroke::new(Colour::Plain, 1.2);
            scene.push(rule.horizontal(rect.bottom() - 3.0, rect.x + 3.0, rect.right() - 3.0));
            let inner = Rect { height: rect.height - 6.0, ..rect };
            let block = self.band(name, rect.width);
            block.middle(inner, Align::Centre).into_iter().for_each(|line| scene.push(line));
        }
        for (label, span) in self.heads_of().zip(&grid.columns) {
            scene.push(self.column(label, span.by(grid.head)));
        }
        if self.has_tails() {
            for (tail, span) in self.table.tails.iter().zip(&grid.tails) {
                for text in two(tail.head) {
                    scene.push(text.ending(span.end() - 6.0));
                }
            }
        }
    }

    /// Two small lines above the rule of the heads; an empty one is left out.
    fn two_lines(&self, lines: [&str; 2], rule: f32) -> Vec<Text> {
        let ink = Ink::regular(SMALL, Colour::Ink2);
        let lines = lines.into_iter().zip([29.0, 11.0]).filter(|(line, _)| !line.is_empty());
        lines.map(|(line, up)| self.desk.fonts().set(line, ink).at(0.0, rule - up)).collect()
    }

    fn column(&self, label: &Label, rect: Rect) -> Group {
        let block = self.head(label, rect.width);
        let mark = if label.hollow.is_some() { 22.0 } else { 0.0 };
        let rise = block.size().height + 10.0 + mark;
        let inner = Rect { y: rect.bottom() - rise, ..rect };
        let mut marks: Vec<Mark> =
            block.top(inner, Align::Centre).into_iter().map(Mark::from).collect();
        if let Some((word, _)) = label.hollow {
            let ink = Ink::bold(SMALL, Colour::Band3);
            let text = self.desk.fonts().set_middle(word, ink, rect.bottom() - 17.0);
            marks.push(text.centred(rect.center().x).into());
        }
        let group = Group::new(marks).bounds(rect).label(label.words.as_str());
        let group = group.link(label.link.as_str());
        // A column that is split over several matrices counts in the first one.
        if self.rows.start > 0 {
            return group;
        }
        let group = group.tag(label.tag);
        match label.hollow {
            Some((_, tag)) => group.tag(tag),
            None => group,
        }
    }

    fn row(&self, grid: &Matrix, row: usize, span: Span) -> Group {
        let (label, _) = &self.table.rows[row];
        let lead = grid.leads.last().copied().unwrap_or_default();
        let mut marks = vec![Mark::from(self.label(label, lead.by(span)))];
        for (column, across) in self.columns.iter().zip(&grid.columns) {
            marks.extend((self.table.cell)((row, *column), across.by(span)).map(Mark::from));
        }
        if self.has_tails() {
            for (tail, across) in self.table.tails.iter().zip(&grid.tails) {
                let ink = Ink::regular(NAME, Colour::Ink2);
                let value = tail.values.get(row).copied().unwrap_or_default();
                let text = ruled::total(self.desk.fonts(), value, (span.middle(), ink));
                marks.push(text.ending(across.end() - 6.0).into());
            }
        }
        let group = Group::new(marks).bounds(grid.width.by(span));
        // A row that is split over several matrices counts, and is found, in the first one.
        match (&label.id, self.ends.0) {
            (Some(id), true) => group.id(id.as_str()).tag(label.tag),
            _ => group,
        }
    }

    /// Code and name of a row.
    fn label(&self, label: &Label, rect: Rect) -> Group {
        let mut marks: Vec<Mark> = Vec::new();
        if !label.code.is_empty() {
            let ink = Ink::regular(SMALL, Colour::Ink3);
            let text = self.desk.fonts().set_middle(&label.code, ink, rect.center().y);
            marks.push(text.starting(rect.x).into());
        }
        let inner = Rect { x: rect.x + self.desk.indent, ..rect };
        let block = self.name(label, rect.width);
        marks.extend(block.middle(inner, Align::Start).into_iter().map(Mark::from));
        Group::new(marks).bounds(rect).label(label.words.as_str()).link(label.link.as_str())
    }

    fn sums(&self, scene: &mut Scene, grid: &Matrix) {
        let fonts = self.desk.fonts();
        let (mut y, height) = (grid.height.end(), sum(self.desk.studio.paper));
        for sum in &self.table.sums {
            let middle = y + height / 2.0;
            let name = fonts.set_middle(sum.name, Ink::bold(NAME, Colour::Ink), middle);
            scene.push(name.starting(grid.width.start));
            let most = sum.columns.iter().copied().max().unwrap_or_default();
            let values = self.columns.iter().map(|at| &sum.columns[*at]);
            for (value, span) in values.zip(&grid.columns) {
                let ink = match *value == most && most > 0 {
                    true => Ink::bold(NAME, Colour::Ink),
                    false => Ink::regular(NAME, Colour::Ink2),
                };
                scene.push(ruled::total(fonts, *value, (middle, ink)).centred(span.middle()));
            }
            for (value, span) in sum.tails.iter().zip(&grid.tails) {
                let Some(value) = value else { continue };
                let text = ruled::total(fonts, *value, (middle, Ink::bold(NAME, Colour::Ink)));
                scene.push(text.ending(span.end() - 6.0));
            }
            y += height;
        }
    }
}
