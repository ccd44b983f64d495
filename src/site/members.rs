//! What lies in a park, and what a firm takes part in: the places that name it, in the order of the content.

use super::{Entity, EntityKind, Key};
use crate::model::{Model, Ref};
use std::collections::HashMap;

/// Places by the park or firm that they name.
#[derive(Debug, Default)]
pub struct Members<'m> {
    by_named: HashMap<Key, Vec<Entity<'m>>>,
}

impl<'m> Members<'m> {
    /// Collects them once, so that a page costs the same however many places there are.
    #[must_use]
    pub fn of(model: &'m Model) -> Self {
        let mut members = Self::default();
        for one in &model.firms {
            members.note(Entity::Firm(one), &one.park, &[]);
        }
        for one in &model.clusters {
            members.note(Entity::Cluster(one), &one.parks, &one.firms);
        }
        for one in &model.platforms {
            members.note(Entity::Platform(one), &one.park, &one.firms);
        }
        for one in &model.projects {
            members.note(Entity::Project(one), &one.park, &one.firms);
        }
        members
    }

    fn note(
        &mut self,
        place: Entity<'m>,
        parks: impl IntoIterator<Item = &'m Ref>,
        firms: &'m [Ref],
    ) {
        let parks = parks.into_iter().map(|park| Key::global(EntityKind::Park, &park.value));
        let firms = firms.iter().map(|firm| Key::global(EntityKind::Firm, &firm.value));
        for named in parks.chain(firms) {
            let places = self.by_named.entry(named).or_default();
            // A record that names another twice is one member of it.
            if places.last().is_none_or(|last| last.key() != place.key()) {
                places.push(place);
            }
        }
    }

    /// The places that name a park or firm.
    #[must_use]
    pub fn get(&self, kind: EntityKind, id: &str) -> &[Entity<'m>] {
        self.by_named.get(&Key::global(kind, id)).map_or(&[], Vec::as_slice)
    }
}
