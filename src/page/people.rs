//! The pages of leaders and departments. A leader's page and the annex are the only places where a person is
//! named, with the date of the annex beside the name.

use super::desk::Desk;
use super::place::{Turn, View, provenance};
use super::view::{Cell, Fact, Piece, Row, Section, Table};
use super::{Page, list, summary};
use crate::catalogue;
use crate::model::{Assignment, Department, Leader, Ref};
use crate::site::{ChainView, EntityKind};
use crate::wording::say;

/// The page of a leader.
pub(super) fn leader(desk: &Desk<'_>, leader: &Leader) -> Page {
    let record = &leader.record;
    let mut facts = vec![
        Fact::new(desk.word("page_people.duties"), leader.role.as_ref().map(|role| &role.value)),
        Fact::new(desk.word("page_people.name"), person(desk, leader)),
    ];
    facts.extend(provenance(desk, record));
    let is_named = |line: &Assignment| is(line.leader.as_ref(), &record.id.value);
    let mut sections = Vec::new();
    if desk.site().model.assignments.iter().any(is_named) {
        sections.push(chains(desk, desk.word("page_people.chains_led"), is_named));
    }
    let view = View {
        kind: desk.word(EntityKind::Leader.key()).to_owned(),
        number: None,
        facts,
        note: record.note.as_ref().map(|note| note.value.clone()),
        sections,
        elsewhere: Vec::new(),
        drawing: None,
        turn: Turn::default(),
    };
    let above = vec![list::link(desk, EntityKind::Leader)];
    Page::new(desk, "record.html", record.name.value.as_str(), above, &view)
        .with_pack(catalogue::name(EntityKind::Leader, &record.id.value))
}

/// The name with a word about its age, since people change and the annex does not.
fn person(desk: &Desk<'_>, leader: &Leader) -> Cell {
    match &leader.person {
        Some(name) => Cell::from(&name.value).below(Some(desk.word("page_people.as_printed"))),
        None => Cell::missing(),
    }
}

/// The page of a department.
pub(super) fn department(desk: &Desk<'_>, department: &Department) -> Page {
    let record = &department.record;
    let view = View {
        kind: desk.word(EntityKind::Department.key()).to_owned(),
        number: None,
        facts: provenance(desk, record),
        note: record.note.as_ref().map(|note| note.value.clone()),
        sections: vec![chains(desk, desk.word("page_people.chains_run"), |line| {
            is(line.department.as_ref(), &record.id.value)
        })],
        elsewhere: Vec::new(),
        drawing: None,
        turn: Turn::default(),
    };
    let above = vec![list::link(desk, EntityKind::Department)];
    Page::new(desk, "record.html", record.name.value.as_str(), above, &view)
        .with_pack(catalogue::name(EntityKind::Department, &record.id.value))
}

fn is(id: Option<&Ref>, wanted: &str) -> bool {
    id.is_some_and(|id| id.value == wanted)
}

/// The chains whose line of the annex passes a test.
fn chains(desk: &Desk<'_>, heading: &str, wanted: impl Fn(&Assignment) -> bool) -> Section {
    let columns = desk.row("page_people.heads");
    let mut table = Table::new(say!(desk.words(), "page_people.chains_caption", heading), &columns);
    for view in &desk.site().chains {
        let line = summary::assignment(desk, view).filter(|line| wanted(line));
        table.rows.extend(line.map(|line| row(desk, view, line)));
    }
    Section::table(heading, table)
}

fn row(desk: &Desk<'_>, view: &ChainView<'_>, line: &Assignment) -> Row {
    let count = summary::count(desk, view);
    Row::of(vec![
        desk.entity_in_full(crate::site::Entity::Chain(view.chain)).into(),
        post(desk, line).into(),
        desk.department(line.department.as_ref()).into(),
        count.total().into(),
        summary::lacking(&count).into(),
        crate::site::open_gaps(desk.site(), view).len().into(),
    ])
}

/// The post of a chain's leader, never the name.
pub(super) fn post(desk: &Desk<'_>, line: &Assignment) -> Option<Piece> {
    let leader = desk.site().leaders.named(line.leader.as_ref())?;
    Some(desk.page_of(EntityKind::Leader, &leader.record))
}

/// A cell that the annex leaves empty and that was filled from the one above.
pub(super) fn inferred(desk: &Desk<'_>, cell: Cell, (line, field): (&Assignment, &str)) -> Cell {
    if line.inferred.iter().any(|one| one.value == field) {
        return cell.with(Piece::text(desk.word("page_people.inferred")).of_class("below"));
    }
    cell
}
