//! How closely a map is set: on paper closer where that saves a sheet.

use super::Paper;
use crate::scene::Scene;

/// How closely a map is set. Texts have the same sizes in both.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Density {
    /// With room around everything.
    Roomy,
    /// With as little as reads well.
    Dense,
}

impl Density {
    /// One of two lengths.
    pub(super) const fn pick(self, roomy: f32, dense: f32) -> f32 {
        match self {
            Self::Roomy => roomy,
            Self::Dense => dense,
        }
    }
}

/// The roomier of two settings, unless the other takes fewer sheets.
pub(super) fn fewest(paper: Paper, draw: impl Fn(Density) -> Vec<Scene>) -> Vec<Scene> {
    let roomy = draw(Density::Roomy);
    if paper == Paper::Screen || roomy.len() == 1 {
        return roomy;
    }
    let dense = draw(Density::Dense);
    if dense.len() < roomy.len() { dense } else { roomy }
}
