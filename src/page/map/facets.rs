//! What a row of a map's table is filtered by, and which other elements belong to it: the data that scripts read.
//!
//! They stand on the row once, beside the same in words; the drawing is found by the number they share.

use super::super::desk::Desk;
use super::super::summary;
use super::Sheet;
use crate::model::{Foundation, Function, Item, Project, Ref, State, Status, Word};
use crate::site::{Entity, Supply};
use serde::Serialize;
use std::collections::BTreeSet;

/// A value of one kind that elements have in common.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::page) struct Facet {
    pub(in crate::page) kind: &'static str,
    pub(in crate::page) value: String,
}

/// A kind of facet with the values that occur, for the controls above a map.
#[derive(Debug, Clone, Serialize)]
pub(in crate::page) struct Filter {
    kind: &'static str,
    options: Vec<Choice>,
}

/// A value that occurs, with the class and letter of its sign.
#[derive(Debug, Clone, Serialize)]
struct Choice {
    value: String,
    class: &'static str,
    letter: String,
}

/// The kinds in the order of their controls.
const KINDS: [&str; 7] =
    ["status", "state", "chokepoint", "foundation", "function", "place", "city"];

/// The filters that some rows can be put through; a kind with one value only divides nothing, a mark does.
pub(super) fn filters(desk: &Desk<'_>, rows: &[Vec<Facet>]) -> Vec<Filter> {
    let of_kind = |kind: &'static str| {
        let all = rows.iter().flatten().filter(|one| one.kind == kind);
        let values: BTreeSet<&str> = all.map(|one| one.value.as_str()).collect();
        let options = ordered(desk, kind, values);
        Filter { kind, options }
    };
    let divides = |one: &Filter| one.options.len() > usize::from(one.kind != "chokepoint");
    KINDS.into_iter().map(of_kind).filter(divides).collect()
}

/// Values in the order of their vocabulary, others as they sort.
fn ordered(desk: &Desk<'_>, kind: &str, values: BTreeSet<&str>) -> Vec<Choice> {
    let words = desk.words();
    let mut known: Vec<&str> = match kind {
        "status" => Status::ALL.iter().map(|one| words.of(*one)).collect(),
        "state" => State::ALL.iter().map(|one| words.of(*one)).collect(),
        "foundation" => Foundation::ALL.iter().map(|one| words.of(*one)).collect(),
        "function" => Function::ALL.iter().map(|one| words.of(*one)).collect(),
        _ => Vec::new(),
    };
    known.retain(|word| values.contains(word));
    let others = values.into_iter().filter(|value| !known.contains(value));
    let all: Vec<&str> = known.iter().copied().chain(others).collect();
    let choice = |value: &str| {
        let (class, letter) = summary::sign(desk, value);
        Choice { value: value.to_owned(), class, letter: letter.to_owned() }
    };
    all.into_iter().map(choice).collect()
}

/// What an element is filtered by.
pub(super) fn facets(sheet: &Sheet<'_, '_>, entity: Entity<'_>) -> Vec<Facet> {
    let words = sheet.desk.words();
    let mut found = Found::default();
    match entity {
        Entity::Link(_, link) => {
            let status = sheet.view.link(&link.record.id.value).and_then(|place| place.status);
            found.add("status", status.map(|one| words.of(one)));
            found.add("foundation", link.foundation.map(|one| words.of(one.value)));
            found.add("chokepoint", link.chokepoint.then(|| words.word("mark.chokepoint")));
            found.cities(sheet, &link.firms);
        }
        Entity::Product(_, product) => {
            found.add("status", product.status.map(|one| words.of(one.value)));
            found.add("function", product.function.map(|one| words.of(one.value)));
            found.add("foundation", product.foundation.map(|one| words.of(one.value)));
            found.add("chokepoint", product.chokepoint.then(|| words.word("mark.chokepoint")));
            found.cities(sheet, &product.firms);
        }
        Entity::Item(_, item) => found.add("state", item.state.map(|one| words.of(one.value))),
        Entity::Target(_, target) => found.regions(sheet, &target.regions),
        place => {
            found.add("place", Some(sheet.desk.word(place.kind().key())));
            let regions = sheet.desk.site().regions_of(place);
            found.all.extend(regions.iter().map(|region| city(region)));
        }
    }
    found.all
}

