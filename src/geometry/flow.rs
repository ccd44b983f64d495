//! Flows between two or three layers of nodes (Sankey): boxes for the nodes, ribbons for the flows.
//!
//! Layers are columns. The author's order stands unless a layer is told to untangle itself. Thickness is
//! weight times a given scale, so that drawings of one kind can be compared; the height follows.

use crate::scene::{Point, Rect};

/// A flow from a node of a layer to a node of the next one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Link {
    /// The layer it leaves.
    pub layer: usize,
    /// The node it leaves, by its place in the author's order.
    pub from: usize,
    /// The node of the next layer it reaches.
    pub to: usize,
    /// How much flows.
    pub weight: f32,
}

/// How the nodes of a layer are ordered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// As the author has them.
    Author,
    /// By where their flows come from and go to, so that few flows cross.
    Untangled,
}

/// A layer of nodes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Layer {
    /// How many nodes it has.
    pub count: usize,
    /// How they are ordered.
    pub order: Order,
}

/// Measures of the drawing, in sheet units.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Measures {
    /// Left edge of the first layer and right edge of the last.
    pub edges: (f32, f32),
    /// Width of a node.
    pub node: f32,
    /// Room between two nodes of a layer.
    pub gap: f32,
    /// Least height of a node, so that its label has room.
    pub least: f32,
    /// Thickness of a flow of weight 1.
    pub scale: f32,
}

/// A flow on the sheet: the top of its two edges, and its thickness.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Ribbon {
    /// Top of the left edge.
    pub from: Point,
    /// Top of the right edge.
    pub to: Point,
    /// Height of both edges.
    pub thickness: f32,
}

/// The drawing; its top is at 0.
#[derive(Debug, Clone, PartialEq)]
pub struct Flow {
    /// The boxes of the nodes, by layer and by the author's order.
    pub nodes: Vec<Vec<Rect>>,
    /// The flows, in the order they were given; those between nodes that do not exist are left out.
    pub ribbons: Vec<Option<Ribbon>>,
    /// Height of the highest layer.
    pub height: f32,
}

/// Rounds of untangling: more change nothing in layers of this size.
const ROUNDS: usize = 6;

/// Lays out layers and the flows between them.
#[must_use]
pub fn lay_out(layers: &[Layer], links: &[Link], measures: Measures) -> Flow {
    let valid = |link: &Link| {
        layers.get(link.layer).is_some_and(|layer| link.from < layer.count)
            && layers.get(link.layer + 1).is_some_and(|layer| link.to < layer.count)
            && link.weight > 0.0
    };
    let known: Vec<Link> = links.iter().copied().filter(valid).collect();
    let ranks = ranks(layers, &known);
    let nodes = nodes(&ranks, &known, measures);
    let height = nodes.iter().flatten().fold(0.0_f32, |height, rect| height.max(rect.bottom()));
    let mut placed = ribbons(&nodes, &known, measures).into_iter();
    let ribbons = links.iter().map(|link| if valid(link) { placed.next() } else { None }).collect();
    Flow { nodes, ribbons, height }
}

/// The place of each node in its layer, by layer and author's order.
fn ranks(layers: &[Layer], links: &[Link]) -> Vec<Vec<usize>> {
    let mut ranks: Vec<Vec<usize>> =
        layers.iter().map(|layer| (0..layer.count).collect()).collect();
    for _ in 0..ROUNDS {
        for (index, layer) in layers.iter().enumerate() {
            if layer.order == Order::Untangled {
                ranks[index] = untangled(index, &ranks, links);
            }
        }
    }
    ranks
}

/// The places of a layer's nodes when each goes to the mean place of its neighbours.
fn untangled(layer: usize, ranks: &[Vec<usize>], links: &[Link]) -> Vec<usize> {
    let means: Vec<f32> =
        (0..ranks[layer].len()).map(|node| mean(layer, node, (ranks, links))).collect();
    let mut order: Vec<usize> = (0..means.len()).collect();
    // Nodes of one mean keep the author's order: the sort is stable.
    order.sort_by(|a, b| means[*a].total_cmp(&means[*b]));
    let mut places = vec![0; order.len()];
    for (place, node) in order.into_iter().enumerate() {
        places[node] = place;
    }
    places
}

