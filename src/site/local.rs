//! What the site knows of one city: what of which chain lies there, who leads, what is strong, and what is not recorded.

use super::cross::{Holding, PLACES};
use super::{ChainView, Entity, EntityKind, Key, Placed, Role, Site};
use crate::model::{Group, Region, Status};
use std::collections::BTreeSet;

/// A city over all chains.
#[derive(Debug)]
pub struct Local<'m> {
    /// The city.
    pub region: &'m Region,
    /// Its group, where the content names one.
    pub group: Option<&'m Group>,
    /// The chains of which something lies there, in order.
    pub chains: Vec<LocalChain<'m>>,
    /// The other chains, as positions in [`Site::chains`].
    pub absent: Vec<usize>,
    /// How many of each kind lie there, each counted once, however many chains it belongs to.
    pub all: Holding,
}

/// What of a chain lies in a city.
#[derive(Debug)]
pub struct LocalChain<'m> {
    /// Position of the chain in [`Site::chains`].
    pub at: usize,
    /// What lies there, by kind; of the firms those that lead the chain come first.
    pub placed: Vec<&'m Placed<'m>>,
    /// Strong links and products of the chain that a firm of the city makes, in reading order.
    pub strong: Vec<Entity<'m>>,
}

impl<'m> Local<'m> {
    /// Finds what lies in a city.
    #[must_use]
    pub fn of(site: &'m Site<'m>, region: &'m Region) -> Self {
        let (mut chains, mut absent) = (Vec::new(), Vec::new());
        for (at, view) in site.chains.iter().enumerate() {
            match LocalChain::of(at, view, &region.record.id.value) {
                Some(chain) => chains.push(chain),
                None => absent.push(at),
            }
        }
        let placed = chains.iter().flat_map(|chain| &chain.placed);
        let keys: BTreeSet<Key> = placed.map(|one| one.entity.key()).collect();
        let all = PLACES.map(|kind| keys.iter().filter(|key| key.kind == kind).count());
        Self { region, group: site.groups.named(region.group.as_ref()), chains, absent, all }
    }

    /// The firms that lead a chain, each once, in the order of the chains.
    #[must_use]
    pub fn leaders(&self) -> Vec<Entity<'m>> {
        let mut leaders: Vec<Entity<'m>> = Vec::new();
        let placed = self.chains.iter().flat_map(|chain| &chain.placed);
        for one in placed.filter(|one| one.is_leader()) {
            if leaders.iter().all(|known| known.key() != one.entity.key()) {
                leaders.push(one.entity);
            }
        }
        leaders
    }
}

impl<'m> LocalChain<'m> {
    fn of(at: usize, view: &'m ChainView<'m>, region: &str) -> Option<Self> {
        let mut placed: Vec<&Placed<'_>> =
            view.presence.placed.iter().filter(|one| one.lies_in(region)).collect();
        placed.sort_by_key(|one| (one.entity.kind(), !one.is_leader()));
        let strong = strong(view, &placed);
        (!placed.is_empty()).then_some(Self { at, placed, strong })
    }

    /// What of a kind lies there.
    pub fn of_kind(&self, kind: EntityKind) -> impl Iterator<Item = &'m Placed<'m>> {
        self.placed.iter().copied().filter(move |one| one.entity.kind() == kind)
    }
}

/// Strong links and products among those that firms make.
fn strong<'m>(view: &'m ChainView<'m>, placed: &[&Placed<'_>]) -> Vec<Entity<'m>> {
    let roles = placed.iter().flat_map(|one| &one.roles);
    let made = roles.filter_map(|role| match role {
        Role::Makes(what) => Some(what.key()),
        Role::ChainLeader => None,
    });
    let made: BTreeSet<Key> = made.collect();
    let is_strong = |status: Option<Status>| status == Some(Status::Strong);
    let links = view.links.iter().filter(|place| is_strong(place.status));
    let links = links.map(|place| Entity::Link(view.chain, place.link));
    let products = view.products.iter().map(|place| place.product);
    let products = products.filter(|one| is_strong(one.status.map(|status| status.value)));
    let products = products.map(|one| Entity::Product(view.chain, one));
    links.chain(products).filter(|one| made.contains(&one.key())).collect()
}

impl<'m> Site<'m> {
    /// The cities in which something lies, in the order of the content.
    pub fn recorded_cities(&self) -> impl Iterator<Item = &'m Region> {
        let lies = |region: &&Region| {
            let id = region.record.id.value.as_str();
            self.chains.iter().any(|view| view.presence.in_region(id).next().is_some())
        };
        self.model.regions.iter().filter(lies)
    }
}
