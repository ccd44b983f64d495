//! The roadmap of a chain: periods and items.

use super::{Dimension, Quantity, Record, Ref, Spanned, State, Text, When};

/// A column of the roadmap.
#[derive(Debug, Clone, Hash)]
pub struct Period {
    /// As written: `2024-2025`.
    pub label: Text,
    /// Its days.
    pub span: When,
}

/// A roadmap item: a bar from–to, or a milestone at a time.
#[derive(Debug, Clone, Hash)]
pub struct Item {
    /// Id, name, sources.
    pub record: Record,
    /// Row.
    pub dimension: Option<Spanned<Dimension>>,
    /// Start of a bar.
    pub from: Option<Spanned<When>>,
    /// End of a bar.
    pub to: Option<Spanned<When>>,
    /// Time of a milestone.
    pub at: Option<Spanned<When>>,
    /// State.
    pub state: Option<Spanned<State>>,
    /// Value to be reached.
    pub target: Option<Quantity>,
    /// Value reached.
    pub actual: Option<Quantity>,
    /// Items that come before it.
    pub after: Vec<Ref>,
    /// Products, links, firms, parks, platforms, projects it concerns.
    pub concerns: Vec<Ref>,
}
