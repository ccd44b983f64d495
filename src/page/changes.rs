//! What changed since older editions: a page to each of them with the whole report, the list of them, and the line that the
//! home page and the pages of chains show of the last.

use super::desk::Desk;
use super::frame::Link;
use super::view::{Cell, Figure, Piece, Section, Table};
use super::{ChangeSheet, Page, figures, review};
use crate::diff::{
    Dated, Group, Line, Nature, Part, Report, Share, Status as Wanted, Telling, Way,
};
use crate::model::{Openness, Status, Word};
use crate::site::{EntityKind, Key, Site};
use crate::wording::say;
use serde::Serialize;

/// What changed since the last edition, in a line.
#[derive(Debug, Serialize)]
pub(super) struct Since {
    /// `与 2023-Q3（截至 2023-09-30）相比：状态变化 3，新增 5`.
    text: String,
    /// What the older edition says of itself.
    note: Option<String>,
    /// The report.
    all: Link,
}

#[derive(Serialize)]
struct View {
    figures: Vec<Figure>,
    compared: String,
    note: Option<String>,
    status: Option<Table>,
    contents: Vec<Link>,
    groups: Vec<GroupView>,
}

#[derive(Serialize)]
struct GroupView {
    id: String,
    heading: String,
    /// The maps that show the changes in place.
    drawn: Vec<Link>,
    parts: Vec<PartView>,
}

#[derive(Serialize)]
struct PartView {
    heading: String,
    table: Option<Table>,
    dated: Vec<Cell>,
}

#[derive(Serialize)]
struct ListView {
    figures: Vec<Figure>,
    sections: Vec<Section>,
}

/// Where the report against an older edition stands.
pub(super) fn address(report: &Report<'_>) -> String {
    format!("changes/{}.html", report.old.edition)
}

/// The list of older editions.
pub(super) const LIST: &str = "changes/index.html";

/// What changed since the last edition, in all or in a chain; none where no older edition is there.
pub(super) fn since(desk: &Desk<'_>, chain: Option<&str>) -> Option<Since> {
    let report = desk.reports().first()?;
    let anchor = chain.filter(|_| report.of(chain).next().is_some()).map(|id| format!("#{id}"));
    let address = address(report) + &anchor.unwrap_or_default();
    let (text, note) = (report.since(chain), report.old.note.clone());
    Some(Since { text, note, all: desk.link(desk.word("page_changes.this_edition"), &address) })
}

/// The list of older editions, each with its report.
pub(super) fn list(desk: &Desk<'_>) -> Page {
    let mut table = Table::new(
        desk.word("page_changes.editions_caption"),
        &desk.row("page_changes.edition_heads"),
    );
    for report in desk.reports() {
        let link = Piece::link(&report.old.edition, desk.to(&address(report)));
        let note = report.old.note.as_deref();
        table.row(vec![
            link.into(),
            Cell::from(&report.old.as_of).of_class("date"),
            report.counted(None).into(),
            note.map_or_else(Cell::empty, Into::into),
        ]);
    }
    let section = Section::table(desk.word("page_changes.editions"), table)
        .with_note(desk.word("page_changes.editions_note"));
    let view = ListView { figures: Vec::new(), sections: vec![section] };
    Page::new(desk, "list.html", desk.word("page_changes.title_editions"), Vec::new(), &view)
}

/// The report against an older edition.
pub(super) fn page(desk: &Desk<'_>, report: &Report<'_>, sheets: &[ChangeSheet]) -> Page {
    let audience = report.new.audience;
    let counts = report.counts().into_iter();
    let groups = report.groups(Wanted::Without, Way::Chain);
    let link = |group: &Group<'_, '_>| Link {
        text: group.heading.clone(),
        href: format!("#{}", id_of(group)),
    };
    let view = View {
        figures: counts.map(|(nature, count)| Figure::new(count, nature.word(audience))).collect(),
        compared: say!(
            desk.words(),
            "page_changes.compared",
            old = report.old.edition,
            old_day = report.old.as_of,
            new = report.new.edition,
            new_day = report.new.as_of,
            audience = audience.edition_words(),
        ),
        note: report.old.note.clone(),
        status: status(desk, report),
        contents: groups.iter().map(link).collect(),
        groups: groups
            .iter()
            .map(|group| GroupView {
                drawn: drawn(desk, group, (report, sheets)),
                ..group_view(desk, report, group)
            })
            .collect(),
    };
    let title = say!(desk.words(), "page_changes.title", edition = report.old.edition);
    Page::new(
        desk,
        "changes.html",
        title,
        vec![desk.link(desk.word("page_changes.title_editions"), LIST)],
        &view,
    )
}

