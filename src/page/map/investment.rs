//! The tables of the investment map: gaps, what is sought for them, and leads as far as they may be seen.

use super::super::chain::register;
use super::super::figures;
use super::super::view::{Cell, Piece, Row, Section, Table};
use super::Sheet;
use crate::model::{Stage, Target};
use crate::site::{Entity, Gap, gaps};

pub(super) fn sections(sheet: &Sheet<'_, '_>) -> Vec<Section> {
    let gaps = gaps(sheet.desk.site(), sheet.view);
    let mut sections = vec![
        Section::table(sheet.desk.word("page_investment.targets"), targets(sheet, &gaps)),
        Section::table(sheet.desk.word("page_investment.gaps_of_map"), lacking(sheet, &gaps)),
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
    let columns = sheet.desk.row("page_investment.gap_heads");
    let rows = gaps.iter().map(|gap| gap_row(sheet, gap));
    Table::new(sheet.desk.word("page_investment.gaps_of_map_caption"), &columns).with_rows(rows)
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
            figures::status(sheet.desk, gap.status),
            figures::action(sheet.desk, gap.action),
            Cell::enumerated(targets),
            sheet.elsewhere(&gap.entity.key()),
            sheet.desk.sources_of(gap.entity.record()),
        ],
    )
}

fn targets(sheet: &Sheet<'_, '_>, gaps: &[Gap<'_>]) -> Table {
    let columns = sheet.desk.row("page_investment.target_heads");
    let mut table =
        Table::new(sheet.desk.word("page_investment.targets_caption"), &columns).of_class("wide");
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
            figures::action(sheet.desk, action),
            Cell::joined(desk.regions(&target.regions)),
            Cell::joined(desk.entities(None, &target.parks)),
            sheet
                .desk
                .words()
                .of(target.stage.map_or(Stage::Untouched, |stage| stage.value))
                .into(),
            owner.into_iter().fold(Cell::from(next), Cell::with),
            desk.sources_of(&target.record).below(basis),
        ],
    )
}
