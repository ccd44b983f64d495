//! Numbers that the site computes, always labelled 按本站收录 and never shown as statistics.

use super::ChainView;
use crate::model::{MapKind, Status, Word};

/// How many products have each status.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct StatusCount {
    /// Counts in the order of [`Status::ALL`].
    pub by_status: [usize; 5],
    /// Products without a stated status.
    pub unstated: usize,
}

impl StatusCount {
    /// How many have a status.
    #[must_use]
    pub fn of(&self, status: Status) -> usize {
        self.by_status[position(status)]
    }

    /// How many have a status, or none is stated.
    #[must_use]
    pub fn of_stated(&self, status: Option<Status>) -> usize {
        status.map_or(self.unstated, |status| self.of(status))
    }

    /// All products.
    #[must_use]
    pub fn total(&self) -> usize {
        self.by_status.iter().sum::<usize>() + self.unstated
    }
}

impl std::iter::Sum for StatusCount {
    fn sum<I: Iterator<Item = Self>>(counts: I) -> Self {
        counts.fold(Self::default(), |mut sum, one| {
            sum.by_status.iter_mut().zip(one.by_status).for_each(|(sum, count)| *sum += count);
            sum.unstated += one.unstated;
            sum
        })
    }
}

fn position(status: Status) -> usize {
    Status::ALL.iter().position(|one| *one == status).unwrap_or_default()
}

/// Counts the products of a chain by status.
#[must_use]
pub fn count_statuses(view: &ChainView<'_>) -> StatusCount {
    let mut count = StatusCount::default();
    for place in &view.products {
        match place.product.status {
            Some(status) => count.by_status[position(status.value)] += 1,
            None => count.unstated += 1,
        }
    }
    count
}

impl ChainView<'_> {
    /// Whether a map of the chain has anything to show.
    #[must_use]
    pub fn has_content(&self, map: MapKind) -> bool {
        match map {
            MapKind::Technology => !self.products.is_empty(),
            MapKind::Applications => !self.chain.applications.is_empty(),
            MapKind::Layout => !self.presence.placed.is_empty(),
            MapKind::Roadmap => !self.chain.roadmap.is_empty(),
            MapKind::Investment => !self.chain.targets.is_empty(),
        }
    }

    /// Links directly in a band, and how many of them have a firm of the province (at any depth):
    /// the formula behind 有企业的环节.
    #[must_use]
    pub fn links_with_firms(&self) -> (usize, usize) {
        let top: Vec<usize> =
            (0..self.links.len()).filter(|at| self.links[*at].depth == 0).collect();
        let with = top.iter().filter(|at| self.has_firm(**at)).count();
        (with, top.len())
    }

    fn has_firm(&self, top: usize) -> bool {
        let is_inside = |at: usize| std::ptr::eq(self.top_link(at).link, self.links[top].link);
        let links = (0..self.links.len()).filter(|at| is_inside(*at));
        let mut by_link = links.map(|at| !self.links[at].link.firms.is_empty());
        let mut by_product = self.products.iter().filter(|place| is_inside(place.link));
        by_link.any(|has| has) || by_product.any(|place| !place.product.firms.is_empty())
    }
}
