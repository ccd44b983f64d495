//! 图上要画的文字里，有字体里没有的字。
//!
//! 图按内置字体排字，字体里没有的字会换成别的字体，宽度就不准，也可能画不出。换一个写法；画图的字体是内置的，换不了。
//!
//! A text that maps draw holds a character that the fonts lack.
//!
//! Maps are set with the bundled fonts, which a theme cannot replace; a character that they lack comes from another
//! font, of another width, or not at all. Write it otherwise.

use super::super::{Find, Finding, Rule};
use crate::model::{RuleLevel, Text};
use crate::site::{Entity, Site, records};
use crate::text::Fonts;

pub(super) const RULE: Rule = Rule {
    code: "uncovered-character",
    level: RuleLevel::Warn,
    page: include_str!("uncovered_character.rs"),
    find: Find::WithFonts(find),
};

fn find(site: &Site<'_>, fonts: &Fonts<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for text in drawn(site) {
        let missing = fonts.missing(&text.value);
        if !missing.is_empty() {
            let list: Vec<String> =
                missing.iter().map(|c| format!("{c}（U+{:04X}）", u32::from(*c))).collect();
            let list = list.join("、");
            let finding = Finding::new(
                text.span,
                format!("字体里没有这些字：{list}"),
                format!("the fonts lack these characters: {list}"),
            );
            findings.push(finding.help("换一个写法", "write it otherwise"));
        }
    }
    findings
}

/// The texts that maps draw, as the content has them.
fn drawn<'m>(site: &Site<'m>) -> Vec<&'m Text> {
    let model = site.model;
    let mut texts: Vec<&Text> =
        records::all(model).into_iter().map(|kept| &kept.record.name).collect();
    let places = (model.firms.iter().map(Entity::Firm))
        .chain(model.parks.iter().map(Entity::Park))
        .chain(model.clusters.iter().map(Entity::Cluster))
        .chain(model.platforms.iter().map(Entity::Platform))
        .chain(model.projects.iter().map(Entity::Project));
    texts.extend(places.filter_map(Entity::short));
    texts.extend(model.regions.iter().filter_map(|region| region.short.as_ref()));
    texts.extend(&model.settings.map_approval);
    for chain in &model.chains {
        texts.extend(chain.bands.iter().filter_map(|band| band.record.note.as_ref()));
        texts.extend(chain.relations.iter().filter_map(|one| one.what.as_ref()));
        for target in &chain.targets {
            texts.extend([&target.capability, &target.basis, &target.next].into_iter().flatten());
        }
        for one in &chain.indicators {
            let drawn = [&one.scope, &one.unit, &one.calibre].into_iter().flatten();
            texts.extend(drawn.chain(one.values.iter().map(|value| &value.quantity.value)));
        }
        let quantities = chain.roadmap.iter().flat_map(|item| [&item.target, &item.actual]);
        for quantity in quantities.flatten() {
            texts.extend([&quantity.unit, &quantity.calibre].into_iter().flatten());
        }
    }
    texts
}
