//! What changed in a chain since the last edition, as a table: status changes first, then part by part. What went is
//! struck out, what came is underlined, so that a grey copy tells the one from the other.

use super::bench::Bench;
use super::view::{Cell, Changes, Columns, Piece, Table, below};
use crate::diff::{Dated, Line, Nature, Report, Share, Status, Telling, Way};
use crate::model::Openness;
use crate::wording::say;

const CHANGES: Columns = ("pack_changes.heads", &[(18, "left"), (48, "left"), (90, "left")]);

/// The changes of a chain in words; none where nothing changed.
pub(super) fn told(bench: &Bench<'_>, report: &Report<'_>, chain: &str) -> Option<Changes> {
    report.of(Some(chain)).next()?;
    let words = bench.words();
    let mut table = bench.table("pack_changes.caption", CHANGES);
    let status = report.of(Some(chain)).filter(|line| line.nature == Nature::Status);
    let mut status = status.peekable();
    if status.peek().is_some() {
        table.group(words.word("pack_changes.status"));
    }
    status.for_each(|line| row(bench, report, line, &mut table));
    let groups = report.groups(Status::Without, Way::Chain).into_iter();
    for part in groups.filter(|group| group.chain == Some(chain)).flat_map(|group| group.parts) {
        table.group(part.heading.as_str());
        part.lines.iter().for_each(|line| row(bench, report, line, &mut table));
        part.dated.iter().for_each(|dated| dates(bench, dated, &mut table));
    }
    let since = say!(words, "pack_summary.since", changes = report.since(Some(chain)));
    let mut since = vec![Piece::text(since)];
    since.extend(
        report.old.note.as_deref().map(|note| Piece::text(say!(words, "pack_changes.note", note))),
    );
    since.push(Piece::text(words.word("pack_changes.drawn")));
    Some(Changes { since, tables: vec![table], sheets: Vec::new() })
}

/// A change as a row: the record, and what changed.
fn row(bench: &Bench<'_>, report: &Report<'_>, line: &Line<'_>, table: &mut Table) {
    hold(bench, line);
    let number = line.record.number.as_str();
    let place =
        [line.kind.as_str(), line.place.as_str()].into_iter().filter(|text| !text.is_empty());
    let place = place.collect::<Vec<_>>().join(bench.words().word("sign.clause"));
    let what = match line.nature {
        Nature::Changed | Nature::Status => line.field.as_str(),
        nature => nature.word(report.new.audience),
    };
    let mut cell = vec![Piece::text(format!("{what} ")).of("strong")];
    cell.extend(change(bench, line));
    let number = Piece::text(number).of("number").to(bench.row(number));
    table.row(None, vec![vec![number], below(vec![Piece::text(&line.name)], Some(place)), cell]);
}

/// Records that got the same new date in place of the same old one.
fn dates(bench: &Bench<'_>, dated: &Dated<'_, '_>, table: &mut Table) {
    dated.lines.iter().for_each(|line| hold(bench, line));
    let first = dated.first();
    let mut cell = vec![Piece::text(format!("{} ", first.field)).of("strong")];
    cell.extend(change(bench, first));
    let names: Vec<&str> = dated.lines.iter().map(|line| line.name.as_str()).collect();
    let (count, names) = (names.len(), bench.words().list(&names));
    let whose = say!(bench.words(), "pack_changes.dated", count);
    let whose = below(vec![Piece::text(whose)], Some(names));
    table.row(None, vec![Cell::new(), whose, cell]);
}

fn hold(bench: &Bench<'_>, line: &Line<'_>) {
    let openness = line.record.text("openness").and_then(<Openness as crate::model::Word>::parse);
    openness.into_iter().for_each(|openness| bench.hold(openness));
}

/// What it said and what it says, or the pieces of a text or list.
fn change(bench: &Bench<'_>, line: &Line<'_>) -> Cell {
    let between = match line.telling {
        Telling::Replaced => " → ",
        Telling::List => bench.words().word("pack_page.gap"),
        Telling::Within => "",
    };
    let mut cell = Cell::new();
    for piece in line.shown() {
        if !cell.is_empty() && !between.is_empty() {
            cell.push(Piece::text(between));
        }
        let style = match (line.telling, piece.share) {
            (_, Share::Kept) | (Telling::Replaced, _) => "",
            (_, Share::Removed) => "removed",
            (_, Share::Added) => "added",
        };
        cell.push(Piece::text(piece.text).of(style));
    }
    cell
}
