//! 记录所写的市州，与它所写园区的市州不一致。
//!
//! 企业、平台、项目、集群所在的市州，招商目标可考虑的市州，都要包括所写园区的市州。园区跨市州的，把 `park` 去掉，或在说明里写清。
//!
//! The cities of a record do not hold the city of its park.
//!
//! A firm, platform, project or cluster lies in the city of its park, and a target names the cities of the parks that it
//! names. Only one of the two can be right.

use super::super::{Find, Finding, Rule};
use crate::model::{Record, Ref, RuleLevel};
use crate::site::Site;

pub(super) const RULE: Rule = Rule {
    code: "place-contradiction",
    level: RuleLevel::Warn,
    page: include_str!("place_contradiction.rs"),
    find: Find::InSite(find),
};

fn find(site: &Site<'_>) -> Vec<Finding> {
    let model = site.model;
    let firms = model.firms.iter().map(|one| at(&one.record, &one.region, &one.park));
    let platforms = model.platforms.iter().map(|one| at(&one.record, &one.region, &one.park));
    let projects = model.projects.iter().map(|one| at(&one.record, &one.region, &one.park));
    let clusters = model.clusters.iter().map(|one| at(&one.record, &one.regions, &one.parks));
    let targets = model.chains.iter().flat_map(|chain| &chain.targets);
    let targets = targets.map(|one| at(&one.record, &one.regions, &one.parks));
    let all = firms.chain(platforms).chain(projects).chain(clusters).chain(targets);
    all.flat_map(|placed| contradictions(site, &placed)).collect()
}

/// A record with the cities and parks that it names.
struct Placed<'m> {
    record: &'m Record,
    regions: Vec<&'m Ref>,
    parks: Vec<&'m Ref>,
}

fn at<'m>(
    record: &'m Record,
    regions: impl IntoIterator<Item = &'m Ref>,
    parks: impl IntoIterator<Item = &'m Ref>,
) -> Placed<'m> {
    let (regions, parks) = (regions.into_iter().collect(), parks.into_iter().collect());
    Placed { record, regions, parks }
}

/// Whichever parks lie in none of the cities; a record without cities contradicts nothing.
fn contradictions(site: &Site<'_>, placed: &Placed<'_>) -> Vec<Finding> {
    let Some(region) = placed.regions.first() else { return Vec::new() };
    let parks = placed.parks.iter().filter_map(|id| site.parks.get(&id.value));
    let elsewhere =
        parks.filter_map(|park| Some((park, site.regions.named(park.region.as_ref())?)));
    let elsewhere = elsewhere
        .filter(|(_, city)| placed.regions.iter().all(|own| own.value != city.record.id.value));
    elsewhere
        .map(|(park, city)| {
            let (name, park) = (&placed.record.name.value, &park.record.name.value);
            let city = &city.record.name.value;
            Finding::new(
                region.span,
                format!("“{name}”写在这里，而它所写的{park}在{city}"),
                format!("{name} is said to be here, but its park {park} is in {city}"),
            )
            .help("改正市州或园区", "correct the city or the park")
        })
        .collect()
}
