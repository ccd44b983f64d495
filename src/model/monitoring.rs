//! What is watched: the risks of a chain as its experts judge them, and indicators with their values period by period.

use super::{
    Impact, Judgement, Likelihood, Openness, Origin, Quantity, Record, Ref, RiskState, Spanned,
    Text, When,
};

/// A risk of the chain. Not published unless said otherwise.
#[derive(Debug, Clone, Hash)]
pub struct Risk {
    /// `name` is what threatens; owner; the day of the judgement as `as_of`.
    pub record: Record,
    /// How likely it is.
    pub likelihood: Option<Spanned<Likelihood>>,
    /// With what impact.
    pub impact: Option<Spanned<Impact>>,
    /// Why it is judged so.
    pub basis: Option<Text>,
    /// Who judged it; never a person.
    pub judged_by: Option<Spanned<Origin>>,
    /// The review round in which it was judged.
    pub round: Option<Ref>,
    /// What is done about it.
    pub measure: Option<Text>,
    /// How far that is.
    pub state: Option<Spanned<RiskState>>,
    /// The links and products that it threatens.
    pub concerns: Vec<Ref>,
}

impl Risk {
    /// The judgement, where both halves of it are stated.
    #[must_use]
    pub fn judgement(&self) -> Option<Judgement> {
        let (likelihood, impact) = self.likelihood.zip(self.impact)?;
        Some(Judgement { likelihood: likelihood.value, impact: impact.value })
    }

    /// Whether it is still there.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.state.is_none_or(|state| state.value != RiskState::Ended)
    }
}

/// An indicator that is watched from period to period.
#[derive(Debug, Clone, Hash)]
pub struct Indicator {
    /// Id and name.
    pub record: Record,
    /// Of where or what it speaks: 全省, 规上.
    pub scope: Option<Text>,
    /// Unit of all its values.
    pub unit: Option<Text>,
    /// Calibre of all its values.
    pub calibre: Option<Text>,
    /// How it is computed.
    pub formula: Option<Text>,
    /// What is to be reached.
    pub target: Option<Quantity>,
    /// By when.
    pub due: Option<Spanned<When>>,
    /// The links and products that it watches.
    pub concerns: Vec<Ref>,
    /// Its values, as the author wrote them.
    pub values: Vec<Observation>,
}

/// The value of an indicator for a period.
#[derive(Debug, Clone, Hash)]
pub struct Observation {
    /// The period.
    pub period: Spanned<When>,
    /// The value, with unit and calibre of the indicator; its own day and documents where it has them.
    pub quantity: Quantity,
    /// Who may see it.
    pub openness: Openness,
    /// A remark.
    pub note: Option<Text>,
}
