//! Web fonts: the built-in type family cut down to the characters that the pages really use, as WOFF2.
//!
//! Takes bytes and characters, gives bytes; knows no page and no file. The same characters give the same
//! bytes on every machine: one thread per weight, no clock, no random order.

use crate::artifact::{Artifact, Bytes};
use crate::diag::{Diagnostic, Severity, Words};
use crate::memo::Shelf;
use rayon::prelude::*;
use read_fonts::collections::IntSet;
use read_fonts::types::{NameId, Tag};
use read_fonts::{FontRef, TopLevelTable, tables};
use skera::{Plan, SubsetFlags};
use std::collections::BTreeSet;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

/// The weights, by the names of their files.
pub const WEIGHTS: [&str; 2] = ["NotoSansSC-Regular", "NotoSansSC-Bold"];

/// Layout features that the subset keeps: language forms (the long dash is full width only through `locl`),
/// composition, kerning, and the spacing of CJK punctuation.
const FEATURES: [&[u8; 4]; 9] =
    [b"locl", b"ccmp", b"kern", b"mark", b"mkmk", b"halt", b"chws", b"palt", b"vert"];

/// Tables that no browser needs, besides those that the subset drops anyway.
const DROPPED: [&[u8; 4]; 6] = [b"DSIG", b"JSTF", b"LTSH", b"PCLT", b"BASE", b"VORG"];

/// Brotli's effort. Above 5 the file shrinks by a few percent and the build waits several times as long.
const QUALITY: u8 = 5;

/// The characters of texts, each once, in order. Control characters need no glyph.
pub fn characters<'t>(texts: impl ParallelIterator<Item = &'t str>) -> BTreeSet<char> {
    let found = texts.fold(Seen::default, Seen::add).reduce(Seen::default, Seen::join);
    found.all().collect()
}

/// The characters of the files of the last build, and the fonts that were cut to them.
#[derive(Debug)]
pub struct Memo {
    characters: Shelf<Arc<[char]>>,
    cuts: Shelf<Cut>,
}

/// A font, or why there is none.
type Cut = Result<Artifact, Box<Diagnostic>>;

impl Memo {
    /// One that keeps nothing.
    #[must_use]
    pub const fn none() -> Self {
        Self { characters: Shelf::none(), cuts: Shelf::none() }
    }

    /// An empty one.
    #[must_use]
    pub fn empty() -> Self {
        Self { characters: Shelf::empty(), cuts: Shelf::empty() }
    }

    /// The characters of finished files, as [`characters`] gives them.
    pub fn characters<'t>(
        &mut self,
        files: impl ParallelIterator<Item = &'t Bytes>,
    ) -> BTreeSet<char> {
        let of = |bytes: &Bytes| {
            let text = std::str::from_utf8(bytes).unwrap_or_default();
            Seen::default().add(text).all().collect()
        };
        let each = files.map(|bytes| self.characters.get(bytes, of));
        let found = each.fold(Seen::default, |seen, own| seen.add_all(own.iter().copied()));
        let found = found.reduce(Seen::default, Seen::join).all().collect();
        self.characters.turn();
        found
    }
}

/// A weight of the program's own fonts and the characters that are wanted of it.
struct Order<'o> {
    name: &'static str,
    font: Option<&'o [u8]>,
    characters: &'o BTreeSet<char>,
}

impl Hash for Order<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        // A program has one font of a name; a site puts none in its place.
        let Self { name, font, characters } = self;
        (name, font.map(<[u8]>::len), characters).hash(state);
    }
}

impl Order<'_> {
    fn cut(&self) -> Cut {
        let name = self.name;
        let bytes = self.font.ok_or_else(|| failed(name, "not built in"))?;
        let woff2 = subset(bytes, self.characters).map_err(|why| failed(name, &why))?;
        Ok(Artifact::new(format!("assets/{name}.woff2"), woff2))
    }
}

/// Every weight as a WOFF2 file below `assets/`. `font` gives the bytes of a weight's TrueType file.
pub fn cut<'f>(
    font: impl Fn(&str) -> Option<&'f [u8]> + Sync,
    characters: &BTreeSet<char>,
    memo: &mut Memo,
) -> (Vec<Artifact>, Vec<Diagnostic>) {
    let order = |name: &&'static str| Order { name, font: font(name), characters };
    let cut = |name: &&'static str| memo.cuts.get(&order(name), Order::cut);
    let made: Vec<Cut> = WEIGHTS.par_iter().map(cut).collect();
    memo.cuts.turn();
    let (mut artifacts, mut problems) = (Vec::new(), Vec::new());
    for one in made {
        match one {
            Ok(artifact) => artifacts.push(artifact),
            Err(problem) => problems.push(*problem),
        }
    }
    (artifacts, problems)
}

