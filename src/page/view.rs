//! The parts that views are made of: pieces of text, cells, tables, facts, sections.
//!
//! Plain data for templates. What they say is decided by the pages; which tags they become, by the templates.

use super::map::Facet;
use serde::Serialize;

/// What stands where nothing is known.
pub(super) const MISSING: &str = "待补充";

/// A piece of text, perhaps a link, perhaps of a class of the style sheet.
#[derive(Debug, Clone, Default, Serialize)]
pub(super) struct Piece {
    pub(super) text: String,
    pub(super) href: Option<String>,
    pub(super) class: Option<&'static str>,
}

impl Piece {
    pub(super) fn text(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    pub(super) fn link(text: impl Into<String>, href: impl Into<String>) -> Self {
        Self { text: text.into(), href: Some(href.into()), class: None }
    }

    pub(super) fn of_class(self, class: &'static str) -> Self {
        Self { class: Some(class), ..self }
    }
}

/// A cell of a table, or the value of a fact.
#[derive(Debug, Clone, Default, Serialize)]
pub(super) struct Cell {
    pub(super) pieces: Vec<Piece>,
    pub(super) class: Option<&'static str>,
}

impl From<Piece> for Cell {
    fn from(piece: Piece) -> Self {
        Self { pieces: vec![piece], class: None }
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Piece::text(text).into()
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Piece::text(text).into()
    }
}

impl From<&String> for Cell {
    fn from(text: &String) -> Self {
        Piece::text(text.as_str()).into()
    }
}

impl From<usize> for Cell {
    fn from(count: usize) -> Self {
        Cell::from(count.to_string()).numeric()
    }
}

impl<T: Into<Cell>> From<Option<T>> for Cell {
    /// What is not there is shown as missing.
    fn from(value: Option<T>) -> Self {
        value.map_or_else(Cell::missing, Into::into)
    }
}

impl Cell {
    /// 待补充.
    pub(super) fn missing() -> Self {
        Piece::text(MISSING).of_class("missing").into()
    }

    /// An empty cell, for what does not apply or needs no word.
    pub(super) fn empty() -> Self {
        Self::default()
    }

    /// Pieces with 、 between them; missing where there are none.
    pub(super) fn joined(pieces: impl IntoIterator<Item = Piece>) -> Self {
        let mut cell = Self::enumerated(pieces);
        if cell.pieces.is_empty() {
            cell = Self::missing();
        }
        cell
    }

    /// Pieces with 、 between them; empty where there are none.
    pub(super) fn enumerated(pieces: impl IntoIterator<Item = Piece>) -> Self {
        let mut cell = Self::empty();
        for piece in pieces {
            if !cell.pieces.is_empty() {
                cell.pieces.push(Piece::text("、"));
            }
            cell.pieces.push(piece);
        }
        cell
    }

    pub(super) fn with(mut self, piece: Piece) -> Self {
        self.pieces.push(piece);
        self
    }

    /// A smaller line below, where there is something to say.
    pub(super) fn below(self, text: Option<impl Into<String>>) -> Self {
        match text {
            Some(text) => self.with(Piece::text(text).of_class("below")),
            None => self,
        }
    }

    pub(super) fn of_class(self, class: &'static str) -> Self {
        Self { class: Some(class), ..self }
    }

    pub(super) fn numeric(self) -> Self {
        self.of_class("numeric")
    }
}

/// A column of a table.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Column {
    text: Piece,
    class: Option<&'static str>,
}

/// A row of a table.
#[derive(Debug, Clone, Default, Serialize)]
pub(super) struct Row {
    /// Anchor of the row: `row-IC-T-023`.
    pub(super) id: Option<String>,
    /// Anchor of the record itself, where no drawing carries it: `IC-T-023`.
    pub(super) anchor: Option<String>,
    pub(super) class: Option<&'static str>,
    /// What scripts filter the row and its element by.
    pub(super) facets: Vec<Facet>,
    /// Numbers of the elements that belong to it.
    pub(super) relations: Vec<String>,
    /// The first is the head of the row.
    pub(super) cells: Vec<Cell>,
}

impl Row {
    pub(super) fn of(cells: Vec<Cell>) -> Self {
        Self { cells, ..Self::default() }
    }
}

/// A table.
#[derive(Debug, Clone, Default, Serialize)]
pub(super) struct Table {
    pub(super) caption: String,
    pub(super) columns: Vec<Column>,
    pub(super) rows: Vec<Row>,
    pub(super) class: Option<&'static str>,
}

impl Table {
    pub(super) fn new(caption: impl Into<String>, columns: &[&str]) -> Self {
        let columns = columns.iter().map(|text| Column { text: Piece::text(*text), class: None });
        Self { caption: caption.into(), columns: columns.collect(), ..Self::default() }
    }

    /// A column whose head may be a link.
    pub(super) fn column(&mut self, head: Piece, class: &'static str) {
        self.columns.push(Column { text: head, class: Some(class) });
    }

    pub(super) fn of_class(self, class: &'static str) -> Self {
        Self { class: Some(class), ..self }
    }

    pub(super) fn row(&mut self, cells: Vec<Cell>) {
        self.rows.push(Row::of(cells));
    }

    /// Heads stand as the cells below them do.
    fn aligned(mut self) -> Self {
        for (at, column) in
            self.columns.iter_mut().enumerate().filter(|(_, one)| one.class.is_none())
        {
            let classes = self.rows.iter().filter_map(|row| row.cells.get(at)?.class);
            column.class = classes.into_iter().find_map(|class| match class {
                "numeric" => Some("numeric"),
                "present" | "absent" => Some("centred"),
                _ => None,
            });
        }
        self
    }

    pub(super) fn with_rows(mut self, rows: impl IntoIterator<Item = Row>) -> Self {
        self.rows.extend(rows);
        self
    }
}

/// A named value.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Fact {
    pub(super) name: String,
    pub(super) value: Cell,
}

impl Fact {
    pub(super) fn new(name: impl Into<String>, value: impl Into<Cell>) -> Self {
        Self { name: name.into(), value: value.into() }
    }
}

/// A part of a page with a heading: words, a table, or a note that there is nothing.
#[derive(Debug, Clone, Default, Serialize)]
pub(super) struct Section {
    pub(super) heading: String,
    pub(super) note: Option<String>,
    pub(super) table: Option<Table>,
}

impl Section {
    /// A table under a heading; 待补充 where it has no rows.
    pub(super) fn table(heading: impl Into<String>, table: Table) -> Self {
        let heading = heading.into();
        if table.rows.is_empty() {
            return Self { heading, note: Some(MISSING.to_owned()), ..Self::default() };
        }
        Self { heading, table: Some(table.aligned()), ..Self::default() }
    }

    pub(super) fn with_note(self, note: impl Into<String>) -> Self {
        Self { note: Some(note.into()), ..self }
    }
}

/// A number in the head of a page.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Figure {
    pub(super) value: String,
    pub(super) label: String,
    pub(super) href: Option<String>,
}

impl Figure {
    pub(super) fn new(value: impl Into<FigureValue>, label: impl Into<String>) -> Self {
        Self { value: value.into().0, label: label.into(), href: None }
    }

    pub(super) fn linked(self, href: String) -> Self {
        Self { href: Some(href), ..self }
    }
}

/// A count or a text as the value of a figure.
pub(super) struct FigureValue(String);

impl From<usize> for FigureValue {
    fn from(count: usize) -> Self {
        Self(count.to_string())
    }
}

impl From<String> for FigureValue {
    fn from(text: String) -> Self {
        Self(text)
    }
}
