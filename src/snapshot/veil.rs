//! An older edition as today's audience may see it. What was public once and is closed now is absent: neither listed nor
//! told as removed, and nothing that a report quotes from the older edition holds it.

use super::{Record, Snapshot, record, shared_kinds};
use crate::audience::Gate;
use crate::model::Openness;
use crate::read::{self, Printed, names};
use crate::source::Sources;
use std::collections::HashMap;

/// Records by kind and key; the first of each counts.
type ByKey<'r> = HashMap<(&'r str, &'r str), &'r Record>;

/// Older snapshots as the audience of today's may see them, given today's sources and the gate of its audience.
#[must_use]
pub fn veiled<'s>(
    older: impl IntoIterator<Item = &'s Snapshot>,
    today: &Snapshot,
    (sources, gate): (&Sources, &Gate),
) -> Vec<Snapshot> {
    let older = older.into_iter();
    if gate.admits(Openness::Closed) {
        return older.cloned().collect();
    }
    let shared = shared_kinds();
    let whole = read::flatten(sources, &Gate::open()).into_iter();
    let whole: Vec<Record> = whole.map(|flat| record(flat, None, &shared)).collect();
    let (whole, seen) = (by_key(&whole), by_key(&today.records));
    let veil = |one: &Snapshot| {
        let records = one.records.iter().filter_map(|record| {
            let key = (record.kind.as_str(), record.key.as_str());
            match (whole.get(&key), seen.get(&key)) {
                (Some(_), None) => None,
                (Some(whole), Some(seen)) => {
                    let mut record = as_seen(record, whole, seen);
                    if !record.place.iter().all(|id| gate.admits_reference(id)) {
                        record.place.clone_from(&seen.place);
                    }
                    Some(without_hidden(record, gate))
                }
                (None, _) => is_seen(record, gate).then(|| without_hidden(record.clone(), gate)),
            }
        });
        Snapshot { records: records.collect(), ..one.without_records() }
    };
    older.map(veil).collect()
}

fn by_key(records: &[Record]) -> ByKey<'_> {
    let mut by_key = ByKey::with_capacity(records.len());
    for record in records {
        by_key.entry((&record.kind, &record.key)).or_insert(record);
    }
    by_key
}

/// A record without the fields, and without the items of its lists, that are hidden in today's record.
fn as_seen(record: &Record, whole: &Record, seen: &Record) -> Record {
    let mut record = record.clone();
    if whole.name != seen.name {
        record.name.clone_from(&seen.name);
    }
    record.fields.retain(|(key, _)| whole.field(key).is_none() || seen.field(key).is_some());
    for (key, value) in &mut record.fields {
        let lists = (value, whole.field(key), seen.field(key));
        let (Printed::Many(own), Some(Printed::Many(all)), Some(Printed::Many(told))) = lists
        else {
            continue;
        };
        own.retain(|item| !all.contains(item) || told.contains(item));
    }
    record
}

/// Whether a record that is no more names nothing hidden by its place and key.
fn is_seen(record: &Record, gate: &Gate) -> bool {
    let around = record.chain.iter().chain(&record.place).map(String::as_str);
    around.chain(record.joined()).all(|id| gate.admits_reference(id))
}

/// A record whose fields name nothing that is hidden today.
fn without_hidden(mut record: Record, gate: &Gate) -> Record {
    let admits = |id: &str| gate.admits_reference(id);
    let kind = record.kind.clone();
    record.fields.retain_mut(|(key, value)| {
        let field = key.rsplit('.').next().unwrap_or(key);
        if names::of(&kind, field).is_none_or(|named| named.to.is_none()) {
            return true;
        }
        match value {
            Printed::One(id) => admits(id),
            Printed::Many(ids) => {
                ids.retain(|id| admits(id));
                !ids.is_empty()
            }
        }
    });
    record
}
