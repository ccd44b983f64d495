//! What is wrong with a scene: text that overlaps, is cut off, too small or too pale, lines through text,
//! anchors used twice, counts that do not add up, boxes that collide, numbers that are none.
//!
//! Looks at geometry only and needs no fonts: texts carry their measured width. It judges and mends nothing;
//! a clean scene yields an empty list.

mod collide;
mod ground;
mod index;
mod lines;
mod sizes;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use super::{Group, Mark, Rect, Scene, Shape, Tally, Text, Walked};
use index::Index;

/// The smallest text, in sheet units: 9.2 pt at 0.24 mm.
pub const SMALLEST_TEXT: f32 = 13.5;

/// The least contrast of text with what is under it.
pub const LEAST_CONTRAST: f64 = 4.5;

/// What kind of fault a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// Two texts share ground.
    TextOverlap,
    /// A text reaches beyond the sheet.
    OffSheet,
    /// A text reaches beyond the bounds of a group around it.
    OutOfBounds,
    /// A text is smaller than [`SMALLEST_TEXT`].
    SmallText,
    /// A text stands out from its ground by less than [`LEAST_CONTRAST`].
    LowContrast,
    /// A text lies under a shape that hides it.
    HiddenText,
    /// A line that nothing covers runs through a text.
    LineThroughText,
    /// Two groups have the same anchor.
    DuplicateId,
    /// The head promises another count than there are groups.
    WrongTally,
    /// The bounds of two groups overlap and neither holds the other.
    BoundsOverlap,
    /// A length is negative or no number, or a share is not between 0 and 1.
    BadSize,
    /// A text says nothing.
    EmptyText,
}

/// One fault of a scene.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// What kind of fault.
    pub kind: Kind,
    /// What is at fault: the text, the anchor, the tag.
    pub subject: String,
    /// What it is at odds with: the other text, the figures.
    pub detail: String,
    /// Anchor of the nearest group that has one.
    pub place: Option<String>,
    /// Where on the sheet.
    pub rect: Rect,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { kind, subject, detail, place, rect } = self;
        write!(f, "{kind:?}: “{subject}” {detail} at {:.1}, {:.1}", rect.x, rect.y)?;
        place.as_ref().map_or(Ok(()), |place| write!(f, " in {place}"))
    }
}

/// Looks for all faults of a scene; the order of the findings is that of the checks, then of the marks.
#[must_use]
pub fn audit(scene: &Scene) -> Vec<Finding> {
    let sheet = Sheet::new(scene);
    let mut findings = sizes::check(&sheet);
    findings.extend(text_faults(&sheet));
    findings.extend(collide::texts(&sheet));
    findings.extend(ground::check(&sheet));
    findings.extend(lines::check(&sheet));
    findings.extend(duplicate_ids(&sheet));
    findings.extend(wrong_tallies(&scene.tallies, |tag| scene.count(tag)));
    findings.extend(collide::bounds(&sheet));
    findings
}

/// Looks for all faults of the sheets of one map, each fault with the place of its sheet. What the head of the first sheet
/// counts stands on all of them together, and no anchor on two.
#[must_use]
pub fn sheets(scenes: &[Scene]) -> Vec<(usize, Finding)> {
    let mut findings = Vec::new();
    let mut seen: BTreeSet<String> = BTreeSet::new();
    for (at, scene) in scenes.iter().enumerate() {
        let own = audit(scene).into_iter();
        let own = own.filter(|finding| at > 0 || finding.kind != Kind::WrongTally);
        findings.extend(own.map(|finding| (at, finding)));
        let ids = scene.walk().filter_map(|walked| walked.group()?.id.clone());
        let ids: BTreeSet<String> = ids.collect();
        for twice in ids.intersection(&seen) {
            let detail = "is an anchor on two sheets".to_owned();
            findings.push((at, general(Kind::DuplicateId, (twice, detail))));
        }
        seen.extend(ids);
    }
    let count = |tag| scenes.iter().map(|scene| scene.count(tag)).sum();
    let wrong = scenes.iter().take(1).flat_map(|first| wrong_tallies(&first.tallies, count));
    findings.extend(wrong.map(|finding| (0, finding)));
    findings
}

/// A mark with its place in the painting order and the box it takes.
struct Placed<'s, T> {
    order: usize,
    mark: &'s T,
    rect: Rect,
}

/// A scene laid out for looking things up.
struct Sheet<'s> {
    scene: &'s Scene,
    walked: Vec<Walked<'s>>,
    /// The texts that can be judged, with their boxes less one unit at each edge.
    texts: Vec<Placed<'s, Text>>,
    /// The shapes that can be judged.
    shapes: Vec<Placed<'s, Shape>>,
    /// Which shapes lie where.
    index: Index,
}

