//! Addresses: where every page and anchor is. Stable (product.md, "Addresses").

use super::{Entity, EntityKind, Key, Site};
use crate::model::MapKind;

/// An address below the output folder, with its anchor: `chains/ic/technology.html#IC-T-001`.
pub type Address = String;

impl Site<'_> {
    /// The page of a record that has pages of its own.
    #[must_use]
    pub fn page(&self, kind: EntityKind, id: &str) -> Address {
        match (kind, kind.folder()) {
            (EntityKind::Chain, _) => format!("chains/{id}/index.html"),
            (EntityKind::Source, _) => format!("sources.html#{id}"),
            (_, Some(folder)) => format!("{folder}/{id}.html"),
            (_, None) => "index.html".to_owned(),
        }
    }

    /// The page of a map.
    #[must_use]
    pub fn map_page(&self, chain: &str, map: MapKind) -> Address {
        format!("chains/{chain}/{}.html", map.id())
    }

    /// The page of a review round of a chain.
    #[must_use]
    pub fn round_page(&self, chain: &str, round: &str) -> Address {
        format!("chains/{chain}/reviews/{round}.html")
    }

    /// The script that tells the comment panel what is under review in a chain.
    #[must_use]
    pub fn draft_script(&self, chain: &str) -> Address {
        format!("chains/{chain}/draft.js")
    }

    /// Where an entity is shown: its page, or its anchor on the map that it belongs to.
    #[must_use]
    pub fn address(&self, entity: Entity<'_>) -> Address {
        let key = entity.key();
        let anchored = |map| self.anchor(&key, map);
        match entity {
            Entity::Link(..) | Entity::Product(..) => anchored(MapKind::Technology),
            Entity::Item(..) => anchored(MapKind::Roadmap),
            Entity::Target(..) => anchored(MapKind::Investment),
            Entity::Band(chain, _) => self.map_page(chain.id(), MapKind::Technology),
            _ => self.page(key.kind, &key.id),
        }
    }

    /// The anchor of a chain's record on one of its maps' pages.
    #[must_use]
    pub fn anchor(&self, key: &Key, map: MapKind) -> Address {
        let page = self.map_page(key.chain.as_deref().unwrap_or_default(), map);
        format!("{page}#{}", self.numbers.get(key))
    }

    /// The printed number of an entity.
    #[must_use]
    pub fn number(&self, entity: Entity<'_>) -> &str {
        self.numbers.get(&entity.key())
    }
}

/// The link from one page to an address, both below the output folder.
#[must_use]
pub fn relative(from_page: &str, to: &str) -> String {
    let (page, anchor) = match to.split_once('#') {
        Some((page, anchor)) => (page, Some(anchor)),
        None => (to, None),
    };
    let anchor = anchor.map(|anchor| format!("#{anchor}")).unwrap_or_default();
    if page == from_page && !anchor.is_empty() {
        return anchor;
    }
    let from: Vec<&str> = from_page.split('/').collect();
    let target: Vec<&str> = page.split('/').collect();
    let folders = from.len() - 1;
    let shared = from[..folders].iter().zip(&target).take_while(|(a, b)| a == b).count();
    let shared = shared.min(target.len() - 1);
    format!("{}{}{anchor}", "../".repeat(folders - shared), target[shared..].join("/"))
}

#[cfg(test)]
mod tests {
    use super::relative;

    #[test]
    fn links_are_relative_to_the_page() {
        for (from, to, link) in [
            ("index.html", "chains/ic/index.html", "chains/ic/index.html"),
            ("chains/ic/technology.html", "chains/ic/layout.html#x", "layout.html#x"),
            ("chains/ic/technology.html", "chains/ic/technology.html#x", "#x"),
            ("chains/ic/technology.html", "firms/a.html", "../../firms/a.html"),
            ("firms/a.html", "index.html", "../index.html"),
            ("firms/a.html", "firms/a.html", "a.html"),
        ] {
            assert_eq!(relative(from, to), link, "{from} → {to}");
        }
    }
}
