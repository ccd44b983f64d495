//! The model with its ids resolved: look-ups, places in the structure, numbers, addresses, back-links.
//!
//! A [`Site`] borrows a model and computes what follows from it; it draws and prints nothing. Look-ups of
//! references return `None` for what does not exist: `check` has reported it, and what an audience may not
//! see was never read.

mod address;
mod applications;
mod chain_view;
mod cross;
mod declared;
mod directory;
mod entity;
mod gaps;
mod glance;
mod index;
mod indicators;
mod land;
mod ledger;
mod local;
mod members;
mod mentions;
mod numbers;
mod presence;
mod province;
mod reach;
pub(crate) mod records;
pub(crate) mod references;
mod reviews;
mod risks;
mod series;
mod supply;

pub use address::{Address, relative};
pub use applications::{Use, UseMatrix, use_matrix};
pub use chain_view::{ChainView, LinkPlace, ProductPlace};
pub use cross::{
    AreaMatrix, CityMatrix, Holding, PLACES, SupplyMatrix, Trade, UseCount, area_matrix,
    city_matrix, supply_matrix,
};
pub use declared::Declared;
pub use directory::{Named, directory};
pub use entity::{Entity, EntityKind, Key};
pub use gaps::{Gap, gaps, open_gaps};
pub use glance::{Glance, Goals, Led, glances, led};
pub use index::Index;
pub use indicators::{StatusCount, count_statuses};
pub use ledger::open_problems;
pub use local::{Local, LocalChain};
pub use members::Members;
pub use mentions::{Mention, Mentions};
pub use numbers::{Numbers, Unrecorded, parse_number};
pub use presence::{Placed, Presence, Role};
pub use province::{ProvinceSheet, Subject};
pub use reach::Reach;
pub use reviews::{OpenOpinions, open_opinions, opinions_of};
pub use risks::{Threats, graded_risks, risk_counts, threats};
pub use series::{Reading, Series, Step};
pub use supply::Supply;

use crate::geometry::boundaries::Land;
use crate::model::{
    Area, Assignment, Cluster, Department, Firm, Group, Leader, MapKind, Model, Park, Platform,
    Project, Ref, Region, Source,
};
use crate::wording::Wording;
use std::collections::HashMap;
use supply::Supplies;

/// The resolved site.
#[derive(Debug)]
pub struct Site<'m> {
    /// What was read.
    pub model: &'m Model,
    /// The chains with their structure laid flat, in order.
    pub chains: Vec<ChainView<'m>>,
    /// Firms by id.
    pub firms: Index<'m, Firm>,
    /// Parks by id.
    pub parks: Index<'m, Park>,
    /// Clusters by id.
    pub clusters: Index<'m, Cluster>,
    /// Platforms by id.
    pub platforms: Index<'m, Platform>,
    /// Projects by id.
    pub projects: Index<'m, Project>,
    /// Cities by id.
    pub regions: Index<'m, Region>,
    /// City groups by id.
    pub groups: Index<'m, Group>,
    /// Application areas by id.
    pub areas: Index<'m, Area>,
    /// Leaders by id.
    pub leaders: Index<'m, Leader>,
    /// Departments by id.
    pub departments: Index<'m, Department>,
    /// Documents by id.
    pub sources: Index<'m, Source>,
    /// Printed numbers.
    pub numbers: Numbers,
    /// The words of the interface.
    pub words: &'m Wording,
    /// What lies in parks, and what firms take part in.
    pub members: Members<'m>,
    /// The areas of the cities, where the site draws their boundaries.
    pub land: Option<Land>,
    /// What belongs to each chain.
    declared: declared::ByChain<'m>,
    /// Supply relations.
    supplies: Supplies<'m>,
    /// Positions in `chains` by id.
    chain_at: HashMap<&'m str, usize>,
    /// Lines of the annex by chain.
    assigned: HashMap<&'m str, &'m Assignment>,
}

/// Resolves a model with its numbers ([`Numbers::assign`]), to be told in these words.
#[must_use]
pub fn resolve<'m>(model: &'m Model, numbers: Numbers, words: &'m Wording) -> Site<'m> {
    let mut site = Site {
        model,
        chains: model.chains.iter().map(ChainView::of).collect(),
        firms: Index::of(&model.firms, |one| &one.record),
        parks: Index::of(&model.parks, |one| &one.record),
        clusters: Index::of(&model.clusters, |one| &one.record),
        platforms: Index::of(&model.platforms, |one| &one.record),
        projects: Index::of(&model.projects, |one| &one.record),
        regions: Index::of(&model.regions, |one| &one.record),
        groups: Index::of(&model.groups, |one| &one.record),
        areas: Index::of(&model.areas, |one| &one.record),
        leaders: Index::of(&model.leaders, |one| &one.record),
        departments: Index::of(&model.departments, |one| &one.record),
        sources: Index::of(&model.sources, |one| &one.record),
        numbers,
        words,
        members: Members::of(model),
        land: land::of(model),
        declared: declared::by_chain(model),
        supplies: Supplies::default(),
        chain_at: model.chains.iter().enumerate().map(|(at, chain)| (chain.id(), at)).collect(),
        assigned: assigned(model),
    };
    for at in 0..site.chains.len() {
        let presence = Presence::of(&site, &site.chains[at]);
        site.chains[at].presence = presence;
    }
    site.supplies = Supplies::of(&site);
    site
}

