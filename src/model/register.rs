//! The registers: problems, experts, opinions, requests. Not published unless said otherwise.

use super::{Field, Origin, ProblemState, Record, Ref, Reply, Spanned, Text, When};

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

/// An opinion on the maps.
#[derive(Debug, Clone, Hash)]
pub struct Opinion {
    /// `name` is the opinion.
    pub record: Record,
    /// Where it comes from.
    pub origin: Option<Spanned<Origin>>,
    /// What it concerns.
    pub concerns: Vec<Ref>,
    /// The answer.
    pub reply: Option<Spanned<Reply>>,
    /// Why it was answered so.
    pub reason: Option<Text>,
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
