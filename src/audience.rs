//! Who may see what: the one gate between what was written and what is drawn.
//!
//! Selection works where records are read, not where they are printed: `read` passes every record, every
//! field and every reference of every kind through a [`Gate`], so that what an audience may not see does
//! not exist in the model that the later stages get, and a new kind of record is covered without a line here.

use crate::model::{Audience, Openness};
use std::collections::BTreeSet;

/// What a reading lets through.
#[derive(Debug, Clone)]
pub struct Gate {
    limit: Openness,
    hidden: BTreeSet<String>,
}

/// An id that was declared and who may see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Declared {
    /// The id.
    pub id: String,
    /// Its effective openness, inheritance included.
    pub openness: Openness,
}

impl Gate {
    /// Lets everything through, for checking.
    #[must_use]
    pub fn open() -> Self {
        Self { limit: Openness::Closed, hidden: BTreeSet::new() }
    }

    /// Lets through what an audience may see, given every id that was declared.
    #[must_use]
    pub fn for_audience(audience: Audience, declared: &[Declared]) -> Self {
        let limit = limit(audience);
        let hidden = declared.iter().filter(|one| one.openness > limit);
        Self { limit, hidden: hidden.map(|one| one.id.clone()).collect() }
    }

    /// Whether something of this openness passes.
    #[must_use]
    pub fn admits(&self, openness: Openness) -> bool {
        openness <= self.limit
    }

    /// Whether a reference may be followed. One that leads to a record which does not pass is dropped, so
    /// that not even its id remains.
    ///
    /// The same id may name a hidden record of one chain and a visible one of another; a reference to
    /// either is dropped then, since losing a link is better than keeping one that tells too much.
    #[must_use]
    pub fn admits_reference(&self, id: &str) -> bool {
        let id = id.rsplit('/').next().unwrap_or(id);
        !self.hidden.contains(id)
    }
}

/// The most closed word that an audience may see.
fn limit(audience: Audience) -> Openness {
    match audience {
        Audience::Public => Openness::Public,
        Audience::Internal | Audience::Leadership => Openness::Closed,
    }
}
