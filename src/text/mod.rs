//! Text: how wide it is, where its lines may break, where it stands in a box.
//!
//! The only room that knows fonts. Not a renderer: it hands out measured lines, and the shapes of letters to a printer
//! that asks for them; scenes, the audit and the other printers need no font after that. Text is never cut short here: a box grows, a text does not shrink.

mod breaks;
mod chars;
mod coverage;
mod measure;
mod outline;
mod set;
mod units;
mod wrap;

use std::fmt;

use icu_segmenter::options::LineBreakOptions;
use icu_segmenter::{LineSegmenter, LineSegmenterBorrowed};

pub use coverage::Uncovered;
pub use set::{Align, Block, Ink};

use crate::scene::Weight;
use measure::Shaper;

/// Size and weight of a piece of text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Style {
    /// Size of the font in sheet units.
    pub size: f32,
    /// Regular or bold.
    pub weight: Weight,
}

impl Style {
    /// The regular weight at a size in sheet units.
    #[must_use]
    pub const fn regular(size: f32) -> Self {
        Self { size, weight: Weight::Regular }
    }

    /// The bold weight at a size in sheet units.
    #[must_use]
    pub const fn bold(size: f32) -> Self {
        Self { size, weight: Weight::Bold }
    }
}

/// One line of a broken text: what it says and how wide that is.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// The characters, without the spaces at either end.
    pub content: String,
    /// Width in sheet units.
    pub width: f32,
}

/// Heights of the type family as shares of the font size, measured upwards from the base line.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Metrics {
    /// Top of a Han character's box (0.88).
    pub ascent: f32,
    /// Bottom of a Han character's box, as a positive depth (0.12).
    pub descent: f32,
    /// Height of a capital letter.
    pub cap_height: f32,
    /// Height of the middle of a Han character's ink.
    pub han_centre: f32,
}

/// A font that cannot be read, with the reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FontError(String);

impl fmt::Display for FontError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for FontError {}

/// The one type family, in its two weights, together with what breaks lines.
///
/// It borrows the bytes of the fonts, is shared freely between threads, and gives the same answer however
/// many of them ask.
pub struct Fonts<'a> {
    regular: Shaper<'a>,
    bold: Shaper<'a>,
    metrics: Metrics,
    segmenter: LineSegmenterBorrowed<'static>,
}

impl fmt::Debug for Fonts<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Fonts").field("metrics", &self.metrics).finish_non_exhaustive()
    }
}

impl<'a> Fonts<'a> {
    /// Reads the two weights from the bytes of their font files.
    ///
    /// # Errors
    ///
    /// Where the bytes are no font, or the font lacks what measuring needs.
    pub fn new(regular: &'a [u8], bold: &'a [u8]) -> Result<Self, FontError> {
        let regular = Shaper::new(regular).map_err(|why| FontError(format!("regular: {why}")))?;
        let bold = Shaper::new(bold).map_err(|why| FontError(format!("bold: {why}")))?;
        let metrics = regular.metrics();
        let segmenter = LineSegmenter::new_for_non_complex_scripts(LineBreakOptions::default());
        Ok(Self { regular, bold, metrics, segmenter })
    }

    /// The heights that text is placed by.
    #[must_use]
    pub const fn metrics(&self) -> Metrics {
        self.metrics
    }

    /// How far below the middle of a box the base line lies for text to look centred in it.
    ///
    /// Made for Han, whose ink has its middle at 0.36 of the size; capitals and digits have theirs at 0.37.
    #[must_use]
    pub fn centre_baseline(&self, size: f32) -> f32 {
        self.metrics.han_centre * size
    }

    /// Width of a text on one line, in sheet units.
    #[must_use]
    pub fn width(&self, text: &str, style: Style) -> f32 {
        self.scale(self.shaper(style.weight).units(text), style)
    }

    /// The characters of a text that the type family cannot draw, each once, in order.
    #[must_use]
    pub fn missing(&self, text: &str) -> Vec<char> {
        let mut missing = Vec::new();
        for c in text.chars() {
            let known = c == '\n' || self.regular.knows(c) && self.bold.knows(c);
            if !known && !missing.contains(&c) {
                missing.push(c);
            }
        }
        missing
    }

    /// Breaks a text into lines no wider than `max_width`, each as full as it can be.
    ///
    /// `\n` ends a line. An empty text has no lines. Runs of spaces become one space. What the rules
    /// of line breaking hold together is parted where it fits no line; only a single character that is wider than
    /// the line sticks out.
    #[must_use]
    pub fn wrap(&self, text: &str, style: Style, max_width: f32) -> Vec<Line> {
        wrap::lines(self, text, wrap::Goal { style, max_width, fill: wrap::Fill::Greedy })
    }

    /// Breaks a text into as many lines as [`Fonts::wrap`] does, but as even ones as possible.
    #[must_use]
    pub fn balance(&self, text: &str, style: Style, max_width: f32) -> Vec<Line> {
        wrap::lines(self, text, wrap::Goal { style, max_width, fill: wrap::Fill::Even })
    }

    fn shaper(&self, weight: Weight) -> &Shaper<'a> {
        match weight {
            Weight::Regular => &self.regular,
            Weight::Bold => &self.bold,
        }
    }

    /// Sheet units from font units.
    #[expect(clippy::cast_possible_truncation, reason = "a width in sheet units fits an f32")]
    #[expect(clippy::cast_precision_loss, reason = "a label is shorter than 2^52 font units")]
    fn scale(&self, units: i64, style: Style) -> f32 {
        let per_em = self.shaper(style.weight).per_em();
        (units as f64 * f64::from(style.size) / per_em as f64) as f32
    }
}

#[cfg(test)]
pub(crate) mod tests;
