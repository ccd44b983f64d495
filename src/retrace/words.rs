//! The changes of a report as maps tell them: one to a record, with its sign and its words.

use crate::diff::{Area, Line, Nature, Piece, Report, Share, Telling};
use crate::maps::{Change, Changes, Sign};
use crate::site::Site;
use crate::snapshot::Record;
use std::collections::{BTreeMap, BTreeSet};

/// Kind and key of a record.
type Key<'r> = (&'r str, &'r str);

/// The changes that maps show, by chain.
pub(super) fn changes(site: &Site<'_>, report: &Report<'_>) -> BTreeMap<String, Changes> {
    let mut order: Vec<Key<'_>> = Vec::new();
    let mut lines: BTreeMap<Key<'_>, Vec<&Line<'_>>> = BTreeMap::new();
    for line in report.lines.iter().filter(|line| line.nature != Nature::Dated) {
        let key = (line.record.kind.as_str(), line.record.key.as_str());
        let own = lines.entry(key).or_default();
        if own.is_empty() {
            order.push(key);
        }
        own.push(line);
    }
    let told = order.iter().filter_map(|key| {
        let lines = lines.get(key)?;
        Some((lines[0].record.chain.as_deref(), change(lines)?))
    });
    let told: Vec<(Option<&str>, Change)> = told.collect();
    let mut by_chain = BTreeMap::new();
    for view in &site.chains {
        let id = view.chain.id();
        // What the whole site shares stands on the maps of the chains that draw it.
        let own = told.iter().filter(|(chain, _)| chain.is_none_or(|chain| chain == id));
        let changes: Vec<Change> = own.map(|(_, change)| change.clone()).collect();
        if !changes.is_empty() {
            let since = format!("{} 版（截至 {}）", report.old.edition, report.old.as_of);
            let gone = Nature::Removed.word(report.new.audience);
            let note = report.old.note.clone();
            by_chain.insert(id.to_owned(), Changes { since, note, gone, changes });
        }
    }
    by_chain
}

/// Kind and key of the records that stand in another place of a map although their files have them where they were.
pub(super) fn moved<'r>(report: &'r Report<'_>) -> BTreeSet<Key<'r>> {
    let lines = report.lines.iter().filter(|line| is_move(line) && line.nature != Nature::Moved);
    lines.map(|line| (line.record.kind.as_str(), line.record.key.as_str())).collect()
}

/// The fields that say where something stands on its map.
fn places(kind: &str) -> &'static [&'static str] {
    match kind {
        "roadmap item" => &["at", "from", "to", "dimension"],
        "firm" | "park" | "platform" | "project" | "cluster" => &["region", "regions"],
        "target" => &["gap"],
        _ => &[],
    }
}

fn is_move(line: &Line<'_>) -> bool {
    let by_field = line.key.is_some_and(|key| places(&line.record.kind).contains(&key));
    line.nature == Nature::Moved || by_field
}

/// A record's change, where a map may show it.
fn change(lines: &[&Line<'_>]) -> Option<Change> {
    let first = *lines.first()?;
    let map = match Area::of(first.record) {
        Area::Map(map) if first.record.kind != "text" => map,
        _ => return None,
    };
    let is = |nature: Nature| lines.iter().any(|line| line.nature == nature);
    let sign = match () {
        () if is(Nature::Added) => Sign::Added,
        () if is(Nature::Removed) => Sign::Removed,
        () if lines.iter().any(|line| is_move(line)) => Sign::Moved,
        () => Sign::Changed,
    };
    Some(Change {
        sign,
        anchor: anchor(first.record),
        number: first.record.number.clone(),
        name: first.name.clone(),
        kind: first.kind.clone(),
        what: lines.iter().filter_map(|line| said(line)).collect(),
        // What the whole site shares belongs to no map of a chain: it is told where it is drawn.
        map: first.record.chain.is_some().then_some(map),
        is_wide: sign != Sign::Changed || is(Nature::Status) || is(Nature::Renamed),
    })
}

fn anchor(record: &Record) -> String {
    match record.number.is_empty() {
        true => record.joined().collect::<Vec<_>>().join("→"),
        false => record.number.clone(),
    }
}

/// A line in words; none where its sign says it all.
fn said(line: &Line<'_>) -> Option<String> {
    let place = Some(&line.place).filter(|place| !place.is_empty());
    match line.nature {
        Nature::Added => place.map(|place| format!("列入 {place}")),
        Nature::Removed => place.map(|place| format!("原列于 {place}")),
        _ => Some(format!("{}：{}", line.field, pieces(line))),
    }
}

fn pieces(line: &Line<'_>) -> String {
    let shown = line.shown();
    if line.telling == Telling::Replaced {
        return shown.into_iter().map(|one| one.text).collect::<Vec<_>>().join(" → ");
    }
    let piece = |Piece { share, text }: Piece| match share {
        Share::Kept => text,
        Share::Removed => format!("【去：{text}】"),
        Share::Added => format!("【增：{text}】"),
    };
    shown.into_iter().map(piece).collect()
}
