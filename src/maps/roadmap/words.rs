//! What the map says in words: names of its items for hover and screen readers, and its description.

use super::parts::Piece;
use super::place::Layout;
use super::{Plan, own_state};
use crate::maps::book::joined;
use crate::maps::page::{TO_BE_ADDED, listed};
use crate::model::{Dimension, Item, State, Word};

/// An item in words.
pub(super) fn item_label(plan: &Plan<'_>, item: &Item) -> String {
    let mut parts = vec![item.record.name.value.clone()];
    parts.extend(item.dimension.map(|dimension| dimension.value.word().to_owned()));
    parts.push(when(item));
    parts.extend(own_state(item).map(|state| state.word().to_owned()));
    if let Some(target) = &item.target {
        let calibre = target.calibre.as_ref().map(|text| format!("（{}）", text.value));
        parts.push(format!("目标 {}{}", target.shown(), calibre.unwrap_or_default()));
    }
    parts.extend(item.actual.as_ref().map(|actual| format!("实际 {}", actual.shown())));
    if plan.lacks_actual(item) {
        parts.push(format!("实际{TO_BE_ADDED}"));
    }
    let site = plan.page.studio.site;
    let concerned = site.find_all(plan.page.view.chain.id(), &item.concerns);
    let concerned: Vec<&str> = concerned.into_iter().map(|one| one.short_name()).collect();
    if !concerned.is_empty() {
        parts.push(format!("涉及 {}", listed(&concerned)));
    }
    parts.extend(item.record.note.as_ref().map(|note| note.value.clone()));
    parts.join("，")
}

fn when(item: &Item) -> String {
    match (item.at, item.from, item.to) {
        (Some(at), ..) => at.value.to_string(),
        (None, Some(from), Some(to)) => format!("{}–{}", from.value, to.value),
        (None, Some(from), None) => format!("{} 起", from.value),
        (None, None, Some(to)) => format!("至 {}", to.value),
        (None, None, None) => format!("时间{TO_BE_ADDED}"),
    }
}

/// The map in one paragraph.
pub(super) fn description(plan: &Plan<'_>) -> String {
    let chain = plan.page.view.chain.short_name();
    if plan.items.is_empty() {
        return format!("{chain}：路线图条目待补充。");
    }
    let mut text = format!("{chain}路线图共 {} 个条目", plan.items.len());
    let labels: Vec<&str> = plan.calendar.columns.iter().map(|one| one.label.as_str()).collect();
    if let (Some(first), Some(last)) = (labels.first(), labels.last()) {
        text.push_str(&format!("，时期从 {first} 到 {last}"));
    }
    text.push('。');
    text.push_str(&counts(plan));
    let goals: Vec<String> = (plan.items.iter())
        .filter(|item| item.target.is_some() && super::is_goal(item))
        .map(|item| format!("{}{}", item.record.name.value, value(item)))
        .collect();
    let goals: Vec<&str> = goals.iter().map(String::as_str).collect();
    if !goals.is_empty() {
        text.push_str(&format!("有目标值的：{}。", listed(&goals)));
    }
    let missing = plan.items.iter().filter(|item| plan.lacks_actual(item));
    let missing: Vec<&str> = missing.map(|item| item.record.name.value.as_str()).collect();
    if !missing.is_empty() {
        text.push_str(&format!("已到期而实际值待补充的：{}。", listed(&missing)));
    }
    text
}

/// Value and year of a goal.
fn value(item: &Item) -> String {
    let value = item.target.as_ref().map(|target| format!(" {}", target.shown()));
    format!("{}（{}）", value.unwrap_or_default(), when(item))
}

fn counts(plan: &Plan<'_>) -> String {
    let in_row = |dimension: Dimension| {
        let own = |item: &&Item| item.dimension.is_some_and(|one| one.value == dimension);
        plan.items.iter().filter(own).count()
    };
    let rows: Vec<String> =
        Dimension::ALL.iter().map(|one| format!("{} {}", one.word(), in_row(*one))).collect();
    let states = State::ALL.iter().map(|state| {
        (state.word(), plan.items.iter().filter(|item| own_state(item) == Some(*state)).count())
    });
    let states: Vec<String> = states
        .filter(|(_, count)| *count > 0)
        .map(|(word, count)| format!("{word} {count}"))
        .collect();
    let states = if states.is_empty() { "均未写状态".to_owned() } else { states.join("、") };
    format!("各行条目数：{}；状态：{states}。", rows.join("、"))
}

/// What a sheet holds: its rows.
pub(super) fn topic(layout: &Layout<'_>, pieces: &[Piece]) -> String {
    let name = |piece: &Piece| {
        let dimension = layout.rows[piece.row].dimension;
        let name = dimension.map_or("归类待补充", Dimension::word);
        format!("{name}{}", if piece.is_further() { "（续）" } else { "" })
    };
    let names: Vec<String> = pieces.iter().map(name).collect();
    joined(&names.iter().map(String::as_str).collect::<Vec<_>>())
}
