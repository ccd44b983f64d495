//! An industrial chain: everything in one folder.

use super::{
    Band, Expert, Indicator, Item, Lead, Opinion, Period, Problem, Quantity, Record, Ref, Relation,
    Request, Risk, Round, Spanned, Strength, Target, Text, When,
};

/// The five maps.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MapKind {
    /// 技术结构图.
    Technology,
    /// 应用领域图.
    Applications,
    /// 产业布局图.
    Layout,
    /// 发展路线图.
    Roadmap,
    /// 招商目标图.
    Investment,
}

impl MapKind {
    /// All five, in the order of the plan.
    pub const ALL: [Self; 5] =
        [Self::Technology, Self::Applications, Self::Layout, Self::Roadmap, Self::Investment];

    /// The name in addresses and of its Markdown file.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Technology => "technology",
            Self::Applications => "applications",
            Self::Layout => "layout",
            Self::Roadmap => "roadmap",
            Self::Investment => "investment",
        }
    }
}

/// An industrial chain.
#[derive(Debug, Clone, Hash)]
pub struct Chain {
    /// `id` is the folder's name.
    pub record: Record,
    /// Short name: 集成电路.
    pub short: Option<Text>,
    /// Prefix of its numbers: `IC`.
    pub code: Option<Text>,
    /// Other names.
    pub aliases: Vec<Text>,
    /// Since when it is a chain of the scheme.
    pub valid_from: Option<Spanned<When>>,
    /// Until when.
    pub valid_to: Option<Spanned<When>>,
    /// Leading firms (链主).
    pub chain_leaders: Vec<Ref>,
    /// Published figures and targets.
    pub figures: Vec<Figure>,
    /// Technology structure.
    pub bands: Vec<Band>,
    /// Supply relations.
    pub relations: Vec<Relation>,
    /// Columns of the applications map, where the author orders them.
    pub areas: Vec<Ref>,
    /// Uses of products in areas.
    pub applications: Vec<Application>,
    /// Parks, clusters, firms, platforms and projects declared elsewhere that this chain's layout shows.
    pub present: Vec<Ref>,
    /// Columns of the roadmap.
    pub periods: Vec<Period>,
    /// Roadmap items.
    pub roadmap: Vec<Item>,
    /// What is sought.
    pub targets: Vec<Target>,
    /// Who is being talked to.
    pub leads: Vec<Lead>,
    /// Problem ledger.
    pub problems: Vec<Problem>,
    /// Expert group.
    pub experts: Vec<Expert>,
    /// Reviews by the expert group.
    pub rounds: Vec<Round>,
    /// Opinions.
    pub opinions: Vec<Opinion>,
    /// What is asked of leaders and departments.
    pub requests: Vec<Request>,
    /// Risks.
    pub risks: Vec<Risk>,
    /// Indicators that are watched.
    pub indicators: Vec<Indicator>,
    /// Texts, in Markdown.
    pub prose: Vec<Prose>,
}

/// A published number about a chain.
#[derive(Debug, Clone, Hash)]
pub struct Figure {
    /// `name` is what is counted; sources, as-of date.
    pub record: Record,
    /// Of what: 全省, 武汉市, 规上 …
    pub scope: Option<Text>,
    /// The number.
    pub quantity: Quantity,
    /// For a target: by when. A figure without is an actual.
    pub due: Option<Spanned<When>>,
}

/// A use of a product in an area.
#[derive(Debug, Clone, Hash)]
pub struct Application {
    /// Sources, note.
    pub record: Record,
    /// The product.
    pub product: Option<Ref>,
    /// The area.
    pub area: Option<Ref>,
    /// How much the area relies on it.
    pub strength: Option<Spanned<Strength>>,
    /// Why the strength is so.
    pub basis: Option<Text>,
    /// A typical scene.
    pub scene: Option<Text>,
    /// Typical users.
    pub users: Option<Text>,
    /// Size of the market.
    pub market: Option<Quantity>,
}

/// A Markdown text of a chain.
#[derive(Debug, Clone, Hash)]
pub struct Prose {
    /// The map it is about; none for the overview.
    pub map: Option<MapKind>,
    /// The Markdown.
    pub markdown: Text,
    /// Records that it links to.
    pub links: Vec<Ref>,
    /// Documents on which it rests.
    pub sources: Vec<Ref>,
    /// The day of which it is true.
    pub as_of: Option<Spanned<When>>,
}

impl Chain {
    /// An empty chain, to be filled file by file.
    #[must_use]
    pub fn empty(record: Record) -> Self {
        Self {
            record,
            short: None,
            code: None,
            aliases: Vec::new(),
            valid_from: None,
            valid_to: None,
            chain_leaders: Vec::new(),
            figures: Vec::new(),
            bands: Vec::new(),
            relations: Vec::new(),
            areas: Vec::new(),
            applications: Vec::new(),
            present: Vec::new(),
            periods: Vec::new(),
            roadmap: Vec::new(),
            targets: Vec::new(),
            leads: Vec::new(),
            problems: Vec::new(),
            experts: Vec::new(),
            rounds: Vec::new(),
            opinions: Vec::new(),
            requests: Vec::new(),
            risks: Vec::new(),
            indicators: Vec::new(),
            prose: Vec::new(),
        }
    }

    /// The id, which is the folder's name.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.record.id.value
    }

    /// Short name, or the name where none is given.
    #[must_use]
    pub fn short_name(&self) -> &str {
        self.short.as_ref().map_or(&self.record.name.value, |short| &short.value)
    }

    /// A review round of the chain.
    #[must_use]
    pub fn round(&self, id: &str) -> Option<&Round> {
        self.rounds.iter().find(|round| round.record.id.value == id)
    }

    /// The experts who took part in a round, in its order.
    pub fn attending<'c>(&'c self, round: &'c Round) -> impl Iterator<Item = &'c Expert> {
        let named = |id: &Ref| self.experts.iter().find(|one| one.record.id.value == id.value);
        round.attended.iter().filter_map(named)
    }
}
