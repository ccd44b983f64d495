//! 应用领域图: products × application areas as an exact matrix, and below it the same uses as flows.
//!
//! Site to scene, pure. Both forms are drawn from one [`Table`], so that they cannot disagree.

mod columns;
mod grid;
mod measure;
mod parts;
mod signs;
mod streams;
mod table;
mod words;

use super::book::{Book, Strip};
use super::density::{Density, fewest};
use super::page::{Drawn, Page, TO_BE_ADDED};
use super::sheet::{About, Head, KeyFigure};
use super::{Paper, Studio};
use crate::model::{MapKind, Strength};
use crate::scene::Scene;
use crate::site::{ChainView, Site, map_name};
use crate::text::Fonts;
use table::Table;

/// What every part of the map needs.
struct Desk<'d> {
    page: Page<'d>,
    view: &'d ChainView<'d>,
    /// The uses.
    table: Table<'d>,
    /// How closely they are set.
    density: Density,
}

impl<'d> Desk<'d> {
    fn new(studio: &'d Studio<'d>, view: &'d ChainView<'d>, density: Density) -> Self {
        let page = Page::new(studio, view, MapKind::Applications);
        Self { page, view, table: Table::of(studio.site, view), density }
    }

    const fn fonts(&self) -> &'d Fonts<'d> {
        self.page.studio.fonts
    }

    /// What the map is drawn on.
    const fn paper(&self) -> Paper {
        self.page.studio.paper
    }

    const fn site(&self) -> &'d Site<'d> {
        self.page.studio.site
    }
}

/// Draws the map of a chain.
pub(super) fn draw(studio: &Studio<'_>, view: &ChainView<'_>) -> Vec<Scene> {
    fewest(studio.paper, |density| sheets(&Desk::new(studio, view, density)))
}

fn sheets(desk: &Desk<'_>) -> Vec<Scene> {
    let nothing = "应用领域待补充：本链尚未填写产品在各领域的应用。".to_owned();
    let book = Book {
        studio: desk.page.studio,
        about: About::chain(desk.page.studio, desk.view),
        head: head(desk),
        legend: (signs::legend(desk), ""),
        remarks: desk.table.rows.is_empty().then_some(nothing).into_iter().collect(),
        notes: desk.page.notes(&own_note(desk), &drawn(desk)),
        numbering: desk.page.brief_numbering(),
    };
    let mut strips = Vec::new();
    if !desk.table.areas.is_empty() || !desk.table.rows.is_empty() {
        strips = grid::strips(desk, &book);
    }
    // On paper the table says it all, and exactly.
    if desk.paper() == Paper::Screen && streams::is_worth_drawing(desk) {
        strips.push(Strip::drawn(|scene| streams::draw(desk, scene, 0.0)).below(44.0));
    }
    book.bind(strips)
}

/// Title, marks and key figures.
fn head(desk: &Desk<'_>) -> Head {
    let table = &desk.table;
    let mut figures = Vec::new();
    if !table.rows.is_empty() {
        let empty = (0..table.areas.len()).filter(|column| table.in_column(*column) == 0).count();
        let core = table.uses.iter().filter(|one| one.strength == Strength::Core).count();
        figures.push(KeyFigure::counting(table.rows.len(), "产品与技术", "product"));
        figures.push(KeyFigure::counting(table.areas.len(), "应用领域", "area"));
        if empty > 0 {
            figures.push(KeyFigure::counting(empty, "其中机会", "opportunity"));
        }
        figures.push(KeyFigure::counting(table.uses.len(), "应用关系", "use"));
        figures.push(KeyFigure::counting(core, "其中核心", "use-core"));
    }
    let description = words::description(desk);
    Head {
        name: map_name(MapKind::Applications).into(),
        openness: drawn(desk).openness,
        figures,
        description,
    }
}

/// The records of which the map is made.
fn drawn<'d>(desk: &Desk<'d>) -> Drawn<'d> {
    let mut drawn = Drawn::of_chain(desk.view);
    desk.table.areas.iter().for_each(|area| drawn.add(&area.record));
    desk.table.rows.iter().for_each(|row| drawn.add(&row.product.record));
    for one in desk.table.uses.iter().flat_map(|sign| &sign.records) {
        drawn.add(&one.record);
        drawn.judge(one.basis.as_ref().map(|basis| basis.value.as_str()));
    }
    drawn
}

/// What the foot says beside judgements, sources and numbering.
fn own_note(desk: &Desk<'_>) -> String {
    match desk.view.products.len() - desk.table.rows.len() {
        0 => String::new(),
        rest => format!("本链另有 {rest} 项产品与技术的应用{TO_BE_ADDED}。"),
    }
}

#[cfg(test)]
mod tests;
