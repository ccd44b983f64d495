//! What a pack says, as plain data: the one JSON document that reaches the templates.
//!
//! `themes/default/pack/DATA.md` describes it for those who write templates; a test holds the two together.

use crate::wording::Wording;
use serde::Serialize;
use std::collections::BTreeMap;

/// A pack.
#[derive(Debug, Serialize)]
pub(super) struct Document {
    /// `pack`, or `atlas` for maps only.
    pub(super) form: &'static str,
    /// First line of the cover: the chain, the post of the leader, the department.
    pub(super) title: String,
    /// Second line of the cover.
    pub(super) subtitle: String,
    /// One sentence on what the pack holds, for the properties of the file.
    pub(super) description: String,
    /// `2023 年第四季度版`.
    pub(super) edition: String,
    /// The day of which the pack speaks; none where the site does not say.
    pub(super) as_of: Option<Day>,
    /// The department that compiles it, where that is one.
    pub(super) by: Option<String>,
    /// For whom: `公开版`, `内部版`, `领导版`.
    pub(super) audience: String,
    /// The most closed word of what the pack holds.
    pub(super) openness: String,
    /// The name of the site.
    pub(super) site: String,
    /// What stands on every page of the site, for the cover.
    pub(super) notice: Option<String>,
    /// What the templates themselves say, by group and name.
    pub(super) words: BTreeMap<&'static str, BTreeMap<String, String>>,
    /// The fonts.
    pub(super) fonts: Fonts,
    /// What is said of several chains: side by side, or of one city.
    pub(super) sections: Vec<Section>,
    /// Sheets over all chains.
    pub(super) sheets: Vec<Map>,
    /// The chains.
    pub(super) chapters: Vec<Chapter>,
    /// The documents cited, in the order of their numbers.
    pub(super) sources: Vec<Source>,
}

/// A day in the words of the cover and in numbers.
#[derive(Debug, Serialize)]
pub(super) struct Day {
    /// `2023 年 12 月 31 日`.
    pub(super) words: String,
    /// Year.
    pub(super) year: i16,
    /// Month, from 1.
    pub(super) month: i8,
    /// Day, from 1.
    pub(super) day: i8,
}

/// Families that are there, the first of each the one to set in.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Fonts {
    /// 小标宋, for titles.
    pub(super) title: Vec<String>,
    /// 仿宋, for text.
    pub(super) body: Vec<String>,
    /// 楷体, for headings of the second level.
    pub(super) kai: Vec<String>,
    /// 黑体, for headings of the first level and heads of tables.
    pub(super) hei: Vec<String>,
    /// 宋体, for page numbers.
    pub(super) song: Vec<String>,
}

/// A chain.
#[derive(Debug, Serialize)]
pub(super) struct Chapter {
    /// Its id.
    pub(super) id: String,
    /// Its name.
    pub(super) name: String,
    /// What is read in two minutes; none in an atlas.
    pub(super) summary: Option<Summary>,
    /// Its maps.
    pub(super) maps: Vec<Map>,
    /// What changed since the last edition; none where nothing did, where no edition is kept, and in an atlas.
    pub(super) changes: Option<Changes>,
    /// Goals, problems, responsibility.
    pub(super) sections: Vec<Section>,
}

/// What changed in a chain since the last edition.
#[derive(Debug, Serialize)]
pub(super) struct Changes {
    /// The changes in figures, as a sentence.
    pub(super) since: Cell,
    /// The changes in words: those of status, then part by part.
    pub(super) tables: Vec<Table>,
    /// The maps on which something changed, with the changes marked.
    pub(super) sheets: Vec<Map>,
}

/// A chain in two minutes.
#[derive(Debug, Serialize)]
pub(super) struct Summary {
    /// Counts of what the site holds.
    pub(super) figures: Vec<Figure>,
    /// Short parts with headings.
    pub(super) parts: Vec<Part>,
}

