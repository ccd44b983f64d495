//! Uses of a chain's products in application areas, as rows and columns.

use super::{ChainView, Site};
use crate::model::{Application, Area, Product, Strength};

/// Products × areas of a chain.
#[derive(Debug)]
pub struct UseMatrix<'m> {
    /// Columns: the author's areas in the author's order, then others that are used, in the site's order.
    pub areas: Vec<&'m Area>,
    /// Rows: products that are used somewhere, in the order of the technology map, with the position of
    /// their link in [`ChainView::links`].
    pub rows: Vec<(&'m Product, usize)>,
    /// The uses.
    pub uses: Vec<Use<'m>>,
}

/// A use: a cell of the matrix.
#[derive(Debug, Clone, Copy)]
pub struct Use<'m> {
    /// Row.
    pub row: usize,
    /// Column.
    pub column: usize,
    /// How much the area relies on the product.
    pub strength: Strength,
    /// The record.
    pub application: &'m Application,
}

/// Lays out the uses of a chain. An application whose product or area does not exist is left out; `check`
/// has reported it.
#[must_use]
pub fn use_matrix<'m>(site: &Site<'m>, view: &ChainView<'m>) -> UseMatrix<'m> {
    // A use whose strength the audience may not see is none for it.
    let applications: Vec<&Application> =
        view.chain.applications.iter().filter(|one| one.strength.is_some()).collect();
    let mut areas: Vec<&Area> = site.areas.all(&view.chain.areas).collect();
    for area in &site.model.areas {
        let id = &area.record.id.value;
        let used = applications.iter().any(|one| one.area.as_ref().is_some_and(|a| &a.value == id));
        if used && !areas.iter().any(|one| &one.record.id.value == id) {
            areas.push(area);
        }
    }
    let product_of = |one: &Application| one.product.as_ref().map(|id| id.value.clone());
    let used = |id: &str| applications.iter().any(|one| product_of(one).as_deref() == Some(id));
    let rows: Vec<(&Product, usize)> = (view.products.iter())
        .filter(|place| used(&place.product.record.id.value))
        .map(|place| (place.product, place.link))
        .collect();
    let uses = applications.iter().filter_map(|one| cell(one, &rows, &areas)).collect();
    UseMatrix { areas, rows, uses }
}

fn cell<'m>(
    application: &'m Application,
    rows: &[(&'m Product, usize)],
    areas: &[&'m Area],
) -> Option<Use<'m>> {
    let product = &application.product.as_ref()?.value;
    let area = &application.area.as_ref()?.value;
    Some(Use {
        row: rows.iter().position(|(row, _)| &row.record.id.value == product)?,
        column: areas.iter().position(|column| &column.record.id.value == area)?,
        strength: application.strength?.value,
        application,
    })
}

impl UseMatrix<'_> {
    /// How many uses stand in a row.
    #[must_use]
    pub fn in_row(&self, row: usize) -> usize {
        self.uses.iter().filter(|one| one.row == row).count()
    }

    /// How many uses stand in a column.
    #[must_use]
    pub fn in_column(&self, column: usize) -> usize {
        self.uses.iter().filter(|one| one.column == column).count()
    }
}
