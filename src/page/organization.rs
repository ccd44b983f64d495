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
        kind: "附件重现",
        number: None,
        facts: vec![Fact::new("文件", desk.sources(cited)), Fact::new("截至", date)],
        note: Some(
            "本页重现文件附件，姓名和分工以文件印发之日为准，以后的变动不在本页。附件中的合并单元格按“同上”推定，逐格注明。"
                .to_owned(),
        ),
        sections: vec![leaders(desk), lines(desk)],
        elsewhere: Vec::new(),
        drawing: None,
        turn: Turn::default(),
    };
    Page::new(desk, "record.html", "产业链链长制工作分工", Vec::new(), &view)
}

fn leaders(desk: &Desk<'_>) -> Section {
    let mut table = Table::new("总链长与细分产业链链长", &["职务", "姓名", "分工", "截至"]);
    for leader in &desk.site().model.leaders {
        let record = &leader.record;
        table.row(vec![
            desk.page_of(EntityKind::Leader, record).into(),
            text(leader.person.as_ref()),
            text(leader.role.as_ref()),
            day(record.as_of.map(|day| day.value)),
        ]);
    }
    Section::table("链长", table)
}

fn lines(desk: &Desk<'_>) -> Section {
    let columns = ["产业链", "链长", "牵头部门", "联络员", "联络处室", "截至", "说明"];
    let rows = desk.site().model.assignments.iter().map(|line| row(desk, line));
    Section::table("分工", Table::new("产业链链长制工作分工", &columns).with_rows(rows))
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
        inferred(leading, line, "leader"),
        inferred(desk.department(line.department.as_ref()).into(), line, "department"),
        inferred(text(line.liaison.as_ref()), line, "liaison"),
        inferred(text(line.office.as_ref()), line, "office"),
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
