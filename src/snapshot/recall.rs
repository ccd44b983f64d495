//! The model of an edition that is only kept as a snapshot: its records are written as the files of a site once more and
//! read by the readers of today, so that its maps can be drawn. What a snapshot does not keep (names of persons, texts
//! with their marks, boundaries) is not in it, and nothing of it is checked.

use super::{Record, Snapshot};
use crate::audience::Gate;
use crate::diag::Span;
use crate::io::Memory;
use crate::model::{Model, Spanned, When};
use crate::read::{self, FileKind, Form, Forms, Printed, Scalar, Shape};
use crate::source;
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// A record or a file as it would be written.
type Written = Map<String, Value>;

/// Files by the chain in whose folder they lie; none for the site's own.
type Files = BTreeMap<Option<String>, Written>;

impl Snapshot {
    /// The records as a model, with its edition and its day.
    #[must_use]
    pub fn recall(&self) -> Model {
        let (sources, _) = source::load(&world(&self.records), "content");
        let mut model = read::read(&sources, &Gate::open()).model;
        model.settings.edition.clone_from(&self.edition);
        let day = When::parse(&self.as_of);
        model.settings.as_of = day.map(|value| Spanned { value, span: Span::default() });
        model
    }
}

/// The records as files of a site: of each folder one, and its numbers.
fn world(records: &[Record]) -> Memory {
    let (mut files, mut numbers) = (Files::new(), Files::new());
    let forms = read::forms();
    let mut at = 0;
    while let Some(record) = records.get(at) {
        let written = whole(&forms, records, &mut at);
        let file = files.entry(record.chain.clone()).or_default();
        match record.kind.as_str() {
            "chain" | "site" => file.extend(written),
            // What stood in a record that is gone stands nowhere.
            _ if record.place.is_empty() => {
                add(file, lists(&forms, record), (&record.kind, written));
            }
            _ => {}
        }
    }
    for record in records.iter().filter(|record| !record.number.is_empty()) {
        let id = Value::from(id(record));
        numbers.entry(record.chain.clone()).or_default().insert(record.number.clone(), id);
    }
    let numbers = numbers.into_iter();
    let numbers = numbers.map(|(chain, pairs)| (chain, "numbers", numbers_file(pairs)));
    let lists = files.into_iter().map(|(chain, file)| {
        let name = if chain.is_some() { "chain" } else { "site" };
        (chain, name, file)
    });
    let mut world = Memory::default();
    for (chain, name, mut file) in lists.chain(numbers) {
        let folder = chain.map_or_else(String::new, |chain| format!("chains/{chain}/"));
        if name == "site" {
            let shared = shared(&mut file);
            world = world.with("content/lists.yml", Value::Object(shared).to_string());
        }
        let path = format!("content/{folder}{name}.yml");
        world = world.with(&path, Value::Object(file).to_string());
    }
    world
}

fn numbers_file(pairs: Written) -> Written {
    Written::from_iter([("numbers".to_owned(), Value::Object(pairs))])
}

/// Takes the lists of records out of what is to be the site file, which may hold none.
fn shared(site: &mut Written) -> Written {
    let is_records = |value: &Value| match value {
        Value::Array(items) => items.iter().any(Value::is_object),
        _ => false,
    };
    let (lists, own) = std::mem::take(site).into_iter().partition(|(_, value)| is_records(value));
    *site = own;
    lists
}

/// The form of the file in which a record's list may stand.
fn lists<'f>(forms: &'f Forms, record: &Record) -> Option<&'f Form> {
    let level = if record.chain.is_some() { FileKind::ChainLists } else { FileKind::Lists };
    forms.files.iter().find(|(kind, _)| *kind == level).map(|(_, form)| form)
}

/// A record with everything in it; `at` moves behind it.
fn whole(forms: &Forms, records: &[Record], at: &mut usize) -> Written {
    let record = &records[*at];
    let form = forms.kinds.get(record.kind.as_str());
    let mut written = alone(form, record);
    *at += 1;
    while let Some(inner) = records.get(*at).filter(|inner| stands_in(inner, record)) {
        let child = whole(forms, records, at);
        add(&mut written, form, (&inner.kind, child));
    }
    written
}

fn stands_in(inner: &Record, outer: &Record) -> bool {
    let own = inner.place.split_last();
    inner.chain == outer.chain
        && own.is_some_and(|(last, around)| last == id(outer) && around == outer.place)
}

/// Adds a record to the list that holds its kind.
fn add(to: &mut Written, form: Option<&Form>, (kind, written): (&str, Written)) {
    let holds = |shape: Shape| matches!(shape, Shape::Records(own) | Shape::RecordsOrIds(own) if own == kind);
    let field = form.and_then(|form| form.fields.iter().find(|asked| holds(asked.shape)));
    let Some(field) = field else { return };
    let list = to.entry(field.key).or_insert_with(|| Value::Array(Vec::new()));
    if let Value::Array(items) = list {
        items.push(Value::Object(written));
    }
}

