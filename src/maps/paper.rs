//! What maps are drawn on: the page of a screen, which grows with what is drawn, or sheets of paper, of which there are
//! as many as it takes. All sizes follow from a width and a height in sheet units; a unit is larger on smaller paper by
//! so little that the smallest text is 9 pt on all.

use crate::scene::{Mark, Scene, Size};

/// What a map is drawn on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Paper {
    /// A page on screen: one sheet as high as need be.
    Screen,
    /// A4 landscape.
    A4,
    /// A3 landscape.
    A3,
}

/// A page of paper with its margins, in millimetres.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Leaf {
    /// Width and height of the page.
    pub size: (f32, f32),
    /// Left and top margin; the left one is for binding.
    pub margin: (f32, f32),
    /// Millimetres to a sheet unit.
    pub unit: f32,
}

impl Leaf {
    /// A sheet in its place on the page, margins around it.
    #[must_use]
    pub fn page(&self, sheet: Scene) -> Scene {
        let (left, top) = self.margin;
        let units = |millimetres: f32| millimetres / self.unit;
        let moved = |mark: Mark| mark.moved(units(left), units(top));
        let size = Size::new(units(self.size.0), units(self.size.1));
        Scene { size, marks: sheet.marks.into_iter().map(moved).collect(), ..sheet }
    }
}

impl Paper {
    /// The name in commands and file names.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Screen => "screen",
            Self::A4 => "a4",
            Self::A3 => "a3",
        }
    }

    /// The page, where it is one of paper.
    #[must_use]
    pub const fn leaf(self) -> Option<Leaf> {
        match self {
            Self::Screen => None,
            Self::A4 => Some(Leaf { size: (297.0, 210.0), margin: (28.0, 24.0), unit: 0.245 }),
            Self::A3 => Some(Leaf { size: (420.0, 297.0), margin: (28.0, 22.0), unit: 0.24 }),
        }
    }

    /// Width of a sheet.
    #[must_use]
    pub const fn width(self) -> f32 {
        match self {
            Self::Screen => 1600.0,
            Self::A4 => 1048.0,
            Self::A3 => 1580.0,
        }
    }

    /// Height of a sheet, where it is bounded.
    #[must_use]
    pub const fn height(self) -> Option<f32> {
        match self {
            Self::Screen => None,
            Self::A4 => Some(660.0),
            Self::A3 => Some(1050.0),
        }
    }

    /// Margin at the left and the right; that of paper lies outside the sheet.
    const fn margin(self) -> f32 {
        match self {
            Self::Screen => 40.0,
            Self::A4 | Self::A3 => 0.0,
        }
    }

    /// Where what is drawn begins.
    pub(super) const fn left(self) -> f32 {
        self.margin()
    }

    /// Where it ends.
    pub(super) const fn right(self) -> f32 {
        self.width() - self.margin()
    }

    /// The breadth between.
    pub(super) const fn room(self) -> f32 {
        self.right() - self.left()
    }

    /// The base line of the first title.
    pub(super) const fn first_line(self) -> f32 {
        match self {
            Self::Screen => 66.0,
            Self::A4 | Self::A3 => 32.0,
        }
    }
}
