//! A row of the table: a gap at the left, and what is sought for it, each target with its stage.

use super::columns::below;
use super::panel::{action_word, measure};
use super::track::{self, Pill};
use super::{Plan, entity, lead_stage, target_stage, words};
use crate::maps::coding::SMALL;
use crate::maps::page::TO_BE_ADDED;
use crate::maps::pen::{Name, Pen};
use crate::model::{Action, Lead, Target, Word};
use crate::scene::{Colour, Group, Mark, Rect, Scene, Size};
use crate::site::{Entity, EntityKind, Gap, Key};
use crate::text::Ink;

/// Room above and below the content of a row.
pub(super) const fn padding(plan: &Plan<'_>) -> f32 {
    plan.density.pick(12.0, 7.0)
}

/// Room between two leads.
const APART: f32 = 8.0;
const NAME: Ink = Ink::bold(15.0, Colour::Ink);
const TEXT: Ink = Ink::regular(15.0, Colour::Ink);
const QUIET: Ink = Ink::regular(SMALL, Colour::Ink2);

/// A target with the leads that are drawn beside it.
pub(super) struct Search<'a> {
    /// The target.
    pub(super) target: &'a Target,
    /// What is to be done, unless the target says so itself.
    pub(super) action: Option<Action>,
    /// Its leads, or some of them.
    pub(super) leads: Vec<&'a Lead>,
    /// Whether the target itself stands in a part before.
    pub(super) is_further: bool,
}

impl<'a> Search<'a> {
    /// A target with all its leads.
    pub(super) fn whole(plan: &Plan<'a>, target: &'a Target, action: Option<Action>) -> Self {
        Self { target, action, leads: plan.leads_of(target).collect(), is_further: false }
    }
}

/// A gap and its targets, or a target that names no gap of the chain; returns where the row ends.
pub(super) fn whole<'a>(
    plan: &Plan<'a>,
    (gap, targets): (Option<&Gap<'a>>, &[&'a Target]),
    scene: &mut Scene,
) -> f32 {
    let panel = panel(plan, gap, scene);
    let action = gap.and_then(|gap| gap.action);
    let mut bottom = 0.0;
    for (at, target) in targets.iter().enumerate() {
        let start = if at == 0 { 0.0 } else { bottom - padding(plan) + 4.0 };
        bottom = search(plan, &Search::whole(plan, target, action), start, scene);
    }
    bottom.max(panel)
}

/// A gap with one of its targets; returns where the part ends.
pub(super) fn begin(
    plan: &Plan<'_>,
    (gap, first): (Option<&Gap<'_>>, &Search<'_>),
    scene: &mut Scene,
) -> f32 {
    let panel = panel(plan, gap, scene);
    search(plan, first, 0.0, scene).max(panel)
}

/// The panel of a gap, or that none is named; returns where a row with it ends at least.
fn panel(plan: &Plan<'_>, gap: Option<&Gap<'_>>, scene: &mut Scene) -> f32 {
    let area = below(plan.columns.gap, padding(plan));
    let Some(gap) = gap else {
        return quiet(plan, (area, "对应的缺口待补充"), scene);
    };
    let panel = measure(plan, gap, (NAME, ""), area.width);
    let rect = Rect { height: panel.height(), ..area };
    scene.push(panel.draw(rect));
    rect.bottom() + padding(plan)
}

/// A quiet text in a column; returns where a row with it ends at least.
fn quiet(plan: &Plan<'_>, (area, text): (Rect, &str), scene: &mut Scene) -> f32 {
    let mut pen = Pen::at(plan.page.studio.fonts, area);
    pen.write(text, QUIET);
    scene.marks.extend(pen.marks);
    pen.y + padding(plan)
}

/// What a part of a divided row belongs to, as its first line on a further sheet; returns how high a row with it is.
pub(super) fn again(
    plan: &Plan<'_>,
    (gap, part): (Option<&Gap<'_>>, &Search<'_>),
    scene: &mut Scene,
) -> f32 {
    let name = |entity: Entity<'_>| {
        format!("{} {}（续）", plan.page.short(&entity.key()), entity.short_name())
    };
    let gap = gap.map_or_else(|| "对应的缺口待补充".to_owned(), |gap| name(gap.entity));
    let bottom = quiet(plan, (below(plan.columns.gap, padding(plan)), &gap), scene);
    if !part.is_further {
        return bottom;
    }
    let target = name(entity(plan, part.target));
    bottom.max(quiet(plan, (below(plan.columns.sought, padding(plan)), &target), scene))
}

