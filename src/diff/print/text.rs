//! A report for a terminal: `[-what went-]` and `{+what came+}` stand within texts.

use super::super::{Dated, Group, Line, Nature, Piece, Report, Share, Status, Telling, Way};
use super::{counted, editions, placed, titled};
use std::fmt::Write as _;

/// The report as plain text.
#[must_use]
pub fn text(report: &Report<'_>, way: Way) -> String {
    let mut out = format!("{}\n{}\n", editions(report), counted(report));
    let status = report.groups(Status::Only, way);
    if !status.is_empty() {
        out.push_str("\n状态变化\n");
        for part in status.iter().flat_map(|group| &group.parts) {
            part.lines.iter().for_each(|line| told(&mut out, line, "  "));
        }
    }
    for group in report.groups(Status::Without, way) {
        group_told(&mut out, &group);
    }
    out
}

fn group_told(out: &mut String, group: &Group<'_, '_>) {
    let _ = writeln!(out, "\n{}", group.heading);
    for part in &group.parts {
        let _ = writeln!(out, "  {}", part.heading);
        part.lines.iter().for_each(|line| told(out, line, "    "));
        for dated in &part.dated {
            let _ = writeln!(out, "    ~ {}", dated_told(dated));
        }
    }
}

fn told(out: &mut String, line: &Line<'_>, indent: &str) {
    let mark = match line.nature {
        Nature::Status => '!',
        Nature::Added => '+',
        Nature::Removed => '-',
        _ => '~',
    };
    let _ = match line.field.as_str() {
        "" => writeln!(out, "{indent}{mark} {}{}", titled(line), placed(line)),
        field => writeln!(out, "{indent}{mark} {}：{field} {}", titled(line), change(line)),
    };
}

fn dated_told(dated: &Dated<'_, '_>) -> String {
    let first = dated.first();
    let records: Vec<String> = dated.lines.iter().map(|line| titled(line)).collect();
    format!("{} {}：{}", first.field, change(first), records.join("、"))
}

fn change(line: &Line<'_>) -> String {
    let pieces = line.shown();
    if line.telling == Telling::Replaced {
        return pieces.into_iter().map(|one| one.text).collect::<Vec<_>>().join(" → ");
    }
    let list = line.telling == Telling::List;
    let piece = |Piece { share, text }: Piece| match share {
        Share::Kept => text,
        Share::Removed if list => format!("去 {text} "),
        Share::Added if list => format!("增 {text}"),
        Share::Removed => format!("[-{text}-]"),
        Share::Added => format!("{{+{text}+}}"),
    };
    pieces.into_iter().map(piece).collect::<String>().trim_end().to_owned()
}
