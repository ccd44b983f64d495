//! A build that remembers the last one makes the same bytes as one that remembers nothing, whatever was edited between them.

use crate::property::hold;
use crate::site::{FONTS, Site, WORDS};
use crate::synthetic::{self, Sizes};
use proptest::prelude::*;
use std::cell::Cell;
use std::collections::BTreeMap;
use wutu::build::{self, Build, Memo, Wanted};
use wutu::io::Memory;
use wutu::maps::{self, Studio};
use wutu::model::{Audience, Chain, MapKind};
use wutu::site::{self, Numbers, Reach, Subject};

/// Files of a site by path.
type Files = BTreeMap<String, String>;

/// An edited text, out of a text and a place.
type Edit = fn(&str, usize) -> String;

/// What somebody does to a file; each takes the place at which it does so.
const EDITS: [(&str, Edit); 9] = [
    ("another status", |text, at| swapped(text, &["薄弱", "优势", "缺失", "风险", "一般"], at)),
    ("another name", |text, at| nth(text, "name: ", "name: 改", at)),
    ("another day", |text, at| swapped(text, &["2021", "2022", "2023"], at)),
    ("another id", |text, at| nth(text, "id: ", "id: x", at)),
    ("closed", |text, at| nth(text, "{ id:", "{ openness: 不予公开, id:", at)),
    ("a line less", |text, at| without(text, at)),
    ("a line twice", |text, at| twice(text, at)),
    ("broken", |text, at| nth(text, "\n", "\n  : [", at)),
    ("emptied", |_, _| String::new()),
];

/// The text with the word at some place out of several replaced by the next one.
fn swapped(text: &str, words: &[&str], at: usize) -> String {
    let word = words[at % words.len()];
    nth(text, word, words[(at + 1) % words.len()], at)
}

/// The text with one of the appearances of some words replaced.
fn nth(text: &str, from: &str, to: &str, at: usize) -> String {
    let places: Vec<usize> = text.match_indices(from).map(|(place, _)| place).collect();
    let Some(place) = places.get(at % places.len().max(1)) else { return text.to_owned() };
    format!("{}{to}{}", &text[..*place], &text[place + from.len()..])
}

fn without(text: &str, at: usize) -> String {
    let lines: Vec<&str> = text.lines().collect();
    let gone = at % lines.len().max(1);
    let kept = lines.iter().enumerate().filter(|(line, _)| *line != gone);
    kept.map(|(_, line)| format!("{line}\n")).collect()
}

fn twice(text: &str, at: usize) -> String {
    let lines: Vec<&str> = text.lines().collect();
    let again = at % lines.len().max(1);
    let copies =
        |(line, text): (usize, &&str)| format!("{text}\n").repeat(1 + usize::from(line == again));
    lines.iter().enumerate().map(copies).collect()
}

/// One step: which edit, at which file, at which place, for whom; and what is mended before it.
#[derive(Debug, Clone)]
struct Step {
    edit: usize,
    file: usize,
    at: usize,
    audience: Audience,
    mended: Mended,
}

#[derive(Debug, Clone, Copy)]
enum Mended {
    Nothing,
    Everything,
    /// The file is taken away instead of being edited.
    Removed,
}

fn step() -> impl Strategy<Value = Step> {
    let audience = prop_oneof![3 => Just(Audience::Internal), 1 => Just(Audience::Public)];
    let mended = prop_oneof![
        4 => Just(Mended::Nothing),
        4 => Just(Mended::Everything),
        1 => Just(Mended::Removed)
    ];
    // Edits that leave a site to be built come more often than those that break it.
    let edit = prop_oneof![3 => 0..4_usize, 1 => 0..EDITS.len()];
    (edit, any::<usize>(), any::<usize>(), audience, mended)
        .prop_map(|(edit, file, at, audience, mended)| Step { edit, file, at, audience, mended })
}

fn take(files: &mut Files, original: &Files, step: &Step) {
    if matches!(step.mended, Mended::Everything) {
        files.clone_from(original);
    }
    let path = files.keys().nth(step.file % files.len()).cloned().unwrap_or_default();
    if matches!(step.mended, Mended::Removed) && files.len() > 3 {
        files.remove(&path);
    } else if let Some(text) = files.get_mut(&path) {
        *text = (EDITS[step.edit].1)(text, step.at);
    }
}

fn world(files: &Files) -> Memory {
    files.iter().fold(Memory::default(), |world, (path, text)| world.with(path, text.as_str()))
}

