//! Boundaries of cities: which file holds them, and what it holds.

use super::{Datum, Spanned, Text};

/// What the site file says of the file with the boundaries.
#[derive(Debug, Clone, Hash)]
pub struct Boundaries {
    /// Its path below `content/`.
    pub file: Text,
    /// Of which coordinate system its numbers are.
    pub coordinates: Option<Spanned<Datum>>,
    /// The property that names the city, where it is none of the usual ones.
    pub name_property: Option<Text>,
}

/// The boundary of a city, in degrees of longitude and latitude as the file has them.
#[derive(Debug, Clone, PartialEq)]
pub struct Boundary {
    /// Id of the city.
    pub region: String,
    /// Its parts: of each the outer ring, then those of its holes.
    pub polygons: Vec<Vec<Vec<[f64; 2]>>>,
}
