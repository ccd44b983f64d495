//! 招商目标图: what to bring in, to fill which gap, and how far each search is.
//!
//! Gaps for which something is sought are rows of a table; the others follow as a compact list, so that the
//! sheet shows all gaps without becoming a page of empty rows.

mod columns;
mod funnel;
mod heads;
mod panel;
mod rest;
mod row;
mod table;
mod track;
mod words;

use super::book::{Book, Strip};
use super::density::{Density, fewest};
use super::legend::{lettered, shapes, statuses};
use super::page::{Drawn, Page};
use super::sheet::{About, Head, KeyFigure, LegendItem};
use super::{Paper, Studio};
use crate::model::{Lead, MapKind, Stage, Target};
use crate::scene::{Colour, Mark, Rect, Scene};
use crate::site::{ChainView, Entity, Gap, gaps, map_name};
use crate::text::{Align, Ink};
use columns::Columns;

/// Everything that the sheet shows.
struct Plan<'a> {
    page: &'a Page<'a>,
    /// The columns of the table.
    columns: Columns,
    /// How closely it is set.
    density: Density,
    /// Gaps for which something is sought.
    sought: Vec<Gap<'a>>,
    /// Weak, missing or at risk, and nothing is sought.
    open: Vec<Gap<'a>>,
    /// Neither, but with an action: strengths to be made stronger, links to be extended.
    others: Vec<Gap<'a>>,
    /// Targets whose gap the content does not name.
    stray: Vec<&'a Target>,
    /// Leads whose target the content does not name.
    loose: Vec<&'a Lead>,
}

/// Draws the map.
pub(super) fn draw(studio: &Studio<'_>, view: &ChainView<'_>) -> Vec<Scene> {
    let page = Page::new(studio, view, MapKind::Investment);
    fewest(studio.paper, |density| sheets(&Plan::of(&page, density)))
}

fn sheets(plan: &Plan<'_>) -> Vec<Scene> {
    let page = plan.page;
    let drawn = plan.drawn();
    let head = Head {
        name: map_name(MapKind::Investment).into(),
        openness: drawn.openness,
        figures: plan.figures(),
        description: words::description(plan),
    };
    let own = match plan.leads().is_empty() {
        true => "图中是寻找的方向，不表示已有接触。",
        false => "招商目标是寻找的方向；线索所处阶段截至附表所注日期。",
    };
    let book = Book {
        studio: page.studio,
        about: About::chain(page.studio, page.view),
        head,
        legend: (legend(plan), ""),
        remarks: Vec::new(),
        notes: page.notes(own, &drawn),
        numbering: page.numbering(),
    };
    let mut strips = vec![remark(plan)];
    strips.extend(table::strips(plan, book.room()));
    let open = ("尚未列入招商的缺口", "尚未列入的缺口");
    strips.extend(rest::strips(plan, open, &plan.open));
    let others = ("不是缺口而写明作用的环节与产品", "其他环节与产品");
    strips.extend(rest::strips(plan, others, &plan.others));
    book.bind(strips)
}

impl<'a> Plan<'a> {
    fn of(page: &'a Page<'a>, density: Density) -> Self {
        let chain = page.view.chain;
        let all = gaps(page.studio.site, page.view);
        let (gaps, others): (Vec<_>, Vec<_>) = all.into_iter().partition(Gap::is_open);
        let (sought, open): (Vec<_>, Vec<_>) =
            gaps.into_iter().partition(|gap| !gap.targets.is_empty());
        let placed = |one: &Target| {
            sought.iter().flat_map(|gap| &gap.targets).any(|target| std::ptr::eq(*target, one))
        };
        let stray = chain.targets.iter().filter(|one| !placed(one)).collect();
        let known = |lead: &Lead| chain.targets.iter().any(|target| leads_to(lead, target));
        let loose = chain.leads.iter().filter(|lead| !known(lead)).collect();
        let columns = Columns::of(page.studio.paper);
        Self { page, columns, density, sought, open, others, stray, loose }
    }

