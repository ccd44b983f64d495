//! The matrix: a row for each product that is used, a column for each area, totals at both ends.

use super::super::coding::SMALL;
use super::super::ruled;
use super::{Desk, signs, words};
use crate::geometry::matrix::{self, Matrix, Part, Plan, Span};
use crate::scene::{Colour, Group, Mark, Rect, Scene, Stroke};
use crate::site::{Entity, EntityKind};
use crate::text::{Align, Block, Ink};

/// Widest column of an area: wider ones tear the signs of a row apart.
const WIDEST: f32 = 132.0;
/// Widths of the columns for links and for products.
const LINK: f32 = 200.0;
const PRODUCT: f32 = 270.0;
/// The same where there are many areas.
const NARROW: (f32, f32) = (150.0, 220.0);
/// Width of a column of totals.
const TOTAL: f32 = 56.0;
/// Least height of a row.
const ROW: f32 = 34.0;
/// Height of a line of totals.
const TOTAL_ROW: f32 = 32.0;
/// Room between number and name.
const NUMBER_GAP: f32 = 8.0;
/// Size of names and totals.
const NAME: f32 = 15.0;
/// From line to line.
const LEADING: f32 = 19.0;
/// Room beside a head of a column.
const HEAD_PAD: f32 = 4.0;

/// Draws the matrix from a height on; returns its bottom.
pub(super) fn draw(desk: &Desk<'_>, scene: &mut Scene, top: f32) -> f32 {
    let plan = plan(desk, top);
    let grid = matrix::lay_out(&plan, |part, width| measure(desk, part, width));
    let drawing = Drawing { desk, grid: &grid };
    drawing.grounds(scene);
    ruled::rules(scene, &grid, drawing.whole());
    drawing.heads(scene);
    drawing.groups(scene);
    drawing.rows(scene);
    drawing.totals(scene)
}

fn plan(desk: &Desk<'_>, top: f32) -> Plan {
    let columns = desk.table.areas.len();
    let tails = vec![TOTAL, TOTAL];
    let (link, product) = if columns > 16 { NARROW } else { (LINK, PRODUCT) };
    let taken = link + product + 2.0 * TOTAL;
    let room = (desk.paper().room() - taken) / columns.max(1) as f32;
    // Few areas leave room to the names rather than to the gaps between signs.
    let spare = (room - WIDEST).max(0.0) * columns as f32;
    let leads = vec![link + (spare * 0.25).min(80.0), product + (spare * 0.35).min(170.0)];
    let width = leads.iter().chain(&tails).sum::<f32>() + room.min(WIDEST) * columns as f32;
    let groups = desk.table.groups.iter().map(|(_, rows)| *rows).collect();
    let bands = Vec::new();
    Plan { left: desk.paper().left(), top, width, leads, columns, bands, tails, groups, row: ROW }
}

fn measure(desk: &Desk<'_>, part: Part, width: f32) -> f32 {
    match part {
        Part::Band(_) => 0.0,
        Part::Head(column) => {
            let mark = if desk.table.in_column(column) == 0 { 22.0 } else { 0.0 };
            head(desk, column, width).size().height + mark + 20.0
        }
        Part::Row(row) => name(desk, row, width).1.size().height + 15.0,
        Part::Group(group) => title(desk, group, width).1.size().height + 17.0,
    }
}

/// The name of an area, broken to its column.
fn head(desk: &Desk<'_>, column: usize, width: f32) -> Block {
    let ink = Ink::bold(NAME, Colour::Ink);
    let name = &desk.table.areas[column].record.name.value;
    let lines = desk.fonts().balance(name, ink.style, width - 2.0 * HEAD_PAD);
    desk.fonts().block(lines, ink, LEADING)
}

/// Number and name of a product, and how far the name is indented.
fn name(desk: &Desk<'_>, row: usize, width: f32) -> (String, Block, f32) {
    let product = desk.table.rows[row].product;
    let number = desk.page.brief(Entity::Product(desk.view.chain, product));
    let small = Ink::regular(SMALL, Colour::Ink2);
    let indent = desk.fonts().width(&number, small.style) + NUMBER_GAP;
    let ink = Ink::regular(NAME, Colour::Ink);
    let room = width - indent - signs::CHIP - 24.0;
    let lines = desk.fonts().balance(&product.record.name.value, ink.style, room);
    (number, desk.fonts().block(lines, ink, LEADING), indent)
}

