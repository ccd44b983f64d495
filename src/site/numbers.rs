//! Printed numbers: `IC-T-023` is the chain's code, the letter of the kind, and a running number.
//!
//! A number belongs to the record and is the same on every map and in every edition. Places carry the code of
//! the chain in whose folder they were declared, or that of the site. Numbers are given out by `wutu number`
//! and kept in `numbers.yml`; what has none yet is numbered on, in the order of the content, as that command
//! would do it.

use super::{EntityKind, Key, records};
use crate::model::{Model, Numbered};
use std::collections::HashMap;

/// Numbers by record.
#[derive(Debug, Clone, Default)]
pub struct Numbers {
    by_key: HashMap<Key, String>,
    /// Numbers that stand in no `numbers.yml` yet, in the order of the content.
    missing: Vec<Unrecorded>,
}

/// A number that should be written into a `numbers.yml`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unrecorded {
    /// Chain in whose folder the file lies; none for the site's own.
    pub chain: Option<String>,
    /// The number.
    pub number: String,
    /// The id of the record.
    pub id: String,
}

impl Numbers {
    /// Numbers everything in a model that carries a number. Take the whole model, not that of an audience:
    /// a record has the same number for everybody.
    #[must_use]
    pub fn assign(model: &Model) -> Self {
        let mut numbers = Self::default();
        let mut counter = Counter::of(model);
        for kept in records::all(model) {
            let letter = kept.kind.and_then(EntityKind::letter);
            let Some((key, letter)) = kept.key().zip(letter) else { continue };
            let id = &kept.record.id.value;
            let home = kept.chain.or(kept.record.chain.as_deref());
            if numbers.by_key.contains_key(&key) {
                continue;
            }
            let recorded =
                counter.recorded.get(&(home, letter, id)).map(|&number| number.to_owned());
            let number = recorded.unwrap_or_else(|| {
                let number = counter.next(model, home, letter);
                let chain = home.map(str::to_owned);
                numbers.missing.push(Unrecorded { chain, number: number.clone(), id: id.clone() });
                number
            });
            numbers.by_key.insert(key, number);
        }
        numbers
    }

    /// Gives a record a number that it had before.
    pub fn put(&mut self, key: Key, number: String) {
        self.by_key.insert(key, number);
    }

    /// The number of a record; empty for kinds without numbers.
    #[must_use]
    pub fn get(&self, key: &Key) -> &str {
        self.by_key.get(key).map_or("", String::as_str)
    }

    /// The numbers of the records of a model, in its order.
    pub fn printed<'s>(&'s self, model: &'s Model) -> impl Iterator<Item = &'s str> {
        records::all(model).into_iter().filter_map(|kept| {
            let chain = kept.chain.map(str::to_owned);
            let id = kept.record.id.value.clone();
            Some(self.get(&Key { kind: kept.kind?, chain, id }))
        })
    }

    /// The number as it stands on a sheet of a chain: the running number alone where the sheet says the
    /// prefix for this kind, the whole number for what another chain declared.
    #[must_use]
    pub fn short(&self, key: &Key, prefix: &str) -> String {
        let number = self.get(key);
        match number.strip_prefix(prefix).and_then(|rest| rest.strip_prefix('-')) {
            Some(rest) => rest.to_owned(),
            None => number.to_owned(),
        }
    }

    /// Numbers that no `numbers.yml` holds yet.
    #[must_use]
    pub fn missing(&self) -> &[Unrecorded] {
        &self.missing
    }
}

/// `IC-T-023` as code, letter and running number.
#[must_use]
pub fn parse_number(number: &str) -> Option<(&str, char, usize)> {
    let (head, count) = number.rsplit_once('-')?;
    let (code, letter) = head.rsplit_once('-')?;
    let mut letters = letter.chars();
    let letter = letters.next().filter(|_| letters.next().is_none())?;
    Some((code, letter, count.parse().ok()?))
}

struct Counter<'m> {
    /// Numbers by chain, letter and id.
    recorded: HashMap<(Option<&'m str>, char, &'m str), &'m str>,
    /// The last running number by code and letter, retired ones included: they never return.
    last: HashMap<(&'m str, char), usize>,
    /// Codes by chain.
    codes: HashMap<&'m str, &'m str>,
}

impl<'m> Counter<'m> {
    fn of(model: &'m Model) -> Self {
        let coded =
            model.chains.iter().filter_map(|chain| Some((chain.id(), chain.code.as_ref()?)));
        let codes = coded.map(|(id, code)| (id, code.value.as_str())).collect();
        let mut counter = Self { recorded: HashMap::new(), last: HashMap::new(), codes };
        for Numbered { number, id, chain } in &model.numbers {
            let Some((code, letter, count)) = parse_number(&number.value) else { continue };
            let last = counter.last.entry((code, letter)).or_default();
            *last = count.max(*last);
            counter.recorded.insert((chain.as_deref(), letter, &id.value), &number.value);
        }
        counter
    }

    fn next(&mut self, model: &'m Model, home: Option<&str>, letter: char) -> String {
        let own = home.and_then(|home| self.codes.get(home).copied());
        let code = own.unwrap_or(model.settings.code.as_str());
        let last = self.last.entry((code, letter)).or_default();
        *last += 1;
        format!("{code}-{letter}-{last:03}")
    }
}
