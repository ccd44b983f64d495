//! What has a box on the sheet: what stands in the panel of a link, how high it is, and how laid-out boxes are drawn.

use super::cell::Cell;
use super::{Desk, apart, bands, panel};
use crate::geometry::panels::{Edges, Layout, Panel, lay_out};
use crate::scene::{Group, Mark, Point, Scene};
use std::collections::BTreeMap;

/// What has a box on the sheet. Links and products by their position in the chain.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Part {
    /// A band, from its first to its last panel.
    Band(usize),
    /// Where the panels of a band would stand if it had links.
    Empty(usize),
    /// The panel of a link directly in a band.
    Panel(usize, Turn),
    /// Its title.
    Title(usize, Turn),
    /// The heading of a link within a link.
    Heading(usize, Turn),
    /// Where the products of a link would stand if it had any.
    Note(usize),
    /// What is said of a link that has a sheet of its own.
    Summary(usize),
    /// A product.
    Cell(usize),
}

/// Whether something stands on the map for the first time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Turn {
    /// It does.
    First,
    /// It goes on from above or from a sheet before.
    Further,
}

/// One thing below another in a panel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Line {
    /// A title, a heading or a note.
    Words(Part),
    /// Products in a grid.
    Cells(Vec<usize>),
}

/// What stands in the panel of a link: its title, its products, then its inner links, each under its heading.
pub(super) fn lines(desk: &Desk<'_>, link: usize) -> Vec<Line> {
    let mut lines = vec![Line::Words(Part::Title(link, Turn::First))];
    inside(desk, link, &mut lines);
    lines
}

fn inside(desk: &Desk<'_>, link: usize, lines: &mut Vec<Line>) {
    let (links, products) = (&desk.view.links, &desk.view.products);
    let cells: Vec<usize> = (0..products.len()).filter(|at| products[*at].link == link).collect();
    let inner: Vec<usize> = (0..links.len()).filter(|at| links[*at].parent == Some(link)).collect();
    if !cells.is_empty() {
        lines.push(Line::Cells(cells));
    } else if inner.is_empty() {
        lines.push(Line::Words(Part::Note(link)));
    }
    for at in inner {
        lines.push(Line::Words(Part::Heading(at, Turn::First)));
        inside(desk, at, lines);
    }
}

/// The panel that holds such lines, with so many cells in a row.
pub(super) fn panel_of(
    desk: &Desk<'_>,
    key: Part,
    (lines, columns): (&[Line], usize),
) -> Panel<Part> {
    let spaces = desk.spaces();
    let lines = lines.iter().map(|line| match line {
        Line::Words(part) => Panel::leaf(*part),
        Line::Cells(cells) => {
            let cells = cells.iter().map(|at| Panel::leaf(Part::Cell(*at))).collect();
            Panel::grid(u16::try_from(columns).unwrap_or(u16::MAX), spaces.gap, cells)
        }
    });
    let padding = Edges { sides: panel::PAD, top: spaces.title, bottom: panel::PAD };
    Panel::stack(spaces.gap, lines.collect()).padded(padding).keyed(key)
}

/// The breadth of a panel with so many cells of a width in a row.
pub(super) fn breadth(desk: &Desk<'_>, cells: usize, width: f32) -> f32 {
    let gap = desk.spaces().gap;
    cells as f32 * (width + gap) - gap + 2.0 * panel::PAD
}

/// The heights of parts, given cells that are measured for a width.
pub(super) struct Measure<'s, 'd> {
    desk: &'s Desk<'d>,
    /// Every product of the chain.
    pub(super) cells: Vec<Cell<'d>>,
    /// The same title in the same width is asked for again and again.
    known: BTreeMap<(Part, u32), f32>,
}

impl<'s, 'd> Measure<'s, 'd> {
    /// Measures every product for a width.
    pub(super) fn new(desk: &'s Desk<'d>, width: f32) -> Self {
        let products = desk.view.products.iter();
        let cells = products.map(|place| Cell::measure(desk, place.product, width)).collect();
        Self { desk, cells, known: BTreeMap::new() }
    }

    /// Lays out panels in a width.
    pub(super) fn lay_out(&mut self, panel: &Panel<Part>, width: f32) -> Layout<Part> {
        lay_out(panel, width, |part, width| self.height(part, width))
    }

    /// The height of a part in a width.
    pub(super) fn height(&mut self, part: Part, width: f32) -> f32 {
        if let Part::Cell(product) = part {
            return self.cells[product].height();
        }
        let desk = self.desk;
        let height = self.known.entry((part, width.to_bits()));
        *height.or_insert_with(|| panel::height(desk, part, width))
    }
}

/// Draws boxes with the top left corner of their layout at a point.
pub(super) fn draw(
    desk: &Desk<'_>,
    (layout, cells): (&Layout<Part>, &[Cell<'_>]),
    at: Point,
    scene: &mut Scene,
) {
    let mut panels: Vec<Group> = Vec::new();
    for (part, rect) in &layout.boxes {
        let rect = rect.offset(at.x, at.y);
        let marks = match *part {
            Part::Panel(link, turn) => {
                panels.push(panel::panel(desk, (link, turn), rect));
                continue;
            }
            Part::Title(link, turn) => {
                let hue = bands::hue(desk.view.links[link].band_at);
                panel::title(desk, (link, turn), (rect, hue))
            }
            Part::Heading(link, turn) => vec![panel::heading(desk, (link, turn), rect).into()],
            Part::Note(link) => panel::note(desk, link, rect),
            Part::Summary(link) => apart::draw(desk, link, rect),
            Part::Cell(product) => vec![cells[product].draw(desk, rect).into()],
            Part::Empty(_) => {
                scene.marks.extend(panel::empty(desk, rect));
                continue;
            }
            Part::Band(_) => continue,
        };
        // What stands in a panel follows it in the layout.
        if let Some(panel) = panels.last_mut() {
            panel.marks.extend(marks);
        }
    }
    scene.marks.extend(panels.into_iter().map(Mark::from));
}
