//! A link too large for the sheet of the map on screen: a summary there, and a sheet of its own. On paper, where links go
//! on from sheet to sheet, there is none.

use super::super::book::{Book, Strip};
use super::super::coding;
use super::super::page::{Drawn, listed};
use super::super::sheet::{About, Head, KeyFigure};
use super::boxes::{self, Line, Measure, Part, Turn, lines, panel_of};
use super::columns::comfortable;
use super::gutters::Lines;
use super::{Desk, legend, own_note, panel, words};
use crate::geometry::panels::columns_that_fit;
use crate::maps::Paper;
use crate::model::{MapKind, Product, Status, Word};
use crate::scene::{Colour, Group, Mark, Point, Rect, Scene};
use crate::site::{ChainView, Entity, map_name};
use crate::text::{Align, Block, Ink};

/// A link with more products than this, at all its levels, has a sheet of its own.
const MOST: usize = 36;
/// Height of the bar of statuses, and room below it.
const BAR: f32 = 16.0;
const BELOW_BAR: f32 = 8.0;
/// From line to line of a summary.
const LEADING: f32 = 22.0;

/// The links of a map that have a sheet of their own.
pub(super) fn links(view: &ChainView<'_>, paper: Paper) -> Vec<usize> {
    let links = 0..if paper == Paper::Screen { view.links.len() } else { 0 };
    let is_large = |at: &usize| view.links[*at].depth == 0 && products(view, *at).count() > MOST;
    links.filter(is_large).collect()
}

/// What stands in the panel of such a link on the sheet of the map.
pub(super) fn summary(link: usize) -> Vec<Line> {
    vec![Line::Words(Part::Title(link, Turn::First)), Line::Words(Part::Summary(link))]
}

/// The height of a summary in a width.
pub(super) fn height(desk: &Desk<'_>, link: usize, width: f32) -> f32 {
    BAR + BELOW_BAR + block(desk, link, width).size().height + LEADING + 6.0
}

/// Draws a summary: the statuses as a bar, what the link holds in words, and the way to its sheet.
pub(super) fn draw(desk: &Desk<'_>, link: usize, rect: Rect) -> Vec<Mark> {
    let (bar, below) = rect.split_top(BAR);
    let mut marks = statuses(desk, link, bar);
    let block = block(desk, link, rect.width);
    let (area, rest) = below.split_top(BELOW_BAR).1.split_top(block.size().height);
    marks.extend(block.top(area, Align::Start).into_iter().map(Mark::from));
    let ink = Ink::bold(15.0, Colour::Band1);
    let words = format!(
        "详见分图 {} ↓",
        desk.short(Entity::Link(desk.view.chain, desk.view.links[link].link))
    );
    let way = desk.fonts().set_middle(&words, ink, rest.y + LEADING / 2.0 + 6.0);
    let way = Group::new(vec![way.starting(rect.x).into()]);
    marks.push(way.link(format!("#sheet-{}", number(desk, link))).into());
    marks
}

/// How many products there are of each status, as shares of a bar.
fn statuses(desk: &Desk<'_>, link: usize, bar: Rect) -> Vec<Mark> {
    let of = |status| move |one: &&Product| one.status.map(|own| own.value) == status;
    let all = products(desk.view, link).count() as f32;
    let mut left = bar;
    let mut marks = Vec::new();
    for status in Status::ALL.iter().copied().map(Some).chain([None]) {
        let count = products(desk.view, link).filter(of(status)).count() as f32;
        if count > 0.0 {
            let (share, rest) = left.split_left(bar.width * count / all);
            let look = coding::look(status);
            let shape = share.inset_xy(1.0, 0.6).filled(look.fill);
            marks.push(shape.stroked(look.stroke).into());
            left = rest;
        }
    }
    marks
}

/// What the link holds, in words.
fn block(desk: &Desk<'_>, link: usize, width: f32) -> Block {
    let entity = |product| Entity::Product(desk.view.chain, product);
    let numbers = products(desk.view, link).map(|product| desk.short(entity(product)));
    let numbers: Vec<String> = numbers.collect();
    let mut text = match (numbers.iter().min(), numbers.iter().max()) {
        (Some(first), Some(last)) => format!("编号在 {first} 至 {last} 之间。"),
        _ => String::new(),
    };
    let chokepoints = chokepoints(desk, link);
    if chokepoints > 0 {
        text.push_str(&format!("其中“卡脖子” {chokepoints} 项。"));
    }
    let inner = desk.view.links.iter().filter(|place| place.parent == Some(link));
    let names: Vec<&str> = inner.map(|place| place.link.record.name.value.as_str()).collect();
    if !names.is_empty() {
        text.push_str(&format!("分为{}。", listed(&names)));
    }
    let ink = Ink::regular(15.0, Colour::Ink2);
    desk.fonts().block(desk.fonts().wrap(&text, ink.style, width), ink, LEADING)
}

