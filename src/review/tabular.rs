//! Reads what comes back: workbooks, CSV in any encoding, the file of the comment panel. Each becomes sheets of lines whose
//! cells are known by the heads of their columns; what has no such head is kept apart, so that nothing is lost.

use super::csv;
use crate::diag::Words;
use crate::source;
use calamine::{Data, Reader, Xlsx};
use serde::Deserialize;
use std::io::Cursor;

/// A sheet of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// The file and, for workbooks, the sheet: `E1.xlsx 意见表`.
    pub place: String,
    /// `chain/round` that it was made for, where it says so.
    pub made_for: Option<String>,
    /// Heads that are not understood, and columns that lack.
    pub complaints: Vec<Words>,
    /// Its lines below the head, those that say anything.
    pub lines: Vec<Line>,
}

/// A line of a sheet.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Line {
    /// Its row, from 1.
    pub row: usize,
    /// Printed number of the item.
    pub number: String,
    /// Name of the item.
    pub name: String,
    /// Where the opinion comes from.
    pub origin: String,
    /// The opinion.
    pub text: String,
    /// What it is about.
    pub category: String,
    /// The wording that it proposes.
    pub proposed: String,
    /// Key of the item.
    pub key: String,
    /// Hash of the item as it was sent out.
    pub hash: String,
    /// `chain/round#reviewer`.
    pub round: String,
    /// What stood in columns that are not understood.
    pub rest: Vec<String>,
}

/// The heads of columns with other ways of calling them, in the order of [`Line::slot`].
const HEADS: [&[&str]; 9] = [
    &["编号", "序号", "条目编号"],
    &["名称", "条目", "条目名称"],
    &["意见来源", "来自", "提出者", "意见来自"],
    &["意见", "修改意见", "意见建议", "意见和建议", "意见与建议", "评审意见"],
    &["类别", "意见类别"],
    &["建议表述", "建议修改为", "修改建议", "建议改为"],
    &["键"],
    &["校验"],
    &["评审"],
];

/// What is shown to be read, not filled in; changed or not, it says nothing.
const SHOWN: [&str; 2] = ["表述", "来源"];

/// Where the opinion stands among the heads.
const TEXT: usize = 3;

/// How far down the head of a table is looked for.
const HEAD_ROWS: usize = 15;

impl Line {
    fn slot(&mut self, at: usize) -> &mut String {
        match at {
            0 => &mut self.number,
            1 => &mut self.name,
            2 => &mut self.origin,
            3 => &mut self.text,
            4 => &mut self.category,
            5 => &mut self.proposed,
            6 => &mut self.key,
            7 => &mut self.hash,
            _ => &mut self.round,
        }
    }

    /// Whether somebody wrote anything into it.
    #[must_use]
    pub fn is_filled(&self) -> bool {
        !self.text.is_empty() || !self.proposed.is_empty() || !self.rest.is_empty()
    }
}

/// Reads a file by the ending of its name.
///
/// # Errors
/// When it is no workbook, no text, or no file of the comment panel.
pub fn read(name: &str, bytes: &[u8]) -> Result<Vec<Sheet>, Words> {
    let ending = name.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    match ending.as_str() {
        "xlsx" | "et" => workbook(name, bytes),
        "csv" | "txt" => {
            let text = source::decode(bytes).ok_or_else(|| no_text(name))?;
            Ok(vec![sheet(name.to_owned(), &csv::parse(text.trim_start_matches('\u{feff}')))])
        }
        "json" => comments(name, bytes).map(|sheet| vec![sheet]),
        _ => Err(Words::new(
            format!("{name}：只读 .xlsx、.csv 和评论面板导出的 .json"),
            format!("{name}: only .xlsx, .csv and the .json of the comment panel are read"),
        )),
    }
}

fn no_text(name: &str) -> Words {
    Words::new(
        format!("{name}：既不是 UTF-8 也不是 GB18030 编码；另存为 .xlsx 再试"),
        format!("{name}: neither UTF-8 nor GB18030; save it as .xlsx and try again"),
    )
}

fn workbook(name: &str, bytes: &[u8]) -> Result<Vec<Sheet>, Words> {
    let damaged = |error: calamine::XlsxError| {
        Words::new(
            format!(
                "{name}：不是能读的 .xlsx 工作簿（{error}）；在 WPS 或 Excel 里另存为 .xlsx 再试"
            ),
            format!("{name}: no readable .xlsx workbook ({error}); save it again as .xlsx"),
        )
    };
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(damaged)?;
    let mut sheets = Vec::new();
    for title in book.sheet_names() {
        let range = book.worksheet_range(&title).map_err(damaged)?;
        let Some(end) = range.end() else { continue };
        let merged = book.merge_cells_by_sheet_name(&title).unwrap_or_default();
        let cell = |row: u32, column: u32| {
            let area = merged.iter().find(|area| area.contains(row, column));
            let (row, column) = area.map_or((row, column), |area| area.start);
            range.get_value((row, column)).map(shown).unwrap_or_default()
        };
        let rows: Vec<Vec<String>> =
            (0..=end.0).map(|row| (0..=end.1).map(|at| cell(row, at)).collect()).collect();
        sheets.push(sheet(format!("{name} {title}"), &rows));
    }
    Ok(sheets)
}

fn shown(data: &Data) -> String {
    match data {
        Data::String(text) => text.trim().to_owned(),
        Data::Empty | Data::Error(_) => String::new(),
        other => other.to_string(),
    }
}

