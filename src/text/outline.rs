//! The shapes of letters, shaped as they were measured: language forms, kerning and all.
//!
//! For printers whose output must not depend on the fonts of its reader.

use super::Fonts;
use super::measure::Shaper;
use crate::scene::{Letters, Point, Segment, Text};
use rustybuzz::ttf_parser::{GlyphId, OutlineBuilder};

impl Letters for Fonts<'_> {
    fn outline(&self, text: &Text) -> Vec<Segment> {
        let shaper = self.shaper(text.weight);
        let glyphs = shaper.glyphs(&text.content);
        let mut pen = Pen::new(shaper, text);
        let mut at = (0_i64, 0_i64);
        for (info, position) in glyphs.glyph_infos().iter().zip(glyphs.glyph_positions()) {
            pen.go(at.0 + i64::from(position.x_offset), at.1 + i64::from(position.y_offset));
            if let Ok(glyph) = u16::try_from(info.glyph_id) {
                shaper.draw(GlyphId(glyph), &mut pen);
            }
            at.0 += i64::from(position.x_advance);
            at.1 += i64::from(position.y_advance);
        }
        pen.segments
    }
}

/// Turns font units of one glyph into places on the sheet.
struct Pen {
    origin: Point,
    /// Sheet units to a font unit.
    scale: f32,
    /// Where the glyph begins, in font units.
    glyph: (f32, f32),
    segments: Vec<Segment>,
}

impl Pen {
    #[expect(clippy::cast_precision_loss, reason = "an em has a few thousand font units")]
    fn new(shaper: &Shaper<'_>, text: &Text) -> Self {
        let scale = text.size / shaper.per_em() as f32;
        Self { origin: text.origin, scale, glyph: (0.0, 0.0), segments: Vec::new() }
    }

    #[expect(clippy::cast_precision_loss, reason = "a label is shorter than 2^24 font units")]
    fn go(&mut self, x: i64, y: i64) {
        self.glyph = (x as f32, y as f32);
    }

    /// A place on the sheet; there y grows downwards.
    fn place(&self, x: f32, y: f32) -> Point {
        let (x, y) = (self.glyph.0 + x, self.glyph.1 + y);
        self.origin.offset(x * self.scale, -y * self.scale)
    }
}

impl OutlineBuilder for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        self.segments.push(Segment::Move(self.place(x, y)));
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.segments.push(Segment::Line(self.place(x, y)));
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        self.segments.push(Segment::Quadratic(self.place(x1, y1), self.place(x, y)));
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        let (one, two) = (self.place(x1, y1), self.place(x2, y2));
        self.segments.push(Segment::Cubic(one, two, self.place(x, y)));
    }

    fn close(&mut self) {
        self.segments.push(Segment::Close);
    }
}

#[cfg(test)]
mod tests {
    use crate::scene::{Colour, Letters, Point, Segment};
    use crate::text::{Ink, tests::fonts};

    /// Left, top, right and bottom of the points of an outline.
    fn reach(segments: &[Segment]) -> (f32, f32, f32, f32) {
        let points = segments.iter().flat_map(|segment| match *segment {
            Segment::Move(a) | Segment::Line(a) => vec![a],
            Segment::Quadratic(a, b) => vec![a, b],
            Segment::Cubic(a, b, c) => vec![a, b, c],
            Segment::Close => vec![],
        });
        let start = (f32::MAX, f32::MAX, f32::MIN, f32::MIN);
        points.fold(start, |(l, t, r, b), Point { x, y }| (l.min(x), t.min(y), r.max(x), b.max(y)))
    }

    #[test]
    fn letters_stand_where_the_text_does() {
        let fonts = fonts();
        for content in ["国国国", "IC-T-023", "2012—2020 年", "—", "中——"] {
            let text = fonts.set(content, Ink::regular(20.0, Colour::Ink)).at(100.0, 50.0);
            let (left, top, right, bottom) = reach(&fonts.outline(&text));
            assert!(left >= 100.0 - 0.5 && right <= 100.0 + text.width + 0.5, "{content}");
            assert!(right > 100.0 + text.width - 3.0, "{content}: {right} of {}", text.width);
            assert!(top > 50.0 - 20.0 && bottom < 50.0 + 5.0, "{content}");
        }
        assert!(fonts.outline(&fonts.set("  ", Ink::bold(20.0, Colour::Ink))).is_empty());
    }
}
