//! What the map says in words: names of its elements for hover and screen readers, and its description.

use super::Plan;
use super::city::City;
use crate::maps::page::listed;
use crate::maps::signs::KINDS;
use crate::site::EntityKind;

/// A city in words.
pub(super) fn city_label(city: &City<'_>) -> String {
    if city.placed.is_empty() {
        return format!("{}：无记录", city.region.record.name.value);
    }
    let counts = KINDS.iter().map(|kind| {
        let count = city.placed.iter().filter(|one| one.entity.kind() == *kind).count();
        (kind.word(), count)
    });
    let counts: Vec<String> = counts
        .filter(|(_, count)| *count > 0)
        .map(|(word, count)| format!("{word} {count}"))
        .collect();
    format!("{}：{}", city.region.record.name.value, counts.join("，"))
}

/// The map in one paragraph.
pub(super) fn description(plan: &Plan<'_>) -> String {
    let chain = plan.page.view.chain.short_name();
    if plan.placed().is_empty() {
        return format!("{chain}：企业、园区、集群、平台和项目都待补充。");
    }
    let present = plan.cities.iter().filter(|city| !city.placed.is_empty()).count();
    let counts: Vec<String> = KINDS
        .iter()
        .map(|kind| format!("{} {}", kind.word(), plan.page.view.presence.of_kind(*kind).count()))
        .collect();
    let counts = counts.join("、");
    let mut text = format!(
        "{chain}在全省 {} 个市州中的 {present} 个有记录，共收录{counts}。",
        plan.cities.len()
    );
    text.push_str(&strongest(plan));
    let empty = plan.cities.iter().filter(|city| city.placed.is_empty());
    let empty: Vec<&str> = empty.map(City::name).collect();
    if !empty.is_empty() {
        text.push_str(&format!("无记录的市州有：{}。", listed(&empty)));
    }
    let lost = plan.placed().iter().filter(|one| one.regions.is_empty()).count();
    if lost > 0 {
        text.push_str(&format!("{lost} 项的地点待补充。"));
    }
    text
}

/// Cities by number of firms, and who leads the chain.
fn strongest(plan: &Plan<'_>) -> String {
    let mut cities: Vec<&City<'_>> = plan.cities.iter().filter(|city| city.firms() > 0).collect();
    cities.sort_by_key(|city| std::cmp::Reverse(city.firms()));
    let cities: Vec<String> =
        cities.iter().map(|city| format!("{} {} 家", city.name(), city.firms())).collect();
    let cities: Vec<&str> = cities.iter().map(String::as_str).collect();
    let mut text = match cities.is_empty() {
        true => "企业的所在市州待补充。".to_owned(),
        false => format!("企业最多的是{}。", listed(&cities[..cities.len().min(3)])),
    };
    let leaders = plan.page.view.presence.of_kind(EntityKind::Firm).filter(|one| one.is_leader());
    let leaders: Vec<&str> = leaders.map(|one| one.entity.short_name()).collect();
    match leaders.is_empty() {
        true => text.push_str("链主企业待补充。"),
        false => text.push_str(&format!("链主企业：{}。", listed(&leaders))),
    }
    text
}
