//! 技术结构图: bands as columns, links as titled panels, products as cells, supply relations drawn sparingly.
//!
//! Site to scene, pure. Nothing here decides what a status looks like (`coding`) or what a head says (`sheet`).

mod cell;
mod columns;
mod facts;
mod legend;
mod panel;
mod supply;
mod words;

use super::sheet::{Head, KeyFigure, Sheet};
use super::{Studio, coding};
use crate::model::{MapKind, Openness, Status};
use crate::scene::{Colour, Fill, Group, Mark, Point, Rect, Scene, Shape};
use crate::site::{ChainView, Entity, Site, count_statuses};
use crate::text::{Align, Block, Fonts, Ink};
use columns::{BETWEEN, Column};
use facts::{Facts, Slots};
use supply::{Lines, Port, Supplies};

/// What every part of the map needs.
pub(super) struct Desk<'d> {
    studio: &'d Studio<'d>,
    view: &'d ChainView<'d>,
    /// The marks of every link and product.
    all: Vec<Facts>,
    /// Where the marks stand in a cell.
    slots: Slots,
    /// What the chain's numbers begin with.
    code: String,
}

impl<'d> Desk<'d> {
    fn new(studio: &'d Studio<'d>, view: &'d ChainView<'d>) -> Self {
        let links = view.links.iter().map(|place| Facts::of_link(view.chain, place.link));
        let products =
            view.products.iter().map(|place| Facts::of_product(view.chain, place.product));
        let all: Vec<Facts> = links.chain(products).collect();
        let code = view.chain.code.as_ref().map(|code| code.value.clone());
        let code = code.unwrap_or_else(|| studio.site.model.settings.code.clone());
        let mut desk = Self { studio, view, all, slots: Slots::default(), code };
        let numbers = view
            .products
            .iter()
            .map(|place| desk.small(&desk.short(Entity::Product(view.chain, place.product))));
        let widest = numbers.fold(0.0, f32::max);
        desk.slots = Slots::of(studio.fonts, &desk.all, widest);
        desk
    }

    const fn fonts(&self) -> &'d Fonts<'d> {
        self.studio.fonts
    }

    const fn site(&self) -> &'d Site<'d> {
        self.studio.site
    }

    /// The page of this sheet.
    fn page(&self) -> String {
        self.site().map_page(self.view.chain.id(), MapKind::Technology)
    }

    /// The number as it stands on the sheet: `023` for products, `N-002` for links.
    fn short(&self, entity: Entity<'_>) -> String {
        let prefix = match entity {
            Entity::Product(..) => format!("{}-T", self.code),
            _ => self.code.clone(),
        };
        self.site().numbers.short(&entity.key(), &prefix)
    }

    /// Where something of this chain's structure is explained on the page of this sheet.
    fn target(&self, entity: Entity<'_>) -> Option<String> {
        let own = match entity {
            Entity::Link(chain, _) | Entity::Product(chain, _) => chain.id(),
            _ => return None,
        };
        (own == self.view.chain.id()).then(|| format!("#row-{}", self.site().number(entity)))
    }

    /// Width of a text of the smallest size.
    fn small(&self, text: &str) -> f32 {
        words::small_width(self, text)
    }

    /// Slots for the marks of one link alone.
    fn slots_of(&self, own: &Facts) -> Slots {
        Slots::of(self.fonts(), std::slice::from_ref(own), 0.0)
    }
}

/// Draws the map of a chain.
pub(super) fn draw(studio: &Studio<'_>, view: &ChainView<'_>) -> Scene {
    let desk = Desk::new(studio, view);
    let supplies = Supplies::of(&desk);
    let rows = columns::rows(&desk, supply::gutter_width(&desk, &supplies));
    let mut sheet = Sheet::begin(studio, view, head(&desk));
    // Lines depend on where the panels stand to each other, not on how high up the sheet they stand.
    let lined = |row: &Vec<_>| !supply::lines(&desk, &supplies, &ports(row, 0.0)).is_empty();
    let lines = if rows.iter().any(lined) { Lines::Drawn } else { Lines::Listed };
    sheet.legend(legend::items(&desk, lines), "");
    if view.chain.bands.is_empty() {
        sheet.remark("技术结构待补充：本链尚未填写带、环节与产品。");
    }
    for row in &rows {
        let height = band_height(&desk, row);
        let top = sheet.top + height + BETWEEN;
        for column in row {
            let area = Rect::new(column.x, sheet.top, column.width, height);
            sheet.scene.push(band_head(&desk, column, area));
            draw_panels(&desk, column, top, &mut sheet.scene);
        }
        sheet.scene.marks.extend(supply::lines(&desk, &supplies, &ports(row, top)));
        let tallest = row.iter().map(Column::height).fold(EMPTY, f32::max);
        sheet.top = top + tallest + 28.0;
    }
    let (list, bottom) = supply::list(&desk, &supplies, sheet.top);
    sheet.scene.marks.extend(list);
    sheet.finish(bottom, &words::notes(&desk), &words::numbering(&desk))
}

/// Title, marks and key figures.
fn head(desk: &Desk<'_>) -> Head {
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
        map: MapKind::Technology,
        openness: openness(desk),
        figures,
        description: words::description(desk),
    }
}

