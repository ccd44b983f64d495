//! 技术结构图: bands as columns, links as titled panels, products as cells, supply relations drawn sparingly.
//!
//! Site to scene, pure. Nothing here decides what a status looks like (`coding`) or what a head says (`sheet`).

mod apart;
mod bands;
mod boxes;
mod cell;
mod columns;
mod facts;
mod gutters;
mod legend;
mod panel;
mod pieces;
mod shelves;
mod spaces;
mod stacked;
mod supply;
mod supply_list;
mod words;

use super::book::{self, Book, Strip};
use super::coding::{self, SMALL};
use super::density::Density;
use super::page::{Drawn, Page};
use super::sheet::{About, Head, KeyFigure};
use super::{Paper, Studio};
use crate::model::{MapKind, Status};
use crate::scene::{Rect, Scene};
use crate::site::{ChainView, Entity, Site, count_statuses, map_name};
use crate::text::{Fonts, Style};
use columns::Row;
use facts::{Facts, Slots};
use gutters::Lines;
use spaces::Spaces;
use supply::Supplies;

/// What every part of the map needs.
#[derive(Debug)]
struct Desk<'d> {
    page: Page<'d>,
    view: &'d ChainView<'d>,
    /// The marks of every link and product.
    all: Vec<Facts>,
    /// Where the marks stand in a cell.
    slots: Slots,
    /// The most that number and marks of a cell take.
    widest: f32,
    /// How closely all is set.
    density: Density,
    /// Links that have a sheet of their own.
    apart: Vec<usize>,
}

impl<'d> Desk<'d> {
    /// Whether something belongs to the chain that is drawn.
    fn owns(&self, entity: Entity<'_>) -> bool {
        entity.chain().is_some_and(|chain| chain.id() == self.view.chain.id())
    }

    fn new(studio: &'d Studio<'d>, view: &'d ChainView<'d>, density: Density) -> Self {
        let page = Page::new(studio, view, MapKind::Technology);
        let links = view.links.iter().map(|place| Facts::of_link(view.chain, place.link));
        let products =
            view.products.iter().map(|place| Facts::of_product(view.chain, place.product));
        let all: Vec<Facts> = links.chain(products).collect();
        let apart = apart::links(view, studio.paper);
        let mut desk =
            Self { page, view, all, slots: Slots::default(), widest: 0.0, density, apart };
        let numbers = view.products.iter().map(|place| Entity::Product(view.chain, place.product));
        let widest = numbers.map(|one| desk.small(&desk.short(one))).fold(0.0, f32::max);
        desk.slots = Slots::of(studio.fonts, &desk.all, widest);
        let (_, products) = desk.all.split_at(view.links.len());
        let signed = view.products.iter().zip(products).filter_map(|(place, own)| {
            desk.slots_of_signed(Entity::Product(view.chain, place.product), own)
        });
        desk.widest = signed.map(|slots| slots.width).fold(desk.slots.width, f32::max);
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

    /// The same for the element itself, with the sign of its change.
    fn flagged(&self, entity: Entity<'_>) -> String {
        self.page.flagged_brief(entity)
    }

    /// Width of a text of the smallest size.
    fn small(&self, text: &str) -> f32 {
        self.fonts().width(text, Style::regular(SMALL))
    }

    /// Room around and between things.
    const fn spaces(&self) -> Spaces {
        Spaces::of(self.density)
    }

    /// The breadth of the sheet as a box without height.
    const fn breadth(&self) -> Rect {
        Rect::new(self.paper().left(), 0.0, self.paper().room(), 0.0)
    }

    /// The links directly in a band.
    fn links_in(&self, band: usize) -> impl Iterator<Item = usize> + '_ {
        let links = &self.view.links;
        (0..links.len()).filter(move |at| links[*at].band_at == band && links[*at].depth == 0)
    }

    /// Whether a link stands on another sheet than that of the map.
    fn is_apart(&self, link: usize) -> bool {
        self.apart.contains(&self.view.top(link))
    }

    /// Slots of its own for a product before whose number the sign of a change stands: the others keep theirs, so that
    /// columns are as wide as they were.
    fn slots_of_signed(&self, entity: Entity<'_>, own: &Facts) -> Option<Slots> {
        let flagged = self.flagged(entity);
        let slots = || Slots::of(self.fonts(), std::slice::from_ref(own), self.small(&flagged));
        (flagged != self.short(entity)).then(slots)
    }

    /// Slots for the marks of one link alone.
    fn slots_of(&self, own: &Facts) -> Slots {
        Slots::of(self.fonts(), std::slice::from_ref(own), 0.0)
    }
}

/// How the bands stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    /// Beside each other, as columns.
    Columns,
    /// Below each other, each over the full breadth.
    Bands,
}

