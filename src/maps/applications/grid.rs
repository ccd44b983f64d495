//! The matrix: a row for each product that is used, a column for each area, totals at both ends. On paper in as many
//! parts as it takes, each with the heads of its columns.

use super::super::book::{Book, Strip, joined};
use super::super::coding::SMALL;
use super::super::ruled;
use super::columns::Columns;
use super::measure::{self, Measured, NAME};
use super::parts::{self, Chunk, Part};
use super::{Desk, signs, words};
use crate::geometry::matrix::{Matrix, Span};
use crate::scene::{Colour, Group, Mark, Rect, Scene, Stroke};
use crate::site::{Entity, EntityKind};
use crate::text::{Align, Ink};

/// The table as parts, each of which stands on one sheet: one on screen.
pub(super) fn strips(desk: &Desk<'_>, book: &Book<'_>) -> Vec<Strip> {
    let (Some(only), Some(first), Some(room)) = (book.only_room(), book.first_room(), book.room())
    else {
        let sets = Columns::sets(desk.paper(), desk.table.areas.len(), |_| true);
        return sets.into_iter().map(|set| strip(desk, &measure::whole(desk, set))).collect();
    };
    let fits = |set: &Columns| measure::least(desk, set) <= first.min(room);
    let sets = Columns::sets(desk.paper(), desk.table.areas.len(), fits);
    let measured: Vec<Measured<'_, '_>> =
        sets.into_iter().map(|set| Measured::of(desk, set)).collect();
    let parts = parts::filled(&measured, (only, first, room));
    parts.iter().map(|part| strip(desk, part).below(30.0)).collect()
}

fn strip(desk: &Desk<'_>, part: &Part) -> Strip {
    let grid = measure::lay_out(desk, part);
    let drawn = Strip::drawn(|scene| {
        let drawing = Drawing { desk, grid: &grid, part };
        drawing.grounds(scene);
        ruled::rules(scene, &grid, drawing.whole());
        drawing.heads(scene);
        drawing.groups(scene);
        drawing.rows(scene);
        match part.is_last {
            true => drawing.totals(scene),
            false => grid.height.end(),
        }
    });
    drawn.of(&topic(desk, part))
}

/// What a part holds: its links, or its areas where they stand in several sets.
fn topic(desk: &Desk<'_>, part: &Part) -> String {
    let link = |chunk: &Chunk| {
        let link = desk.view.links[desk.table.groups[chunk.group].0].link;
        link.record.name.value.as_str()
    };
    let area = |at: usize| desk.table.areas[at].record.name.value.as_str();
    let names: Vec<&str> = match part.columns.of {
        1 => part.chunks.iter().map(link).collect(),
        _ => part.columns.areas.clone().map(area).collect(),
    };
    joined(&names)
}

struct Drawing<'g, 'd> {
    desk: &'g Desk<'d>,
    grid: &'g Matrix,
    part: &'g Part,
}

impl Drawing<'_, '_> {
    /// The height from the heads to the last total.
    fn whole(&self) -> Span {
        let height = self.grid.height;
        let totals = if self.part.is_last { measure::totals(self.desk) } else { 0.0 };
        Span { start: height.start, length: height.length + totals }
    }

    /// The areas with their columns.
    fn columns(&self) -> impl Iterator<Item = (usize, &Span)> {
        self.part.columns.areas.clone().zip(&self.grid.columns)
    }

    /// The rows with where they stand.
    fn spans(&self) -> impl Iterator<Item = (usize, &Span)> {
        self.part.chunks.iter().flat_map(|chunk| chunk.rows.clone()).zip(&self.grid.rows)
    }

    /// Tints under the columns of areas that nothing serves yet.
    fn grounds(&self, scene: &mut Scene) {
        for (column, span) in self.columns() {
            if self.desk.table.in_column(column) == 0 {
                scene.push(signs::opportunity(span.by(self.whole())));
            }
        }
    }