impl<'s> Sheet<'s> {
    fn new(scene: &'s Scene) -> Self {
        let walked: Vec<_> = scene.walk().collect();
        let texts: Vec<_> = walked.iter().filter_map(placed_text).collect();
        let shapes: Vec<_> = walked.iter().filter_map(placed_shape).collect();
        let index = Index::new(scene.size, shapes.iter().map(|shape| shape.rect));
        Self { scene, walked, texts, shapes, index }
    }

    /// The groups around a mark, from the nearest outwards.
    fn groups(&self, order: usize) -> impl Iterator<Item = &'s Group> + '_ {
        let parent = move |order: usize| self.walked.get(order).and_then(|walked| walked.parent);
        std::iter::successors(parent(order), move |order| parent(*order))
            .filter_map(|order| self.walked[order].group())
    }

    /// A finding about a mark.
    fn finding(&self, kind: Kind, (order, rect): (usize, Rect), words: (&str, String)) -> Finding {
        let own = self.walked.get(order).and_then(|walked| walked.group());
        let place = own.into_iter().chain(self.groups(order)).find_map(|group| group.id.clone());
        Finding { kind, subject: words.0.to_owned(), detail: words.1, place, rect }
    }

    /// A finding about a text.
    fn about(&self, kind: Kind, text: &Placed<'_, Text>, detail: String) -> Finding {
        self.finding(kind, (text.order, text.rect), (&text.mark.content, detail))
    }
}

fn placed_text<'s>(walked: &Walked<'s>) -> Option<Placed<'s, Text>> {
    let Mark::Text(text) = walked.mark else { return None };
    let full = text.bounds();
    // A short text keeps a box: one unit less at each edge would turn `1` inside out.
    let rect = full.inset_xy(1.0_f32.min(full.width / 4.0), 1.0_f32.min(full.height / 4.0));
    sizes::is_sound(rect).then_some(Placed { order: walked.order, mark: text, rect })
}

fn placed_shape<'s>(walked: &Walked<'s>) -> Option<Placed<'s, Shape>> {
    let Mark::Shape(shape) = walked.mark else { return None };
    let rect = shape.outline.bounds()?;
    sizes::is_sound(rect).then_some(Placed { order: walked.order, mark: shape, rect })
}

/// Texts that are empty, too small, off the sheet or out of their bounds.
fn text_faults(sheet: &Sheet<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for text in &sheet.texts {
        if text.mark.content.trim().is_empty() {
            findings.push(sheet.about(Kind::EmptyText, text, String::new()));
        }
        if text.mark.size < SMALLEST_TEXT {
            let detail = format!("is {} units high, not {SMALLEST_TEXT}", text.mark.size);
            findings.push(sheet.about(Kind::SmallText, text, detail));
        }
        if !sheet.scene.sheet().contains(text.rect, 0.0) {
            findings.push(sheet.about(Kind::OffSheet, text, "reaches beyond the sheet".to_owned()));
        }
        let bounds = sheet.groups(text.order).filter_map(|group| group.bounds);
        if let Some(bounds) = bounds.into_iter().find(|bounds| !bounds.contains(text.rect, 0.0)) {
            let detail = format!("reaches beyond {bounds:?}");
            findings.push(sheet.about(Kind::OutOfBounds, text, detail));
        }
    }
    findings
}

/// Anchors that more than one group has.
fn duplicate_ids(sheet: &Sheet<'_>) -> Vec<Finding> {
    let mut seen = BTreeMap::new();
    let mut findings = Vec::new();
    for walked in &sheet.walked {
        let Some(group) = walked.group() else { continue };
        let Some(id) = &group.id else { continue };
        let rect = group.bounds.unwrap_or_default();
        if seen.insert(id, walked.order).is_some() {
            let words = (id.as_str(), "is the anchor of two groups".to_owned());
            findings.push(sheet.finding(Kind::DuplicateId, (walked.order, rect), words));
        }
    }
    findings
}

/// Counts of the head that what is drawn does not bear out.
fn wrong_tallies(tallies: &[Tally], count: impl Fn(&'static str) -> usize) -> Vec<Finding> {
    let wrong = tallies.iter().filter_map(|tally| {
        let found = count(tally.tag);
        let detail =
            format!("is counted {} times in the head, {found} times on the sheet", tally.count);
        (found != tally.count).then(|| general(Kind::WrongTally, (tally.tag, detail)))
    });
    wrong.collect()
}

/// A finding about a sheet as a whole.
fn general(kind: Kind, (subject, detail): (&str, String)) -> Finding {
    Finding { kind, subject: subject.to_owned(), detail, place: None, rect: Rect::default() }
}

#[cfg(test)]
mod tests;
