//! What the map says in words: names of its elements for hover and screen readers, and its description.

use super::panel::{action_word, basis};
use super::{Plan, lead_stage, target_stage};
use crate::maps::page::listed;
use crate::model::{Lead, Stage, Status, Target, Word};
use crate::site::Gap;

/// A gap in words.
pub(super) fn gap_label(plan: &Plan<'_>, gap: &Gap<'_>) -> String {
    let mut parts = vec![format!("{}（{}）", gap.entity.name(), gap.around)];
    parts.push(gap.status.map_or("状态待补充", Status::word).to_owned());
    if gap.action.is_some() {
        parts.push(action_word(gap.action).to_owned());
    }
    parts.extend(basis(gap.entity).map(|basis| format!("依据：{basis}")));
    let leads = gap.targets.iter().map(|target| plan.leads_of(target).count()).sum::<usize>();
    match (gap.targets.len(), leads) {
        (0, _) if gap.is_open() => parts.push("尚未列入招商".to_owned()),
        (0, _) => {}
        (targets, 0) => parts.push(format!("{targets} 个招商目标")),
        (targets, leads) => parts.push(format!("{targets} 个招商目标，{leads} 条线索")),
    }
    parts.join("，")
}

/// A target in words.
pub(super) fn target_label(target: &Target) -> String {
    let mut parts = vec![target.record.name.value.clone()];
    parts.extend(target.capability.as_ref().map(|text| format!("能力要求：{}", text.value)));
    parts.push(format!("阶段：{}", target_stage(target).word()));
    parts.extend(target.basis.as_ref().map(|text| format!("依据：{}", text.value)));
    parts.join("，")
}

/// A lead in words.
pub(super) fn lead_label(lead: &Lead) -> String {
    let mut parts = vec![lead.record.name.value.clone()];
    parts.push(format!("阶段：{}", lead_stage(lead).word()));
    parts.extend(lead.record.as_of.map(|day| format!("截至 {}", day.value)));
    parts.extend(lead.next.as_ref().map(|text| format!("下一步：{}", text.value)));
    parts.join("，")
}

/// The map in one paragraph.
pub(super) fn description(plan: &Plan<'_>) -> String {
    let chain = plan.page.view.chain.short_name();
    let all = plan.gaps().count();
    if all == 0 && plan.targets().next().is_none() {
        return format!("{chain}：技术结构图上还没有缺口，招商目标待补充。");
    }
    let mut text = format!("{chain}共有 {all} 个缺口");
    text.push_str(&by_status(plan));
    text.push_str(&format!(
        "，其中 {} 个列入招商，寻找 {} 类企业",
        plan.sought.len(),
        plan.targets().count()
    ));
    let names = plan.targets().map(|target| target.record.name.value.as_str()).collect::<Vec<_>>();
    if !names.is_empty() {
        text.push_str(&format!("：{}", listed(&names)));
    }
    text.push('。');
    text.push_str(&by_stage(plan));
    let open: Vec<&str> = (plan.open.iter())
        .filter(|gap| gap.status == Some(Status::Missing))
        .map(|gap| gap.entity.short_name())
        .collect();
    if !open.is_empty() {
        text.push_str(&format!("缺失而尚未列入招商的有：{}。", listed(&open)));
    }
    text
}

fn by_status(plan: &Plan<'_>) -> String {
    let parts: Vec<String> = [Status::Missing, Status::Weak, Status::Risk]
        .into_iter()
        .map(|status| (status, plan.gaps().filter(|gap| gap.status == Some(status)).count()))
        .filter(|(_, count)| *count > 0)
        .map(|(status, count)| format!("{} {count} 个", status.word()))
        .collect();
    if parts.is_empty() { String::new() } else { format!("（{}）", parts.join("、")) }
}

fn by_stage(plan: &Plan<'_>) -> String {
    if plan.targets().next().is_none() {
        return String::new();
    }
    let untouched = plan.targets().filter(|one| plan.reached(one) == Stage::Untouched).count();
    let mut text = format!("{untouched} 个目标未接触");
    if !plan.leads().is_empty() {
        let signed = plan.leads().iter().filter(|lead| super::is_signed(lead)).count();
        text.push_str(&format!("；线索 {} 条，签约及以后 {signed} 条", plan.leads().len()));
    }
    text.push('。');
    text
}
