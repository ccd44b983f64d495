//! Boxes in boxes: stacks, rows and grids whose heights follow what is in them.
//!
//! A thin door to `taffy` (flex box and grid), so that maps write trees of panels with keys and read boxes by
//! key. It measures nothing itself: the height of a leaf comes from a closure.

use taffy::prelude::{
    AlignItems, AvailableSpace, Dimension, Display, FlexDirection, NodeId, Size as Pair, Style,
    TaffyTree, auto, evenly_sized_tracks, length, zero,
};
use taffy::{LayoutInput, LayoutOutput, TaffyResult, compute_leaf_layout};

use crate::scene::{Rect, Size};

/// A box: a leaf with a height of its own, or an arrangement of boxes.
#[derive(Debug, Clone, PartialEq)]
pub struct Panel<K> {
    key: Option<K>,
    form: Form,
    gap: Size,
    padding: Edges,
    share: f32,
    children: Vec<Self>,
}

/// How a panel arranges what is in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Leaf,
    Stack,
    Row,
    Grid { columns: u16 },
}

/// Room between the edge of a panel and what is in it.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Edges {
    /// Left and right.
    pub sides: f32,
    /// Above.
    pub top: f32,
    /// Below.
    pub bottom: f32,
}

/// Boxes of the panels that have a key, outer ones before inner ones, in the order of the tree.
#[derive(Debug, Clone, PartialEq)]
pub struct Layout<K> {
    /// Width and height of the whole.
    pub size: Size,
    /// The boxes, counted from the top left corner of the whole.
    pub boxes: Vec<(K, Rect)>,
}

impl<K: PartialEq> Layout<K> {
    /// The box of a key.
    #[must_use]
    pub fn rect(&self, key: &K) -> Option<Rect> {
        self.boxes.iter().find(|(known, _)| known == key).map(|(_, rect)| *rect)
    }
}

impl<K: Copy> Panel<K> {
    /// A box whose height the measuring closure says.
    #[must_use]
    pub fn leaf(key: K) -> Self {
        Self::new(Form::Leaf, Vec::new()).keyed(key)
    }

    /// Boxes below each other, each as wide as the panel.
    #[must_use]
    pub const fn stack(gap: f32, children: Vec<Self>) -> Self {
        Self::new(Form::Stack, children).gaps(gap, gap)
    }

    /// Boxes beside each other, all as high as the highest, as wide as their shares say.
    #[must_use]
    pub const fn row(gap: f32, children: Vec<Self>) -> Self {
        Self::new(Form::Row, children).gaps(gap, gap)
    }

    /// Boxes of one width in rows of `columns`; those of a row are as high as its highest.
    #[must_use]
    pub const fn grid(columns: u16, gap: f32, children: Vec<Self>) -> Self {
        Self::new(Form::Grid { columns }, children).gaps(gap, gap)
    }

    const fn new(form: Form, children: Vec<Self>) -> Self {
        let padding = Edges { sides: 0.0, top: 0.0, bottom: 0.0 };
        Self { key: None, form, gap: Size::new(0.0, 0.0), padding, share: 1.0, children }
    }

    /// The same panel with a key, so that its box can be read.
    #[must_use]
    pub fn keyed(mut self, key: K) -> Self {
        self.key = Some(key);
        self
    }

    /// The same panel with room inside its edges.
    #[must_use]
    pub const fn padded(mut self, padding: Edges) -> Self {
        self.padding = padding;
        self
    }

    /// The same panel with other gaps between its columns and between its rows.
    #[must_use]
    pub const fn gaps(mut self, columns: f32, rows: f32) -> Self {
        self.gap = Size::new(columns, rows);
        self
    }

    /// The same panel with another share of the row it stands in; 1 unless said.
    #[must_use]
    pub const fn share(mut self, share: f32) -> Self {
        self.share = share;
        self
    }
}

/// Lays out a panel in a width; `measure` says how high a leaf is at a width.
#[must_use]
pub fn lay_out<K: Copy>(
    panel: &Panel<K>,
    width: f32,
    measure: impl FnMut(K, f32) -> f32,
) -> Layout<K> {
    // An error means a node that the tree does not have, and all nodes are our own.
    try_lay_out(panel, width, measure)
        .unwrap_or(Layout { size: Size::default(), boxes: Vec::new() })
}

