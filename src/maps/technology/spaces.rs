//! Room around and between the things of the map, roomy or dense.

use super::super::density::Density;

/// The rooms of a setting.
#[derive(Debug, Clone, Copy)]
pub(super) struct Spaces {
    /// In a cell: above the name, between name and marks, below the marks.
    pub(super) cell: [f32; 3],
    /// A cell is at least so wide, where there is room for it.
    pub(super) least: f32,
    /// Between two cells, and between any two things in a panel.
    pub(super) gap: f32,
    /// In a panel above its title.
    pub(super) title: f32,
    /// From the title to the rule below it.
    pub(super) rule: f32,
    /// Between two panels of a band.
    pub(super) between: f32,
    /// In an arrow above and below the text.
    pub(super) arrow: f32,
    /// Between the arrows of the bands and the panels below them.
    pub(super) under: f32,
    /// Above a row of bands, a band and the list, unless it begins the sheet.
    pub(super) above: f32,
}

impl Spaces {
    /// The rooms of a density.
    pub(super) const fn of(density: Density) -> Self {
        match density {
            Density::Roomy => Self {
                cell: [9.0, 5.0, 6.0],
                least: 144.0,
                gap: 8.0,
                title: 13.0,
                rule: 8.0,
                between: 14.0,
                arrow: 12.0,
                under: 14.0,
                above: 28.0,
            },
            Density::Dense => Self {
                cell: [6.0, 2.0, 3.0],
                least: 140.0,
                gap: 6.0,
                title: 9.0,
                rule: 5.0,
                between: 10.0,
                arrow: 7.0,
                under: 10.0,
                above: 18.0,
            },
        }
    }
}
