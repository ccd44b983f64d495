//! Where a page is made: links relative to it, and a memory of what was put on it.
//!
//! Everything that a page shows of a record goes over its desk, so that the page knows the most closed record
//! that it holds and the documents that it cites.

use super::Matter;
use super::frame::Link;
use super::view::{Cell, Piece};
use crate::diff::Report;
use crate::edition::Edition;
use crate::model::MapKind;
use crate::model::{Openness, Record, Ref, Region, Source};
use crate::site::{ChainView, Entity, EntityKind, Site, map_name_key, relative};
use crate::wording::Wording;
use std::cell::{Cell as Slot, RefCell};
use std::collections::BTreeSet;

/// What is wanted of the views of pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wanted {
    /// What templates print.
    Value,
    /// A key by which a page that was printed before is found again.
    Key,
    /// Both.
    Both,
}

/// The desk of one page.
pub(super) struct Desk<'a> {
    wanted: Wanted,
    edition: &'a Edition<'a>,
    reports: &'a [Report<'a>],
    path: &'a str,
    openness: Slot<Openness>,
    cited: RefCell<BTreeSet<usize>>,
}

impl<'a> Desk<'a> {
    pub(super) fn new(
        Matter { edition, reports, .. }: Matter<'a>,
        path: &'a str,
        wanted: Wanted,
    ) -> Self {
        let openness = Slot::new(Openness::Public);
        Self { wanted, edition, reports, path, openness, cited: RefCell::default() }
    }

    pub(super) fn wanted(&self) -> Wanted {
        self.wanted
    }

    pub(super) fn edition(&self) -> &'a Edition<'a> {
        self.edition
    }

    pub(super) fn site(&self) -> &'a Site<'a> {
        self.edition.site()
    }

    /// The words of the interface.
    pub(super) fn words(&self) -> &'a Wording {
        self.site().words
    }

    /// A word of the interface.
    pub(super) fn word(&self, key: &'static str) -> &'a str {
        self.words().word(key)
    }

    /// Words that stand beside each other, such as the heads of a table.
    pub(super) fn row(&self, key: &'static str) -> Vec<&'a str> {
        self.words().row(key)
    }

    /// What changed since older editions, the newest first.
    pub(super) fn reports(&self) -> &'a [Report<'a>] {
        self.reports
    }

    /// Path of the page.
    pub(super) fn path(&self) -> &'a str {
        self.path
    }

    /// The most closed word of what the page holds.
    pub(super) fn openness(&self) -> Openness {
        self.openness.get()
    }

    /// Notes that something of this openness stands on the page.
    pub(super) fn hold(&self, openness: Openness) {
        self.openness.set(self.openness.get().max(openness));
    }

    /// The link from the page to an address.
    pub(super) fn to(&self, address: &str) -> String {
        relative(self.path, address)
    }

    /// A named link from the page to an address.
    pub(super) fn link(&self, text: impl Into<String>, address: &str) -> Link {
        Link { text: text.into(), href: self.to(address) }
    }

    /// A record with a page or an anchor, by its short name.
    pub(super) fn entity(&self, entity: Entity<'_>) -> Piece {
        self.hold(entity.record().openness);
        Piece::link(entity.short_name(), self.to(&self.site().address(entity)))
    }

    /// The same by its full name.
    pub(super) fn entity_in_full(&self, entity: Entity<'_>) -> Piece {
        self.hold(entity.record().openness);
        Piece::link(entity.name(), self.to(&self.site().address(entity)))
    }

    /// What references name, as a list; `chain` is that of the file they stand in.
    pub(super) fn entities(&self, chain: Option<&str>, ids: &[Ref]) -> Vec<Piece> {
        let found = ids.iter().filter_map(|id| self.site().find(chain, &id.value));
        found.map(|entity| self.entity(entity)).collect()
    }

    /// A chain by its short name.
    pub(super) fn chain(&self, view: &ChainView<'_>) -> Piece {
        self.entity(Entity::Chain(view.chain))
    }

    /// A map of a chain.
    pub(super) fn map(&self, view: &ChainView<'_>, map: MapKind) -> Piece {
        Piece::link(
            self.word(map_name_key(map)),
            self.to(&self.site().map_page(view.chain.id(), map)),
        )
    }

    pub(super) fn region(&self, region: &Region) -> Piece {
        self.hold(region.record.openness);
        let name = region.short.as_ref().unwrap_or(&region.record.name);
        let page = self.site().page(EntityKind::Region, &region.record.id.value);
        Piece::link(name.value.as_str(), self.to(&page))
    }

    pub(super) fn regions(&self, ids: &[Ref]) -> Vec<Piece> {
        self.site().regions.all(ids).map(|region| self.region(region)).collect()
    }

    /// A record that is known to the whole site and has a page of its own.
    pub(super) fn page_of(&self, kind: EntityKind, record: &Record) -> Piece {
        self.hold(record.openness);
        let page = self.site().page(kind, &record.id.value);
        Piece::link(record.name.value.as_str(), self.to(&page))
    }

    pub(super) fn department(&self, id: Option<&Ref>) -> Option<Piece> {
        let department = self.site().departments.named(id)?;
        Some(self.page_of(EntityKind::Department, &department.record))
    }

    /// The printed number of an entity, as a link to where it is shown.
    pub(super) fn number(&self, entity: Entity<'_>) -> Piece {
        let number = self.site().number(entity);
        Piece::link(number, self.to(&self.site().address(entity))).of_class("number")
    }

    /// The documents that vouch for a record.
    pub(super) fn sources_of(&self, record: &Record) -> Cell {
        self.hold(record.openness);
        self.sources(&record.sources)
    }

    /// Documents as short links; empty where there are none.
    pub(super) fn sources(&self, ids: &[Ref]) -> Cell {
        let pieces = ids.iter().filter_map(|id| {
            let source = self.cite(&id.value)?;
            let address = self.site().page(EntityKind::Source, &id.value);
            Some(Piece::link(short_title(source), self.to(&address)))
        });
        Cell::enumerated(pieces).of_class("sources")
    }

    fn cite(&self, id: &str) -> Option<&'a Source> {
        let at = self.site().sources.position(id)?;
        self.cited.borrow_mut().insert(at);
        self.site().sources.get(id)
    }

    /// The documents cited so far, in the order of the content.
    pub(super) fn cited(&self) -> Vec<&'a Source> {
        let sources = &self.site().model.sources;
        self.cited.borrow().iter().filter_map(|at| sources.get(*at)).collect()
    }
}

/// What a document is called where there is little room: its number, else publisher and date.
pub(super) fn short_title(source: &Source) -> String {
    if let Some(number) = &source.number {
        return number.value.clone();
    }
    let date = source.date.map(|date| date.value.to_string());
    match (&source.issuer, date) {
        (Some(issuer), Some(date)) => format!("{} {date}", issuer.value),
        (Some(issuer), None) => issuer.value.clone(),
        (None, _) => source.record.name.value.clone(),
    }
}
