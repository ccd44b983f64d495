//! The changes between two editions in words: a line to a change, status changes first, then chain by chain and map by map.

use super::label::Labels;
use super::words::{Piece, Share, pieces};
use super::{Area, Change, Diff, FieldChange};
use crate::model::Audience;
use crate::read::Printed;
use crate::snapshot::{Record, Snapshot};
use std::collections::HashMap;

/// What kind of change a line tells, in the order in which they are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Nature {
    /// It is further or less far than it was.
    Status,
    /// It is new.
    Added,
    /// It is no longer there.
    Removed,
    /// A field says something else.
    Changed,
    /// It stands in another place.
    Moved,
    /// It is called otherwise.
    Renamed,
    /// Its printed number is another.
    Renumbered,
    /// The day of which it speaks, or on which it is looked at again, is another.
    Dated,
}

impl Nature {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::Status,
        Self::Added,
        Self::Removed,
        Self::Changed,
        Self::Moved,
        Self::Renamed,
        Self::Renumbered,
        Self::Dated,
    ];

    /// What it is called for an audience. Of what the public no longer sees it is not said whether it was removed or
    /// closed.
    #[must_use]
    pub fn word(self, audience: Audience) -> &'static str {
        match self {
            Self::Status => "状态变化",
            Self::Added => "新增",
            Self::Removed if audience == Audience::Public => "不再列出",
            Self::Removed => "移除",
            Self::Changed => "变更",
            Self::Moved => "移动",
            Self::Renamed => "改名",
            Self::Renumbered => "改号",
            Self::Dated => "日期更新",
        }
    }

    /// Its name for programs.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Status => "status",
            Self::Added => "added",
            Self::Removed => "removed",
            Self::Changed => "changed",
            Self::Moved => "moved",
            Self::Renamed => "renamed",
            Self::Renumbered => "renumbered",
            Self::Dated => "dated",
        }
    }
}

/// One change in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line<'s> {
    /// What kind of change it is.
    pub nature: Nature,
    /// The record, as it is where it is still there.
    pub record: &'s Record,
    /// Whether the record is still there.
    pub is_there: bool,
    /// The name of its chain, or that of the whole site.
    pub chain: String,
    /// The part of the chain.
    pub area: Area,
    /// The department that answers for it; empty where none does.
    pub department: String,
    /// What its kind is called.
    pub kind: String,
    /// What it is called.
    pub name: String,
    /// Where it stands.
    pub place: String,
    /// The field that differs, as it is written in files.
    pub key: Option<&'s str>,
    /// What the field, or what else differs, is called; empty for what is new or gone.
    pub field: String,
    /// What it said, several values with 、 between them.
    pub old: String,
    /// What it says.
    pub new: String,
    /// How the change is best told.
    pub telling: Telling,
    /// The change in pieces, for that telling.
    pub pieces: Vec<Piece>,
}

/// How a change of a field is best told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Telling {
    /// What it said and what it says.
    Replaced,
    /// What changed within a text, among what stayed.
    Within,
    /// What went from a list and what came.
    List,
}

/// All changes in words.
#[derive(Debug)]
pub struct Report<'s> {
    /// The older edition.
    pub old: &'s Snapshot,
    /// The newer edition.
    pub new: &'s Snapshot,
    /// The lines: status changes first, then by chain and map.
    pub lines: Vec<Line<'s>>,
}

impl<'s> Report<'s> {
    /// The lines of a chain, or all.
    pub fn of(&self, chain: Option<&str>) -> impl Iterator<Item = &Line<'s>> {
        let of_it =
            move |line: &&Line<'_>| chain.is_none() || line.record.chain.as_deref() == chain;
        self.lines.iter().filter(of_it)
    }

    /// How many lines of a chain, or of all, are of each kind: `状态变化 3，新增 5`.
    #[must_use]
    pub fn counted(&self, chain: Option<&str>) -> String {
        let count = |nature| self.of(chain).filter(|line| line.nature == nature).count();
        let counts = Nature::ALL.map(|nature| (nature, count(nature))).into_iter();
        let told = counts.filter(|(_, count)| *count > 0);
        let told =
            told.map(|(nature, count)| format!("{} {count}", nature.word(self.new.audience)));
        let told: Vec<String> = told.collect();
        if told.is_empty() { "没有变化".to_owned() } else { told.join("，") }
    }

    /// What changed in a chain, or in all, since the older edition, in figures.
    #[must_use]
    pub fn since(&self, chain: Option<&str>) -> String {
        let (edition, as_of) = (&self.old.edition, &self.old.as_of);
        format!("与 {edition} 版（截至 {as_of}）相比：{}", self.counted(chain))
    }
}

impl<'s> Diff<'s> {
    /// The changes in words.
    #[must_use]
    pub fn report(&self) -> Report<'s> {
        let labels = Labels::of(self);
        let order = chain_order(self.new, self.old);
        let rank = |line: &Line<'_>| {
            let chain = line.record.chain.as_deref();
            // What belongs to no chain is told at the end.
            chain.map_or(usize::MAX, |chain| order.get(chain).copied().unwrap_or(usize::MAX - 1))
        };
        let mut lines: Vec<Line<'s>> =
            self.changes.iter().flat_map(|change| lines(change, &labels)).collect();
        lines.sort_by_cached_key(|line| {
            (line.nature != Nature::Status, rank(line), line.area, line.nature == Nature::Dated)
        });
        Report { old: self.old, new: self.new, lines }
    }
}

