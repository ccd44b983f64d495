//! What the folder of each chain declares: collected once, so that a chain costs the same however many there are.

use super::Entity;
use super::records::{self, Kept};
use crate::model::{Model, Source};
use std::collections::HashMap;

/// What belongs to one chain.
#[derive(Debug, Default)]
pub struct Declared<'m> {
    /// Its records, and those of the whole site that stand in its folder.
    pub(crate) records: Vec<Kept<'m>>,
    /// Its firms, parks, clusters, platforms and projects.
    pub(crate) places: Vec<Entity<'m>>,
    /// Its documents.
    pub(crate) sources: Vec<&'m Source>,
}

/// What belongs to each chain, by its id.
pub(super) type ByChain<'m> = HashMap<&'m str, Declared<'m>>;

/// Collects it.
pub(super) fn by_chain(model: &Model) -> ByChain<'_> {
    let mut found = ByChain::new();
    for chain in &model.chains {
        found.entry(chain.id()).or_default();
    }
    for kept in records::all(model) {
        let owner = kept.chain.or(kept.record.chain.as_deref());
        if let Some(declared) = owner.and_then(|id| found.get_mut(id)) {
            declared.records.push(kept);
        }
    }
    let places = (model.firms.iter().map(Entity::Firm))
        .chain(model.parks.iter().map(Entity::Park))
        .chain(model.clusters.iter().map(Entity::Cluster))
        .chain(model.platforms.iter().map(Entity::Platform))
        .chain(model.projects.iter().map(Entity::Project));
    for place in places {
        let owner = place.record().chain.as_deref();
        if let Some(declared) = owner.and_then(|id| found.get_mut(id)) {
            declared.places.push(place);
        }
    }
    for source in &model.sources {
        let owner = source.record.chain.as_deref();
        if let Some(declared) = owner.and_then(|id| found.get_mut(id)) {
            declared.sources.push(source);
        }
    }
    found
}
