//! The rules of the house that a compiler does not know: who may use whom, and how a file begins.

use std::path::{Path, PathBuf};

/// The rooms and what each may use. A room may always use itself. See `src/ARCHITECTURE.md`.
const MAY_USE: &[(&str, &[&str])] = &[
    ("memo", &[]),
    ("diag", &["io", "source"]),
    ("io", &[]),
    ("source", &["diag", "io", "memo"]),
    ("model", &["diag"]),
    ("audience", &["model"]),
    ("read", &["audience", "diag", "model", "source"]),
    ("wording", &["diag", "model", "source", "theme"]),
    ("site", &["geometry", "memo", "model", "wording"]),
    ("check", &["diag", "model", "read", "site", "text"]),
    ("schema", &["check", "model", "read", "site", "source"]),
    ("skeleton", &["model", "schema"]),
    ("scene", &[]),
    ("text", &["scene"]),
    ("geometry", &["scene"]),
    ("svg", &["scene"]),
    ("png", &["scene", "svg"]),
    ("maps", &["geometry", "model", "scene", "site", "text", "wording"]),
    ("artifact", &[]),
    ("theme", &["diag", "io"]),
    ("edition", &["audience", "memo", "model", "read", "site", "source", "wording"]),
    ("readings", &[]),
    ("search", &["artifact", "edition", "memo", "readings", "site"]),
    (
        "snapshot",
        &["artifact", "audience", "diag", "edition", "io", "model", "read", "site", "source"],
    ),
    (
        "review",
        &["artifact", "diag", "diff", "edition", "model", "read", "site", "snapshot", "source"],
    ),
    ("diff", &["diag", "model", "read", "site", "snapshot"]),
    ("retrace", &["diff", "maps", "model", "site", "snapshot", "wording"]),
    ("catalogue", &["artifact", "edition", "io", "model", "site"]),
    (
        "page",
        &[
            "artifact",
            "catalogue",
            "diag",
            "diff",
            "edition",
            "memo",
            "model",
            "readings",
            "scene",
            "site",
            "snapshot",
            "source",
            "svg",
            "theme",
            "wording",
        ],
    ),
    ("webfont", &["artifact", "diag", "memo"]),
    ("emit", &["artifact", "diag", "io", "memo"]),
    (
        "draw",
        &[
            "diag", "diff", "edition", "maps", "memo", "model", "page", "retrace", "site", "text",
            "theme", "webfont",
        ],
    ),
    ("serve", &["artifact", "catalogue", "diag", "io", "source", "theme"]),
    (
        "pack",
        &[
            "artifact",
            "build",
            "catalogue",
            "diag",
            "diff",
            "edition",
            "io",
            "maps",
            "model",
            "retrace",
            "review",
            "scene",
            "site",
            "snapshot",
            "source",
            "svg",
            "text",
            "theme",
            "wording",
        ],
    ),
    (
        "export",
        &[
            "artifact", "build", "check", "diag", "diff", "edition", "io", "maps", "model", "png",
            "retrace", "scene", "site", "snapshot", "source", "svg", "text", "theme", "webfont",
        ],
    ),
];

/// Every Rust file of the program.
pub(crate) fn source_files() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files: Vec<PathBuf> = walkdir::WalkDir::new(root)
        .into_iter()
        .map(|entry| entry.unwrap().into_path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "rs"))
        .collect();
    files.sort();
    files
}

/// Every Rust file of the tests and the benchmark.
fn test_files() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let all = walkdir::WalkDir::new(root).into_iter();
    // What npm brings along is not ours.
    let own = all.filter_entry(|entry| entry.file_name() != "node_modules");
    let mut files: Vec<PathBuf> = own
        .map(|entry| entry.unwrap().into_path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "rs"))
        .collect();
    files.sort();
    files
}

/// The room in which a file lies: the first folder or file name below `src/`.
pub(crate) fn room(path: &Path) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let first = path.strip_prefix(root).unwrap().iter().next().unwrap().to_str().unwrap();
    first.trim_end_matches(".rs").to_owned()
}

