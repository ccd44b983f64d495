//! Records laid flat: every record of every kind with the fields that its reader asks for, as plain text.
//!
//! Taken where fields are read, so that a new kind or field is covered without a line here, and nothing gets past
//! the gate. Not the model: nobody draws or counts from it; it is what snapshots are made of.

use super::fields::Fields;
use super::kind::{Context, Defaults};
use super::shape::{FLAGS, Keys, Scalar, Shape};
use crate::diag::Span;
use crate::model::{Ref, Spanned, Text, When, Word};
use crate::source::markdown;
use crate::source::yaml::{Node, Value};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A record laid flat.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Flat {
    /// Its kind in English: `product`; `site`, `chain` and `text` for what is no list's record.
    pub kind: &'static str,
    /// Where it stands.
    pub span: Span,
    /// Its id; where it has none, the ids without which it says nothing, else its name.
    pub id: String,
    /// Its name; empty where it has none.
    pub name: String,
    /// Chain in whose folder it stands.
    pub chain: Option<String>,
    /// Ids of the records around it, outermost first.
    pub place: Vec<String>,
    /// Its fields in the order in which its reader asks for them, those that say something.
    pub fields: Vec<(String, Printed)>,
}

/// The value of a field as text, said in one way however it was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Printed {
    /// One value.
    One(String),
    /// Several.
    Many(Vec<String>),
}

/// Fields that say how a site is built and of what day; a snapshot states both in its head.
const SETTINGS: [&str; 6] = ["edition", "as_of", "language", "theme", "audience", "rules"];

/// Fields with the names of persons. These stand in the annex and on the leader's page, nowhere else.
const PERSONS: [(&str, &str); 3] =
    [("leader", "person"), ("assignment", "liaison"), ("expert", "name")];

