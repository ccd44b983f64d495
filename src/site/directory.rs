//! Who is who: every record that has a page or an anchor, under all its names, with where it is shown.
//!
//! Feeds search and the alphabetical list of names. Not a place for what records say.

use super::records::{self, Kept};
use super::{Address, EntityKind, Key, Mentions, Site};
use crate::model::{MapKind, Record, Text};
use crate::wording::say;

/// A record under all its names.
#[derive(Debug)]
pub struct Named<'m> {
    /// What it is.
    pub kind: EntityKind,
    /// The record.
    pub record: &'m Record,
    /// Its name first, then the short one and the aliases; each once.
    pub names: Vec<&'m str>,
    /// Its printed number, where it carries one.
    pub number: Option<String>,
    /// Positions of the chains that it belongs to or appears in.
    pub chains: Vec<usize>,
    /// Where it is shown.
    pub address: Address,
}

/// As many chains are named beside a name; of more the number is said.
const NAMED: usize = 3;

impl Named<'_> {
    /// The chains that it belongs to or appears in, by their short names; nothing for a chain itself.
    #[must_use]
    pub fn chain_words(&self, site: &Site<'_>) -> String {
        if self.kind == EntityKind::Chain {
            return String::new();
        }
        let names = self.chains.iter().take(NAMED).map(|at| site.chains[*at].chain.short_name());
        let names = site.words.list(&names.collect::<Vec<_>>());
        match self.chains.len() {
            count if count > NAMED => say!(site.words, "kind.chains_more", names, count),
            _ => names,
        }
    }
}

/// Every record that has a page or an anchor, in the order of the content.
#[must_use]
pub fn directory<'m>(site: &Site<'m>, mentions: &Mentions) -> Vec<Named<'m>> {
    let kept = records::all(site.model);
    kept.into_iter().filter_map(|one| named(site, mentions, one)).collect()
}

fn named<'m>(site: &Site<'m>, mentions: &Mentions, kept: Kept<'m>) -> Option<Named<'m>> {
    let (kind, record) = (kept.kind?, kept.record);
    let id = record.id.value.clone();
    let key = Key { kind, chain: kept.chain.map(str::to_owned), id };
    let mut names = vec![record.name.value.as_str()];
    for other in other_names(site, &key) {
        if !names.contains(&other.value.as_str()) {
            names.push(&other.value);
        }
    }
    Some(Named {
        address: address(site, &key)?,
        number: kind.letter().map(|_| site.numbers.get(&key).to_owned()),
        chains: chains(site, mentions, &key),
        kind,
        record,
        names,
    })
}

/// The page of a record, or its anchor; none for what has neither.
fn address(site: &Site<'_>, key: &Key) -> Option<Address> {
    match key.kind {
        EntityKind::Link | EntityKind::Product => Some(site.anchor(key, MapKind::Technology)),
        EntityKind::Item => Some(site.anchor(key, MapKind::Roadmap)),
        EntityKind::Target => Some(site.anchor(key, MapKind::Investment)),
        EntityKind::Lead
        | EntityKind::Problem
        | EntityKind::Opinion
        | EntityKind::Request
        | EntityKind::Risk
        | EntityKind::Indicator => {
            let page = site.page(EntityKind::Chain, key.chain.as_deref()?);
            Some(format!("{page}#{}", site.numbers.get(key)))
        }
        EntityKind::Source => Some(site.page(key.kind, &key.id)),
        kind => kind.folder().map(|_| site.page(kind, &key.id)),
    }
}

fn chains(site: &Site<'_>, mentions: &Mentions, key: &Key) -> Vec<usize> {
    let own = match key.kind {
        EntityKind::Chain => Some(key.id.as_str()),
        _ => key.chain.as_deref(),
    };
    if let Some(own) = own {
        return site.position(own).into_iter().collect();
    }
    let mut chains: Vec<usize> = mentions.get(key).iter().map(|mention| mention.chain).collect();
    chains.sort_unstable();
    chains.dedup();
    chains
}

/// The short name and the aliases of a record.
fn other_names<'m>(site: &Site<'m>, key: &Key) -> Vec<&'m Text> {
    let id = key.id.as_str();
    let (short, aliases): (Option<&Text>, &[Text]) = match key.kind {
        EntityKind::Chain => site
            .chain(id)
            .map_or((None, &[]), |view| (view.chain.short.as_ref(), view.chain.aliases.as_slice())),
        EntityKind::Firm => site
            .firms
            .get(id)
            .map_or((None, &[]), |firm| (firm.short.as_ref(), firm.aliases.as_slice())),
        EntityKind::Park => (site.parks.get(id).and_then(|one| one.short.as_ref()), &[]),
        EntityKind::Cluster => (site.clusters.get(id).and_then(|one| one.short.as_ref()), &[]),
        EntityKind::Platform => (site.platforms.get(id).and_then(|one| one.short.as_ref()), &[]),
        EntityKind::Project => (site.projects.get(id).and_then(|one| one.short.as_ref()), &[]),
        EntityKind::Region => (site.regions.get(id).and_then(|one| one.short.as_ref()), &[]),
        _ => (None, &[]),
    };
    short.into_iter().chain(aliases).collect()
}
