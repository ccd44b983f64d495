//! Leaks of snapshots and change reports: what is closed today is in no snapshot, and is not quoted from an older edition
//! in which it was open. Nothing is drawn here, so that every place can be closed on its own.

use super::holds_word;
use super::placement::{Placed, Placement};
use crate::property;
use crate::site;
use crate::site::WORDS;
use wutu::diff::{self, Way, print};
use wutu::edition;
use wutu::model::Audience;
use wutu::snapshot::{self, Snapshot};
use wutu::{audience::Gate, read, source};

/// The older edition: everything is open in it.
pub(super) fn older() -> Snapshot {
    let mut older = taken(&Placement::of(&[]), None).0;
    older.edition = "2023-Q3".to_owned();
    older.as_of = "2023-09-30".to_owned();
    older
}

/// The public snapshot of a placement, and an older one as today's public may see it.
fn taken(placement: &Placement, older: Option<&Snapshot>) -> (Snapshot, Option<Snapshot>) {
    let (sources, _) = source::load(&placement.site().world(), "content");
    let reading = read::read(&sources, &Gate::open());
    let selection = edition::select(&sources, reading, Audience::Public);
    let edition = selection.resolve(&WORDS);
    let snapshot = Snapshot::take(&edition, &sources);
    let older = snapshot::veiled(older, &snapshot, (&sources, edition.gate())).pop();
    (snapshot, older)
}

/// Fails with what a text holds that is closed.
fn closed(placement: &Placement, text: &str, what: &str) -> Vec<String> {
    let holds = |one: &&Placed| match one.text.starts_with("zq-") {
        true => holds_word(text, &one.text),
        false => text.contains(&one.text),
    };
    let closed = placement.canaries().iter().filter(|one| one.openness > 0);
    closed.filter(holds).map(|one| format!("{what} holds {} ({})", one.text, one.field)).collect()
}

fn leaks(placement: &Placement, older: &Snapshot) -> Result<(), String> {
    let (snapshot, veiled) = taken(placement, Some(older));
    let mut found = closed(placement, &snapshot.print(), "the snapshot");
    let veiled = veiled.unwrap();
    let diff = diff::diff(&veiled, &snapshot).unwrap();
    let report = diff.report();
    found.extend(closed(placement, &print::json(&report), "the report"));
    found.extend(closed(placement, &print::text(&report, Way::Department), "the report"));
    match found.is_empty() {
        true => Ok(()),
        false => Err(format!("{}\nwith\n{}", found.join("\n"), placement.told())),
    }
}

#[test]
fn no_edition_leaks_what_a_single_word_closes() {
    let (places, older) = (Placement::of(&[]).places(), older());
    let mut found = Vec::new();
    for place in 0..places {
        let mut choices = vec![0; place];
        choices.push(u8::MAX);
        found.extend(leaks(&Placement::of(&choices), &older).err());
    }
    site::nothing(&found);
}

#[test]
fn no_edition_leaks_under_any_openness() {
    let (choices, older) = (proptest::collection::vec(0_u8..=u8::MAX, 0..600), older());
    property::hold(200, &choices, |choices| leaks(&Placement::of(&choices), &older));
}

#[test]
fn what_is_closed_now_is_absent_and_not_told_as_removed() {
    let older = older();
    for place in 0..Placement::of(&[]).places() {
        let mut choices = vec![0; place];
        choices.push(u8::MAX);
        let placement = Placement::of(&choices);
        let (snapshot, veiled) = taken(&placement, Some(&older));
        let veiled = veiled.unwrap();
        let removed = diff::diff(&veiled, &snapshot).unwrap();
        let removed = removed.changes.iter().filter(|change| change.new.is_none());
        let removed: Vec<_> = removed.map(|change| change.old.map(|old| &old.key)).collect();
        assert!(removed.is_empty(), "{removed:?} with {}", placement.told());
    }
}
