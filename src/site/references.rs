//! Every reference that the content makes, with what it is expected to name. The one list of them.

use super::EntityKind;
use crate::model::{Chain, Link, Model, Quantity, Record, Ref};

/// A reference and what it should name.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Reference<'m> {
    /// The reference.
    pub(crate) id: &'m Ref,
    /// What it should name.
    pub(crate) expect: Expect,
    /// Chain in whose folder it stands.
    pub(crate) chain: Option<&'m str>,
    /// Id of the record that makes it; none where the site file does.
    pub(crate) by: Option<&'m str>,
}

/// What a reference should name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Expect {
    /// A record of one kind that is known to the whole site.
    Global(EntityKind),
    /// A link or product of the chain itself.
    Structure,
    /// A link or product of any chain, or a chain.
    Supplied,
    /// A product of the chain itself.
    Product,
    /// A roadmap item of the chain itself.
    Item,
    /// A target of the chain itself.
    Target,
    /// An expert of the chain itself.
    Expert,
    /// A review round of the chain itself.
    Round,
    /// Anything that can be concerned.
    Anything,
    /// A park, cluster, firm, platform or project.
    Place,
}

/// Every reference of a model, in the order of the content.
pub(crate) fn all(model: &Model) -> Vec<Reference<'_>> {
    let mut all = of_shared(model);
    all.extend(model.chains.iter().flat_map(of_chain));
    all
}

/// Those of the records that all chains share, places among them.
pub(crate) fn of_shared(model: &Model) -> Vec<Reference<'_>> {
    let mut list = List { found: Vec::new(), chain: None, by: None };
    list.site(model);
    list.places(model);
    list.found
}

/// Those of a chain.
pub(crate) fn of_chain(chain: &Chain) -> Vec<Reference<'_>> {
    let mut list = List { found: Vec::new(), chain: Some(chain.id()), by: None };
    list.chain(chain);
    list.found
}

struct List<'m> {
    found: Vec<Reference<'m>>,
    chain: Option<&'m str>,
    by: Option<&'m str>,
}

use EntityKind::{Area, Chain as ChainKind, Department, Firm, Group, Leader, Park, Region, Source};

impl<'m> List<'m> {
    fn add(&mut self, ids: impl IntoIterator<Item = &'m Ref>, expect: Expect) {
        let (chain, by) = (self.chain, self.by);
        self.found.extend(ids.into_iter().map(|id| Reference { id, expect, chain, by }));
    }

    fn global(&mut self, ids: impl IntoIterator<Item = &'m Ref>, kind: EntityKind) {
        self.add(ids, Expect::Global(kind));
    }

    /// The references that every record makes; those that follow are made by the same.
    fn record(&mut self, record: &'m Record) {
        self.by = Some(&record.id.value);
        self.global(&record.sources, Source);
        self.global(&record.owner, Department);
    }

    fn quantity(&mut self, quantity: &'m Option<Quantity>) {
        quantity.iter().for_each(|one| self.global(&one.sources, Source));
    }

    fn site(&mut self, model: &'m Model) {
        self.global(&model.settings.plan, Source);
        self.global(&model.settings.chains, ChainKind);
        model.leaders.iter().for_each(|one| self.record(&one.record));
        model.departments.iter().for_each(|one| self.record(&one.record));
        for one in &model.assignments {
            self.record(&one.record);
            self.global(&one.chain, ChainKind);
            self.global(&one.leader, Leader);
            self.global(&one.department, Department);
        }
        model.groups.iter().for_each(|one| self.record(&one.record));
        for one in &model.regions {
            self.record(&one.record);
            self.global(&one.group, Group);
        }
        model.areas.iter().for_each(|one| self.record(&one.record));
    }

