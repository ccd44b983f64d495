//! Search: what is seen on the pages, as script files that a page loads when somebody searches.
//!
//! Takes finished pages and the directory of records, gives one file for what the chains share and one for each
//! chain, so that a change of one chain rewrites one of them. The files hold passages and where they stand; how a
//! query is matched is the business of the theme's `js/find.js`. Knows no theme and no file system.

mod script;
mod shard;
mod visible;

use crate::artifact::Artifact;
use crate::edition::Edition;
use crate::readings;
use crate::site::{self, Address, EntityKind, Named, Site};
use rayon::prelude::*;
use shard::{Group, Shard};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use visible::Visible;

/// The page that nobody is sent to.
const LOST: &str = "404.html";
/// Where the files lie.
const FOLDER: &str = "assets/search/";
/// The file of what the chains share, which names the others.
const SHARED: &str = "shared.js";

/// The records by the address where they are shown.
type Directory<'m> = BTreeMap<Address, Listed<'m>>;

/// What search says of a record.
struct Listed<'m> {
    kind: EntityKind,
    /// Its names; after them its printed number.
    names: Vec<Cow<'m, str>>,
    /// What is said beside its name.
    beside: String,
}

impl<'m> Listed<'m> {
    fn of(named: Named<'m>, site: &Site<'_>) -> (Address, Self) {
        let chains = named.chain_words(site);
        let number = named.number.iter().map(String::as_str);
        let beside = number.chain([chains.as_str()]).filter(|one| !one.is_empty());
        let beside = beside.collect::<Vec<_>>().join("　");
        let names = named.names.into_iter().map(Cow::Borrowed);
        let names = names.chain(named.number.map(Cow::Owned)).collect();
        (named.address, Self { kind: named.kind, names, beside })
    }
}

/// The index over the pages of an edition.
#[must_use]
pub fn index(edition: &Edition<'_>, pages: &[Artifact]) -> Vec<Artifact> {
    let site = edition.site();
    let named = site::directory(site, edition.mentions());
    let directory: Directory<'_> = named.into_iter().map(|one| Listed::of(one, site)).collect();
    let files = pages.par_iter().filter(|one| one.is_page() && one.path != LOST);
    let seen: Vec<(&str, Visible)> = files
        .map(|page| {
            let text = std::str::from_utf8(&page.bytes).unwrap_or_default();
            (page.path.as_str(), visible::read(text))
        })
        .collect();
    let mut by_shard: BTreeMap<Option<&str>, Vec<(&str, Visible)>> = BTreeMap::new();
    for (path, page) in seen {
        by_shard.entry(shard_of(path)).or_default().push((path, page));
    }
    let shards: Vec<(Option<&str>, Shard)> = by_shard
        .into_par_iter()
        .map(|(chain, pages)| (chain, Shard::of(&pages, &directory)))
        .collect();
    print(&shards)
}

/// The chain in whose file a page is found; none for what the chains share.
fn shard_of(path: &str) -> Option<&str> {
    path.strip_prefix("chains/")?.split_once('/').map(|(chain, _)| chain)
}

/// One file to a shard. The file that the chains share is loaded first and names the others.
fn print(shards: &[(Option<&str>, Shard)]) -> Vec<Artifact> {
    let names = shards.iter().flat_map(|(_, shard)| shard.names());
    let characters: BTreeSet<char> = names.flat_map(str::chars).collect();
    let head = script::Head {
        readings: syllables(&characters),
        kinds: Group::words(),
        files: shards.iter().filter_map(|(chain, _)| chain.map(file)).collect(),
    };
    let print = |(chain, shard): &(Option<&str>, Shard)| match *chain {
        None => Artifact::new(format!("{FOLDER}{SHARED}"), script::print(Some(&head), shard)),
        Some(chain) => {
            Artifact::new(format!("{FOLDER}{}", file(chain)), script::print(None, shard))
        }
    };
    shards.iter().map(print).collect()
}

/// The file of a chain, in a folder of its own: no chain's name is taken by what they share.
fn file(chain: &str) -> String {
    format!("chains/{chain}.js")
}

/// Every syllable with the characters that are read so, a line to a syllable: `chong充重`.
fn syllables(characters: &BTreeSet<char>) -> String {
    let mut by_syllable: BTreeMap<String, String> = BTreeMap::new();
    for character in characters {
        for reading in readings::all(*character) {
            by_syllable.entry(reading).or_default().push(*character);
        }
    }
    let lines = by_syllable.into_iter().map(|(syllable, characters)| syllable + &characters);
    lines.collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::{shard_of, syllables};

    #[test]
    fn pages_of_a_chain_are_found_in_its_file() {
        assert_eq!(shard_of("chains/food/layout.html"), Some("food"));
        assert_eq!(shard_of("chains/index.html"), None);
        assert_eq!(shard_of("firms/a.html"), None);
    }

    #[test]
    fn every_reading_of_a_character_is_listed() {
        let told = syllables(&"重庆A".chars().collect());
        assert_eq!(told, "chong重\nqing庆\ntong重\nzhong重");
    }
}
