//! What the layout map shows: parks, clusters, firms, platforms, projects.

use super::{Level, Quantity, Record, Ref, Spanned, Stage, Text, Tier};

/// An industrial park.
#[derive(Debug, Clone, Hash)]
pub struct Park {
    /// Id, name, sources.
    pub record: Record,
    /// Short name for maps.
    pub short: Option<Text>,
    /// Administrative level.
    pub level: Option<Spanned<Level>>,
    /// Kind: 高新区, 经开区 …
    pub kind: Option<Text>,
    /// City.
    pub region: Option<Ref>,
}

/// An industrial cluster or base.
#[derive(Debug, Clone, Hash)]
pub struct Cluster {
    /// Id, name, sources.
    pub record: Record,
    /// Short name for maps.
    pub short: Option<Text>,
    /// Administrative level.
    pub level: Option<Spanned<Level>>,
    /// Cities it spans.
    pub regions: Vec<Ref>,
    /// Parks it spans.
    pub parks: Vec<Ref>,
    /// Firms in it.
    pub firms: Vec<Ref>,
}

/// A firm.
#[derive(Debug, Clone, Hash)]
pub struct Firm {
    /// Id, name, sources.
    pub record: Record,
    /// Short name for maps.
    pub short: Option<Text>,
    /// Other names.
    pub aliases: Vec<Text>,
    /// City.
    pub region: Option<Ref>,
    /// Park.
    pub park: Option<Ref>,
    /// Titles it holds.
    pub tiers: Vec<Spanned<Tier>>,
    /// What it does, in a line.
    pub business: Option<Text>,
}

/// An innovation platform.
#[derive(Debug, Clone, Hash)]
pub struct Platform {
    /// Id, name, sources.
    pub record: Record,
    /// Short name for maps.
    pub short: Option<Text>,
    /// Administrative level.
    pub level: Option<Spanned<Level>>,
    /// Kind: 制造业创新中心, 重点实验室 …
    pub kind: Option<Text>,
    /// City.
    pub region: Option<Ref>,
    /// Park.
    pub park: Option<Ref>,
    /// Who hosts it, in words.
    pub host: Option<Text>,
    /// Firms that take part.
    pub firms: Vec<Ref>,
}

/// A major project.
#[derive(Debug, Clone, Hash)]
pub struct Project {
    /// Id, name, sources.
    pub record: Record,
    /// Short name for maps.
    pub short: Option<Text>,
    /// Administrative level.
    pub level: Option<Spanned<Level>>,
    /// City.
    pub region: Option<Ref>,
    /// Park.
    pub park: Option<Ref>,
    /// Firms that build it.
    pub firms: Vec<Ref>,
    /// Products and links it concerns.
    pub concerns: Vec<Ref>,
    /// How far it has come.
    pub stage: Option<Spanned<Stage>>,
    /// What is invested.
    pub investment: Option<Quantity>,
}
