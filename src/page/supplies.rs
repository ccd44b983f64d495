//! Supply relations as a table, the same for a chain and for all of them.

use super::desk::Desk;
use super::view::{Cell, Row, Table};
use crate::site::{Entity, Supply};

/// The relations, a row each.
pub(super) fn table<'m>(
    desk: &Desk<'m>,
    caption: &str,
    supplies: impl Iterator<Item = &'m Supply<'m>>,
) -> Table {
    Table::new(caption, &desk.row("page_supplies.heads"))
        .with_rows(supplies.map(|supply| row(desk, supply)))
}

fn row(desk: &Desk<'_>, supply: &Supply<'_>) -> Row {
    let chain = |at: usize| Cell::from(desk.chain(&desk.site().chains[at]));
    let end = |entity: Entity<'_>| match entity {
        Entity::Chain(_) => Cell::from(desk.word("page_supplies.whole_chain")),
        other => desk.entity(other).into(),
    };
    let what = supply.relation.what.as_ref().map(|what| &what.value);
    Row::of(vec![
        chain(supply.from),
        end(supply.ends.0),
        chain(supply.to),
        end(supply.ends.1),
        what.into(),
        desk.sources_of(&supply.relation.record),
    ])
}