/// Status changes over all chains: what the office looks for first.
fn status(desk: &Desk<'_>, report: &Report<'_>) -> Option<Table> {
    let mut table =
        Table::new(desk.word("page_changes.status"), &desk.row("page_changes.status_heads"))
            .of_class("changes");
    for line in report.lines.iter().filter(|line| line.nature == Nature::Status) {
        let chain = line.record.chain.as_deref().and_then(|id| desk.site().chain(id));
        let chain = chain.map_or_else(|| Piece::text(&line.chain), |view| desk.chain(view));
        table.row(vec![title(desk, line), status_change(desk, line), chain.into()]);
    }
    (!table.rows.is_empty()).then_some(table)
}

fn id_of(group: &Group<'_, '_>) -> String {
    group.chain.unwrap_or("site").to_owned()
}

fn group_view(desk: &Desk<'_>, report: &Report<'_>, group: &Group<'_, '_>) -> GroupView {
    let parts = group.parts.iter().map(|part| part_view(desk, report, part)).collect();
    GroupView { id: id_of(group), heading: group.heading.clone(), drawn: Vec::new(), parts }
}

/// The change sheets of a chain's maps.
fn drawn(
    desk: &Desk<'_>,
    group: &Group<'_, '_>,
    (report, sheets): (&Report<'_>, &[ChangeSheet]),
) -> Vec<Link> {
    let own = sheets.iter().filter(|sheet| sheet.is_since(&report.old.edition));
    let links = own.map(|sheet| sheet.link_of_map(desk));
    links.filter(|(chain, _)| group.chain == Some(chain)).map(|(_, link)| link).collect()
}

fn part_view(desk: &Desk<'_>, report: &Report<'_>, part: &Part<'_, '_>) -> PartView {
    let mut table =
        Table::new(part.heading.as_str(), &desk.row("page_changes.heads")).of_class("changes");
    for line in &part.lines {
        table.row(row(desk, report, line));
    }
    PartView {
        heading: part.heading.clone(),
        table: (!table.rows.is_empty()).then_some(table),
        dated: part.dated.iter().map(|dated| dated_cell(desk, dated)).collect(),
    }
}

/// A change as a row: the record and what changed.
pub(super) fn row(desk: &Desk<'_>, report: &Report<'_>, line: &Line<'_>) -> Vec<Cell> {
    let what = match line.nature {
        Nature::Changed => Piece::text(&line.field).of_class("field"),
        nature => Piece::text(nature.word(report.new.audience)).of_class(nature.id()),
    };
    let mut cell = Cell::from(what);
    cell.pieces.extend(change(desk, line).pieces);
    vec![title(desk, line), cell]
}

/// Number and name of a record, as a link to where it is shown today; its kind and where it stands.
fn title(desk: &Desk<'_>, line: &Line<'_>) -> Cell {
    let place = match line.place.is_empty() {
        true => line.kind.to_string(),
        false => say!(desk.words(), "page_changes.place", kind = line.kind, place = line.place),
    };
    let number = Some(Piece::text(format!("{} ", line.record.number)).of_class("number"));
    let number = number.filter(|_| !line.record.number.is_empty());
    let pieces = number.into_iter().chain([named(desk, line)]).collect();
    let mut cell = Cell { pieces, class: None }.below(Some(place));
    let id = line.record.joined().next().unwrap_or_default();
    for opinion in review::adopted_for(desk, line.record.chain.as_deref(), id) {
        cell = cell.with(opinion);
    }
    cell
}

fn named(desk: &Desk<'_>, line: &Line<'_>) -> Piece {
    let openness = line.record.text("openness").and_then(Openness::parse);
    openness.into_iter().for_each(|openness| desk.hold(openness));
    let address = line.is_there.then(|| shown_at(desk.site(), line)).flatten();
    match address {
        Some(address) => Piece::link(&line.name, desk.to(&address)),
        None => Piece::text(&line.name),
    }
}

/// Where a record of today is shown; none for kinds without a page or an anchor.
fn shown_at(site: &Site<'_>, line: &Line<'_>) -> Option<String> {
    let record = line.record;
    let chain = record.chain.as_deref();
    let id = record.joined().next()?;
    let page = |kind| Some(site.page(kind, id));
    match record.kind.as_str() {
        "chain" => page(EntityKind::Chain),
        "region" => page(EntityKind::Region),
        "application area" => page(EntityKind::Area),
        "leader" => page(EntityKind::Leader),
        "department" => page(EntityKind::Department),
        "source" => page(EntityKind::Source),
        "problem" => register(site, EntityKind::Problem, (chain?, id)),
        "opinion" => register(site, EntityKind::Opinion, (chain?, id)),
        "lead" => register(site, EntityKind::Lead, (chain?, id)),
        "request" => register(site, EntityKind::Request, (chain?, id)),
        "risk" => register(site, EntityKind::Risk, (chain?, id)),
        "indicator" | "indicator value" => register(site, EntityKind::Indicator, (chain?, id)),
        _ if record.number.is_empty() => None,
        _ => {
            let entity = site.find(chain, id)?;
            (site.number(entity) == record.number).then(|| site.address(entity))
        }
    }
}

/// The row of a register on its chain's page.
fn register(site: &Site<'_>, kind: EntityKind, (chain, id): (&str, &str)) -> Option<String> {
    let number = site.numbers.get(&Key::local(kind, chain, id));
    let page = site.page(EntityKind::Chain, chain);
    (!number.is_empty()).then(|| format!("{page}#{number}"))
}

/// A status before and after, with its signs; other words of how far something is as they are.
fn status_change(desk: &Desk<'_>, line: &Line<'_>) -> Cell {
    let side = |text: &str| match Status::parse(text) {
        Some(status) => vec![figures::badge(desk, status), Piece::text(desk.words().of(status))],
        None => vec![Piece::text(if text.is_empty() {
            desk.word("page_changes.nothing")
        } else {
            text
        })],
    };
    let mut pieces = Vec::new();
    if line.key != Some("status") {
        pieces.push(Piece::text(&line.field).of_class("field"));
    }
    pieces.extend(side(&line.old));
    pieces.push(Piece::text(" → "));
    pieces.extend(side(&line.new));
    Cell { pieces, class: Some("status") }
}

/// What changed: what it said and what it says, or the pieces of a text or list, where what went is struck out and what
/// came is underlined.
fn change(desk: &Desk<'_>, line: &Line<'_>) -> Cell {
    let mut cell = Cell::empty();
    for (at, piece) in line.shown().into_iter().enumerate() {
        let class = match (line.telling, piece.share) {
            (_, Share::Kept) => None,
            (Telling::Replaced, Share::Removed) => Some("before"),
            (Telling::Replaced, Share::Added) => None,
            (_, Share::Removed) => Some("del"),
            (_, Share::Added) => Some("ins"),
        };
        let between = match line.telling {
            Telling::Replaced => " → ",
            Telling::List => desk.word("sign.gap"),
            Telling::Within => "",
        };
        if at > 0 && !between.is_empty() {
            cell = cell.with(Piece::text(between));
        }
        cell = cell.with(Piece { text: piece.text, href: None, class });
    }
    cell
}

/// Records that got the same new date.
fn dated_cell(desk: &Desk<'_>, dated: &Dated<'_, '_>) -> Cell {
    let mut cell = Cell::from(Piece::text(format!("{} ", dated.first().field)));
    cell.pieces.extend(change(desk, dated.first()).pieces);
    let records = dated.lines.iter().map(|line| match line.record.number.as_str() {
        "" => named(desk, line),
        number => Piece { text: format!("{number} {}", line.name), ..named(desk, line) },
    });
    let records = Cell::enumerated(records);
    cell.pieces.push(Piece::text(say!(
        desk.words(),
        "page_changes.dated",
        count = dated.lines.len()
    )));
    cell.pieces.extend(records.pieces);
    cell
}
