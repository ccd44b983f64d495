//! Back-links: where every record appears, with its context.

use super::{Address, ChainView, Entity, EntityKind, Key, Role, Site, gaps, use_matrix};
use crate::model::{MapKind, Openness, Ref};
use std::collections::HashMap;

/// One appearance of a record on a map of a chain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// Position of the chain in [`Site::chains`].
    pub chain: usize,
    /// The map on which it appears.
    pub map: MapKind,
    /// As what: `生产`, `链主`, `所在园区` …
    pub role: String,
    /// The element with which it appears: the product that the firm makes, the item that concerns it.
    pub context: String,
    /// That element on the map.
    pub address: Address,
    /// How closed that element is.
    pub openness: Openness,
}

/// Back-links by record.
#[derive(Debug, Default)]
pub struct Mentions {
    by_key: HashMap<Key, Vec<Mention>>,
}

impl Mentions {
    /// Collects the back-links of a site.
    #[must_use]
    pub fn of(site: &Site<'_>) -> Self {
        let mut collector = Collector { site, chain: 0, mentions: Self::default() };
        for (at, view) in site.chains.iter().enumerate() {
            collector.chain = at;
            collector.technology(view);
            collector.applications(view);
            collector.layout(view);
            collector.roadmap(view);
            collector.investment(view);
        }
        collector.mentions
    }

    /// Where a record appears, in the order of the chains and maps.
    #[must_use]
    pub fn get(&self, key: &Key) -> &[Mention] {
        self.by_key.get(key).map_or(&[], Vec::as_slice)
    }
}

struct Collector<'s, 'm> {
    site: &'s Site<'m>,
    chain: usize,
    mentions: Mentions,
}

impl<'m> Collector<'_, 'm> {
    /// Notes that `key` appears on a map with `context`.
    fn note(&mut self, key: Key, map: MapKind, role: &str, context: Entity<'m>) {
        let address = match context {
            Entity::Product(..) | Entity::Link(..) if map != MapKind::Technology => {
                self.site.anchor(&context.key(), map)
            }
            Entity::Firm(_)
            | Entity::Park(_)
            | Entity::Cluster(_)
            | Entity::Platform(_)
            | Entity::Project(_) => self.on_layout(context),
            _ => self.site.address(context),
        };
        let openness = context.record().openness;
        let context = context.short_name().to_owned();
        let role = role.to_owned();
        let mention = Mention { chain: self.chain, map, role, context, address, openness };
        let list = self.mentions.by_key.entry(key).or_default();
        if !list.contains(&mention) {
            list.push(mention);
        }
    }

    fn on_layout(&self, entity: Entity<'m>) -> Address {
        let page = self.site.map_page(self.site.chains[self.chain].chain.id(), MapKind::Layout);
        format!("{page}#{}", self.site.number(entity))
    }

    fn note_all(&mut self, ids: &[Ref], map: MapKind, role: &str, context: Entity<'m>) {
        let chain = self.site.chains[self.chain].chain.id();
        for entity in self.site.find_all(chain, ids) {
            self.note(entity.key(), map, role, context);
        }
    }

    fn technology(&mut self, view: &ChainView<'m>) {
        for place in &view.links {
            let context = Entity::Link(view.chain, place.link);
            self.note_all(
                &place.link.firms,
                MapKind::Technology,
                self.site.words.word("mention.in_link"),
                context,
            );
        }
        for place in &view.products {
            let context = Entity::Product(view.chain, place.product);
            self.note_all(
                &place.product.firms,
                MapKind::Technology,
                self.site.words.word("mention.makes"),
                context,
            );
        }
        let site = self.site;
        let own = self.chain;
        for supply in site.supplies_of(own).filter(|one| one.declared == own) {
            let (from, to) = supply.ends;
            self.note(
                to.key(),
                MapKind::Technology,
                self.site.words.word("mention.supplied_by"),
                from,
            );
            self.note(
                from.key(),
                MapKind::Technology,
                self.site.words.word("mention.supplies"),
                to,
            );
        }
    }

    fn applications(&mut self, view: &ChainView<'m>) {
        let matrix = use_matrix(self.site, view);
        for one in &matrix.uses {
            let product = Entity::Product(view.chain, matrix.rows[one.row].0);
            let area = matrix.areas[one.column];
            let key = Key::global(EntityKind::Area, &area.record.id.value);
            self.note(key, MapKind::Applications, self.site.words.of(one.strength), product);
            self.note(
                product.key(),
                MapKind::Applications,
                self.site.words.word("mention.used"),
                product,
            );
        }
    }

    fn layout(&mut self, view: &ChainView<'m>) {
        for placed in &view.presence.placed {
            let entity = placed.entity;
            let role = match entity {
                Entity::Firm(_) if placed.roles.iter().any(|r| matches!(r, Role::ChainLeader)) => {
                    self.site.words.word("mention.chain_leader")
                }
                other => self.site.words.word(other.kind().key()),
            };
            self.note(entity.key(), MapKind::Layout, role, entity);
            for region in &placed.regions {
                let key = Key::global(EntityKind::Region, &region.record.id.value);
                self.note(key, MapKind::Layout, self.site.words.word(entity.kind().key()), entity);
            }
        }
    }

    fn roadmap(&mut self, view: &ChainView<'m>) {
        for item in &view.chain.roadmap {
            let words = self.site.words;
            let role = item.dimension.map_or(self.site.words.word("mention.item"), |dimension| {
                words.of(dimension.value)
            });
            self.note_all(&item.concerns, MapKind::Roadmap, role, Entity::Item(view.chain, item));
        }
    }

    fn investment(&mut self, view: &ChainView<'m>) {
        for gap in gaps(self.site, view) {
            self.note(
                gap.entity.key(),
                MapKind::Investment,
                self.site.words.word("mention.gap"),
                gap.entity,
            );
            for target in gap.targets {
                let context = Entity::Target(view.chain, target);
                for id in &target.regions {
                    let key = Key::global(EntityKind::Region, &id.value);
                    self.note(
                        key,
                        MapKind::Investment,
                        self.site.words.word("mention.considered_city"),
                        context,
                    );
                }
                self.note_all(
                    &target.parks,
                    MapKind::Investment,
                    self.site.words.word("mention.considered_park"),
                    context,
                );
            }
        }
    }
}
