//! The reproduction of the plan's annex: who leads and who is responsible for which chain, as of its date.

use super::desk::Desk;
use super::people::{inferred, post};
use super::view::{Cell, Fact, Piece, Row, Section, Table};
use super::{
    Page,
    place::{Turn, View},
};
use crate::model::{Assignment, Text, When};
use crate::site::EntityKind;

/// The annex.
pub(super) fn page(desk: &Desk<'_>) -> Page {
    let site = desk.site();
    let plan = site.plan();
    let date = plan.and_then(|plan| plan.date).map(|date| date.value.to_string());
    let cited = site.model.settings.plan.as_slice();
    let view = View {
        kind: desk.word("page_organization.annex").to_owned(),
        number: None,
        facts: vec![
            Fact::new(desk.word("page_organization.document"), desk.sources(cited)),
            Fact::new(desk.word("page_organization.as_of"), date),
        ],
        note: Some(desk.word("page_organization.annex_note").to_owned()),
        sections: vec![leaders(desk), lines(desk)],
        elsewhere: Vec::new(),
        drawing: None,
        turn: Turn::default(),
    };
    Page::new(desk, "record.html", desk.word("page_organization.assignment"), Vec::new(), &view)
}

fn leaders(desk: &Desk<'_>) -> Section {
    let mut table = Table::new(
        desk.word("page_organization.all_leaders"),
        &desk.row("page_organization.leader_heads"),
    );
    for leader in &desk.site().model.leaders {
        let record = &leader.record;
        table.row(vec![
            desk.page_of(EntityKind::Leader, record).into(),
            text(leader.person.as_ref()),
            text(leader.role.as_ref()),
            day(record.as_of.map(|day| day.value)),
        ]);
    }
    Section::table(desk.word("page_organization.leader"), table)
}

fn lines(desk: &Desk<'_>) -> Section {
    let columns = desk.row("page_organization.assignment_heads");
    let rows = desk.site().model.assignments.iter().map(|line| row(desk, line));
    Section::table(
        desk.word("page_organization.duties"),
        Table::new(desk.word("page_organization.assignment"), &columns).with_rows(rows),
    )
}

fn row(desk: &Desk<'_>, line: &Assignment) -> Row {
    desk.hold(line.record.openness);
    let chain = line.chain.as_ref().and_then(|id| desk.site().chain(&id.value));
    let chain = chain.map(|view| desk.entity_in_full(crate::site::Entity::Chain(view.chain)));
    let leader = desk.site().leaders.named(line.leader.as_ref());
    let person = leader.and_then(|leader| leader.person.as_ref()).map(|name| name.value.as_str());
    let leading = Cell::from(post(desk, line)).with(Piece::text(person.unwrap_or_default()));
    Row::of(vec![
        chain.into(),
        inferred(desk, leading, (line, "leader")),
        inferred(desk, desk.department(line.department.as_ref()).into(), (line, "department")),
        inferred(desk, text(line.liaison.as_ref()), (line, "liaison")),
        inferred(desk, text(line.office.as_ref()), (line, "office")),
        day(line.record.as_of.map(|day| day.value)),
        line.record.note.as_ref().map_or_else(Cell::empty, |note| (&note.value).into()),
    ])
}

fn text(text: Option<&Text>) -> Cell {
    text.map(|text| &text.value).into()
}

fn day(day: Option<When>) -> Cell {
    Cell::from(day.map(|day| day.to_string())).of_class("date")
}
