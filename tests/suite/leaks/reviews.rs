//! Leaks of reviews: what closed opinions, experts and rounds say, marked or not, stands in no file of a public build.

use super::searched;
use crate::site::{self, Site};
use std::collections::BTreeSet;
use wutu::audience::Gate;
use wutu::model::{Chain, Openness, Record, Text};
use wutu::{read, source};

/// Shorter texts may stand elsewhere by right: the new name of a product is what was proposed.
const TELLING: usize = 8;

/// What the reviews of a chain say of which nothing is public.
fn said(chain: &Chain) -> BTreeSet<String> {
    let mut said = BTreeSet::new();
    let mut take = |record: &Record, more: &[&Option<Text>]| {
        let texts = more.iter().copied().chain([&record.note]).flatten();
        let texts = texts.chain([&record.name]).map(|text| text.value.clone());
        if record.openness > Openness::Public {
            said.extend(texts.filter(|text| text.chars().count() >= TELLING));
        }
    };
    for one in &chain.opinions {
        take(&one.record, &[&one.reason, &one.proposed]);
    }
    chain.experts.iter().for_each(|one| take(&one.record, &[&one.post]));
    chain.rounds.iter().for_each(|one| take(&one.record, &[]));
    said
}

#[test]
fn a_public_build_holds_no_opinion_no_expert_and_no_reply() {
    let (sources, _) = source::load(&Site::demo().world(), "content");
    let model = read::read(&sources, &Gate::open()).model;
    let said: BTreeSet<String> = model.chains.iter().flat_map(said).collect();
    let internal = searched(&site::DEMO.output).into_values().collect::<String>();
    let shown = said.iter().filter(|text| internal.contains(text.as_str())).count();
    println!("leaks: reviews: {} texts, {shown} of them in the internal edition", said.len());
    assert!(shown > 30, "only {shown} of {} texts are shown to those who may see them", said.len());
    let mut found = Vec::new();
    for (path, text) in searched(&site::DEMO_PUBLIC.output) {
        let held = said.iter().filter(|said| text.contains(said.as_str()));
        found.extend(held.map(|said| format!("{path} holds {said}")));
    }
    site::nothing(&found);
}
