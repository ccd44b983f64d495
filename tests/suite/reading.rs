//! What is read, whatever it was saved with, and that nothing that is read can break the reader.

use crate::site::{FONTS, WORDS};
use proptest::prelude::*;
use std::path::Path;
use wutu::artifact::Artifact;
use wutu::audience::Gate;
use wutu::build::{Wanted, build};
use wutu::diag::{Language, human};
use wutu::io::{Disk, Memory, World};
use wutu::{check, read, site, source};

/// The demonstration site with every content file changed by a function.
fn demo(change: impl Fn(Vec<u8>) -> Vec<u8>) -> Memory {
    let disk = Disk::new(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sites/demo"));
    let files = disk.list("content").unwrap().files;
    files
        .iter()
        .fold(Memory::default(), |world, path| world.with(path, change(disk.read(path).unwrap())))
}

fn artifacts(world: &Memory) -> Vec<Artifact> {
    let build = build(world, &Wanted::default(), &mut |_| {});
    assert!(!build.artifacts.is_empty());
    build.artifacts
}

#[test]
fn what_windows_offices_save_gives_the_same_site() {
    let plain = artifacts(&demo(|bytes| bytes));
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    let with_mark = demo(|bytes| [b"\xef\xbb\xbf".to_vec(), bytes].concat());
    let with_returns = demo(|bytes| text(bytes).replace('\n', "\r\n").into_bytes());
    let in_gb18030 = demo(|bytes| encoding_rs::GB18030.encode(&text(bytes)).0.into_owned());
    for (name, world) in [("BOM", with_mark), ("CRLF", with_returns), ("GB18030", in_gb18030)] {
        assert!(artifacts(&world) == plain, "{name}");
    }
}

/// One change to a text: a piece of it replaced by something else.
#[derive(Debug, Clone)]
struct Mutation {
    file: prop::sample::Index,
    at: prop::sample::Index,
    length: usize,
    by: String,
}

fn mutation() -> impl Strategy<Value = Mutation> {
    let pieces = prop::sample::select(vec![
        "",
        ":",
        "：",
        "- ",
        "\n",
        "\n  ",
        "{",
        "}",
        "[",
        "]",
        "，",
        ",",
        "\"",
        "'",
        "|",
        ">",
        "#",
        "&a ",
        "*a",
        "---\n",
        "~",
        "\t",
        "\u{3000}",
        "\u{feff}",
        "\0",
        "id: x",
        "openness: 不予公开",
        "硅",
        "💥",
        "<<: ",
        "? ",
        "!!map ",
        "9999-99-99",
        "-1",
        "links:",
        "products: [",
        "\r",
        "%YAML 1.2\n",
        "...\n",
    ]);
    (any::<prop::sample::Index>(), any::<prop::sample::Index>(), 0_usize..12, pieces)
        .prop_map(|(file, at, length, by)| Mutation { file, at, length, by: by.to_owned() })
}

fn mutated(files: &[(String, String)], mutations: &[Mutation]) -> Memory {
    let mut files = files.to_vec();
    for one in mutations {
        let at = one.file.index(files.len());
        let mut chars: Vec<char> = files[at].1.chars().collect();
        if chars.is_empty() {
            continue;
        }
        let start = one.at.index(chars.len());
        let end = (start + one.length).min(chars.len());
        chars.splice(start..end, one.by.chars());
        files[at].1 = chars.into_iter().collect();
    }
    files.iter().fold(Memory::default(), |world, (path, text)| world.with(path, text.as_bytes()))
}

/// Files of one chain and of the site, small enough for many runs.
fn files() -> Vec<(String, String)> {
    let disk = Disk::new(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sites/demo"));
    let files = disk.list("content").unwrap().files.into_iter();
    let wanted = files.filter(|path| !path.contains("demo-chips"));
    wanted
        .map(|path| (path.clone(), String::from_utf8(disk.read(&path).unwrap()).unwrap()))
        .collect()
}

/// `WUTU_MUTATIONS=100000 cargo test --release mutated` runs as many as you like.
fn cases() -> u32 {
    std::env::var("WUTU_MUTATIONS").ok().and_then(|count| count.parse().ok()).unwrap_or(300)
}

#[test]
fn no_mutated_content_breaks_the_reader_or_a_rule() {
    let files = files();
    let config =
        ProptestConfig { cases: cases(), failure_persistence: None, ..ProptestConfig::default() };
    proptest!(config, |(mutations in prop::collection::vec(mutation(), 1..4))| {
        let world = mutated(&files, &mutations);
        let (sources, problems) = source::load(&world, "content");
        let reading = read::read(&sources, &Gate::open());
        let numbers = site::Numbers::assign(&reading.model);
        let found = check::check(&site::resolve(&reading.model, numbers, &WORDS), &FONTS);
        // Every place that is told lies in its file, and can be shown.
        for problem in problems.iter().chain(&reading.problems).chain(&found) {
            if let Some(span) = problem.span {
                let text = &sources.files[span.file as usize].text;
                prop_assert!(span.start as usize <= text.len(), "{problem:?}");
                prop_assert!(text.is_char_boundary(span.start as usize), "{problem:?}");
            }
            let printed = human::print(
                std::slice::from_ref(problem),
                &sources,
                Language::Chinese,
                human::Style::Plain,
            );
            prop_assert!(printed.contains(problem.code), "{problem:?}");
        }
    });
}