    /// Every target, in the order of the rows.
    fn targets(&self) -> impl Iterator<Item = &'a Target> {
        let rows = self.sought.iter().flat_map(|gap| gap.targets.iter().copied());
        rows.chain(self.stray.iter().copied())
    }

    /// Every gap, the sought ones first.
    fn gaps(&self) -> impl Iterator<Item = &Gap<'a>> {
        self.sought.iter().chain(&self.open)
    }

    /// Every lead that the audience may see.
    fn leads(&self) -> &'a [Lead] {
        &self.page.view.chain.leads
    }

    /// How far a search has come: as far as its own stage, or its foremost lead.
    fn reached(&self, target: &'a Target) -> Stage {
        let leads = self.leads_of(target).map(lead_stage);
        leads.fold(target_stage(target), Stage::max)
    }

    fn leads_of(&self, target: &'a Target) -> impl Iterator<Item = &'a Lead> {
        self.leads().iter().filter(|lead| leads_to(lead, target))
    }

    fn drawn(&self) -> Drawn<'a> {
        let mut drawn = Drawn::of_chain(self.page.view);
        for gap in self.gaps().chain(&self.others) {
            drawn.add(gap.entity.record());
            drawn.judge(panel::basis(gap.entity));
        }
        for target in self.targets() {
            drawn.add(&target.record);
            drawn.judge(target.basis.as_ref().map(|basis| basis.value.as_str()));
        }
        self.leads().iter().for_each(|lead| drawn.add(&lead.record));
        drawn
    }

    fn figures(&self) -> Vec<KeyFigure> {
        let mut figures = vec![
            KeyFigure::counting(self.gaps().count(), "缺口", "gap"),
            KeyFigure::counting(self.sought.len(), "列入招商", "gap-sought"),
            KeyFigure::counting(self.targets().count(), "目标", "target"),
        ];
        if !self.leads().is_empty() {
            let signed = self.leads().iter().filter(|lead| is_signed(lead)).count();
            figures.push(KeyFigure::counting(self.leads().len(), "线索", "lead"));
            figures.push(KeyFigure::counting(signed, "签约及以后", "lead-signed"));
        }
        figures
    }
}

fn leads_to(lead: &Lead, target: &Target) -> bool {
    lead.target.as_ref().is_some_and(|id| id.value == target.record.id.value)
}

/// How far a lead has come; untouched where nothing is said.
fn lead_stage(lead: &Lead) -> Stage {
    lead.stage.map_or(Stage::Untouched, |stage| stage.value)
}

/// How far the search has come; untouched where nothing is said.
fn target_stage(target: &Target) -> Stage {
    target.stage.map_or(Stage::Untouched, |stage| stage.value)
}

fn is_signed(lead: &Lead) -> bool {
    lead_stage(lead) >= Stage::Signed
}

/// Only the signs that the sheet uses.
fn legend(plan: &Plan<'_>) -> Vec<LegendItem> {
    let fonts = plan.page.studio.fonts;
    let used: Vec<_> = plan.gaps().chain(&plan.others).map(|gap| gap.status).collect();
    let mut items = statuses(fonts, &used);
    let own = plan.targets().any(|target| plan.leads_of(target).next().is_none());
    let ink = Ink::regular(super::coding::SMALL, Colour::Ink);
    if own {
        items.push(lettered(fonts, ("阶段", ink), "目标所处阶段", |rect| {
            vec![track::pill_ground(rect, track::Pill::Target).into()]
        }));
    }
    if !plan.leads().is_empty() {
        items.push(lettered(fonts, ("名称", ink), "线索所处阶段", |rect| {
            vec![track::pill_ground(rect, track::Pill::Lead).into()]
        }));
    }
    let stages = plan.targets().map(target_stage).chain(plan.leads().iter().map(lead_stage));
    if stages.into_iter().any(|stage| stage > Stage::Untouched) {
        items.push(shapes(34.0, "已走过的阶段", |rect| {
            vec![track::walked(rect.center().y, rect.x, rect.right()).into()]
        }));
    }
    items
}

/// Where the gaps come from. Said once, not on every sheet.
fn remark(plan: &Plan<'_>) -> Strip {
    let text = "缺口取自技术结构图：薄弱、缺失、有风险的环节与产品，以及写明寻找对象的环节与产品。";
    let Studio { fonts, paper, .. } = *plan.page.studio;
    let ink = Ink::regular(15.0, Colour::Ink2);
    let block = fonts.block(fonts.wrap(text, ink.style, paper.room()), ink, 22.0);
    let height = block.size().height;
    let area = Rect::new(paper.left(), 0.0, paper.room(), height);
    let lines = block.top(area, Align::Start).into_iter().map(Mark::from).collect();
    Strip::new(lines, height + if paper == Paper::Screen { 20.0 } else { 14.0 }).held()
}

/// The record of a target as an entity.
const fn entity<'a>(plan: &Plan<'a>, target: &'a Target) -> Entity<'a> {
    Entity::Target(plan.page.view.chain, target)
}

#[cfg(test)]
mod tests;
