//! What the map says in words: labels of elements, the description of the sheet, the notes at its foot.

use super::super::page::{TO_BE_ADDED, listed};
use super::Desk;
use super::table::Sign;
use crate::model::{Status, Strength, Word};
use crate::site::Entity;

/// A sign: product, area, strength, scene, users.
pub(super) fn sign(desk: &Desk<'_>, sign: &Sign<'_>) -> String {
    let product = &desk.table.rows[sign.row].product.record.name.value;
    let area = &desk.table.areas[sign.column].record.name.value;
    let mut parts = vec![format!("{product} 用于 {area}：{}", sign.strength.word())];
    for one in &sign.records {
        parts.extend(one.scene.as_ref().map(|text| format!("场景：{}", text.value)));
        parts.extend(one.users.as_ref().map(|text| format!("用户：{}", text.value)));
        parts.extend(one.market.as_ref().map(|market| format!("市场规模：{}", market.shown())));
        parts.extend(one.basis.as_ref().map(|text| format!("依据：{}", text.value)));
    }
    parts.join("；")
}

/// A product and where it is used.
pub(super) fn product(desk: &Desk<'_>, row: usize) -> String {
    let product = desk.table.rows[row].product;
    let entity = Entity::Product(desk.view.chain, product);
    let status = product.status.map(|status| format!("；{}", status.value.word()));
    let areas: Vec<String> = (desk.table.uses.iter().filter(|sign| sign.row == row))
        .map(|sign| {
            let area = &desk.table.areas[sign.column].record.name.value;
            format!("{area}（{}）", sign.strength.word())
        })
        .collect();
    let (number, name) = (desk.site().number(entity), entity.name());
    format!("{number} {name}{}；用于{}", status.unwrap_or_default(), areas.join("、"))
}

/// An area and how much it uses.
pub(super) fn area(desk: &Desk<'_>, column: usize) -> String {
    let name = &desk.table.areas[column].record.name.value;
    match desk.table.in_column(column) {
        0 => format!("{name}：尚无本链产品应用，机会"),
        count => format!(
            "{name}：用到 {count} 项产品，其中核心用途 {} 项",
            desk.table.core_in_column(column)
        ),
    }
}

/// A ribbon: link, area, count.
pub(super) fn stream(
    desk: &Desk<'_>,
    (group, column): (usize, usize),
    (count, core): (usize, usize),
) -> String {
    let link = &desk.view.links[desk.table.groups[group].0].link.record.name.value;
    let area = &desk.table.areas[column].record.name.value;
    format!("{link} → {area}：{count} 项，其中核心用途 {core} 项")
}

/// One paragraph for those who do not see the sheet.
pub(super) fn description(desk: &Desk<'_>) -> String {
    let (table, name) = (&desk.table, &desk.view.chain.record.name.value);
    if table.rows.is_empty() {
        return format!("{name}应用领域图：内容{TO_BE_ADDED}。");
    }
    let count = |one: Strength| table.uses.iter().filter(|sign| sign.strength == one).count();
    let mut text = format!(
        "{name}应用领域图，{} 项产品与技术用于 {} 个领域，共 {} 条应用，其中核心 {}、重要 {}、一般 {}。",
        table.rows.len(),
        served(desk).len(),
        table.uses.len(),
        count(Strength::Core),
        count(Strength::Important),
        count(Strength::Ordinary),
    );
    text.push_str(&format!("用到产品最多的领域：{}。", largest_areas(desk).join("、")));
    text.push_str(&format!("用途最广的产品：{}。", widest_products(desk).join("、")));
    let gaps = weak_at_the_core(desk);
    if !gaps.is_empty() {
        text.push_str(&format!("有核心用途而薄弱、缺失或有风险的产品：{}。", listed(&gaps)));
    }
    let empty: Vec<&str> = (0..table.areas.len())
        .filter(|column| table.in_column(*column) == 0)
        .map(|column| table.areas[column].record.name.value.as_str())
        .collect();
    if !empty.is_empty() {
        text.push_str(&format!("尚无应用的领域（机会）：{}。", listed(&empty)));
    }
    text
}

fn served(desk: &Desk<'_>) -> Vec<usize> {
    let all = 0..desk.table.areas.len();
    all.filter(|column| desk.table.in_column(*column) > 0).collect()
}

/// The three areas with most products, with their counts.
fn largest_areas(desk: &Desk<'_>) -> Vec<String> {
    let mut areas = served(desk);
    areas.sort_by_key(|column| std::cmp::Reverse(desk.table.in_column(*column)));
    let name = |column: usize| &desk.table.areas[column].record.name.value;
    let shown = areas.into_iter().take(3);
    shown.map(|one| format!("{}（{} 项）", name(one), desk.table.in_column(one))).collect()
}

/// The three products with most areas, with their counts.
fn widest_products(desk: &Desk<'_>) -> Vec<String> {
    let mut rows: Vec<usize> = (0..desk.table.rows.len()).collect();
    rows.sort_by_key(|row| std::cmp::Reverse(desk.table.in_row(*row)));
    let name = |row: usize| &desk.table.rows[row].product.record.name.value;
    let shown = rows.into_iter().take(3);
    shown.map(|row| format!("{}（{} 个领域）", name(row), desk.table.in_row(row))).collect()
}

/// Products on which an area relies and in which the province is behind.
fn weak_at_the_core<'d>(desk: &Desk<'d>) -> Vec<&'d str> {
    let rows = desk.table.rows.iter().enumerate();
    let weak = |status: Option<Status>| {
        matches!(status, Some(Status::Weak | Status::Missing | Status::Risk))
    };
    rows.filter(|(row, _)| desk.table.core_in_row(*row) > 0)
        .filter(|(_, row)| weak(row.product.status.map(|status| status.value)))
        .map(|(_, row)| row.product.record.name.value.as_str())
        .collect()
}
