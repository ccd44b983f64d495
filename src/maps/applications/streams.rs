//! The flow form (流向概览): how many products of each link serve each area, as ribbons.
//!
//! An overview of the same table; the matrix above it is exact.

use super::super::coding::SMALL;
use super::{Desk, words};
use crate::geometry::flow::{self, Flow, Layer, Link, Measures, Order};
use crate::model::Strength;
use crate::scene::{Colour, Fill, Group, Mark, Outline, Rect, Scene, Shape, Text};
use crate::site::{Entity, EntityKind};
use crate::text::{Align, Block, Ink};

/// Widest line of a name.
const WIDEST: f32 = 260.0;
/// Width of a node.
const NODE: f32 = 12.0;
/// Room for a count.
const COUNT: f32 = 26.0;
/// Room between a node, its count and its name.
const GAP: f32 = 9.0;
/// From the title to the flows.
const TITLE: f32 = 44.0;

/// All uses of one link's products in one area.
struct Stream {
    group: usize,
    column: usize,
    count: usize,
    core: usize,
}

/// Whether flows say more than the matrix: two links and two areas at least.
pub(super) fn is_worth_drawing(desk: &Desk<'_>) -> bool {
    desk.table.groups.len() > 1 && served(desk).len() > 1
}

/// Columns of areas that are served.
fn served(desk: &Desk<'_>) -> Vec<usize> {
    let all = 0..desk.table.areas.len();
    all.filter(|column| desk.table.in_column(*column) > 0).collect()
}

fn streams(desk: &Desk<'_>) -> Vec<Stream> {
    let mut streams: Vec<Stream> = Vec::new();
    for sign in &desk.table.uses {
        let group = desk.table.rows[sign.row].group;
        let core = usize::from(sign.strength == Strength::Core);
        let known = streams.iter_mut().find(|one| (one.group, one.column) == (group, sign.column));
        match known {
            Some(one) => (one.count, one.core) = (one.count + 1, one.core + core),
            None => streams.push(Stream { group, column: sign.column, count: 1, core }),
        }
    }
    streams
}

/// A link or an area beside its node: its name on lines of like length, and how many uses go through it.
struct Node {
    name: Block,
    count: usize,
}

impl Node {
    fn measure(desk: &Desk<'_>, name: &str, count: usize) -> Self {
        let ink = Ink::regular(15.0, Colour::Ink);
        let lines = desk.fonts().balance(name, ink.style, WIDEST);
        Self { name: desk.fonts().block(lines, ink, 19.0), count }
    }
}

/// Nodes of the left and of the right side.
struct Sides {
    links: Vec<Node>,
    areas: Vec<Node>,
}

impl Sides {
    fn of(desk: &Desk<'_>, columns: &[usize]) -> Self {
        let table = &desk.table;
        let of_group =
            |group| table.uses.iter().filter(|sign| table.rows[sign.row].group == group).count();
        let link = |(at, (link, _)): (usize, &(usize, usize))| {
            let entity = Entity::Link(desk.view.chain, desk.view.links[*link].link);
            let name = format!("{} {}", desk.page.brief(entity), entity.name());
            Node::measure(desk, &name, of_group(at))
        };
        let area = |column: &usize| {
            let name = &table.areas[*column].record.name.value;
            Node::measure(desk, name, table.in_column(*column))
        };
        Self {
            links: table.groups.iter().enumerate().map(link).collect(),
            areas: columns.iter().map(area).collect(),
        }
    }

    /// Room that the widest name of a side takes with its count.
    fn room(nodes: &[Node]) -> f32 {
        let widest = nodes.iter().map(|node| node.name.size().width).fold(0.0, f32::max);
        widest + COUNT + 2.0 * GAP
    }

    /// The height of the highest name, so that names of neighbours keep apart.
    fn highest(&self) -> f32 {
        let all = self.links.iter().chain(&self.areas);
        all.map(|node| node.name.size().height).fold(15.0, f32::max)
    }
}

/// Draws the flows from a height on; returns their bottom.
pub(super) fn draw(desk: &Desk<'_>, scene: &mut Scene, top: f32) -> f32 {
    let (streams, columns) = (streams(desk), served(desk));
    let sides = Sides::of(desk, &columns);
    let flow = lay_out(desk, (&streams, &columns), &sides);
    let below = heading(desk, scene, top).max(top + TITLE);
    let drawing = Drawing { desk, top: below };
    // The light ones first, so that those with core uses are seen whole.
    for dark in [false, true] {
        for (stream, ribbon) in streams.iter().zip(&flow.ribbons) {
            if let (Some(ribbon), true) = (ribbon, (stream.core > 0) == dark) {
                scene.push(drawing.ribbon(stream, *ribbon));
            }
        }
    }
    for (group, (rect, node)) in flow.nodes[0].iter().zip(&sides.links).enumerate() {
        scene.push(drawing.link(group, node, *rect));
    }
    for (column, (rect, node)) in columns.iter().zip(flow.nodes[1].iter().zip(&sides.areas)) {
        scene.push(drawing.area(*column, node, *rect));
    }
    below + flow.height
}