/// A count with its name.
#[derive(Debug, Serialize)]
pub(super) struct Figure {
    /// The count.
    pub(super) value: String,
    /// What is counted.
    pub(super) label: String,
}

/// A heading with paragraphs or items below it.
#[derive(Debug, Serialize)]
pub(super) struct Part {
    /// The heading.
    pub(super) heading: String,
    /// Paragraphs.
    pub(super) paragraphs: Vec<Cell>,
    /// Numbered items, the weightiest first; the page shows as many as it has room for.
    pub(super) items: Vec<Cell>,
    /// The label of the section that has them all.
    pub(super) rest: Option<String>,
}

/// A map with its text and its tables.
#[derive(Debug, Serialize)]
pub(super) struct Map {
    /// Its name in addresses.
    pub(super) id: &'static str,
    /// Its name.
    pub(super) name: String,
    /// The label of its first sheet.
    pub(super) label: String,
    /// The question it answers; empty for sheets over all chains.
    pub(super) question: String,
    /// Its sheets.
    pub(super) sheets: Vec<Sheet>,
    /// What the author says of it.
    pub(super) prose: Vec<Block>,
    /// Its content as tables.
    pub(super) tables: Vec<Table>,
}

/// A sheet of a map. Lengths are sheet units.
#[derive(Debug, Serialize)]
pub(super) struct Sheet {
    /// The picture.
    pub(super) file: String,
    /// Width.
    pub(super) width: f32,
    /// Height.
    pub(super) height: f32,
    /// What the sheet shows, in words.
    pub(super) alt: String,
    /// Where a click leads.
    pub(super) links: Vec<Spot>,
}

/// A box on a sheet that leads to a row.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Spot {
    /// Left edge.
    pub(super) x: f32,
    /// Top edge.
    pub(super) y: f32,
    /// Width.
    pub(super) width: f32,
    /// Height.
    pub(super) height: f32,
    /// Label of the row.
    pub(super) to: String,
}

/// A part of a text.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Block {
    /// `heading`, `paragraph` or `item`.
    pub(super) kind: &'static str,
    /// How deep an item stands; 0 otherwise.
    pub(super) depth: usize,
    /// What it says.
    pub(super) pieces: Cell,
}

/// A heading with a table or a note below it.
#[derive(Debug, Serialize)]
pub(super) struct Section {
    /// The heading.
    pub(super) heading: String,
    /// The label that links to it lead to.
    pub(super) label: Option<String>,
    /// What is said where there is no table, or below it.
    pub(super) note: Option<String>,
    /// Small drawings that stand upright above the tables.
    pub(super) sheets: Vec<Sheet>,
    /// The tables.
    pub(super) tables: Vec<Table>,
}

/// A table.
#[derive(Debug, Default, Serialize)]
pub(super) struct Table {
    /// What stands above it.
    pub(super) caption: String,
    /// Its columns.
    pub(super) columns: Vec<Column>,
    /// Its rows.
    pub(super) rows: Vec<Row>,
}

