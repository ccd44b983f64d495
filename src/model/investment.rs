//! What is sought to fill the gaps, and who is being talked to.

use super::{Action, Record, Ref, Spanned, Stage, Text};

/// What is sought for a gap.
#[derive(Debug, Clone, Hash)]
pub struct Target {
    /// `name` is what is sought; owner.
    pub record: Record,
    /// Product or link that is weak, missing or at risk.
    pub gap: Option<Ref>,
    /// Capability wanted.
    pub capability: Option<Text>,
    /// Action, where it is not the gap's own.
    pub action: Option<Spanned<Action>>,
    /// Cities that could take it.
    pub regions: Vec<Ref>,
    /// Parks that could take it.
    pub parks: Vec<Ref>,
    /// Why there.
    pub basis: Option<Text>,
    /// How far the search has come; untouched where nothing is said.
    pub stage: Option<Spanned<Stage>>,
    /// Next step.
    pub next: Option<Text>,
}

/// A lead: who is being talked to. Not published unless said otherwise.
#[derive(Debug, Clone, Hash)]
pub struct Lead {
    /// `name` is the other side; owner, as-of date.
    pub record: Record,
    /// What it would fill.
    pub target: Option<Ref>,
    /// How far the talks have come.
    pub stage: Option<Spanned<Stage>>,
    /// Next step.
    pub next: Option<Text>,
}
