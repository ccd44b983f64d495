//! Any record that has a page or an anchor, seen as one type.

use crate::model::{
    Band, Chain, Cluster, Firm, Item, Link, Park, Platform, Product, Project, Record, Target, Text,
};

/// A record that can be linked to.
#[derive(Debug, Clone, Copy)]
pub enum Entity<'m> {
    /// A chain.
    Chain(&'m Chain),
    /// A band of a chain.
    Band(&'m Chain, &'m Band),
    /// A link of a chain.
    Link(&'m Chain, &'m Link),
    /// A product of a chain.
    Product(&'m Chain, &'m Product),
    /// A roadmap item of a chain.
    Item(&'m Chain, &'m Item),
    /// What a chain seeks.
    Target(&'m Chain, &'m Target),
    /// A firm.
    Firm(&'m Firm),
    /// A park.
    Park(&'m Park),
    /// A cluster.
    Cluster(&'m Cluster),
    /// A platform.
    Platform(&'m Platform),
    /// A project.
    Project(&'m Project),
}

/// The kinds of record that carry a printed number or a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum EntityKind {
    /// 产业链.
    Chain,
    /// 带.
    Band,
    /// 环节.
    Link,
    /// 产品与技术.
    Product,
    /// 路线图条目.
    Item,
    /// 招商目标.
    Target,
    /// 线索.
    Lead,
    /// 问题.
    Problem,
    /// 专家.
    Expert,
    /// 评审.
    Round,
    /// 意见.
    Opinion,
    /// 提请事项.
    Request,
    /// 风险.
    Risk,
    /// 监测指标.
    Indicator,
    /// 企业.
    Firm,
    /// 园区.
    Park,
    /// 集群.
    Cluster,
    /// 平台.
    Platform,
    /// 项目.
    Project,
    /// 市州.
    Region,
    /// 城市群.
    Group,
    /// 应用领域.
    Area,
    /// 领导职务.
    Leader,
    /// 部门.
    Department,
    /// 来源.
    Source,
}

/// A record's kind, the chain it belongs to (for what belongs to one), and its id.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Key {
    /// Kind.
    pub kind: EntityKind,
    /// Chain, for what ids are local to a chain.
    pub chain: Option<String>,
    /// Id.
    pub id: String,
}

impl Key {
    /// A record that is known to the whole site.
    #[must_use]
    pub fn global(kind: EntityKind, id: &str) -> Self {
        Self { kind, chain: None, id: id.to_owned() }
    }

    /// A record whose id is local to a chain.
    #[must_use]
    pub fn local(kind: EntityKind, chain: &str, id: &str) -> Self {
        Self { kind, chain: Some(chain.to_owned()), id: id.to_owned() }
    }
}

impl<'m> Entity<'m> {
    /// Its record.
    #[must_use]
    pub fn record(self) -> &'m Record {
        match self {
            Self::Chain(one) => &one.record,
            Self::Band(_, one) => &one.record,
            Self::Link(_, one) => &one.record,
            Self::Product(_, one) => &one.record,
            Self::Item(_, one) => &one.record,
            Self::Target(_, one) => &one.record,
            Self::Firm(one) => &one.record,
            Self::Park(one) => &one.record,
            Self::Cluster(one) => &one.record,
            Self::Platform(one) => &one.record,
            Self::Project(one) => &one.record,
        }
    }

    /// Its name.
    #[must_use]
    pub fn name(self) -> &'m str {
        &self.record().name.value
    }

    /// Its name on a map: the short one where there is one.
    #[must_use]
    pub fn short_name(self) -> &'m str {
        self.short().map_or(self.name(), |short| &short.value)
    }

    /// Its short name, where it has one.
    #[must_use]
    pub const fn short(self) -> Option<&'m Text> {
        let short = match self {
            Self::Chain(one) => &one.short,
            Self::Firm(one) => &one.short,
            Self::Park(one) => &one.short,
            Self::Cluster(one) => &one.short,
            Self::Platform(one) => &one.short,
            Self::Project(one) => &one.short,
            _ => &None,
        };
        short.as_ref()
    }

    /// The chain that it is, or that it is a part of; none for places.
    #[must_use]
    pub const fn chain(self) -> Option<&'m Chain> {
        match self {
            Self::Chain(chain)
            | Self::Band(chain, _)
            | Self::Link(chain, _)
            | Self::Product(chain, _)
            | Self::Item(chain, _)
            | Self::Target(chain, _) => Some(chain),
            _ => None,
        }
    }

    /// Its kind.
    #[must_use]
    pub const fn kind(self) -> EntityKind {
        match self {
            Self::Chain(_) => EntityKind::Chain,
            Self::Band(..) => EntityKind::Band,
            Self::Link(..) => EntityKind::Link,
            Self::Product(..) => EntityKind::Product,
            Self::Item(..) => EntityKind::Item,
            Self::Target(..) => EntityKind::Target,
            Self::Firm(_) => EntityKind::Firm,
            Self::Park(_) => EntityKind::Park,
            Self::Cluster(_) => EntityKind::Cluster,
            Self::Platform(_) => EntityKind::Platform,
            Self::Project(_) => EntityKind::Project,
        }
    }

    /// Its key.
    #[must_use]
    pub fn key(self) -> Key {
        let id = &self.record().id.value;
        match self {
            Self::Band(chain, _)
            | Self::Link(chain, _)
            | Self::Product(chain, _)
            | Self::Item(chain, _)
            | Self::Target(chain, _) => Key::local(self.kind(), chain.id(), id),
            _ => Key::global(self.kind(), id),
        }
    }
}

