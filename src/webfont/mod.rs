//! Web fonts: the built-in type family cut down to the characters that the pages really use, as WOFF2.
//!
//! Takes bytes and characters, gives bytes; knows no page and no file. The same characters give the same
//! bytes on every machine: one thread per weight, no clock, no random order.

use crate::artifact::Artifact;
use crate::diag::{Diagnostic, Severity, Words};
use rayon::prelude::*;
use read_fonts::collections::IntSet;
use read_fonts::types::{NameId, Tag};
use read_fonts::{FontRef, TopLevelTable, tables};
use skera::{Plan, SubsetFlags};
use std::collections::BTreeSet;

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
    found.all()
}

/// Every weight as a WOFF2 file below `assets/`. `font` gives the bytes of a weight's TrueType file.
pub fn cut<'f>(
    font: impl Fn(&str) -> Option<&'f [u8]> + Sync,
    characters: &BTreeSet<char>,
) -> (Vec<Artifact>, Vec<Diagnostic>) {
    let made: Vec<Result<Artifact, Box<Diagnostic>>> = WEIGHTS
        .par_iter()
        .map(|name| {
            let bytes = font(name).ok_or_else(|| failed(name, "not built in"))?;
            let woff2 = subset(bytes, characters).map_err(|why| failed(name, &why))?;
            Ok(Artifact::new(format!("assets/{name}.woff2"), woff2))
        })
        .collect();
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
    fn add(mut self, text: &str) -> Self {
        for one in text.chars().filter(|one| !one.is_control()) {
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

    fn all(self) -> BTreeSet<char> {
        let codes = (0..0x1_0000_u32).filter(|code| {
            let at = *code as usize;
            self.basic[at / 64] & (1 << (at % 64)) != 0
        });
        codes.filter_map(char::from_u32).chain(self.beyond).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::{characters, cut};
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
        let (one, problems) = cut(|_| Some(font), &wanted);
        assert!(problems.is_empty(), "{problems:?}");
        assert_eq!(one[0].path, "assets/NotoSansSC-Regular.woff2");
        assert!(one[0].bytes.starts_with(b"wOF2") && one[0].bytes.len() < 60_000);
        assert_eq!(one, cut(|_| Some(font), &wanted).0);
    }
}
