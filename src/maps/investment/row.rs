//! A row of the table: a gap at the left, and what is sought for it, each target with its stage.

use super::panel::{action_word, measure};
use super::track::{self, Pill};
use super::{
    ACTION, GAP, Plan, SOUGHT, STAGE, WHERE, below, entity, lead_stage, target_stage, words,
};
use crate::maps::coding::SMALL;
use crate::maps::page::TO_BE_ADDED;
use crate::maps::pen::{Name, Pen};
use crate::model::{Action, Lead, Target, Word};
use crate::scene::{Colour, Group, Mark, Rect, Scene};
use crate::site::{Entity, EntityKind, Gap, Key};
use crate::text::Ink;

/// Room above and below the content of a row.
const PADDING: f32 = 12.0;
const NAME: Ink = Ink::bold(15.0, Colour::Ink);
const TEXT: Ink = Ink::regular(15.0, Colour::Ink);
const QUIET: Ink = Ink::regular(SMALL, Colour::Ink2);

/// A gap and its targets; returns where the row ends.
pub(super) fn of_gap(plan: &Plan<'_>, gap: &Gap<'_>, top: f32, scene: &mut Scene) -> f32 {
    let area = below(GAP, top + PADDING);
    let panel = measure(plan, gap, (NAME, ""), area.width);
    let rect = Rect { height: panel.height(), ..area };
    scene.push(panel.draw(rect));
    let mut bottom = top;
    for (at, target) in gap.targets.iter().enumerate() {
        let start = if at == 0 { top } else { bottom - PADDING + 4.0 };
        bottom = search(plan, (target, gap.action), start, scene);
    }
    bottom.max(rect.bottom() + PADDING)
}

/// A target that names no gap of the chain.
pub(super) fn of_stray(plan: &Plan<'_>, target: &Target, top: f32, scene: &mut Scene) -> f32 {
    let mut pen = Pen::at(plan.page.studio.fonts, below(GAP, top + PADDING));
    pen.write("对应的缺口待补充", QUIET);
    scene.marks.extend(pen.marks);
    search(plan, (target, None), top, scene)
}

/// A lead that names no target of the chain.
pub(super) fn of_loose(plan: &Plan<'_>, lead: &Lead, top: f32, scene: &mut Scene) -> f32 {
    let mut pen = Pen::at(plan.page.studio.fonts, below(GAP, top + PADDING));
    pen.write("对应的目标待补充", QUIET);
    scene.marks.extend(pen.marks);
    lead_track(plan, lead, top + PADDING, scene) + PADDING
}

/// One target in its columns; returns where it ends.
fn search(
    plan: &Plan<'_>,
    (target, action): (&Target, Option<Action>),
    top: f32,
    scene: &mut Scene,
) -> f32 {
    let start = top + PADDING;
    let action = target.action.map(|own| own.value).or(action);
    let mut pen = Pen::at(plan.page.studio.fonts, below(ACTION, start));
    match action {
        Some(_) => pen.write(action_word(action), NAME),
        None => pen.write(TO_BE_ADDED, QUIET),
    }
    let ends = [pen.y, sought(plan, target, start, scene), places(plan, target, start, scene)];
    scene.marks.extend(pen.marks);
    let stages = stages(plan, target, start, scene);
    ends.into_iter().fold(stages, f32::max) + PADDING
}

/// What is sought: number, name, capability.
fn sought(plan: &Plan<'_>, target: &Target, top: f32, scene: &mut Scene) -> f32 {
    let fonts = plan.page.studio.fonts;
    let whole = below(SOUGHT, top);
    let entity = entity(plan, target);
    let number = fonts.set_middle(&plan.page.short(&entity.key()), QUIET, top + 10.5);
    let (_, column) = whole.split_left(number.width + 12.0);
    let mut pen = Pen::at(fonts, column);
    pen.write(&target.record.name.value, NAME);
    let capability = target.capability.as_ref().map(|text| text.value.clone());
    pen.write(&capability.unwrap_or_else(|| format!("能力要求{TO_BE_ADDED}")), QUIET);
    let (bottom, texts) = (pen.y, pen.marks);
    let mut group = plan.page.element(&entity.key(), words::target_label(target));
    group = group.link(plan.page.link_to(entity)).tag("target");
    group.push(number.starting(whole.x));
    group.marks.extend(texts);
    scene.push(group.bounds(Rect { height: bottom - top, ..whole }));
    bottom
}