/// The rooms that a file names: in `use crate::a::…`, `use crate::{a, b::c}` and in `crate::a` in passing.
fn used_rooms(text: &str) -> Vec<String> {
    let mut used = Vec::new();
    let code = text.lines().filter(|line| !line.trim_start().starts_with("//"));
    let code: String = code.collect::<Vec<_>>().join("\n");
    for part in code.split("crate::").skip(1) {
        match part.strip_prefix('{') {
            None => used.push(word(part)),
            Some(list) => {
                let list = list.split_once(';').map_or(list, |(list, _)| list);
                let mut depth = 0;
                for piece in list.split_inclusive(['{', '}', ',']) {
                    if depth == 0 {
                        used.push(word(piece.trim_start()));
                    }
                    depth += i32::from(piece.ends_with('{')) - i32::from(piece.ends_with('}'));
                }
            }
        }
    }
    used.retain(|room| !room.is_empty());
    used
}

fn word(text: &str) -> String {
    text.chars().take_while(|c| c.is_ascii_lowercase() || *c == '_').collect()
}

#[test]
fn rooms_use_only_what_lies_before_them() {
    let mut broken = Vec::new();
    for path in source_files() {
        let room = room(&path);
        // Test modules lie in `tests.rs` and in folders `tests` below `src`.
        let within = path.strip_prefix(env!("CARGO_MANIFEST_DIR")).unwrap();
        if path.ends_with("tests.rs") || within.iter().any(|part| part == "tests") {
            continue;
        }
        let Some((_, may_use)) = MAY_USE.iter().find(|(name, _)| *name == room) else { continue };
        let text = std::fs::read_to_string(&path).unwrap();
        // Tests may reach for whatever they like.
        let text = text.split("#[cfg(test)]\nmod ").next().unwrap();
        let text = text.split("#[cfg(test)]\npub(crate) mod ").next().unwrap();

        for used in used_rooms(text) {
            if used != room && !may_use.contains(&used.as_str()) {
                broken.push(format!("{}: {room} must not use {used}", path.display()));
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn geometries_never_use_each_other() {
    let files: Vec<PathBuf> =
        source_files().into_iter().filter(|path| room(path) == "geometry").collect();
    let names: Vec<String> = (files.iter())
        .map(|path| path.file_stem().unwrap().to_str().unwrap().to_owned())
        .filter(|name| name != "mod")
        .collect();
    for path in &files {
        let text = std::fs::read_to_string(path).unwrap();
        let own = path.file_stem().unwrap().to_str().unwrap();
        for other in names.iter().filter(|name| *name != own && own != "mod") {
            for way in [format!("geometry::{other}"), format!("super::{other}")] {
                assert!(!text.contains(&way), "{} uses {way}", path.display());
            }
        }
    }
}

/// Files of more lines than [`LINES`], each with the reason why it is one file.
const LONG: &[(&str, &str)] = &[
    ("tests/suite/schema.rs", "one comparison: documents, their mutations and two judges"),
    ("tests/synthetic/mod.rs", "one generator: its records are made of each other's ids"),
];

/// As long as a file may be without a reason.
const LINES: usize = 400;

#[test]
fn long_files_have_a_reason() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut long = Vec::new();
    for path in source_files().into_iter().chain(test_files()) {
        let lines = std::fs::read_to_string(&path).unwrap().lines().count();
        let name = path.strip_prefix(root).unwrap().to_str().unwrap().replace('\\', "/");
        if lines > LINES {
            long.push((name, lines));
        }
    }
    for (name, lines) in &long {
        let reason = LONG.iter().find(|(known, _)| known == name);
        assert!(reason.is_some(), "{name} has {lines} lines: split it, or say in LONG why not");
    }
    for (name, _) in LONG {
        assert!(
            long.iter().any(|(long, _)| long == name),
            "{name} is no longer long: take it out of LONG"
        );
    }
}

#[test]
fn nothing_is_left_for_later() {
    // Put together here, so that this file does not find itself.
    let marks = ["todo", "dbg", "unimplemented"].map(|name| format!("{name}!("));
    for path in source_files().into_iter().chain(test_files()) {
        let text = std::fs::read_to_string(&path).unwrap();
        for mark in &marks {
            assert!(!text.contains(mark), "{} holds {mark}", path.display());
        }
    }
}

#[test]
fn every_file_says_what_it_is() {
    for path in source_files().into_iter().chain(test_files()) {
        let text = std::fs::read_to_string(&path).unwrap();
        assert!(text.starts_with("//! "), "{} does not begin with //!", path.display());
    }
}

#[test]
fn the_list_of_used_rooms_is_read_rightly() {
    let text = "use crate::{a, b::{c, d}, e::f};\nuse crate::g::h;\nlet x = crate::i::j();";
    assert_eq!(used_rooms(text), ["a", "b", "e", "g", "i"]);
}
