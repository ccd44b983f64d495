//! The elements of outlines: rectangles and circles as what they are, everything else as a path.

use super::path;
use super::xml::Element;
use crate::scene::Outline;

/// The element of an outline, with its geometry.
pub(super) fn outline<'x>(parent: &'x mut Element<'_>, outline: &Outline) -> Element<'x> {
    match outline {
        Outline::Rect { rect, radius } => {
            let mut element = parent.child("rect");
            element.number("x", rect.x).number("y", rect.y);
            element.number("width", rect.width).number("height", rect.height);
            if *radius > 0.0 {
                element.number("rx", *radius);
            }
            element
        }
        Outline::Circle { center, radius } => {
            let mut element = parent.child("circle");
            element.number("cx", center.x).number("cy", center.y).number("r", *radius);
            element
        }
        Outline::Polygon(points) => drawn(parent, &path::polygon(points)),
        Outline::Area(rings) => {
            let mut element = drawn(parent, &path::area(rings));
            element.attr("fill-rule", "evenodd");
            element
        }
        Outline::Line { points, radius, .. } => drawn(parent, &path::line(points, *radius)),
        Outline::Ribbon { from, to, thickness } => {
            drawn(parent, &path::ribbon(*from, *to, *thickness))
        }
    }
}

/// A path.
pub(super) fn drawn<'x>(parent: &'x mut Element<'_>, path: &str) -> Element<'x> {
    let mut element = parent.child("path");
    element.attr("d", path);
    element
}
