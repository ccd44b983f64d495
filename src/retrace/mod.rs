//! What changed since an older edition, as maps draw it: the changes chain by chain, and today's model in which what is
//! gone stands again where it stood, and what moved stands at both places.
//!
//! The older records come from the snapshot of their edition (`Snapshot::recall`). Nothing is drawn here, and nothing of
//! the model that comes out is checked, counted or printed elsewhere: it is there for the change sheets alone.

mod ghosts;
mod words;

use crate::diff::Report;
use crate::maps::Changes;
use crate::model::Model;
use crate::site::{self, Numbers, Site};
use crate::wording::Wording;
use std::collections::BTreeMap;

/// An older edition and today's with what is gone.
#[derive(Debug)]
pub struct Retraced<'w> {
    old: Model,
    union: Model,
    numbers: Numbers,
    words: &'w Wording,
    changes: BTreeMap<String, Changes>,
}

impl<'w> Retraced<'w> {
    /// Puts back what a report says is gone from a site.
    #[must_use]
    pub fn of(site: &Site<'w>, report: &Report<'_>) -> Self {
        let mut old = report.old.recall();
        // Boundaries, theme and approval are no matter of an edition's records.
        let head = (old.settings.edition.clone(), old.settings.as_of);
        old.settings = site.model.settings.clone();
        (old.settings.edition, old.settings.as_of) = head;
        old.boundaries.clone_from(&site.model.boundaries);
        let changes = words::changes(site, report);
        let mut union = site.model.clone();
        ghosts::put_back(&mut union, &old, &words::moved(report));
        let numbers = ghosts::numbers(&union, &site.numbers, &Numbers::assign(&old));
        Self { old, union, numbers, words: site.words, changes }
    }

    /// Today's site with what is gone.
    #[must_use]
    pub fn site(&self) -> Site<'_> {
        site::resolve(&self.union, self.numbers.clone(), self.words)
    }

    /// The site as it was.
    #[must_use]
    pub fn before(&self) -> Site<'_> {
        site::resolve(&self.old, Numbers::assign(&self.old), self.words)
    }

    /// What changed in a chain; none where nothing did.
    #[must_use]
    pub fn changes(&self, chain: &str) -> Option<&Changes> {
        self.changes.get(chain)
    }
}
