//! Short ways to make, move and measure the things of a scene.
//!
//! Arithmetic only: nothing here decides how a map looks.

use super::{
    Colour, Fill, Group, Mark, Outline, Point, Rect, Scene, Shape, Size, Stroke, Text, Weight,
};

impl Size {
    /// A size.
    #[must_use]
    pub const fn new(width: f32, height: f32) -> Self {
        Self { width, height }
    }
}

impl Point {
    /// A point.
    #[must_use]
    pub const fn new(x: f32, y: f32) -> Self {
        Self { x, y }
    }

    /// The point moved by so much.
    #[must_use]
    pub const fn offset(self, dx: f32, dy: f32) -> Self {
        Self { x: self.x + dx, y: self.y + dy }
    }
}

impl Rect {
    /// A box from its left edge, top edge, width and height.
    #[must_use]
    pub const fn new(x: f32, y: f32, width: f32, height: f32) -> Self {
        Self { x, y, width, height }
    }

    /// The box between two edges left and right, top and bottom.
    #[must_use]
    pub const fn between(left: f32, top: f32, right: f32, bottom: f32) -> Self {
        Self { x: left, y: top, width: right - left, height: bottom - top }
    }

    /// The box of a size around a point.
    #[must_use]
    pub const fn around(center: Point, size: Size) -> Self {
        Self {
            x: center.x - size.width / 2.0,
            y: center.y - size.height / 2.0,
            width: size.width,
            height: size.height,
        }
    }

    /// Right edge.
    #[must_use]
    pub const fn right(self) -> f32 {
        self.x + self.width
    }

    /// Bottom edge.
    #[must_use]
    pub const fn bottom(self) -> f32 {
        self.y + self.height
    }

    /// The middle.
    #[must_use]
    pub const fn center(self) -> Point {
        Point { x: self.x + self.width / 2.0, y: self.y + self.height / 2.0 }
    }

    /// The top left corner.
    #[must_use]
    pub const fn origin(self) -> Point {
        Point { x: self.x, y: self.y }
    }

    /// Width and height.
    #[must_use]
    pub const fn size(self) -> Size {
        Size { width: self.width, height: self.height }
    }

    /// The box without so much at each edge; with a negative amount the box grown.
    #[must_use]
    pub const fn inset(self, by: f32) -> Self {
        self.inset_xy(by, by)
    }

    /// The box without `dx` left and right and `dy` above and below.
    #[must_use]
    pub const fn inset_xy(self, dx: f32, dy: f32) -> Self {
        Self {
            x: self.x + dx,
            y: self.y + dy,
            width: self.width - 2.0 * dx,
            height: self.height - 2.0 * dy,
        }
    }

    /// The box moved by so much.
    #[must_use]
    pub const fn offset(self, dx: f32, dy: f32) -> Self {
        Self { x: self.x + dx, y: self.y + dy, ..self }
    }

    /// The upper part, `height` high, and what is left below it.
    #[must_use]
    pub const fn split_top(self, height: f32) -> (Self, Self) {
        (Self { height, ..self }, Self { y: self.y + height, height: self.height - height, ..self })
    }

    /// The left part, `width` wide, and what is left beside it.
    #[must_use]
    pub const fn split_left(self, width: f32) -> (Self, Self) {
        (Self { width, ..self }, Self { x: self.x + width, width: self.width - width, ..self })
    }

    /// The smallest box that holds both.
    #[must_use]
    pub fn union(self, other: Self) -> Self {
        Self::between(
            self.x.min(other.x),
            self.y.min(other.y),
            self.right().max(other.right()),
            self.bottom().max(other.bottom()),
        )
    }

    /// What two boxes share, where they share more than an edge.
    #[must_use]
    pub fn intersection(self, other: Self) -> Option<Self> {
        let shared = Self::between(
            self.x.max(other.x),
            self.y.max(other.y),
            self.right().min(other.right()),
            self.bottom().min(other.bottom()),
        );
        (shared.width > 0.0 && shared.height > 0.0).then_some(shared)
    }

    /// Whether another box lies within this one, give or take `slack`.
    #[must_use]
    pub fn contains(self, other: Self, slack: f32) -> bool {
        other.x >= self.x - slack
            && other.y >= self.y - slack
            && other.right() <= self.right() + slack
            && other.bottom() <= self.bottom() + slack
    }

    /// A filled box with square corners.
    #[must_use]
    pub const fn filled(self, fill: Fill) -> Shape {
        self.rounded(0.0, fill)
    }

    /// A filled box with round corners.
    #[must_use]
    pub const fn rounded(self, radius: f32, fill: Fill) -> Shape {
        Shape { outline: Outline::Rect { rect: self, radius }, fill, stroke: None }
    }
}

impl Stroke {
    /// A solid line.
    #[must_use]
    pub const fn new(colour: Colour, width: f32) -> Self {
        Self { colour, width, dash: None }
    }

    /// The same, dashed.
    #[must_use]
    pub const fn dashed(self, dash: f32, gap: f32) -> Self {
        Self { dash: Some([dash, gap]), ..self }
    }

    /// A straight line from one point to another.
    #[must_use]
    pub fn line(self, from: Point, to: Point) -> Shape {
        self.path(vec![from, to])
    }

    /// A level line.
    #[must_use]
    pub fn horizontal(self, y: f32, from: f32, to: f32) -> Shape {
        self.line(Point::new(from, y), Point::new(to, y))
    }

