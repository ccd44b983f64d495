//! The tile of a city on the schematic.

use super::Plan;
use super::city::City;
use super::inscribed::{self, Fullness};
use super::plot::Plot;
use crate::geometry::tiles::Tiling;
use crate::maps::ground;
use crate::scene::{Colour, Fill, Scene, Shape, Stroke};

/// Room between two tiles, on each side.
const INSET: f32 = 2.0;
/// The edge of a tile without records.
pub(super) const QUIET: Stroke = Stroke::new(Colour::Line, 1.2);

/// Draws a city.
pub(super) fn draw(plan: &Plan<'_>, city: &City<'_>, tiling: &Tiling, scene: &mut Scene) {
    let plot = Plot::tile(tiling, city.tile);
    inscribed::draw(plan, city, (hexagon(city, tiling), Some((&plot, Fullness::All))), scene);
}

fn hexagon(city: &City<'_>, tiling: &Tiling) -> Shape {
    let corners = tiling.corners(city.tile, INSET).to_vec();
    if city.placed.is_empty() {
        return Shape::polygon(corners, Fill::Solid(Colour::White)).stroked(QUIET);
    }
    let fill = ground::fill(city.group, ground::step(city.firms()));
    Shape::polygon(corners, fill).stroked(ground::edge(city.group))
}
