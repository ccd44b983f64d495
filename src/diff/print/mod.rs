//! A report put out: as text for a terminal, Markdown for a document, JSON and CSV for programs and spreadsheets.

mod csv;
mod json;
mod markdown;
mod text;

pub use csv::csv;
pub use json::json;
pub use markdown::markdown;
pub use text::text;

use super::{Line, Report};
use crate::snapshot::Snapshot;

/// Which editions a report compares: `2023-Q3（截至 2023-09-30）→ 2023-Q4（截至 2023-12-31），公开版`.
fn editions(report: &Report<'_>) -> String {
    let one = |one: &Snapshot| format!("{}（截至 {}）", one.edition, one.as_of);
    let audience = report.new.audience.edition_words();
    format!("{} → {}，{audience}", one(report.old), one(report.new))
}

/// How many changes of which kind: `状态变化 3，新增 5`.
fn counted(report: &Report<'_>) -> String {
    let audience = report.new.audience;
    let counts = report.counts().into_iter();
    let counts: Vec<String> =
        counts.map(|(nature, count)| format!("{} {count}", nature.word(audience))).collect();
    if counts.is_empty() { "没有变化".to_owned() } else { counts.join("，") }
}

/// Number and name of a record, its kind in brackets.
fn titled(line: &Line<'_>) -> String {
    let number = &line.record.number;
    let space = if number.is_empty() { "" } else { " " };
    format!("{number}{space}{}（{}）", line.name, line.kind)
}

/// Where a record stands that came or went; empty where it stands in nothing.
fn placed(line: &Line<'_>) -> String {
    if line.place.is_empty() { String::new() } else { format!("，{}", line.place) }
}
