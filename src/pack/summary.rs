//! A chain in two minutes: what it consists of, where it is strong and weak, published numbers, what is asked of whom.

use super::bench::Bench;
use super::registers::{self, request};
use super::view::{Cell, Figure, Part, Piece, Summary};
use crate::diff::{Line, Nature};
use crate::model::{Audience, Openness, Status, Word};
use crate::site::{ChainView, EntityKind, count_statuses, open_problems};
use crate::wording::{Wording, say};

/// How many names a sentence gives before it counts the rest.
const NAMES: usize = 5;
/// How many overdue problems are named.
const LATE: usize = 2;

/// The summary of a chain.
pub(super) fn summary(bench: &Bench<'_>, view: &ChainView<'_>) -> Summary {
    let links = view.links.iter().map(|place| place.link.record.openness);
    let products = view.products.iter().map(|place| place.product.record.openness);
    links.chain(products).for_each(|openness| bench.hold(openness));
    bench.hold(view.chain.record.openness);
    let mut parts = vec![Part {
        heading: bench.words().word("pack_summary.composition_heading").to_owned(),
        paragraphs: vec![composition(bench, view), standing(bench, view)],
        items: Vec::new(),
        rest: None,
    }];
    parts.extend(changed(bench, view));
    parts.push(asked(bench, view));
    parts.extend(problems(bench, view));
    let published = published(bench, view);
    if !published.is_empty() {
        parts.push(Part {
            heading: bench.words().word("pack_summary.published_heading").to_owned(),
            paragraphs: Vec::new(),
            items: published,
            rest: Some(registers::label("figures", view)),
        });
    }
    Summary { figures: figures(bench, view), parts }
}

/// What changed since the last edition, where the site keeps one: in figures as on the chain's page, status changes by name.
fn changed(bench: &Bench<'_>, view: &ChainView<'_>) -> Option<Part> {
    let report = bench.report()?;
    let chain = Some(view.chain.id());
    let openness = |line: &Line<'_>| line.record.text("openness").and_then(Openness::parse);
    report.of(chain).filter_map(openness).for_each(|openness| bench.hold(openness));
    let statuses = report.of(chain).filter(|line| line.nature == Nature::Status);
    let words = bench.words();
    let status = |line: &Line<'_>| {
        say!(words, "pack_summary.status", name = line.name, old = line.old, new = line.new)
    };
    let statuses = statuses.map(status);
    let statuses: Vec<String> = statuses.collect();
    let since = say!(words, "pack_summary.since", changes = report.since(chain));
    let mut cell = vec![Piece::text(since)];
    if !statuses.is_empty() {
        let names: Vec<&str> = statuses.iter().map(String::as_str).collect();
        cell.push(Piece::text(words.word("pack_summary.statuses")).of("strong"));
        cell.push(Piece::text(say!(words, "pack_summary.names", names = shortened(words, &names))));
    }
    let note = report.old.note.as_deref();
    cell.extend(note.map(|note| Piece::text(say!(words, "pack_changes.note", note))));
    Some(Part {
        heading: bench.words().word("pack_summary.changes_heading").to_owned(),
        paragraphs: vec![cell],
        items: Vec::new(),
        rest: None,
    })
}

/// The counts that the chain's page shows, too.
fn figures(bench: &Bench<'_>, view: &ChainView<'_>) -> Vec<Figure> {
    let count = count_statuses(view);
    let lacking = count.of(Status::Weak) + count.of(Status::Missing);
    let firms = view.presence.of_kind(EntityKind::Firm).count();
    let (with_firms, links) = view.links_with_firms();
    let words = bench.words();
    let figure = |value: String, label| Figure { value, label: words.word(label).to_owned() };
    vec![
        figure(count.total().to_string(), "pack_summary.products"),
        figure(count.of(Status::Strong).to_string(), "pack_summary.strong"),
        figure(lacking.to_string(), "pack_summary.lacking"),
        figure(view.chokepoints().to_string(), "pack_summary.chokepoints"),
        figure(firms.to_string(), "pack_summary.firms"),
        figure(format!("{with_firms}/{links}"), "pack_summary.with_firms"),
    ]
}

fn composition(bench: &Bench<'_>, view: &ChainView<'_>) -> Cell {
    let words = bench.words();
    let bands: Vec<&str> =
        view.chain.bands.iter().map(|band| band.record.name.value.as_str()).collect();
    let (with_firms, links) = view.links_with_firms();
    if links == 0 {
        return vec![Piece::text(words.word("pack_summary.empty"))];
    }
    let (bands, products) = (words.list(&bands), view.products.len());
    let text = say!(words, "pack_summary.composition", bands, links, products, with_firms);
    vec![Piece::text(text)]
}

