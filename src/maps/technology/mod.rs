//! 技术结构图: bands as columns, links as titled panels, products as cells, supply relations drawn sparingly.
//!
//! Site to scene, pure. Nothing here decides what a status looks like (`coding`) or what a head says (`sheet`).

mod bands;
mod cell;
mod columns;
mod facts;
mod gutters;
mod legend;
mod panel;
mod supply;
mod supply_list;
mod words;

use super::book::{Book, Strip};
use super::coding::{self, SMALL};
use super::page::{Drawn, Page};
use super::sheet::{About, Head, KeyFigure};
use super::{Paper, Studio};
use crate::model::{MapKind, Status};
use crate::scene::{Group, Mark, Rect, Scene};
use crate::site::{ChainView, Entity, Site, count_statuses, map_name};
use crate::text::{Fonts, Style};
use columns::{Part, Row};
use facts::{Facts, Slots};
use gutters::{Lines, Port};
use supply::Supplies;

/// Room between the arrows of the bands and the panels below them.
const UNDER_BANDS: f32 = 14.0;

/// What every part of the map needs.
#[derive(Debug)]
struct Desk<'d> {
    page: Page<'d>,
    view: &'d ChainView<'d>,
    /// The marks of every link and product.
    all: Vec<Facts>,
    /// Where the marks stand in a cell.
    slots: Slots,
}

impl<'d> Desk<'d> {
    /// Whether something belongs to the chain that is drawn.
    fn owns(&self, entity: Entity<'_>) -> bool {
        entity.chain().is_some_and(|chain| chain.id() == self.view.chain.id())
    }