/// A lead that names no target of the chain.
pub(super) fn of_loose(plan: &Plan<'_>, lead: &Lead, scene: &mut Scene) -> f32 {
    let area = below(plan.columns.gap, padding(plan));
    let bottom = quiet(plan, (area, "对应的目标待补充"), scene);
    bottom.max(lead_track(plan, lead, padding(plan), scene) + padding(plan))
}

/// One target in its columns; returns where it ends.
pub(super) fn search(plan: &Plan<'_>, part: &Search<'_>, top: f32, scene: &mut Scene) -> f32 {
    let (target, start) = (part.target, top + padding(plan));
    let action = target.action.map(|own| own.value).or(part.action);
    let mut pen = Pen::at(plan.page.studio.fonts, below(plan.columns.action, start));
    match action {
        Some(_) => pen.write(action_word(action), NAME),
        None => pen.write(TO_BE_ADDED, QUIET),
    }
    let ends = [pen.y, sought(plan, target, start, scene), places(plan, target, start, scene)];
    scene.marks.extend(pen.marks);
    let stages = stages(plan, part, start, scene);
    ends.into_iter().fold(stages, f32::max) + padding(plan)
}

/// More leads of a target, right below the others; returns where they end.
pub(super) fn search_on(plan: &Plan<'_>, part: &Search<'_>, scene: &mut Scene) -> f32 {
    stages(plan, part, 0.0, scene) + padding(plan)
}

/// How high a lead is, with the room below it.
pub(super) fn height_of_lead(plan: &Plan<'_>, lead: &Lead) -> f32 {
    lead_track(plan, lead, 0.0, &mut Scene::new(Size::default(), "", "")) + APART
}

/// What is sought: number, name, capability.
fn sought(plan: &Plan<'_>, target: &Target, top: f32, scene: &mut Scene) -> f32 {
    let fonts = plan.page.studio.fonts;
    let whole = below(plan.columns.sought, top);
    let entity = entity(plan, target);
    let number = fonts.set_middle(&plan.page.flagged(&entity.key()), QUIET, top + 10.5);
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
    let mut pen = Pen::at(plan.page.studio.fonts, below(plan.columns.place, top));
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
fn stages(plan: &Plan<'_>, part: &Search<'_>, top: f32, scene: &mut Scene) -> f32 {
    if part.leads.is_empty() {
        return own_track(plan, part.target, top, scene);
    }
    let mut bottom = top - APART;
    for lead in &part.leads {
        bottom = lead_track(plan, lead, bottom + APART, scene);
    }
    bottom
}

fn own_track(plan: &Plan<'_>, target: &Target, top: f32, scene: &mut Scene) -> f32 {
    let stage = target_stage(target);
    let sign =
        track::sign(plan.page.studio.fonts, stage.word(), (Pill::Target, plan.columns.stage));
    let rect = sign.rect(stage, top);
    let mut group = Group::new(track::pieces(plan.columns.stage, stage, rect.center().y));
    group.marks.extend(sign.draw(rect));
    scene.push(group.label(format!("阶段：{}", stage.word())).tag("track"));
    next_step(plan, target.next.as_ref().map(|next| next.value.as_str()), rect.bottom(), scene)
}

fn lead_track(plan: &Plan<'_>, lead: &Lead, top: f32, scene: &mut Scene) -> f32 {
    let page = plan.page;
    let stage = lead_stage(lead);
    let key = Key::local(EntityKind::Lead, page.view.chain.id(), &lead.record.id.value);
    let text = format!("{} {}", page.flagged(&key), lead.record.name.value);
    let sign = track::sign(page.studio.fonts, &text, (Pill::Lead, plan.columns.stage));
    let rect = sign.rect(stage, top);
    let number = page.studio.site.numbers.get(&key);
    scene.marks.extend(track::pieces(plan.columns.stage, stage, rect.center().y));
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
    let mut pen = Pen::at(plan.page.studio.fonts, below(plan.columns.stage, top + 2.0));
    pen.write(&format!("下一步：{}", next.unwrap_or(TO_BE_ADDED)), QUIET);
    let bottom = pen.y;
    scene.marks.extend(pen.marks.into_iter().collect::<Vec<Mark>>());
    bottom
}