/// What two builds of the same content differ in.
fn difference(quick: &Build, plain: &Build) -> Option<String> {
    if quick.problems != plain.problems {
        return Some("the problems differ".to_owned());
    }
    let named = |build: &Build| (build.edition.clone(), build.as_of.clone(), build.audience);
    if named(quick) != named(plain) {
        return Some("the imprint differs".to_owned());
    }
    let paths =
        |build: &Build| build.artifacts.iter().map(|one| one.path.clone()).collect::<Vec<_>>();
    if paths(quick) != paths(plain) {
        return Some("other files are made".to_owned());
    }
    let pairs = quick.artifacts.iter().zip(&plain.artifacts);
    let other = pairs.into_iter().find(|(quick, plain)| quick.bytes != plain.bytes);
    other.map(|(quick, _)| format!("{} differs", quick.path))
}

/// Holds random sequences of edits of a site; tells how many of the builds made a site.
fn followed(site: &Files, cases: u32) -> String {
    let (steps, built) = (Cell::new(0), Cell::new(0));
    hold(cases, &prop::collection::vec(step(), 1..7), |taken| {
        let (mut files, mut memo) = (site.clone(), Memo::empty());
        let first = Step {
            edit: 0,
            file: 0,
            at: 0,
            audience: Audience::Internal,
            mended: Mended::Everything,
        };
        for step in std::iter::once(first).chain(taken) {
            take(&mut files, site, &step);
            let world = world(&files);
            let wanted = Wanted { audience: Some(step.audience), ..Wanted::default() };
            let quick = build::rebuild(&world, &wanted, &mut memo, &mut |_| ());
            let plain = build::build(&world, &wanted, &mut |_| ());
            steps.set(steps.get() + 1);
            built.set(built.get() + usize::from(!plain.artifacts.is_empty()));
            if let Some(difference) = difference(&quick, &plain) {
                return Err(format!("after “{}”: {difference}", EDITS[step.edit].0));
            }
        }
        Ok(())
    });
    assert!(built.get() * 3 > steps.get(), "too few sites without errors were built");
    format!("{} builds, {} of them of a site without errors", steps.get(), built.get())
}

fn demo() -> Files {
    let files = Site::demo().files().into_iter();
    files.filter_map(|(path, bytes)| Some((path, String::from_utf8(bytes).ok()?))).collect()
}

#[test]
fn the_demonstration_is_followed_byte_for_byte() {
    println!("{}", followed(&demo(), 8));
}

#[test]
fn any_site_is_followed_byte_for_byte() {
    let sizes = Sizes { chains: 4, ..Sizes::shipped(4) };
    println!("{}", followed(&synthetic::site(&sizes, 11).into_iter().collect(), 6));
}

/// What maps of a chain show is within its reach: they are the same where everything beyond it is taken away.
fn within_reach(site: &Site) -> (usize, usize) {
    let selection = site.select(Audience::Internal);
    let edition = selection.resolve(&WORDS);
    let whole = edition.site();
    let (reach, mut beyond, mut joined) = (Reach::of(whole), 0, 0);
    for (at, view) in whole.chains.iter().enumerate() {
        let mut model = whole.model.clone();
        for (other, chain) in model.chains.iter_mut().enumerate() {
            let is_near = reach.joined(at).contains(&other);
            joined += usize::from(is_near && other != at);
            if !is_near {
                let bare = Chain::empty(chain.record.clone());
                let (short, code) = (chain.short.take(), chain.code.take());
                *chain = Chain { short, code, ..bare };
                beyond += 1;
            }
        }
        let numbers: Numbers = whole.numbers.clone();
        let near = site::resolve(&model, numbers, whole.words);
        for map in MapKind::ALL {
            let draw = |site, view| {
                maps::sheets(&Studio::on_screen(site, &FONTS), Subject::Map(view, map))
            };
            let (full, alone) = (draw(whole, view), draw(&near, &near.chains[at]));
            assert!(
                full == alone,
                "{}/{} shows something beyond its reach",
                view.chain.id(),
                map.id()
            );
        }
    }
    (beyond, joined)
}

#[test]
fn maps_show_nothing_beyond_the_reach_of_their_chain() {
    let synthetic = Site::of(synthetic::site(&Sizes::shipped(6), 5));
    let mut pairs = 0;
    for site in [Site::demo(), Site::content(), synthetic] {
        let (beyond, joined) = within_reach(&site);
        println!("{joined} pairs of chains are joined, {beyond} are beyond each other's reach");
        pairs += beyond;
    }
    assert!(pairs > 0, "every chain reaches every other, so that nothing was held to anything");
}