#[derive(Default)]
struct Found {
    all: Vec<Facet>,
}

impl Found {
    fn add(&mut self, kind: &'static str, value: Option<&str>) {
        self.all.extend(value.map(|value| Facet { kind, value: value.to_owned() }));
    }

    /// The cities of firms.
    fn cities(&mut self, sheet: &Sheet<'_, '_>, firms: &[Ref]) {
        let site = sheet.desk.site();
        for firm in site.firms.all(firms) {
            for region in site.regions_of(Entity::Firm(firm)) {
                let city = city(region);
                if !self.all.contains(&city) {
                    self.all.push(city);
                }
            }
        }
    }

    fn regions(&mut self, sheet: &Sheet<'_, '_>, ids: &[Ref]) {
        self.all.extend(sheet.desk.site().regions.all(ids).map(city));
    }
}

fn city(region: &crate::model::Region) -> Facet {
    let name = region.short.as_ref().unwrap_or(&region.record.name);
    Facet { kind: "city", value: name.value.clone() }
}

/// The printed numbers of what an element belongs to, names or is supplied by, within its chain. Each relation is told
/// at one end; scripts read it from both.
pub(super) fn relations(sheet: &Sheet<'_, '_>, entity: Entity<'_>) -> Vec<String> {
    let site = sheet.desk.site();
    let mut others: Vec<Entity<'_>> = Vec::new();
    match entity {
        Entity::Link(_, link) => others.extend(around(sheet, &link.record.id.value)),
        Entity::Product(_, product) => {
            let place = sheet.view.product(&product.record.id.value);
            others.extend(place.map(|one| link_at(sheet, one.link)));
            others.extend(named(sheet, &product.firms));
        }
        Entity::Item(_, Item { after, concerns, .. }) => {
            others.extend(named(sheet, after));
            others.extend(named(sheet, concerns));
        }
        Entity::Target(_, target) => {
            others.extend(named(sheet, target.gap.as_slice()));
            others.extend(named(sheet, &target.parks));
        }
        Entity::Firm(one) => others.extend(named(sheet, one.park.as_slice())),
        Entity::Platform(one) => {
            others.extend(named(sheet, one.park.as_slice()));
            others.extend(named(sheet, &one.firms));
        }
        Entity::Cluster(one) => {
            others.extend(named(sheet, &one.parks));
            others.extend(named(sheet, &one.firms));
        }
        Entity::Project(Project { park, firms, concerns, .. }) => {
            others.extend(named(sheet, park.as_slice()));
            others.extend(named(sheet, firms));
            others.extend(named(sheet, concerns));
        }
        _ => {}
    }
    let supplied = site.supplies_of(sheet.at).filter(|one| one.ends.1.key() == entity.key());
    others.extend(supplied.map(|one: &Supply<'_>| one.ends.0));
    let mut numbers: Vec<String> =
        others.into_iter().map(|one| site.number(one).to_owned()).collect();
    numbers.retain(|number| !number.is_empty());
    numbers
}

fn named<'s>(sheet: &'s Sheet<'_, '_>, ids: &'s [Ref]) -> impl Iterator<Item = Entity<'s>> {
    let site = sheet.desk.site();
    ids.iter().filter_map(move |id| site.find(Some(sheet.chain_id()), &id.value))
}

/// The link around a link.
fn around<'s>(sheet: &'s Sheet<'_, '_>, id: &str) -> Option<Entity<'s>> {
    Some(link_at(sheet, sheet.view.link(id)?.parent?))
}

fn link_at<'s>(sheet: &'s Sheet<'_, '_>, at: usize) -> Entity<'s> {
    Entity::Link(sheet.view.chain, sheet.view.links[at].link)
}