/// Cities and parks, each with its link, and why there.
fn places(plan: &Plan<'_>, target: &Target, top: f32, scene: &mut Scene) -> f32 {
    let site = plan.page.studio.site;
    let page = |kind, id: &str| plan.page.link(&site.page(kind, id));
    let cities = site.regions.all(&target.regions).map(|region| Name {
        name: region.short.as_ref().map_or(&region.record.name, |short| short).value.clone(),
        link: page(EntityKind::Region, &region.record.id.value),
    });
    let parks = site.parks.all(&target.parks).map(|park| Name {
        name: Entity::Park(park).short_name().to_owned(),
        link: page(EntityKind::Park, &park.record.id.value),
    });
    let (cities, parks): (Vec<_>, Vec<_>) = (cities.collect(), parks.collect());
    let mut pen = Pen::at(plan.page.studio.fonts, below(WHERE, top));
    pen.names(&[cities.clone(), parks.clone()], TEXT);
    if cities.is_empty() && parks.is_empty() {
        pen.write(&format!("市州与园区{TO_BE_ADDED}"), QUIET);
    }
    let basis = target.basis.as_ref().map(|text| text.value.clone());
    pen.write(&basis.unwrap_or_else(|| format!("依据{TO_BE_ADDED}")), QUIET);
    let bottom = pen.y;
    scene.marks.extend(pen.marks);
    bottom
}

/// The stage of the search, or those of its leads where there are some.
fn stages(plan: &Plan<'_>, target: &Target, top: f32, scene: &mut Scene) -> f32 {
    let mut leads = plan.leads().iter().filter(|lead| super::leads_to(lead, target)).peekable();
    if leads.peek().is_none() {
        return own_track(plan, target, top, scene);
    }
    let mut bottom = top - 8.0;
    for lead in leads {
        bottom = lead_track(plan, lead, bottom + 8.0, scene);
    }
    bottom
}

fn own_track(plan: &Plan<'_>, target: &Target, top: f32, scene: &mut Scene) -> f32 {
    let stage = target_stage(target);
    let sign = track::sign(plan.page.studio.fonts, stage.word(), Pill::Target);
    let rect = sign.rect(stage, top);
    let mut group = Group::new(track::pieces(stage, rect.center().y));
    group.marks.extend(sign.draw(rect));
    scene.push(group.label(format!("阶段：{}", stage.word())).tag("track"));
    next_step(plan, target.next.as_ref().map(|next| next.value.as_str()), rect.bottom(), scene)
}

fn lead_track(plan: &Plan<'_>, lead: &Lead, top: f32, scene: &mut Scene) -> f32 {
    let page = plan.page;
    let stage = lead_stage(lead);
    let key = Key::local(EntityKind::Lead, page.view.chain.id(), &lead.record.id.value);
    let text = format!("{} {}", page.short(&key), lead.record.name.value);
    let sign = track::sign(page.studio.fonts, &text, Pill::Lead);
    let rect = sign.rect(stage, top);
    let number = page.studio.site.numbers.get(&key);
    scene.marks.extend(track::pieces(stage, rect.center().y));
    let mut group = page.element(&key, words::lead_label(lead)).tag("lead").bounds(rect);
    group = group.link(format!("#row-{number}"));
    if super::is_signed(lead) {
        group = group.tag("lead-signed");
    }
    group.marks = sign.draw(rect);
    scene.push(group);
    next_step(plan, lead.next.as_ref().map(|next| next.value.as_str()), rect.bottom(), scene)
}

fn next_step(plan: &Plan<'_>, next: Option<&str>, top: f32, scene: &mut Scene) -> f32 {
    let mut pen = Pen::at(plan.page.studio.fonts, below(STAGE, top + 2.0));
    pen.write(&format!("下一步：{}", next.unwrap_or(TO_BE_ADDED)), QUIET);
    let bottom = pen.y;
    scene.marks.extend(pen.marks.into_iter().collect::<Vec<Mark>>());
    bottom
}
