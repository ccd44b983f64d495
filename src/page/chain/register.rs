//! The registers of a chain as far as an audience may see them: problems, experts, opinions, leads, requests.

use super::super::view::{Cell, Fact, Piece, Row, Section, Table};
use super::super::{desk::Desk, figures, review};
use super::note_text;
use crate::model::{Audience, Stage};
use crate::site::{ChainView, EntityKind, Key, open_problems};
use crate::wording::say;

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
    let lacks = !empty.is_empty() || unwatched(desk, view.chain).next().is_some();
    if desk.edition().audience() != Audience::Public && lacks {
        let names = empty.into_iter().map(|section| section.heading);
        let names: Vec<String> = names.chain(unwatched(desk, view.chain)).collect();
        let names = desk.words().list(&names);
        let note = say!(desk.words(), "page_register.lacking", names);
        held.push(Section {
            heading: desk.word("page_register.registers").to_owned(),
            note: Some(note),
            table: None,
        });
    }
    held
}

/// Which of risks and indicators a chain has none of.
fn unwatched(desk: &Desk<'_>, chain: &crate::model::Chain) -> impl Iterator<Item = String> {
    let risks = chain.risks.is_empty().then(|| desk.word("page_register.risks"));
    let indicators = chain.indicators.is_empty().then(|| desk.word("page_register.indicators"));
    risks.into_iter().chain(indicators).map(str::to_owned)
}

/// The registers in the box of responsibilities.
pub(super) fn facts(desk: &Desk<'_>, view: &ChainView<'_>) -> Vec<Fact> {
    let chain = view.chain;
    let open = open_problems(chain).count();
    let late = open_problems(chain).filter(|one| desk.site().is_late(one)).count();
    let problems = match (chain.problems.len(), late) {
        (0, _) => Cell::missing(),
        (_, 0) => say!(desk.words(), "page_register.open", count = open).into(),
        (_, late) => say!(desk.words(), "page_register.open_late", count = open, late).into(),
    };
    vec![
        Fact::new(desk.word("page_register.experts"), experts_there(desk, chain)),
        Fact::new(desk.word("page_register.open_problems"), problems),
    ]
}

/// How many experts there are of those that are needed.
fn experts_there(desk: &Desk<'_>, chain: &crate::model::Chain) -> String {
    let (words, count) = (desk.words(), chain.experts.len());
    match count < EXPERTS {
        true => say!(words, "page_register.experts_few", count, needed = EXPERTS),
        false => say!(words, "page_register.experts_there", count, needed = EXPERTS),
    }
}

fn problems(desk: &Desk<'_>, view: &ChainView<'_>) -> Section {
    let columns = desk.row("page_register.problem_heads");
    let mut table = Table::new(desk.word("page_register.problems"), &columns);
    let id = view.chain.id();
    for problem in &view.chain.problems {
        desk.hold(problem.record.openness);
        let late = desk.site().is_late(problem).then_some(desk.word("page_register.late"));
        table.rows.push(Row {
            cells: vec![
                number(desk, EntityKind::Problem, id, &problem.record),
                Cell::from(&problem.record.name.value).below(note_text(&problem.record)),
                figures::word(desk, problem.state),
                Cell::from(problem.due.map(figures::date)).below(late),
                desk.department(problem.record.owner.as_ref()).into(),
                Cell::from(problem.raised.map(figures::date)),
                Cell::enumerated(desk.entities(Some(id), &problem.concerns)),
            ],
            ..row_of(desk, EntityKind::Problem, id, &problem.record)
        });
    }
    Section::table(desk.word("page_register.problems"), table)
}

/// Experts by post and field; their names stand in no public place.
fn experts(desk: &Desk<'_>, view: &ChainView<'_>) -> Section {
    let mut table =
        Table::new(desk.word("page_register.experts"), &desk.row("page_register.expert_heads"));
    for expert in &view.chain.experts {
        desk.hold(expert.record.openness);
        let post = expert.post.as_ref().map(|post| &post.value);
        table.row(vec![figures::word(desk, expert.field), post.into()]);
    }
    Section::table(desk.word("page_register.experts"), table)
}

fn opinions(desk: &Desk<'_>, view: &ChainView<'_>) -> Section {
    let mut table = Table::new(
        desk.word("page_register.opinions_caption"),
        &desk.row("page_register.opinion_heads"),
    );
    let id = view.chain.id();
    for opinion in &view.chain.opinions {
        desk.hold(opinion.record.openness);
        table.rows.push(Row {
            cells: vec![
                number(desk, EntityKind::Opinion, id, &opinion.record),
                (&opinion.record.name.value).into(),
                figures::word(desk, opinion.origin),
                Cell::enumerated(desk.entities(Some(id), &opinion.concerns)),
                figures::word(desk, opinion.reply),
                opinion.reason.as_ref().map_or_else(Cell::empty, |reason| (&reason.value).into()),
            ],
            ..row_of(desk, EntityKind::Opinion, id, &opinion.record)
        });
    }
    Section::table(desk.word("page_register.opinions"), table)
}

/// What is asked of whom; leaders by their post.
fn requests(desk: &Desk<'_>, view: &ChainView<'_>) -> Section {
    let mut table =
        Table::new(desk.word("page_register.requests"), &desk.row("page_register.request_heads"));
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
    Section::table(desk.word("page_register.requests"), table)
}

/// Leads; their table also stands on the investment map's page.
pub(in crate::page) fn leads(desk: &Desk<'_>, view: &ChainView<'_>) -> Section {
    let columns = desk.row("page_register.lead_heads");
    let mut table = Table::new(desk.word("page_register.leads"), &columns);
    let id = view.chain.id();
    for lead in &view.chain.leads {
        desk.hold(lead.record.openness);
        let target = lead.target.as_ref().and_then(|target| view.find(&target.value));
        table.rows.push(Row {
            cells: vec![
                number(desk, EntityKind::Lead, id, &lead.record),
                (&lead.record.name.value).into(),
                target.map(|target| desk.entity(target)).into(),
                desk.words().of(lead.stage.map_or(Stage::Untouched, |stage| stage.value)).into(),
                lead.next.as_ref().map(|next| &next.value).into(),
                desk.department(lead.record.owner.as_ref()).into(),
                figures::as_of(None, &lead.record),
            ],
            ..row_of(desk, EntityKind::Lead, id, &lead.record)
        });
    }
    Section::table(desk.word("page_register.leads"), table)
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