/// Number and name of a link, and how far the name is indented.
fn title(desk: &Desk<'_>, group: usize, width: f32) -> (String, Block, f32) {
    let link = desk.view.links[desk.table.groups[group].0].link;
    let number = desk.page.brief(Entity::Link(desk.view.chain, link));
    let small = Ink::regular(SMALL, Colour::Ink3);
    let indent = desk.fonts().width(&number, small.style) + NUMBER_GAP;
    let ink = Ink::bold(NAME, Colour::Ink);
    let lines = desk.fonts().balance(&link.record.name.value, ink.style, width - indent - 14.0);
    (number, desk.fonts().block(lines, ink, LEADING), indent)
}

struct Drawing<'g, 'd> {
    desk: &'g Desk<'d>,
    grid: &'g Matrix,
}

impl Drawing<'_, '_> {
    /// The height from the heads to the last total.
    fn whole(&self) -> Span {
        let height = self.grid.height;
        Span { start: height.start, length: height.length + 2.0 * TOTAL_ROW }
    }

    /// Tints under the columns of areas that nothing serves yet.
    fn grounds(&self, scene: &mut Scene) {
        for (column, span) in self.grid.columns.iter().enumerate() {
            if self.desk.table.in_column(column) == 0 {
                scene.push(signs::opportunity(span.by(self.whole())));
            }
        }
    }

    /// Names of the areas, standing on the rule below them, and the words for the totals.
    fn heads(&self, scene: &mut Scene) {
        for (column, span) in self.grid.columns.iter().enumerate() {
            scene.push(self.head(column, span.by(self.grid.head)));
        }
        for (span, lines) in self.grid.tails.iter().zip([["应用", "领域"], ["其中", "核心"]])
        {
            let ink = Ink::regular(SMALL, Colour::Ink2);
            for (word, up) in lines.into_iter().zip([29.0, 11.0]) {
                let text = self.desk.fonts().set(word, ink).at(0.0, self.grid.head.end() - up);
                scene.push(text.ending(span.end() - 8.0));
            }
        }
    }

    fn head(&self, column: usize, rect: Rect) -> Group {
        let desk = self.desk;
        let area = desk.table.areas[column];
        let block = head(desk, column, rect.width);
        let empty = desk.table.in_column(column) == 0;
        let rise = block.size().height + 10.0 + if empty { 22.0 } else { 0.0 };
        let inner = Rect { y: rect.bottom() - rise, ..rect };
        let mut marks: Vec<Mark> =
            block.top(inner, Align::Centre).into_iter().map(Mark::from).collect();
        if empty {
            let ink = Ink::bold(SMALL, Colour::Band3);
            let text = desk.fonts().set_middle("机会", ink, rect.bottom() - 17.0);
            marks.push(text.centred(rect.center().x).into());
        }
        let address = desk.site().page(EntityKind::Area, &area.record.id.value);
        let group = Group::new(marks).bounds(rect).tag("area").link(desk.page.link(&address));
        let group = group.label(words::area(desk, column));
        if empty { group.tag("opportunity") } else { group }
    }

    /// Names of the links beside their rows.
    fn groups(&self, scene: &mut Scene) {
        let Some(lead) = self.grid.leads.first() else { return };
        for (group, span) in self.grid.groups.iter().enumerate() {
            let rect = lead.by(*span);
            let (number, block, indent) = title(self.desk, group, rect.width);
            let link = self.desk.view.links[self.desk.table.groups[group].0].link;
            let entity = Entity::Link(self.desk.view.chain, link);
            // The first line stands level with the first row.
            let middle = rect.y + ROW / 2.0;
            let ink = Ink::regular(SMALL, Colour::Ink3);
            let text = self.desk.fonts().set_middle(&number, ink, middle).starting(rect.x);
            let inner = Rect { x: rect.x + indent, y: middle - NAME / 2.0, ..rect };
            let mut marks: Vec<Mark> = vec![text.into()];
            marks.extend(block.top(inner, Align::Start).into_iter().map(Mark::from));
            let drawn = Group::new(marks).bounds(rect).tag("link");
            let drawn = drawn.link(self.desk.page.link_to(entity));
            let label = format!("{} {}", self.desk.site().number(entity), entity.name());
            scene.push(drawn.id(self.desk.site().number(entity)).label(label));
        }
    }