/// How many columns of a least width fit beside each other, at least one.
#[must_use]
#[expect(clippy::cast_possible_truncation, reason = "a cast from float to integer saturates")]
#[expect(clippy::cast_sign_loss, reason = "clamped to one and more")]
pub fn columns_that_fit(width: f32, least: f32, gap: f32) -> u16 {
    ((width + gap) / (least + gap)).max(1.0) as u16
}

fn try_lay_out<K: Copy>(
    panel: &Panel<K>,
    width: f32,
    mut measure: impl FnMut(K, f32) -> f32,
) -> TaffyResult<Layout<K>> {
    let mut tree: TaffyTree<K> = TaffyTree::new();
    // Rounding would make a cell narrower than the text that was measured for it.
    tree.disable_rounding();
    let inner = node(&mut tree, panel)?;
    let root = Style {
        display: Display::Flex,
        flex_direction: FlexDirection::Column,
        size: Pair { width: length(width), height: auto() },
        ..Style::default()
    };
    let root = tree.new_with_children(root, &[inner])?;
    let space = Pair { width: AvailableSpace::Definite(width), height: AvailableSpace::MaxContent };
    tree.compute_layout_with_measure(root, space, |input, _, key, style| {
        leaf(input, style, |width| key.map_or(0.0, |key| measure(*key, width)))
    })?;
    let whole = tree.layout(root)?.size;
    let mut boxes = Vec::new();
    read(&tree, (panel, inner), (0.0, 0.0), &mut boxes)?;
    Ok(Layout { size: Size::new(whole.width, whole.height), boxes })
}

/// A panel and what is in it as nodes of the tree.
fn node<K: Copy>(tree: &mut TaffyTree<K>, panel: &Panel<K>) -> TaffyResult<NodeId> {
    let style = style(panel);
    if let (Form::Leaf, Some(key)) = (panel.form, panel.key) {
        return tree.new_leaf_with_context(style, key);
    }
    let mut children = Vec::with_capacity(panel.children.len());
    for child in &panel.children {
        let child_node = node(tree, child)?;
        if panel.form == Form::Row {
            // Widths follow the shares alone, whatever is inside.
            let mut style = tree.style(child_node)?.clone();
            style.flex_grow = child.share;
            style.flex_basis = zero();
            tree.set_style(child_node, style)?;
        }
        children.push(child_node);
    }
    tree.new_with_children(style, &children)
}

fn style<K>(panel: &Panel<K>) -> Style {
    let Edges { sides, top, bottom } = panel.padding;
    let mut style = Style {
        padding: taffy::Rect {
            left: length(sides),
            right: length(sides),
            top: length(top),
            bottom: length(bottom),
        },
        gap: Pair { width: length(panel.gap.width), height: length(panel.gap.height) },
        min_size: Pair { width: zero(), height: zero() },
        flex_shrink: 0.0,
        align_items: AlignItems::STRETCH,
        ..Style::default()
    };
    match panel.form {
        Form::Leaf => style.size.width = Dimension::auto(),
        Form::Stack => style.flex_direction = FlexDirection::Column,
        Form::Row => style.flex_direction = FlexDirection::Row,
        Form::Grid { columns } => {
            style.display = Display::Grid;
            style.grid_template_columns = evenly_sized_tracks(columns.max(1));
        }
    }
    style
}

/// The size of a leaf: as wide as it is told to be, as high as its content needs there.
fn leaf(input: LayoutInput, style: &Style, height: impl FnOnce(f32) -> f32) -> LayoutOutput {
    compute_leaf_layout(
        input,
        style,
        |_, _| 0.0,
        |known, available| {
            let width = known.width.or(available.width.into_option()).unwrap_or(0.0);
            let height =
                known.height.unwrap_or_else(|| if width > 0.0 { height(width) } else { 0.0 });
            Pair { width, height }
        },
    )
}

