//! Where and what for: city groups, cities, application areas.

use super::{Record, Ref, Text};

/// A group of cities.
#[derive(Debug, Clone, Hash)]
pub struct Group {
    /// Id and name.
    pub record: Record,
}

/// A prefecture-level unit.
#[derive(Debug, Clone)]
pub struct Region {
    /// Id, name.
    pub record: Record,
    /// Code of GB/T 2260.
    pub code: Option<Text>,
    /// Short name for maps.
    pub short: Option<Text>,
    /// City group.
    pub group: Option<Ref>,
    /// Column and row on the schematic (pointy-top hexagons, odd rows shifted right by half a tile).
    pub tile: Option<[i32; 2]>,
    /// Longitude and latitude of the label point, in degrees (CGCS2000).
    pub point: Option<[f64; 2]>,
}

/// An application area, shared by all chains.
#[derive(Debug, Clone, Hash)]
pub struct Area {
    /// Id, name.
    pub record: Record,
}
