//! What `wutu build` does to the folder that it publishes into.

use crate::commands::{Ran, wutu};
use crate::site::Site;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// A folder with a site and its output.
struct Place {
    folder: tempfile::TempDir,
}

/// Every file of an output with its bytes and the time at which it was written.
type Snapshot = BTreeMap<String, (Vec<u8>, SystemTime)>;

impl Place {
    fn with(site: &Site) -> Self {
        let folder = tempfile::tempdir().unwrap();
        site.write(folder.path());
        Self { folder }
    }

    fn root(&self) -> &Path {
        self.folder.path()
    }

    fn output(&self) -> PathBuf {
        self.root().join("output")
    }

    fn build(&self) -> Ran {
        wutu(self.root(), &["build"], &[])
    }

    /// Builds, which must go well.
    fn built(&self) -> Snapshot {
        let ran = self.build();
        assert_eq!(ran.code, 0, "{}", ran.err);
        self.snapshot()
    }

    fn snapshot(&self) -> Snapshot {
        let files = walkdir::WalkDir::new(self.output()).into_iter().map(|entry| entry.unwrap());
        let files = files.filter(|entry| entry.file_type().is_file()).map(|entry| {
            let path = entry.path().strip_prefix(self.output()).unwrap();
            let written = entry.metadata().unwrap().modified().unwrap();
            (path.to_str().unwrap().to_owned(), (std::fs::read(entry.path()).unwrap(), written))
        });
        files.collect()
    }

    fn write(&self, path: &str, text: &str) {
        let full = self.root().join(path);
        std::fs::create_dir_all(full.parent().unwrap()).unwrap();
        std::fs::write(full, text).unwrap();
    }
}

/// The files that were written or removed between two snapshots.
fn touched<'s>(before: &'s Snapshot, after: &'s Snapshot) -> BTreeSet<&'s str> {
    let paths = before.keys().chain(after.keys());
    paths.filter(|path| before.get(*path) != after.get(*path)).map(String::as_str).collect()
}

#[test]
fn a_second_build_writes_nothing() {
    let place = Place::with(&Site::demo());
    let first = place.built();
    let ran = place.build();
    assert!(ran.err.contains("写入 0，"), "{}", ran.err);
    assert_eq!(touched(&first, &place.snapshot()), BTreeSet::new());
}

/// A change of the content and what it may rewrite.
struct Change {
    /// The file, what stands in it, what shall stand there. No new characters: these would change the fonts.
    edit: [&'static str; 3],
    /// Files that it must rewrite.
    must: &'static [&'static str],
    /// How other files that it may rewrite begin. [`ALWAYS`] holds for all.
    may: &'static [&'static str],
}

/// What every change of the content reaches: the manifest, the snapshot, what is said of the last edition, the index of search.
const ALWAYS: [&str; 5] =
    ["manifest.json", "data/edition.json", "changes/", "assets/search/", "index.html"];

const CHANGES: &[Change] = &[
    // The text of a chain stands on the chain's page.
    Change {
        edit: ["content/chains/demo-materials/overview.md", "内容中等，", ""],
        must: &["chains/demo-materials/index.html"],
        may: &[],
    },
    // What a firm does stands on its page, in the list of firms and on the layout maps that show it.
    Change {
        edit: [
            "content/chains/demo-chips/layout.yml",
            "business: 刻蚀机与真空阀",
            "business: 刻蚀机",
        ],
        must: &["firms/giant.html"],
        may: &[
            "firms/index.html",
            "chains/demo-chips/",
            "regions/beiping.",
            "parks/beiping-jingkai.html",
        ],
    },
    // A target of one chain is no matter of another.
    Change {
        edit: [
            "content/chains/demo-materials/investment.yml",
            "capability: \"6N 金属提纯、绑定\"",
            "capability: 金属提纯",
        ],
        must: &["chains/demo-materials/investment.html"],
        may: &["chains/demo-materials/"],
    },
];

