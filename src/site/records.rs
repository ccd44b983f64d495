//! Every record of the content with its kind. The one list of them, for rules that concern all kinds.

use super::{EntityKind, Key};
use crate::model::{Link, Model, Record};

/// A record, its kind, and the chain to which its id is local.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Kept<'m> {
    /// The record.
    pub(crate) record: &'m Record,
    /// Its kind; none for applications, relations, figures and lines of the annex.
    pub(crate) kind: Option<EntityKind>,
    /// Chain to which its id is local; none for ids known to the whole site.
    pub(crate) chain: Option<&'m str>,
}

impl Kept<'_> {
    /// Its key, for the kinds that have one.
    pub(crate) fn key(&self) -> Option<Key> {
        let (chain, id) = (self.chain.map(str::to_owned), self.record.id.value.clone());
        self.kind.map(|kind| Key { kind, chain, id })
    }
}

/// Every record of a model, in the order of the content.
pub(crate) fn all(model: &Model) -> Vec<Kept<'_>> {
    let mut found = Vec::new();
    let mut global = |kind, record| found.push(Kept { record, kind: Some(kind), chain: None });
    model.leaders.iter().for_each(|one| global(EntityKind::Leader, &one.record));
    model.departments.iter().for_each(|one| global(EntityKind::Department, &one.record));
    model.groups.iter().for_each(|one| global(EntityKind::Group, &one.record));
    model.regions.iter().for_each(|one| global(EntityKind::Region, &one.record));
    model.areas.iter().for_each(|one| global(EntityKind::Area, &one.record));
    model.sources.iter().for_each(|one| global(EntityKind::Source, &one.record));
    model.parks.iter().for_each(|one| global(EntityKind::Park, &one.record));
    model.clusters.iter().for_each(|one| global(EntityKind::Cluster, &one.record));
    model.firms.iter().for_each(|one| global(EntityKind::Firm, &one.record));
    model.platforms.iter().for_each(|one| global(EntityKind::Platform, &one.record));
    model.projects.iter().for_each(|one| global(EntityKind::Project, &one.record));
    model.chains.iter().for_each(|one| global(EntityKind::Chain, &one.record));
    let lines = model.assignments.iter();
    found.extend(lines.map(|one| Kept { record: &one.record, kind: None, chain: None }));
    for chain in &model.chains {
        let mut local = Local { found: &mut found, chain: chain.id() };
        for band in &chain.bands {
            local.add(Some(EntityKind::Band), &band.record);
            band.links.iter().for_each(|link| local.link(link));
        }
        chain.roadmap.iter().for_each(|one| local.add(Some(EntityKind::Item), &one.record));
        chain.targets.iter().for_each(|one| local.add(Some(EntityKind::Target), &one.record));
        chain.leads.iter().for_each(|one| local.add(Some(EntityKind::Lead), &one.record));
        chain.problems.iter().for_each(|one| local.add(Some(EntityKind::Problem), &one.record));
        chain.experts.iter().for_each(|one| local.add(Some(EntityKind::Expert), &one.record));
        chain.rounds.iter().for_each(|one| local.add(Some(EntityKind::Round), &one.record));
        chain.opinions.iter().for_each(|one| local.add(Some(EntityKind::Opinion), &one.record));
        chain.requests.iter().for_each(|one| local.add(Some(EntityKind::Request), &one.record));
        chain.risks.iter().for_each(|one| local.add(Some(EntityKind::Risk), &one.record));
        chain.indicators.iter().for_each(|one| local.add(Some(EntityKind::Indicator), &one.record));
        chain.figures.iter().for_each(|one| local.add(None, &one.record));
        chain.relations.iter().for_each(|one| local.add(None, &one.record));
        chain.applications.iter().for_each(|one| local.add(None, &one.record));
    }
    found
}

struct Local<'l, 'm> {
    found: &'l mut Vec<Kept<'m>>,
    chain: &'m str,
}

impl<'m> Local<'_, 'm> {
    fn add(&mut self, kind: Option<EntityKind>, record: &'m Record) {
        self.found.push(Kept { record, kind, chain: Some(self.chain) });
    }

    fn link(&mut self, link: &'m Link) {
        self.add(Some(EntityKind::Link), &link.record);
        link.products.iter().for_each(|one| self.add(Some(EntityKind::Product), &one.record));
        link.links.iter().for_each(|inner| self.link(inner));
    }
}
