//! What the table leaves: gaps for which nothing is sought yet, and what only carries an action. Compact grids in
//! the order of the technology map.

use super::Plan;
use super::panel::{Panel, action_word, measure};
use crate::maps::coding::SMALL;
use crate::maps::sheet::{MARGIN, WIDTH};
use crate::scene::{Colour, Rect, Scene};
use crate::site::Gap;
use crate::text::Ink;

/// Panels in a row.
const COLUMNS: usize = 4;
/// Room between panels.
const GUTTER: f32 = 12.0;

/// Draws a list under its title; returns where it ends, which is where it began when there is nothing to list.
pub(super) fn draw(
    plan: &Plan<'_>,
    (title, gaps): (&str, &[Gap<'_>]),
    top: f32,
    scene: &mut Scene,
) -> f32 {
    if gaps.is_empty() {
        return top;
    }
    let start = head(plan, (title, gaps.len()), top + 40.0, scene);
    let width = (WIDTH - 2.0 * MARGIN + GUTTER) / 4.0 - GUTTER;
    let name = Ink::regular(15.0, Colour::Ink);
    let panels: Vec<Panel<'_, '_>> =
        gaps.iter().map(|gap| measure(plan, gap, (name, action_word(gap.action)), width)).collect();
    let mut y = start;
    for row in panels.chunks(COLUMNS) {
        let height = row.iter().map(Panel::height).fold(0.0, f32::max);
        let mut x = MARGIN;
        for panel in row {
            scene.push(panel.draw(Rect::new(x, y, width, height)));
            x += width + GUTTER;
        }
        y += height + GUTTER;
    }
    y - GUTTER
}

fn head(plan: &Plan<'_>, (title, count): (&str, usize), top: f32, scene: &mut Scene) -> f32 {
    let fonts = plan.page.studio.fonts;
    let title = fonts.set(title, Ink::bold(17.0, Colour::Ink)).at(MARGIN, top + 17.0);
    let count = format!("{count} 项，次序同技术结构图");
    let count = fonts.set(&count, Ink::regular(SMALL, Colour::Ink2));
    scene.push(count.at(title.right() + 14.0, top + 17.0));
    scene.push(title);
    top + 36.0
}
