//! The index of search, looked at as data: what it knows leads somewhere, and every page is in it.
//!
//! How it is searched is looked at in a browser (`browser/search.mjs`).

use crate::html::Markup;
use crate::site::{self, Output, Site, everywhere};
use flate2::Compression;
use flate2::write::GzEncoder;
use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use wutu::model::Audience;

/// The files of the index, read.
fn files(output: &Output) -> BTreeMap<&str, serde_json::Value> {
    let scripts = output.ending(".js").filter(|(path, _)| path.starts_with("assets/search/"));
    let value = |text: &str| {
        let json = text.strip_prefix("wutuSearch.push(").and_then(|rest| rest.strip_suffix(");\n"));
        serde_json::from_str(json.unwrap()).unwrap()
    };
    scripts.map(|(path, text)| (path, value(text))).collect()
}

/// The addresses to which a file leads.
fn addresses(file: &serde_json::Value) -> Vec<String> {
    let found = file["found"].as_array().unwrap();
    let parts = file["parts"].as_array().unwrap().iter();
    let address = |part: &serde_json::Value| {
        let result = &found[usize::try_from(part[0].as_u64().unwrap()).unwrap()];
        format!("{}{}", result[0].as_str().unwrap(), part[1].as_str().unwrap())
    };
    parts.map(address).collect()
}

#[test]
fn what_is_found_leads_to_a_page_and_an_anchor() {
    everywhere(|output| {
        let mut ids: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
        for (path, text) in output.pages() {
            ids.insert(path, Markup::of(text).values("id").map(str::to_owned).collect());
        }
        let all = files(output).values().flat_map(addresses).collect::<Vec<_>>();
        let leads = |address: &&String| {
            let (page, anchor) = address.split_once('#').unwrap_or((address, ""));
            ids.get(page).is_some_and(|ids| anchor.is_empty() || ids.contains(anchor))
        };
        let lost = all.iter().filter(|address| !leads(address));
        let mut faults: Vec<String> = lost.map(|one| format!("{one} leads nowhere")).collect();
        let pages: BTreeSet<&str> = all
            .iter()
            .map(|one| one.split_once('#').map_or(one.as_str(), |(page, _)| page))
            .collect();
        let missing = ids.keys().filter(|page| **page != "404.html" && !pages.contains(*page));
        faults.extend(missing.map(|page| format!("{page} is not in the index")));
        faults
    });
}

#[test]
fn the_first_file_names_the_others() {
    everywhere(|output| {
        let files = files(output);
        let named = files["assets/search/shared.js"]["head"]["files"].as_array().unwrap();
        let named: BTreeSet<String> =
            named.iter().map(|name| format!("assets/search/{}", name.as_str().unwrap())).collect();
        let others = files.keys().filter(|path| **path != "assets/search/shared.js");
        let others: BTreeSet<String> = others.map(|path| (*path).to_owned()).collect();
        if named == others { vec![] } else { vec![format!("{named:?}, but there is {others:?}")] }
    });
}

#[test]
fn a_change_in_a_chain_leaves_the_files_of_other_chains_alone() {
    let changed = Site::demo().changed(
        "content/chains/demo-chips/technology.yml",
        "        note: 设计所用的软件和可复用模块\n",
        "        note: 设计所用的软件\n",
    );
    let (before, after) = (&site::DEMO.output, changed.build(Audience::Internal));
    let paths = before.paths().filter(|path| path.starts_with("assets/search/chains/"));
    let rewritten: Vec<&str> =
        paths.filter(|path| before.bytes(path) != after.bytes(path)).collect();
    assert!(
        rewritten.iter().all(|path| *path == "assets/search/chains/demo-chips.js"),
        "{rewritten:?}"
    );
}

/// How large a page may be with its style and scripts when it is sent packed, without fonts and index.
const LARGEST: usize = 150_000;

fn packed(bytes: &[u8]) -> usize {
    let mut packer = GzEncoder::new(Vec::new(), Compression::default());
    packer.write_all(bytes).unwrap();
    packer.finish().unwrap().len()
}

#[test]
fn a_page_with_style_and_scripts_is_small() {
    everywhere(|output| {
        let assets = output.paths().filter(|path| {
            let is_asset = path.starts_with("assets/") && !path.starts_with("assets/search/");
            is_asset && (path.ends_with(".css") || path.ends_with(".js"))
        });
        let assets: usize = assets.map(|path| packed(output.bytes(path).unwrap())).sum();
        let sizes = output.pages().map(|(path, text)| (packed(text.as_bytes()) + assets, path));
        let largest = sizes.max().unwrap();
        println!(
            "largest page: {} with {} bytes packed, {assets} of them shared",
            largest.1, largest.0
        );
        if largest.0 < LARGEST { vec![] } else { vec![format!("{largest:?}")] }
    });
}
