//! Supply relations that touch the chain: within it, to other chains and from them.

use super::Desk;
use crate::site::{Entity, Supply};

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
    /// Sorts them by direction, in the order of the content.
    pub(super) fn of(desk: &Desk<'d>) -> Self {
        let mut found = Self::default();
        let Some(own) = desk.site().position(desk.view.chain.id()) else { return found };
        for supply in desk.site().supplies_of(own) {
            match (supply.from == own, supply.to == own) {
                (true, true) => found.inner.push(*supply),
                (true, false) => found.outward.push(*supply),
                (false, true) => found.inward.push(*supply),
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
    let at = match entity {
        Entity::Link(..) => position(id)?,
        Entity::Product(..) => desk.view.product(id)?.link,
        _ => return None,
    };
    Some(desk.view.top(at))
}
