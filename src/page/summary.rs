//! A chain in a few numbers, computed from what the site holds (按本站收录).

use super::desk::Desk;
use super::view::Piece;
use crate::model::{Assignment, MapKind, Openness, Status};
use crate::site::{ChainView, EntityKind, StatusCount, count_statuses, open_gaps, use_matrix};
use serde::Serialize;

/// A stretch of a status bar, as shares of its width.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Stretch {
    class: &'static str,
    at: String,
    width: String,
}

/// A status with its letter and how many products have it.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Tally {
    letter: &'static str,
    word: &'static str,
    count: usize,
}

/// Class in the style sheet, letter and word of every status that is counted, in order of the bar.
const STATUSES: [(Status, &str, &str, &str); 5] = [
    (Status::Strong, "strong", "强", "优势"),
    (Status::Plain, "plain", "", "一般"),
    (Status::Weak, "weak", "弱", "薄弱"),
    (Status::Missing, "gone", "缺", "缺失"),
    (Status::Risk, "risk", "险", "风险"),
];

/// Class in the style sheet and letter of a status, by its word; plain without a letter for any other word.
pub(super) fn sign(word: &str) -> (&'static str, &'static str) {
    let known = STATUSES.into_iter().find(|(_, _, _, own)| *own == word);
    known.map_or(("plain", ""), |(_, class, letter, _)| (class, letter))
}

/// The bar that shows how the products of a chain divide by status.
pub(super) fn bar(count: &StatusCount) -> Vec<Stretch> {
    let total = count.total().max(1);
    let mut before = 0;
    let mut bar = Vec::new();
    for (status, class, _, _) in STATUSES {
        let here = count.of(status);
        if here > 0 {
            bar.push(Stretch { class, at: share(before, total), width: share(here, total) });
        }
        before += here;
    }
    bar
}

/// The counts below the bar; plain products carry no letter and are not told.
pub(super) fn tallies(count: &StatusCount) -> Vec<Tally> {
    let told = STATUSES.into_iter().filter(|(_, _, letter, _)| !letter.is_empty());
    told.map(|(status, _, letter, word)| Tally { letter, word, count: count.of(status) }).collect()
}

/// A share in hundredths of a percent, without rounding differences between machines.
fn share(part: usize, whole: usize) -> String {
    let hundredths = part * 10_000 / whole;
    format!("{}.{:02}%", hundredths / 100, hundredths % 100)
}

/// Whole percent, rounded down so that 100% means all.
pub(super) fn percent(part: usize, whole: usize) -> String {
    let percent = (part * 100).checked_div(whole);
    percent.map_or_else(|| "—".to_owned(), |percent| format!("{percent}%"))
}

/// What a map of a chain holds, in few words: `9 环节 49 项`.
pub(super) fn content(desk: &Desk<'_>, view: &ChainView<'_>, map: MapKind) -> String {
    if !view.has_content(map) {
        return super::view::MISSING.to_owned();
    }
    let chain = view.chain;
    match map {
        MapKind::Technology => {
            format!("{} 环节 {} 项", view.links_with_firms().1, view.products.len())
        }
        MapKind::Applications => {
            let matrix = use_matrix(desk.site(), view);
            format!("{} 产品 {} 领域", matrix.rows.len(), matrix.areas.len())
        }
        MapKind::Layout => {
            let firms = view.presence.of_kind(EntityKind::Firm).count();
            format!("{} 市州 {firms} 企业", view.cities())
        }
        MapKind::Roadmap => {
            let goals = chain.roadmap.iter().filter(|item| item.target.is_some()).count();
            format!("{} 项 {goals} 目标值", chain.roadmap.len())
        }
        MapKind::Investment => {
            format!("{} 缺口 {} 目标", open_gaps(desk.site(), view).len(), chain.targets.len())
        }
    }
}

/// Products that are weak or missing.
pub(super) fn lacking(count: &StatusCount) -> usize {
    count.of(Status::Weak) + count.of(Status::Missing)
}

/// How many records of a chain cite a document, and how many there are.
pub(super) fn sourced(desk: &Desk<'_>, view: &ChainView<'_>) -> (usize, usize) {
    let own = desk.site().declared(view.chain.id());
    let own = own.iter().flat_map(|own| &own.records);
    let own = own.filter(|kept| kept.kind != Some(EntityKind::Source)).map(|kept| kept.record);
    (own.clone().filter(|record| !record.sources.is_empty()).count(), own.count())
}

/// Lead department of a chain, as the annex has it.
pub(super) fn department(desk: &Desk<'_>, view: &ChainView<'_>) -> Option<Piece> {
    desk.department(assignment(desk, view)?.department.as_ref())
}

/// The line of the annex for a chain.
pub(super) fn assignment<'a>(desk: &Desk<'a>, view: &ChainView<'_>) -> Option<&'a Assignment> {
    desk.site().assignment(view.chain.id())
}

/// How closed the most closed record of a chain's structure and registers is.
pub(super) fn openness(view: &ChainView<'_>) -> Openness {
    let chain = view.chain;
    let own = chain.record.openness;
    let products = view.products.iter().map(|place| place.product.record.openness);
    let links = view.links.iter().map(|place| place.link.record.openness);
    products.chain(links).fold(own, Openness::max)
}

/// The status count of a chain; its page then holds what was counted.
pub(super) fn count(desk: &Desk<'_>, view: &ChainView<'_>) -> StatusCount {
    desk.hold(openness(view));
    count_statuses(view)
}
