//! The bands: an arrow over each column with the band's name and what it holds.

use super::Desk;
use super::columns::{Part, Row};
use crate::scene::{Colour, Fill, Group, Mark, Point, Rect, Scene, Shape};
use crate::text::{Align, Block, Ink};

/// How far the point of an arrow reaches.
const POINT: f32 = 16.0;
/// Where the text of an arrow begins: behind the notch.
const TEXT: f32 = 26.0;
/// Room above and below the text.
const PAD: f32 = 12.0;
/// Room between name and note beside each other, and below each other.
const BETWEEN: (f32, f32) = (14.0, 6.0);

/// Draws the arrows of a row of bands from a height on; returns how high they are.
pub(super) fn draw(desk: &Desk<'_>, row: &Row<'_>, scene: &mut Scene, top: f32) -> f32 {
    let places: Vec<(usize, Rect)> = (row.layout.boxes.iter())
        .filter_map(|(part, rect)| match part {
            Part::Band(at) => Some((*at, *rect)),
            _ => None,
        })
        .collect();
    let words: Vec<Words> =
        places.iter().map(|(at, rect)| Words::measure(desk, *at, rect.width)).collect();
    // All as high as the one with most text.
    let height = words.iter().map(Words::height).fold(19.0, f32::max) + 2.0 * PAD;
    for ((at, rect), words) in places.iter().zip(&words) {
        let area = Rect::new(rect.x + desk.paper().left(), top, rect.width, height);
        let name = desk.view.chain.bands[*at].record.name.value.clone();
        let arrow = Shape::polygon(arrow(*at, area), Fill::Solid(hue(*at)));
        let mut group = Group::new(vec![arrow.into()]).bounds(area).tag("band").label(name);
        group.marks.extend(words.draw(area));
        scene.push(group);
    }
    height
}

/// The hue of a band by its position.
pub(super) const fn hue(at: usize) -> Colour {
    [Colour::Band1, Colour::Band2, Colour::Band3, Colour::Band4, Colour::Band5][at % 5]
}

/// Name and note of a band, broken to its width.
struct Words {
    name: Block,
    note: Block,
    /// Room for the text.
    room: f32,
}

impl Words {
    fn measure(desk: &Desk<'_>, at: usize, width: f32) -> Self {
        let (fonts, record) = (desk.fonts(), &desk.view.chain.bands[at].record);
        let room = width - TEXT - POINT - 4.0;
        let (bold, plain) = (Ink::bold(19.0, Colour::White), Ink::regular(15.0, Colour::White));
        let name = fonts.block(fonts.balance(&record.name.value, bold.style, room), bold, 25.0);
        let note = record.note.as_ref().map_or("", |note| &note.value);
        let note = fonts.block(fonts.balance(note, plain.style, room), plain, 20.0);
        Self { name, note, room }
    }

    /// Whether the note stands beside the name.
    fn is_beside(&self) -> bool {
        self.note.lines.len() < 2
            && self.name.size().width + BETWEEN.0 + self.note.size().width <= self.room
    }

    fn height(&self) -> f32 {
        match self.is_beside() {
            true => self.name.size().height,
            false => self.name.size().height + BETWEEN.1 + self.note.size().height,
        }
    }

    fn draw(&self, area: Rect) -> Vec<Mark> {
        let text = Rect { x: area.x + TEXT, ..area };
        let (name, note) = if self.is_beside() {
            let beside = text.split_left(self.name.size().width + BETWEEN.0).1;
            (self.name.middle(text, Align::Start), self.note.middle(beside, Align::Start))
        } else {
            let text = Rect { y: area.y + (area.height - self.height()) / 2.0, ..text };
            let below = text.split_top(self.name.size().height + BETWEEN.1).1;
            (self.name.top(text, Align::Start), self.note.top(below, Align::Start))
        };
        name.into_iter().chain(note).map(Mark::from).collect()
    }
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
