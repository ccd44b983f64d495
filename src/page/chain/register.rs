//! The registers of a chain as far as an audience may see them: problems, experts, opinions, leads, requests.

use super::super::view::{Cell, Fact, MISSING, Piece, Row, Section, Table};
use super::super::{desk::Desk, figures, review};
use super::note_text;
use crate::model::{Audience, Word};
use crate::site::{ChainView, EntityKind, Key, open_problems};

/// How many experts the plan asks for at least.
const EXPERTS: usize = 5;

/// The registers that hold something, then which of them are still empty. An empty one is not told to an
/// audience that may not see it, since it may only be closed.
pub(super) fn sections(desk: &Desk<'_>, view: &ChainView<'_>) -> Vec<Section> {
    let all = [problems, experts, opinions, leads].map(|register| register(desk, view));
    let (mut held, empty): (Vec<_>, Vec<_>) =
        all.into_iter().partition(|section| section.table.is_some());
    // Nothing asked is nothing lacking.
    held.extend(Some(review::rounds(desk, view)).filter(|section| section.table.is_some()));
    held.extend(Some(requests(desk, view)).filter(|section| section.table.is_some()));
    let lacks = !empty.is_empty() || unwatched(view.chain).next().is_some();
    if desk.edition().audience() != Audience::Public && lacks {
        let names = empty.into_iter().map(|section| section.heading);
        let names: Vec<String> = names.chain(unwatched(view.chain)).collect();
        let note = format!("{}：{MISSING}", names.join("、"));
        held.push(Section { heading: "登记簿".to_owned(), note: Some(note), table: None });
    }
    held
}

/// Which of risks and indicators a chain has none of.
fn unwatched(chain: &crate::model::Chain) -> impl Iterator<Item = String> {
    let risks = chain.risks.is_empty().then_some("风险");
    let indicators = chain.indicators.is_empty().then_some("监测指标");
    risks.into_iter().chain(indicators).map(str::to_owned)
}

/// The registers in the box of responsibilities.
pub(super) fn facts(desk: &Desk<'_>, view: &ChainView<'_>) -> Vec<Fact> {
    let chain = view.chain;
    let open = open_problems(chain).count();
    let late = open_problems(chain).filter(|one| desk.site().is_late(one)).count();
    let problems = match (chain.problems.len(), late) {
        (0, _) => Cell::missing(),
        (_, 0) => format!("{open} 项").into(),
        (_, late) => format!("{open} 项，其中逾期 {late} 项").into(),
    };
    vec![
        Fact::new("专家咨询组", format!("{} / {EXPERTS}{}", chain.experts.len(), lacking(chain))),
        Fact::new("未结问题", problems),
    ]
}

fn lacking(chain: &crate::model::Chain) -> &'static str {
    if chain.experts.len() < EXPERTS { "，待遴选" } else { "" }
}

fn problems(desk: &Desk<'_>, view: &ChainView<'_>) -> Section {
    let columns = ["编号", "问题", "状态", "期限", "责任部门", "提出", "有关"];
    let mut table = Table::new("问题台账", &columns);
    let id = view.chain.id();
    for problem in &view.chain.problems {
        desk.hold(problem.record.openness);
        let late = desk.site().is_late(problem).then_some("逾期");
        table.rows.push(Row {
            cells: vec![
                number(desk, EntityKind::Problem, id, &problem.record),
                Cell::from(&problem.record.name.value).below(note_text(&problem.record)),
                figures::word(problem.state),
                Cell::from(problem.due.map(figures::date)).below(late),
                desk.department(problem.record.owner.as_ref()).into(),
                Cell::from(problem.raised.map(figures::date)),
                Cell::enumerated(desk.entities(Some(id), &problem.concerns)),
            ],
            ..row_of(desk, EntityKind::Problem, id, &problem.record)
        });
    }
    Section::table("问题台账", table)
}

