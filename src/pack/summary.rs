//! A chain in two minutes: what it consists of, where it is strong and weak, published numbers, what is asked of whom.

use super::bench::Bench;
use super::registers::{self, request};
use super::view::{Cell, Figure, Part, Piece, Summary};
use crate::diff::{Line, Nature};
use crate::model::{Audience, Openness, Status, Word};
use crate::site::{ChainView, EntityKind, count_statuses, open_problems};

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
        heading: "构成与长短",
        paragraphs: vec![composition(view), standing(view)],
        items: Vec::new(),
        rest: None,
    }];
    parts.extend(changed(bench, view));
    parts.push(asked(bench, view));
    parts.extend(problems(bench, view));
    let published = published(bench, view);
    if !published.is_empty() {
        parts.push(Part {
            heading: "已公布的数字",
            paragraphs: Vec::new(),
            items: published,
            rest: Some(registers::label("figures", view)),
        });
    }
    Summary { figures: figures(view), parts }
}

/// What changed since the last edition, where the site keeps one: in figures as on the chain's page, status changes by name.
fn changed(bench: &Bench<'_>, view: &ChainView<'_>) -> Option<Part> {
    let report = bench.report()?;
    let chain = Some(view.chain.id());
    let openness = |line: &Line<'_>| line.record.text("openness").and_then(Openness::parse);
    report.of(chain).filter_map(openness).for_each(|openness| bench.hold(openness));
    let statuses = report.of(chain).filter(|line| line.nature == Nature::Status);
    let statuses = statuses.map(|line| format!("{} {}→{}", line.name, line.old, line.new));
    let statuses: Vec<String> = statuses.collect();
    let mut cell = vec![Piece::text(format!("{}。", report.since(chain)))];
    if !statuses.is_empty() {
        let names: Vec<&str> = statuses.iter().map(String::as_str).collect();
        cell.push(Piece::text("状态变化").of("strong"));
        cell.push(Piece::text(format!("：{}。", shortened(&names))));
    }
    Some(Part { heading: "本版变化", paragraphs: vec![cell], items: Vec::new(), rest: None })
}

/// The counts that the chain's page shows, too.
fn figures(view: &ChainView<'_>) -> Vec<Figure> {
    let count = count_statuses(view);
    let lacking = count.of(Status::Weak) + count.of(Status::Missing);
    let firms = view.presence.of_kind(EntityKind::Firm).count();
    let (with_firms, links) = view.links_with_firms();
    let figure = |value: String, label| Figure { value, label };
    vec![
        figure(count.total().to_string(), "产品与技术"),
        figure(count.of(Status::Strong).to_string(), "优势"),
        figure(lacking.to_string(), "薄弱与缺失"),
        figure(view.chokepoints().to_string(), "卡脖子"),
        figure(firms.to_string(), "收录企业"),
        figure(format!("{with_firms}/{links}"), "环节有省内企业"),
    ]
}

fn composition(view: &ChainView<'_>) -> Cell {
    let bands: Vec<&str> =
        view.chain.bands.iter().map(|band| band.record.name.value.as_str()).collect();
    let (with_firms, links) = view.links_with_firms();
    if links == 0 {
        return vec![Piece::text("技术结构待补充。")];
    }
    let text = format!(
        "本链由{}构成，共 {links} 个一级环节、{} 项产品与技术，其中 {with_firms} 个一级环节有省内企业（按本站收录）。",
        bands.join("、"),
        view.products.len(),
    );
    vec![Piece::text(text)]
}

/// The statuses that are told by name.
pub(super) const TOLD: [Status; 4] = [Status::Strong, Status::Weak, Status::Missing, Status::Risk];

/// Strong, weak, missing, at risk, with names.
fn standing(view: &ChainView<'_>) -> Cell {
    let mut cell = Cell::new();
    for status in TOLD {
        let names = named(view, status);
        if names.is_empty() {
            continue;
        }
        cell.push(Piece::text(format!("{} {} 项", status.word(), names.len())).of("strong"));
        cell.push(Piece::text(format!("：{}。", shortened(&names))));
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
pub(super) fn shortened(names: &[&str]) -> String {
    let shown = names.iter().take(NAMES).copied().collect::<Vec<_>>().join("、");
    if names.len() > NAMES { shown + "等" } else { shown }
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
    let scope = figure.scope.as_ref().map(|scope| format!("{}：", scope.value));
    let time = match figure.due {
        Some(due) => Some(format!("目标，到 {}", due.value)),
        None => quantity.as_of.or(record.as_of).map(|day| format!("截至 {}", day.value)),
    };
    let calibre = quantity.calibre.as_ref().map(|calibre| calibre.value.clone());
    let about: Vec<String> = calibre.into_iter().chain(time).collect();
    let (scope, name) = (scope.unwrap_or_default(), &record.name.value);
    let shown = quantity.shown();
    let mut cell = vec![Piece::text(format!("{scope}{name} {shown}（{}）", about.join("，")))];
    cell.extend(bench.sources(&quantity.sources));
    cell.extend(bench.sources_of(record));
    cell
}

fn asked(bench: &Bench<'_>, view: &ChainView<'_>) -> Part {
    let items: Vec<Cell> = view.chain.requests.iter().map(|one| request(bench, one)).collect();
    let paragraphs = match items.is_empty() {
        true => vec![vec![Piece::text("暂无。")]],
        false => Vec::new(),
    };
    let rest = Some(registers::label("requests", view));
    Part { heading: "提请事项", paragraphs, items, rest }
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
    let text = match (view.chain.problems.len(), late.len()) {
        (0, _) => "问题台账待补充。".to_owned(),
        (_, 0) => format!("在办问题 {open} 项，没有逾期。"),
        (_, count) => {
            let names = late.iter().take(LATE).copied().collect::<Vec<_>>().join("、");
            let more = if count > LATE { "等" } else { "" };
            format!("在办问题 {open} 项，其中逾期 {count} 项：{names}{more}。")
        }
    };
    let paragraphs = vec![vec![Piece::text(text)]];
    Some(Part { heading: "问题", paragraphs, items: Vec::new(), rest: None })
}
