//! From lines to the text marks of a scene: where each stands.
//!
//! Arithmetic on measured lines, so that maps need none of their own. Chooses neither sizes nor colours.

use crate::scene::{Colour, Point, Rect, Size, Text};

use super::{Fonts, Line, Style};

/// How a text looks.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Ink {
    /// Size and weight.
    pub style: Style,
    /// Colour.
    pub colour: Colour,
}

impl Ink {
    /// The regular weight at a size, in a colour.
    #[must_use]
    pub const fn regular(size: f32, colour: Colour) -> Self {
        Self { style: Style::regular(size), colour }
    }

    /// The bold weight at a size, in a colour.
    #[must_use]
    pub const fn bold(size: f32, colour: Colour) -> Self {
        Self { style: Style::bold(size), colour }
    }
}

/// Where lines stand in the breadth of their box.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    /// At its left edge.
    Start,
    /// In its middle.
    Centre,
    /// At its right edge.
    End,
}

/// Lines that stand below each other.
#[derive(Debug, Clone, PartialEq)]
pub struct Block {
    /// The lines.
    pub lines: Vec<Line>,
    /// How they look.
    pub ink: Ink,
    /// From one base line to the next, in sheet units.
    pub leading: f32,
    /// From the top of the first line's box to its base line.
    rise: f32,
}

impl Fonts<'_> {
    /// One line of text, its base line beginning at the origin of the sheet: move it with [`Text::at`] and its kin.
    #[must_use]
    pub fn set(&self, content: &str, ink: Ink) -> Text {
        Text {
            origin: Point::default(),
            content: content.to_owned(),
            size: ink.style.size,
            weight: ink.style.weight,
            colour: ink.colour,
            width: self.width(content, ink.style),
        }
    }

    /// One line of text whose Han characters look centred on a height.
    #[must_use]
    pub fn set_middle(&self, content: &str, ink: Ink, middle: f32) -> Text {
        self.set(content, ink).at(0.0, middle + self.centre_baseline(ink.style.size))
    }

    /// Lines below each other, `leading` from base line to base line.
    #[must_use]
    pub fn block(&self, lines: Vec<Line>, ink: Ink, leading: f32) -> Block {
        // The box of a line is one em high with the ink of a Han character in its middle.
        let rise = ink.style.size / 2.0 + self.centre_baseline(ink.style.size);
        Block { lines, ink, leading, rise }
    }
}

impl Block {
    /// Width of the widest line; height from the top of the first line's em to the bottom of the last one's.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "there are few lines")]
    pub fn size(&self) -> Size {
        let width = self.lines.iter().fold(0.0, |width: f32, line| width.max(line.width));
        let height = match self.lines.len() {
            0 => 0.0,
            count => self.leading * (count - 1) as f32 + self.ink.style.size,
        };
        Size { width, height }
    }

    /// The lines in a box, centred in its height.
    #[must_use]
    pub fn middle(&self, within: Rect, align: Align) -> Vec<Text> {
        let top = within.y + (within.height - self.size().height) / 2.0;
        self.top(Rect { y: top, ..within }, align)
    }

    /// The lines in a box, beginning at its top.
    #[must_use]
    pub fn top(&self, within: Rect, align: Align) -> Vec<Text> {
        let mut base = within.y + self.rise;
        let mut texts = Vec::with_capacity(self.lines.len());
        for line in &self.lines {
            let spare = within.width - line.width;
            let x = within.x
                + match align {
                    Align::Start => 0.0,
                    Align::Centre => spare / 2.0,
                    Align::End => spare,
                };
            texts.push(self.line(line, Point { x, y: base }));
            base += self.leading;
        }
        texts
    }

    fn line(&self, line: &Line, origin: Point) -> Text {
        let Ink { style, colour } = self.ink;
        Text {
            origin,
            content: line.content.clone(),
            size: style.size,
            weight: style.weight,
            colour,
            width: line.width,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::tests::fonts;

    fn block(fonts: &Fonts<'_>) -> Block {
        let ink = Ink::regular(10.0, Colour::Ink);
        fonts.block(fonts.wrap("集成电路产业链", ink.style, 40.0), ink, 14.0)
    }

    #[test]
    fn blocks_stand_where_they_are_told() {
        let fonts = fonts();
        let block = block(&fonts);
        assert_eq!(block.size(), Size::new(40.0, 24.0));
        let within = Rect::new(100.0, 200.0, 60.0, 50.0);
        for (align, lefts) in [
            (Align::Start, [100.0, 100.0]),
            (Align::Centre, [110.0, 115.0]),
            (Align::End, [120.0, 130.0]),
        ] {
            let texts = block.middle(within, align);
            assert_eq!(
                texts.iter().map(|text| text.origin.x).collect::<Vec<_>>(),
                lefts,
                "{align:?}"
            );
            assert!((texts[1].origin.y - texts[0].origin.y - 14.0).abs() < 1e-4);
        }
        assert_eq!(fonts.block(vec![], block.ink, 14.0).size(), Size::default());
    }

    /// The ink of the lines together is centred: as much room above the first as below the last.
    #[test]
    fn blocks_are_centred_by_their_ink() {
        let fonts = fonts();
        let texts = block(&fonts).middle(Rect::new(0.0, 0.0, 60.0, 50.0), Align::Start);
        let middle = |text: &Text| text.origin.y - fonts.centre_baseline(text.size);
        assert!((f32::midpoint(middle(&texts[0]), middle(&texts[1])) - 25.0).abs() < 1e-3);
        let single = fonts.set_middle("链", Ink::regular(10.0, Colour::Ink), 25.0);
        assert!((middle(&single) - 25.0).abs() < 1e-4);
        assert!((single.clone().ending(90.0).right() - 90.0).abs() < 1e-4);
        assert!((single.centred(90.0).origin.x - 85.0).abs() < 1e-4);
    }
}
