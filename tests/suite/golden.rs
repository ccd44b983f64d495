//! Golden files: what some pages and drawings of the demonstration site look like, so that a change shows.
//!
//! Only `<main>` of a page is kept: a change of the frame does not move them all. `WUTU_UPDATE=1 cargo test` writes
//! them anew; look at the difference before you keep it. A file that no line below names fails.

use crate::site;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// The files of the demonstration site, internal edition, that are kept. A line here, then `WUTU_UPDATE=1`.
const KEPT: &[&str] = &[
    "chains/demo-chips/applications.svg",
    "chains/demo-chips/indicator-output.svg",
    "chains/demo-chips/indicator-profit.svg",
    "chains/demo-chips/investment.svg",
    "chains/demo-chips/layout.svg",
    "chains/demo-chips/risks.svg",
    "chains/demo-chips/roadmap.svg",
    "chains/demo-chips/technology.svg",
    "chains/demo-materials/index.html",
    "completeness.html",
    "firms/triple.html",
    "index.html",
    "names.html",
    "organization.html",
    "province/areas.svg",
    "province/cities.svg",
    "province/leaders.svg",
    "province/overview.html",
    "province/overview.svg",
    "province/supply.svg",
    "regions/yunxi.html",
];

fn folder() -> PathBuf {
    site::root().join("tests/golden")
}

/// The first line in which what was found differs from what is kept.
fn difference(file: &Path, found: &str) -> Option<String> {
    let kept = std::fs::read_to_string(file).unwrap_or_default();
    if kept == found {
        return None;
    }
    let lines = kept.lines().zip(found.lines()).position(|(kept, found)| kept != found);
    let at = lines.unwrap_or_else(|| kept.lines().count().min(found.lines().count()));
    let line = |text: &str| -> String {
        text.lines().nth(at).unwrap_or("(nothing)").chars().take(400).collect()
    };
    let (kept, found) = (line(&kept), line(found));
    Some(format!("{}:{}\n  kept:  {kept}\n  found: {found}", file.display(), at + 1))
}

fn write(file: &Path, found: &str) {
    std::fs::create_dir_all(file.parent().unwrap()).unwrap();
    std::fs::write(file, found).unwrap();
}

/// Files of the folder that nothing names.
fn left_over(folder: &Path, kept: &[&str]) -> Vec<String> {
    let kept: BTreeSet<PathBuf> = kept.iter().map(|path| folder.join(path)).collect();
    let files = walkdir::WalkDir::new(folder).into_iter().filter_map(Result::ok);
    let files = files.filter(|entry| entry.file_type().is_file() && !kept.contains(entry.path()));
    files.map(|entry| entry.path().display().to_string()).collect()
}

#[test]
fn pages_and_drawings_are_as_they_were() {
    let output = &site::DEMO.output;
    let mut faults = Vec::new();
    for path in KEPT {
        // One tag to a line, so that a difference is short.
        let found = match path.ends_with(".html") {
            true => output.main(path).to_owned(),
            false => output.text(path).replace("><", ">\n<"),
        };
        let (file, found) = (folder().join(path), found + "\n");
        match std::env::var_os("WUTU_UPDATE") {
            Some(_) => write(&file, &found),
            None => faults.extend(difference(&file, &found)),
        }
    }
    site::nothing(&faults);
}

#[test]
fn no_golden_file_is_left_over() {
    site::nothing(&left_over(&folder(), KEPT));
}

#[test]
fn the_door_tells_what_differs() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a/b.html");
    assert!(difference(&file, "one\n").is_some(), "a file that is missing differs");
    write(&file, "one\ntwo\n");
    assert_eq!(difference(&file, "one\ntwo\n"), None);
    let told = difference(&file, "one\n2\n").unwrap();
    assert!(told.ends_with(":2\n  kept:  two\n  found: 2"), "{told}");
    assert_eq!(left_over(folder.path(), &["a/b.html"]), [] as [String; 0]);
    assert_eq!(left_over(folder.path(), &[]).len(), 1);
}
