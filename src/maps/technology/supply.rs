//! Supply relations that touch the chain: within it, to other chains and from them.

use super::Desk;
use crate::model::{Ref, Relation};
use crate::site::Entity;

/// A relation with its ends.
#[derive(Debug, Clone, Copy)]
pub(super) struct Supply<'d> {
    /// What supplies.
    pub(super) from: Entity<'d>,
    /// What is supplied.
    pub(super) to: Entity<'d>,
    /// What is delivered, and its sources.
    pub(super) relation: &'d Relation,
}

/// The relations that touch the chain.
#[derive(Debug, Default)]
pub(super) struct Supplies<'d> {
    /// Within the chain.
    pub(super) inner: Vec<Supply<'d>>,
    /// To other chains.
    pub(super) outward: Vec<Supply<'d>>,
    /// From other chains.
    pub(super) inward: Vec<Supply<'d>>,
}

impl<'d> Supplies<'d> {
    /// Finds them in the order of the content; what cannot be resolved `check` has reported.
    pub(super) fn of(desk: &Desk<'d>) -> Self {
        let mut found = Self::default();
        let own = desk.view.chain.id();
        for view in &desk.site().chains {
            let id = view.chain.id();
            for relation in &view.chain.relations {
                let end = |one: &'d Option<Ref>| desk.site().find(Some(id), &one.as_ref()?.value);
                let (Some(from), Some(to)) = (end(&relation.from), end(&relation.to)) else {
                    continue;
                };
                let supply = Supply { from, to, relation };
                match (id == own, chain_of(to) == Some(own)) {
                    (true, true) => found.inner.push(supply),
                    (true, false) => found.outward.push(supply),
                    (false, true) => found.inward.push(supply),
                    (false, false) => {}
                }
            }
        }
        found
    }

    /// All of them with the names of their groups, in the order of the list.
    pub(super) fn entries(&self) -> Vec<(&'static str, Supply<'d>)> {
        let groups = [
            ("本链之内", &self.inner),
            ("供应其他链", &self.outward),
            ("其他链供应本链", &self.inward),
        ];
        let entries =
            groups.into_iter().flat_map(|(name, group)| group.iter().map(move |one| (name, *one)));
        entries.collect()
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.inner.len() + self.outward.len() + self.inward.len()
    }
}

/// The chain that something belongs to.
pub(super) fn chain_of(entity: Entity<'_>) -> Option<&str> {
    match entity {
        Entity::Chain(chain)
        | Entity::Band(chain, _)
        | Entity::Link(chain, _)
        | Entity::Product(chain, _)
        | Entity::Item(chain, _)
        | Entity::Target(chain, _) => Some(chain.id()),
        _ => None,
    }
}

/// The link directly in a band in which something stands.
pub(super) fn top(desk: &Desk<'_>, entity: Entity<'_>) -> Option<usize> {
    let id = &entity.record().id.value;
    let position = |wanted: &str| {
        desk.view.links.iter().position(|place| place.link.record.id.value == wanted)
    };
    let mut at = match entity {
        Entity::Link(..) => position(id)?,
        Entity::Product(..) => desk.view.product(id)?.link,
        _ => return None,
    };
    while let Some(parent) = desk.view.links[at].parent {
        at = parent;
    }
    Some(at)
}