#[test]
fn a_change_rewrites_what_depends_on_it_and_nothing_else() {
    for Change { edit: [path, from, to], must, may } in CHANGES {
        let place = Place::with(&Site::demo());
        let before = place.built();
        Site::demo().changed(path, from, to).write(place.root());
        let after = place.built();
        let touched = touched(&before, &after);
        for path in *must {
            assert!(
                touched.contains(path),
                "`{from}` → `{to}` does not rewrite {path}: {touched:?}"
            );
        }
        let right = |path: &str| {
            ALWAYS.iter().any(|start| path.starts_with(start))
                || must.contains(&path)
                || may.iter().any(|start| path.starts_with(start))
        };
        let wrong: Vec<_> = touched.iter().filter(|path| !right(path)).collect();
        assert!(wrong.is_empty(), "`{from}` → `{to}` rewrites {wrong:?}");
    }
}

#[test]
fn what_is_no_longer_made_is_removed_and_what_is_not_ours_stays() {
    let place = Place::with(&Site::demo());
    let foreign = [".gitkeep", "note.txt", "firms/own.html", "own/folder/a.txt"];
    foreign.iter().for_each(|path| place.write(&format!("output/{path}"), "mine"));
    let before = place.built();
    assert!(before.contains_key("firms/mono.html"));
    let path = "content/chains/demo-chips/layout.yml";
    let text = std::fs::read_to_string(place.root().join(path)).unwrap();
    let without: String = text
        .lines()
        .filter(|line| !line.contains("id: mono,"))
        .map(|line| format!("{line}\n"))
        .collect();
    place.write(path, &without);
    let after = place.built();
    assert!(!after.contains_key("firms/mono.html"), "the page of a firm that is gone stays");
    for path in foreign {
        assert_eq!(after.get(path), before.get(path), "{path} is not ours");
    }
}

#[test]
fn a_removed_chain_leaves_no_folder() {
    let place = Place::with(&Site::demo());
    place.built();
    assert!(place.output().join("chains/demo-empty").is_dir());
    std::fs::remove_dir_all(place.root().join("content/chains/demo-empty")).unwrap();
    for (path, from) in [("content/site.yml", "  - demo-empty\n"), ("content/organization.yml", "")]
    {
        let text = std::fs::read_to_string(place.root().join(path)).unwrap();
        let kept = text.replace(from, "");
        let kept = kept.lines().filter(|line| !line.contains("chain: demo-empty"));
        place.write(path, &kept.map(|line| format!("{line}\n")).collect::<String>());
    }
    place.built();
    assert!(!place.output().join("chains/demo-empty").exists(), "an empty folder stays");
}

#[test]
fn content_with_errors_leaves_the_last_good_output_as_it_was() {
    let place = Place::with(&Site::demo());
    let before = place.built();
    place.write("content/areas.yml", "areas:\n  - { id: UPPER, nam: x }\n");
    let ran = place.build();
    assert_eq!(ran.code, 1, "{}", ran.err);
    assert!(ran.err.contains("没有写入任何文件"), "{}", ran.err);
    assert_eq!(touched(&before, &place.snapshot()), BTreeSet::new());
}

#[test]
fn the_manifest_lists_what_is_there_and_comes_last() {
    let place = Place::with(&Site::demo());
    let files = place.built();
    let manifest: serde_json::Value = serde_json::from_slice(&files["manifest.json"].0).unwrap();
    let listed = manifest["files"].as_array().unwrap();
    let listed: BTreeMap<&str, u64> = listed
        .iter()
        .map(|file| (file["path"].as_str().unwrap(), file["bytes"].as_u64().unwrap()))
        .collect();
    let manifest_time = files["manifest.json"].1;
    // The lock is no part of the site.
    let files: BTreeMap<_, _> = files.iter().filter(|(path, _)| *path != ".wutu-lock").collect();
    for (path, (bytes, written)) in &files {
        assert!(*written <= manifest_time, "{path} is written after the manifest");
        if *path != "manifest.json" {
            assert_eq!(listed.get(path.as_str()).copied(), Some(bytes.len() as u64), "{path}");
        }
    }
    assert_eq!(listed.len(), files.len() - 1);
    for key in ["edition", "as_of", "audience"] {
        assert!(manifest[key].as_str().is_some_and(|value| !value.is_empty()), "no {key}");
    }
}

#[test]
fn an_audience_that_sees_less_takes_away_what_the_one_before_saw() {
    let place = Place::with(&Site::demo());
    place.built();
    let ran = wutu(place.root(), &["build", "--audience", "public"], &[]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(!place.output().join("chains/demo-software").exists());
    for (path, (bytes, _)) in place.snapshot() {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        assert!(!text.contains("机密样本"), "{path} still holds what was for the departments");
    }
}
