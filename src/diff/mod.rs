//! What two editions differ in: records that were added, removed, changed field by field, moved or renamed.
//!
//! Pure: two snapshots in, the list of changes out. `report` says them in words, `words` finds what changed within a text;
//! `print` puts them out as text, Markdown, JSON or CSV, and `page` as a page.

mod area;
mod group;
mod label;
pub mod print;
mod report;
mod shown;
mod statement;
mod trend;
mod words;

pub use area::Area;
pub use group::{Dated, Group, Part, Status, Way};
pub use report::{Line, Nature, Report, Telling};
pub use statement::Statements;
pub use words::{Piece, Share};

use crate::diag::Words;
use crate::model::Audience;
use crate::read::Printed;
use crate::snapshot::{Record, Snapshot};
use std::cmp::Reverse;
use std::collections::HashMap;

/// What two editions differ in.
#[derive(Debug)]
pub struct Diff<'s> {
    /// The older edition.
    pub old: &'s Snapshot,
    /// The newer edition.
    pub new: &'s Snapshot,
    /// The changes: in the order of the newer edition's records, those removed after them in the order of the older one.
    pub changes: Vec<Change<'s>>,
}

/// A record that differs: in both editions, or in one alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change<'s> {
    /// As it was; none where it was added.
    pub old: Option<&'s Record>,
    /// As it is; none where it is no longer there.
    pub new: Option<&'s Record>,
    /// The fields that differ, where it is in both.
    pub fields: Vec<FieldChange<'s>>,
}

/// A field that differs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FieldChange<'s> {
    /// The field.
    pub key: &'s str,
    /// What it said; none where it said nothing.
    pub old: Option<&'s Printed>,
    /// What it says.
    pub new: Option<&'s Printed>,
}

/// Why two editions are not compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Refused {
    /// For whom the older one is.
    pub old: Audience,
    /// For whom the newer one is.
    pub new: Audience,
}

impl Refused {
    /// That editions for different audiences are not compared: what one may not see would look removed or added.
    #[must_use]
    pub fn words(self) -> Words {
        let (old, new) = (self.old.edition_words(), self.new.edition_words());
        let zh = format!("前一版是{old}，后一版是{new}：不同读者范围的版次不能比较");
        let [old, new] = [self.old, self.new].map(crate::model::Word::word);
        let en = format!(
            "the older edition is {old}, the newer {new}: editions for different audiences are not compared"
        );
        Words::new(zh, en)
    }
}

/// Fields that say how far something is; their changes are told first.
const STATUS: [&str; 3] = ["status", "state", "stage"];

impl<'s> Change<'s> {
    /// The record, as it is where it is still there.
    #[must_use]
    pub fn record(&self) -> Option<&'s Record> {
        self.new.or(self.old)
    }

    /// The name before and after, where it is another.
    #[must_use]
    pub fn renamed(&self) -> Option<(&'s str, &'s str)> {
        let (old, new) = self.old.zip(self.new)?;
        (old.name != new.name).then_some((&old.name, &new.name))
    }

    /// The record before and after, where it stands in another place.
    #[must_use]
    pub fn moved(&self) -> Option<(&'s Record, &'s Record)> {
        let both = self.old.zip(self.new)?;
        (both.0.place != both.1.place || both.0.chain != both.1.chain).then_some(both)
    }

    /// The printed number before and after, where it is another: numbers are for ever, so that is told.
    #[must_use]
    pub fn renumbered(&self) -> Option<(&'s str, &'s str)> {
        let (old, new) = self.old.zip(self.new)?;
        (old.number != new.number).then_some((&old.number, &new.number))
    }

    /// Whether it is further or less far than it was.
    #[must_use]
    pub fn is_status(&self) -> bool {
        self.fields.iter().any(|field| field.is_status())
    }

    fn between(old: &'s Record, new: &'s Record) -> Option<Self> {
        if old == new {
            return None;
        }
        let change = Self { old: Some(old), new: Some(new), fields: fields(old, new) };
        let differs = !change.fields.is_empty()
            || change.renamed().is_some()
            || change.moved().is_some()
            || change.renumbered().is_some();
        differs.then_some(change)
    }
}

