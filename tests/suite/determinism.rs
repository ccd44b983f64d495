//! Same input, same bytes: however many threads, wherever the site lies.

use crate::commands::wutu;
use crate::site::{Output, Site, root};
use std::collections::BTreeMap;
use std::path::Path;
use wutu::model::Audience;

/// Builds with so many threads.
fn build(site: &Site, threads: usize) -> Output {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
    pool.install(|| site.build(Audience::Internal))
}

#[test]
fn one_thread_and_several_make_the_same_files() {
    for site in [Site::demo(), Site::content()] {
        let (one, several) = (build(&site, 1), build(&site, 4));
        assert!(one.paths().eq(several.paths()), "other files with other threads");
        for path in one.paths() {
            assert!(one.bytes(path) == several.bytes(path), "{path} differs with other threads");
        }
    }
}

/// Every file below a folder with its bytes.
pub(crate) fn folder(root: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    for entry in walkdir::WalkDir::new(root) {
        let entry = entry.unwrap();
        if entry.file_type().is_file() {
            let path = entry.path().strip_prefix(root).unwrap().to_str().unwrap().to_owned();
            files.insert(path, std::fs::read(entry.path()).unwrap());
        }
    }
    files
}

#[test]
fn the_program_makes_the_same_folder_with_one_thread_and_with_two() {
    let temporary = tempfile::tempdir().unwrap();
    let mut made = Vec::new();
    for (threads, place) in [("1", "a"), ("2", "quite/another/place")] {
        // Each from a copy of its own, so that a path that got into a file shows too.
        let site = temporary.path().join(place);
        Site::content().write(&site);
        let ran = wutu(&site, &["build"], &[("RAYON_NUM_THREADS", threads)]);
        assert_eq!(ran.code, 0, "{}", ran.err);
        made.push(folder(&site.join("output")));
    }
    let (one, two) = (&made[0], &made[1]);
    assert!(one.len() > 500, "only {} files", one.len());
    assert!(one.keys().eq(two.keys()), "other files with other threads");
    for (path, bytes) in one {
        assert!(two[path] == *bytes, "{path} differs with other threads");
        let text = String::from_utf8_lossy(bytes);
        for place in [temporary.path(), &root()] {
            assert!(
                !text.contains(place.to_str().unwrap()),
                "{path} names a folder of this machine"
            );
        }
    }
}