    /// A row each: number, name, status, signs and totals.
    fn rows(&self, scene: &mut Scene) {
        for row in 0..self.desk.table.rows.len() {
            let Some(span) = self.grid.rows.get(row) else { continue };
            let mut marks = vec![Mark::from(self.row_label(row, *span))];
            for sign in self.desk.table.uses.iter().filter(|sign| sign.row == row) {
                let Some(cell) = self.grid.cell(row, sign.column) else { continue };
                let drawn = signs::strength(self.desk.fonts(), sign.strength, cell.center());
                let group =
                    Group::new(drawn).bounds(cell).tag("use").tag(signs::tag(sign.strength));
                marks.push(group.label(words::sign(self.desk, sign)).into());
            }
            let totals = [self.desk.table.in_row(row), self.desk.table.core_in_row(row)];
            for (tail, total) in self.grid.tails.iter().zip(totals) {
                let text = ruled::total(
                    self.desk.fonts(),
                    total,
                    (span.middle(), Ink::regular(NAME, Colour::Ink2)),
                );
                marks.push(text.ending(tail.end() - 8.0).into());
            }
            let product = self.desk.table.rows[row].product;
            let entity = Entity::Product(self.desk.view.chain, product);
            let number = self.desk.site().number(entity);
            scene.push(Group::new(marks).id(number).tag("product").bounds(self.across(*span)));
        }
    }

    /// The box of a row from the product's name to the last total.
    fn across(&self, span: Span) -> Rect {
        let left = self.grid.leads.last().map_or(self.grid.width.start, |lead| lead.start);
        Rect::between(left, span.start, self.grid.width.end(), span.end())
    }

    fn row_label(&self, row: usize, span: Span) -> Group {
        let (desk, fonts) = (self.desk, self.desk.fonts());
        let lead = self.grid.leads.last().copied().unwrap_or_default();
        let rect = lead.by(span);
        let (number, block, indent) = name(desk, row, rect.width);
        let product = desk.table.rows[row].product;
        let entity = Entity::Product(desk.view.chain, product);
        let middle = rect.center().y;
        let number = fonts.set_middle(&number, Ink::regular(SMALL, Colour::Ink2), middle);
        let mut marks: Vec<Mark> = vec![number.starting(rect.x).into()];
        let inner = Rect { x: rect.x + indent, ..rect };
        marks.extend(block.middle(inner, Align::Start).into_iter().map(Mark::from));
        let status = product.status.map(|status| status.value);
        marks.extend(signs::chip(fonts, status, (rect.right() - 14.0, middle)));
        let group = Group::new(marks).bounds(rect).label(words::product(desk, row));
        group.link(desk.page.link_to(entity))
    }

    /// The lines of totals under the columns; returns the bottom of the whole.
    fn totals(&self, scene: &mut Scene) -> f32 {
        let (table, fonts) = (&self.desk.table, self.desk.fonts());
        let columns = 0..table.areas.len();
        let all: Vec<usize> = columns.clone().map(|column| table.in_column(column)).collect();
        let core: Vec<usize> = columns.map(|column| table.core_in_column(column)).collect();
        let mut y = self.grid.height.end();
        for (words, counts, at) in [("用到的产品数", all, 0), ("其中核心用途", core, 1)]
        {
            let middle = y + TOTAL_ROW / 2.0;
            let text = fonts.set_middle(words, Ink::bold(NAME, Colour::Ink), middle);
            scene.push(text.starting(self.grid.width.start));
            let most = counts.iter().copied().max().unwrap_or_default();
            for (span, count) in self.grid.columns.iter().zip(&counts) {
                let ink = match *count == most && most > 0 {
                    true => Ink::bold(NAME, Colour::Ink),
                    false => Ink::regular(NAME, Colour::Ink2),
                };
                scene.push(ruled::total(fonts, *count, (middle, ink)).centred(span.middle()));
            }
            if let Some(tail) = self.grid.tails.get(at) {
                let sum: usize = counts.iter().sum();
                let text = ruled::total(fonts, sum, (middle, Ink::bold(NAME, Colour::Ink)));
                scene.push(text.ending(tail.end() - 8.0));
            }
            y += TOTAL_ROW;
        }
        scene.push(Stroke::new(Colour::Line, 0.8).horizontal(
            y,
            self.grid.width.start,
            self.grid.width.end(),
        ));
        y
    }
}
