//! Chains at a glance: each in a few numbers, computed once for every sheet and page (按本站收录).

use super::{ChainView, EntityKind, Site, StatusCount, count_statuses};
use crate::model::{Assignment, Department, Leader, MapKind, Openness, When};

/// A chain in a few numbers.
#[derive(Debug, Clone)]
pub struct Glance<'m> {
    /// Its products by status.
    pub status: StatusCount,
    /// Links directly in a band.
    pub links: usize,
    /// Links and products that are chokepoints (卡脖子).
    pub chokepoints: usize,
    /// Firms that its layout shows.
    pub firms: usize,
    /// Cities in which something of it lies.
    pub cities: usize,
    /// Roadmap items with a target, and how many of them have an actual.
    pub goals: Goals,
    /// Which of its maps have content, in the order of [`MapKind::ALL`].
    pub maps: [bool; 5],
    /// The latest day of which one of its records is true.
    pub latest: Option<When>,
    /// Its line of the annex.
    pub assignment: Option<&'m Assignment>,
    /// Its lead department.
    pub department: Option<&'m Department>,
    /// The most closed word of what was counted.
    pub openness: Openness,
}

/// Goals, and how many of them say what was reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Goals {
    /// Roadmap items with a target.
    pub all: usize,
    /// Those with an actual.
    pub with_actual: usize,
}

/// A leader and the chains whose line of the annex names the post.
#[derive(Debug, Clone)]
pub struct Led<'m> {
    /// The leader; none for chains that no line, or a line without a leader, speaks of.
    pub leader: Option<&'m Leader>,
    /// Positions of the chains in [`Site::chains`].
    pub chains: Vec<usize>,
}

/// Every chain at a glance, in order.
#[must_use]
pub fn glances<'m>(site: &Site<'m>) -> Vec<Glance<'m>> {
    site.chains.iter().map(|view| glance(site, view)).collect()
}

fn glance<'m>(site: &Site<'m>, view: &ChainView<'m>) -> Glance<'m> {
    let assignment = site.assignment(view.chain.id());
    let targets = view.chain.roadmap.iter().filter(|item| item.target.is_some());
    let actuals = targets.clone().filter(|item| item.actual.is_some()).count();
    Glance {
        status: count_statuses(view),
        links: view.links.iter().filter(|place| place.depth == 0).count(),
        chokepoints: view.chokepoints(),
        firms: view.presence.of_kind(EntityKind::Firm).count(),
        cities: view.cities(),
        goals: Goals { all: targets.count(), with_actual: actuals },
        maps: MapKind::ALL.map(|map| view.has_content(map)),
        latest: latest(site, view),
        assignment,
        department: assignment.and_then(|line| site.departments.named(line.department.as_ref())),
        openness: openness(view),
    }
}

/// The most closed of what a glance counts.
fn openness(view: &ChainView<'_>) -> Openness {
    let links = view.links.iter().map(|place| place.link.record.openness);
    let products = view.products.iter().map(|place| place.product.record.openness);
    let places = view.presence.placed.iter().map(|placed| placed.entity.record().openness);
    let goals = view.chain.roadmap.iter().filter(|item| item.target.is_some());
    let goals = goals.map(|item| item.record.openness);
    let all = links.chain(products).chain(places).chain(goals);
    all.fold(view.chain.record.openness, Openness::max)
}

/// The latest as-of day among the records in the folder of a chain; documents have dates of their own.
fn latest(site: &Site<'_>, view: &ChainView<'_>) -> Option<When> {
    let declared = site.declared(view.chain.id()).into_iter().flat_map(|own| &own.records);
    let records = declared.filter(|kept| kept.kind != Some(EntityKind::Source));
    let records = records.map(|kept| kept.record).chain([&view.chain.record]);
    records.filter_map(|record| Some(record.as_of?.value)).max_by_key(|day| day.end)
}

/// Leaders with their chains, in the order of the content; chains without a leader last, where there are some.
#[must_use]
pub fn led<'m>(site: &Site<'m>) -> Vec<Led<'m>> {
    let leaders = site.model.leaders.iter();
    let mut all: Vec<Led<'_>> =
        leaders.map(|one| Led { leader: Some(one), chains: Vec::new() }).collect();
    let mut rest = Led { leader: None, chains: Vec::new() };
    for (at, view) in site.chains.iter().enumerate() {
        let line = site.assignment(view.chain.id());
        let leader = line.and_then(|line| site.leaders.position(&line.leader.as_ref()?.value));
        leader.map_or(&mut rest, |leader| &mut all[leader]).chains.push(at);
    }
    if !rest.chains.is_empty() {
        all.push(rest);
    }
    all
}

impl ChainView<'_> {
    /// Links and products that are chokepoints (卡脖子).
    #[must_use]
    pub fn chokepoints(&self) -> usize {
        let links = self.links.iter().filter(|place| place.link.chokepoint).count();
        links + self.products.iter().filter(|place| place.product.chokepoint).count()
    }

    /// How many cities something of the chain lies in.
    #[must_use]
    pub fn cities(&self) -> usize {
        let placed = self.presence.placed.iter();
        let mut ids: Vec<&str> = placed
            .flat_map(|placed| placed.regions.iter().map(|region| region.record.id.value.as_str()))
            .collect();
        ids.sort_unstable();
        ids.dedup();
        ids.len()
    }
}