/// The statuses that are told by name.
pub(super) const TOLD: [Status; 4] = [Status::Strong, Status::Weak, Status::Missing, Status::Risk];

/// Strong, weak, missing, at risk, with names.
fn standing(bench: &Bench<'_>, view: &ChainView<'_>) -> Cell {
    let words = bench.words();
    let mut cell = Cell::new();
    for status in TOLD {
        let names = named(view, status);
        if names.is_empty() {
            continue;
        }
        let (status, count) = (words.of(status), names.len());
        cell.push(Piece::text(say!(words, "pack_summary.of_status", status, count)).of("strong"));
        cell.push(Piece::text(say!(words, "pack_summary.names", names = shortened(words, &names))));
    }
    cell
}

/// The products of a status.
pub(super) fn named<'v>(view: &'v ChainView<'_>, status: Status) -> Vec<&'v str> {
    let products = view.products.iter().map(|place| place.product);
    let own = products.filter(|one| one.status.is_some_and(|own| own.value == status));
    own.map(|one| one.record.name.value.as_str()).collect()
}

/// Some of the names.
pub(super) fn shortened(words: &Wording, names: &[&str]) -> String {
    some_of(words, names, NAMES)
}

/// So many of the names.
fn some_of(words: &Wording, names: &[&str], most: usize) -> String {
    let shown = words.list(&names[..names.len().min(most)]);
    if names.len() > most { say!(words, "pack_summary.among_others", names = shown) } else { shown }
}

/// The published figures, targets after facts.
fn published(bench: &Bench<'_>, view: &ChainView<'_>) -> Vec<Cell> {
    let mut figures: Vec<_> = view.chain.figures.iter().collect();
    figures.sort_by_key(|figure| figure.due.is_some());
    figures.into_iter().map(|figure| told(bench, figure)).collect()
}

/// A figure in a line: of what, how much, by which calibre, when, by which documents.
fn told(bench: &Bench<'_>, figure: &crate::model::Figure) -> Cell {
    let (record, quantity) = (&figure.record, &figure.quantity);
    let words = bench.words();
    let time = match figure.due {
        Some(due) => Some(say!(words, "pack_summary.due", day = due.value)),
        None => {
            let day = quantity.as_of.or(record.as_of);
            day.map(|day| say!(words, "pack.as_of", day = day.value))
        }
    };
    let calibre = quantity.calibre.as_ref().map(|calibre| calibre.value.clone());
    let about: Vec<String> = calibre.into_iter().chain(time).collect();
    let about = about.join(words.word("sign.clause"));
    let (name, value) = (&record.name.value, quantity.shown());
    let text = match &figure.scope {
        Some(scope) => {
            say!(words, "pack_summary.figure_of", scope = scope.value, name, value, about)
        }
        None => say!(words, "pack_summary.figure", name, value, about),
    };
    let mut cell = vec![Piece::text(text)];
    cell.extend(bench.sources(&quantity.sources));
    cell.extend(bench.sources_of(record));
    cell
}

fn asked(bench: &Bench<'_>, view: &ChainView<'_>) -> Part {
    let items: Vec<Cell> = view.chain.requests.iter().map(|one| request(bench, one)).collect();
    let paragraphs = match items.is_empty() {
        true => vec![vec![Piece::text(bench.words().word("pack.none"))]],
        false => Vec::new(),
    };
    let rest = Some(registers::label("requests", view));
    Part {
        heading: bench.words().word("pack_summary.requests_heading").to_owned(),
        paragraphs,
        items,
        rest,
    }
}

/// How the ledger stands, for an audience that may see it.
fn problems(bench: &Bench<'_>, view: &ChainView<'_>) -> Option<Part> {
    if bench.edition().audience() == Audience::Public {
        return None;
    }
    view.chain.problems.iter().for_each(|one| bench.hold(one.record.openness));
    let open = open_problems(view.chain).count();
    let late = open_problems(view.chain).filter(|one| bench.site().is_late(one));
    let late: Vec<&str> = late.map(|one| one.record.name.value.as_str()).collect();
    let words = bench.words();
    let text = match (view.chain.problems.len(), late.len()) {
        (0, _) => words.word("pack_summary.no_problems").to_owned(),
        (_, 0) => say!(words, "pack_summary.none_late", open),
        (_, count) => {
            say!(words, "pack_summary.some_late", open, count, names = some_of(words, &late, LATE))
        }
    };
    let paragraphs = vec![vec![Piece::text(text)]];
    Some(Part {
        heading: bench.words().word("pack_summary.problems_heading").to_owned(),
        paragraphs,
        items: Vec::new(),
        rest: None,
    })
}
