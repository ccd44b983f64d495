//! What building a site finds that reading it does not: faults of a theme, links that lead nowhere. Each with its twin,
//! which has nothing wrong.

use crate::case::Case;
use crate::site::Site;
use std::collections::BTreeSet;
use wutu::check::{self, Group};

/// A file over the small right site, wrong and right.
struct Fault {
    code: &'static str,
    path: &'static str,
    wrong: &'static str,
    right: &'static str,
}

const FAULTS: &[Fault] = &[
    Fault {
        code: "template",
        path: "themes/default/templates/404.html",
        wrong: "{% extends \"base.html\" %}{% block main %}{{ page.nothing }}{% endblock %}",
        right: "{% extends \"base.html\" %}{% block main %}没有这一页{% endblock %}",
    },
    Fault {
        code: "broken-link",
        path: "content/chains/a/overview.md",
        wrong: "见[这里](#nowhere)。",
        right: "见[这里](#main)。",
    },
    Fault {
        code: "repeated-anchor",
        path: "themes/default/templates/404.html",
        wrong: "{% extends \"base.html\" %}{% block main %}<i id=\"a\"></i><i id=\"a\"></i>{% endblock %}",
        right: "{% extends \"base.html\" %}{% block main %}<i id=\"a\"></i><i id=\"b\"></i>{% endblock %}",
    },
];

/// What only a damaged program says, and so no case can bring about.
const DAMAGED: [&str; 2] = ["font", "picture"];

/// What is said of packs, which are no part of a build: its case stands in `pack.rs`.
const OF_PACKS: [&str; 1] = ["unusable-font"];

fn told(site: &Site) -> Vec<&'static str> {
    site.attempt(None).problems.iter().map(|one| one.code).collect()
}

#[test]
fn what_building_finds_is_told_and_nothing_of_its_twin() {
    for Fault { code, path, wrong, right } in FAULTS {
        let site = Case::empty().site();
        let codes = told(&site.clone().with(path, *wrong));
        assert!(codes.contains(code), "{code}: {codes:?}");
        assert_eq!(told(&site.with(path, *right)), [""; 0], "the twin of {code}");
    }
}

#[test]
fn every_code_of_building_has_a_case() {
    let building = check::entries().into_iter().filter(|entry| entry.group == Group::Building);
    let codes: BTreeSet<&str> = building.map(|entry| entry.code).collect();
    let shown = FAULTS.iter().map(|fault| fault.code).chain(DAMAGED).chain(OF_PACKS).collect();
    assert_eq!(codes, shown);
}