/// The form of a table: the key of the heads of its columns, and of each its share of the width and its alignment.
pub(super) type Columns = (&'static str, &'static [(u8, &'static str)]);

/// A column of a table.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Column {
    /// Its head.
    pub(super) text: String,
    /// Its share of the width.
    pub(super) width: u8,
    /// `left`, `center` or `right`.
    pub(super) align: &'static str,
}

/// A row of a table.
#[derive(Debug, Default, Serialize)]
pub(super) struct Row {
    /// The label that links to it lead to.
    pub(super) label: Option<String>,
    /// `group` where one cell spans all columns, `link` for a link among products; otherwise empty.
    pub(super) kind: &'static str,
    /// Its cells.
    pub(super) cells: Vec<Cell>,
}

/// Pieces of text that stand one after another.
pub(super) type Cell = Vec<Piece>;

/// A piece of text.
#[derive(Debug, Clone, Default, Serialize)]
pub(super) struct Piece {
    /// The text.
    pub(super) text: String,
    /// How it is set: `number`, `missing`, `below`, `source`, `strong`; otherwise empty.
    pub(super) style: &'static str,
    /// The label that it leads to.
    pub(super) to: Option<String>,
}

/// A document that is cited.
#[derive(Debug, Serialize)]
pub(super) struct Source {
    /// Its label.
    pub(super) label: String,
    /// Its title.
    pub(super) title: String,
    /// Issuer, number, date.
    pub(super) imprint: String,
    /// Its address on the web.
    pub(super) address: Option<String>,
}

impl Piece {
    /// Plain text, a number held to its unit.
    pub(super) fn text(text: impl Into<String>) -> Self {
        Self { text: held(&text.into()), ..Self::default() }
    }

    /// The same in a style.
    pub(super) const fn of(mut self, style: &'static str) -> Self {
        self.style = style;
        self
    }

    /// The same, leading somewhere.
    pub(super) fn to(self, label: Option<String>) -> Self {
        Self { to: label, ..self }
    }
}

/// A text in which no line ends between a number and a Han character after it, be there a space or none.
fn held(text: &str) -> String {
    const NO_BREAK_SPACE: char = '\u{a0}';
    const WORD_JOINER: char = '\u{2060}';
    let is_han = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
    let mut held = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    let mut last = ' ';
    while let Some(c) = characters.next() {
        let next = characters.peek().copied().is_some_and(is_han);
        match c {
            ' ' if last.is_ascii_digit() && next => held.push(NO_BREAK_SPACE),
            _ if c.is_ascii_digit() && next => held.extend([c, WORD_JOINER]),
            _ => held.push(c),
        }
        last = c;
    }
    held
}

/// A cell of plain text; empty where there is none.
pub(super) fn maybe(text: Option<impl Into<String>>) -> Cell {
    text.map(Piece::text).into_iter().collect()
}

/// A cell with a smaller line below it, where there is something to say.
pub(super) fn below(mut cell: Cell, text: Option<impl Into<String>>) -> Cell {
    cell.extend(text.map(|text| Piece::text(text).of("below")));
    cell
}

impl Table {
    /// A table without rows, given the key of its caption.
    pub(super) fn new(words: &Wording, caption: &str, (heads, columns): Columns) -> Self {
        let columns = words.row(heads).into_iter().zip(columns);
        let columns =
            columns.map(|(text, &(width, align))| Column { text: text.to_owned(), width, align });
        Self {
            caption: words.word(caption).to_owned(),
            columns: columns.collect(),
            rows: Vec::new(),
        }
    }

    /// Adds a row.
    pub(super) fn row(&mut self, label: Option<String>, cells: Vec<Cell>) {
        self.rows.push(Row { label, kind: "", cells });
    }

    /// Adds a row that names what the rows below it belong to.
    pub(super) fn group(&mut self, text: impl Into<String>) {
        let cells = vec![vec![Piece::text(text)]];
        self.rows.push(Row { label: None, kind: "group", cells });
    }
}

impl Section {
    /// Tables under a heading; a note where none of them has rows.
    pub(super) fn of(heading: &str, mut tables: Vec<Table>, empty: &str) -> Self {
        tables.retain(|table| !table.rows.is_empty());
        let note = tables.is_empty().then(|| empty.to_owned());
        Self { heading: heading.to_owned(), label: None, note, sheets: Vec::new(), tables }
    }

    /// The same, with a label.
    pub(super) fn labelled(self, label: String) -> Self {
        Self { label: Some(label), ..self }
    }
}

#[cfg(test)]
mod tests {
    use super::held;

    #[test]
    fn numbers_are_held_to_their_units() {
        assert_eq!(held("突破1000亿元"), "突破1000\u{2060}亿元");
        assert_eq!(held("共 11 个"), "共 11\u{a0}个");
        assert_eq!(held("2023-12-31"), "2023-12-31");
    }
}