impl Fields<'_, '_, '_> {
    /// Begins a record of a list: what is read from now on stands in it. Returns its place among the flat ones.
    pub(super) fn enter(&mut self) -> usize {
        let Some(flat) = &mut self.cx.flat else { return 0 };
        flat.push(Flat::default());
        let at = flat.len() - 1;
        let id = self.own_id().unwrap_or_default();
        self.cx.around.push(id);
        at
    }

    /// Ends a record of a list after it was read. One that leads to what the audience may not see goes, with
    /// everything in it.
    pub(super) fn leave(&mut self, at: usize) {
        if self.cx.flat.is_none() {
            return;
        }
        self.cx.around.pop();
        let record = (!self.stranded).then(|| self.flat());
        let Some(flat) = &mut self.cx.flat else { return };
        match record {
            Some(record) => flat[at] = record,
            None => flat.truncate(at),
        }
    }

    /// Notes what a file says besides its records: a chain's folder of the chain, `site.yml` of the site.
    pub(super) fn note_file(&mut self, name: &str) {
        let chain = self.cx.chain.clone();
        if self.cx.flat.is_none() || (chain.is_none() && name != "site") {
            return;
        }
        let mut record = self.flat();
        record.kind = if chain.is_some() { "chain" } else { "site" };
        record.id = chain.unwrap_or_else(|| "site".to_owned());
        if record.kind == "site" {
            record.fields.retain(|(field, _)| !SETTINGS.contains(&field.as_str()));
        }
        // A file in which only lists stand says nothing of the chain but where it lies.
        if name != "chain" {
            record.fields.retain(|(field, _)| field != "openness");
        }
        self.cx.flat.iter_mut().for_each(|flat| flat.push(record.clone()));
    }

    fn own_id(&self) -> Option<String> {
        let entry = self.entries.iter().find(|entry| entry.key == "id")?;
        let Value::Scalar(id) = &entry.node.value else { return None };
        Some(id.clone())
    }

    fn flat(&self) -> Flat {
        let kind = self.kind.name[1];
        let mut fields = self.printed();
        let name = self.name_field().and_then(|key| take(&mut fields, key));
        let id = self.own_id().filter(|id| !id.is_empty());
        let id = id.or_else(|| self.joined_ids(&fields)).or_else(|| self.within(&fields));
        let id = id.or_else(|| name.clone());
        fields.retain(|(key, _)| key != "id" && !PERSONS.contains(&(kind, key)));
        Flat {
            kind,
            span: self.span,
            id: id.unwrap_or_default(),
            name: name.filter(|_| !PERSONS.contains(&(kind, "name"))).unwrap_or_default(),
            chain: self.cx.chain.clone(),
            place: self.cx.around.clone(),
            fields,
        }
    }

    /// The field that holds the name: `name`, else the text without which the record says nothing.
    fn name_field(&self) -> Option<&'static str> {
        let name = self.asked.iter().find(|asked| asked.key == "name");
        let needed = |asked: &&super::Asked| {
            asked.required && matches!(asked.shape, Shape::One(Scalar::Text))
        };
        name.or_else(|| self.asked.iter().find(needed)).map(|asked| asked.key)
    }

    /// The ids without which the record says nothing, as one.
    fn joined_ids(&self, fields: &[(String, Printed)]) -> Option<String> {
        let needed = self
            .asked
            .iter()
            .filter(|asked| asked.required && matches!(asked.shape, Shape::One(Scalar::Reference)));
        let ids: Vec<&str> = needed
            .filter_map(|asked| match fields.iter().find(|(key, _)| key == asked.key) {
                Some((_, Printed::One(id))) => Some(id.as_str()),
                _ => None,
            })
            .collect();
        (!ids.is_empty()).then(|| ids.join("→"))
    }

    /// The record around and the period without which the record says nothing, as one: what has no id of its own and is
    /// told from others by its time.
    fn within(&self, fields: &[(String, Printed)]) -> Option<String> {
        let is_period = |asked: &&super::Asked| {
            asked.required && matches!(asked.shape, Shape::One(Scalar::Date))
        };
        let period = self.asked.iter().find(is_period)?;
        let around = self.cx.around.iter().rev().find(|id| !id.is_empty())?;
        match fields.iter().find(|(key, _)| key == period.key)? {
            (_, Printed::One(when)) => Some(format!("{around}→{when}")),
            _ => None,
        }
    }

    /// The fields that were asked for and say something, as text.
    pub(super) fn printed(&self) -> Vec<(String, Printed)> {
        let mut fields: Vec<(String, Printed)> = Vec::new();
        for asked in &self.asked {
            // What was asked for twice is what the later question says.
            if let Some(at) = fields.iter().position(|(key, _)| key == asked.key) {
                fields.remove(at);
            }
            if let Shape::Record(_) = asked.shape {
                let start = format!("{}.", asked.key);
                let inner = self.inner.iter().filter(|(key, _)| key.starts_with(&start));
                fields.extend(inner.cloned());
            } else if let Some(value) = self.printed_field(asked.key, asked.shape) {
                fields.push((asked.key.to_owned(), value));
            }
        }
        fields
    }

    fn printed_field(&self, key: &str, shape: Shape) -> Option<Printed> {
        if key == "openness" {
            return Some(Printed::One(self.openness.word().to_owned()));
        }
        if matches!(shape, Shape::Record(_) | Shape::Records(_)) || self.is_hidden(key) {
            return None;
        }
        let written = self.entries.iter().find(|entry| entry.key == key);
        let own = written.and_then(|entry| self.print(&entry.node, shape));
        own.or_else(|| self.cx.defaults.printed(key, &|id| self.cx.gate.admits_reference(id)))
    }

    fn print(&self, node: &Node, shape: Shape) -> Option<Printed> {
        match (shape, &node.value) {
            (_, Value::Empty) => None,
            (Shape::One(scalar), _) => self.scalar_text(node, scalar).map(Printed::One),
            (Shape::Many(scalar), _) => self.several_texts(node, scalar),
            (Shape::RecordsOrIds(_), _) => self.several_texts(node, Scalar::Reference),
            (Shape::Pair(scalar), Value::List(items)) => {
                let texts: Option<Vec<_>> =
                    items.iter().map(|item| self.scalar_text(item, scalar)).collect();
                Some(Printed::One(texts?.join("，")))
            }
            (Shape::Pairs(keys, _), Value::Map(entries)) => {
                let pairs = entries.iter().filter_map(|entry| {
                    let word = self.scalar_text(&entry.node, Scalar::Text)?;
                    // That a field is hidden is told to those who may see it.
                    let is_told = keys != Keys::Fields || !self.is_hidden(&entry.key);
                    is_told.then(|| format!("{}：{word}", entry.key))
                });
                many(pairs.collect())
            }
            _ => None,
        }
    }

    fn several_texts(&self, node: &Node, scalar: Scalar) -> Option<Printed> {
        let items = match &node.value {
            Value::List(items) => items.as_slice(),
            _ => std::slice::from_ref(node),
        };
        many(items.iter().filter_map(|item| self.scalar_text(item, scalar)).collect())
    }

    /// A value as it is said, however it was written; none for what says nothing or names what is hidden.
    fn scalar_text(&self, node: &Node, scalar: Scalar) -> Option<String> {
        let Value::Scalar(text) = &node.value else { return None };
        let text = text.trim();
        let said = match scalar {
            Scalar::Reference => self.cx.gate.admits_reference(text).then(|| text.to_owned())?,
            Scalar::Date => When::parse(text).map_or(text.to_owned(), |when| when.to_string()),
            Scalar::Flag => {
                let is_yes = FLAGS.iter().any(|(word, yes)| *yes && *word == text);
                is_yes.then(|| "是".to_owned())?
            }
            Scalar::Word(choices) => {
                let choices = choices();
                let known = choices
                    .iter()
                    .find(|choice| choice.word == text || choice.aliases.contains(&text));
                known.map_or(text, |choice| choice.word).to_owned()
            }
            _ => text.to_owned(),
        };
        (!said.is_empty()).then_some(said)
    }
}

