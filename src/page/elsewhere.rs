//! Back-links of a record, grouped by chain, map and role.

use super::desk::Desk;
use super::view::{Cell, Piece};
use crate::model::MapKind;
use crate::site::{EntityKind, Key, Mention};
use serde::Serialize;

/// The appearances of a record in one chain.
#[derive(Debug, Serialize)]
pub(super) struct Group {
    chain: Piece,
    lines: Vec<Line>,
}

/// The appearances in one role on one map.
#[derive(Debug, Serialize)]
struct Line {
    map: Piece,
    role: String,
    contexts: Cell,
}

/// Where a record appears.
pub(super) fn groups(desk: &Desk<'_>, key: &Key) -> Vec<Group> {
    let mentions = desk.edition().mentions().get(key);
    let mut groups = Vec::new();
    for of_chain in mentions.chunk_by(|a, b| a.chain == b.chain) {
        let view = &desk.site().chains[of_chain[0].chain];
        groups.push(Group { chain: desk.chain(view), lines: lines(desk, of_chain, key) });
    }
    groups
}

fn lines(desk: &Desk<'_>, mentions: &[Mention], key: &Key) -> Vec<Line> {
    let mut ways: Vec<(MapKind, &str)> = Vec::new();
    for mention in mentions {
        if !ways.contains(&(mention.map, mention.role.as_str())) {
            ways.push((mention.map, mention.role.as_str()));
        }
    }
    let view = &desk.site().chains[mentions[0].chain];
    let of_way = |(map, role): (MapKind, &str)| {
        let here = mentions.iter().filter(|one| one.map == map && one.role == role);
        let contexts = Cell::joined(here.map(|one| context(desk, one, key)));
        Line { map: desk.map(view, map), role: role.to_owned(), contexts }
    };
    ways.into_iter().map(of_way).collect()
}

/// The element with which the record appears. A place on its own layout map appears with itself; saying its
/// name again would say nothing.
fn context(desk: &Desk<'_>, mention: &Mention, key: &Key) -> Piece {
    desk.hold(mention.openness);
    let itself = mention.map == MapKind::Layout && key.kind != EntityKind::Region;
    let text = if itself { desk.word("page_elsewhere.on_map") } else { &mention.context };
    Piece::link(text, desk.to(&mention.address))
}
