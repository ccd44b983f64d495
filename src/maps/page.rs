//! The page that a map stands on: how elements are numbered, linked and noted from there.
//!
//! Furniture for every map; knows nothing of how one looks.

use super::{FORMER, Studio};
use crate::model::{MapKind, Openness, Record, Ref};
use crate::scene::Group;
use crate::site::{ChainView, Entity, Key, relative};
use std::collections::BTreeSet;

/// What stands where something is not known.
pub(super) const TO_BE_ADDED: &str = "待补充";

/// How a judgement made for the demonstration is marked in the content.
const SAMPLE: &str = "示例判断";

/// How many names a sentence gives before it stops.
const NAMES: usize = 8;

/// Names with commas, and how many there are where not all are given.
pub(super) fn listed(names: &[&str]) -> String {
    let shown = names.iter().take(NAMES).copied().collect::<Vec<_>>().join("、");
    if names.len() > NAMES { format!("{shown}等 {} 项", names.len()) } else { shown }
}

/// A chain's map and the page on which it stands.
#[derive(Debug)]
pub(super) struct Page<'a> {
    /// What to draw with.
    pub(super) studio: &'a Studio<'a>,
    /// The chain.
    pub(super) view: &'a ChainView<'a>,
    /// Its address below the output folder.
    address: String,
    /// What the numbers on the sheet leave out: `IC`, or `IC-R` where one kind is drawn.
    pub(super) prefix: String,
}

impl<'a> Page<'a> {
    /// The page of a map whose numbers go without the chain's code.
    pub(super) fn new(studio: &'a Studio<'a>, view: &'a ChainView<'a>, map: MapKind) -> Self {
        let code = view.chain.code.as_ref();
        let prefix = code.map_or(&studio.site.model.settings.code, |code| &code.value).clone();
        Self { studio, view, address: studio.site.map_page(view.chain.id(), map), prefix }
    }

    /// The same with numbers that go without the letter of a kind, too.
    pub(super) fn of_letter(mut self, letter: char) -> Self {
        self.prefix = format!("{}-{letter}", self.prefix);
        self
    }

    /// The number of a record as it stands on the sheet.
    pub(super) fn short(&self, key: &Key) -> String {
        let short = self.studio.site.numbers.short(key, &self.prefix);
        // Where something stood before it moved it is drawn under its own number.
        short.trim_end_matches(FORMER).to_owned()
    }

    /// The same for the element itself, not for what refers to it: with the sign of its change.
    pub(super) fn flagged(&self, key: &Key) -> String {
        self.studio.flagged(self.studio.site.numbers.get(key), &self.short(key))
    }

    /// [`Page::brief`] for the element itself: with the sign of its change.
    pub(super) fn flagged_brief(&self, entity: Entity<'_>) -> String {
        let number = self.studio.site.number(entity);
        self.studio.flagged(number, &self.brief(entity))
    }

    /// The number of a link or a product on a sheet that draws both: `N-002`, and of products, of which there are
    /// many, the running number alone.
    pub(super) fn brief(&self, entity: Entity<'_>) -> String {
        let short = self.short(&entity.key());
        match (entity, short.strip_prefix("T-")) {
            (Entity::Product(..), Some(running)) => running.to_owned(),
            _ => short,
        }
    }

    /// The link from the page to an address.
    pub(super) fn link(&self, address: &str) -> String {
        relative(&self.address, address)
    }

    /// The link to where an entity is explained: its row on this page, or its own page.
    pub(super) fn link_to(&self, entity: Entity<'_>) -> String {
        let link = self.link(&self.studio.site.address(entity));
        match link.strip_prefix('#') {
            Some(number) => format!("#row-{number}"),
            None => link,
        }
    }

    /// A group for a record that is drawn here for the first time: with its anchor and its words.
    pub(super) fn element(&self, key: &Key, label: String) -> Group {
        let number = self.studio.site.numbers.get(key);
        let group = Group::new(Vec::new()).label(label);
        if number.is_empty() { group } else { group.id(number) }
    }

    /// The foot's notes: what the map says of itself, judgements, sources, numbering.
    pub(super) fn notes(&self, own: &str, drawn: &Drawn<'_>) -> String {
        drawn.notes(own)
    }

    /// What the foot says of the numbers: their prefix.
    pub(super) fn numbering(&self) -> String {
        format!("编号前缀 {}", self.prefix)
    }

    /// The same for a sheet that draws links and products.
    pub(super) fn brief_numbering(&self) -> String {
        let code = &self.prefix;
        format!("编号前缀 {code}：N-001 即 {code}-N-001，001 即 {code}-T-001")
    }
}

/// What the records drawn on a sheet have in common: their sources, their strictest mark, judgements.
#[derive(Debug)]
pub(super) struct Drawn<'m> {
    sources: BTreeSet<&'m str>,
    /// The strictest mark among them.
    pub(super) openness: Openness,
    /// Whether one of them rests on a judgement made for the demonstration.
    pub(super) judged: bool,
}

impl<'m> Drawn<'m> {
    /// What a chain itself brings to every sheet.
    pub(super) fn of_chain(view: &ChainView<'m>) -> Self {
        let openness = view.chain.record.openness;
        Self { sources: BTreeSet::new(), openness, judged: false }
    }

    /// What a sheet over all chains begins with, given how closed what it counts is.
    pub(super) const fn of_site(openness: Openness) -> Self {
        Self { sources: BTreeSet::new(), openness, judged: false }
    }

    /// How many documents they cite.
    pub(super) fn cited(&self) -> usize {
        self.sources.len()
    }

    /// The foot's notes: what the sheet says of itself, judgements, sources, numbering.
    pub(super) fn notes(&self, own: &str) -> String {
        let mut notes = own.to_owned();
        if self.judged {
            notes.push_str("标有“示例判断”的为演示所作的判断，依据见附表。");
        }
        if self.cited() > 0 {
            notes.push_str(&format!("来源 {} 条，列于附表。", self.cited()));
        }
        notes.push_str("编号不连续属正常。");
        notes
    }

    /// Notes how closed something is that the sheet shows a little of.
    pub(super) fn hold(&mut self, openness: Openness) {
        self.openness = self.openness.max(openness);
    }

    /// Adds a record.
    pub(super) fn add(&mut self, record: &'m Record) {
        self.openness = self.openness.max(record.openness);
        self.cite(&record.sources);
        self.judge(record.note.as_ref().map(|note| note.value.as_str()));
    }

    /// Adds sources that a part of a record cites.
    pub(super) fn cite(&mut self, sources: &'m [Ref]) {
        self.sources.extend(sources.iter().map(|id| id.value.as_str()));
    }

    /// Adds the basis of a judgement.
    pub(super) fn judge(&mut self, basis: Option<&str>) {
        self.judged |= basis.is_some_and(|basis| basis.contains(SAMPLE));
    }
}
