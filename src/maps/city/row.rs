//! The row of a chain, measured: its name and what is strong, and the names in every column.

use super::columns::{Column, Columns, GAP};
use super::item::{Item, Seen};
use super::{Desk, NOT_RECORDED};
use crate::maps::coding::{self, SMALL};
use crate::maps::ground;
use crate::maps::pen::{Name, Pen, leading};
use crate::model::Status;
use crate::scene::{Colour, Group, Mark, Point, Rect, Scene, Size, Stroke};
use crate::site::{EntityKind, LocalChain};
use crate::text::Ink;
use std::ops::Range;

/// With as many lines a row begins at least where it goes on on another sheet.
const FEW: usize = 3;
/// As many strong things of a chain are named, and so high are their names together, at most.
const STRONG: usize = 5;
const HIGH: f32 = 140.0;
/// The sign of what is strong.
const SIGN: Size = Size::new(22.0, 19.0);

/// A row.
pub(super) struct Row<'d> {
    chain: &'d LocalChain<'d>,
    cells: Vec<Vec<Line<'d>>>,
    /// Height of the name of the chain and of what stands below it.
    label: f32,
    /// Room above and below what stands in the row.
    pad: f32,
}

/// Names side by side.
struct Line<'d> {
    items: Vec<Item<'d>>,
    height: f32,
}

/// A part of a row that is not divided any further.
pub(super) struct Piece {
    lines: Vec<Range<usize>>,
    /// How high it is.
    pub(super) height: f32,
    /// Whether the row begins with it.
    pub(super) is_first: bool,
    /// Whether the row ends with it.
    is_last: bool,
}

impl<'d> Row<'d> {
    /// Measures a row.
    pub(super) fn of(
        desk: &'d Desk<'d>,
        chain: &'d LocalChain<'d>,
        columns: &Columns,
        seen: &mut Seen,
    ) -> Self {
        let cells = columns.kinds.iter().map(|column| lines(desk, chain, column, seen)).collect();
        let mut pen = Pen::at(desk.fonts(), label_area(columns, 0.0));
        label(desk, chain, &mut pen);
        Self { chain, cells, label: pen.y, pad: desk.density.pick(8.0, 5.0) }
    }

    /// The pieces of the row: the first no higher than this, the others no higher than that, unless a single line is.
    pub(super) fn pieces(&self, first: f32, further: f32) -> Vec<Piece> {
        let (mut done, mut pieces) = (vec![0; self.cells.len()], Vec::new());
        loop {
            let is_first = pieces.is_empty();
            let mut height: f32 = if is_first { self.label } else { 0.0 };
            let most = if is_first { first - 2.0 * self.pad } else { further - self.pad };
            let mut lines = Vec::new();
            for (cell, from) in self.cells.iter().zip(&mut done) {
                let to = *from + fitting(&cell[*from..], most);
                height = height.max(cell[*from..to].iter().map(|line| line.height).sum());
                lines.push(*from..to);
                *from = to;
            }
            let is_last = self.cells.iter().zip(&done).all(|(cell, done)| *done == cell.len());
            let pad = self.pad * f32::from(u8::from(is_first) + u8::from(is_last));
            pieces.push(Piece { lines, height: height + pad, is_first, is_last });
            if is_last {
                return pieces;
            }
        }
    }

    /// The least height of a piece with which the row may begin: its label, and a few lines.
    pub(super) fn least(&self) -> f32 {
        let few = |cell: &Vec<Line<'_>>| cell.iter().take(FEW).map(|line| line.height).sum::<f32>();
        self.cells.iter().map(few).fold(self.label, f32::max) + 2.0 * self.pad
    }

    /// How high the row is as a whole.
    pub(super) fn height(&self) -> f32 {
        let cells = self.cells.iter().map(|cell| cell.iter().map(|line| line.height).sum::<f32>());
        cells.fold(self.label, f32::max) + 2.0 * self.pad
    }

    /// Draws a piece from the top of a scene; returns where it ends.
    pub(super) fn draw(
        &self,
        desk: &Desk<'_>,
        columns: &Columns,
        piece: &Piece,
        scene: &mut Scene,
    ) -> f32 {
        let top = if piece.is_first { self.pad } else { 0.0 };
        scene.marks.extend(ground(desk, self.chain, columns.chain, piece));
        if piece.is_first {
            let mut pen = Pen::at(desk.fonts(), label_area(columns, top));
            label(desk, self.chain, &mut pen);
            scene.marks.append(&mut pen.marks);
        }
        for ((column, cell), lines) in columns.kinds.iter().zip(&self.cells).zip(&piece.lines) {
            if cell.is_empty() && piece.is_first {
                let ink = Ink::regular(SMALL, Colour::Ink3);
                let text = desk.fonts().set_middle(NOT_RECORDED, ink, top + 10.0);
                scene.push(text.starting(column.x(0)));
            }
            let mut y = top;
            for line in &cell[lines.clone()] {
                for (at, item) in line.items.iter().enumerate() {
                    scene.push(item.draw(desk, (Point::new(column.x(at), y), column.room())));
                }
                y += line.height;
            }
        }
        if piece.is_last {
            let paper = desk.studio.paper;
            let rule = Stroke::new(Colour::Line, 0.8);
            scene.push(rule.horizontal(piece.height, paper.left(), paper.right()));
        }
        piece.height
    }
}

