//! What the content says, as plain data: records as their authors wrote them, with places.
//!
//! References are still ids here; `site` turns them into links. Nothing in this room computes.

mod boundary;
mod chain;
mod grade;
mod hash;
mod investment;
mod monitoring;
mod organization;
mod places;
mod quantity;
mod record;
mod region;
mod register;
mod roadmap;
mod settings;
mod technology;
mod when;
mod word;

pub use boundary::{Boundaries, Boundary};
pub use chain::{Application, Chain, Figure, MapKind, Prose};
pub use grade::{Impact, Judgement, Likelihood, RiskGrade, RiskState, Trend};
pub use hash::Shared;
pub use investment::{Lead, Target};
pub use monitoring::{Indicator, Observation, Risk};
pub use organization::{Assignment, Department, Leader};
pub use places::{Cluster, Firm, Park, Platform, Project};
pub use quantity::Quantity;
pub use record::{Numbered, Record, Ref, Source, Spanned, Text};
pub use region::{Area, Group, Region};
pub use register::{Expert, Opinion, Problem, Request, Round};
pub use roadmap::{Item, Period};
pub use settings::Settings;
pub use technology::{Band, Link, Product, Relation};
pub use when::When;
pub use word::{
    Action, Audience, Category, Confidant, Datum, Dimension, Field, Foundation, Function, Level,
    Openness, Origin, Position, ProblemState, Reply, RuleLevel, Stage, State, Status, Strength,
    Tier, Word,
};

/// Everything that was read.
#[derive(Debug, Clone, Default)]
pub struct Model {
    /// The site file.
    pub settings: Settings,
    /// Leaders by post.
    pub leaders: Vec<Leader>,
    /// Departments.
    pub departments: Vec<Department>,
    /// Who is responsible for which chain.
    pub assignments: Vec<Assignment>,
    /// City groups.
    pub groups: Vec<Group>,
    /// Prefecture-level units.
    pub regions: Vec<Region>,
    /// Boundaries of the cities, in their order; none where the site names no file of them.
    pub boundaries: Vec<Boundary>,
    /// Application areas.
    pub areas: Vec<Area>,
    /// Documents cited.
    pub sources: Vec<Source>,
    /// Parks, wherever they are declared.
    pub parks: Vec<Park>,
    /// Clusters and bases.
    pub clusters: Vec<Cluster>,
    /// Firms.
    pub firms: Vec<Firm>,
    /// Innovation platforms.
    pub platforms: Vec<Platform>,
    /// Major projects.
    pub projects: Vec<Project>,
    /// Printed numbers that were given out.
    pub numbers: Vec<Numbered>,
    /// The chains, in the order of the site file.
    pub chains: Vec<Chain>,
}
