//! A chain with its nested structure laid flat, so that links and products can be counted, found and placed.

use super::{Entity, Presence};
use crate::model::{Band, Chain, Link, Product, Status};
use std::collections::HashMap;

/// A chain and where everything in it stands.
#[derive(Debug)]
pub struct ChainView<'m> {
    /// The chain.
    pub chain: &'m Chain,
    /// Its links at every level, in reading order.
    pub links: Vec<LinkPlace<'m>>,
    /// Its products, in reading order.
    pub products: Vec<ProductPlace<'m>>,
    /// What its layout map shows.
    pub presence: Presence<'m>,
    local: HashMap<&'m str, Entity<'m>>,
}

/// A link and where it stands.
#[derive(Debug, Clone, Copy)]
pub struct LinkPlace<'m> {
    /// The link.
    pub link: &'m Link,
    /// Its band.
    pub band: &'m Band,
    /// Position of the band, from 0.
    pub band_at: usize,
    /// The link around it, as a position in [`ChainView::links`].
    pub parent: Option<usize>,
    /// How deep it stands: 0 directly in the band.
    pub depth: usize,
    /// Its status: its own where stated, else the worst of its products at every level.
    pub status: Option<Status>,
}

/// A product and where it stands.
#[derive(Debug, Clone, Copy)]
pub struct ProductPlace<'m> {
    /// The product.
    pub product: &'m Product,
    /// Its link, as a position in [`ChainView::links`].
    pub link: usize,
}

impl<'m> ChainView<'m> {
    /// The link directly in a band in which a link stands; both as positions.
    #[must_use]
    pub fn top(&self, mut link: usize) -> usize {
        while let Some(parent) = self.links[link].parent {
            link = parent;
        }
        link
    }

    /// Lays a chain flat.
    #[must_use]
    pub fn of(chain: &'m Chain) -> Self {
        let mut view = Self {
            chain,
            links: Vec::new(),
            products: Vec::new(),
            presence: Presence::default(),
            local: HashMap::new(),
        };
        for (band_at, band) in chain.bands.iter().enumerate() {
            view.local.entry(&band.record.id.value).or_insert(Entity::Band(chain, band));
            for link in &band.links {
                view.add_link((band, band_at), link, None, 0);
            }
        }
        for item in &chain.roadmap {
            view.local.entry(&item.record.id.value).or_insert(Entity::Item(chain, item));
        }
        for target in &chain.targets {
            view.local.entry(&target.record.id.value).or_insert(Entity::Target(chain, target));
        }
        view
    }

    fn add_link(
        &mut self,
        band: (&'m Band, usize),
        link: &'m Link,
        parent: Option<usize>,
        depth: usize,
    ) {
        let at = self.links.len();
        let status = link.status.map(|own| own.value).or_else(|| worst(link));
        let place = LinkPlace { link, band: band.0, band_at: band.1, parent, depth, status };
        self.links.push(place);
        self.local.entry(&link.record.id.value).or_insert(Entity::Link(self.chain, link));
        for product in &link.products {
            self.products.push(ProductPlace { product, link: at });
            let entity = Entity::Product(self.chain, product);
            self.local.entry(&product.record.id.value).or_insert(entity);
        }
        for inner in &link.links {
            self.add_link(band, inner, Some(at), depth + 1);
        }
    }

    /// What the chain itself declares under an id: band, link, product, roadmap item or target.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<Entity<'m>> {
        self.local.get(id).copied()
    }

    /// The place of a product.
    #[must_use]
    pub fn product(&self, id: &str) -> Option<&ProductPlace<'m>> {
        self.products.iter().find(|place| place.product.record.id.value == id)
    }

    /// The place of a link.
    #[must_use]
    pub fn link(&self, id: &str) -> Option<&LinkPlace<'m>> {
        self.links.iter().find(|place| place.link.record.id.value == id)
    }

    /// The link directly in a band around a link.
    #[must_use]
    pub fn top_link(&self, at: usize) -> &LinkPlace<'m> {
        let mut place = &self.links[at];
        while let Some(parent) = place.parent {
            place = &self.links[parent];
        }
        place
    }
}

fn worst(link: &Link) -> Option<Status> {
    let own = link.products.iter().filter_map(|product| product.status).map(|s| s.value);
    let inner = link
        .links
        .iter()
        .filter_map(|inner| inner.status.map(|own| own.value).or_else(|| worst(inner)));
    own.chain(inner).max()
}
