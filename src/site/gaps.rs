//! The gaps of a chain: links and products that are weak, missing or at risk, that carry an action, or for
//! which something is sought. Nobody types them again; the investment map is made from them.

use super::{ChainView, Entity, Key, Site};
use crate::model::{Action, Status, Target};

/// A gap and what is sought for it.
#[derive(Debug, Clone)]
pub struct Gap<'m> {
    /// The link or product.
    pub entity: Entity<'m>,
    /// The name of the link around it (for a link: of its band).
    pub around: &'m str,
    /// Its status; for a link without one of its own the worst of its products.
    pub status: Option<Status>,
    /// What is to be done.
    pub action: Option<Action>,
    /// What is sought, in the order of the content.
    pub targets: Vec<&'m Target>,
}

/// The gaps of a chain, in the order of its technology map.
#[must_use]
pub fn gaps<'m>(site: &Site<'m>, view: &ChainView<'m>) -> Vec<Gap<'m>> {
    let chain = view.chain;
    let mut gaps = Vec::new();
    for (at, place) in view.links.iter().enumerate() {
        let link = place.link;
        let around = place.parent.map_or(place.band.record.name.value.as_str(), |parent| {
            &view.links[parent].link.record.name.value
        });
        gaps.push(Gap {
            entity: Entity::Link(chain, link),
            around,
            status: link.status.map(|own| own.value),
            action: link.action.map(|own| own.value),
            targets: Vec::new(),
        });
        for inner in view.products.iter().filter(|inner| inner.link == at) {
            let product = inner.product;
            gaps.push(Gap {
                entity: Entity::Product(chain, product),
                around: &link.record.name.value,
                status: product.status.map(|own| own.value),
                action: product.action.map(|own| own.value),
                targets: Vec::new(),
            });
        }
    }
    attach_targets(site, view, &mut gaps);
    gaps.retain(|gap| is_gap(gap.status) || gap.action.is_some() || !gap.targets.is_empty());
    // Only now: a link whose products are weak is not a gap beside them, but where it is one for another
    // reason it shows the status that it has on every other map.
    for gap in &mut gaps {
        if let Entity::Link(_, link) = gap.entity {
            gap.status = view.link(&link.record.id.value).and_then(|place| place.status);
        }
    }
    gaps
}

/// The gaps that something is to be done about: [`gaps`] without strong and plain products that only carry an
/// action. What pages and sheets count.
#[must_use]
pub fn open_gaps<'m>(site: &Site<'m>, view: &ChainView<'m>) -> Vec<Gap<'m>> {
    let mut gaps = gaps(site, view);
    gaps.retain(Gap::is_open);
    gaps
}

impl Gap<'_> {
    /// Whether something is weak, missing or at risk, or sought; the others carry an action only.
    #[must_use]
    pub fn is_open(&self) -> bool {
        is_gap(self.status) || !self.targets.is_empty()
    }
}

fn attach_targets<'m>(site: &Site<'m>, view: &ChainView<'m>, gaps: &mut [Gap<'m>]) {
    for target in &view.chain.targets {
        let named = target.gap.as_ref().and_then(|id| site.find(Some(view.chain.id()), &id.value));
        let key: Option<Key> = named.map(Entity::key);
        if let Some(gap) = gaps.iter_mut().find(|gap| Some(gap.entity.key()) == key) {
            gap.targets.push(target);
        }
    }
}

fn is_gap(status: Option<Status>) -> bool {
    matches!(status, Some(Status::Weak | Status::Missing | Status::Risk))
}