impl FieldChange<'_> {
    /// Whether it says how far something is.
    #[must_use]
    pub fn is_status(&self) -> bool {
        STATUS.contains(&self.key)
    }
}

/// Compares two editions for the same audience.
///
/// # Errors
/// When they are for different audiences.
pub fn diff<'s>(old: &'s Snapshot, new: &'s Snapshot) -> Result<Diff<'s>, Refused> {
    if old.audience != new.audience {
        return Err(Refused { old: old.audience, new: new.audience });
    }
    let mut pairing = Pairing::of(&old.records);
    // Records that are as they were find each other first: where several share a key, the others are paired by what they say.
    let same: Vec<bool> = new.records.iter().map(|record| pairing.take_equal(record)).collect();
    let mut changes = Vec::new();
    for (record, _) in new.records.iter().zip(same).filter(|(_, same)| !same) {
        match pairing.take(record) {
            Some(old) => changes.extend(Change::between(old, record)),
            None => changes.push(Change { old: None, new: Some(record), fields: Vec::new() }),
        }
    }
    let removed = pairing.left();
    changes.extend(removed.map(|old| Change { old: Some(old), new: None, fields: Vec::new() }));
    Ok(Diff { old, new, changes })
}

/// The older records that have found no newer one yet.
struct Pairing<'s> {
    records: &'s [Record],
    by_key: HashMap<(&'s str, &'s str), Vec<usize>>,
    taken: Vec<bool>,
}

impl<'s> Pairing<'s> {
    fn of(records: &'s [Record]) -> Self {
        let mut by_key: HashMap<_, Vec<usize>> = HashMap::with_capacity(records.len());
        for (at, record) in records.iter().enumerate() {
            by_key.entry((record.kind.as_str(), record.key.as_str())).or_default().push(at);
        }
        Self { records, by_key, taken: vec![false; records.len()] }
    }

    /// The older records of a key that have found no newer one yet.
    fn free<'p>(&'p self, new: &'p Record) -> impl Iterator<Item = usize> + 'p {
        let found = self.by_key.get(&(new.kind.as_str(), new.key.as_str()));
        found.into_iter().flatten().copied().filter(|&at| !self.taken[at])
    }

    fn take_equal(&mut self, new: &Record) -> bool {
        let found = self.free(new).find(|&at| self.records[at] == *new);
        found.is_some_and(|at| !std::mem::replace(&mut self.taken[at], true))
    }

    /// Where several share the key, the one that says most of the same; of equal ones the first.
    fn take(&mut self, new: &Record) -> Option<&'s Record> {
        let at = self.free(new).min_by_key(|&at| Reverse(likeness(&self.records[at], new)))?;
        self.taken[at] = true;
        Some(&self.records[at])
    }

    fn left(self) -> impl Iterator<Item = &'s Record> {
        self.records.iter().zip(self.taken).filter(|(_, taken)| !taken).map(|(record, _)| record)
    }
}

/// How much two records of one key say the same.
fn likeness(old: &Record, new: &Record) -> usize {
    let fields = new.fields.iter().filter(|(key, value)| old.field(key) == Some(value)).count();
    fields + usize::from(old.name == new.name) + usize::from(old.place == new.place)
}

/// The fields that differ: in the order of the newer record, those that are gone after them.
fn fields<'s>(old: &'s Record, new: &'s Record) -> Vec<FieldChange<'s>> {
    let now = new.fields.iter().map(|(key, value)| FieldChange {
        key,
        old: old.field(key),
        new: Some(value),
    });
    let gone = old.fields.iter().filter(|(key, _)| new.field(key).is_none());
    let gone = gone.map(|(key, value)| FieldChange { key, old: Some(value), new: None });
    now.filter(|field| field.old != field.new).chain(gone).collect()
}
