//! 应用领域图: products × application areas as an exact matrix, and below it the same uses as flows.
//!
//! Site to scene, pure. Both forms are drawn from one [`Table`], so that they cannot disagree.

mod grid;
mod signs;
mod streams;
mod table;
mod words;

use super::Studio;
use super::sheet::{Head, KeyFigure, Sheet};
use crate::model::{MapKind, Openness, Strength};
use crate::scene::Scene;
use crate::site::{ChainView, Entity, Site, relative};
use crate::text::Fonts;
use table::Table;

/// What every part of the map needs.
pub(super) struct Desk<'d> {
    studio: &'d Studio<'d>,
    view: &'d ChainView<'d>,
    /// What the chain's numbers begin with.
    code: String,
    /// The uses.
    table: Table<'d>,
}

impl<'d> Desk<'d> {
    fn new(studio: &'d Studio<'d>, view: &'d ChainView<'d>) -> Self {
        let code = view.chain.code.as_ref().map(|code| code.value.clone());
        let code = code.unwrap_or_else(|| studio.site.model.settings.code.clone());
        Self { studio, view, code, table: Table::of(studio.site, view) }
    }

    const fn fonts(&self) -> &'d Fonts<'d> {
        self.studio.fonts
    }

    const fn site(&self) -> &'d Site<'d> {
        self.studio.site
    }

    /// The number as it stands on the sheet: `023` for products, `N-002` for links.
    fn short(&self, entity: Entity<'_>) -> String {
        let prefix = match entity {
            Entity::Product(..) => format!("{}-T", self.code),
            _ => self.code.clone(),
        };
        self.site().numbers.short(&entity.key(), &prefix)
    }

    /// The link from this sheet's page to an address.
    fn to(&self, address: &str) -> String {
        let page = self.site().map_page(self.view.chain.id(), MapKind::Applications);
        relative(&page, address)
    }
}

/// Draws the map of a chain.
pub(super) fn draw(studio: &Studio<'_>, view: &ChainView<'_>) -> Scene {
    let desk = Desk::new(studio, view);
    let mut sheet = Sheet::begin(studio, view, head(&desk));
    sheet.legend(signs::legend(&desk), "");
    if desk.table.rows.is_empty() {
        sheet.remark("应用领域待补充：本链尚未填写产品在各领域的应用。");
    }
    let mut bottom = sheet.top;
    if !desk.table.areas.is_empty() || !desk.table.rows.is_empty() {
        bottom = grid::draw(&desk, &mut sheet.scene, sheet.top);
    }
    if streams::is_worth_drawing(&desk) {
        bottom = streams::draw(&desk, &mut sheet.scene, bottom + 44.0);
    }
    sheet.finish(bottom, &words::notes(&desk), &words::numbering(&desk))
}

/// Title, marks and key figures.
fn head(desk: &Desk<'_>) -> Head {
    let table = &desk.table;
    let mut figures = Vec::new();
    if !table.rows.is_empty() {
        let empty = (0..table.areas.len()).filter(|column| table.in_column(*column) == 0).count();
        let core = table.uses.iter().filter(|one| one.strength == Strength::Core).count();
        figures.push(KeyFigure::counting(table.rows.len(), "产品与技术", "product"));
        figures.push(KeyFigure::counting(table.areas.len(), "应用领域", "area"));
        if empty > 0 {
            figures.push(KeyFigure::counting(empty, "其中机会", "opportunity"));
        }
        figures.push(KeyFigure::counting(table.uses.len(), "应用关系", "use"));
        figures.push(KeyFigure::counting(core, "其中核心", "use-core"));
    }
    let description = words::description(desk);
    Head { map: MapKind::Applications, openness: openness(desk), figures, description }
}

/// The strictest mark of what is drawn.
fn openness(desk: &Desk<'_>) -> Openness {
    let records = (std::iter::once(&desk.view.chain.record))
        .chain(desk.table.areas.iter().map(|area| &area.record))
        .chain(desk.table.rows.iter().map(|row| &row.product.record))
        .chain(desk.table.uses.iter().flat_map(|one| &one.records).map(|one| &one.record));
    records.map(|record| record.openness).max().unwrap_or(Openness::Public)
}
