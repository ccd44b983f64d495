//! A report for a document: headings and lists, ~~what went~~ and **what came** within texts.

use super::super::{Line, Nature, Part, Piece, Report, Share, Status, Telling, Way};
use super::{counted, editions, placed, titled};
use std::fmt::Write as _;

/// The report as Markdown.
#[must_use]
pub fn markdown(report: &Report<'_>, way: Way) -> String {
    let mut out = format!("# 本版变化\n\n{}。{}。\n", editions(report), counted(report));
    let status = report.groups(Status::Only, way);
    if !status.is_empty() {
        out.push_str("\n## 状态变化\n\n");
        for group in status {
            let lines = group.parts.iter().flat_map(|part| &part.lines);
            lines.for_each(|line| told(&mut out, report, line));
        }
    }
    for group in report.groups(Status::Without, way) {
        let _ = writeln!(out, "\n## {}", escaped(&group.heading));
        group.parts.iter().for_each(|part| part_told(&mut out, report, part));
    }
    out
}

fn part_told(out: &mut String, report: &Report<'_>, part: &Part<'_, '_>) {
    let _ = writeln!(out, "\n### {}\n", escaped(&part.heading));
    part.lines.iter().for_each(|line| told(out, report, line));
    for dated in &part.dated {
        let first = dated.first();
        let records: Vec<String> = dated.lines.iter().map(|line| escaped(&titled(line))).collect();
        let _ = writeln!(out, "- {} {}：{}", first.field, change(first), records.join("、"));
    }
}

fn told(out: &mut String, report: &Report<'_>, line: &Line<'_>) {
    let who = escaped(&titled(line));
    let _ = match line.nature {
        Nature::Added | Nature::Removed => {
            let word = line.nature.word(report.new.audience);
            writeln!(out, "- {word}：{who}{}", escaped(&placed(line)))
        }
        _ => writeln!(out, "- {who}：{} {}", line.field, change(line)),
    };
}

fn change(line: &Line<'_>) -> String {
    let pieces = line.shown();
    if line.telling == Telling::Replaced {
        let sides = pieces.iter().map(|one| escaped(&one.text));
        return sides.collect::<Vec<_>>().join(" → ");
    }
    let list = line.telling == Telling::List;
    let piece = |Piece { share, text }: &Piece| match share {
        Share::Kept => escaped(text),
        Share::Removed if list => format!("去 {} ", escaped(text)),
        Share::Added if list => format!("增 {}", escaped(text)),
        // White space keeps the marks from being taken for text beside Chinese punctuation.
        Share::Removed => format!(" ~~{}~~ ", escaped(text.trim())),
        Share::Added => format!(" **{}** ", escaped(text.trim())),
    };
    pieces.iter().map(piece).collect::<String>().trim().to_owned()
}

/// Text in which nothing is taken for a mark of Markdown or HTML.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '~' | '|' | '&' => {
                out.push('\\');
                out.push(c);
            }
            '\n' => out.push(' '),
            c => out.push(c),
        }
    }
    out
}
