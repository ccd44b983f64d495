//! Printed numbers: `IC-T-023` is the chain's code, the letter of the kind, and a running number.
//!
//! A number belongs to the record and is the same on every map. Places carry the code of the chain in whose
//! folder they were declared, or that of the site. Numbers follow the order of the content.

use super::{EntityKind, Key, Site};
use crate::model::Record;
use std::collections::HashMap;

/// Numbers by record.
#[derive(Debug, Default)]
pub struct Numbers {
    by_key: HashMap<Key, String>,
}

impl Numbers {
    /// Numbers everything that carries a number.
    #[must_use]
    pub fn assign(site: &Site<'_>) -> Self {
        let mut numbers = Self::default();
        let mut counter = Counter { site, counts: HashMap::new(), numbers: &mut numbers };
        for view in &site.chains {
            let chain = view.chain;
            let id = Some(chain.id());
            view.links.iter().for_each(|one| counter.add(EntityKind::Link, id, &one.link.record));
            let products = view.products.iter();
            products.for_each(|one| counter.add(EntityKind::Product, id, &one.product.record));
            chain.roadmap.iter().for_each(|one| counter.add(EntityKind::Item, id, &one.record));
            chain.targets.iter().for_each(|one| counter.add(EntityKind::Target, id, &one.record));
            chain.leads.iter().for_each(|one| counter.add(EntityKind::Lead, id, &one.record));
            chain.problems.iter().for_each(|one| counter.add(EntityKind::Problem, id, &one.record));
            chain.opinions.iter().for_each(|one| counter.add(EntityKind::Opinion, id, &one.record));
        }
        let model = site.model;
        model.firms.iter().for_each(|one| counter.add(EntityKind::Firm, None, &one.record));
        model.parks.iter().for_each(|one| counter.add(EntityKind::Park, None, &one.record));
        model.clusters.iter().for_each(|one| counter.add(EntityKind::Cluster, None, &one.record));
        model.platforms.iter().for_each(|one| counter.add(EntityKind::Platform, None, &one.record));
        model.projects.iter().for_each(|one| counter.add(EntityKind::Project, None, &one.record));
        numbers
    }

    /// The number of a record; empty for kinds without numbers.
    #[must_use]
    pub fn get(&self, key: &Key) -> &str {
        self.by_key.get(key).map_or("", String::as_str)
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
}

struct Counter<'s, 'm, 'n> {
    site: &'s Site<'m>,
    counts: HashMap<(EntityKind, String), usize>,
    numbers: &'n mut Numbers,
}

impl Counter<'_, '_, '_> {
    /// Numbers one record. `local` is the chain for kinds whose ids are local to one.
    fn add(&mut self, kind: EntityKind, local: Option<&str>, record: &Record) {
        let Some(letter) = kind.letter() else { return };
        let home = local.or(record.chain.as_deref());
        let code =
            home.and_then(|id| self.site.chain(id)).and_then(|view| view.chain.code.as_ref());
        let code = code.map_or(self.site.model.settings.code.as_str(), |code| &code.value);
        let count = self.counts.entry((kind, code.to_owned())).or_default();
        *count += 1;
        let number = format!("{code}-{letter}-{count:03}");
        let chain = local.map(str::to_owned);
        let key = Key { kind, chain, id: record.id.value.clone() };
        self.numbers.by_key.entry(key).or_insert(number);
    }
}
