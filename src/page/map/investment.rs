//! The tables of the investment map: gaps, what is sought for them, and leads as far as they may be seen.

use super::super::chain::register;
use super::super::figures;
use super::super::view::{Cell, Piece, Row, Section, Table};
use super::Sheet;
use crate::model::{Target, Word};
use crate::site::{Entity, Gap, gaps};

pub(super) fn sections(sheet: &Sheet<'_, '_>) -> Vec<Section> {
    let gaps = gaps(sheet.desk.site(), sheet.view);
    let mut sections = vec![
        Section::table("招商目标", targets(sheet, &gaps)),
        Section::table("缺口", lacking(sheet, &gaps)),
    ];
    let mut leads = register::leads(sheet.desk, sheet.view);
    if let Some(table) = &mut leads.table {
        // On this page the drawing carries the anchors of the leads that it shows.
        for row in &mut table.rows {
            row.anchor = row.anchor.take().filter(|number| !sheet.draws(number));
        }
        sections.push(leads);
    }
    sections
}

fn lacking(sheet: &Sheet<'_, '_>, gaps: &[Gap<'_>]) -> Table {
    let columns = ["编号", "环节与产品", "状态", "行动", "寻找", "另见", "来源"];
    let rows = gaps.iter().map(|gap| gap_row(sheet, gap));
    Table::new("薄弱、缺失、有风险或带有行动的环节与产品", &columns).with_rows(rows)
}

fn gap_row(sheet: &Sheet<'_, '_>, gap: &Gap<'_>) -> Row {
    let targets = gap.targets.iter().map(|target| {
        let number = sheet.desk.site().number(Entity::Target(sheet.view.chain, target));
        Piece::link(target.record.name.value.as_str(), format!("#{number}"))
    });
    sheet.row(
        gap.entity,
        vec![
            sheet.number(gap.entity),
            Cell::from(sheet.desk.entity(gap.entity)).below(Some(gap.around)),
            figures::status(gap.status),
            figures::action(gap.action),
            Cell::enumerated(targets),
            sheet.elsewhere(&gap.entity.key()),
            sheet.desk.sources_of(gap.entity.record()),
        ],
    )
}

fn targets(sheet: &Sheet<'_, '_>, gaps: &[Gap<'_>]) -> Table {
    let columns = [
        "编号",
        "寻找什么",
        "缺口",
        "行动",
        "可考虑的市州",
        "可考虑的园区",
        "阶段",
        "下一步",
        "依据与来源",
    ];
    let mut table = Table::new("寻找什么来补哪个缺口", &columns).of_class("wide");
    for target in &sheet.view.chain.targets {
        let holds = |gap: &&Gap<'_>| gap.targets.iter().any(|one| std::ptr::eq(*one, target));
        table.rows.push(target_row(sheet, target, gaps.iter().find(holds)));
    }
    table
}

fn target_row(sheet: &Sheet<'_, '_>, target: &Target, gap: Option<&Gap<'_>>) -> Row {
    let desk = sheet.desk;
    let entity = Entity::Target(sheet.view.chain, target);
    let capability = target.capability.as_ref().map(|text| text.value.as_str());
    let action = target.action.map(|action| action.value).or(gap.and_then(|gap| gap.action));
    let basis = target.basis.as_ref().map(|basis| basis.value.as_str());
    let owner = desk.department(target.record.owner.as_ref());
    let next = target.next.as_ref().map(|next| &next.value);
    sheet.row(
        entity,
        vec![
            sheet.number(entity),
            Cell::from(&target.record.name.value).below(capability),
            gap.map(|gap| desk.entity(gap.entity)).into(),
            figures::action(action),
            Cell::joined(desk.regions(&target.regions)),
            Cell::joined(desk.entities(None, &target.parks)),
            target.stage.map_or("未接触", |stage| stage.value.word()).into(),
            owner.into_iter().fold(Cell::from(next), Cell::with),
            desk.sources_of(&target.record).below(basis),
        ],
    )
}
