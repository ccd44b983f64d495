//! What holds of publishing, whatever stops it.

use super::{Imprint, Published, Recovery, publish, recover, verify};
use crate::artifact::Artifact;
use crate::io::{MemoryOutput, Output};
use std::collections::BTreeMap;

const IMPRINT: Imprint<'_> =
    Imprint { edition: "2023-Q4", as_of: "2023-12-31", audience: "公开版" };

/// Files that hold their own path and a version.
fn files(version: &str, paths: &[&str]) -> Vec<Artifact> {
    paths.iter().map(|path| Artifact::new(*path, format!("{path} {version}"))).collect()
}

#[test]
fn only_what_the_last_publish_made_is_removed() {
    let output = MemoryOutput::default();
    output.replace("note.txt", b"mine").unwrap();
    let first = publish(&output, &files("1", &["a.html", "b/c.html"]), &IMPRINT).unwrap();
    assert_eq!(first, Published { written: 2, unchanged: 0, removed: 0 });
    let second = publish(&output, &files("1", &["a.html", "d.html"]), &IMPRINT).unwrap();
    assert_eq!(second, Published { written: 1, unchanged: 1, removed: 1 });
    assert_eq!(output.paths(), ["a.html", "d.html", "manifest.json", "note.txt"]);
    assert!(verify(&output).unwrap().is_intact());
}

#[test]
fn a_foreign_manifest_removes_nothing_outside_the_folder() {
    let output = MemoryOutput::default();
    let manifest = br#"{"files":[{"path":"../x"},{"path":"/etc/x"},{"path":"old.html"}]}"#;
    output.replace("manifest.json", manifest).unwrap();
    output.replace("old.html", b"").unwrap();
    let done = publish(&output, &files("1", &["a.html"]), &IMPRINT).unwrap();
    assert_eq!(done.removed, 1);
}

#[test]
fn a_damaged_folder_is_told() {
    let output = MemoryOutput::default();
    publish(&output, &files("1", &["a.html", "b.html", "c.html"]), &IMPRINT).unwrap();
    output.replace("a.html", b"edited").unwrap();
    output.remove("b.html").unwrap();
    let report = verify(&output).unwrap();
    assert_eq!((report.changed, report.missing), (vec!["a.html".into()], vec!["b.html".into()]));
    assert_eq!(report.imprint, ["2023-Q4", "2023-12-31", "公开版"]);
}

/// The folder before and after a publish that changes, adds, keeps and removes files.
fn before_and_after() -> (BTreeMap<String, Vec<u8>>, BTreeMap<String, Vec<u8>>) {
    let output = old_site();
    let before = output.placed();
    publish(&output, &new_site(), &IMPRINT).unwrap();
    (before, output.placed())
}

fn old_site() -> MemoryOutput {
    let output = MemoryOutput::default();
    output.replace("note.txt", b"mine").unwrap();
    publish(&output, &files("1", &["a.html", "b.html", "c/d.html", "e.html"]), &IMPRINT).unwrap();
    output
}

fn new_site() -> Vec<Artifact> {
    let mut new = files("2", &["a.html", "b.html", "f.html"]);
    new.extend(files("1", &["e.html"]));
    new
}

#[test]
fn wherever_a_publish_stops_the_folder_becomes_the_old_site_or_the_new() {
    let (before, after) = before_and_after();
    let mut seen = Vec::new();
    for changes in 0.. {
        let output = old_site();
        output.stop_after(Some(changes));
        let ended = publish(&output, &new_site(), &IMPRINT).is_ok();
        output.stop_after(None);
        let interrupted = verify(&output).unwrap().interrupted;
        let recovery = recover(&output).unwrap();
        assert_eq!(interrupted, recovery != Recovery::Nothing, "after {changes} changes");
        let found = output.placed();
        assert!(found == before || found == after, "after {changes} changes: {:?}", output.paths());
        assert_eq!(found == after, ended || recovery == Recovery::Finished);
        assert!(output.staged().unwrap().is_empty());
        assert!(verify(&output).unwrap().is_intact());
        seen.push(recovery);
        if ended {
            break;
        }
    }
    assert!(seen.contains(&Recovery::RolledBack) && seen.contains(&Recovery::Finished));
}

#[test]
fn a_stop_during_recovery_does_no_harm_either() {
    let (before, after) = before_and_after();
    for changes in 0..40 {
        for again in 0..40 {
            let output = old_site();
            output.stop_after(Some(changes));
            let _ = publish(&output, &new_site(), &IMPRINT);
            output.stop_after(Some(again));
            let _ = recover(&output);
            output.stop_after(None);
            recover(&output).unwrap();
            let found = output.placed();
            assert!(found == before || found == after, "after {changes}, then {again}");
        }
    }
}
