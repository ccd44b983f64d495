//! Which packs are wanted: chains by themselves, all chains of a leader or a department, what of all chains stands in a
//! city, or the province.

use crate::catalogue;
use crate::diag::Words;
use crate::model::{Assignment, Ref};
use crate::site::{EntityKind, Site};

/// Which packs to make.
#[derive(Debug, Clone, Default)]
pub struct Choice {
    /// Ids of chains, each a pack.
    pub chains: Vec<String>,
    /// Ids of leaders, each a pack of his chains.
    pub leaders: Vec<String>,
    /// Ids of departments, each a pack of its chains.
    pub departments: Vec<String>,
    /// Ids of cities, each a pack of what stands there.
    pub cities: Vec<String>,
    /// What is wanted altogether.
    pub all: All,
}

/// What is wanted altogether.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum All {
    /// Nothing but what is named.
    #[default]
    Named,
    /// Every chain, and the province.
    Chains,
    /// A pack for every page that leads to one: chains, province, leaders, departments, cities.
    Pages,
}

/// A pack to be made.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Wanted {
    /// The name of its file without the ending.
    pub(super) name: String,
    /// First line of its cover.
    pub(super) title: String,
    /// What it is about.
    pub(super) about: About,
}

/// What a pack is about. Chains are positions in [`Site::chains`], cities in the model.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum About {
    /// One chain.
    Chain(usize),
    /// Some chains, side by side and one after another.
    Chains(Vec<usize>),
    /// What of all chains stands in a city.
    City(usize),
    /// The sheets over all chains.
    Province,
}

/// The packs of a choice, or what of it cannot be had.
pub(super) fn wanted(site: &Site<'_>, choice: &Choice) -> Result<Vec<Wanted>, Vec<Words>> {
    let mut found: Vec<Result<Wanted, Words>> = Vec::new();
    found.extend(choice.chains.iter().map(|id| chain(site, id)));
    found.extend(choice.leaders.iter().map(|id| leader(site, id)));
    found.extend(choice.departments.iter().map(|id| department(site, id)));
    found.extend(choice.cities.iter().map(|id| city(site, id)));
    if choice.all != All::Named {
        found.extend((0..site.chains.len()).map(|at| Ok(of_chain(site, at))));
        found.push(Ok(Wanted {
            name: catalogue::PROVINCE.to_owned(),
            title: site.model.settings.title.clone(),
            about: About::Province,
        }));
    }
    if choice.all == All::Pages {
        found.extend(with_pages(site).map(Ok));
    }
    let refused: Vec<Words> = found.iter().filter_map(|one| one.as_ref().err().cloned()).collect();
    if !refused.is_empty() {
        return Err(refused);
    }
    let mut wanted: Vec<Wanted> = found.into_iter().flatten().collect();
    wanted.sort_by(|a, b| a.name.cmp(&b.name));
    wanted.dedup();
    Ok(wanted)
}

/// The packs of leaders, departments and cities, of those that have something to tell.
fn with_pages<'s>(site: &'s Site<'_>) -> impl Iterator<Item = Wanted> + 's {
    let model = site.model;
    let leaders = model.leaders.iter().map(|one| leader(site, &one.record.id.value));
    let departments = model.departments.iter().map(|one| department(site, &one.record.id.value));
    let cities = model.regions.iter().map(|one| city(site, &one.record.id.value));
    leaders.chain(departments).chain(cities).filter_map(Result::ok)
}

fn chain(site: &Site<'_>, id: &str) -> Result<Wanted, Words> {
    let at = site.position(id).ok_or_else(|| {
        Words::new(
            format!("没有 id 为“{id}”的产业链"),
            format!("there is no chain with the id `{id}`"),
        )
    })?;
    Ok(of_chain(site, at))
}

fn of_chain(site: &Site<'_>, at: usize) -> Wanted {
    let chain = site.chains[at].chain;
    Wanted {
        name: catalogue::name(EntityKind::Chain, chain.id()),
        title: chain.record.name.value.clone(),
        about: About::Chain(at),
    }
}

fn leader(site: &Site<'_>, id: &str) -> Result<Wanted, Words> {
    let none = || {
        Words::new(
            format!("没有 id 为“{id}”、领衔产业链的领导"),
            format!("there is no leader of a chain with the id `{id}`"),
        )
    };
    let leader = site.leaders.get(id).ok_or_else(none)?;
    let chains = chains(site, |line| is(line.leader.as_ref(), id));
    let title = leader.record.name.value.clone();
    several(catalogue::name(EntityKind::Leader, id), title, chains).ok_or_else(none)
}

fn department(site: &Site<'_>, id: &str) -> Result<Wanted, Words> {
    let none = || {
        Words::new(
            format!("没有 id 为“{id}”、牵头产业链的部门"),
            format!("there is no lead department of a chain with the id `{id}`"),
        )
    };
    let department = site.departments.get(id).ok_or_else(none)?;
    let chains = chains(site, |line| is(line.department.as_ref(), id));
    let title = department.record.name.value.clone();
    several(catalogue::name(EntityKind::Department, id), title, chains).ok_or_else(none)
}

fn city(site: &Site<'_>, id: &str) -> Result<Wanted, Words> {
    let none = || {
        Words::new(
            format!("没有 id 为“{id}”、已收录条目的市州"),
            format!("there is no city with the id `{id}` in which anything stands"),
        )
    };
    let at = site.regions.position(id).ok_or_else(none)?;
    let is_there = site.recorded_cities().any(|region| region.record.id.value == id);
    let title = site.model.regions[at].record.name.value.clone();
    let wanted =
        Wanted { name: catalogue::name(EntityKind::Region, id), title, about: About::City(at) };
    is_there.then_some(wanted).ok_or_else(none)
}

fn several(name: String, title: String, chains: Vec<usize>) -> Option<Wanted> {
    (!chains.is_empty()).then_some(Wanted { name, title, about: About::Chains(chains) })
}

fn is(id: Option<&Ref>, wanted: &str) -> bool {
    id.is_some_and(|id| id.value == wanted)
}

/// The chains whose line of the annex passes a test.
fn chains(site: &Site<'_>, wanted: impl Fn(&Assignment) -> bool) -> Vec<usize> {
    let line = |at: &usize| site.assignment(site.chains[*at].chain.id());
    (0..site.chains.len()).filter(|at| line(at).is_some_and(&wanted)).collect()
}
