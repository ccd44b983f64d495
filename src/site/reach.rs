//! How far a chain reaches: keys of everything that its maps can read, so that they are drawn again when any of it changed.
//!
//! A chain reaches what all chains share, itself, and as wholes the chains that it is joined to: by any reference in either
//! direction, or by what it shows of the shared records, such as a project that concerns a product of another chain. Wide rather than clever: drawing too often costs time, drawing too seldom would be wrong. A test draws every
//! map with everything beyond its reach taken away.

use super::references::{self, Expect, Reference};
use super::{Entity, Site};
use crate::memo::Key;
use crate::model::Shared;
use rayon::prelude::*;
use std::collections::{BTreeSet, HashMap, HashSet};

/// What the whole site and each of its chains can be made of.
#[derive(Debug)]
pub struct Reach {
    whole: Key,
    chains: Vec<Key>,
    joined: Vec<BTreeSet<usize>>,
}

impl Reach {
    /// The reach of every chain of a site.
    #[must_use]
    pub fn of(site: &Site<'_>) -> Self {
        let shared = shared(site);
        let own: Vec<Key> = site.model.chains.par_iter().map(Key::of).collect();
        let joined = joined(site);
        let chain = |joined: &BTreeSet<usize>| {
            Key::of(&(shared, joined.iter().map(|at| own[*at]).collect::<Vec<_>>()))
        };
        let chains = joined.iter().map(chain).collect();
        Self { whole: Key::of(&(shared, own)), chains, joined }
    }

    /// The key of everything.
    #[must_use]
    pub const fn whole(&self) -> Key {
        self.whole
    }

    /// The key of what the maps of a chain can read.
    #[must_use]
    pub fn chain(&self, at: usize) -> Key {
        self.chains[at]
    }

    /// The chains that a chain reaches, itself among them, as positions in [`Site::chains`].
    #[must_use]
    pub fn joined(&self, at: usize) -> &BTreeSet<usize> {
        &self.joined[at]
    }
}

/// What all chains share: everything but what stands in chains, beside which there are the chains and what they are called, and
/// all numbers, and the words in which it is told. What is not named here follows from it.
fn shared(site: &Site<'_>) -> Key {
    let Site {
        model,
        words,
        numbers,
        chains: _,
        firms: _,
        parks: _,
        clusters: _,
        platforms: _,
        projects: _,
        regions: _,
        groups: _,
        areas: _,
        leaders: _,
        departments: _,
        sources: _,
        members: _,
        land: _,
        declared: _,
        supplies: _,
        chain_at: _,
        assigned: _,
    } = site;
    let called: Vec<_> =
        model.chains.iter().map(|one| (&one.record, &one.short, &one.code)).collect();
    let numbers: Vec<&str> = numbers.printed(model).collect();
    Key::of(&(Shared(model), words, called, numbers))
}

/// The chains that each chain is joined to.
fn joined(site: &Site<'_>) -> Vec<BTreeSet<usize>> {
    let shared = Shown::of(site);
    let mut joined: Vec<BTreeSet<usize>> =
        (0..site.chains.len()).map(|at| BTreeSet::from([at])).collect();
    for (at, view) in site.chains.iter().enumerate() {
        let references = references::of_chain(view.chain);
        for other in references.iter().filter_map(|one| target(site, one)) {
            joined[at].insert(other);
            joined[other].insert(at);
        }
        let named = references.iter().map(|one| one.id.value.as_str());
        let own = site.declared(view.chain.id()).into_iter().flat_map(|own| &own.records);
        let own = own.map(|kept| kept.record.id.value.as_str());
        joined[at].extend(shared.beyond(named.chain(own)));
    }
    joined
}

/// Shared records, by id, with what they name: a chain that shows a project shows what it concerns, in whatever chain.
struct Shown<'s, 'm> {
    site: &'s Site<'m>,
    by: HashMap<&'m str, Vec<Reference<'m>>>,
}

impl<'s, 'm> Shown<'s, 'm> {
    fn of(site: &'s Site<'m>) -> Self {
        let mut by: HashMap<&str, Vec<Reference<'_>>> = HashMap::new();
        for reference in references::of_shared(site.model) {
            by.entry(reference.by.unwrap_or_default()).or_default().push(reference);
        }
        Self { site, by }
    }

    /// The chains of what is named by what is named, and so on, beginning with these and with what the site file names.
    fn beyond(&self, ids: impl Iterator<Item = &'m str>) -> BTreeSet<usize> {
        let (mut found, mut seen) = (BTreeSet::new(), HashSet::new());
        let mut left: Vec<&str> = ids.chain([""]).collect();
        while let Some(id) = left.pop() {
            if !seen.insert(id) {
                continue;
            }
            for reference in self.by.get(id).into_iter().flatten() {
                found.extend(target(self.site, reference));
                left.push(&reference.id.value);
            }
        }
        found
    }
}

/// The chain in which stands what a reference names. What is known to the whole site stands in none.
fn target(
    site: &Site<'_>,
    Reference { id, expect, chain, by: _ }: &Reference<'_>,
) -> Option<usize> {
    if matches!(expect, Expect::Global(_)) {
        return None;
    }
    let entity: Entity<'_> = site.find(*chain, &id.value)?;
    site.position(entity.chain()?.id())
}
