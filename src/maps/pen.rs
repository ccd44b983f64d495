//! Texts below each other in a column, and names that are linked one by one.
//!
//! A pen only moves downwards and never leaves its column: what is too wide is broken, never cut.

use crate::scene::{Group, Mark, Rect};
use crate::text::{Align, Fonts, Ink};

/// Writes down a column.
#[derive(Debug)]
pub(super) struct Pen<'a> {
    fonts: &'a Fonts<'a>,
    /// Left edge of the column.
    x: f32,
    /// Width of the column.
    width: f32,
    /// Where the next line begins.
    pub(super) y: f32,
    /// What was written.
    pub(super) marks: Vec<Mark>,
}

/// A name and where a click on it leads.
#[derive(Debug, Clone)]
pub(super) struct Name {
    /// The name.
    pub(super) name: String,
    /// The link.
    pub(super) link: String,
}

/// From one base line to the next, for a size of text.
pub(super) fn leading(ink: Ink) -> f32 {
    (ink.style.size * 1.4).round()
}

impl<'a> Pen<'a> {
    /// A pen at the top left of a box; its height does not matter.
    pub(super) const fn at(fonts: &'a Fonts<'a>, area: Rect) -> Self {
        Self { fonts, x: area.x, width: area.width, y: area.y, marks: Vec::new() }
    }

    /// What is left of the column, from where the next line begins.
    pub(super) const fn area(&self) -> Rect {
        Rect::new(self.x, self.y, self.width, 0.0)
    }

    /// Writes a text, broken to the column.
    pub(super) fn write(&mut self, text: &str, ink: Ink) {
        let leading = leading(ink);
        let block = self.fonts.block(self.fonts.balance(text, ink.style, self.width), ink, leading);
        let lines = block.top(self.line_box(leading, ink), Align::Start);
        #[expect(clippy::cast_precision_loss, reason = "there are few lines")]
        let height = leading * lines.len() as f32;
        self.marks.extend(lines.into_iter().map(Mark::from));
        self.y += height;
    }

    /// Writes lists of names, each name with its link, commas between them and room between the lists.
    pub(super) fn names(&mut self, lists: &[Vec<Name>], ink: Ink) {
        let mut x = self.x;
        for list in lists {
            for (at, name) in list.iter().enumerate() {
                let comma = if at + 1 < list.len() { "、" } else { "" };
                let content = format!("{}{comma}", name.name);
                let width = self.fonts.width(&content, ink.style);
                if x > self.x && x + width > self.x + self.width {
                    (x, self.y) = (self.x, self.y + leading(ink));
                }
                x = self.name(&content, &name.link, ink, x);
            }
            x += if x > self.x { ink.style.size } else { 0.0 };
        }
        if x > self.x {
            self.y += leading(ink);
        }
    }

    /// Writes one name at an x; returns where it ends.
    fn name(&mut self, content: &str, link: &str, ink: Ink, x: f32) -> f32 {
        let lines = self.fonts.wrap(content, ink.style, self.width);
        let more = lines.len().saturating_sub(1);
        let end = x + lines.last().map_or(0.0, |line| line.width);
        let block = self.fonts.block(lines, ink, leading(ink));
        let area = Rect { x, ..self.line_box(leading(ink), ink) };
        let texts = block.top(area, Align::Start).into_iter().map(Mark::from).collect();
        self.marks.push(Group::new(texts).link(link).into());
        #[expect(clippy::cast_precision_loss, reason = "there are few lines")]
        let down = leading(ink) * more as f32;
        self.y += down;
        end
    }

    /// The box of the next line: its text stands in the middle of the leading.
    fn line_box(&self, leading: f32, ink: Ink) -> Rect {
        Rect::new(self.x, self.y + (leading - ink.style.size) / 2.0, self.width, leading)
    }
}
