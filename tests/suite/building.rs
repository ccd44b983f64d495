//! What building a site finds that reading it does not: faults of a theme, links that lead nowhere. Each with its twin,
//! which has nothing wrong.

use crate::case::Case;
use crate::site::Site;
use std::collections::BTreeSet;
use wutu::check::{self, Group};

/// A file over the small right site, wrong and right.
struct Fault {
    code: &'static str,
    /// What else the site holds.
    beside: &'static [(&'static str, &'static str)],
    path: &'static str,
    wrong: &'static str,
    right: &'static str,
}

const FAULTS: &[Fault] = &[
    Fault {
        code: "template",
        beside: &[],
        path: "themes/default/templates/404.html",
        wrong: "{% extends \"base.html\" %}{% block main %}{{ page.nothing }}{% endblock %}",
        right: "{% extends \"base.html\" %}{% block main %}没有这一页{% endblock %}",
    },
    Fault {
        code: "interface-word",
        beside: &[],
        path: "themes/default/i18n/zh-CN.yml",
        wrong: "frame:\n  skip: 跳过\n",
        right: include_str!("../../themes/default/i18n/zh-CN.yml"),
    },
    Fault {
        code: "unapproved-map",
        beside: &[(
            "content/province.geojson",
            r#"{"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {"name": "云溪市"},
            "geometry": {"type": "Polygon", "coordinates": [[[162, 23], [163, 23], [163, 24], [162, 23]]]}}]}"#,
        )],
        path: "content/site.yml",
        wrong: APPROVABLE,
        right: APPROVED,
    },
    Fault {
        code: "broken-link",
        beside: &[],
        path: "content/chains/a/overview.md",
        wrong: "见[这里](#nowhere)。",
        right: "见[这里](#main)。",
    },
    Fault {
        code: "repeated-anchor",
        beside: &[],
        path: "themes/default/templates/404.html",
        wrong: "{% extends \"base.html\" %}{% block main %}<i id=\"a\"></i><i id=\"a\"></i>{% endblock %}",
        right: "{% extends \"base.html\" %}{% block main %}<i id=\"a\"></i><i id=\"b\"></i>{% endblock %}",
    },
];

/// A site that draws boundaries, and the same with an approval number.
const APPROVABLE: &str = "title: 示例省五图\ncode: SL\nedition: 2023-Q4\nas_of: 2023-12-31\nchains: [a]\n\
    rules: { few-experts: allow, missing-map: allow, missing-number: allow }\n\
    boundaries: { file: province.geojson, coordinates: CGCS2000 }\n";
const APPROVED: &str = "title: 示例省五图\ncode: SL\nedition: 2023-Q4\nas_of: 2023-12-31\nchains: [a]\n\
    rules: { few-experts: allow, missing-map: allow, missing-number: allow }\n\
    boundaries: { file: province.geojson, coordinates: CGCS2000 }\nmap_approval: 示S(2023)001号\n";

/// What only a damaged program says, and so no case can bring about.
const DAMAGED: [&str; 2] = ["font", "picture"];

/// What is said of packs, which are no part of a build: its case stands in `pack.rs`.
const OF_PACKS: [&str; 1] = ["unusable-font"];

fn told(site: &Site) -> Vec<&'static str> {
    site.attempt(None).problems.iter().map(|one| one.code).collect()
}

#[test]
fn what_building_finds_is_told_and_nothing_of_its_twin() {
    for Fault { code, beside, path, wrong, right } in FAULTS {
        let site =
            beside.iter().fold(Case::empty().site(), |site, (path, text)| site.with(path, *text));
        let codes = told(&site.clone().with(path, *wrong));
        assert!(codes.contains(code), "{code}: {codes:?}");
        assert_eq!(told(&site.with(path, *right)), [""; 0], "the twin of {code}");
    }
}

#[test]
fn every_code_of_building_has_a_case() {
    let building = check::entries().into_iter().filter(|entry| entry.group == Group::Building);
    let codes: BTreeSet<&str> = building.map(|entry| entry.code).collect();
    let shown = FAULTS
        .iter()
        .map(|fault| fault.code)
        .chain(DAMAGED)
        .chain(OF_REVIEWS)
        .chain(OF_PACKS)
        .collect();
    assert_eq!(codes, shown);
}

/// What writing the tables of reviews finds; its case is too long for a line.
const OF_REVIEWS: [&str; 1] = ["unwritable-workbook"];

#[test]
fn a_cell_beyond_what_a_workbook_holds_is_told() {
    let of = |length: usize| {
        let reason = "字".repeat(length);
        let text = format!(
            "rounds:\n  - {{ id: r1, name: 评审, due: 2024-01-31, openness: 主动公开 }}\nopinions:\n  - {{ id: o1, name: 意见, round: r1, origin: 专家, concerns: wafer, reply: 不采纳, openness: 主动公开, reason: {reason} }}\n"
        );
        told(&Case::empty().site().with("content/chains/a/reviews/r1.yml", text))
    };
    assert!(of(40_000).iter().any(|code| *code == OF_REVIEWS[0]));
    assert_eq!(of(100), [""; 0]);
}
