//! What is said about wrong content: every case of `tests/diag/` over a small right site, and of its twin that nothing
//! is said. What does not fit into a text file stands below, as [`ODD`].

use crate::case::{self, Case};
use std::collections::{BTreeMap, BTreeSet};
use wutu::build::{self, Checked};
use wutu::check::{self, Group};
use wutu::diag::{Diagnostic, Language, Severity, human};
use wutu::io::{Fault, Listing, Memory, World};

/// All problems of a site.
fn found(world: &dyn World) -> Vec<Diagnostic> {
    build::check(world, &mut |_| {}).problems
}

/// All problems of a site as a terminal shows them.
fn problems(world: &dyn World) -> String {
    let Checked { sources, problems, .. } = build::check(world, &mut |_| {});
    human::print(&problems, &sources, Language::Chinese, human::Style::Plain)
}

fn base() -> Memory {
    Case::empty().world(case::BASE)
}

#[test]
fn the_base_has_no_problems() {
    assert_eq!(problems(&base()), "");
}

#[test]
fn wrong_content_is_told_as_expected() {
    let cases = case::all("diag").into_iter();
    let failures: Vec<String> =
        cases.filter_map(|one| one.verify(&problems(&one.world(case::BASE))).err()).collect();
    case::report(&failures);
}

#[test]
fn nothing_is_said_about_the_twin_of_a_case() {
    let mut failures = Vec::new();
    for one in case::all("diag") {
        let told = problems(&one.twin_world(case::BASE));
        if one.twin.is_empty() || !told.is_empty() {
            failures.push(format!("{}: the twin is missing, or has\n{told}", one.name()));
        }
    }
    case::report(&failures);
}

/// A folder that cannot be a text file: what it lists and what reading a file of it gives.
#[derive(Default)]
struct Folder {
    files: Memory,
    skipped: Vec<String>,
    /// Files of which only the name is there.
    unreadable: Vec<String>,
}

impl World for Folder {
    fn list(&self, folder: &str) -> Result<Listing, Fault> {
        let mut listing = self.files.list(folder)?;
        if folder == "content" {
            listing.files.extend(self.unreadable.iter().cloned());
            listing.files.sort();
            listing.skipped.extend(self.skipped.iter().cloned());
        }
        Ok(listing)
    }

    fn read(&self, path: &str) -> Result<Vec<u8>, Fault> {
        self.files.read(path)
    }
}

/// A case that is made here, and its twin.
struct Odd {
    code: &'static str,
    wrong: fn() -> Folder,
    right: fn() -> Folder,
}

const ODD: &[Odd] = &[
    Odd {
        code: "encoding",
        wrong: || areas(b"areas:\n  - { id: data-center, name: \xff\x81 }\n"),
        // The same letters as GB18030 has them.
        right: || areas(b"areas:\n  - { id: data-center, name: \xca\xfd\xbe\xdd }\n"),
    },
    Odd {
        code: "unreadable",
        wrong: || Folder { unreadable: vec!["content/chains/a/gone.yml".to_owned()], ..whole() },
        right: whole,
    },
    Odd {
        code: "skipped-file",
        wrong: || Folder { skipped: vec!["content/linked.yml".to_owned()], ..whole() },
        right: whole,
    },
    Odd { code: "no-content", wrong: Folder::default, right: whole },
    Odd { code: "too-many-files", wrong: || many(200_001), right: || many(10) },
];

fn whole() -> Folder {
    Folder { files: base(), ..Folder::default() }
}

fn areas(bytes: &[u8]) -> Folder {
    Folder { files: base().with("content/areas.yml", bytes), ..Folder::default() }
}

/// A site with so many files more, all of them empty.
fn many(count: usize) -> Folder {
    let names = (0..count).map(|at| format!("content/more/{at}.yml"));
    Folder { files: names.fold(base(), |files, name| files.with(&name, "")), ..Folder::default() }
}

#[test]
fn what_fits_into_no_text_file_is_told_too() {
    for Odd { code, wrong, right } in ODD {
        let told: Vec<&str> = found(&wrong()).iter().map(|one| one.code).collect();
        assert!(told.contains(code), "{code}: {told:?}");
        assert_eq!(problems(&right()), "", "the twin of {code}");
    }
}

#[test]
fn content_in_another_encoding_is_told_and_the_rest_is_read() {
    let told = problems(&areas(b"areas:\n  - { id: data-center, name: \xff\x81 }\n"));
    assert!(
        told.starts_with(
            "错误[encoding]: 文件既不是 UTF-8 也不是 GB18030 编码，无法读取\n --> content/areas.yml:1:1"
        ),
        "{told}"
    );
    assert!(told.contains("没有 id 为“data-center”的应用领域"), "{told}");
}

/// The codes that cases tell, with how serious they are where the site file does not say otherwise.
fn told() -> BTreeMap<&'static str, BTreeSet<Severity>> {
    let mut told: BTreeMap<&str, BTreeSet<Severity>> = BTreeMap::new();
    let cases = case::all("diag").into_iter().map(|one| found(&one.world(case::BASE)));
    let odd = ODD.iter().map(|one| found(&(one.wrong)()));
    for problem in cases.chain(odd).flatten() {
        told.entry(problem.code).or_default().insert(problem.severity);
    }
    told
}

#[test]
fn every_code_has_a_case_with_a_twin_and_the_level_of_the_manual() {
    let told = told();
    let manual: BTreeMap<&str, check::Entry> =
        check::entries().into_iter().map(|entry| (entry.code, entry)).collect();
    for (code, severities) in &told {
        let entry =
            manual.get(code).unwrap_or_else(|| panic!("`{code}` has no page in the manual"));
        let own = BTreeSet::from([entry.severity]);
        assert_eq!(*severities, own, "`{code}` is told otherwise than its page says");
    }
    for (code, entry) in &manual {
        // What building finds is told by pages, not by content: `tests/suite/building.rs`.
        let is_content = entry.group != Group::Building;
        assert!(!is_content || told.contains_key(code), "no case in tests/diag shows `{code}`");
    }
}

#[test]
fn every_code_of_the_source_has_a_page() {
    let manual: BTreeSet<&str> = check::entries().iter().map(|entry| entry.code).collect();
    let codes = codes_in_source();
    assert!(codes.len() > 40, "the codes are no longer found in the source: {codes:?}");
    // What the preview says of itself has none.
    for code in codes.into_iter().filter(|code| !code.is_empty()) {
        assert!(manual.contains(code.as_str()), "`{code}` has no page in the manual");
    }
}

/// The codes that the source can say: the first argument of every diagnostic, and the code of every rule.
fn codes_in_source() -> BTreeSet<String> {
    let mut codes = BTreeSet::new();
    for path in crate::architecture::source_files() {
        let text = std::fs::read_to_string(&path).unwrap();
        for start in
            ["Diagnostic::error(", "Diagnostic::warning(", "Diagnostic::general(", "code: "]
        {
            for part in text.split(start).skip(1) {
                let code =
                    part.trim_start().strip_prefix('"').and_then(|rest| rest.split('"').next());
                let plain = |code: &&str| code.bytes().all(|b| b.is_ascii_lowercase() || b == b'-');
                codes.extend(code.filter(plain).map(str::to_owned));
            }
        }
    }
    codes
}
