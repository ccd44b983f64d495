//! 环节里什么也没有。
//!
//! 一个环节至少要有一个产品、一个下级环节，或一家企业；否则图上是一个空框。补上内容，或者删去它。
//!
//! A link holds nothing.
//!
//! A link has at least a product, a link below it or a firm; else it is an empty frame on the map. Fill it or delete it.

use super::super::{Find, Finding, Rule};
use crate::model::RuleLevel;
use crate::site::Site;

pub(super) const RULE: Rule = Rule {
    code: "empty-link",
    level: RuleLevel::Warn,
    page: include_str!("empty_link.rs"),
    find: Find::InSite(find),
};

fn find(site: &Site<'_>) -> Vec<Finding> {
    let links = site.chains.iter().flat_map(|view| &view.links).map(|place| place.link);
    links
        .filter(|link| link.products.is_empty() && link.links.is_empty() && link.firms.is_empty())
        .map(|link| {
            let name = &link.record.name.value;
            Finding::new(
                link.record.id.span,
                format!("环节“{name}”里什么也没有"),
                format!("link {name} holds nothing"),
            )
            .help("补上 products，或删去这个环节", "give it products, or delete it")
        })
        .collect()
}
