//! The bands: an arrow over each column with the band's name and what it holds.

use super::super::book::Opening;
use super::Desk;
use crate::scene::{Colour, Fill, Group, Mark, Point, Rect, Scene, Shape};
use crate::text::{Align, Block, Ink};

/// How far the point of an arrow reaches.
const POINT: f32 = 16.0;
/// Where the text of an arrow begins: behind the notch.
const TEXT: f32 = 26.0;
/// The least height of the text.
const LEAST: f32 = 19.0;
/// Room between name and note beside each other, and below each other.
const BETWEEN: (f32, f32) = (14.0, 6.0);

/// Draws the arrows of bands beside each other from a height on, given left edge and width of each; returns how high
/// they are.
pub(super) fn draw(desk: &Desk<'_>, places: &[(usize, Rect)], scene: &mut Scene, top: f32) -> f32 {
    let words: Vec<Words> = places.iter().map(|(at, rect)| Words::of(desk, *at, *rect)).collect();
    // All as high as the one with most text.
    let height = words.iter().map(Words::height).fold(LEAST, f32::max) + 2.0 * desk.spaces().arrow;
    for ((at, rect), words) in places.iter().zip(&words) {
        let area = Rect { y: top, height, ..*rect };
        let name = desk.view.chain.bands[*at].record.name.value.clone();
        let group = Group::new(arrow(*at, area, words)).bounds(area).tag("band");
        scene.push(group.label(name));
    }
    height
}

/// The arrow over a band that goes on on another sheet, over the full breadth.
pub(super) fn again(desk: &Desk<'_>, at: usize) -> Opening {
    let spaces = desk.spaces();
    let area = desk.breadth();
    let name = format!("{}（续）", desk.view.chain.bands[at].record.name.value);
    let words = Words::measure(desk, (&name, ""), area.width);
    let height = words.height().max(LEAST) + 2.0 * spaces.arrow;
    let area = Rect { height, ..area };
    let group = Group::new(arrow(at, area, &words)).bounds(area).label(name);
    Opening { marks: vec![group.into()], height: height + spaces.under }
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
    fn of(desk: &Desk<'_>, at: usize, rect: Rect) -> Self {
        let record = &desk.view.chain.bands[at].record;
        let note = record.note.as_ref().map_or("", |note| &note.value);
        Self::measure(desk, (&record.name.value, note), rect.width)
    }

    fn measure(desk: &Desk<'_>, (name, note): (&str, &str), width: f32) -> Self {
        let fonts = desk.fonts();
        let room = width - TEXT - POINT - 4.0;
        let (bold, plain) = (Ink::bold(19.0, Colour::White), Ink::regular(15.0, Colour::White));
        let name = fonts.block(fonts.balance(name, bold.style, room), bold, 25.0);
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

/// A band's arrow with its words.
fn arrow(at: usize, area: Rect, words: &Words) -> Vec<Mark> {
    let mut marks = vec![Shape::polygon(outline(at, area), Fill::Solid(hue(at))).into()];
    marks.extend(words.draw(area));
    marks
}

/// The outline of a band's arrow: notched at its left, except that of the first band.
fn outline(at: usize, area: Rect) -> Vec<Point> {
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
