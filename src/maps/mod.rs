//! The five maps: from the resolved site, through a geometry, to a scene. Pure; knows no output format.
//!
//! Each map is a file of its own and never uses another. What they share is furniture (`sheet`), the coding of
//! statuses (`coding`) and nothing else. The sheets over all chains (`province`) keep the same rules.

mod applications;
mod book;
mod coding;
mod investment;
mod kinds;
mod layout;
mod legend;
mod page;
mod paper;
mod pen;
mod province;
mod roadmap;
mod ruled;
mod sheet;
mod technology;
#[cfg(test)]
mod tests;

pub use paper::{Leaf, Paper};

use crate::model::MapKind;
use crate::scene::Scene;
use crate::site::{ChainView, ProvinceSheet, Site};
use crate::text::Fonts;

/// What drawing needs: what to draw, and the fonts to measure it with.
#[derive(Debug, Clone, Copy)]
pub struct Studio<'a> {
    /// The selected site.
    pub site: &'a Site<'a>,
    /// The fonts of every drawing.
    pub fonts: &'a Fonts<'a>,
    /// What to draw on.
    pub paper: Paper,
}

impl<'a> Studio<'a> {
    /// What drawing for the screen needs.
    #[must_use]
    pub const fn on_screen(site: &'a Site<'a>, fonts: &'a Fonts<'a>) -> Self {
        Self { site, fonts, paper: Paper::Screen }
    }
}

/// Draws the sheets of one map of a chain: one on screen, as many as it takes on paper. Links in them are relative to
/// the chain's folder.
#[must_use]
pub fn sheets(studio: &Studio<'_>, view: &ChainView<'_>, map: MapKind) -> Vec<Scene> {
    match map {
        MapKind::Technology => technology::draw(studio, view),
        MapKind::Applications => applications::draw(studio, view),
        MapKind::Layout => layout::draw(studio, view),
        MapKind::Roadmap => roadmap::draw(studio, view),
        MapKind::Investment => investment::draw(studio, view),
    }
}

/// Draws a sheet over all chains. Links in it are relative to the folder `province`.
#[must_use]
pub fn draw_province(studio: &Studio<'_>, sheet: ProvinceSheet) -> Scene {
    province::draw(studio, sheet)
}
