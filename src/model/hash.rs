//! What the model says as input of a hash: everything but where it is written, so that neither a comment nor a hidden
//! record before it makes a difference.
//!
//! What holds no place derives its hash. What follows takes its parts by name, so that a new field cannot be forgotten.

use super::{Boundary, Model, Record, Region, Spanned};
use std::hash::{Hash, Hasher};

impl<T: Hash> Hash for Spanned<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        let Self { value, span: _ } = self;
        value.hash(state);
    }
}

impl Hash for Record {
    fn hash<H: Hasher>(&self, state: &mut H) {
        let Self { id, name, openness, sources, as_of, next_review, owner, note, chain, span: _ } =
            self;
        (id, name, openness, sources).hash(state);
        (as_of, next_review, owner, note, chain).hash(state);
    }
}

impl Hash for Region {
    fn hash<H: Hasher>(&self, state: &mut H) {
        let Self { record, code, short, group, tile, point } = self;
        (record, code, short, group, tile).hash(state);
        point.map(bits).hash(state);
    }
}

impl Hash for Boundary {
    fn hash<H: Hasher>(&self, state: &mut H) {
        let Self { region, polygons } = self;
        region.hash(state);
        polygons.len().hash(state);
        for rings in polygons {
            rings.len().hash(state);
            for ring in rings {
                ring.len().hash(state);
                ring.iter().for_each(|point| bits(*point).hash(state));
            }
        }
    }
}

fn bits(point: [f64; 2]) -> [u64; 2] {
    point.map(f64::to_bits)
}

impl Hash for Model {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (Shared(self), &self.chains).hash(state);
    }
}

/// A model without what stands in its chains.
#[derive(Debug, Clone, Copy)]
pub struct Shared<'m>(pub &'m Model);

impl Hash for Shared<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        // Numbers that were given out name hidden records, too; those that are printed are hashed with the edition.
        let Model {
            settings,
            leaders,
            departments,
            assignments,
            groups,
            regions,
            boundaries,
            areas,
            sources,
            parks,
            clusters,
            firms,
            platforms,
            projects,
            numbers: _,
            chains: _,
        } = self.0;
        (settings, leaders, departments, assignments, groups).hash(state);
        (regions, boundaries, areas, sources, parks, clusters).hash(state);
        (firms, platforms, projects).hash(state);
    }
}
