//! A report for spreadsheets: UTF-8 with a byte-order mark, so that Excel and WPS read the Chinese.

use super::super::{Line, Report};

const COLUMNS: [&str; 11] =
    ["变化", "产业链", "图", "部门", "类别", "编号", "名称", "位置", "字段", "原", "现"];

/// The report as CSV.
#[must_use]
pub fn csv(report: &Report<'_>) -> String {
    let mut out = String::from("\u{feff}");
    push(&mut out, &COLUMNS);
    for line in &report.lines {
        push(&mut out, &cells(report, line));
    }
    out
}

fn cells<'r>(report: &Report<'_>, line: &'r Line<'_>) -> [&'r str; 11] {
    [
        line.nature.word(report.new.audience),
        &line.chain,
        line.area.word(),
        &line.department,
        &line.kind,
        &line.record.number,
        &line.name,
        &line.place,
        &line.field,
        &line.old,
        &line.new,
    ]
}

fn push(out: &mut String, cells: &[&str; 11]) {
    let quoted: Vec<String> = cells.iter().map(|cell| quoted(cell)).collect();
    out.push_str(&quoted.join(","));
    out.push_str("\r\n");
}

/// A cell. What a spreadsheet would take for a formula is told as text.
fn quoted(cell: &str) -> String {
    let is_number = cell.trim_end_matches('%').parse::<f64>().is_ok();
    let is_formula = cell.starts_with(['=', '+', '-', '@', '\t']) && !is_number;
    let guard = if is_formula { "'" } else { "" };
    if guard.is_empty() && !cell.contains([',', '"', '\n', '\r']) {
        return cell.to_owned();
    }
    format!("\"{guard}{}\"", cell.replace('"', "\"\""))
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn cells_are_text() {
        for (cell, expected) in [
            ("硅片", "硅片"),
            ("甲,乙", "\"甲,乙\""),
            ("说“\"”", "\"说“\"\"”\""),
            ("-3.2", "-3.2"),
            ("=1+1", "\"'=1+1\""),
        ] {
            assert_eq!(quoted(cell), expected);
        }
    }
}
