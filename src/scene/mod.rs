//! A drawing: shapes, text runs, groups that can be linked to.
//!
//! A scene knows no SVG, no PDF and no industrial chain. Maps make scenes; `svg` and `png` print them; `audit`
//! says what is wrong with one. All lengths are sheet units (CSS pixels on screen, 0.24 mm on A3), y grows downwards.

pub mod audit;
mod build;
mod colour;
mod contrast;
mod extent;
mod letters;
mod moved;
mod walk;

pub use colour::Colour;
pub use contrast::{Rgb, blend, contrast};
pub use letters::{Letters, Segment};
pub use walk::{Walk, Walked};

/// A whole sheet.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Scene {
    /// Width and height of the sheet.
    pub size: Size,
    /// What the sheet is, for `<title>`.
    pub title: String,
    /// One paragraph that says what the sheet shows, made from the data, for `<desc>`.
    pub description: String,
    /// What is drawn, in painting order.
    pub marks: Vec<Mark>,
    /// What the head of the sheet counts: the audit counts the groups that carry the tag.
    pub tallies: Vec<Tally>,
    /// The number of the element that has this sheet for itself (`IC-N-003`); its page leads there by `#sheet-IC-N-003`.
    pub part: Option<String>,
}

/// A promise of the head: so many groups on the sheet carry this tag.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tally {
    /// The tag that is counted ([`Group::tags`]).
    pub tag: &'static str,
    /// How many the head says there are.
    pub count: usize,
}

/// Width and height.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Size {
    /// Width in sheet units.
    pub width: f32,
    /// Height in sheet units.
    pub height: f32,
}

/// A place on the sheet.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Point {
    /// From the left edge.
    pub x: f32,
    /// From the top edge.
    pub y: f32,
}

/// An upright box.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Rect {
    /// Left edge.
    pub x: f32,
    /// Top edge.
    pub y: f32,
    /// Width.
    pub width: f32,
    /// Height.
    pub height: f32,
}

/// One thing in painting order.
#[derive(Debug, Clone, PartialEq)]
pub enum Mark {
    /// A filled or stroked outline.
    Shape(Shape),
    /// A line of text.
    Text(Text),
    /// Marks that belong together.
    Group(Group),
}

/// Marks that stand for one element of the map.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Group {
    /// Anchor on the page (`IC-T-023`), unique in the scene.
    pub id: Option<String>,
    /// What it draws, where that has no anchor: never printed, for those who look at scenes.
    pub about: Option<String>,
    /// Where a click leads, relative to the page of the sheet.
    pub link: Option<String>,
    /// What the element is, in words, for hover and screen readers.
    pub label: Option<String>,
    /// What the element counts as (`product`, `status-weak` …) for tallies and for the style sheet.
    pub tags: Vec<&'static str>,
    /// The box that its text must stay inside, where it has one.
    pub bounds: Option<Rect>,
    /// What is drawn, in painting order.
    pub marks: Vec<Mark>,
}

/// A filled or stroked outline.
#[derive(Debug, Clone, PartialEq)]
pub struct Shape {
    /// The outline.
    pub outline: Outline,
    /// What it is filled with.
    pub fill: Fill,
    /// How its edge is drawn.
    pub stroke: Option<Stroke>,
}

/// The form of a shape.
#[derive(Debug, Clone, PartialEq)]
pub enum Outline {
    /// A box with corners rounded by `radius`.
    Rect {
        /// The box.
        rect: Rect,
        /// Corner radius, 0 for square corners.
        radius: f32,
    },
    /// A circle.
    Circle {
        /// Its centre.
        center: Point,
        /// Its radius.
        radius: f32,
    },
    /// A closed polygon.
    Polygon(Vec<Point>),
    /// An area of closed rings: what lies within an odd number of them.
    Area(Vec<Vec<Point>>),
    /// An open line through points, with corners rounded by `radius`.
    Line {
        /// The points, two or more.
        points: Vec<Point>,
        /// Corner radius, 0 for sharp corners.
        radius: f32,
        /// Whether the end carries an arrow head.
        arrow: bool,
    },
    /// A closed ribbon between two upright edges (flow): left edge x0, y0..y0+height; right edge x1, y1..y1+height.
    Ribbon {
        /// Top of the left edge.
        from: Point,
        /// Top of the right edge.
        to: Point,
        /// Height of both edges.
        thickness: f32,
    },
}

/// What a shape is filled with.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Fill {
    /// Nothing.
    None,
    /// One colour.
    Solid(Colour),
    /// One colour that lets the ground through (0 to 1).
    Tint(Colour, f32),
    /// Diagonal lines of `line` on `ground`.
    Hatch {
        /// Colour of the lines.
        line: Colour,
        /// Colour below them.
        ground: Colour,
    },
}

/// How an edge or a line is drawn.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stroke {
    /// Its colour.
    pub colour: Colour,
    /// Its width.
    pub width: f32,
    /// Dash and gap lengths, where it is dashed.
    pub dash: Option<[f32; 2]>,
}

/// One line of text, already broken and measured.
#[derive(Debug, Clone, PartialEq)]
pub struct Text {
    /// Left end of the base line.
    pub origin: Point,
    /// The characters.
    pub content: String,
    /// Size of the font in sheet units.
    pub size: f32,
    /// Regular or bold.
    pub weight: Weight,
    /// Colour.
    pub colour: Colour,
    /// Measured width, so that printers and the audit need no fonts.
    pub width: f32,
}

/// Weight of the one type family.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Weight {
    /// 400.
    Regular,
    /// 700.
    Bold,
}
