//! The registers: problems, experts, review rounds, opinions, requests. Not published unless said otherwise.

use super::{
    Category, Confidant, Field, Origin, ProblemState, Record, Ref, Reply, Spanned, Text, When,
};

/// A problem in the ledger.
#[derive(Debug, Clone, Hash)]
pub struct Problem {
    /// `name` is the problem; owner.
    pub record: Record,
    /// How far its handling is.
    pub state: Option<Spanned<ProblemState>>,
    /// When it was raised.
    pub raised: Option<Spanned<When>>,
    /// When it is due.
    pub due: Option<Spanned<When>>,
    /// City that raised it.
    pub region: Option<Ref>,
    /// What it concerns.
    pub concerns: Vec<Ref>,
}

/// A member of the chain's expert group.
#[derive(Debug, Clone, Hash)]
pub struct Expert {
    /// Id and name.
    pub record: Record,
    /// Field.
    pub field: Option<Spanned<Field>>,
    /// Post.
    pub post: Option<Text>,
}

/// A review of the chain's maps by its expert group.
#[derive(Debug, Clone, Hash)]
pub struct Round {
    /// Id and name.
    pub record: Record,
    /// The edition that was reviewed.
    pub edition: Option<Text>,
    /// When the draft went out.
    pub opened: Option<Spanned<When>>,
    /// By when opinions and replies are due.
    pub due: Option<Spanned<When>>,
    /// When the experts met; the round is over then.
    pub held: Option<Spanned<When>>,
    /// The experts who took part.
    pub attended: Vec<Ref>,
    /// For whom their names are printed; for nobody where nothing is said, and never for the public.
    pub names: Option<Spanned<Confidant>>,
}

/// An opinion on the maps.
#[derive(Debug, Clone, Hash)]
pub struct Opinion {
    /// `name` is the opinion.
    pub record: Record,
    /// Where it comes from.
    pub origin: Option<Spanned<Origin>>,
    /// The round in which it was given.
    pub round: Option<Ref>,
    /// The expert who gave it.
    pub expert: Option<Ref>,
    /// What it is about.
    pub category: Option<Spanned<Category>>,
    /// The wording that it proposes.
    pub proposed: Option<Text>,
    /// What it concerns.
    pub concerns: Vec<Ref>,
    /// The answer.
    pub reply: Option<Spanned<Reply>>,
    /// Why it was answered so.
    pub reason: Option<Text>,
    /// The records that were changed for it.
    pub changes: Vec<Ref>,
}

/// What a chain asks its leaders or a department to decide or to do (提请事项).
#[derive(Debug, Clone, Hash)]
pub struct Request {
    /// `name` is what is asked.
    pub record: Record,
    /// The leader who is asked, by post.
    pub leader: Option<Ref>,
    /// The department that is asked.
    pub department: Option<Ref>,
    /// Why it is asked.
    pub basis: Option<Text>,
    /// What it concerns.
    pub concerns: Vec<Ref>,
}
