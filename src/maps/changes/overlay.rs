//! What is laid over a finished drawing: a badge for the letter before a number, an outline around what changed, and a
//! ghost in place of what is no longer there.

use super::legend::{badge, letter};
use super::{Changes, Sign};
use crate::scene::{Colour, Fill, Group, Mark, Rect, Scene, Shape, Stroke, Tally, Text};
use crate::text::{Fonts, Ink, Style};
use std::collections::BTreeSet;

/// The tag of an element that is marked.
pub(super) const MARKED: &str = "change-mark";

/// What laying needs, and which elements are marked so far.
struct Hand<'h> {
    fonts: &'h Fonts<'h>,
    changes: &'h Changes,
    /// The page of the map, to which links lead that stay on their page.
    page: &'h str,
    marked: BTreeSet<String>,
}

/// Lays the changes over the sheets of a map; `expected` says how many of them are drawn on it.
pub(super) fn lay(
    scenes: Vec<Scene>,
    (fonts, changes): (&Fonts<'_>, &Changes),
    (page, expected): (&str, usize),
) -> Vec<Scene> {
    let mut hand = Hand { fonts, changes, page, marked: BTreeSet::new() };
    let mut scenes: Vec<Scene> = scenes
        .into_iter()
        .map(|mut scene| {
            let marks = std::mem::take(&mut scene.marks).into_iter();
            scene.marks = marks.flat_map(|mark| hand.dress(mark)).collect();
            scene
        })
        .collect();
    if let Some(first) = scenes.first_mut().filter(|_| expected > 0) {
        first.tallies.push(Tally { tag: MARKED, count: expected });
    }
    scenes
}

impl Hand<'_> {
    fn dress(&mut self, mark: Mark) -> Vec<Mark> {
        match mark {
            Mark::Text(text) => self.text(text),
            Mark::Group(group) => vec![self.group(group).into()],
            Mark::Shape(shape) => vec![shape.into()],
        }
    }

    /// A text that begins with the letter of a sign: the letter on its badge, and the rest.
    fn text(&self, text: Text) -> Vec<Mark> {
        let begins = |sign: &Sign| text.content.starts_with(&sign.before());
        let Some(sign) = Sign::ALL.into_iter().find(begins) else { return vec![text.into()] };
        let content = text.content[sign.before().len()..].to_owned();
        let width = self.fonts.width(&content, Style { size: text.size, weight: text.weight });
        let middle = text.origin.y - self.fonts.centre_baseline(text.size);
        let letter = letter(self.fonts, sign, middle).starting(text.origin.x);
        let mut marks = badge(sign, letter);
        if !content.is_empty() {
            let x = text.right() - width;
            marks.push(Text { content, width, ..text.clone() }.at(x, text.origin.y).into());
        }
        marks
    }

    fn group(&mut self, mut group: Group) -> Group {
        let anchor = group.id.clone().or_else(|| group.about.clone());
        let found = anchor.and_then(|anchor| Some((self.changes.sign(&anchor)?, anchor)));
        if found.as_ref().is_some_and(|(sign, _)| sign.is_ghost()) {
            group.marks = group.marks.into_iter().map(faded).collect();
        }
        group.marks = group.marks.into_iter().flat_map(|mark| self.dress(mark)).collect();
        group.link = group.link.map(|link| match link.starts_with('#') {
            true => format!("{}{link}", self.page),
            false => link,
        });
        match found {
            Some((sign, anchor)) => self.signed(group, (sign, anchor)),
            None => group,
        }
    }

    fn signed(&mut self, mut group: Group, (sign, anchor): (Sign, String)) -> Group {
        if sign.is_ghost() {
            group.link = None;
        }
        if sign == Sign::Former {
            group.id = None;
        } else if self.marked.insert(anchor) {
            group = group.tag(MARKED);
        }
        let word = self.changes.word(sign);
        group.label =
            group.label.map(|label| format!("{word}：{}", label.replace(super::FORMER, "")));
        let Some(bounds) = group.bounds else { return group };
        if group.id.is_none() && group.about.is_some() && !is_badged(&group, self.changes) {
            let letter = letter(self.fonts, sign, bounds.center().y);
            group.marks.extend(badge(sign, letter.starting(bounds.center().x + 14.0)));
            return group;
        }
        let around = bounds.inset_xy(-2.2, -1.0);
        match sign.is_ghost() {
            true => group.marks.insert(0, ground(around, sign)),
            false => group.marks.push(edge(around, sign)),
        }
        group
    }
}

fn edge(rect: Rect, sign: Sign) -> Mark {
    rect.rounded(4.0, Fill::None).stroked(sign.outline()).into()
}

/// The ground of a ghost, so that no tint or line of the map runs through it.
fn ground(rect: Rect, sign: Sign) -> Mark {
    rect.rounded(4.0, Fill::Solid(Colour::White)).stroked(sign.outline()).into()
}

/// Whether a letter of a sign stands in a group.
fn is_badged(group: &Group, changes: &Changes) -> bool {
    group.marks.iter().any(|mark| match mark {
        Mark::Text(text) => Sign::ALL.iter().any(|sign| {
            sign.letter() == text.content && (changes.count(*sign) > 0 || *sign == Sign::Former)
        }),
        Mark::Group(inner) => is_badged(inner, changes),
        Mark::Shape(_) => false,
    })
}

/// A mark of what is no longer there: grey on white.
fn faded(mark: Mark) -> Mark {
    match mark {
        Mark::Text(text) => Text { colour: Colour::Ink3, ..text }.into(),
        Mark::Group(mut group) => {
            group.link = None;
            group.marks = group.marks.into_iter().map(faded).collect();
            group.into()
        }
        Mark::Shape(shape) => faded_shape(shape).into(),
    }
}

fn faded_shape(shape: Shape) -> Shape {
    let fill = if shape.fill == Fill::None { Fill::None } else { Fill::Solid(Colour::White) };
    let edge = |stroke: Stroke| Stroke { colour: Colour::Plain, ..stroke };
    let stroke = match (shape.stroke, shape.fill) {
        // A ground that made text clear stays one.
        (None, Fill::None | Fill::Solid(Colour::WeakGround | Colour::White | Colour::Ground)) => {
            None
        }
        (None, _) => Some(Stroke::new(Colour::Plain, 0.8)),
        (Some(stroke), _) => Some(edge(stroke)),
    };
    Shape { fill, stroke, ..shape }
}

/// How the words of the list look.
pub(super) const WORDS: Ink = Ink::regular(crate::maps::coding::SMALL, Colour::Ink);
