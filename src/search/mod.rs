//! Search: what is seen on the pages, as script files that a page loads when somebody searches.
//!
//! Takes finished pages and the directory of records, gives one file for what the chains share and one for each
//! chain, so that a change of one chain rewrites one of them. The files hold passages and where they stand; how a
//! query is matched is the business of the theme's `js/find.js`. Knows no theme and no file system.

mod script;
mod shard;
mod visible;

use crate::artifact::{Artifact, Bytes};
use crate::edition::Edition;
use crate::memo::Shelf;
use crate::readings;
use crate::site::{self, Address, EntityKind, Named, Site};
use rayon::prelude::*;
use shard::{Group, Shard};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::hash::{Hash, Hasher};
use std::sync::Arc;
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
#[derive(Hash)]
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

/// What was seen on the pages of the last build, and the files that came of it.
#[derive(Debug)]
pub struct Memo {
    seen: Shelf<Arc<Visible>>,
    shards: Shelf<Arc<Made>>,
    syllables: Shelf<String>,
}

impl Memo {
    /// One that keeps nothing.
    #[must_use]
    pub const fn none() -> Self {
        Self { seen: Shelf::none(), shards: Shelf::none(), syllables: Shelf::none() }
    }

    /// An empty one.
    #[must_use]
    pub fn empty() -> Self {
        Self { seen: Shelf::empty(), shards: Shelf::empty(), syllables: Shelf::empty() }
    }
}

/// What a shard is made of.
struct Matter<'s> {
    /// The chain whose it is.
    chain: Option<&'s str>,
    pages: &'s [&'s Artifact],
    /// The records that are shown on these pages.
    directory: &'s Directory<'s>,
    /// What was seen on pages; it follows from them.
    seen: &'s Shelf<Arc<Visible>>,
}

impl Hash for Matter<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        let Self { chain, pages, directory, seen: _ } = self;
        (chain, pages, directory).hash(state);
    }
}

/// A shard with what is made of it.
#[derive(Debug)]
struct Made {
    shard: Shard,
    /// The characters of its names.
    characters: BTreeSet<char>,
    /// Its file; that of the shared shard says more.
    file: Option<Artifact>,
}

impl Made {
    fn of(matter: &Matter<'_>) -> Arc<Self> {
        let Matter { chain, pages, directory, seen } = *matter;
        let seen = pages.par_iter().map(|page| {
            let read = |bytes: &Bytes| {
                Arc::new(visible::read(std::str::from_utf8(bytes).unwrap_or_default()))
            };
            (page.path.as_str(), seen.get(&page.bytes, read))
        });
        let shard = Shard::of(&seen.collect::<Vec<_>>(), directory);
        let characters = shard.names().flat_map(str::chars).collect();
        let file = chain.map(|chain| {
            Artifact::new(format!("{FOLDER}{}", file(chain)), script::print(None, &shard))
        });
        Arc::new(Self { shard, characters, file })
    }
}

/// The index over the pages of an edition.
#[must_use]
pub fn index(edition: &Edition<'_>, pages: &[Artifact], memo: &mut Memo) -> Vec<Artifact> {
    let site = edition.site();
    let named = site::directory(site, edition.mentions());
    let mut shards: BTreeMap<Option<String>, (Vec<&Artifact>, Directory<'_>)> = BTreeMap::new();
    let own = |path: &str| shard_of(path).map(str::to_owned);
    for page in pages.iter().filter(|one| one.is_page() && one.path != LOST) {
        shards.entry(own(&page.path)).or_default().0.push(page);
    }
    for (address, listed) in named.into_iter().map(|one| Listed::of(one, site)) {
        // What is shown on no page is not found.
        if let Some((_, directory)) = shards.get_mut(&own(&address)) {
            directory.insert(address, listed);
        }
    }
    let make = |(chain, (pages, directory)): (Option<String>, (Vec<&Artifact>, _))| {
        let chain = chain.as_deref();
        let matter = Matter { chain, pages: &pages, directory: &directory, seen: &memo.seen };
        memo.shards.get(&matter, Made::of)
    };
    let made: Vec<Arc<Made>> = shards.into_par_iter().map(make).collect();
    let files = print(&made, memo);
    memo.seen.turn();
    memo.shards.turn();
    memo.syllables.turn();
    files
}

/// The chain in whose file a page is found; none for what the chains share.
fn shard_of(path: &str) -> Option<&str> {
    path.strip_prefix("chains/")?.split_once('/').map(|(chain, _)| chain)
}

/// One file to a shard. The file that the chains share is loaded first and names the others.
fn print(made: &[Arc<Made>], memo: &Memo) -> Vec<Artifact> {
    let characters: BTreeSet<char> =
        made.iter().flat_map(|one| one.characters.iter().copied()).collect();
    let named = |made: &Arc<Made>| Some(made.file.as_ref()?.path.strip_prefix(FOLDER)?.to_owned());
    let head = script::Head {
        readings: memo.syllables.get(&characters, syllables),
        kinds: Group::words(),
        files: made.iter().filter_map(named).collect(),
    };
    let print = |made: &Arc<Made>| {
        made.file.clone().unwrap_or_else(|| {
            let script = script::print(Some(&head), &made.shard);
            Artifact::new(format!("{FOLDER}{SHARED}"), script)
        })
    };
    made.iter().map(print).collect()
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
