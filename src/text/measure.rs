//! Widths in font units: shaping with a memo, and no shaping where every character is one em wide.
//!
//! Whole numbers throughout, so that sums are exact and the order of asking changes nothing. Knows neither
//! font sizes nor lines.

use std::collections::HashMap;
use std::str::FromStr as _;
use std::sync::{PoisonError, RwLock};

use rustybuzz::ttf_parser::{GlyphId, OutlineBuilder};
use rustybuzz::{
    Direction, Face, GlyphBuffer, Language, Script, ShapePlan, UnicodeBuffer, script,
    shape_with_plan,
};

use super::Metrics;
use super::chars::is_full_width;

/// Memo shards: more than threads that measure at once, so that they seldom meet.
const SHARDS: usize = 16;

/// Longer pieces than this are shaped anew each time, so that a pasted novel does not fill the memory.
const LONGEST_KEPT: usize = 64;

/// One weight of the type family.
pub(super) struct Shaper<'a> {
    face: Face<'a>,
    language: Language,
    chinese: ShapePlan,
    common: ShapePlan,
    memo: [RwLock<HashMap<Box<str>, i64>>; SHARDS],
}

impl<'a> Shaper<'a> {
    /// Reads a font and plans the shaping of Chinese text with it.
    pub(super) fn new(bytes: &'a [u8]) -> Result<Self, String> {
        let face = Face::from_slice(bytes, 0).ok_or("these bytes are no TrueType font")?;
        if face.units_per_em() <= 0 || face.glyph_index('国').is_none() {
            return Err("the font has no Han characters".to_owned());
        }
        let language = Language::from_str("zh-Hans")?;
        let plan = |script| {
            ShapePlan::new(&face, Direction::LeftToRight, Some(script), Some(&language), &[])
        };
        let (chinese, common) = (plan(script::HAN), plan(script::COMMON));
        Ok(Self { face, language, chinese, common, memo: Default::default() })
    }

    /// Font units per em.
    pub(super) fn per_em(&self) -> i64 {
        i64::from(self.face.units_per_em())
    }

    /// Whether the font can draw a character.
    pub(super) fn knows(&self, c: char) -> bool {
        self.face.glyph_index(c).is_some_and(|glyph| glyph != GlyphId(0))
    }

    /// Width of a text in font units.
    pub(super) fn units(&self, text: &str) -> i64 {
        if is_unlocalised(text) {
            return self.shaped(text);
        }
        self.part(text)
    }

    /// Width in font units of a text that is part of a Chinese one.
    pub(super) fn part(&self, text: &str) -> i64 {
        let mut total = 0;
        let mut piece: Option<usize> = None;
        for (at, c) in text.char_indices() {
            if is_full_width(c) {
                total +=
                    piece.take().map_or(0, |start| self.piece(&text[start..at])) + self.per_em();
            } else {
                piece.get_or_insert(at);
            }
        }
        total + piece.map_or(0, |start| self.piece(&text[start..]))
    }

    /// Width of a text in font units, by the shaper and nothing else.
    pub(super) fn shaped(&self, text: &str) -> i64 {
        width(&self.glyphs(text))
    }

    /// The glyphs of a whole text, as its width is measured.
    pub(super) fn glyphs(&self, text: &str) -> GlyphBuffer {
        if is_unlocalised(text) {
            self.shape(text, &self.common, script::COMMON)
        } else {
            self.shape(text, &self.chinese, script::HAN)
        }
    }

    /// Draws a glyph, in font units.
    pub(super) fn draw(&self, glyph: GlyphId, pen: &mut dyn OutlineBuilder) {
        // A glyph without ink, such as a space, has no outline.
        let _ = self.face.outline_glyph(glyph, pen);
    }

    /// A text shaped by a plan for its script.
    fn shape(&self, text: &str, plan: &ShapePlan, script: Script) -> GlyphBuffer {
        let mut buffer = UnicodeBuffer::new();
        buffer.push_str(text);
        buffer.set_direction(Direction::LeftToRight);
        buffer.set_script(script);
        buffer.set_language(self.language.clone());
        shape_with_plan(&self.face, plan, buffer)
    }

    /// The heights of the font.
    pub(super) fn metrics(&self) -> Metrics {
        let per_em = self.face.units_per_em();
        #[expect(clippy::cast_precision_loss, reason = "font units are small numbers")]
        let share = |units: i32| units as f32 / per_em as f32;
        let han = self.face.glyph_index('国').and_then(|glyph| self.face.glyph_bounding_box(glyph));
        let middle =
            han.map_or(0.38, |ink| share(i32::from(ink.y_min) + i32::from(ink.y_max)) / 2.0);
        let capital = self.face.capital_height().map_or(0.73, |height| share(i32::from(height)));
        Metrics { ascent: 0.88, descent: 0.12, cap_height: capital, han_centre: middle }
    }

    /// Width of a piece that needs shaping, remembered.
    fn piece(&self, piece: &str) -> i64 {
        if piece.len() > LONGEST_KEPT {
            return width(&self.shape(piece, &self.chinese, script::HAN));
        }
        let shard = &self.memo[shard(piece)];
        let known = shard.read().unwrap_or_else(PoisonError::into_inner).get(piece).copied();
        known.unwrap_or_else(|| {
            let units = width(&self.shape(piece, &self.chinese, script::HAN));
            shard.write().unwrap_or_else(PoisonError::into_inner).insert(piece.into(), units);
            units
        })
    }
}

/// Width of glyphs in font units.
fn width(glyphs: &GlyphBuffer) -> i64 {
    glyphs.glyph_positions().iter().map(|position| i64::from(position.x_advance)).sum()
}

/// Which shard of the memo keeps a piece.
fn shard(piece: &str) -> usize {
    let sum = piece.bytes().fold(piece.len(), |sum, byte| sum.wrapping_mul(31) + usize::from(byte));
    sum % SHARDS
}

/// Whether a text has a dash and no letter that would make it Chinese.
///
/// The dash is as wide as a Han character through the font's `locl` only, and browsers apply that only to
/// text of a script: `中—` is two em wide, a lonely `—` less than one.
pub(super) fn is_unlocalised(text: &str) -> bool {
    text.contains(LOCALISED) && !text.chars().any(char::is_alphabetic)
}

/// The one character outside the full-width ones whose width depends on the language.
const LOCALISED: char = '—';
