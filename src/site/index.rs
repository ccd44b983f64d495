//! Look-up of records by id.

use crate::model::{Record, Ref};
use std::collections::HashMap;

/// Records of one kind by id; the first declaration of an id counts.
#[derive(Debug)]
pub struct Index<'m, T> {
    records: &'m [T],
    by_id: HashMap<&'m str, usize>,
}

impl<'m, T> Index<'m, T> {
    /// Indexes records.
    #[must_use]
    pub fn of(records: &'m [T], record: impl Fn(&'m T) -> &'m Record) -> Self {
        let mut by_id = HashMap::with_capacity(records.len());
        for (at, one) in records.iter().enumerate() {
            by_id.entry(record(one).id.value.as_str()).or_insert(at);
        }
        Self { records, by_id }
    }

    /// The record with an id.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<&'m T> {
        self.by_id.get(id).map(|at| &self.records[*at])
    }

    /// The record that a reference names.
    #[must_use]
    pub fn named(&self, id: Option<&Ref>) -> Option<&'m T> {
        self.get(&id?.value)
    }

    /// The records that references name, those that exist.
    pub fn all<'s>(&'s self, ids: &'s [Ref]) -> impl Iterator<Item = &'m T> + 's {
        ids.iter().filter_map(|id| self.get(&id.value))
    }

    /// Position of a record among its kind.
    #[must_use]
    pub fn position(&self, id: &str) -> Option<usize> {
        self.by_id.get(id).copied()
    }
}