/// A sheet of rows of cells.
fn sheet(place: String, rows: &[Vec<String>]) -> Sheet {
    let mut sheet = Sheet { place, made_for: None, complaints: Vec::new(), lines: Vec::new() };
    let is_head = |row: &&Vec<String>| row.iter().filter(|cell| head(cell).is_some()).count() >= 2;
    let Some(at) = rows.iter().take(HEAD_ROWS).position(|row| is_head(&row)) else {
        sheet.complaints.push(Words::new(
            "找不到表头（编号、名称、意见……）",
            "no head with the names of the columns was found",
        ));
        let filled =
            rows.iter().enumerate().filter(|(_, row)| row.iter().any(|one| !one.is_empty()));
        sheet.lines = filled.map(|(at, row)| rest_only(at, row)).collect();
        return sheet;
    };
    let heads: Vec<Option<usize>> = rows[at].iter().map(|cell| head(cell)).collect();
    sheet.complaints = complaints(&rows[at], &heads);
    let below = rows.iter().enumerate().skip(at + 1).filter(|(_, row)| !is_signature(row));
    sheet.lines = below.map(|(row, cells)| line(row, cells, (&heads, &rows[at]))).collect();
    sheet.made_for = sheet.lines.iter().map(|one| &one.round).find(|one| !one.is_empty()).cloned();
    sheet.lines.retain(Line::is_filled);
    sheet
}

/// Whether a row is the line for name and day below the table, which is no opinion.
fn is_signature(row: &[String]) -> bool {
    row.iter().find(|cell| !cell.is_empty()).is_some_and(|cell| cell.starts_with("签名"))
}

/// Which column a head is that of, white space and remarks in brackets aside.
fn head(cell: &str) -> Option<usize> {
    let plain: String = cell.chars().filter(|c| !c.is_whitespace()).collect();
    let plain = plain.split(['（', '(']).next().unwrap_or_default();
    HEADS.iter().position(|names| names.contains(&plain))
}

fn complaints(row: &[String], heads: &[Option<usize>]) -> Vec<Words> {
    let mut told = Vec::new();
    for (names, _) in HEADS[..6].iter().zip(0..).filter(|(_, at)| !heads.contains(&Some(*at))) {
        let name = names[0];
        told.push(Words::new(format!("缺少“{name}”一列"), format!("the column {name} is missing")));
    }
    let is_unknown = |(cell, at): &(&String, &Option<usize>)| at.is_none() && is_strange(cell);
    for (cell, _) in row.iter().zip(heads).filter(is_unknown) {
        told.push(Words::new(
            format!("不认识的列“{cell}”，其中写的字列入未对应清单"),
            format!(
                "the column `{cell}` is not understood; what it holds goes into the list of losses"
            ),
        ));
    }
    told
}

fn is_strange(head: &str) -> bool {
    !head.is_empty() && !SHOWN.contains(&head)
}

fn line(at: usize, row: &[String], table: (&[Option<usize>], &[String])) -> Line {
    let (heads, _) = table;
    let mut line = Line { row: at + 1, rest: rest(row, table), ..Line::default() };
    for (cell, at) in row.iter().zip(heads) {
        if let Some(at) = at {
            cell.trim().clone_into(line.slot(*at));
        }
    }
    line
}

/// What stands below heads that are not understood; below none at all only where no head is left of it.
fn rest(row: &[String], (heads, names): (&[Option<usize>], &[String])) -> Vec<String> {
    let opinion = heads.contains(&Some(TEXT));
    let cells = row.iter().enumerate().filter(|(at, cell)| {
        let head = names.get(*at).map(String::as_str).unwrap_or_default();
        let is_known = heads.get(*at).copied().flatten().is_some() || SHOWN.contains(&head);
        !is_known && !cell.is_empty() && (opinion || is_strange(head))
    });
    cells.map(|(_, cell)| cell.clone()).collect()
}

fn rest_only(at: usize, row: &[String]) -> Line {
    let rest = row.iter().filter(|one| !one.is_empty()).cloned().collect();
    Line { row: at + 1, rest, ..Line::default() }
}

/// The file of the comment panel.
#[derive(Deserialize)]
struct Comments {
    chain: String,
    round: String,
    #[serde(default)]
    origin: String,
    comments: Vec<Comment>,
}

#[derive(Deserialize)]
#[serde(default)]
#[derive(Default)]
struct Comment {
    key: String,
    hash: String,
    number: String,
    name: String,
    text: String,
    category: String,
    proposed: String,
}

fn comments(name: &str, bytes: &[u8]) -> Result<Sheet, Words> {
    let text = source::decode(bytes).ok_or_else(|| no_text(name))?;
    let read: Comments = serde_json::from_str(&text).map_err(|error| {
        Words::new(
            format!(
                "{name}：不是评论面板导出的文件（第 {} 行第 {} 列）",
                error.line(),
                error.column()
            ),
            format!("{name}: no file of the comment panel: {error}"),
        )
    })?;
    let (round, origin) = (format!("{}/{}", read.chain, read.round), read.origin);
    let lines = read.comments.into_iter().zip(1..).map(|(one, row)| Line {
        row,
        number: one.number,
        name: one.name,
        origin: origin.clone(),
        text: one.text,
        category: one.category,
        proposed: one.proposed,
        key: one.key,
        hash: one.hash,
        round: round.clone(),
        rest: Vec::new(),
    });
    let lines = lines.filter(Line::is_filled).collect();
    Ok(Sheet {
        place: name.to_owned(),
        made_for: Some(round.clone()),
        complaints: Vec::new(),
        lines,
    })
}
