//! What holds of publishing, whatever stops it.

use super::{EmitError, Imprint, Published, Recovery, publish, recover, verify};
use crate::artifact::Artifact;
use crate::io::{Cause, Fault, Lock, LockError, MemoryOutput, Output, Stamp};
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};

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

/// What may be asked of an output.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Operation {
    Read,
    Stage,
    Promote,
    Unstage,
    Remove,
    Staged,
}

/// When an operation fails, and why; `at` counts the operations that are looked at.
struct Plan {
    fails: fn(Operation) -> bool,
    /// How many go well first.
    after: usize,
    /// How many fail then.
    times: usize,
    cause: Cause,
}

/// A folder with a failure planted in it. What is cleared away can be counted on only where the plan says so.
struct Faulty {
    inner: MemoryOutput,
    plan: Plan,
    count: AtomicUsize,
}

impl Faulty {
    /// The old site in a folder with this plan.
    fn with(plan: Plan) -> Self {
        Self { inner: old_site(), plan, count: AtomicUsize::new(0) }
    }

    fn pass(&self, operation: Operation, path: &str) -> Result<(), Fault> {
        if !(self.plan.fails)(operation) {
            return Ok(());
        }
        let at = self.count.fetch_add(1, Ordering::Relaxed);
        let fails = at >= self.plan.after && at - self.plan.after < self.plan.times;
        let fault = Fault { path: path.to_owned(), cause: self.plan.cause.clone() };
        if fails { Err(fault) } else { Ok(()) }
    }

    /// Whether the plan came to its failure.
    fn failed(&self) -> bool {
        self.count.load(Ordering::Relaxed) > self.plan.after
    }
}

impl Output for Faulty {
    fn read(&self, path: &str) -> Result<Option<Vec<u8>>, Fault> {
        self.pass(Operation::Read, path)?;
        self.inner.read(path)
    }

    fn stamp(&self, path: &str) -> Option<Stamp> {
        self.inner.stamp(path)
    }

    fn staged_stamp(&self, path: &str) -> Option<Stamp> {
        self.inner.staged_stamp(path)
    }

    fn stage(&self, path: &str, bytes: &[u8]) -> Result<(), Fault> {
        // What a full disk has taken of a file lies beside its place.
        let passed = self.pass(Operation::Stage, path);
        let taken = if passed.is_ok() { bytes } else { &bytes[..bytes.len() / 2] };
        self.inner.stage(path, taken)?;
        passed
    }

    fn promote(&self, path: &str) -> Result<(), Fault> {
        self.pass(Operation::Promote, path)?;
        self.inner.promote(path)
    }

    fn unstage(&self, path: &str) -> Result<(), Fault> {
        self.pass(Operation::Unstage, path)?;
        self.inner.unstage(path)
    }

    fn staged(&self) -> Result<Vec<String>, Fault> {
        self.pass(Operation::Staged, "")?;
        self.inner.staged()
    }

    fn remove(&self, path: &str) -> Result<(), Fault> {
        self.pass(Operation::Remove, path)?;
        self.inner.remove(path)
    }

    fn lock(&self) -> Result<Lock, LockError> {
        self.inner.lock()
    }
}

/// Publishes with one plan after another until one has nothing left to fail; tells what each came to.
fn each_failure(plan: impl Fn(usize) -> Plan) -> Vec<EmitError> {
    let (before, after) = before_and_after();
    let mut seen = Vec::new();
    for at in 0.. {
        let output = Faulty::with(plan(at));
        let done = publish(&output, &new_site(), &IMPRINT);
        let found = output.inner.placed();
        match done {
            Ok(_) => {
                assert!(found == after, "failure {at}: ended, and not the new site");
                if !output.failed() {
                    return seen;
                }
            }
            Err(error) => {
                // What is promised to whoever reads the message holds.
                match &error {
                    EmitError::Unwritable(_) => {
                        assert!(found == before, "failure {at}: not the old site");
                    }
                    EmitError::Unfinished(_) => {
                        recover(&output.inner).unwrap();
                        assert!(output.inner.placed() == after, "failure {at}: not finished");
                    }
                    EmitError::Busy => panic!("nobody else is here"),
                }
                assert!(publish(&output.inner, &new_site(), &IMPRINT).is_ok());
                assert!(output.inner.placed() == after, "failure {at}: cannot be built again");
                seen.push(error);
            }
        }
    }
    seen
}

#[test]
fn a_full_disk_leaves_the_old_site_and_nothing_beside_it() {
    let plan = |after| Plan {
        fails: |operation| operation == Operation::Stage,
        after,
        times: usize::MAX,
        cause: Cause::Full,
    };
    let seen = each_failure(plan);
    // Three files, the manifest and the journal are written.
    assert_eq!(seen.len(), 5);
    for error in seen {
        assert!(matches!(&error, EmitError::Unwritable(fault) if fault.cause == Cause::Full));
    }
    for after in 0..5 {
        let output = Faulty::with(plan(after));
        publish(&output, &new_site(), &IMPRINT).unwrap_err();
        assert!(output.inner.staged().unwrap().is_empty(), "after {after} writes");
        assert!(!verify(&output.inner).unwrap().interrupted, "after {after} writes");
    }
}

#[test]
fn a_folder_that_cannot_be_changed_stays_as_it_was() {
    let (before, _) = before_and_after();
    let fails = |operation| !matches!(operation, Operation::Read | Operation::Staged);
    let output = Faulty::with(Plan { fails, after: 0, times: usize::MAX, cause: Cause::ReadOnly });
    let error = publish(&output, &new_site(), &IMPRINT).unwrap_err();
    assert!(matches!(error, EmitError::Unwritable(fault) if fault.cause == Cause::ReadOnly));
    assert!(output.inner.placed() == before);
}

#[test]
fn whatever_fails_once_what_is_said_of_it_is_true() {
    let any: fn(Operation) -> bool = |_| true;
    let writes: fn(Operation) -> bool = |operation| operation != Operation::Read;
    let reads: fn(Operation) -> bool = |operation| operation == Operation::Read;
    for fails in [any, writes, reads] {
        let plan = |after| Plan { fails, after, times: 1, cause: Cause::Forbidden };
        let seen = each_failure(plan);
        assert!(seen.len() > 4, "{seen:?}");
    }
    // What stops after the publish was decided on is told as that.
    let promotes = |after| Plan {
        fails: |operation| operation == Operation::Promote,
        after,
        times: usize::MAX,
        cause: Cause::Gone,
    };
    let seen = each_failure(promotes);
    assert!(matches!(seen[0], EmitError::Unwritable(_)), "the journal is the first");
    assert!(seen[1..].iter().all(|one| matches!(one, EmitError::Unfinished(_))), "{seen:?}");
}
