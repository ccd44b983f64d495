//! The items of a draft: what an expert is asked about, one by one, and how to tell later whether an item has changed.

use crate::artifact::sha256;
use crate::diff::{Area, Statements};
use crate::model::{Category, Origin, Word};
use crate::read::{Printed, is_id};
use crate::snapshot::{Record, Snapshot};
use serde::Serialize;
use std::collections::BTreeSet;

/// A draft that is under review.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Draft {
    /// Id of the chain.
    pub chain: String,
    /// Id of the round.
    pub round: String,
    /// The edition that it shows.
    pub edition: String,
    /// Its items, in the order of the content; the chain as a whole comes last.
    pub items: Vec<Item>,
}

/// Something that an opinion can be about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Item {
    /// What tells it from all others: `product demo-chips/photoresist`.
    pub key: String,
    /// Its printed number; empty where it has none.
    pub number: String,
    /// What it is called.
    pub name: String,
    /// What it says.
    #[serde(skip)]
    pub statement: String,
    /// The documents that it cites.
    #[serde(skip)]
    pub source: String,
    /// The part of the chain that it stands in.
    #[serde(skip)]
    pub area: Area,
    /// The ids that an opinion on it concerns.
    #[serde(skip)]
    pub concerns: Vec<String>,
    /// Another as soon as the item says something else.
    pub hash: String,
}

/// What the comment panel is told: the draft, and the words that can be chosen.
#[derive(Serialize)]
struct Panel<'d> {
    #[serde(flatten)]
    draft: &'d Draft,
    categories: Vec<&'static str>,
    origins: Vec<&'static str>,
}

/// What a draft does not ask about: registers, and what is no statement of the maps.
const CLOSED: [&str; 11] = [
    "expert",
    "review round",
    "opinion",
    "problem",
    "lead",
    "request",
    "risk",
    "indicator",
    "indicator value",
    "band",
    "source",
];

/// The records of a chain that a draft asks about, with the names of what they cite and no more of it.
#[must_use]
pub fn restricted(snapshot: &Snapshot, chain: &str) -> Snapshot {
    let is_own = |one: &&Record| is_item(one, chain) || one.key == chain;
    let own: Vec<&Record> = snapshot.records.iter().filter(is_own).collect();
    let cited: BTreeSet<&str> = own.iter().flat_map(|one| named(one)).collect();
    let of_chain = |key: &str| key.strip_prefix(chain)?.strip_prefix('/').map(str::to_owned);
    let is_cited = |one: &Record| {
        let local = of_chain(&one.key);
        cited.contains(one.key.as_str()) || local.is_some_and(|id| cited.contains(id.as_str()))
    };
    let kept = snapshot.records.iter().filter_map(|one| {
        if is_own(&one) {
            return Some(one.clone());
        }
        // What is cited has a name; registers are not cited.
        let bare = Record { fields: Vec::new(), place: Vec::new(), ..one.clone() };
        (is_cited(one) && !CLOSED[..6].contains(&one.kind.as_str())).then_some(bare)
    });
    Snapshot { records: kept.collect(), note: None, ..snapshot.clone() }
}

fn is_item(record: &Record, chain: &str) -> bool {
    let is_of = record.chain.as_deref() == Some(chain) && record.key != chain;
    is_of && !CLOSED.contains(&record.kind.as_str()) && !record.fields.is_empty()
}

/// Everything that a record names or says in a word.
fn named(record: &Record) -> impl Iterator<Item = &str> {
    let values = record.fields.iter().flat_map(|(_, value)| match value {
        Printed::One(text) => std::slice::from_ref(text),
        Printed::Many(texts) => texts.as_slice(),
    });
    values.map(String::as_str).chain(record.joined()).chain(record.place.iter().map(String::as_str))
}

impl Draft {
    /// The draft that a snapshot shows of a chain.
    #[must_use]
    pub fn of(snapshot: &Snapshot, chain: &str, round: &str) -> Self {
        let words = Statements::of(snapshot);
        let records = snapshot.records.iter().filter(|one| is_item(one, chain));
        let mut items: Vec<Item> = records.map(|one| item(one, &words)).collect();
        items.extend(snapshot.records.iter().find(|one| one.key == chain).map(whole));
        Self {
            chain: chain.to_owned(),
            round: round.to_owned(),
            edition: snapshot.edition.clone(),
            items,
        }
    }

    /// The draft for the comment panel: a classic script, which works from a folder too.
    #[must_use]
    pub fn script(&self) -> String {
        let panel = Panel {
            draft: self,
            categories: Category::ALL.iter().map(|one| one.word()).collect(),
            origins: Origin::ALL.iter().map(|one| one.word()).collect(),
        };
        let json = serde_json::to_string(&panel).unwrap_or_default();
        format!("window.wutuReview = {json};\n")
    }
}

fn item(record: &Record, words: &Statements<'_>) -> Item {
    let concerns: Vec<String> = record.joined().filter(|id| is_id(id)).map(str::to_owned).collect();
    let chain = record.chain.clone().unwrap_or_default();
    // Texts and figures have no id of their own: what is said of them concerns the chain.
    let is_nameless = matches!(record.kind.as_str(), "text" | "figure") || concerns.is_empty();
    Item {
        key: format!("{} {}", record.kind, record.key),
        number: record.number.clone(),
        name: words.name(record),
        statement: words.statement(record),
        source: words.sources(record),
        area: Area::of(record),
        concerns: if is_nameless { vec![chain] } else { concerns },
        hash: hash(record),
    }
}

/// The chain as a whole, for opinions that are about nothing single.
fn whole(record: &Record) -> Item {
    Item {
        key: format!("chain {}", record.key),
        number: String::new(),
        name: "全链（总体意见）".to_owned(),
        statement: record.name.clone(),
        source: String::new(),
        area: Area::Whole,
        concerns: vec![record.key.clone()],
        hash: String::new(),
    }
}

fn hash(record: &Record) -> String {
    let text = serde_json::to_string(record).unwrap_or_default();
    sha256(text.as_bytes())[..12].to_owned()
}
