//! Puts records of an older model back into a newer one: what is gone at the place after its last neighbour that is still
//! there, and what moved a second time where it stood, under an id of its own.

use crate::maps::FORMER;
use crate::model::{Band, Chain, Link, Model, Product, Record, Ref};
use crate::site::{Numbers, records};
use std::collections::{BTreeMap, BTreeSet};

/// Kind and key of records.
type Moved<'r> = BTreeSet<(&'r str, &'r str)>;

/// Puts back everything that maps of chains draw.
pub(super) fn put_back(new: &mut Model, old: &Model, moved: &Moved<'_>) {
    macro_rules! places {
        ($($list:ident $kind:literal),*) => {$(
            restore(&mut new.$list, &old.$list, |one| id(&one.record), |one| Some(one.clone()));
            double(&mut new.$list, &old.$list, ($kind, "", moved), |one| &mut one.record);
        )*};
    }
    places!(parks "park", clusters "cluster", firms "firm", platforms "platform", projects "project");
    restore(&mut new.areas, &old.areas, |one| id(&one.record), |one| Some(one.clone()));
    for chain in &mut new.chains {
        if let Some(was) = old.chains.iter().find(|was| was.id() == chain.id()) {
            chain_back(chain, was, moved);
        }
    }
}

fn chain_back(new: &mut Chain, old: &Chain, moved: &Moved<'_>) {
    let known: BTreeSet<String> =
        new.bands.iter().flat_map(|band| &band.links).fold(BTreeSet::new(), |mut known, link| {
            note(link, &mut known);
            known
        });
    bands_back(&mut new.bands, &old.bands, &known);
    restore(
        &mut new.relations,
        &old.relations,
        |one| pair(&one.from, &one.to),
        |one| Some(one.clone()),
    );
    let key = |one: &crate::model::Application| pair(&one.product, &one.area);
    restore(&mut new.applications, &old.applications, key, |one| Some(one.clone()));
    restore(&mut new.roadmap, &old.roadmap, |one| id(&one.record), |one| Some(one.clone()));
    restore(&mut new.targets, &old.targets, |one| id(&one.record), |one| Some(one.clone()));
    restore(&mut new.leads, &old.leads, |one| id(&one.record), |one| Some(one.clone()));
    let chain = new.record.id.value.clone();
    double(&mut new.roadmap, &old.roadmap, ("roadmap item", &chain, moved), |one| {
        one.after.clear();
        &mut one.record
    });
    double(&mut new.targets, &old.targets, ("target", &chain, moved), |one| &mut one.record);
}

/// The numbers of what was put back: those that it had.
pub(super) fn numbers(union: &Model, new: &Numbers, old: &Numbers) -> Numbers {
    let mut numbers = new.clone();
    for kept in records::all(union) {
        let Some(key) = kept.key().filter(|key| new.get(key).is_empty()) else { continue };
        let number = match key.id.strip_suffix(FORMER) {
            Some(own) => {
                let number = new.get(&crate::site::Key { id: own.to_owned(), ..key.clone() });
                format!("{number}{FORMER}")
            }
            None => old.get(&key).to_owned(),
        };
        numbers.put(key, number);
    }
    numbers
}

fn id(record: &Record) -> String {
    record.id.value.clone()
}

fn pair(a: &Option<Ref>, b: &Option<Ref>) -> String {
    let id = |id: &Option<Ref>| id.as_ref().map(|id| id.value.clone()).unwrap_or_default();
    format!("{}→{}", id(a), id(b))
}