/// The mean place of a node's neighbours, as a share of their layers; its own where it has none.
#[expect(clippy::cast_precision_loss, reason = "layers are small")]
fn mean(layer: usize, node: usize, (ranks, links): (&[Vec<usize>], &[Link])) -> f32 {
    let place = |layer: usize, node: usize| {
        (ranks[layer][node] as f32 + 0.5) / ranks[layer].len().max(1) as f32
    };
    let (mut sum, mut weight) = (0.0, 0.0);
    for link in links {
        let neighbour = if link.layer == layer && link.from == node {
            place(layer + 1, link.to)
        } else if link.layer + 1 == layer && link.to == node {
            place(link.layer, link.from)
        } else {
            continue;
        };
        sum += neighbour * link.weight;
        weight += link.weight;
    }
    if weight > 0.0 { sum / weight } else { place(layer, node) }
}

/// The boxes of the nodes; lower layers stand in the middle of the highest.
#[expect(clippy::cast_precision_loss, reason = "there are two or three layers")]
fn nodes(ranks: &[Vec<usize>], links: &[Link], measures: Measures) -> Vec<Vec<Rect>> {
    let Measures { edges: (left, right), node, gap, .. } = measures;
    let step = (right - left - node) / (ranks.len().max(2) - 1) as f32;
    let mut layers: Vec<Vec<Rect>> = Vec::with_capacity(ranks.len());
    for (layer, places) in ranks.iter().enumerate() {
        let x = left + step * layer as f32;
        let mut rects = vec![Rect::default(); places.len()];
        let mut y = 0.0;
        for index in by_place(places) {
            let height = (through(layer, index, links) * measures.scale).max(measures.least);
            rects[index] = Rect::new(x, y, node, height);
            y += height + gap;
        }
        layers.push(rects);
    }
    let heights: Vec<f32> = layers.iter().map(|rects| bottom(rects)).collect();
    let highest = heights.iter().copied().fold(0.0, f32::max);
    for (rects, height) in layers.iter_mut().zip(heights) {
        for rect in rects {
            rect.y += (highest - height) / 2.0;
        }
    }
    layers
}

/// Nodes in the order of their places.
fn by_place(places: &[usize]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..places.len()).collect();
    order.sort_by_key(|node| places[*node]);
    order
}

fn bottom(rects: &[Rect]) -> f32 {
    rects.iter().fold(0.0, |bottom: f32, rect| bottom.max(rect.bottom()))
}

/// What flows through a node: what comes in or what goes out, whichever is more.
fn through(layer: usize, node: usize, links: &[Link]) -> f32 {
    let sum = |hits: &dyn Fn(&Link) -> bool| {
        links.iter().filter(|link| hits(link)).map(|link| link.weight).sum::<f32>()
    };
    let out = sum(&|link| link.layer == layer && link.from == node);
    let into = sum(&|link| link.layer + 1 == layer && link.to == node);
    out.max(into)
}

/// The flows: at each node they are stacked in the order of their other ends, in the middle of its side.
fn ribbons(nodes: &[Vec<Rect>], links: &[Link], measures: Measures) -> Vec<Ribbon> {
    let from = |link: &Link| nodes[link.layer][link.from];
    let to = |link: &Link| nodes[link.layer + 1][link.to];
    let starts = stacked(links, measures.scale, (&from, &to), |link| (link.layer, link.from));
    let ends = stacked(links, measures.scale, (&to, &from), |link| (link.layer, link.to));
    let ribbon = |index: usize, link: &Link| Ribbon {
        from: Point::new(from(link).right(), starts[index]),
        to: Point::new(to(link).x, ends[index]),
        thickness: link.weight * measures.scale,
    };
    links.iter().enumerate().map(|(index, link)| ribbon(index, link)).collect()
}

/// The box of a node at one end of a link.
type End<'e> = &'e dyn Fn(&Link) -> Rect;

