//! The alphabetical list of names (拼音索引): who looks for a name and has no script finds it here.
//!
//! Every name, short name and alias of what has a page or stands on the technology map, below the letter with which
//! it is read. Sentences (roadmap items, targets, registers) and documents are found on their own pages.

use super::Page;
use super::desk::Desk;
use super::view::Piece;
use crate::readings;
use crate::site::{self, EntityKind, Named};
use serde::Serialize;
use std::collections::BTreeMap;

#[derive(Serialize)]
struct View {
    count: usize,
    letters: Vec<Letter>,
}

/// A letter and the names below it.
#[derive(Serialize)]
struct Letter {
    letter: String,
    names: Vec<Name>,
}

#[derive(Serialize)]
struct Name {
    name: Piece,
    /// The name in full, where this is another one.
    of: Option<String>,
    kind: String,
    chains: String,
}

/// The letters, digits and signs last.
const LETTERS: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZ#";
/// What is listed.
const KINDS: [EntityKind; 12] = [
    EntityKind::Chain,
    EntityKind::Link,
    EntityKind::Product,
    EntityKind::Firm,
    EntityKind::Park,
    EntityKind::Cluster,
    EntityKind::Platform,
    EntityKind::Project,
    EntityKind::Region,
    EntityKind::Area,
    EntityKind::Leader,
    EntityKind::Department,
];

/// The list.
pub(super) fn page(desk: &Desk<'_>) -> Page {
    let named = site::directory(desk.site(), desk.edition().mentions());
    let mut sorted: BTreeMap<(String, &str, usize), Name> = BTreeMap::new();
    for (at, one) in named.iter().enumerate().filter(|(_, one)| KINDS.contains(&one.kind)) {
        desk.hold(one.record.openness);
        for name in &one.names {
            sorted.insert((readings::order(name), name, at), entry(desk, one, name));
        }
    }
    let count = sorted.len();
    let mut letters: Vec<Letter> = LETTERS.chars().map(letter).collect();
    for ((_, name, _), entry) in sorted {
        let initial = readings::initial(name);
        let at = LETTERS.find(initial).unwrap_or(LETTERS.len() - 1);
        letters[at].names.push(entry);
    }
    Page::new(
        desk,
        "names.html",
        desk.word("page_names.index"),
        Vec::new(),
        &View { count, letters },
    )
}

fn letter(letter: char) -> Letter {
    let letter = if letter == '#' { "0–9".to_owned() } else { letter.to_string() };
    Letter { letter, names: Vec::new() }
}

fn entry(desk: &Desk<'_>, one: &Named<'_>, name: &str) -> Name {
    Name {
        name: Piece::link(name, desk.to(&one.address)),
        of: (name != one.names[0]).then(|| one.names[0].to_owned()),
        kind: desk.word(one.kind.key()).to_owned(),
        chains: one.chain_words(desk.site()),
    }
}
