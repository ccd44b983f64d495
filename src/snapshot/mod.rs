//! An edition as it was: every record that its audience may see, laid flat, with its printed number and the place where
//! it stood. Kept beside the site as `data/edition.json`, and with the content of later editions.
//!
//! Made from what passed the audience's gate (`read::flatten`), so that it holds nothing that the audience may not see.
//! `diff` compares two, `recall` makes a model of one again; what it looks like is told in `SNAPSHOT.md`.

mod past;
mod recall;
mod record;
mod text;
mod veil;

pub use past::{Damage, Past, past};
pub use record::Record;
pub use text::{SCHEMA, read};
pub use veil::veiled;

use crate::edition::Edition;
use crate::model::{Audience, MapKind};
use crate::read::{FileKind, Flat, Shape, flatten, forms};
use crate::site::{map_name, records};
use crate::source::Sources;
use std::collections::{BTreeSet, HashMap};

/// Where a published folder holds the snapshot of its edition.
pub const PATH: &str = "data/edition.json";

/// An edition as it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Snapshot {
    /// Name of the edition: `2023-Q4`.
    pub edition: String,
    /// The day of which it speaks, as it is printed: `2023-12-31`.
    pub as_of: String,
    /// For whom it is.
    pub audience: Audience,
    /// How it was made, where that is not by building its edition.
    pub note: Option<String>,
    /// The records, in the order of the content.
    pub records: Vec<Record>,
}

impl Snapshot {
    /// The snapshot of an edition that was selected from these sources.
    #[must_use]
    pub fn take(edition: &Edition<'_>, sources: &Sources) -> Self {
        let numbers = numbers(edition);
        let shared = shared_kinds();
        let flat = flatten(sources, edition.gate()).into_iter();
        let records = flat.map(|flat| {
            let number = numbers.get(&(flat.span.file, flat.span.start)).copied();
            record(flat, number, &shared)
        });
        Self {
            edition: edition.name().to_owned(),
            as_of: edition.as_of(),
            audience: edition.audience(),
            note: None,
            records: records.collect(),
        }
    }

    /// The head alone.
    fn without_records(&self) -> Self {
        let (edition, as_of, note) = (self.edition.clone(), self.as_of.clone(), self.note.clone());
        Self { edition, as_of, audience: self.audience, note, records: Vec::new() }
    }
}

/// The printed numbers of an edition by where their records stand.
fn numbers<'e>(edition: &'e Edition<'_>) -> HashMap<(u32, u32), &'e str> {
    let site = edition.site();
    let numbered = records::all(site.model).into_iter().filter_map(|kept| {
        let number = site.numbers.get(&kept.key()?);
        let span = kept.record.span;
        (!number.is_empty()).then_some(((span.file, span.start), number))
    });
    numbered.collect()
}

/// The kinds of record whose ids are known to the whole site: those that may stand in the site's own files.
fn shared_kinds() -> BTreeSet<&'static str> {
    let forms = forms();
    let lists = forms.files.iter().filter(|(kind, _)| *kind == FileKind::Lists);
    let fields = lists.flat_map(|(_, form)| &form.fields);
    let kinds = fields.filter_map(|field| match field.shape {
        Shape::Records(kind) | Shape::RecordsOrIds(kind) => Some(kind),
        _ => None,
    });
    kinds.chain(["chain", "site"]).collect()
}

/// A record as it is kept.
fn record(flat: Flat, number: Option<&str>, shared: &BTreeSet<&str>) -> Record {
    let key = match &flat.chain {
        Some(chain) if !shared.contains(flat.kind) => format!("{chain}/{}", flat.id),
        _ => flat.id.clone(),
    };
    let name = if flat.kind == "text" { text_name(&flat.id).to_owned() } else { flat.name };
    Record {
        kind: flat.kind.to_owned(),
        key,
        number: number.unwrap_or_default().to_owned(),
        name,
        chain: flat.chain,
        place: flat.place,
        fields: flat.fields,
    }
}

/// What a text of a chain is called.
fn text_name(id: &str) -> &'static str {
    MapKind::ALL.into_iter().find(|map| map.id() == id).map_or("全链概述", map_name)
}
