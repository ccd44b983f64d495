//! The sheets of a map as pictures for typst: the file form of the printer of scenes, in which text stays text, and the
//! boxes that lead to rows, since links inside a picture are lost.

use super::bench::Bench;
use super::view::{Sheet, Spot};
use crate::scene::{Group, Mark, Point, Rect, Scene};
use crate::svg::{self, Form, Lettering};
use crate::wording::say;

/// A picture by its name in the pack.
pub(super) type Picture = (String, Vec<u8>);

/// Prints a sheet; `name` is that of its file without the ending.
pub(super) fn picture(bench: &Bench<'_>, scene: &Scene, name: &str) -> (Sheet, Picture) {
    let file = format!("{name}.svg");
    let svg = svg::print(scene, Form::Alone { lettering: Lettering::Named, unit: None });
    let mut links = Vec::new();
    spots(bench, &scene.marks, &mut links);
    let sheet = Sheet {
        file: file.clone(),
        width: scene.size.width,
        height: scene.size.height,
        alt: say!(bench.words(), "pack.alt", title = scene.title, description = scene.description,),
        links,
    };
    (sheet, (file, svg.into_bytes()))
}

/// The boxes of elements that have a row, outer ones first: the innermost lies on top.
fn spots(bench: &Bench<'_>, marks: &[Mark], found: &mut Vec<Spot>) {
    for group in marks.iter().filter_map(group) {
        let to = number(group).and_then(|number| bench.row(number));
        if let Some((to, bounds)) = to.zip(extent(group)) {
            let Rect { x, y, width, height } = bounds;
            found.push(Spot { x, y, width, height, to });
        }
        spots(bench, &group.marks, found);
    }
}

const fn group(mark: &Mark) -> Option<&Group> {
    match mark {
        Mark::Group(group) => Some(group),
        Mark::Shape(_) | Mark::Text(_) => None,
    }
}

/// The printed number of what a group stands for.
fn number(group: &Group) -> Option<&str> {
    let linked = || group.link.as_deref()?.strip_prefix("#row-");
    group.id.as_deref().or_else(linked)
}

/// The box around what a group draws.
fn extent(group: &Group) -> Option<Rect> {
    let boxes = group.marks.iter().filter_map(|mark| match mark {
        Mark::Shape(shape) => shape.outline.bounds(),
        Mark::Text(text) => {
            let top = Point { x: text.origin.x, y: text.origin.y - text.size };
            Some(Rect { x: top.x, y: top.y, width: text.width, height: text.size * 1.2 })
        }
        Mark::Group(inner) => extent(inner),
    });
    group.bounds.or_else(|| boxes.reduce(|all, one| all.union(one)))
}