    /// An upright line.
    #[must_use]
    pub fn vertical(self, x: f32, from: f32, to: f32) -> Shape {
        self.line(Point::new(x, from), Point::new(x, to))
    }

    /// A line through points with sharp corners and no arrow head.
    #[must_use]
    pub const fn path(self, points: Vec<Point>) -> Shape {
        let outline = Outline::Line { points, radius: 0.0, arrow: false };
        Shape { outline, fill: Fill::None, stroke: Some(self) }
    }

    /// A line through points with corners rounded by `radius` and an arrow head at its end.
    #[must_use]
    pub const fn arrow(self, points: Vec<Point>, radius: f32) -> Shape {
        let outline = Outline::Line { points, radius, arrow: true };
        Shape { outline, fill: Fill::None, stroke: Some(self) }
    }
}

impl Shape {
    /// A filled circle.
    #[must_use]
    pub const fn circle(center: Point, radius: f32, fill: Fill) -> Self {
        Self { outline: Outline::Circle { center, radius }, fill, stroke: None }
    }

    /// A filled polygon.
    #[must_use]
    pub const fn polygon(points: Vec<Point>, fill: Fill) -> Self {
        Self { outline: Outline::Polygon(points), fill, stroke: None }
    }

    /// A filled area of closed rings.
    #[must_use]
    pub const fn area(rings: Vec<Vec<Point>>, fill: Fill) -> Self {
        Self { outline: Outline::Area(rings), fill, stroke: None }
    }

    /// The same shape with its edge drawn.
    #[must_use]
    pub const fn stroked(mut self, stroke: Stroke) -> Self {
        self.stroke = Some(stroke);
        self
    }
}

impl Text {
    /// The text with its base line beginning at a point.
    #[must_use]
    pub const fn at(mut self, x: f32, y: f32) -> Self {
        self.origin = Point { x, y };
        self
    }

    /// The text moved to begin at an x, on the base line it has.
    #[must_use]
    pub const fn starting(mut self, x: f32) -> Self {
        self.origin.x = x;
        self
    }

    /// The text moved to end at an x, on the base line it has.
    #[must_use]
    pub const fn ending(mut self, x: f32) -> Self {
        self.origin.x = x - self.width;
        self
    }

    /// The text moved to have its middle at an x, on the base line it has.
    #[must_use]
    pub const fn centred(mut self, x: f32) -> Self {
        self.origin.x = x - self.width / 2.0;
        self
    }

    /// Right end of the base line.
    #[must_use]
    pub const fn right(&self) -> f32 {
        self.origin.x + self.width
    }

    /// The box of its characters: one em high, 0.88 of it above the base line.
    #[must_use]
    pub const fn bounds(&self) -> Rect {
        Rect {
            x: self.origin.x,
            y: self.origin.y - 0.88 * self.size,
            width: self.width,
            height: self.size,
        }
    }

    /// Whether it is bold.
    #[must_use]
    pub const fn is_bold(&self) -> bool {
        matches!(self.weight, Weight::Bold)
    }
}

impl Group {
    /// A group without an anchor.
    #[must_use]
    pub const fn new(marks: Vec<Mark>) -> Self {
        Self {
            id: None,
            about: None,
            link: None,
            label: None,
            tags: Vec::new(),
            bounds: None,
            marks,
        }
    }

    /// The same group with an anchor.
    #[must_use]
    pub fn id(mut self, id: impl Into<String>) -> Self {
        self.id = Some(id.into());
        self
    }

    /// The same group with a link.
    #[must_use]
    pub fn about(mut self, about: impl Into<String>) -> Self {
        self.about = Some(about.into());
        self
    }

    /// The same with a link.
    #[must_use]
    pub fn link(mut self, link: impl Into<String>) -> Self {
        self.link = Some(link.into());
        self
    }

    /// The same group with its name in words.
    #[must_use]
    pub fn label(mut self, label: impl Into<String>) -> Self {
        self.label = Some(label.into());
        self
    }

    /// The same group with one more tag.
    #[must_use]
    pub fn tag(mut self, tag: &'static str) -> Self {
        self.tags.push(tag);
        self
    }

    /// The same group with the box that its text must stay inside.
    #[must_use]
    pub const fn bounds(mut self, bounds: Rect) -> Self {
        self.bounds = Some(bounds);
        self
    }

    /// Adds a mark on top.
    pub fn push(&mut self, mark: impl Into<Mark>) {
        self.marks.push(mark.into());
    }
}

impl From<Shape> for Mark {
    fn from(shape: Shape) -> Self {
        Self::Shape(shape)
    }
}

impl From<Text> for Mark {
    fn from(text: Text) -> Self {
        Self::Text(text)
    }
}

impl From<Group> for Mark {
    fn from(group: Group) -> Self {
        Self::Group(group)
    }
}

impl Scene {
    /// An empty sheet.
    #[must_use]
    pub fn new(size: Size, title: impl Into<String>, description: impl Into<String>) -> Self {
        Self {
            size,
            title: title.into(),
            description: description.into(),
            marks: Vec::new(),
            tallies: Vec::new(),
            part: None,
        }
    }

    /// Adds a mark on top.
    pub fn push(&mut self, mark: impl Into<Mark>) {
        self.marks.push(mark.into());
    }

    /// The whole sheet as a box.
    #[must_use]
    pub const fn sheet(&self) -> Rect {
        Rect { x: 0.0, y: 0.0, width: self.size.width, height: self.size.height }
    }
}
