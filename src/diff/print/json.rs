//! A report for programs: a head with counts, then one change to a line.

use super::super::{Line, Piece, Report};
use crate::model::Word;
use crate::snapshot::Snapshot;
use serde::Serialize;
use std::collections::BTreeMap;

/// Version of the form.
const SCHEMA: u32 = 1;

#[derive(Serialize)]
struct Head<'r> {
    schema: u32,
    old: Edition<'r>,
    new: Edition<'r>,
    audience: &'static str,
    counts: BTreeMap<&'static str, usize>,
}

#[derive(Serialize)]
struct Edition<'r> {
    edition: &'r str,
    as_of: &'r str,
}

#[derive(Serialize)]
struct Row<'r> {
    nature: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    chain: Option<&'r str>,
    part: &'static str,
    #[serde(skip_serializing_if = "str::is_empty")]
    department: &'r str,
    kind: &'r str,
    key: &'r str,
    #[serde(skip_serializing_if = "str::is_empty")]
    number: &'r str,
    name: &'r str,
    #[serde(skip_serializing_if = "Option::is_none")]
    field: Option<&'r str>,
    #[serde(skip_serializing_if = "str::is_empty")]
    old: &'r str,
    #[serde(skip_serializing_if = "str::is_empty")]
    new: &'r str,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pieces: &'r [Piece],
}

/// The report as JSON.
#[must_use]
pub fn json(report: &Report<'_>) -> String {
    let head = Head {
        schema: SCHEMA,
        old: edition(report.old),
        new: edition(report.new),
        audience: report.new.audience.word(),
        counts: report.counts().into_iter().map(|(nature, count)| (nature.id(), count)).collect(),
    };
    let head = serde_json::to_string_pretty(&head).unwrap_or_default();
    let rows =
        report.lines.iter().map(|line| serde_json::to_string(&row(line)).unwrap_or_default());
    let rows = rows.collect::<Vec<_>>().join(",\n");
    format!("{},\n  \"changes\": [\n{rows}\n  ]\n}}\n", head.trim_end_matches("\n}"))
}

fn edition(snapshot: &Snapshot) -> Edition<'_> {
    Edition { edition: &snapshot.edition, as_of: &snapshot.as_of }
}

fn row<'r>(line: &'r Line<'_>) -> Row<'r> {
    Row {
        nature: line.nature.id(),
        chain: line.record.chain.as_deref(),
        part: line.area.id(),
        department: &line.department,
        kind: &line.record.kind,
        key: &line.record.key,
        number: &line.record.number,
        name: &line.name,
        field: line.key,
        old: &line.old,
        new: &line.new,
        pieces: &line.pieces,
    }
}