/// How many lines fit into a height; one always does.
fn fitting(lines: &[Line<'_>], most: f32) -> usize {
    let mut left = most;
    let fits = |line: &&Line<'_>| {
        left -= line.height;
        left >= 0.0
    };
    lines.iter().take_while(fits).count().max(1).min(lines.len())
}

/// What of a chain stands in a column.
fn lines<'d>(
    desk: &'d Desk<'d>,
    chain: &'d LocalChain<'d>,
    column: &Column,
    seen: &mut Seen,
) -> Vec<Line<'d>> {
    let items = chain.of_kind(column.kind);
    let mut items = items.map(|one| Item::of(desk, (chain, one), column.room(), seen)).peekable();
    let mut lines = Vec::new();
    while items.peek().is_some() {
        let items: Vec<Item<'_>> = items.by_ref().take(column.abreast.max(1)).collect();
        let height = items.iter().map(Item::height).fold(0.0, f32::max);
        lines.push(Line { items, height });
    }
    lines
}

/// The ground of the chain's cell, by its number of firms, below the rule above it.
fn ground(desk: &Desk<'_>, chain: &LocalChain<'_>, across: Rect, piece: &Piece) -> Option<Mark> {
    let group = ground::group(desk.site(), desk.local.region);
    let step = step(chain)?;
    let top = if piece.is_first { 1.0 } else { 0.0 };
    let rect = Rect::new(across.x, top, across.width - GAP / 2.0, piece.height - top);
    Some(rect.filled(ground::fill(group, Some(step))).into())
}

fn step(chain: &LocalChain<'_>) -> Option<usize> {
    ground::step(chain.of_kind(EntityKind::Firm).count())
}

fn label_area(columns: &Columns, top: f32) -> Rect {
    Rect { y: top, ..columns.chain.inset_xy(GAP, 0.0) }
}

/// Writes the name of a chain, and below it what of it is strong.
fn label(desk: &Desk<'_>, chain: &LocalChain<'_>, pen: &mut Pen<'_>) {
    let mut name = Pen::at(desk.fonts(), pen.area());
    let (fonts, words, code) = (desk.fonts(), desk.chain(chain.at), desk.code(chain.at));
    let (bold, small) =
        (Ink::bold(15.0, Colour::Ink), Ink::regular(SMALL, ground::ink(step(chain))));
    let (end, code) = (fonts.width(words, bold.style) + 8.0, fonts.set(code, small));
    name.write(words, bold);
    match end + code.width <= pen.area().width {
        true => {
            let base = pen.y + leading(bold) / 2.0 + fonts.centre_baseline(bold.style.size);
            name.marks.push(code.at(pen.area().x + end, base).into());
        }
        false => name.write(&code.content, small),
    }
    pen.y = name.y;
    let group = Group::new(name.marks).link(desk.link_to_chain(chain.at)).tag("chain-present");
    pen.marks.push(group.label(self::words(desk, chain)).into());
    if chain.strong.is_empty() {
        return;
    }
    let top = Point::new(pen.area().x, pen.y + 2.0);
    pen.marks.extend(sign(desk, top));
    let area = pen.area().offset(0.0, 2.0).split_left(SIGN.width + 6.0).1;
    // Of long names fewer are given.
    let shown = (0..=chain.strong.len().min(STRONG)).rev();
    let written = shown.map(|count| strong(desk, chain, count, area));
    let Some(mut names) = written.into_iter().find(|one| one.y - area.y <= HIGH) else { return };
    pen.y = names.y.max(top.y + SIGN.height);
    pen.marks.append(&mut names.marks);
}

/// Writes so many names of what is strong, and how many there are where that is not all.
fn strong<'d>(desk: &Desk<'d>, chain: &LocalChain<'_>, count: usize, area: Rect) -> Pen<'d> {
    let ink = Ink::regular(SMALL, ground::ink(step(chain)));
    let named = chain.strong.iter().take(count).map(|one| Name {
        name: one.short_name().to_owned(),
        link: desk.link(&desk.site().address(*one)),
    });
    let mut pen = Pen::at(desk.fonts(), area);
    pen.names(&[named.collect()], ink);
    match chain.strong.len() {
        all if count == 0 => pen.write(&format!("{all} 项"), ink),
        all if count < all => pen.write(&format!("等 {all} 项"), ink),
        _ => {}
    }
    pen
}

/// The sign of what is strong, with its top left corner at a point.
fn sign(desk: &Desk<'_>, at: Point) -> Vec<Mark> {
    let rect = Rect::new(at.x, at.y, SIGN.width, SIGN.height);
    let mut marks = coding::panel(rect, Some(Status::Strong));
    let middle = rect.center();
    marks.extend(coding::sign(
        desk.fonts(),
        Some(Status::Strong),
        middle.x + SMALL / 2.0,
        middle.y,
    ));
    marks
}

/// The row in words.
fn words(desk: &Desk<'_>, chain: &LocalChain<'_>) -> String {
    let kinds = crate::site::PLACES.map(|kind| (kind.word(), chain.of_kind(kind).count()));
    let counts = kinds.iter().filter(|(_, count)| *count > 0);
    let counts: Vec<String> = counts.map(|(kind, count)| format!("{kind} {count}")).collect();
    format!("{}：{}", desk.chain(chain.at), counts.join("、"))
}