/// Experts by post and field; their names stand in no public place.
fn experts(desk: &Desk<'_>, view: &ChainView<'_>) -> Section {
    let mut table = Table::new("专家咨询组", &["领域", "职务"]);
    for expert in &view.chain.experts {
        desk.hold(expert.record.openness);
        let post = expert.post.as_ref().map(|post| &post.value);
        table.row(vec![figures::word(expert.field), post.into()]);
    }
    Section::table("专家咨询组", table)
}

fn opinions(desk: &Desk<'_>, view: &ChainView<'_>) -> Section {
    let mut table = Table::new("意见采纳情况", &["编号", "意见", "来自", "有关", "答复", "理由"]);
    let id = view.chain.id();
    for opinion in &view.chain.opinions {
        desk.hold(opinion.record.openness);
        table.rows.push(Row {
            cells: vec![
                number(desk, EntityKind::Opinion, id, &opinion.record),
                (&opinion.record.name.value).into(),
                figures::word(opinion.origin),
                Cell::enumerated(desk.entities(Some(id), &opinion.concerns)),
                figures::word(opinion.reply),
                opinion.reason.as_ref().map_or_else(Cell::empty, |reason| (&reason.value).into()),
            ],
            ..row_of(desk, EntityKind::Opinion, id, &opinion.record)
        });
    }
    Section::table("意见", table)
}

/// What is asked of whom; leaders by their post.
fn requests(desk: &Desk<'_>, view: &ChainView<'_>) -> Section {
    let mut table = Table::new("提请事项", &["编号", "提请什么", "提请谁", "依据", "有关", "来源"]);
    let id = view.chain.id();
    for request in &view.chain.requests {
        desk.hold(request.record.openness);
        let leader = desk.site().leaders.named(request.leader.as_ref());
        let leader = leader.map(|one| desk.page_of(EntityKind::Leader, &one.record));
        let department = desk.department(request.department.as_ref());
        table.rows.push(Row {
            cells: vec![
                number(desk, EntityKind::Request, id, &request.record),
                Cell::from(&request.record.name.value).below(note_text(&request.record)),
                Cell::joined(leader.into_iter().chain(department)),
                request.basis.as_ref().map(|basis| &basis.value).into(),
                Cell::enumerated(desk.entities(Some(id), &request.concerns)),
                desk.sources_of(&request.record),
            ],
            ..row_of(desk, EntityKind::Request, id, &request.record)
        });
    }
    Section::table("提请事项", table)
}

/// Leads; their table also stands on the investment map's page.
pub(in crate::page) fn leads(desk: &Desk<'_>, view: &ChainView<'_>) -> Section {
    let columns = ["编号", "线索", "目标", "阶段", "下一步", "责任部门", "截至"];
    let mut table = Table::new("招商线索", &columns);
    let id = view.chain.id();
    for lead in &view.chain.leads {
        desk.hold(lead.record.openness);
        let target = lead.target.as_ref().and_then(|target| view.find(&target.value));
        table.rows.push(Row {
            cells: vec![
                number(desk, EntityKind::Lead, id, &lead.record),
                (&lead.record.name.value).into(),
                target.map(|target| desk.entity(target)).into(),
                lead.stage.map_or("未接触", |stage| stage.value.word()).into(),
                lead.next.as_ref().map(|next| &next.value).into(),
                desk.department(lead.record.owner.as_ref()).into(),
                figures::as_of(None, &lead.record),
            ],
            ..row_of(desk, EntityKind::Lead, id, &lead.record)
        });
    }
    Section::table("招商线索", table)
}

pub(super) fn number(
    desk: &Desk<'_>,
    kind: EntityKind,
    chain: &str,
    record: &crate::model::Record,
) -> Cell {
    let key = Key::local(kind, chain, &record.id.value);
    Piece::text(desk.site().numbers.get(&key)).of_class("number").into()
}

/// A row with the anchors of a register's record.
pub(super) fn row_of(
    desk: &Desk<'_>,
    kind: EntityKind,
    chain: &str,
    record: &crate::model::Record,
) -> Row {
    let key = Key::local(kind, chain, &record.id.value);
    let number = desk.site().numbers.get(&key);
    Row { id: Some(format!("row-{number}")), anchor: Some(number.to_owned()), ..Row::default() }
}