/// The chains in the order of the site, then as they stand in the snapshots.
fn chain_order<'s>(new: &'s Snapshot, old: &'s Snapshot) -> HashMap<&'s str, usize> {
    let mut order = HashMap::new();
    let mut add = |chain: &'s str| {
        let next = order.len();
        order.entry(chain).or_insert(next);
    };
    for snapshot in [new, old] {
        let site = snapshot.records.iter().find(|one| one.kind == "site");
        if let Some(Printed::Many(chains)) = site.and_then(|site| site.field("chains")) {
            chains.iter().for_each(|chain| add(chain));
        }
        let chains = snapshot.records.iter().filter(|one| one.kind == "chain");
        chains.for_each(|chain| add(&chain.key));
    }
    order
}

fn lines<'s>(change: &Change<'s>, labels: &Labels<'s>) -> Vec<Line<'s>> {
    let Some(record) = change.record() else { return Vec::new() };
    let line = |nature, key, field: &str, values: [Vec<String>; 2]| {
        let (telling, pieces) = told(&values);
        let [old, new] = values.map(|values| values.join("、"));
        let (name, place) = (labels.name(record), labels.place(record));
        Line {
            nature,
            record,
            is_there: change.new.is_some(),
            chain: labels.chain(record.chain.as_deref()),
            area: Area::of(record),
            department: labels.department(record),
            kind: labels.kind(&record.kind),
            name,
            place,
            key,
            field: field.to_owned(),
            old,
            new,
            telling,
            pieces,
        }
    };
    let one = |text: &str| vec![text.to_owned()];
    let nothing = [Vec::new(), Vec::new()];
    match (change.old, change.new) {
        (None, _) => return vec![line(Nature::Added, None, "", nothing)],
        (_, None) => return vec![line(Nature::Removed, None, "", nothing)],
        _ => {}
    }
    let mut lines = Vec::new();
    for field in &change.fields {
        let values = [field.old, field.new].map(|value| labels.values(record, field.key, value));
        let label = Labels::field(&record.kind, field.key);
        lines.push(line(nature(field), Some(field.key), &label, values));
    }
    let moved = change.moved().map(|(old, new)| [old, new].map(|at| whole_place(at, labels)));
    lines.extend(moved.map(|places| line(Nature::Moved, None, "位置", places.map(|at| one(&at)))));
    let renamed = change.renamed().map(|(old, new)| [one(old), one(new)]);
    lines.extend(renamed.map(|names| line(Nature::Renamed, None, "名称", names)));
    let numbers = change.renumbered().map(|(old, new)| [one(old), one(new)]);
    lines.extend(numbers.map(|numbers| line(Nature::Renumbered, None, "编号", numbers)));
    lines
}

fn nature(field: &FieldChange<'_>) -> Nature {
    let is_date = ["as_of", "next_review"].iter().any(|key| field.key.ends_with(key));
    match field.is_status() {
        true => Nature::Status,
        false if is_date => Nature::Dated,
        false => Nature::Changed,
    }
}

/// Where a record stands, with its chain.
fn whole_place(record: &Record, labels: &Labels<'_>) -> String {
    let (chain, place) = (labels.chain(record.chain.as_deref()), labels.place(record));
    if place.is_empty() { chain } else { format!("{chain} › {place}") }
}

/// How a change of values is told: of lists what went and what came, of texts what changed within them.
fn told([old, new]: &[Vec<String>; 2]) -> (Telling, Vec<Piece>) {
    if let ([old], [new]) = (old.as_slice(), new.as_slice()) {
        let pieces = pieces(old, new);
        let is_within = pieces.iter().any(|one| one.share == Share::Kept);
        return (if is_within { Telling::Within } else { Telling::Replaced }, pieces);
    }
    let without = |all: &[String], other: &[String]| -> Vec<String> {
        all.iter().filter(|one| !other.contains(one)).cloned().collect()
    };
    let (removed, added) = (without(old, new), without(new, old));
    let is_list = old.len().max(new.len()) > 1 && (removed.len(), added.len()) != (0, 0);
    match is_list {
        true => (Telling::List, sides(&removed, &added)),
        // One value that came or went, or the same values in another order.
        false => (Telling::Replaced, sides(old, new)),
    }
}

fn sides(old: &[String], new: &[String]) -> Vec<Piece> {
    let sides = [(Share::Removed, old), (Share::Added, new)].into_iter();
    let sides = sides.filter(|(_, texts)| !texts.is_empty());
    sides.map(|(share, texts)| Piece::new(share, texts.join("、"))).collect()
}

impl<'s> Report<'s> {
    /// How many lines are of each kind, those that there are.
    #[must_use]
    pub fn counts(&self) -> Vec<(Nature, usize)> {
        let count = |nature| self.lines.iter().filter(|line| line.nature == nature).count();
        let counts = Nature::ALL.map(|nature| (nature, count(nature)));
        counts.into_iter().filter(|(_, count)| *count > 0).collect()
    }
}