    fn places(&mut self, model: &'m Model) {
        for one in &model.parks {
            self.record(&one.record);
            self.global(&one.region, Region);
        }
        for one in &model.clusters {
            self.record(&one.record);
            self.global(&one.regions, Region);
            self.global(&one.parks, Park);
            self.global(&one.firms, Firm);
        }
        for one in &model.firms {
            self.record(&one.record);
            self.global(&one.region, Region);
            self.global(&one.park, Park);
        }
        for one in &model.platforms {
            self.record(&one.record);
            self.global(&one.region, Region);
            self.global(&one.park, Park);
            self.global(&one.firms, Firm);
        }
        for one in &model.projects {
            self.chain = one.record.chain.as_deref();
            self.record(&one.record);
            self.global(&one.region, Region);
            self.global(&one.park, Park);
            self.global(&one.firms, Firm);
            self.quantity(&one.investment);
            self.add(&one.concerns, Expect::Anything);
        }
        self.chain = None;
    }

    fn chain(&mut self, chain: &'m Chain) {
        self.record(&chain.record);
        self.global(&chain.chain_leaders, Firm);
        chain.figures.iter().for_each(|one| self.record(&one.record));
        for band in &chain.bands {
            self.record(&band.record);
            band.links.iter().for_each(|link| self.link(link));
        }
        for one in &chain.relations {
            self.record(&one.record);
            self.add(&one.from, Expect::Supplied);
            self.add(&one.to, Expect::Supplied);
        }
        self.global(&chain.areas, Area);
        for one in &chain.applications {
            self.record(&one.record);
            self.quantity(&one.market);
            self.add(&one.product, Expect::Product);
            self.global(&one.area, Area);
        }
        self.add(&chain.present, Expect::Place);
        for one in &chain.prose {
            self.global(&one.sources, Source);
            self.add(&one.links, Expect::Anything);
        }
        self.roadmap(chain);
        self.investment(chain);
        self.registers(chain);
        self.monitoring(chain);
    }

    fn link(&mut self, link: &'m Link) {
        self.record(&link.record);
        self.global(&link.firms, Firm);
        for product in &link.products {
            self.record(&product.record);
            self.global(&product.firms, Firm);
        }
        link.links.iter().for_each(|inner| self.link(inner));
    }

    fn roadmap(&mut self, chain: &'m Chain) {
        for one in &chain.roadmap {
            self.record(&one.record);
            self.add(&one.after, Expect::Item);
            self.add(&one.concerns, Expect::Anything);
            self.quantity(&one.target);
            self.quantity(&one.actual);
        }
    }

    fn investment(&mut self, chain: &'m Chain) {
        for one in &chain.targets {
            self.record(&one.record);
            self.add(&one.gap, Expect::Structure);
            self.global(&one.regions, Region);
            self.global(&one.parks, Park);
        }
        for one in &chain.leads {
            self.record(&one.record);
            self.add(&one.target, Expect::Target);
        }
    }

    fn registers(&mut self, chain: &'m Chain) {
        for one in &chain.problems {
            self.record(&one.record);
            self.global(&one.region, Region);
            self.add(&one.concerns, Expect::Anything);
        }
        chain.experts.iter().for_each(|one| self.record(&one.record));
        for one in &chain.rounds {
            self.record(&one.record);
            self.add(&one.attended, Expect::Expert);
        }
        for one in &chain.opinions {
            self.record(&one.record);
            self.add(&one.round, Expect::Round);
            self.add(&one.expert, Expect::Expert);
            self.add(&one.concerns, Expect::Anything);
            self.add(&one.changes, Expect::Anything);
        }
        for one in &chain.requests {
            self.record(&one.record);
            self.global(&one.leader, Leader);
            self.global(&one.department, Department);
            self.add(&one.concerns, Expect::Anything);
        }
    }

    fn monitoring(&mut self, chain: &'m Chain) {
        for one in &chain.risks {
            self.record(&one.record);
            self.add(&one.round, Expect::Round);
            self.add(&one.concerns, Expect::Anything);
        }
        for one in &chain.indicators {
            self.record(&one.record);
            self.quantity(&one.target);
            self.add(&one.concerns, Expect::Anything);
            one.values.iter().for_each(|value| self.global(&value.quantity.sources, Source));
        }
    }
}
