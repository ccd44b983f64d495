//! A link too high for a sheet, row by row of cells: as many rows as there is room for stand in one panel.

use super::boxes::{Line, Measure, Part, Turn, lines};
use super::{Desk, panel};

/// What is not parted: a row of cells or a note, with the headings above it.
pub(super) struct Piece {
    pub(super) lines: Vec<Line>,
    pub(super) height: f32,
    /// What stands above it where a panel begins with it, and how high that is: the title, and the headings that it goes
    /// on under. Above the first piece nothing does.
    again: Vec<Line>,
    pub(super) again_height: f32,
    /// Whether a panel that begins with it is the first of the link.
    pub(super) turn: Turn,
}

/// The pieces of a link, given how many cells stand in a row.
pub(super) fn of(
    desk: &Desk<'_>,
    (link, columns): (usize, usize),
    measure: &mut Measure<'_, '_>,
) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut open: Vec<Line> = Vec::new();
    for line in lines(desk, link) {
        match line {
            Line::Cells(cells) => {
                for row in cells.chunks(columns) {
                    open.push(Line::Cells(row.to_vec()));
                    pieces.push(std::mem::take(&mut open));
                }
            }
            Line::Words(part) => {
                open.push(line);
                if let Part::Note(_) = part {
                    pieces.push(std::mem::take(&mut open));
                }
            }
        }
    }
    let piece = |(at, lines): (usize, Vec<Line>)| {
        let again = if at == 0 { Vec::new() } else { again(desk, link, &lines) };
        Piece {
            height: height(desk, &lines, measure),
            again_height: height(desk, &again, measure),
            turn: if at == 0 { Turn::First } else { Turn::Further },
            lines,
            again,
        }
    };
    pieces.into_iter().enumerate().map(piece).collect()
}

/// The height of lines over the full breadth, with the gaps below them.
fn height(desk: &Desk<'_>, lines: &[Line], measure: &mut Measure<'_, '_>) -> f32 {
    let width = desk.paper().room() - 2.0 * panel::PAD;
    let of = |line: &Line| match line {
        Line::Words(part) => measure.height(*part, width),
        Line::Cells(cells) => {
            let cells = cells.iter().map(|at| measure.height(Part::Cell(*at), width));
            cells.fold(0.0, f32::max)
        }
    };
    lines.iter().map(of).sum::<f32>() + desk.spaces().gap * lines.len() as f32
}

/// What stands in a panel of neighbouring pieces; rows of cells below each other are one grid.
pub(super) fn joined<'p>(pieces: impl IntoIterator<Item = &'p Piece>) -> Vec<Line> {
    let mut joined: Vec<Line> = Vec::new();
    for piece in pieces {
        if joined.is_empty() {
            joined.extend(piece.again.iter().cloned());
        }
        for line in &piece.lines {
            match (joined.last_mut(), line) {
                (Some(Line::Cells(above)), Line::Cells(cells)) => above.extend(cells),
                _ => joined.push(line.clone()),
            }
        }
    }
    joined
}

/// What stands above lines with which a panel goes on.
fn again(desk: &Desk<'_>, link: usize, lines: &[Line]) -> Vec<Line> {
    let view = desk.view;
    let above = |at: usize| view.links[at].parent;
    let mut under = match lines.first() {
        Some(Line::Cells(cells)) => cells.first().map(|cell| view.products[*cell].link),
        Some(Line::Words(Part::Heading(at, _))) => above(*at),
        _ => None,
    };
    let mut again = Vec::new();
    while let Some(at) = under.filter(|at| *at != link) {
        again.push(Line::Words(Part::Heading(at, Turn::Further)));
        under = above(at);
    }
    again.push(Line::Words(Part::Title(link, Turn::Further)));
    again.reverse();
    again
}