/// Lines of the annex by chain; the first for a chain counts.
fn assigned(model: &Model) -> HashMap<&str, &Assignment> {
    let mut lines = HashMap::new();
    for line in &model.assignments {
        if let Some(chain) = &line.chain {
            lines.entry(chain.value.as_str()).or_insert(line);
        }
    }
    lines
}

impl<'m> Site<'m> {
    /// A chain by id.
    #[must_use]
    pub fn chain(&self, id: &str) -> Option<&ChainView<'m>> {
        self.position(id).map(|at| &self.chains[at])
    }

    /// Position of a chain in [`Site::chains`].
    #[must_use]
    pub fn position(&self, chain: &str) -> Option<usize> {
        self.chain_at.get(chain).copied()
    }

    /// What the folder of a chain declares; none for a chain that is not there.
    #[must_use]
    pub fn declared(&self, chain: &str) -> Option<&Declared<'m>> {
        self.declared.get(chain)
    }

    /// The line of the annex for a chain.
    #[must_use]
    pub fn assignment(&self, chain: &str) -> Option<&'m Assignment> {
        self.assigned.get(chain).copied()
    }

    /// What an id names when it stands in a chain's file: first what the chain itself declares, then
    /// places, then chains. `chain/id` names something of another chain.
    #[must_use]
    pub fn find(&self, from: Option<&str>, id: &str) -> Option<Entity<'m>> {
        if let Some((chain, id)) = id.split_once('/') {
            return self.chain(chain)?.find(id);
        }
        let local = from.and_then(|chain| self.chain(chain)).and_then(|view| view.find(id));
        local
            .or_else(|| self.firms.get(id).map(Entity::Firm))
            .or_else(|| self.parks.get(id).map(Entity::Park))
            .or_else(|| self.clusters.get(id).map(Entity::Cluster))
            .or_else(|| self.platforms.get(id).map(Entity::Platform))
            .or_else(|| self.projects.get(id).map(Entity::Project))
            .or_else(|| self.chain(id).map(|view| Entity::Chain(view.chain)))
    }

    /// The entities that references of a chain's file name, those that exist.
    #[must_use]
    pub fn find_all(&self, chain: &str, ids: &[Ref]) -> Vec<Entity<'m>> {
        ids.iter().filter_map(|id| self.find(Some(chain), &id.value)).collect()
    }

    /// The document that orders the maps.
    #[must_use]
    pub fn plan(&self) -> Option<&'m Source> {
        self.sources.get(&self.model.settings.plan.as_ref()?.value)
    }
}

/// The Chinese name of a map.
#[must_use]
pub const fn map_name(map: MapKind) -> &'static str {
    match map {
        MapKind::Technology => "技术结构图",
        MapKind::Applications => "应用领域图",
        MapKind::Layout => "产业布局图",
        MapKind::Roadmap => "发展路线图",
        MapKind::Investment => "招商目标图",
    }
}

/// What a map answers.
#[must_use]
pub const fn map_question(map: MapKind) -> &'static str {
    match map {
        MapKind::Technology => "产业链由什么组成，哪里强、哪里弱、哪里缺、哪里有风险",
        MapKind::Applications => "产品用在哪里，用得多深",
        MapKind::Layout => "企业、园区、集群、平台和项目在哪里",
        MapKind::Roadmap => "什么时候要达到什么，现在到了哪里",
        MapKind::Investment => "为补哪个缺口要引进什么，每个目标到了哪一步",
    }
}

/// The key of the name of a map.
#[must_use]
pub const fn map_name_key(map: MapKind) -> &'static str {
    match map {
        MapKind::Technology => "map_name.technology",
        MapKind::Applications => "map_name.applications",
        MapKind::Layout => "map_name.layout",
        MapKind::Roadmap => "map_name.roadmap",
        MapKind::Investment => "map_name.investment",
    }
}

/// The key of what a map answers.
#[must_use]
pub const fn map_question_key(map: MapKind) -> &'static str {
    match map {
        MapKind::Technology => "map_question.technology",
        MapKind::Applications => "map_question.applications",
        MapKind::Layout => "map_question.layout",
        MapKind::Roadmap => "map_question.roadmap",
        MapKind::Investment => "map_question.investment",
    }
}