/// Draws the map of a chain. On paper bands stand beside each other as on screen, closer where need be, unless one below
/// the other they take fewer sheets.
pub(super) fn draw(studio: &Studio<'_>, view: &ChainView<'_>) -> Vec<Scene> {
    if studio.paper == Paper::Screen {
        let desk = Desk::new(studio, view, Density::Roomy);
        let mut scenes = sheets(&desk, Form::Columns).unwrap_or_default();
        scenes.extend((0..desk.apart.len()).map(|at| apart::sheet(&desk, at)));
        return scenes;
    }
    let mut best: Option<Vec<Scene>> = None;
    for form in [Form::Columns, Form::Bands] {
        for density in [Density::Roomy, Density::Dense] {
            let Some(found) = sheets(&Desk::new(studio, view, density), form) else { continue };
            if found.len() == 1 {
                return found;
            }
            if best.as_ref().is_none_or(|best| found.len() < best.len()) {
                best = Some(found);
            }
        }
    }
    best.unwrap_or_default()
}

/// The sheets in a form, where the paper has room for it.
fn sheets(desk: &Desk<'_>, form: Form) -> Option<Vec<Scene>> {
    let supplies = Supplies::of(desk);
    let columns = (form == Form::Columns).then(|| columns::rows(desk, &supplies));
    let is_lined = |rows: &Vec<Row<'_>>| rows.iter().any(|row| row.is_lined(desk, &supplies));
    let lines = if columns.as_ref().is_some_and(is_lined) { Lines::Drawn } else { Lines::Listed };
    let book = book(desk, &supplies, lines);
    let list = supply_list::List::of(desk, &supplies);
    let strips = match columns {
        Some(rows) => {
            let rows = rows.iter().map(|row| row.strip(desk, &supplies)).collect();
            with_list(desk, rows, &list, &book)?
        }
        None => under_each_other(desk, &list, &book),
    };
    Some(book.bind_among(strips, (0, desk.apart.len())))
}

/// Rows of bands and the list: below them as a whole where all has room on one sheet, else row by row; nothing where a row
/// of bands is too high for a sheet.
fn with_list(
    desk: &Desk<'_>,
    mut rows: Vec<Strip>,
    list: &supply_list::List<'_, '_>,
    book: &Book<'_>,
) -> Option<Vec<Strip>> {
    let whole = list.whole().below(desk.spaces().above);
    let (Some(only), Some(least)) = (book.only_room(), book.least_room()) else {
        rows.push(whole);
        return Some(rows);
    };
    if book::stacked(&rows) + whole.above + whole.height <= only {
        rows.push(whole);
        return Some(rows);
    }
    let fits = rows.iter().all(|row| row.height <= least);
    rows.extend(list.strips(book));
    fits.then_some(rows)
}

/// Bands below each other and the list: on one sheet where all has room on it, else as many as it takes.
fn under_each_other(
    desk: &Desk<'_>,
    list: &supply_list::List<'_, '_>,
    book: &Book<'_>,
) -> Vec<Strip> {
    let mut strips = stacked::together(desk, book);
    let whole = list.whole().below(desk.spaces().above);
    let only = book.only_room().unwrap_or(f32::INFINITY);
    if book::stacked(&strips) + whole.above + whole.height <= only {
        strips.push(whole);
        return strips;
    }
    stacked::strips(desk, list.strips(book), book)
}

/// What stands around the map.
fn book<'d>(desk: &Desk<'d>, supplies: &Supplies<'_>, lines: Lines) -> Book<'d> {
    let nothing = "技术结构待补充：本链尚未填写带、环节与产品。".to_owned();
    Book {
        studio: desk.page.studio,
        about: About::chain(desk.page.studio, desk.view),
        head: head(desk, supplies),
        legend: (legend::items(desk, lines), ""),
        remarks: desk.view.chain.bands.is_empty().then_some(nothing).into_iter().collect(),
        notes: desk.page.notes(own_note(desk), &drawn(desk, supplies)),
        numbering: desk.page.brief_numbering(),
    }
}

/// The statuses that a head counts.
const COUNTED: [(Status, &str); 4] = [
    (Status::Strong, "优势"),
    (Status::Weak, "薄弱"),
    (Status::Missing, "缺失"),
    (Status::Risk, "风险"),
];

/// Title, marks and key figures.
fn head(desk: &Desk<'_>, supplies: &Supplies<'_>) -> Head {
    let view = desk.view;
    let count = count_statuses(view);
    let (with, links) = view.links_with_firms();
    let chokepoints = desk.all.iter().filter(|facts| facts.chokepoint).count();
    let mut figures = vec![
        KeyFigure::counting(links, "环节", "link"),
        KeyFigure::counting(view.products.len(), "产品与技术", "product"),
    ];
    for (status, label) in COUNTED {
        let tag = coding::look(Some(status)).tag;
        figures.push(KeyFigure::counting(count.of(status), label, tag));
    }
    figures.push(KeyFigure::counting(chokepoints, "卡脖子", "chokepoint"));
    figures.push(KeyFigure::stated(format!("{with} / {links}"), "有企业的环节（按本站收录）"));
    let figures = if view.chain.bands.is_empty() { Vec::new() } else { figures };
    Head {
        name: map_name(MapKind::Technology).into(),
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

#[cfg(test)]
mod tests;
