//! What the folder of each chain declares, and which relations reach it from others: collected once, so that a
//! chain costs the same however many there are.

use super::records::{self, Kept};
use super::{Entity, Site};
use crate::model::{Model, Ref, Relation, Source};
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
    /// Relations of other chains that begin or end here, with the position of the chain that declares them.
    pub(crate) reaching: Vec<(usize, &'m Relation)>,
}

/// What belongs to each chain, by its id.
pub(super) type ByChain<'m> = HashMap<&'m str, Declared<'m>>;

/// Collects it, but for what [`note_relations`] adds.
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

/// Adds the relations that reach a chain from others.
pub(super) fn note_relations(site: &mut Site<'_>) {
    let mut reaching = Vec::new();
    for (at, view) in site.chains.iter().enumerate() {
        let own = view.chain.id();
        for relation in &view.chain.relations {
            let chain =
                |end: &Option<Ref>| Some(site.find(Some(own), &end.as_ref()?.value)?.chain()?.id());
            let mut ends = vec![chain(&relation.from), chain(&relation.to)];
            ends.dedup();
            let others = ends.into_iter().flatten().filter(|id| *id != own);
            reaching.extend(others.map(|id| (id, (at, relation))));
        }
    }
    for (id, relation) in reaching {
        if let Some(declared) = site.declared.get_mut(id) {
            declared.reaching.push(relation);
        }
    }
}
