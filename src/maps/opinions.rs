//! Marks of opinions that wait for a reply: a small box with their number before the number of the element, for those who
//! answer them. Elements ask the page for their number, as with changes, so that no map knows of opinions.

use super::changes::anchors;
use super::coding::SMALL;
use super::sheet::{Head, LegendItem};
use super::{Studio, drawn};
use crate::model::{Chain, Openness, Opinion};
use crate::scene::{Colour, Fill, Group, Mark, Point, Rect, Scene, Stroke, Tally, Text};
use crate::site::{Site, Subject, open_opinions};
use crate::text::{Fonts, Ink, Style};
use std::collections::BTreeMap;

/// The tag of an element that is marked.
const MARKED: &str = "open-opinions";

/// What stands before the digits.
const LETTER: &str = "议";

/// What stands between a mark and the number: spaces at which no line breaks and that are not joined.
const GAP: &str = "\u{a0}\u{a0}\u{a0}";

/// The opinions without a reply, by the printed number of what they concern.
#[derive(Debug, Clone, Default, Hash)]
pub struct Opinions {
    counts: BTreeMap<String, (usize, Openness)>,
}

impl Opinions {
    /// Those of a site.
    #[must_use]
    pub fn open(site: &Site<'_>) -> Self {
        let strictest = |all: &[(&Chain, &Opinion)]| {
            let openness = all.iter().map(|(_, one)| one.record.openness);
            openness.max().unwrap_or(Openness::Public)
        };
        let open = open_opinions(site).into_iter();
        let counts = open.map(|(number, all)| (number.to_owned(), (all.len(), strictest(&all))));
        Self { counts: counts.collect() }
    }

    /// What stands before the number of an element.
    fn before(&self, anchor: &str) -> Option<String> {
        self.counts.get(anchor).map(|(count, _)| format!("{LETTER}{count}{GAP}"))
    }

    /// The head of a map that shows marks: it is no more open than they are.
    pub(super) fn head(&self, head: &Head) -> Head {
        let strictest = self.counts.values().map(|(_, openness)| *openness).max();
        Head {
            name: head.name.clone(),
            openness: head.openness.max(strictest.unwrap_or(Openness::Public)),
            figures: head.figures.clone(),
            description: head.description.clone(),
        }
    }

    /// The line of the legend.
    pub(super) fn item(fonts: &Fonts<'_>) -> LegendItem {
        let text = set(fonts, &format!("{LETTER}2"), 10.0);
        let draw = move |rect: Rect| {
            let text = text.clone().at(0.0, rect.y + text.origin.y).centred(rect.center().x);
            badge(text)
        };
        let meaning = "待答复的意见及条数".to_owned();
        LegendItem { width: 30.0, draw: Box::new(draw), meaning }
    }
}

impl<'a> Studio<'a> {
    /// The same with marks of opinions that wait for a reply.
    #[must_use]
    pub const fn with_opinions(self, opinions: &'a Opinions) -> Self {
        Self { opinions: Some(opinions), ..self }
    }

    /// A number with what stands before it where opinions are shown.
    pub(super) fn commented(&self, anchor: &str, number: &str) -> String {
        let before = self.opinions.and_then(|opinions| opinions.before(anchor));
        before.map_or_else(|| number.to_owned(), |before| format!("{before}{number}"))
    }
}

/// Draws the sheets of a map with the marks of the opinions on what it draws.
pub(super) fn sheets(studio: &Studio<'_>, subject: Subject<'_>, open: &Opinions) -> Vec<Scene> {
    let plain = drawn(&Studio { opinions: None, ..*studio }, subject);
    if open.counts.is_empty() {
        return plain;
    }
    let anchors = anchors(&plain);
    let own = open.counts.iter().filter(|(anchor, _)| anchors.contains(*anchor));
    let own = Opinions { counts: own.map(|(key, value)| (key.clone(), *value)).collect() };
    if own.counts.is_empty() {
        return plain;
    }
    let mut scenes = drawn(&Studio { opinions: Some(&own), ..*studio }, subject);
    let mut hand = Hand { fonts: studio.fonts, left: own.counts.clone() };
    for scene in &mut scenes {
        let marks = std::mem::take(&mut scene.marks);
        scene.marks = marks.into_iter().flat_map(|mark| hand.dress(mark)).collect();
    }
    if let Some(first) = scenes.first_mut() {
        first.tallies.push(Tally { tag: MARKED, count: own.counts.len() });
    }
    scenes
}

/// Lays boxes over the digits; what is `left` was not marked so far.
struct Hand<'h> {
    fonts: &'h Fonts<'h>,
    left: BTreeMap<String, (usize, Openness)>,
}

impl Hand<'_> {
    fn dress(&mut self, mark: Mark) -> Vec<Mark> {
        match mark {
            Mark::Text(text) => self.text(text),
            Mark::Group(group) => vec![self.group(group).into()],
            Mark::Shape(shape) => vec![shape.into()],
        }
    }

    /// A text that begins with a mark: the mark in its box, and the rest.
    fn text(&self, text: Text) -> Vec<Mark> {
        let Some((before, content)) = marked(&text.content) else { return vec![text.into()] };
        let style = Style { size: text.size, weight: text.weight };
        let width = self.fonts.width(content, style);
        let middle = text.origin.y - self.fonts.centre_baseline(text.size);
        let mut marks = badge(set(self.fonts, before, middle).starting(text.origin.x));
        if !content.is_empty() {
            let place = Point::new(text.right() - width, text.origin.y);
            let rest = Text { content: content.to_owned(), width, ..text.clone() };
            marks.push(rest.at(place.x, place.y).into());
        }
        marks
    }

    fn group(&mut self, mut group: Group) -> Group {
        group.marks = group.marks.into_iter().flat_map(|mark| self.dress(mark)).collect();
        let anchor = group.id.as_ref().or(group.about.as_ref());
        let Some((count, _)) = anchor.and_then(|anchor| self.left.remove(anchor)) else {
            return group;
        };
        group.label = group.label.map(|label| format!("{label}；待答复的意见 {count} 条"));
        group.tag(MARKED)
    }
}

/// The mark before a number, and the number.
fn marked(content: &str) -> Option<(&str, &str)> {
    let (before, rest) = content.split_once(GAP)?;
    let digits = before.strip_prefix(LETTER)?;
    let is_count = !digits.is_empty() && digits.bytes().all(|digit| digit.is_ascii_digit());
    is_count.then_some((before, rest))
}

fn set(fonts: &Fonts<'_>, text: &str, middle: f32) -> Text {
    fonts.set_middle(text, Ink::bold(SMALL, Colour::Ink), middle)
}

/// Letter and digits in a box that stays apart from all else in a grey copy: white, with a thick edge.
fn badge(text: Text) -> Vec<Mark> {
    let ground = text.bounds().inset_xy(-2.0, -0.6);
    let edge = Stroke::new(Colour::Ink, 1.4);
    vec![ground.rounded(1.5, Fill::Solid(Colour::White)).stroked(edge).into(), text.into()]
}