/// Tops of the flows at one of their ends.
fn stacked(
    links: &[Link],
    scale: f32,
    (own, other): (End<'_>, End<'_>),
    node: impl Fn(&Link) -> (usize, usize),
) -> Vec<f32> {
    let mut order: Vec<usize> = (0..links.len()).collect();
    order.sort_by(|a, b| {
        let key = |index: &usize| (node(&links[*index]), other(&links[*index]).y);
        let ((a_node, a_y), (b_node, b_y)) = (key(a), key(b));
        a_node.cmp(&b_node).then(a_y.total_cmp(&b_y))
    });
    let mut tops = vec![0.0; links.len()];
    for group in order.chunk_by(|a, b| node(&links[*a]) == node(&links[*b])) {
        let whole: f32 = group.iter().map(|index| links[*index].weight * scale).sum();
        let rect = own(&links[group[0]]);
        let mut y = rect.y + (rect.height - whole) / 2.0;
        for index in group {
            tops[*index] = y;
            y += links[*index].weight * scale;
        }
    }
    tops
}

#[cfg(test)]
mod tests {
    use super::*;

    const MEASURES: Measures =
        Measures { edges: (0.0, 500.0), node: 20.0, gap: 10.0, least: 16.0, scale: 10.0 };

    fn author(count: usize) -> Layer {
        Layer { count, order: Order::Author }
    }

    fn link(layer: usize, from: usize, to: usize, weight: f32) -> Link {
        Link { layer, from, to, weight }
    }

    #[test]
    fn nodes_are_as_high_as_what_flows_through_them() {
        let links = [link(0, 0, 0, 3.0), link(0, 0, 1, 2.0), link(0, 1, 1, 1.0)];
        let flow = lay_out(&[author(2), author(2)], &links, MEASURES);
        assert_eq!(
            flow.nodes[0],
            [Rect::new(0.0, 0.0, 20.0, 50.0), Rect::new(0.0, 60.0, 20.0, 16.0)]
        );
        assert_eq!(
            flow.nodes[1],
            [Rect::new(480.0, 3.0, 20.0, 30.0), Rect::new(480.0, 43.0, 20.0, 30.0)]
        );
        let ribbon = |index: usize| flow.ribbons[index].expect("a ribbon");
        assert_eq!((ribbon(0).from.y, ribbon(1).from.y, ribbon(2).from.y), (0.0, 30.0, 63.0));
        assert_eq!((ribbon(0).to.y, ribbon(1).to.y, ribbon(2).to.y), (3.0, 43.0, 63.0));
        assert_eq!((ribbon(0).from.x, ribbon(0).to.x, ribbon(0).thickness), (20.0, 480.0, 30.0));
        assert!((flow.height - 76.0).abs() < 0.01);
    }

    #[test]
    fn a_layer_untangles_itself_only_when_told() {
        let links = [link(0, 0, 1, 1.0), link(0, 1, 0, 1.0)];
        let kept = lay_out(&[author(2), author(2)], &links, MEASURES);
        assert!(kept.nodes[1][0].y < kept.nodes[1][1].y);
        let free = Layer { count: 2, order: Order::Untangled };
        let untangled = lay_out(&[author(2), free], &links, MEASURES);
        assert!(untangled.nodes[1][1].y < untangled.nodes[1][0].y);
        assert!(untangled.nodes[0][0].y < untangled.nodes[0][1].y);
    }

    #[test]
    fn three_layers_share_the_width() {
        let links = [link(0, 0, 0, 1.0), link(1, 0, 0, 1.0)];
        let flow = lay_out(&[author(1), author(1), author(1)], &links, MEASURES);
        let lefts: Vec<_> = flow.nodes.iter().map(|layer| layer[0].x).collect();
        assert_eq!(lefts, [0.0, 240.0, 480.0]);
        assert_eq!(flow.ribbons[1].map(|ribbon| ribbon.from.x), Some(260.0));
    }

    #[test]
    fn flows_to_nowhere_are_left_out() {
        let links =
            [link(0, 0, 7, 1.0), link(3, 0, 0, 1.0), link(0, 0, 0, 0.0), link(0, 0, 0, 1.0)];
        let flow = lay_out(&[author(1), author(1)], &links, MEASURES);
        let drawn: Vec<_> = flow.ribbons.iter().map(Option::is_some).collect();
        assert_eq!(drawn, [false, false, false, true]);
        assert_eq!(lay_out(&[], &[], MEASURES).height, 0.0);
    }
}
