//! How heavy pages are: what a reader waits for over a slow line, without fonts.

use crate::site;
use flate2::{Compression, write::GzEncoder};
use std::io::Write;

/// Most bytes of a page with its styles and scripts, gzip'd.
const MOST: usize = 150_000;

fn packed(text: &str) -> usize {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::new(6));
    encoder.write_all(text.as_bytes()).unwrap();
    encoder.finish().unwrap().len()
}

#[test]
fn no_page_is_heavier_than_a_slow_line_bears() {
    let output = &site::CONTENT.output;
    // The index of search is loaded when somebody searches.
    let own = |path: &&str| !path.starts_with("assets/search/");
    let assets = output.paths().filter(|path| path.ends_with(".css") || path.ends_with(".js"));
    let assets = assets.filter(own);
    let assets: usize = assets.map(|path| packed(output.text(path))).sum();
    assert!(assets > 5_000, "styles and scripts are {assets} bytes");
    let pages = output.pages().map(|(path, text)| (assets + packed(text), path));
    let (largest, path) = pages.max().unwrap();
    println!("largest: {path}, {largest} bytes gzip'd, {assets} of them styles and scripts");
    assert!(largest < MOST, "{path}: {largest} bytes");
}