impl Defaults {
    /// What stands for a field that a record does not state.
    fn printed(&self, key: &str, admits: &dyn Fn(&str) -> bool) -> Option<Printed> {
        let one = |text: Option<&Text>| text.map(|text| Printed::One(text.value.clone()));
        match key {
            "owner" => one(self.owner.as_ref().filter(|owner| admits(&owner.value))),
            "sources" => many(ids(&self.sources, admits)),
            "as_of" => self.as_of.map(|when| Printed::One(when.value.to_string())),
            "basis" => one(self.basis.as_ref()),
            _ => None,
        }
    }
}

impl Context<'_> {
    /// Notes a text of a chain: its words, without the marks of Markdown, and what it links to.
    pub(super) fn note_text(
        &mut self,
        (chain, name): (&str, &str),
        (markdown, links): (&Text, &[Ref]),
        (sources, as_of): (&[Ref], Option<Spanned<When>>),
    ) {
        let Some(flat) = &mut self.flat else { return };
        let admits = |id: &str| self.gate.admits_reference(id);
        let fields = [
            ("text", Some(Printed::One(markdown::words(&markdown.value)))),
            ("concerns", many(ids(links, &admits))),
            ("sources", many(ids(sources, &admits))),
            ("as_of", as_of.map(|when| Printed::One(when.value.to_string()))),
        ];
        let fields = fields.into_iter().filter_map(|(key, value)| Some((key.to_owned(), value?)));
        flat.push(Flat {
            kind: "text",
            span: markdown.span,
            id: name.to_owned(),
            chain: Some(chain.to_owned()),
            fields: fields.collect(),
            ..Flat::default()
        });
    }
}

fn ids(references: &[Ref], admits: &dyn Fn(&str) -> bool) -> Vec<String> {
    references.iter().map(|id| id.value.clone()).filter(|id| admits(id)).collect()
}

fn many(texts: Vec<String>) -> Option<Printed> {
    (!texts.is_empty()).then_some(Printed::Many(texts))
}

/// Takes a field of one value out of a list.
fn take(fields: &mut Vec<(String, Printed)>, key: &str) -> Option<String> {
    let at = fields.iter().position(|(field, _)| field == key)?;
    match fields.remove(at).1 {
        Printed::One(text) => Some(text),
        Printed::Many(_) => None,
    }
}

/// One record of each chain, out of what its files say of it; what stood in place of records that went is gone.
pub(super) fn whole(parts: impl Iterator<Item = Flat>) -> Vec<Flat> {
    let mut records: Vec<Flat> = Vec::new();
    let mut chains: BTreeMap<String, usize> = BTreeMap::new();
    for part in parts {
        if part.kind != "chain" {
            records.push(part);
            continue;
        }
        match chains.get(&part.id) {
            Some(&at) => join(&mut records[at], part),
            None => {
                chains.insert(part.id.clone(), records.len());
                records.push(part);
            }
        }
    }
    records
}

/// Adds what another file says of a chain. Lists grow, as those of the model do.
fn join(whole: &mut Flat, part: Flat) {
    if whole.name.is_empty() {
        whole.name = part.name;
    }
    for (key, value) in part.fields {
        match (whole.fields.iter_mut().find(|(own, _)| *own == key), value) {
            (Some((_, Printed::Many(own))), Printed::Many(more)) => own.extend(more),
            (Some(_), _) => {}
            (None, value) => whole.fields.push((key, value)),
        }
    }
    whole.fields.sort_by(|(a, _), (b, _)| a.cmp(b));
}
