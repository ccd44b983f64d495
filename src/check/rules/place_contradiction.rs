//! 企业、平台或项目所在的市州，与它所在园区的市州不一致。
//!
//! 两处只能有一处对。园区跨市州的，把 `park` 去掉，或在说明里写清。
//!
//! The city of a firm, platform or project is not that of its park.
//!
//! Only one of the two can be right.

use super::super::{Find, Finding, Rule};
use crate::model::RuleLevel;
use crate::site::Site;

pub(super) const RULE: Rule = Rule {
    code: "place-contradiction",
    level: RuleLevel::Warn,
    page: include_str!("place_contradiction.rs"),
    find: Find::InSite(find),
};

fn find(site: &Site<'_>) -> Vec<Finding> {
    let model = site.model;
    let firms = model.firms.iter().map(|one| (&one.record, &one.region, &one.park));
    let platforms = model.platforms.iter().map(|one| (&one.record, &one.region, &one.park));
    let projects = model.projects.iter().map(|one| (&one.record, &one.region, &one.park));
    let all = firms.chain(platforms).chain(projects);
    all.filter_map(|(record, region, park)| {
        let region = region.as_ref()?;
        let park = site.parks.named(park.as_ref())?;
        let other = site.regions.named(park.region.as_ref())?;
        (other.record.id.value != region.value).then(|| {
            let (name, park, city) =
                (&record.name.value, &park.record.name.value, &other.record.name.value);
            Finding::new(
                region.span,
                format!("“{name}”写在这里，而它所在的{park}在{city}"),
                format!("{name} is said to be here, but its park {park} is in {city}"),
            )
            .help("改正 region 或 park", "correct region or park")
        })
    })
    .collect()
}
