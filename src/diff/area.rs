//! The part of a chain that a record belongs to: one of the five maps, its registers, or the chain as a whole.

use crate::model::MapKind;
use crate::site::map_name;
use crate::snapshot::Record;

/// The part of a chain that a record belongs to, in the order in which they are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Area {
    /// The chain as a whole.
    Whole,
    /// One of its maps.
    Map(MapKind),
    /// Its registers.
    Register,
    /// Anything else: what the whole site shares, and kinds that are not told apart.
    Other,
}

impl Area {
    /// The part that a record belongs to.
    #[must_use]
    pub fn of(record: &Record) -> Self {
        match record.kind.as_str() {
            "chain" | "figure" | "indicator" | "indicator value" => Self::Whole,
            "text" => {
                let map = |map: &MapKind| record.key.ends_with(&format!("/{}", map.id()));
                MapKind::ALL.into_iter().find(map).map_or(Self::Whole, Self::Map)
            }
            "band" | "link" | "product" | "relation" => Self::Map(MapKind::Technology),
            "application" => Self::Map(MapKind::Applications),
            "park" | "cluster" | "firm" | "platform" | "project" => Self::Map(MapKind::Layout),
            "roadmap item" => Self::Map(MapKind::Roadmap),
            "target" | "lead" => Self::Map(MapKind::Investment),
            "problem" | "expert" | "review round" | "opinion" | "risk" => Self::Register,
            _ => Self::Other,
        }
    }

    /// What it is called.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Whole => "全链",
            Self::Map(map) => map_name(map),
            Self::Register => "台账",
            Self::Other => "组织、区域与来源",
        }
    }

    /// Its name for programs.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Whole => "chain",
            Self::Map(map) => map.id(),
            Self::Register => "registers",
            Self::Other => "other",
        }
    }
}
