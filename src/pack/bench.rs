//! Where a pack is put together: what it holds of records, which documents it cites, which rows links may lead to.
//!
//! Everything that a pack says of a record goes over its bench, so that the cover knows the most closed record inside.

use super::Told;
use super::view::{Cell, Columns, Piece, Section, Source, Table};
use crate::diff::Report;
use crate::edition::Edition;
use crate::model::{Openness, Record, Ref};
use crate::site::{Entity, Site};
use crate::wording::{Wording, say};
use std::cell::{Cell as Slot, RefCell};
use std::collections::BTreeSet;

/// The bench of one pack.
pub(super) struct Bench<'a> {
    told: Told<'a>,
    openness: Slot<Openness>,
    cited: RefCell<Vec<usize>>,
    rows: RefCell<BTreeSet<String>>,
}

impl<'a> Bench<'a> {
    pub(super) fn new(told: Told<'a>) -> Self {
        let openness = Slot::new(Openness::Public);
        Self { told, openness, cited: RefCell::default(), rows: RefCell::default() }
    }

    pub(super) const fn edition(&self) -> &'a Edition<'a> {
        self.told.edition
    }

    /// What changed since the last edition, where the site keeps one.
    pub(super) const fn report(&self) -> Option<&'a Report<'a>> {
        self.told.report
    }

    pub(super) const fn site(&self) -> &'a Site<'a> {
        self.told.edition.site()
    }

    /// The words of the interface.
    pub(super) const fn words(&self) -> &'a Wording {
        self.told.edition.site().words
    }

    /// A table without rows, given the key of its caption.
    pub(super) fn table(&self, caption: &str, columns: Columns) -> Table {
        Table::new(self.words(), caption, columns)
    }

    /// Tables under a heading, given its key and that of what is said where none of them has rows.
    pub(super) fn section(&self, heading: &str, tables: Vec<Table>, empty: &str) -> Section {
        Section::of(self.words().word(heading), tables, self.words().word(empty))
    }

    /// 待补充.
    pub(super) fn missing(&self) -> Cell {
        vec![Piece::text(self.words().word("frame.missing")).of("missing")]
    }

    /// A cell of plain text; 待补充 where there is none.
    pub(super) fn told(&self, text: Option<impl Into<String>>) -> Cell {
        text.map_or_else(|| self.missing(), |text| vec![Piece::text(text)])
    }

    /// Texts with 、 between them.
    pub(super) fn listed<T: AsRef<str>>(&self, texts: impl IntoIterator<Item = T>) -> Cell {
        let joined = self.words().list(&texts.into_iter().collect::<Vec<T>>());
        if joined.is_empty() { Cell::new() } else { vec![Piece::text(joined)] }
    }

    /// The most closed word of what the pack holds.
    pub(super) fn openness(&self) -> Openness {
        self.openness.get()
    }

    /// Notes that something of this openness stands in the pack.
    pub(super) fn hold(&self, openness: Openness) {
        self.openness.set(self.openness.get().max(openness));
    }

    /// The label of a row that stands for a printed number; none where another row has it.
    pub(super) fn label(&self, number: &str) -> Option<String> {
        let is_new = !number.is_empty() && self.rows.borrow_mut().insert(number.to_owned());
        is_new.then(|| row_label(number))
    }

    /// The label of the row for a number, where there is one.
    pub(super) fn row(&self, number: &str) -> Option<String> {
        self.rows.borrow().contains(number).then(|| row_label(number))
    }

    /// The number of an entity as a cell.
    pub(super) fn number(&self, entity: Entity<'_>) -> Cell {
        self.hold(entity.record().openness);
        vec![Piece::text(self.site().number(entity)).of("number")]
    }

    /// Short names of what references name, as a list; `chain` is that of the file they stand in.
    pub(super) fn names(&self, chain: Option<&str>, ids: &[Ref]) -> Vec<&'a str> {
        let found = ids.iter().filter_map(|id| self.site().find(chain, &id.value));
        let told = found.inspect(|entity| self.hold(entity.record().openness));
        told.map(Entity::short_name).collect()
    }

    /// The name of a department.
    pub(super) fn department(&self, id: Option<&Ref>) -> Option<&'a str> {
        let department = self.site().departments.named(id)?;
        self.hold(department.record.openness);
        Some(&department.record.name.value)
    }

    /// The post of a leader; never the name.
    pub(super) fn leader(&self, id: Option<&Ref>) -> Option<&'a str> {
        let leader = self.site().leaders.named(id)?;
        self.hold(leader.record.openness);
        Some(&leader.record.name.value)
    }

    /// The documents that vouch for a record, by their numbers in the pack.
    pub(super) fn sources_of(&self, record: &Record) -> Cell {
        self.hold(record.openness);
        self.sources(&record.sources)
    }

    /// Documents by their numbers in the pack.
    pub(super) fn sources(&self, ids: &[Ref]) -> Cell {
        let known = ids.iter().filter_map(|id| self.site().sources.position(&id.value));
        let piece = |at| {
            let number = self.cite(at);
            Piece::text(say!(self.words(), "pack.source", number))
                .of("source")
                .to(Some(source_label(number)))
        };
        known.map(piece).collect()
    }

    /// The number of a document: they are counted as they are cited.
    fn cite(&self, at: usize) -> usize {
        let mut cited = self.cited.borrow_mut();
        let known = cited.iter().position(|one| *one == at);
        known.unwrap_or_else(|| {
            cited.push(at);
            cited.len() - 1
        }) + 1
    }

    /// The documents cited so far.
    pub(super) fn cited(&self) -> Vec<Source> {
        let all = &self.site().model.sources;
        let cited = self.cited.borrow();
        let found = cited.iter().enumerate().filter_map(|(at, one)| Some((at + 1, all.get(*one)?)));
        found.map(|(number, source)| self.document(number, source)).collect()
    }

    fn document(&self, number: usize, source: &crate::model::Source) -> Source {
        self.hold(source.record.openness);
        let date = source.date.map(|date| date.value.to_string());
        let text = |text: &Option<crate::model::Text>| text.as_ref().map(|text| text.value.clone());
        let imprint = [text(&source.issuer), text(&source.number), date];
        let on_web = |at: &String| at.starts_with("https://") || at.starts_with("http://");
        Source {
            label: source_label(number),
            title: source.record.name.value.clone(),
            imprint: imprint
                .into_iter()
                .flatten()
                .collect::<Vec<_>>()
                .join(self.words().word("sign.clause")),
            address: text(&source.address).filter(on_web),
        }
    }
}

fn row_label(number: &str) -> String {
    format!("row-{number}")
}

fn source_label(number: usize) -> String {
    format!("source-{number}")
}
