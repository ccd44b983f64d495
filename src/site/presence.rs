//! What of a chain is where: the firms, parks, clusters, platforms and projects that its layout map shows.
//!
//! Nobody lists them again: what is declared in the chain's folder, named in its layout file, or mentioned
//! by its products, links, clusters, projects, platforms or roadmap is present. A park is present when
//! something present lies in it.

use super::{ChainView, Entity, EntityKind, Site};
use crate::model::{Ref, Region};

/// What the layout map of a chain shows, each kind in order of its numbers.
#[derive(Debug, Default)]
pub struct Presence<'m> {
    /// Everything, by kind and then by number.
    pub placed: Vec<Placed<'m>>,
}

/// Something that is present.
#[derive(Debug, Clone)]
pub struct Placed<'m> {
    /// Firm, park, cluster, platform or project.
    pub entity: Entity<'m>,
    /// Cities in which it lies; none where the content does not say.
    pub regions: Vec<&'m Region>,
    /// Why it is present, for firms.
    pub roles: Vec<Role<'m>>,
}

/// What a firm is in a chain.
#[derive(Debug, Clone, Copy)]
pub enum Role<'m> {
    /// Its leader (链主).
    ChainLeader,
    /// Works in a link or makes a product.
    Makes(Entity<'m>),
}

impl<'m> Presence<'m> {
    /// Finds what is present in a chain.
    #[must_use]
    pub fn of(site: &Site<'m>, view: &ChainView<'m>) -> Self {
        let mut finder = Finder { site, view, placed: Vec::new() };
        finder.declared();
        finder.mentioned();
        finder.parks();
        let mut placed = finder.placed;
        placed.sort_by_cached_key(|one| {
            let key = one.entity.key();
            let home = one.entity.record().chain.as_deref() == Some(view.chain.id());
            (key.kind, !home, site.numbers.get(&key).to_owned())
        });
        Self { placed }
    }

    /// What is present of one kind.
    pub fn of_kind(&self, kind: EntityKind) -> impl Iterator<Item = &Placed<'m>> {
        self.placed.iter().filter(move |one| one.entity.kind() == kind)
    }

    /// What is present in a city.
    pub fn in_region<'s>(&'s self, id: &'s str) -> impl Iterator<Item = &'s Placed<'m>> {
        self.placed.iter().filter(move |one| one.lies_in(id))
    }
}

impl Placed<'_> {
    /// Whether it lies in a city.
    #[must_use]
    pub fn lies_in(&self, region: &str) -> bool {
        self.regions.iter().any(|one| one.record.id.value == region)
    }

    /// Whether it leads the chain.
    #[must_use]
    pub fn is_leader(&self) -> bool {
        self.roles.iter().any(|role| matches!(role, Role::ChainLeader))
    }
}

struct Finder<'s, 'm> {
    site: &'s Site<'m>,
    view: &'s ChainView<'m>,
    placed: Vec<Placed<'m>>,
}

impl<'m> Finder<'_, 'm> {
    fn declared(&mut self) {
        let own = self.site.declared(self.view.chain.id());
        for entity in own.iter().flat_map(|own| &own.places) {
            self.add(*entity, None);
        }
    }

    fn mentioned(&mut self) {
        let chain = self.view.chain;
        self.add_all(&chain.present);
        for id in &chain.chain_leaders {
            self.add_firm(id, Role::ChainLeader);
        }
        for at in 0..self.view.links.len() {
            let link = self.view.links[at].link;
            let role = Role::Makes(Entity::Link(chain, link));
            link.firms.iter().for_each(|id| self.add_firm(id, role));
        }
        for at in 0..self.view.products.len() {
            let product = self.view.products[at].product;
            let role = Role::Makes(Entity::Product(chain, product));
            product.firms.iter().for_each(|id| self.add_firm(id, role));
        }
        for item in &chain.roadmap {
            self.add_all(&item.concerns);
        }
        for at in 0..self.placed.len() {
            match self.placed[at].entity {
                Entity::Cluster(one) => self.add_all(&one.firms),
                Entity::Platform(one) => self.add_all(&one.firms),
                Entity::Project(one) => self.add_all(&one.firms),
                _ => {}
            }
        }
    }

    fn parks(&mut self) {
        for at in 0..self.placed.len() {
            let parks = parks_of(self.placed[at].entity);
            self.add_all(&parks);
        }
    }

    fn add_firm(&mut self, id: &Ref, role: Role<'m>) {
        if let Some(firm) = self.site.firms.get(&id.value) {
            self.add(Entity::Firm(firm), Some(role));
        }
    }

    fn add_all(&mut self, ids: &[Ref]) {
        for id in ids {
            // What the chain itself declares under the id is a link, product or item and has no place.
            let own = self.view.find(&id.value).is_some();
            let found = self.site.find(None, &id.value).filter(|_| !own);
            if let Some(entity) = found.filter(|one| one.kind() >= EntityKind::Firm) {
                self.add(entity, None);
            }
        }
    }

    fn add(&mut self, entity: Entity<'m>, role: Option<Role<'m>>) {
        let key = entity.key();
        let known = self.placed.iter().position(|one| one.entity.key() == key);
        let at = known.unwrap_or_else(|| {
            let regions = regions_of(self.site, entity);
            self.placed.push(Placed { entity, regions, roles: Vec::new() });
            self.placed.len() - 1
        });
        self.placed[at].roles.extend(role);
    }
}

impl<'m> Site<'m> {
    /// The cities in which a place lies: its own, else those of its parks.
    #[must_use]
    pub fn regions_of(&self, entity: Entity<'m>) -> Vec<&'m Region> {
        regions_of(self, entity)
    }
}

fn parks_of(entity: Entity<'_>) -> Vec<Ref> {
    match entity {
        Entity::Firm(one) => one.park.iter().cloned().collect(),
        Entity::Platform(one) => one.park.iter().cloned().collect(),
        Entity::Project(one) => one.park.iter().cloned().collect(),
        Entity::Cluster(one) => one.parks.clone(),
        _ => Vec::new(),
    }
}

/// The cities in which a place lies: its own, else those of its parks.
#[must_use]
pub(crate) fn regions_of<'m>(site: &Site<'m>, entity: Entity<'m>) -> Vec<&'m Region> {
    let own: Vec<&Ref> = match entity {
        Entity::Firm(one) => one.region.iter().collect(),
        Entity::Park(one) => one.region.iter().collect(),
        Entity::Platform(one) => one.region.iter().collect(),
        Entity::Project(one) => one.region.iter().collect(),
        Entity::Cluster(one) => one.regions.iter().collect(),
        _ => Vec::new(),
    };
    let own: Vec<&Region> = own.iter().filter_map(|id| site.regions.get(&id.value)).collect();
    if !own.is_empty() {
        return own;
    }
    let parks = parks_of(entity);
    let found = site.parks.all(&parks).filter_map(|park| site.regions.named(park.region.as_ref()));
    let mut regions: Vec<&Region> = Vec::new();
    for region in found {
        if !regions.iter().any(|one| one.record.id == region.record.id) {
            regions.push(region);
        }
    }
    regions
}
