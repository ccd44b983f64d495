//! The five maps of a chain: what each draws, as scenes. (A stub until the maps are there.)

use crate::model::MapKind;
use crate::scene::{Scene, Size};
use crate::site::{ChainView, Site, map_name};
use crate::text::Fonts;

/// What every map needs to draw.
#[derive(Debug, Clone, Copy)]
pub struct Studio<'a> {
    /// The site that an audience may see.
    pub site: &'a Site<'a>,
    /// What text is measured with.
    pub fonts: &'a Fonts<'a>,
}

/// Draws one map of a chain.
#[must_use]
pub fn draw(_studio: &Studio<'_>, chain: &ChainView<'_>, map: MapKind) -> Scene {
    Scene {
        size: Size { width: 1580.0, height: 900.0 },
        title: format!("{} {}", chain.chain.record.name.value, map_name(map)),
        description: String::new(),
        marks: Vec::new(),
        tallies: Vec::new(),
    }
}
