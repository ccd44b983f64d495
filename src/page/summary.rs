//! A chain in a few numbers, computed from what the site holds (按本站收录).

use super::desk::Desk;
use super::view::Piece;
use crate::model::{Assignment, MapKind, Openness, Status};
use crate::site::{ChainView, EntityKind, StatusCount, count_statuses, open_gaps, use_matrix};
use crate::wording::say;
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
    letter: String,
    word: String,
    count: usize,
}

/// Class in the style sheet of every status that is counted, and the key of its letter where it has one, in order of the
/// bar.
const STATUSES: [(Status, &str, Option<&str>); 5] = [
    (Status::Strong, "strong", Some("status.strong_letter")),
    (Status::Plain, "plain", None),
    (Status::Weak, "weak", Some("status.weak_letter")),
    (Status::Missing, "gone", Some("status.gone_letter")),
    (Status::Risk, "risk", Some("status.risk_letter")),
];

/// Class in the style sheet and letter of a status, by its word; plain without a letter for any other word.
pub(super) fn sign<'a>(desk: &Desk<'a>, word: &str) -> (&'static str, &'a str) {
    let known = STATUSES.into_iter().find(|(status, ..)| desk.words().of(*status) == word);
    let letter = |key: Option<&'static str>| key.map_or("", |key| desk.word(key));
    known.map_or(("plain", ""), |(_, class, key)| (class, letter(key)))
}

/// The bar that shows how the products of a chain divide by status.
pub(super) fn bar(count: &StatusCount) -> Vec<Stretch> {
    let total = count.total().max(1);
    let mut before = 0;
    let mut bar = Vec::new();
    for (status, class, _) in STATUSES {
        let here = count.of(status);
        if here > 0 {
            bar.push(Stretch { class, at: share(before, total), width: share(here, total) });
        }
        before += here;
    }
    bar
}

/// The counts below the bar; plain products carry no letter and are not told.
pub(super) fn tallies(desk: &Desk<'_>, count: &StatusCount) -> Vec<Tally> {
    let tally = |(status, _, letter): (Status, &str, Option<&'static str>)| {
        let word = desk.words().of(status).to_owned();
        Some(Tally { letter: desk.word(letter?).to_owned(), word, count: count.of(status) })
    };
    STATUSES.into_iter().filter_map(tally).collect()
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
            say!(
                desk.words(),
                "page_summary.technology",
                links = view.links_with_firms().1,
                products = view.products.len()
            )
        }
        MapKind::Applications => {
            let matrix = use_matrix(desk.site(), view);
            say!(
                desk.words(),
                "page_summary.applications",
                products = matrix.rows.len(),
                areas = matrix.areas.len()
            )
        }
        MapKind::Layout => {
            let firms = view.presence.of_kind(EntityKind::Firm).count();
            say!(desk.words(), "page_summary.layout", cities = view.cities(), firms)
        }
        MapKind::Roadmap => {
            let goals = chain.roadmap.iter().filter(|item| item.target.is_some()).count();
            say!(desk.words(), "page_summary.roadmap", items = chain.roadmap.len(), goals)
        }
        MapKind::Investment => {
            say!(
                desk.words(),
                "page_summary.investment",
                gaps = open_gaps(desk.site(), view).len(),
                targets = chain.targets.len()
            )
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
