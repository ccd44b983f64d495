//! What a record of a snapshot says, in words: what a change report calls things, for those who list a snapshot's records
//! without comparing it.

use super::Diff;
use super::label::Labels;
use crate::snapshot::{Record, Snapshot};

/// The words for the records of one snapshot.
#[derive(Debug)]
pub struct Statements<'s> {
    labels: Labels<'s>,
}

/// Fields that say how a record is kept, not what it says.
const KEPT: [&str; 5] = ["sources", "openness", "field_openness", "next_review", "owner"];

impl<'s> Statements<'s> {
    /// The words for a snapshot's records.
    #[must_use]
    pub fn of(snapshot: &'s Snapshot) -> Self {
        Self { labels: Labels::of(&Diff { old: snapshot, new: snapshot, changes: Vec::new() }) }
    }

    /// What a record is called.
    #[must_use]
    pub fn name(&self, record: &Record) -> String {
        self.labels.name(record)
    }

    /// Its kind and what its fields say: `产品：状态 薄弱；依据 …`.
    #[must_use]
    pub fn statement(&self, record: &Record) -> String {
        let fields = record.fields.iter().filter(|(key, _)| !KEPT.contains(&key.as_str()));
        let fields = fields.map(|(key, value)| {
            let values = self.labels.values(record, key, Some(value)).join("、");
            format!("{} {values}", Labels::field(&record.kind, key))
        });
        let fields: Vec<String> = fields.collect();
        let kind = self.labels.kind(&record.kind);
        if fields.is_empty() { kind } else { format!("{kind}：{}", fields.join("；")) }
    }

    /// The documents that vouch for it, by their titles.
    #[must_use]
    pub fn sources(&self, record: &Record) -> String {
        self.labels.values(record, "sources", record.field("sources")).join("、")
    }
}
