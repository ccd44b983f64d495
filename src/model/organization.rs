//! Who leads and who is responsible. Posts, departments, and the plan's annex.

use super::{Record, Ref, Text};

/// A leader, known by the post.
#[derive(Debug, Clone, Hash)]
pub struct Leader {
    /// `name` is the post.
    pub record: Record,
    /// The person, shown only on the leader's page and in the reproduction of the annex.
    pub person: Option<Text>,
    /// Role in the scheme: 总链长, 细分产业链链长.
    pub role: Option<Text>,
}

/// A department.
#[derive(Debug, Clone, Hash)]
pub struct Department {
    /// Id, name, sources.
    pub record: Record,
}

/// A line of the annex: who is responsible for a chain.
#[derive(Debug, Clone, Hash)]
pub struct Assignment {
    /// Sources, as-of date, note.
    pub record: Record,
    /// The chain.
    pub chain: Option<Ref>,
    /// Its leader.
    pub leader: Option<Ref>,
    /// Its lead department.
    pub department: Option<Ref>,
    /// Liaison person; shown only in the reproduction of the annex.
    pub liaison: Option<Text>,
    /// Liaison office.
    pub office: Option<Text>,
    /// Fields that the annex leaves empty and that were filled from the cell above (合并单元格推定).
    pub inferred: Vec<Text>,
}