/// The sheet of a link, given its place among those that have one.
pub(super) fn sheet(desk: &Desk<'_>, at: usize) -> Scene {
    let (link, after) = (desk.apart[at], desk.apart.len() - at - 1);
    let drawn = drawn(desk, link);
    let book = Book {
        studio: desk.page.studio,
        about: About::chain(desk.page.studio, desk.view),
        head: head(desk, link, &drawn),
        legend: (legend::items(desk, Lines::Listed), ""),
        remarks: Vec::new(),
        notes: desk.page.notes(own_note(desk), &drawn),
        numbering: desk.page.brief_numbering(),
    };
    let scenes = book.bind_among(vec![strip(desk, link)], (1 + at, after));
    let mut scene = scenes.into_iter().next().unwrap_or_default();
    scene.part = Some(number(desk, link).to_owned());
    scene
}

/// The panel of the link over the full breadth. The link's anchor is that of its summary.
fn strip(desk: &Desk<'_>, link: usize) -> Strip {
    let room = desk.paper().room();
    let (inner, gap) = (room - 2.0 * panel::PAD, desk.spaces().gap);
    let columns = columns_that_fit(inner, comfortable(desk), gap);
    let mut measure = Measure::new(desk, (inner + gap) / f32::from(columns) - gap);
    let lines = lines(desk, link);
    let panel = panel_of(desk, Part::Panel(link, Turn::Further), (&lines, columns.into()));
    let layout = measure.lay_out(&panel, room);
    Strip::drawn(|scene| {
        let at = Point::new(desk.paper().left(), 0.0);
        boxes::draw(desk, (&layout, &measure.cells), at, scene);
        layout.size.height
    })
}

fn head(desk: &Desk<'_>, link: usize, drawn: &Drawn<'_>) -> Head {
    let own = desk.view.links[link].link;
    let count = |status| {
        let of = products(desk.view, link);
        of.filter(|one| one.status.map(|own| own.value) == Some(status)).count()
    };
    let segments =
        (0..desk.view.links.len()).filter(|at| *at != link && desk.view.top(*at) == link);
    let mut figures = vec![
        KeyFigure::counting(segments.count(), "下级环节", "segment"),
        KeyFigure::counting(products(desk.view, link).count(), "产品与技术", "product"),
    ];
    for (status, label) in super::COUNTED {
        let tag = coding::look(Some(status)).tag;
        figures.push(KeyFigure::counting(count(status), label, tag));
    }
    figures.push(KeyFigure::counting(chokepoints(desk, link), "卡脖子", "chokepoint"));
    let short = desk.short(Entity::Link(desk.view.chain, own));
    let name = format!("{} · {short} {}", map_name(MapKind::Technology), own.record.name.value);
    let (label, counts) = (words::link(desk, own), words::counts(desk, link));
    let description = format!("{}的分图：{label}。{counts}。", map_name(MapKind::Technology));
    Head { name: name.into(), openness: drawn.openness, figures, description }
}

/// The records of which the sheet is made.
fn drawn<'d>(desk: &Desk<'d>, link: usize) -> Drawn<'d> {
    let (view, mut drawn) = (desk.view, Drawn::of_chain(desk.view));
    for (_, place) in view.links.iter().enumerate().filter(|(at, _)| view.top(*at) == link) {
        drawn.add(&place.link.record);
        drawn.judge(place.link.basis.as_ref().map(|basis| basis.value.as_str()));
    }
    for product in products(view, link) {
        drawn.add(&product.record);
        drawn.judge(product.basis.as_ref().map(|basis| basis.value.as_str()));
    }
    drawn
}

fn number<'d>(desk: &Desk<'d>, link: usize) -> &'d str {
    desk.site().number(Entity::Link(desk.view.chain, desk.view.links[link].link))
}

/// The products of a link directly in a band, at all its levels.
fn products<'d>(view: &'d ChainView<'d>, link: usize) -> impl Iterator<Item = &'d Product> {
    let own = view.products.iter().filter(move |place| view.top(place.link) == link);
    own.map(|place| place.product)
}

/// Chokepoints among what stands in a link.
fn chokepoints(desk: &Desk<'_>, link: usize) -> usize {
    let view = desk.view;
    let inner = (0..view.links.len()).filter(|at| *at != link && view.top(*at) == link);
    inner.filter(|at| view.links[*at].link.chokepoint).count()
        + products(view, link).filter(|one| one.chokepoint).count()
}
