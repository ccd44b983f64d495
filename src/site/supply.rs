//! Supply relations with their ends found: once, for every map, sheet and page.

use super::{ChainView, Entity, Site};
use crate::model::{Ref, Relation};

/// A supply relation. Chains are positions in [`Site::chains`].
#[derive(Debug, Clone, Copy)]
pub struct Supply<'m> {
    /// The chain that supplies.
    pub from: usize,
    /// The chain that is supplied; the same within a chain.
    pub to: usize,
    /// What supplies and what is supplied: links, products or whole chains.
    pub ends: (Entity<'m>, Entity<'m>),
    /// The chain in whose folder the relation stands.
    pub declared: usize,
    /// The record.
    pub relation: &'m Relation,
}

/// All relations whose ends exist, in the order of the content, and by chain which of them it declares or is an end of.
#[derive(Debug, Default)]
pub(super) struct Supplies<'m> {
    all: Vec<Supply<'m>>,
    of_chain: Vec<Vec<usize>>,
}

impl<'m> Supplies<'m> {
    /// Finds the ends; what cannot be found `check` has reported.
    pub(super) fn of(site: &Site<'m>) -> Self {
        let mut found = Self { all: Vec::new(), of_chain: vec![Vec::new(); site.chains.len()] };
        for (declared, view) in site.chains.iter().enumerate() {
            let supplies = view.chain.relations.iter();
            for supply in supplies.filter_map(|relation| resolved(site, (declared, view), relation))
            {
                let mut chains = [declared, supply.from, supply.to];
                chains.sort_unstable();
                for touched in chains.chunk_by(|a, b| a == b) {
                    found.of_chain[touched[0]].push(found.all.len());
                }
                found.all.push(supply);
            }
        }
        found
    }
}

fn resolved<'m>(
    site: &Site<'m>,
    (declared, view): (usize, &ChainView<'m>),
    relation: &'m Relation,
) -> Option<Supply<'m>> {
    let end = |id: &Option<Ref>| {
        let entity = site.find(Some(view.chain.id()), &id.as_ref()?.value)?;
        Some((site.position(entity.chain()?.id())?, entity))
    };
    let ((from, supplying), (to, supplied)) = (end(&relation.from)?, end(&relation.to)?);
    Some(Supply { from, to, ends: (supplying, supplied), declared, relation })
}

impl<'m> Site<'m> {
    /// Every supply relation, in the order of the content.
    #[must_use]
    pub fn supplies(&self) -> &[Supply<'m>] {
        &self.supplies.all
    }

    /// The supply relations that a chain declares or is an end of, in the order of the content.
    pub fn supplies_of(&self, chain: usize) -> impl Iterator<Item = &Supply<'m>> {
        let positions = self.supplies.of_chain.get(chain).map_or(&[][..], Vec::as_slice);
        positions.iter().map(|at| &self.supplies.all[*at])
    }
}