    fn new(studio: &'d Studio<'d>, view: &'d ChainView<'d>) -> Self {
        let page = Page::new(studio, view, MapKind::Technology);
        let links = view.links.iter().map(|place| Facts::of_link(view.chain, place.link));
        let products =
            view.products.iter().map(|place| Facts::of_product(view.chain, place.product));
        let all: Vec<Facts> = links.chain(products).collect();
        let mut desk = Self { page, view, all, slots: Slots::default() };
        let numbers = (view.products.iter())
            .map(|place| desk.small(&desk.short(Entity::Product(view.chain, place.product))));
        let widest = numbers.fold(0.0, f32::max);
        desk.slots = Slots::of(studio.fonts, &desk.all, widest);
        desk
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

    /// The number as it stands on the sheet.
    fn short(&self, entity: Entity<'_>) -> String {
        self.page.brief(entity)
    }

    /// Width of a text of the smallest size.
    fn small(&self, text: &str) -> f32 {
        self.fonts().width(text, Style::regular(SMALL))
    }

    /// Slots for the marks of one link alone.
    fn slots_of(&self, own: &Facts) -> Slots {
        Slots::of(self.fonts(), std::slice::from_ref(own), 0.0)
    }
}

/// Draws the map of a chain.
pub(super) fn draw(studio: &Studio<'_>, view: &ChainView<'_>) -> Vec<Scene> {
    let desk = Desk::new(studio, view);
    let supplies = Supplies::of(&desk);
    let rows = columns::rows(&desk, gutters::width(&desk, &supplies));
    // Lines depend on where the panels stand to each other, not on how high up the sheet they stand.
    let lined =
        |row: &Row<'_>| !gutters::lines(&desk, &supplies, &ports(&desk, row, 0.0)).is_empty();
    let lines = if rows.iter().any(lined) { Lines::Drawn } else { Lines::Listed };
    let nothing = "技术结构待补充：本链尚未填写带、环节与产品。".to_owned();
    let book = Book {
        studio,
        about: About::chain(studio, view),
        head: head(&desk, &supplies),
        legend: (legend::items(&desk, lines), ""),
        remarks: view.chain.bands.is_empty().then_some(nothing).into_iter().collect(),
        notes: desk.page.notes(own_note(&desk), &drawn(&desk, &supplies)),
        numbering: desk.page.brief_numbering(),
    };
    let mut strips: Vec<Strip> = Vec::new();
    for row in &rows {
        let strip = Strip::drawn(|scene| draw_bands(&desk, &supplies, row, scene));
        strips.push(strip.below(28.0));
    }
    let (list, height) = supply_list::draw(&desk, &supplies, 0.0);
    strips.push(Strip::new(list, height).below(28.0));
    book.bind(strips)
}

/// Draws a row of bands from height 0 on; returns where it ends.
fn draw_bands(desk: &Desk<'_>, supplies: &Supplies<'_>, row: &Row<'_>, scene: &mut Scene) -> f32 {
    let top = bands::draw(desk, row, scene, 0.0) + UNDER_BANDS;
    draw_row(desk, row, scene, top);
    scene.marks.extend(gutters::lines(desk, supplies, &ports(desk, row, top)));
    top + row.layout.size.height
}

/// Draws the panels of a row of bands below a height.
fn draw_row(desk: &Desk<'_>, row: &Row<'_>, scene: &mut Scene, top: f32) {
    let mut panels: Vec<Group> = Vec::new();
    for (part, rect) in &row.layout.boxes {
        let rect = rect.offset(desk.paper().left(), top);
        if let Part::Panel(at) = part {
            panels.push(panel::panel(desk, *at, rect));
            continue;
        }
        let marks = match *part {
            Part::Title(at) => {
                panel::title(desk, at, (rect, bands::hue(desk.view.links[at].band_at)))
            }
            Part::Heading(at) => vec![panel::heading(desk, at, rect).into()],
            Part::Note(at) => panel::note(desk, at, rect),
            Part::Cell(at) => vec![row.cells[at].draw(desk, rect).into()],
            Part::Empty(_) => {
                scene.marks.extend(panel::empty(desk, rect));
                continue;
            }
            Part::Band(_) | Part::Panel(_) => continue,
        };
        // What stands in a panel follows it in the layout.
        if let Some(panel) = panels.last_mut() {
            panel.marks.extend(marks);
        }
    }
    scene.marks.extend(panels.into_iter().map(Mark::from));
}

/// Where the panels of a row of bands stand below a height.
fn ports(desk: &Desk<'_>, row: &Row<'_>, top: f32) -> Vec<Port> {
    let port = |(part, rect): &(Part, Rect)| {
        let Part::Panel(link) = *part else { return None };
        let band = desk.view.links[link].band_at;
        let column = row.bands.iter().position(|at| *at == band)?;
        Some(Port { link, column, rect: rect.offset(desk.paper().left(), top) })
    };
    row.layout.boxes.iter().filter_map(port).collect()
}

/// Title, marks and key figures.
fn head(desk: &Desk<'_>, supplies: &Supplies<'_>) -> Head {
    let view = desk.view;
    let count = count_statuses(view);
    let (with, links) = view.links_with_firms();
    let chokepoints = desk.all.iter().filter(|facts| facts.chokepoint).count();
    let status = |status: Status, label| {
        KeyFigure::counting(count.of(status), label, coding::look(Some(status)).tag)
    };
    let figures = vec![
        KeyFigure::counting(links, "环节", "link"),
        KeyFigure::counting(view.products.len(), "产品与技术", "product"),
        status(Status::Strong, "优势"),
        status(Status::Weak, "薄弱"),
        status(Status::Missing, "缺失"),
        status(Status::Risk, "风险"),
        KeyFigure::counting(chokepoints, "卡脖子", "chokepoint"),
        KeyFigure::stated(format!("{with} / {links}"), "有企业的环节（按本站收录）"),
    ];
    let figures = if view.chain.bands.is_empty() { Vec::new() } else { figures };
    Head {
        name: map_name(MapKind::Technology),
        openness: drawn(desk, supplies).openness,
        figures,
        description: words::description(desk, supplies),
    }
}

/// The records of which the map is made.
fn drawn<'d>(desk: &Desk<'d>, supplies: &Supplies<'d>) -> Drawn<'d> {
    let (view, mut drawn) = (desk.view, Drawn::of_chain(desk.view));
    view.chain.bands.iter().for_each(|band| drawn.add(&band.record));
    for place in &view.links {
        drawn.add(&place.link.record);
        drawn.judge(place.link.basis.as_ref().map(|basis| basis.value.as_str()));
    }
    for place in &view.products {
        drawn.add(&place.product.record);
        drawn.judge(place.product.basis.as_ref().map(|basis| basis.value.as_str()));
    }
    for (_, supply) in supplies.entries() {
        drawn.add(&supply.relation.record);
        // Of a link or product of another chain the list gives the name.
        for end in [supply.ends.0, supply.ends.1] {
            drawn.openness = drawn.openness.max(end.record().openness);
        }
    }
    drawn
}

/// What the foot says beside judgements, sources and numbering.
fn own_note(desk: &Desk<'_>) -> &'static str {
    match desk.all.iter().any(|facts| facts.firms > 0) {
        true => "企业数按本站收录，不是统计数。",
        false => "",
    }
}