/// Title, what thickness and depth of colour mean, and the hue of each band; returns where it ends.
fn heading(desk: &Desk<'_>, scene: &mut Scene, top: f32) -> f32 {
    let (fonts, ink) = (desk.fonts(), Ink::regular(SMALL, Colour::Ink2));
    let title =
        fonts.set("流向概览", Ink::bold(17.0, Colour::Ink)).at(desk.paper().left(), top + 17.0);
    let note =
        "线宽为用到的产品数，数目同上表；深色的流向含核心用途，浅色的不含。颜色为环节所属的带：";
    let note = fonts.set(note, ink).at(title.right() + 16.0, top + 16.0);
    let (mut x, mut y) = (note.right() + 8.0, top + 11.0);
    scene.push(title);
    scene.push(note);
    let mut bands: Vec<usize> = Vec::new();
    for (link, _) in &desk.table.groups {
        let band = desk.view.links[*link].band_at;
        if !bands.contains(&band) {
            bands.push(band);
        }
    }
    let (left, right) = (desk.paper().left(), desk.paper().right());
    for band in bands {
        let name = &desk.view.chain.bands[band].record.name.value;
        let lines = fonts.wrap(name, ink.style, right - left - 20.0);
        let widest = lines.iter().map(|line| line.width).fold(0.0, f32::max);
        if x + 20.0 + widest > right {
            (x, y) = (left, y + 21.0);
        }
        scene.push(Rect::new(x, y - 7.0, 14.0, 14.0).filled(Fill::Solid(hue(band))));
        for (at, line) in lines.iter().enumerate() {
            y += if at > 0 { 21.0 } else { 0.0 };
            scene.push(fonts.set_middle(&line.content, ink, y).starting(x + 20.0));
        }
        x += 20.0 + widest + 18.0;
    }
    y + 12.0
}

/// The hue of a band by its position.
const fn hue(band: usize) -> Colour {
    [Colour::Band1, Colour::Band2, Colour::Band3, Colour::Band4, Colour::Band5][band % 5]
}

fn lay_out(desk: &Desk<'_>, (streams, columns): (&[Stream], &[usize]), sides: &Sides) -> Flow {
    let place = |column: usize| columns.iter().position(|one| *one == column).unwrap_or_default();
    let link = |one: &Stream| Link {
        layer: 0,
        from: one.group,
        to: place(one.column),
        weight: one.count as f32,
    };
    let links: Vec<Link> = streams.iter().map(link).collect();
    let layer = |count| Layer { count, order: Order::Author };
    let left = desk.paper().left() + Sides::room(&sides.links);
    let right = desk.paper().right() - Sides::room(&sides.areas);
    let measures = Measures {
        edges: (left, right),
        node: NODE,
        gap: 12.0,
        least: sides.highest() + 4.0,
        scale: scale(desk.table.uses.len()),
    };
    flow::lay_out(&[layer(desk.table.groups.len()), layer(columns.len())], &links, measures)
}

/// Thickness of one use: the more there are, the thinner.
fn scale(uses: usize) -> f32 {
    (420.0 / uses.max(1) as f32).clamp(5.0, 12.0)
}

struct Drawing<'g, 'd> {
    desk: &'g Desk<'d>,
    top: f32,
}

impl Drawing<'_, '_> {
    /// The hue of a link: that of its band.
    fn hue(&self, group: usize) -> Colour {
        hue(self.desk.view.links[self.desk.table.groups[group].0].band_at)
    }

    fn ribbon(&self, stream: &Stream, ribbon: flow::Ribbon) -> Group {
        let share = if stream.core > 0 { 0.5 } else { 0.2 };
        let outline = Outline::Ribbon {
            from: ribbon.from.offset(0.0, self.top),
            to: ribbon.to.offset(0.0, self.top),
            thickness: ribbon.thickness,
        };
        let fill = Fill::Tint(self.hue(stream.group), share);
        let shape = Shape { outline, fill, stroke: None };
        let place = (stream.group, stream.column);
        let label = words::stream(self.desk, place, (stream.count, stream.core));
        Group::new(vec![shape.into()]).tag("flow").label(label)
    }

    fn link(&self, group: usize, node: &Node, rect: Rect) -> Group {
        let rect = rect.offset(0.0, self.top);
        let link = self.desk.view.links[self.desk.table.groups[group].0].link;
        let entity = Entity::Link(self.desk.view.chain, link);
        let mut marks: Vec<Mark> = vec![rect.filled(Fill::Solid(self.hue(group))).into()];
        marks.push(self.count(node, rect).ending(rect.x - GAP).into());
        let room = Rect::between(
            self.desk.paper().left(),
            rect.y,
            rect.x - GAP - COUNT - GAP,
            rect.bottom(),
        );
        marks.extend(node.name.middle(room, Align::End).into_iter().map(Mark::from));
        let bounds = Rect::between(self.desk.paper().left(), rect.y, rect.right(), rect.bottom());
        Group::new(marks).bounds(bounds).link(self.desk.page.link_to(entity))
    }

    fn area(&self, column: usize, node: &Node, rect: Rect) -> Group {
        let rect = rect.offset(0.0, self.top);
        let area = &self.desk.table.areas[column].record;
        let mut marks: Vec<Mark> = vec![rect.filled(Fill::Solid(Colour::Ink2)).into()];
        marks.push(self.count(node, rect).ending(rect.right() + GAP + COUNT).into());
        let left = rect.right() + GAP + COUNT + GAP;
        let room = Rect::between(left, rect.y, self.desk.paper().right(), rect.bottom());
        marks.extend(node.name.middle(room, Align::Start).into_iter().map(Mark::from));
        let bounds = Rect::between(rect.x, rect.y, self.desk.paper().right(), rect.bottom());
        let address = self.desk.site().page(EntityKind::Area, &area.id.value);
        Group::new(marks).bounds(bounds).link(self.desk.page.link(&address))
    }

    fn count(&self, node: &Node, rect: Rect) -> Text {
        let ink = Ink::bold(15.0, Colour::Ink2);
        self.desk.fonts().set_middle(&node.count.to_string(), ink, rect.center().y)
    }
}
