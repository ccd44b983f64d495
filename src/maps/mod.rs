//! The five maps: from the resolved site, through a geometry, to a scene. Pure; knows no output format.
//!
//! Each map is a file of its own and never uses another. What they share is furniture (`sheet`), the coding of
//! statuses (`coding`) and nothing else. The sheets over all chains (`province`) keep the same rules. `changes` lays what
//! changed since an older edition over the maps of a chain, `opinions` marks what is commented. `risks` and
//! `indicator` are small drawings that stand beside tables.

mod applications;
mod book;
mod breaks;
mod changes;
mod city;
mod coding;
mod density;
mod ground;
mod indicator;
mod investment;
mod kinds;
mod layout;
mod legend;
mod listing;
mod opinions;
mod page;
mod paper;
mod pen;
mod province;
mod risks;
mod roadmap;
mod ruled;
mod sheet;
mod signs;
mod small;
mod technology;
#[cfg(test)]
mod tests;

pub use changes::{Change, Changes, FORMER, Sign, change_sheets, shows_change, still, unmoved};
pub use opinions::Opinions;
pub use paper::{Leaf, Paper};
pub use risks::Trends;

use crate::model::MapKind;
use crate::scene::Scene;
use crate::site::{Site, Subject};
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
    /// What changed since an older edition, where that is to be shown.
    changes: Option<&'a Changes>,
    /// The opinions that wait for a reply, where they are to be marked.
    opinions: Option<&'a Opinions>,
    /// Which way risks went since an older edition, where there is one.
    trends: Option<&'a Trends>,
}

impl<'a> Studio<'a> {
    /// What drawing for the screen needs.
    #[must_use]
    pub const fn on_screen(site: &'a Site<'a>, fonts: &'a Fonts<'a>) -> Self {
        Self::on(site, fonts, Paper::Screen)
    }

    /// What drawing on a paper needs.
    #[must_use]
    pub const fn on(site: &'a Site<'a>, fonts: &'a Fonts<'a>, paper: Paper) -> Self {
        Self { site, fonts, paper, changes: None, opinions: None, trends: None }
    }

    /// The same with which way risks went.
    #[must_use]
    pub const fn with_trends(self, trends: &'a Trends) -> Self {
        Self { trends: Some(trends), ..self }
    }
}

/// Draws the sheets of a map or of the province. On screen the first is the whole, and grows; those after it each show a
/// part that is too large for it. On paper there are as many as it takes. Links are relative to the folder of the page.
#[must_use]
pub fn sheets(studio: &Studio<'_>, subject: Subject<'_>) -> Vec<Scene> {
    match (studio.opinions, subject) {
        (Some(open), Subject::Map(..)) => opinions::sheets(studio, subject, open),
        _ => drawn(&Studio { opinions: None, ..*studio }, subject),
    }
}

/// The sheets as a map draws them.
fn drawn(studio: &Studio<'_>, subject: Subject<'_>) -> Vec<Scene> {
    match subject {
        Subject::Map(view, MapKind::Technology) => technology::draw(studio, view),
        Subject::Map(view, MapKind::Applications) => applications::draw(studio, view),
        Subject::Map(view, MapKind::Layout) => layout::draw(studio, view),
        Subject::Map(view, MapKind::Roadmap) => roadmap::draw(studio, view),
        Subject::Map(view, MapKind::Investment) => investment::draw(studio, view),
        Subject::Province(sheet) => province::draw(studio, sheet),
        Subject::City(region) => city::draw(studio, region),
        Subject::Risks(view) => risks::draw(studio, view),
        Subject::Indicator(view, indicator) => indicator::draw(studio, view, indicator),
    }
}
