//! The table as parts for sheets: a row for each gap, divided between its targets and their leads where it would take
//! too much of a sheet.

use super::row::{self, Search};
use super::{Plan, funnel, heads};
use crate::maps::book::{Opening, Strip};
use crate::maps::pen::Pen;
use crate::model::Target;
use crate::scene::{Colour, Rect, Scene, Stroke};
use crate::site::Gap;
use crate::text::Ink;
use std::rc::Rc;

/// The share of a sheet that a row may take before it is divided.
const WHOLE: f32 = 0.4;
/// The share that a part of a divided row may take.
const PART: f32 = 0.25;
/// What the parts belong to.
const TOPIC: &str = "招商目标";

/// The heads, the rows, and the counts below them; `room` is the height of a sheet of paper.
pub(super) fn strips(plan: &Plan<'_>, room: Option<f32>) -> Vec<Strip> {
    let heads = Strip::drawn(|scene| heads::draw(plan, 0.0, scene)).held();
    let opening = Rc::new(Opening { marks: heads.marks.clone(), height: heads.height });
    let row = |strip: Strip| ruled(plan, strip).opened(&opening).of(TOPIC);
    let mut strips = vec![heads];
    let sought = plan.sought.iter().map(|gap| (Some(gap), gap.targets.as_slice()));
    let stray = plan.stray.iter().map(|target| (None, std::slice::from_ref(target)));
    for (gap, targets) in sought.chain(stray) {
        let whole = Strip::drawn(|scene| row::whole(plan, (gap, targets), scene));
        match room {
            Some(room) if whole.height > WHOLE * room => {
                strips.extend(divided(plan, (gap, targets), (&opening, PART * room)));
            }
            _ => strips.push(row(whole)),
        }
    }
    for lead in &plan.loose {
        strips.push(row(Strip::drawn(|scene| row::of_loose(plan, lead, scene))));
    }
    if plan.targets().next().is_none() {
        strips.push(row(Strip::drawn(|scene| nothing_sought(plan, scene))));
    } else {
        let funnel = Strip::drawn(|scene| funnel::draw(plan, 0.0, scene));
        strips.push(funnel.opened(&opening).of(TOPIC));
    }
    strips
}

/// A row that takes too much of a sheet, target by target.
fn divided<'a>(
    plan: &Plan<'a>,
    (gap, targets): (Option<&Gap<'a>>, &[&'a Target]),
    (heads, limit): (&Rc<Opening>, f32),
) -> Vec<Strip> {
    let mut strips: Vec<Strip> = Vec::new();
    let action = gap.and_then(|gap| gap.action);
    let all = targets.iter().flat_map(|target| {
        let search = Search::whole(plan, target, action);
        parts(plan, search, limit)
    });
    for part in all {
        let mut strip = Strip::drawn(|scene| match (strips.is_empty(), part.is_further) {
            (true, _) => row::begin(plan, (gap, &part), scene),
            (_, false) => {
                let rule = Stroke::new(Colour::Line, 1.0);
                scene.push(rule.horizontal(0.0, plan.columns.action.0, plan.columns.stage.1));
                row::search(plan, &part, 0.0, scene)
            }
            (_, true) => row::search_on(plan, &part, scene),
        });
        // What a part belongs to stands beside it where a sheet begins with it.
        let again = Strip::drawn(|scene| row::again(plan, (gap, &part), scene));
        let height = heads.height + if part.is_further { row::padding(plan) } else { 0.0 };
        strip.height = strip.height.max(heads.height + again.height - height);
        let marks = again.marks.into_iter().map(|mark| mark.moved(0.0, heads.height));
        let marks = heads.marks.iter().cloned().chain(marks).collect();
        let opening = Rc::new(Opening { marks, height });
        let opening = if strips.is_empty() { heads } else { &opening };
        strips.push(strip.opened(opening).of(TOPIC));
    }
    let last = strips.pop().map(|strip| ruled(plan, strip));
    strips.into_iter().chain(last).collect()
}

/// A search whose leads take no more than a height at a time.
fn parts<'a>(plan: &Plan<'_>, search: Search<'a>, limit: f32) -> Vec<Search<'a>> {
    let Search { target, action, leads, .. } = search;
    let mut parts = vec![Search { target, action, leads: Vec::new(), is_further: false }];
    let mut taken = 0.0;
    for lead in leads {
        let height = row::height_of_lead(plan, lead);
        if taken > 0.0 && taken + height > limit {
            parts.push(Search { target, action, leads: Vec::new(), is_further: true });
            taken = 0.0;
        }
        taken += height;
        parts.last_mut().into_iter().for_each(|part| part.leads.push(lead));
    }
    parts
}

/// A part with a rule below it.
fn ruled(plan: &Plan<'_>, mut strip: Strip) -> Strip {
    let paper = plan.page.studio.paper;
    let rule = Stroke::new(Colour::Line, 1.0);
    strip.marks.push(rule.horizontal(strip.height, paper.left(), paper.right()).into());
    strip
}

fn nothing_sought(plan: &Plan<'_>, scene: &mut Scene) -> f32 {
    let text = match plan.open.is_empty() {
        true => "技术结构图上还没有缺口，招商目标待补充。",
        false => "招商目标待补充：下列缺口还没有写明寻找哪一类企业。",
    };
    let paper = plan.page.studio.paper;
    let area = Rect::new(paper.left(), 14.0, paper.room(), 0.0);
    let mut pen = Pen::at(plan.page.studio.fonts, area);
    pen.write(text, Ink::regular(15.0, Colour::Ink2));
    scene.marks.extend(pen.marks);
    pen.y + 14.0
}
