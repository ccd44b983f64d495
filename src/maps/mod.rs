//! The five maps: from the resolved site, through a geometry, to a scene. Pure; knows no output format.
//!
//! Each map is a file of its own and never uses another. What they share is furniture (`sheet`), the coding of
//! statuses (`coding`) and nothing else. The sheets over all chains (`province`) keep the same rules.

mod applications;
mod coding;
mod investment;
mod kinds;
mod layout;
mod legend;
mod page;
mod pen;
mod province;
mod roadmap;
mod ruled;
mod sheet;
mod technology;
#[cfg(test)]
mod tests;

use crate::model::MapKind;
use crate::scene::Scene;
use crate::site::{ChainView, ProvinceSheet, Site, Subject};
use crate::text::Fonts;

/// What drawing needs: what to draw, and the fonts to measure it with.
#[derive(Debug, Clone, Copy)]
pub struct Studio<'a> {
    /// The selected site.
    pub site: &'a Site<'a>,
    /// The fonts of every drawing.
    pub fonts: &'a Fonts<'a>,
}

/// Draws a map or a sheet.
#[must_use]
pub fn draw_subject(studio: &Studio<'_>, subject: Subject<'_>) -> Scene {
    match subject {
        Subject::Map(view, map) => draw(studio, view, map),
        Subject::Province(sheet) => draw_province(studio, sheet),
    }
}

/// Draws one map of a chain. Links in it are relative to the chain's folder.
#[must_use]
pub fn draw(studio: &Studio<'_>, view: &ChainView<'_>, map: MapKind) -> Scene {
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
