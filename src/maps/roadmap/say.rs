//! What an item says on the sheet: number, name, value, calibre, what was reached, what it waits for.

use super::Plan;
use crate::maps::coding::SMALL;
use crate::maps::page::TO_BE_ADDED;
use crate::model::{Item, Quantity};
use crate::scene::Colour;
use crate::site::{Entity, EntityKind, Key};
use crate::text::Ink;

/// The words of an item.
#[derive(Debug, Clone)]
pub(super) struct Say {
    /// Key of its record.
    pub(super) key: Key,
    /// Its number as it stands on the sheet.
    pub(super) number: String,
    /// Its name, with the value to be reached.
    pub(super) name: String,
    /// How the name looks.
    pub(super) ink: Ink,
    /// Items that it waits for, where no arrow says so.
    pub(super) after: String,
    /// Calibre, actual value, dates outside the periods.
    pub(super) details: Vec<(String, Ink)>,
}

/// The key of an item's record.
pub(super) fn key(plan: &Plan<'_>, item: &Item) -> Key {
    Key::local(EntityKind::Item, plan.page.view.chain.id(), &item.record.id.value)
}

/// The words of an item; `after` are the numbers of items that it waits for without an arrow.
pub(super) fn of(plan: &Plan<'_>, item: &Item, after: &[String]) -> Say {
    let key = key(plan, item);
    let value = item.target.as_ref().map(|target| format!(" {}", target.shown()));
    let strong = super::is_due(item);
    let marks: Vec<String> = after.iter().map(|number| format!("←{number}")).collect();
    Say {
        number: plan.page.flagged(&key),
        key,
        name: format!("{}{}", item.record.name.value, value.unwrap_or_default()),
        ink: if strong { Ink::bold(15.0, Colour::Ink) } else { Ink::regular(15.0, Colour::Ink) },
        after: marks.join(" "),
        details: details(plan, item),
    }
}

fn details(plan: &Plan<'_>, item: &Item) -> Vec<(String, Ink)> {
    let quiet = |text: String| (text, Ink::regular(SMALL, Colour::Ink2));
    let calibre = item.target.as_ref().and_then(|target| target.calibre.as_ref());
    let mut details: Vec<_> = calibre.map(|text| quiet(text.value.clone())).into_iter().collect();
    details
        .extend(item.actual.as_ref().map(|one| (actual(item, one), Ink::bold(SMALL, Colour::Ink))));
    if plan.lacks_actual(item) {
        details.push((format!("实际 {TO_BE_ADDED}"), Ink::bold(SMALL, Colour::Missing)));
    }
    details.extend(plan.calendar.outside(item).into_iter().map(quiet));
    if item.at.is_none() && item.from.is_none() && item.to.is_none() {
        details.push(quiet(format!("时间{TO_BE_ADDED}")));
    }
    details
}

/// What was reached, in the unit of the target where it says none, and of which day.
fn actual(item: &Item, actual: &Quantity) -> String {
    let mut shown = actual.clone();
    shown.unit = shown.unit.or_else(|| item.target.as_ref()?.unit.clone());
    let day = actual.as_of.or(item.record.as_of).map(|when| format!("（{}）", when.value));
    let calibre = actual.calibre.as_ref().map(|text| format!("，{}", text.value));
    format!("实际 {}{}{}", shown.shown(), day.unwrap_or_default(), calibre.unwrap_or_default())
}

/// The items of the chain that an item waits for, as positions in it.
pub(super) fn before(plan: &Plan<'_>, item: &Item) -> Vec<usize> {
    let chain = plan.page.view.chain;
    let found = plan.page.studio.site.find_all(chain.id(), &item.after);
    let at = |entity: Entity<'_>| match entity {
        Entity::Item(_, one) => plan.items.iter().position(|item| std::ptr::eq(item, one)),
        _ => None,
    };
    found.into_iter().filter_map(at).collect()
}