/// The strictest mark of what is drawn.
fn openness(desk: &Desk<'_>) -> Openness {
    let view = desk.view;
    let records = (std::iter::once(&view.chain.record))
        .chain(view.chain.bands.iter().map(|band| &band.record))
        .chain(view.links.iter().map(|place| &place.link.record))
        .chain(view.products.iter().map(|place| &place.product.record))
        .chain(view.chain.relations.iter().map(|one| &one.record));
    records.map(|record| record.openness).max().unwrap_or(Openness::Public)
}

/// Height of a band that holds nothing yet.
const EMPTY: f32 = 56.0;
/// How far the point of a band's arrow reaches.
const POINT: f32 = 16.0;
/// Where the text of a band's arrow begins.
const BAND_TEXT: f32 = 26.0;

/// The hue of a band by its position.
const fn hue(at: usize) -> Colour {
    [Colour::Band1, Colour::Band2, Colour::Band3, Colour::Band4, Colour::Band5][at % 5]
}

/// Name and note of a band, broken to its width.
fn band_text(desk: &Desk<'_>, column: &Column<'_>) -> (Block, Block) {
    let fonts = desk.fonts();
    let room = column.width - BAND_TEXT - POINT - 4.0;
    let record = &column.band.record;
    let (bold, plain) = (Ink::bold(19.0, Colour::White), Ink::regular(15.0, Colour::White));
    let name = fonts.block(fonts.balance(&record.name.value, bold.style, room), bold, 25.0);
    let note = record.note.as_ref().map_or("", |note| &note.value);
    let beside = room - name.size().width - 14.0;
    // A note that does not fit beside the name stands below it.
    let width = if fonts.width(note, plain.style) <= beside { beside } else { room };
    (name, fonts.block(fonts.balance(note, plain.style, width), plain, 20.0))
}

/// Whether the note stands beside the name.
fn is_beside(column: &Column<'_>, (name, note): (&Block, &Block)) -> bool {
    let room = column.width - BAND_TEXT - POINT - 4.0;
    name.size().width + 14.0 + note.size().width <= room
}

/// Height of the arrows of a row of bands: that of the one with most text.
fn band_height(desk: &Desk<'_>, row: &[Column<'_>]) -> f32 {
    let needed = |column: &Column<'_>| {
        let (name, note) = band_text(desk, column);
        match is_beside(column, (&name, &note)) {
            true => name.size().height,
            false => name.size().height + 6.0 + note.size().height,
        }
    };
    row.iter().map(needed).fold(19.0, f32::max) + 24.0
}

/// The arrow over a band.
fn band_head(desk: &Desk<'_>, column: &Column<'_>, area: Rect) -> Group {
    let fill = Fill::Solid(hue(column.at));
    let mut marks: Vec<Mark> = vec![Shape::polygon(arrow(column.at, area), fill).into()];
    let (name, note) = band_text(desk, column);
    let text = Rect { x: area.x + BAND_TEXT, ..area };
    if is_beside(column, (&name, &note)) {
        let width = name.size().width + 14.0;
        marks.extend(name.middle(text, Align::Start).into_iter().map(Mark::from));
        marks.extend(
            note.middle(text.split_left(width).1, Align::Start).into_iter().map(Mark::from),
        );
    } else {
        let both = name.size().height + 6.0 + note.size().height;
        let text = Rect { y: area.y + (area.height - both) / 2.0, ..text };
        marks.extend(name.top(text, Align::Start).into_iter().map(Mark::from));
        let below = text.split_top(name.size().height + 6.0).1;
        marks.extend(note.top(below, Align::Start).into_iter().map(Mark::from));
    }
    Group::new(marks).bounds(area).tag("band").label(column.band.record.name.value.clone())
}

/// The outline of a band's arrow: notched at its left, except that of the first band.
fn arrow(at: usize, area: Rect) -> Vec<Point> {
    let middle = area.center().y;
    let mut points = vec![
        area.origin(),
        Point::new(area.right() - POINT, area.y),
        Point::new(area.right(), middle),
        Point::new(area.right() - POINT, area.bottom()),
        Point::new(area.x, area.bottom()),
    ];
    if at > 0 {
        points.push(Point::new(area.x + POINT, middle));
    }
    points
}

/// The panels of a band below each other.
fn draw_panels(desk: &Desk<'_>, column: &Column<'_>, top: f32, scene: &mut Scene) {
    if column.panels.is_empty() {
        let area = Rect::new(column.x, top, column.width, EMPTY);
        let edge = area.rounded(6.0, Fill::Solid(Colour::White));
        scene.push(edge.stroked(coding::look(None).stroke));
        let ink = Ink::regular(15.0, Colour::Ink3);
        let text = desk.fonts().set_middle("环节待补充", ink, area.center().y);
        scene.push(text.centred(area.center().x));
    }
    for (port, (_, panel)) in ports(std::slice::from_ref(column), top).iter().zip(&column.panels) {
        scene.push(panel.draw(desk, port.rect.origin(), hue(column.at)));
    }
}

/// Where the panels of a row stand.
fn ports(row: &[Column<'_>], top: f32) -> Vec<Port> {
    let mut ports = Vec::new();
    for (at, column) in row.iter().enumerate() {
        let mut y = top;
        for (link, panel) in &column.panels {
            let rect = Rect::new(column.x, y, column.width, panel.height);
            ports.push(Port { link: *link, column: at, rect });
            y = rect.bottom() + BETWEEN;
        }
    }
    ports
}