    /// Names of the areas, standing on the rule below them, and the words for the totals.
    fn heads(&self, scene: &mut Scene) {
        for (column, span) in self.columns() {
            scene.push(self.head(column, span.by(self.grid.head)));
        }
        // Totals beside one of several sets of columns count over all.
        let all = if self.part.columns.of > 1 { "全部" } else { "应用" };
        for (span, lines) in self.grid.tails.iter().zip([[all, "领域"], ["其中", "核心"]]) {
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
        let block = measure::head(desk, column, rect.width);
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
        let group = Group::new(marks).bounds(rect).link(desk.page.link(&address));
        let group = group.label(words::area(desk, column));
        // What is repeated on a further sheet is not counted again.
        match (self.part.is_first, empty) {
            (false, _) => group,
            (true, false) => group.tag("area"),
            (true, true) => group.tag("area").tag("opportunity"),
        }
    }

    /// Names of the links beside their rows.
    fn groups(&self, scene: &mut Scene) {
        let Some(lead) = self.grid.leads.first() else { return };
        for (chunk, span) in self.part.chunks.iter().zip(&self.grid.groups) {
            let rect = lead.by(*span);
            let (number, block, indent) = measure::title(self.desk, chunk, rect.width);
            let link = self.desk.view.links[self.desk.table.groups[chunk.group].0].link;
            let entity = Entity::Link(self.desk.view.chain, link);
            // The first line stands level with the first row.
            let middle = rect.y + measure::row(self.desk) / 2.0;
            let ink = Ink::regular(SMALL, Colour::Ink3);
            let text = self.desk.fonts().set_middle(&number, ink, middle).starting(rect.x);
            let inner = Rect { x: rect.x + indent, y: middle - NAME / 2.0, ..rect };
            let mut marks: Vec<Mark> = vec![text.into()];
            marks.extend(block.top(inner, Align::Start).into_iter().map(Mark::from));
            let label = format!("{} {}", self.desk.site().number(entity), entity.name());
            let drawn = Group::new(marks).bounds(rect).label(label);
            let drawn = drawn.link(self.desk.page.link_to(entity));
            scene.push(match self.part.columns.at == 0 && !chunk.is_continued {
                true => drawn.tag("link").id(self.desk.site().number(entity)),
                false => drawn,
            });
        }
    }

    /// A row each: number, name, status, signs and totals.
    fn rows(&self, scene: &mut Scene) {
        for (row, span) in self.spans() {
            let mut marks = vec![Mark::from(self.row_label(row, *span))];
            for sign in self.desk.table.uses.iter().filter(|sign| sign.row == row) {
                let Some(column) = self.column(sign.column) else { continue };
                let cell = column.by(*span);
                let drawn = signs::strength(self.desk.fonts(), sign.strength, cell.center());
                let group =
                    Group::new(drawn).bounds(cell).tag("use").tag(signs::tag(sign.strength));
                let group = group.about(sign.about());
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
            let drawn = Group::new(marks).bounds(self.across(*span));
            scene.push(match self.part.columns.at {
                0 => drawn.id(self.desk.site().number(entity)).tag("product"),
                _ => drawn,
            });
        }
    }

    /// The column of an area; none where it stands in another set.
    fn column(&self, area: usize) -> Option<Span> {
        let areas = &self.part.columns.areas;
        let at = areas.contains(&area).then(|| area - areas.start)?;
        self.grid.columns.get(at).copied()
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
        let (number, block, indent) = measure::name(desk, row, rect.width);
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
        let height = measure::totals(self.desk) / 2.0;
        for (words, counts, at) in [("用到的产品数", all, 0), ("其中核心用途", core, 1)]
        {
            let middle = y + height / 2.0;
            let text = fonts.set_middle(words, Ink::bold(NAME, Colour::Ink), middle);
            scene.push(text.starting(self.grid.width.start));
            let most = counts.iter().copied().max().unwrap_or_default();
            for (area, span) in self.columns() {
                let count = &counts[area];
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
            y += height;
        }
        scene.push(Stroke::new(Colour::Line, 0.8).horizontal(
            y,
            self.grid.width.start,
            self.grid.width.end(),
        ));
        y
    }
}