/// Puts back what a list has no more, each after its last neighbour that is still there.
fn restore<T>(
    new: &mut Vec<T>,
    old: &[T],
    key: impl Fn(&T) -> String,
    ghost: impl Fn(&T) -> Option<T>,
) {
    let present: BTreeSet<String> = new.iter().map(&key).collect();
    let mut ghosts: BTreeMap<Option<String>, Vec<T>> = BTreeMap::new();
    let mut last = None;
    for one in old {
        let own = key(one);
        match present.contains(&own) {
            true => last = Some(own),
            false => ghosts.entry(last.clone()).or_default().extend(ghost(one)),
        }
    }
    if ghosts.is_empty() {
        return;
    }
    let mut all = ghosts.remove(&None).unwrap_or_default();
    for one in new.drain(..) {
        let own = Some(key(&one));
        all.push(one);
        all.extend(ghosts.remove(&own).into_iter().flatten());
    }
    *new = all;
}

/// Puts what moved a second time beside itself, as it was.
fn double<T: Clone>(
    new: &mut Vec<T>,
    old: &[T],
    (kind, chain, moved): (&str, &str, &Moved<'_>),
    record: impl Fn(&mut T) -> &mut Record,
) {
    for was in old {
        let mut was = was.clone();
        let own = id(record(&mut was));
        let key = if chain.is_empty() { own.clone() } else { format!("{chain}/{own}") };
        if !moved.contains(&(kind, key.as_str())) {
            continue;
        }
        record(&mut was).id.value.push(FORMER);
        let at = new.iter_mut().position(|one| id(record(one)) == own);
        new.insert(at.map_or(new.len(), |at| at + 1), was);
    }
}

/// The ids of links and products in a link.
fn note(link: &Link, known: &mut BTreeSet<String>) {
    known.insert(id(&link.record));
    known.extend(link.products.iter().map(|product| id(&product.record)));
    link.links.iter().for_each(|inner| note(inner, known));
}

fn bands_back(new: &mut Vec<Band>, old: &[Band], known: &BTreeSet<String>) {
    let emptied = |band: &Band| Some(Band { links: Vec::new(), ..band.clone() });
    restore(new, old, |one| id(&one.record), emptied);
    for was in old {
        let own = new.iter_mut().find(|band| band.record.id.value == was.record.id.value);
        if let Some(band) = own {
            let ghost = |link: &Link| Some(link_ghost(link, known));
            restore(&mut band.links, &was.links, |one| id(&one.record), ghost);
        }
        was.links.iter().for_each(|link| link_back(new, link, known));
    }
}

/// Puts back what is gone from a link, wherever that stands now.
fn link_back(new: &mut [Band], was: &Link, known: &BTreeSet<String>) {
    let own = new.iter_mut().flat_map(|band| &mut band.links);
    let found = own.into_iter().find_map(|link| find(link, &was.record.id.value));
    if let Some(link) = found.filter(|_| known.contains(&was.record.id.value)) {
        let ghost = |one: &Product| Some(product_ghost(one, known));
        restore(&mut link.products, &was.products, |one| id(&one.record), ghost);
        restore(
            &mut link.links,
            &was.links,
            |one| id(&one.record),
            |one| Some(link_ghost(one, known)),
        );
    }
    was.links.iter().for_each(|inner| link_back(new, inner, known));
}

fn find<'l>(link: &'l mut Link, id: &str) -> Option<&'l mut Link> {
    if link.record.id.value == id {
        return Some(link);
    }
    link.links.iter_mut().find_map(|inner| find(inner, id))
}

/// A link that is gone, with what it held; of one that moved its name alone.
fn link_ghost(link: &Link, known: &BTreeSet<String>) -> Link {
    let mut ghost = link.clone();
    if known.contains(&link.record.id.value) {
        (ghost.links, ghost.products) = (Vec::new(), Vec::new());
        ghost.record.id.value.push(FORMER);
        return ghost;
    }
    ghost.links = link.links.iter().map(|one| link_ghost(one, known)).collect();
    ghost.products = link.products.iter().map(|one| product_ghost(one, known)).collect();
    ghost
}

fn product_ghost(product: &Product, known: &BTreeSet<String>) -> Product {
    let mut ghost = product.clone();
    if known.contains(&product.record.id.value) {
        ghost.record.id.value.push(FORMER);
    }
    ghost
}
