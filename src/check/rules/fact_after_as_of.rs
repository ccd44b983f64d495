//! 事实晚于本版的截止日期。
//!
//! 一个版次只说到 `site.yml` 里 `as_of` 那一天为止。事实、实际值、监测值的时期、引用的文件、已完成的事项、已立项的揭榜挂帅都不能晚于它；目标和计划可以。
//!
//! A fact is dated after the edition's as-of date.
//!
//! An edition speaks of the world up to its date (`as_of` in `site.yml`). A fact, an actual value, the period of a
//! watched value, a cited document, an open call (揭榜挂帅) or an item that is 完成 may not lie after it; goals and plans may.

use super::super::{Find, Finding, Rule};
use crate::model::{RuleLevel, Spanned, State, When};
use crate::site::{Site, records};

pub(super) const RULE: Rule = Rule {
    code: "fact-after-as-of",
    level: RuleLevel::Deny,
    page: include_str!("fact_after_as_of.rs"),
    find: Find::InSite(find),
};

fn find(site: &Site<'_>) -> Vec<Finding> {
    let Some(as_of) = site.model.settings.as_of else { return Vec::new() };
    let late = |when: Spanned<When>| when.value.end > as_of.value.end;
    let mut findings: Vec<Finding> = Vec::new();
    let dates = records::all(site.model).into_iter().filter_map(|kept| kept.record.as_of);
    findings.extend(dates.filter(|when| late(*when)).map(|when| finding(when, as_of.value)));
    let numbers = super::numbers(site).into_iter().filter_map(|one| one.quantity.as_of);
    findings.extend(numbers.filter(|when| late(*when)).map(|when| finding(when, as_of.value)));
    let published = site.model.sources.iter().filter_map(|source| source.date);
    findings.extend(published.filter(|when| late(*when)).map(|when| finding(when, as_of.value)));
    for item in site.model.chains.iter().flat_map(|chain| &chain.roadmap) {
        let done = item.state.is_some_and(|state| state.value == State::Done);
        let end = item.to.or(item.at).or(item.from).filter(|when| done && late(*when));
        findings.extend(end.map(|when| finding(when, as_of.value)));
    }
    let texts = site.model.chains.iter().flat_map(|chain| &chain.prose);
    let texts = texts.filter_map(|text| text.as_of).filter(|when| late(*when));
    findings.extend(texts.map(|when| finding(when, as_of.value)));
    let calls =
        calls(site).into_iter().filter(|year| year.value > i32::from(as_of.value.end.year()));
    findings.extend(calls.map(|year| call(year, as_of.value)));
    let raised = site.model.chains.iter().flat_map(|chain| &chain.problems);
    let raised = raised.filter_map(|problem| problem.raised).filter(|when| late(*when));
    findings.extend(raised.map(|when| finding(when, as_of.value)));
    let watched = site.model.chains.iter().flat_map(|chain| &chain.indicators);
    let values = watched.flat_map(|one| &one.values).filter(|one| one.quantity.as_of.is_none());
    let periods = values.map(|one| one.period).filter(|when| late(*when));
    findings.extend(periods.map(|when| finding(when, as_of.value)));
    findings
}

fn finding(when: Spanned<When>, as_of: When) -> Finding {
    let day = as_of.end;
    Finding::new(
        when.span,
        format!("{} 晚于本版的截止日期 {day}", when.value),
        format!("{} lies after this edition's date {day}", when.value),
    )
    .help(
        "改正日期；若是目标或计划，不写 as_of、不写“完成”",
        "correct the date; a goal or plan has no as_of and is not 完成",
    )
}

/// The years of the open calls.
fn calls(site: &Site<'_>) -> Vec<Spanned<i32>> {
    let links = site.chains.iter().flat_map(|view| &view.links).map(|place| place.link.challenge);
    let products = site.chains.iter().flat_map(|view| &view.products);
    links.chain(products.map(|place| place.product.challenge)).flatten().collect()
}

fn call(year: Spanned<i32>, as_of: When) -> Finding {
    let day = as_of.end;
    Finding::new(
        year.span,
        format!("揭榜挂帅的立项年份 {} 晚于本版的截止日期 {day}", year.value),
        format!("the open call of {} lies after this edition's date {day}", year.value),
    )
    .help("改正年份；还没有立项的不写 challenge", "correct the year; a call to come is not stated")
}