impl EntityKind {
    /// The Chinese word for it, for authors.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Chain => "产业链",
            Self::Band => "带",
            Self::Link => "环节",
            Self::Product => "产品与技术",
            Self::Item => "路线图条目",
            Self::Target => "招商目标",
            Self::Lead => "线索",
            Self::Problem => "问题",
            Self::Expert => "专家",
            Self::Round => "评审",
            Self::Opinion => "意见",
            Self::Request => "提请事项",
            Self::Risk => "风险",
            Self::Indicator => "监测指标",
            Self::Firm => "企业",
            Self::Park => "园区",
            Self::Cluster => "集群与基地",
            Self::Platform => "创新平台",
            Self::Project => "重大项目",
            Self::Region => "市州",
            Self::Group => "城市群",
            Self::Area => "应用领域",
            Self::Leader => "省领导",
            Self::Department => "部门",
            Self::Source => "来源",
        }
    }

    /// The key of the word that readers see for it.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Chain => "kind.chain",
            Self::Band => "kind.band",
            Self::Link => "kind.link",
            Self::Product => "kind.product",
            Self::Item => "kind.item",
            Self::Target => "kind.target",
            Self::Lead => "kind.lead",
            Self::Problem => "kind.problem",
            Self::Expert => "kind.expert",
            Self::Round => "kind.round",
            Self::Opinion => "kind.opinion",
            Self::Request => "kind.request",
            Self::Risk => "kind.risk",
            Self::Indicator => "kind.indicator",
            Self::Firm => "kind.firm",
            Self::Park => "kind.park",
            Self::Cluster => "kind.cluster",
            Self::Platform => "kind.platform",
            Self::Project => "kind.project",
            Self::Region => "kind.region",
            Self::Group => "kind.group",
            Self::Area => "kind.area",
            Self::Leader => "kind.leader",
            Self::Department => "kind.department",
            Self::Source => "kind.source",
        }
    }

    /// The letter in its printed number, for the kinds that have one.
    #[must_use]
    pub const fn letter(self) -> Option<char> {
        Some(match self {
            Self::Link => 'N',
            Self::Product => 'T',
            Self::Item => 'R',
            Self::Target => 'I',
            Self::Lead => 'D',
            Self::Problem => 'Q',
            Self::Opinion => 'O',
            Self::Request => 'A',
            Self::Risk => 'W',
            Self::Indicator => 'J',
            Self::Firm => 'F',
            Self::Park => 'P',
            Self::Cluster => 'C',
            Self::Platform => 'Y',
            Self::Project => 'X',
            _ => return None,
        })
    }

    /// The folder of its pages, for the kinds that have pages.
    #[must_use]
    pub const fn folder(self) -> Option<&'static str> {
        Some(match self {
            Self::Chain => "chains",
            Self::Firm => "firms",
            Self::Park => "parks",
            Self::Cluster => "clusters",
            Self::Platform => "platforms",
            Self::Project => "projects",
            Self::Region => "regions",
            Self::Area => "areas",
            Self::Leader => "leaders",
            Self::Department => "departments",
            _ => return None,
        })
    }
}
