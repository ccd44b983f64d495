//! 环节套得太深，图上画不下。
//!
//! 带里有环节，环节里有分段：从带算起最多五层，产品不算。再深的内容宜另立一条链，或并入产品。
//!
//! Links are nested deeper than a map can show.
//!
//! A band holds links, links hold segments: five levels counted from the band, products not counted. What lies
//! deeper belongs into a chain or sheet of its own.

use super::super::{Find, Finding, Rule};
use crate::model::RuleLevel;
use crate::site::Site;

pub(super) const RULE: Rule = Rule {
    code: "nested-too-deep",
    level: RuleLevel::Deny,
    page: include_str!("nested_too_deep.rs"),
    find: Find::InSite(find),
};

/// Levels of links below the band.
const LEVELS: usize = 4;

fn find(site: &Site<'_>) -> Vec<Finding> {
    let links = site.chains.iter().flat_map(|view| &view.links);
    links
        .filter(|place| place.depth == LEVELS)
        .map(|place| {
            let name = &place.link.record.name.value;
            Finding::new(
                place.link.record.id.span,
                format!("环节“{name}”套得太深：从带算起最多五层"),
                format!("link {name} is nested too deeply: five levels counted from the band"),
            )
            .help("把它提到上一层，或并入产品", "move it up a level, or make it a product")
        })
        .collect()
}