/// Collects the boxes of a panel and of what is in it.
fn read<K: Copy>(
    tree: &TaffyTree<K>,
    (panel, node): (&Panel<K>, NodeId),
    (left, top): (f32, f32),
    boxes: &mut Vec<(K, Rect)>,
) -> TaffyResult<()> {
    let layout = tree.layout(node)?;
    let (x, y) = (left + layout.location.x, top + layout.location.y);
    if let Some(key) = panel.key {
        boxes.push((key, Rect::new(x, y, layout.size.width, layout.size.height)));
    }
    for (child, child_node) in panel.children.iter().zip(tree.children(node)?) {
        read(tree, (child, child_node), (x, y), boxes)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, Clone, Copy, PartialEq)]
    enum Key {
        Band(usize),
        Panel(usize),
        Head(usize),
        Cell(usize),
    }

    /// A head is 30 high; a cell holds 300 units of text in lines of 20.
    fn measure(key: Key, width: f32) -> f32 {
        match key {
            Key::Head(_) => 30.0,
            Key::Cell(tall) if tall % 2 == 0 => (300.0 / width).ceil() * 20.0,
            _ => 20.0,
        }
    }

    fn titled(index: usize, cells: std::ops::Range<usize>) -> Panel<Key> {
        let grid = Panel::grid(2, 10.0, cells.map(|cell| Panel::leaf(Key::Cell(cell))).collect());
        Panel::stack(8.0, vec![Panel::leaf(Key::Head(index)), grid])
            .keyed(Key::Panel(index))
            .padded(Edges { sides: 10.0, top: 6.0, bottom: 10.0 })
    }

    #[test]
    fn bands_are_columns_of_titled_panels() {
        let bands = vec![
            Panel::stack(16.0, vec![titled(0, 0..3), titled(1, 4..5)]).keyed(Key::Band(0)),
            Panel::stack(16.0, vec![titled(2, 6..8)]).keyed(Key::Band(1)),
        ];
        let layout = lay_out(&Panel::row(20.0, bands), 480.0, measure);
        for (key, rect) in [
            (Key::Band(0), Rect::new(0.0, 0.0, 230.0, 314.0)),
            (Key::Band(1), Rect::new(250.0, 0.0, 230.0, 314.0)),
            (Key::Panel(0), Rect::new(0.0, 0.0, 230.0, 184.0)),
            (Key::Head(0), Rect::new(10.0, 6.0, 210.0, 30.0)),
            (Key::Cell(0), Rect::new(10.0, 44.0, 100.0, 60.0)),
            (Key::Cell(1), Rect::new(120.0, 44.0, 100.0, 60.0)),
            (Key::Cell(2), Rect::new(10.0, 114.0, 100.0, 60.0)),
            (Key::Panel(1), Rect::new(0.0, 200.0, 230.0, 114.0)),
            (Key::Cell(7), Rect::new(370.0, 44.0, 100.0, 60.0)),
        ] {
            assert_eq!(layout.rect(&key), Some(rect), "{key:?}");
        }
        assert_eq!(layout.size, Size::new(480.0, 314.0));
        assert_eq!(layout.boxes[0].0, Key::Band(0));
    }

    #[test]
    fn widths_follow_shares_and_not_content() {
        let row = vec![Panel::leaf(Key::Cell(0)).share(2.0), Panel::leaf(Key::Cell(1))];
        let layout = lay_out(&Panel::row(30.0, row), 330.0, measure);
        assert_eq!(layout.rect(&Key::Cell(0)), Some(Rect::new(0.0, 0.0, 200.0, 40.0)));
        assert_eq!(layout.rect(&Key::Cell(1)), Some(Rect::new(230.0, 0.0, 100.0, 40.0)));
    }

    #[test]
    fn nothing_takes_no_room() {
        let layout = lay_out(&Panel::<Key>::stack(8.0, vec![]), 100.0, measure);
        assert_eq!(layout.size, Size::new(100.0, 0.0));
        assert_eq!(layout.boxes, []);
    }

    #[test]
    fn a_leaf_is_measured_a_few_times_only() {
        let panels = |band: usize| {
            (0..6).map(move |panel| {
                titled(panel, 20 * (band * 6 + panel)..20 * (band * 6 + panel) + 12)
            })
        };
        let bands = (0..3).map(|band| Panel::stack(16.0, panels(band).collect())).collect();
        let mut calls = 0;
        let layout = lay_out(&Panel::row(20.0, bands), 1500.0, |key, width| {
            calls += 1;
            measure(key, width)
        });
        let leaves = 3 * 6 * 13;
        assert_eq!(layout.boxes.len(), leaves + 3 * 6);
        assert!(calls <= 4 * leaves, "{calls} calls for {leaves} leaves");
    }

    #[test]
    fn columns_fit() {
        for (width, least, columns) in
            [(90.0, 100.0, 1), (210.0, 100.0, 2), (209.0, 100.0, 1), (430.0, 100.0, 4)]
        {
            assert_eq!(columns_that_fit(width, least, 10.0), columns, "{width}");
        }
    }
}
