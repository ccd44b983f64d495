//! How many searches and leads stand at each stage, below the track.

use super::{Plan, lead_stage, track};
use crate::maps::coding::SMALL;
use crate::model::Stage;
use crate::scene::{Colour, Fill, Rect, Scene, Stroke};
use crate::text::Ink;

/// Height of the longest bar.
const fn tallest(plan: &Plan<'_>) -> f32 {
    plan.density.pick(36.0, 24.0)
}

/// Counts by stage, and what is counted.
type Counts = (&'static str, [usize; 6]);

/// Draws the counts; returns where they end.
pub(super) fn draw(plan: &Plan<'_>, top: f32, scene: &mut Scene) -> f32 {
    let mut rows: Vec<Counts> =
        vec![("各阶段目标数", count(plan.targets().map(|target| plan.reached(target))))];
    if !plan.leads().is_empty() {
        rows.push(("各阶段线索数", count(plan.leads().iter().map(lead_stage))));
    }
    let mut bottom = top;
    for counts in rows {
        bottom = row(plan, counts, bottom, scene);
        let paper = plan.page.studio.paper;
        let rule = Stroke::new(Colour::Plain, 1.4);
        scene.push(rule.horizontal(bottom, paper.left(), paper.right()));
    }
    bottom
}

fn count(stages: impl Iterator<Item = Stage>) -> [usize; 6] {
    let mut counts = [0; 6];
    stages.for_each(|stage| counts[track::position(stage)] += 1);
    counts
}

#[expect(clippy::cast_precision_loss, reason = "counts are small")]
fn row(plan: &Plan<'_>, (name, counts): Counts, top: f32, scene: &mut Scene) -> f32 {
    let fonts = plan.page.studio.fonts;
    let foot = top + 14.0 + 20.0 + tallest(plan);
    let name = fonts.set(name, Ink::bold(15.0, Colour::Ink)).at(plan.columns.gap.0, foot - 8.0);
    let remark = match plan.leads().is_empty() {
        true => "按本站收录",
        false => "按本站收录；有线索的目标按走得最远的线索计",
    };
    let remark = fonts.set(remark, Ink::regular(SMALL, Colour::Ink2));
    scene.push(remark.at(name.right() + 12.0, foot - 8.0));
    scene.push(name);
    let most = counts.iter().copied().max().unwrap_or(0).max(1) as f32;
    for (at, count) in counts.into_iter().enumerate() {
        let cell = track::cell(plan.columns.stage, at);
        let reach = track::cell(plan.columns.stage, 1).width / 2.0;
        let height = tallest(plan) * count as f32 / most;
        let bar = Rect::new(cell.center().x - reach, foot - height, 2.0 * reach, height);
        if count > 0 {
            scene.push(bar.filled(Fill::Tint(Colour::Band1, 0.35)));
        }
        let colour = if count > 0 { Colour::Ink } else { Colour::Ink3 };
        let text = fonts.set(&count.to_string(), Ink::bold(17.0, colour));
        scene.push(text.at(0.0, foot - height - 6.0).centred(cell.center().x));
    }
    foot
}
