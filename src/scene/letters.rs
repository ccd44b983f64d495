//! Letters as shapes: what a printer asks for where a text must not depend on the reader's fonts.
//!
//! Only the seam between `text`, which knows fonts, and the printers, which know none.

use super::{Point, Text};
use std::fmt;

/// A step of an outline.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Segment {
    /// Begins a contour.
    Move(Point),
    /// A straight line.
    Line(Point),
    /// A curve by one control point.
    Quadratic(Point, Point),
    /// A curve by two control points.
    Cubic(Point, Point, Point),
    /// Ends a contour.
    Close,
}

/// Who knows what letters look like.
pub trait Letters: fmt::Debug + Sync {
    /// The outline of a text where it stands on the sheet, to be filled by the non-zero rule; empty where there is no
    /// ink.
    fn outline(&self, text: &Text) -> Vec<Segment>;
}
