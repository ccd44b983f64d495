//! Which way risks went since an older edition: its snapshot has the judgement of then.

use super::Report;
use crate::model::{Judgement, Risk, Trend, Word};
use crate::snapshot::{Record, Snapshot};
use std::collections::BTreeMap;

impl Report<'_> {
    /// The judgement of a risk of a chain in the older edition; none where it was not there, or had none.
    #[must_use]
    pub fn judged_before(&self, chain: &str, risk: &Risk) -> Option<Judgement> {
        let key = format!("{chain}/{}", risk.record.id.value);
        risks(self.old).find(|record| record.key == key).and_then(judgement)
    }

    /// Which way every risk that has a judgement today went, by printed number.
    #[must_use]
    pub fn trends(&self) -> BTreeMap<String, Trend> {
        let before: BTreeMap<&str, Option<Judgement>> =
            risks(self.old).map(|record| (record.key.as_str(), judgement(record))).collect();
        let trend = |record: &Record| {
            let before = before.get(record.key.as_str()).copied().flatten();
            Some((record.number.clone(), Trend::between(before, judgement(record)?)))
        };
        risks(self.new).filter_map(trend).collect()
    }
}

fn risks(snapshot: &Snapshot) -> impl Iterator<Item = &Record> {
    snapshot.records.iter().filter(|record| record.kind == "risk")
}

fn judgement(record: &Record) -> Option<Judgement> {
    let likelihood = Word::parse(record.text("likelihood")?)?;
    let impact = Word::parse(record.text("impact")?)?;
    Some(Judgement { likelihood, impact })
}
