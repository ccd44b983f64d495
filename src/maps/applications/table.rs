//! The uses of a chain as the sheet draws them: rows grouped by link, one sign in a cell.

use crate::model::{Application, Area, Product, Strength};
use crate::site::{ChainView, Site, use_matrix};

/// Rows, columns and signs.
pub(super) struct Table<'d> {
    /// Columns.
    pub(super) areas: Vec<&'d Area>,
    /// Rows in the order of the technology map.
    pub(super) rows: Vec<Row<'d>>,
    /// Links directly in a band that have rows, as positions in the chain's links, with how many rows each has.
    pub(super) groups: Vec<(usize, usize)>,
    /// Signs, by row and column.
    pub(super) uses: Vec<Sign<'d>>,
}

/// A product that is used somewhere.
pub(super) struct Row<'d> {
    /// The product.
    pub(super) product: &'d Product,
    /// Its group.
    pub(super) group: usize,
}

/// A sign in a cell: what the content says of one product in one area, however often it says so.
pub(super) struct Sign<'d> {
    /// Row.
    pub(super) row: usize,
    /// Column.
    pub(super) column: usize,
    /// The greatest strength that is stated.
    pub(super) strength: Strength,
    /// The records, in the order of the content.
    pub(super) records: Vec<&'d Application>,
}

impl Sign<'_> {
    /// By what its first record is known from edition to edition.
    pub(super) fn about(&self) -> String {
        let id = |id: &Option<crate::model::Ref>| {
            id.as_ref().map(|id| id.value.clone()).unwrap_or_default()
        };
        let record = self.records.first();
        record.map(|one| format!("{}→{}", id(&one.product), id(&one.area))).unwrap_or_default()
    }
}

impl<'d> Table<'d> {
    /// Lays out the uses of a chain.
    pub(super) fn of(site: &Site<'d>, view: &'d ChainView<'d>) -> Self {
        let matrix = use_matrix(site, view);
        let mut groups: Vec<(usize, usize)> = Vec::new();
        let mut rows = Vec::new();
        for (product, link) in &matrix.rows {
            let top = top(view, *link);
            match groups.last_mut() {
                Some((last, count)) if *last == top => *count += 1,
                _ => groups.push((top, 1)),
            }
            rows.push(Row { product, group: groups.len() - 1 });
        }
        let mut uses: Vec<Sign<'_>> = Vec::new();
        for one in &matrix.uses {
            let known =
                uses.iter_mut().find(|sign| (sign.row, sign.column) == (one.row, one.column));
            match known {
                Some(sign) => {
                    // The words of a vocabulary go from the most to the least.
                    sign.strength = sign.strength.min(one.strength);
                    sign.records.push(one.application);
                }
                None => uses.push(Sign {
                    row: one.row,
                    column: one.column,
                    strength: one.strength,
                    records: vec![one.application],
                }),
            }
        }
        uses.sort_by_key(|one| (one.row, one.column));
        Self { areas: matrix.areas, rows, groups, uses }
    }

    /// How many signs stand in a row.
    pub(super) fn in_row(&self, row: usize) -> usize {
        self.uses.iter().filter(|one| one.row == row).count()
    }

    /// How many signs stand in a column.
    pub(super) fn in_column(&self, column: usize) -> usize {
        self.uses.iter().filter(|one| one.column == column).count()
    }

    /// How many signs of the core stand in a row.
    pub(super) fn core_in_row(&self, row: usize) -> usize {
        self.uses.iter().filter(|one| one.row == row && one.strength == Strength::Core).count()
    }

    /// How many signs of the core stand in a column.
    pub(super) fn core_in_column(&self, column: usize) -> usize {
        let core = |one: &&Sign<'_>| one.column == column && one.strength == Strength::Core;
        self.uses.iter().filter(core).count()
    }
}

/// The link directly in a band around a link.
fn top(view: &ChainView<'_>, mut at: usize) -> usize {
    while let Some(parent) = view.links[at].parent {
        at = parent;
    }
    at
}
