//! Supply relations that touch the chain: within it, to other chains and from them.

use super::Desk;
use crate::model::{Chain, Relation};
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

impl<'d> Supply<'d> {
    /// A relation as the file of a chain declares it, where both ends exist.
    fn of(desk: &Desk<'d>, declaring: &Chain, relation: &'d Relation) -> Option<Self> {
        let find = |id: &str| desk.site().find(Some(declaring.id()), id);
        let from = find(&relation.from.as_ref()?.value)?;
        Some(Self { from, to: find(&relation.to.as_ref()?.value)?, relation })
    }
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
        let chain = desk.view.chain;
        let others = desk.site().declared(chain.id()).into_iter().flat_map(|own| &own.reaching);
        let others = others.map(|(at, relation)| (desk.site().chains[*at].chain, *relation));
        let own = chain.relations.iter().map(|relation| (chain, relation));
        for (declaring, relation) in own.chain(others) {
            let Some(supply) = Supply::of(desk, declaring, relation) else { continue };
            match (desk.owns(supply.from), desk.owns(supply.to)) {
                (true, true) => found.inner.push(supply),
                (true, false) => found.outward.push(supply),
                (false, true) => found.inward.push(supply),
                (false, false) => {}
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