/// The id, as it stands in the file.
fn id(record: &Record) -> &str {
    let chain = record.chain.as_deref().unwrap_or_default();
    let own = record.key.strip_prefix(chain).and_then(|rest| rest.strip_prefix('/'));
    own.unwrap_or(&record.key)
}

/// A record without what stands in it.
fn alone(form: Option<&Form>, record: &Record) -> Written {
    let mut written = Written::new();
    let shape = |key: &str| {
        let asked = form?.fields.iter().find(|asked| asked.key == key)?;
        Some(asked.shape)
    };
    if shape("id").is_some() {
        written.insert("id".to_owned(), id(record).into());
    }
    if record.kind == "site" {
        // A site file without a title counts for nothing.
        let title = if record.name.is_empty() { "site" } else { &record.name };
        written.insert("title".to_owned(), title.into());
    }
    if let Some(key) = name_key(form, record) {
        written.insert(key.to_owned(), record.name.clone().into());
    }
    for (key, printed) in &record.fields {
        match key.split_once('.') {
            Some((outer, inner)) => {
                let of = written.entry(outer).or_insert_with(|| Value::Object(Written::new()));
                if let Value::Object(of) = of {
                    of.insert(inner.to_owned(), value(printed, None));
                }
            }
            None => {
                written.insert(key.clone(), value(printed, shape(key)));
            }
        }
    }
    written
}

/// The field that holds the name: `name`, else the first text without which the record says nothing.
fn name_key<'f>(form: Option<&'f Form>, record: &Record) -> Option<&'f str> {
    let fields = &form.filter(|_| !record.name.is_empty())?.fields;
    let needed = |shape: Shape| matches!(shape, Shape::One(Scalar::Text));
    let name = fields.iter().find(|asked| asked.key == "name");
    let name = name.or_else(|| fields.iter().find(|asked| asked.required && needed(asked.shape)));
    name.map(|asked| asked.key)
}

fn value(printed: &Printed, shape: Option<Shape>) -> Value {
    match (printed, shape) {
        (Printed::One(text), Some(Shape::Pair(_))) => text.split('，').collect(),
        (Printed::One(text), _) => text.as_str().into(),
        (Printed::Many(texts), Some(Shape::Pairs(..))) => {
            let pairs = texts.iter().filter_map(|text| text.split_once('：'));
            Value::Object(pairs.map(|(key, word)| (key.to_owned(), word.into())).collect())
        }
        (Printed::Many(texts), _) => texts.iter().map(String::as_str).collect(),
    }
}

#[cfg(test)]
mod tests {
    use crate::audience::Gate;
    use crate::edition;
    use crate::io::Disk;
    use crate::model::Audience;
    use crate::site::{self, Entity, Numbers, Site};
    use crate::snapshot::Snapshot;
    use crate::wording::tests::WORDS;
    use crate::{read, source};

    /// What maps draw, in words.
    fn said(site: &Site<'_>) -> Vec<String> {
        let mut said = Vec::new();
        for view in &site.chains {
            let (chain, id) = (view.chain, view.chain.id());
            for place in &view.links {
                said.push(format!("{id} {} {:?}", place.link.record.name.value, place.status));
            }
            for place in &view.products {
                let (one, status) = (place.product, place.product.status.map(|own| own.value));
                let number = site.number(Entity::Product(chain, one));
                said.push(format!("{id} {number} {} {status:?}", one.record.name.value));
            }
            for item in &chain.roadmap {
                let times = [item.from, item.to, item.at].map(|when| when.map(|own| own.value));
                said.push(format!("{id} {} {times:?}", item.record.name.value));
            }
            let counts = [chain.applications.len(), chain.relations.len(), chain.targets.len()];
            let (leads, present) = (chain.leads.len(), view.presence.placed.len());
            said.push(format!("{id} {counts:?} {leads} {present}"));
        }
        said
    }

    #[test]
    fn a_recalled_edition_is_as_it_was() {
        for folder in [".", "tests/sites/demo"] {
            let (sources, _) = source::load(&Disk::new(folder), "content");
            let reading = read::read(&sources, &Gate::open());
            let selection = edition::select(&sources, reading, Audience::Internal);
            let edition = selection.resolve(&WORDS);
            let recalled = Snapshot::take(&edition, &sources).recall();
            let again = site::resolve(&recalled, Numbers::assign(&recalled), &WORDS);
            let (was, is) = (said(edition.site()), said(&again));
            let differs = was.iter().zip(&is).find(|(was, is)| was != is);
            assert_eq!((differs, was.len()), (None, is.len()), "{folder}");
        }
    }
}