/// One TrueType font cut down to characters, as WOFF2.
///
/// # Errors
/// When the font cannot be read or cut; the message says why.
pub fn subset(bytes: &[u8], characters: &BTreeSet<char>) -> Result<Vec<u8>, String> {
    let font = FontRef::new(bytes).map_err(|error| error.to_string())?;
    let names: IntSet<NameId> = (0..=6).map(NameId::new).collect();
    let plan = Plan::new(
        &IntSet::empty(),
        &characters.iter().map(|one| u32::from(*one)).collect(),
        &font,
        SubsetFlags::SUBSET_FLAGS_NO_HINTING,
        &dropped(),
        &everything(),
        &FEATURES.into_iter().map(Tag::new).collect(),
        &names,
        &IntSet::from([0x0409]),
    );
    let cut = skera::subset_font(&font, &plan).map_err(|error| error.to_string())?;
    // The glyf transformation stays off: Chromium refuses some of what it makes.
    ttf2woff2::encode(&cut, QUALITY.into()).map_err(|error| error.to_string())
}

fn everything() -> IntSet<Tag> {
    let mut all = IntSet::empty();
    all.invert();
    all
}

fn dropped() -> IntSet<Tag> {
    let named = DROPPED.into_iter().map(Tag::new);
    named.chain([tables::svg::Svg::TAG, tables::vmtx::Vmtx::TAG, tables::vhea::Vhea::TAG]).collect()
}

/// A font that cannot be cut down.
pub(crate) fn failed(name: &str, why: &str) -> Box<Diagnostic> {
    let message = Words::new(
        format!("字体 {name} 无法裁剪：{why}"),
        format!("the font {name} cannot be cut down: {why}"),
    );
    Box::new(Diagnostic::general("font", Severity::Error, message))
}

/// Which characters of the basic plane were seen, as bits, and those beyond it.
struct Seen {
    basic: Vec<u64>,
    beyond: BTreeSet<char>,
}

impl Default for Seen {
    fn default() -> Self {
        Self { basic: vec![0; 0x1_0000 / 64], beyond: BTreeSet::new() }
    }
}

impl Seen {
    fn add(self, text: &str) -> Self {
        self.add_all(text.chars().filter(|one| !one.is_control()))
    }

    fn add_all(mut self, characters: impl Iterator<Item = char>) -> Self {
        for one in characters {
            match self.basic.get_mut(one as usize / 64) {
                Some(bits) => *bits |= 1 << (one as usize % 64),
                None => drop(self.beyond.insert(one)),
            }
        }
        self
    }

    fn join(mut self, other: Self) -> Self {
        self.basic.iter_mut().zip(&other.basic).for_each(|(a, b)| *a |= b);
        self.beyond.extend(other.beyond);
        self
    }

    fn all(self) -> impl Iterator<Item = char> {
        let words = (0_u32..).step_by(64).zip(self.basic).filter(|(_, bits)| *bits != 0);
        let codes = words.flat_map(|(first, bits)| {
            (0..64_u32).filter(move |at| bits & (1 << at) != 0).map(move |at| first + at)
        });
        codes.filter_map(char::from_u32).chain(self.beyond)
    }
}

#[cfg(test)]
mod tests {
    use super::{Memo, characters, cut};
    use rayon::prelude::*;

    #[test]
    fn every_character_is_found_once() {
        let found = characters(["五图五", "a图\n𠮷"].par_iter().copied());
        assert_eq!(found.into_iter().collect::<String>(), "a五图𠮷");
    }

    #[test]
    fn the_same_characters_give_the_same_small_file() {
        let font = include_bytes!("../../themes/default/fonts/NotoSansSC-Regular.ttf");
        let wanted = "五图——产业链，IC-T-023".chars().collect();
        let (one, problems) = cut(|_| Some(font), &wanted, &mut Memo::none());
        assert!(problems.is_empty(), "{problems:?}");
        assert_eq!(one[0].path, "assets/NotoSansSC-Regular.woff2");
        assert!(one[0].bytes.starts_with(b"wOF2") && one[0].bytes.len() < 60_000);
        assert_eq!(one, cut(|_| Some(font), &wanted, &mut Memo::none()).0);
    }
}
