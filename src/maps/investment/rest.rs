//! What the table leaves: gaps for which nothing is sought yet, and what only carries an action. Compact grids in
//! the order of the technology map.

use super::Plan;
use super::panel::{Panel, action_word, measure};
use crate::maps::Paper;
use crate::maps::book::{Opening, Strip};
use crate::maps::coding::SMALL;
use crate::maps::density::Density;
use crate::scene::{Colour, Mark, Rect};
use crate::site::Gap;
use crate::text::Ink;
use std::rc::Rc;

/// Room between panels.
const GUTTER: f32 = 12.0;

/// A list under its title, with a short name for other sheets; nothing where there is nothing to list.
pub(super) fn strips(
    plan: &Plan<'_>,
    (title, topic): (&str, &str),
    gaps: &[Gap<'_>],
) -> Vec<Strip> {
    if gaps.is_empty() {
        return Vec::new();
    }
    let paper = plan.page.studio.paper;
    let columns = match (paper, plan.density) {
        (Paper::A4, _) => 3,
        (Paper::A3, Density::Dense) => 5,
        _ => 4,
    };
    let width = (paper.room() + GUTTER) / columns as f32 - GUTTER;
    let name = Ink::regular(15.0, Colour::Ink);
    let panels: Vec<Panel<'_, '_>> =
        gaps.iter().map(|gap| measure(plan, gap, (name, action_word(gap.action)), width)).collect();
    let again = title_strip(plan, &format!("{title}（续）"), None);
    let opening = Rc::new(Opening { marks: again.marks, height: again.height });
    let mut strips = vec![
        title_strip(plan, title, Some(gaps.len()))
            .below(plan.density.pick(40.0, 22.0))
            .of(topic)
            .held(),
    ];
    let rows = panels.len().div_ceil(columns);
    for (at, row) in panels.chunks(columns).enumerate() {
        let height = row.iter().map(Panel::height).fold(0.0, f32::max);
        let mut marks = Vec::new();
        for (panel, column) in row.iter().zip(0_u8..) {
            let x = paper.left() + (width + GUTTER) * f32::from(column);
            marks.push(panel.draw(Rect::new(x, 0.0, width, height)).into());
        }
        let above = if at == 0 { 0.0 } else { plan.density.pick(GUTTER, 8.0) };
        let strip = Strip::new(marks, height).below(above).of(topic).opened(&opening);
        // No row begins or ends a list alone on a sheet.
        let is_held = rows > 1 && (at == 0 || at + 2 == rows);
        strips.push(if is_held { strip.held() } else { strip });
    }
    strips
}

/// The title of a list, with how many it holds where it begins.
fn title_strip(plan: &Plan<'_>, title: &str, count: Option<usize>) -> Strip {
    let (fonts, left) = (plan.page.studio.fonts, plan.page.studio.paper.left());
    let title = fonts.set(title, Ink::bold(17.0, Colour::Ink)).at(left, 17.0);
    let count = count.map(|count| {
        let words = format!("{count} 项，次序同技术结构图");
        fonts.set(&words, Ink::regular(SMALL, Colour::Ink2)).at(title.right() + 14.0, 17.0)
    });
    Strip::new(count.into_iter().chain([title]).map(Mark::from).collect(), 36.0)
}
