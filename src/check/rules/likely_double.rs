//! 两条记录很可能是同一家企业或同一个园区、平台。
//!
//! 名称、简称或别名相同（不计空格、括号和“有限公司”之类的字尾）的两条记录，图上会各占一格，数也会算两遍。确是同一家就只留一条；不是，就在名称里分清。
//!
//! Two records are probably one firm, park or platform.
//!
//! Two records whose names, short names or aliases are the same (spaces, brackets and company endings aside) stand on a map twice and are counted twice. Keep one, or make the names distinct.

use super::super::{Find, Finding, Rule};
use crate::model::Record;
use crate::model::RuleLevel;
use crate::site::{Entity, EntityKind, Site};
use std::collections::HashMap;

pub(super) const RULE: Rule = Rule {
    code: "likely-double",
    level: RuleLevel::Warn,
    page: include_str!("likely_double.rs"),
    find: Find::InSite(find),
};

fn find(site: &Site<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut seen: HashMap<(EntityKind, String), &Record> = HashMap::new();
    for (kind, record, names) in named(site) {
        for name in names.iter().map(|name| bare(name)).filter(|name| name.chars().count() > 1) {
            let first = *seen.entry((kind, name)).or_insert(record);
            if !std::ptr::eq(first, record) && first.id != record.id {
                findings.push(finding(record, first));
                break;
            }
        }
    }
    findings
}

/// Every place with the names by which it is known.
fn named<'m>(site: &Site<'m>) -> Vec<(EntityKind, &'m Record, Vec<&'m str>)> {
    let model = site.model;
    let places = (model.firms.iter().map(Entity::Firm))
        .chain(model.parks.iter().map(Entity::Park))
        .chain(model.clusters.iter().map(Entity::Cluster))
        .chain(model.platforms.iter().map(Entity::Platform))
        .chain(model.projects.iter().map(Entity::Project));
    places
        .map(|entity| {
            let mut names = vec![entity.name(), entity.short_name()];
            if let Entity::Firm(firm) = entity {
                names.extend(firm.aliases.iter().map(|alias| alias.value.as_str()));
            }
            (entity.kind(), entity.record(), names)
        })
        .collect()
}

/// A name without what two spellings of it may differ in.
fn bare(name: &str) -> String {
    let kept = name.chars().filter(|c| !c.is_whitespace() && !"（）()“”\"·".contains(*c));
    let kept: String = kept.collect::<String>().to_lowercase();
    let endings = ["有限责任公司", "股份有限公司", "有限公司", "股份公司", "集团", "公司"];
    let end = endings.iter().find_map(|end| kept.strip_suffix(end));
    end.map_or(kept.clone(), str::to_owned)
}

fn finding(record: &Record, first: &Record) -> Finding {
    let (name, other, id) = (&record.name.value, &first.name.value, &first.id.value);
    Finding::new(
        record.name.span,
        format!("“{name}”与“{other}”（{id}）很可能是同一个"),
        format!("{name} is probably the same as {other} ({id})"),
    )
    .help("是同一个就只留一条，别处改用它的 id", "if so keep one record and use its id elsewhere")
}
